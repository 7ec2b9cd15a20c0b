"""The first page of the management summary: what is asked and what there is; what it costs comes from the budget."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.finance.money import euro
from inventory.language import _, ngettext
from inventory.plan import hardware, privacy
from inventory.plan.blocks import Column, Fill, Paragraph, Table
from inventory.plan.checks_tick import last_day, schools
from inventory.plan.contracts import standings
from inventory.plan.facts import evidence
from inventory.plan.wording import dated, percent, unknown, whole
from inventory.records.values import decimals

if TYPE_CHECKING:
    from inventory.plan.blocks import Block, Cell, Evidence
    from inventory.plan.facts import Facts, Row
    from inventory.plan.template import Part


def summary_have(facts: Facts, part: Part) -> list[Block]:
    """Return what there is in six rows: education, devices, network, systems, privacy, contracts and staff."""
    rows: tuple[tuple[Cell, ...], ...] = (
        (_("Education"), _education(facts)),
        (_("Devices"), _devices(facts)),
        (_("Network and internet"), _network(facts)),
        (_("Systems"), _systems(facts)),
        (_("Contracts"), _contracts(facts)),
        (_("Staff"), _staff(facts)),
    )
    count = sum(g.count for g in hardware.groups(facts))
    proof = (
        evidence("site", facts.sites),
        hardware.proof(count),
        evidence("system", facts.systems),
        evidence("contract", facts.rows("contract")),
        evidence("staff", facts.rows("staff")),
    )
    return [
        Table(
            id=part.id,
            columns=(
                Column(_("Part"), share=10),
                Column(_("State on {date}").format(date=dated(facts.on)), share=40),
            ),
            rows=rows,
            keys=("education", "devices", "network", "systems", "contracts", "staff"),
            evidence=tuple(one for one in proof if one.count),
        )
    ]


def _education(facts: Facts) -> str:
    every, heads = schools(facts), list(facts.headcounts.values())
    pupils, staff = facts.counted("pupils"), facts.counted("staff")
    text = ngettext(
        "{count} school with {pupils} pupils and {staff} staff, counted on {date}.",
        "{count} schools with {pupils} pupils and {staff} staff, counted on {date}.",
        len(every),
    )
    return text.format(
        count=len(every),
        pupils=unknown() if pupils is None else whole(pupils),
        staff=unknown() if staff is None else whole(staff),
        date=dated(last_day(heads)),
    )


def _devices(facts: Facts) -> str:
    groups = hardware.groups(facts)
    count, managed = sum(g.count for g in groups), sum(g.count for g in groups if g.managed)
    if not count:
        return _("No devices are recorded.")
    text = _("{count} devices, {managed} in device management. For pupils: {ratio}.")
    return text.format(
        count=whole(count), managed=percent(managed, count), ratio=hardware.device_ratio(facts, groups)
    )


def _network(facts: Facts) -> str:
    every = schools(facts)
    linked = {row["site"] for row in facts.rows("connection") if facts.running(row)}
    surveyed = {row["site"] for row in facts.rows("wifi_survey") if row["date"] <= facts.on}
    text = _("{linked} of {all} schools have an internet connection recorded, {surveyed} a wireless survey.")
    return text.format(
        linked=sum(s["id"] in linked for s in every),
        surveyed=sum(s["id"] in surveyed for s in every),
        all=len(every),
    )


def _systems(facts: Facts) -> str:
    cloud = sum(s["hosting"] == "cloud" for s in facts.systems)
    signed, personal = privacy.shares(facts)
    text = _(
        "{count} systems in use, {cloud} in the cloud; {signed} of the {personal} with personal data under a signed agreement."
    )
    return text.format(count=len(facts.systems), cloud=cloud, signed=signed, personal=personal)


def _contracts(facts: Facts) -> str:
    found = standings(facts)
    licences = [row for row in facts.rows("licence") if facts.running(row)]
    text = _("{contracts} contracts and {licences} licences run; they cost {amount} in {year}.")
    budget = facts.first_budget
    amount = sum(x.amount for x in budget.direct if x.record in {"contract", "licence"})
    return text.format(contracts=len(found), licences=len(licences), amount=euro(amount), year=budget.label)


def _staff(facts: Facts) -> str:
    posts = [s for s in facts.rows("staff") if facts.running(s)]
    if not posts:
        return _("No posts that work on ICT are recorded.")
    fte = sum(s["fte"] or 0 for s in posts)
    text = ngettext(
        "{count} post works on ICT, {fte} fte.", "{count} posts work on ICT, {fte} fte together.", len(posts)
    )
    return text.format(count=len(posts), fte=decimals(fte, 2))


def summary_request(facts: Facts, part: Part) -> list[Block]:
    """Return what the board is asked to agree to, in figures; the decision itself is written by a person."""
    budget = facts.first_budget
    cost = unknown() if budget.per_pupil is None else euro(budget.per_pupil)
    years = [facts.budget(year).amount() for year in facts.settings.years]
    text = _(
        "ICT costs {amount} in {year}, {cost} per pupil, and {total} in the years {first} until {last} together."
    )
    lines = [
        text.format(
            amount=euro(budget.amount()),
            year=budget.label,
            cost=cost,
            total=euro(sum(years)),
            first=facts.settings.first_year,
            last=facts.settings.last_year,
        ),
        _state(facts),
    ]
    proof = (evidence("plan", [facts.plan] if facts.plan else []), *_adopted(facts))
    return [
        Paragraph(
            id=part.id,
            fill=Fill.DRAFT,
            text="\n".join(line for line in lines if line),
            evidence=tuple(one for one in proof if one.count),
        )
    ]


def _last_adopted(facts: Facts) -> Row | None:
    found = [v for v in facts.of_plan("plan_version") if v["status"] == "adopted"]
    return max(found, key=lambda v: v["number"], default=None)


def _adopted(facts: Facts) -> tuple[Evidence, ...]:
    row = _last_adopted(facts)
    return (evidence("plan_version", [row]),) if row else ()


def _state(facts: Facts) -> str:
    """Return whether the plan was adopted, when and by whom."""
    row = _last_adopted(facts)
    if row is None:
        return _("The plan is a draft; no version of it was adopted.") if facts.plan else ""
    text = _("Version {number} was adopted on {date} by {who}.")
    return text.format(number=row["number"], date=dated(row["adopted"]), who=row["adopted_by"] or unknown())
