"""Section 2.1: systems, devices, network, management and privacy as the inventory knows them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from inventory.language import _, ngettext
from inventory.plan import hardware, privacy
from inventory.plan.blocks import Column, ColumnKind, Fill, Paragraph, Table, Written
from inventory.plan.checks_systems import not_over
from inventory.plan.facts import evidence
from inventory.plan.sources.means import surveys_table
from inventory.plan.sources.stopgaps import stopgaps_table
from inventory.plan.wording import counted, dated, listed, percent, unknown, whole
from inventory.records.assets import OWNERSHIP
from inventory.signals.countries import named

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from inventory.plan.blocks import Block, Cell
    from inventory.plan.facts import Facts
    from inventory.plan.hardware import Group
    from inventory.plan.template import Part


def expertise_costs(facts: Facts, part: Part) -> list[Block]:
    """Return what is recorded of training: contracts and posts of the row expertise, and the scores of surveys."""
    contracts = [c for c in facts.rows("contract") if c["cost_row"] == "expertise" and not c["ended"]]
    posts = {a["staff"] for a in facts.rows("allocation") if a["cost_row"] == "expertise"}
    people = [s for s in facts.rows("staff") if s["id"] in posts and facts.running(s)]
    text = _("Contracts for training and expertise: {contracts}. Posts that work on it: {posts}.").format(
        contracts=listed(c["name"] for c in contracts) or unknown(),
        posts=listed(s["name"] for s in people) or unknown(),
    )
    proof = (evidence("contract", contracts), evidence("staff", people))
    drafts: list[Block] = [Paragraph(id=part.id, fill=Fill.DRAFT, text=text, evidence=proof)]
    if facts.rows("survey_result"):
        drafts += surveys_table(facts, replace(part, id=f"{part.id}-surveys"))
    return drafts


def infrastructure_table(facts: Facts, part: Part) -> list[Block]:
    """Return the seven rows of the infrastructure in text, the devices by category and age, and temporary solutions."""
    groups = hardware.groups(facts)
    words_of: tuple[tuple[str, str, Callable[[Facts, list[Group]], Iterable[str]]], ...] = (
        ("applications", _("Applications and software"), _applications),
        ("hardware", _("Hardware and operating systems"), _hardware),
        ("devices", _("Devices"), _devices),
        ("cloud", _("Cloud services"), _cloud),
        ("networks", _("Wired and wireless networks"), _networks),
        ("management", _("Management and maintenance"), _management),
        ("privacy", _("Privacy and security"), _privacy),
    )
    slots = [f"{part.id}-{name}" for name, _label, _words in words_of]
    rows: list[tuple[Cell, ...]] = [
        (label, "\n".join(words(facts, groups))) for _name, label, words in words_of
    ]
    columns = [Column(_("Part"), share=10), Column(_("Description"), share=32)]
    if any(map(facts.text, slots)):
        columns.append(Column(_("Explanation of the board"), share=14))
        rows = [(*row, _own(facts, slot)) for row, slot in zip(rows, slots, strict=True)]
    table = Table(
        id=part.id,
        columns=tuple(columns),
        rows=tuple(rows),
        caption=_("The ICT infrastructure in short on {date}").format(date=dated(facts.on)),
        keys=tuple(name for name, _label, _words in words_of),
        evidence=(
            hardware.proof(sum(g.count for g in groups)),
            evidence("system", facts.systems),
            evidence("contract", facts.rows("contract")),
        ),
    )
    made: list[Block] = [table, device_ages(facts, groups, f"{part.id}-ages")]
    if facts.rows("stopgap"):
        made += stopgaps_table(facts, replace(part, id=f"{part.id}-stopgaps"))
    return made


def _own(facts: Facts, slot: str) -> Cell:
    """Return what the board wrote beside a row, "" for nothing: it need not write there."""
    text = facts.text(slot)
    return Written(slot, text) if text else ""


def _applications(facts: Facts, _groups: list[Group]) -> list[str]:
    counts = Counter(facts.shown("system", s, "cost_row") or _("no cost row") for s in facts.systems)
    if not counts:
        return [_("Unknown: no systems are recorded.")]
    text = ngettext("{count} system in use: {rows}.", "{count} systems in use: {rows}.", len(facts.systems))
    return [text.format(count=len(facts.systems), rows=counted(counts.items()))]


def _hardware(facts: Facts, groups: list[Group]) -> list[str]:
    if not groups:
        return [_("Unknown: no devices are recorded.")]
    network = hardware.network_categories(facts)
    ends = [g for g in groups if g.category not in network]
    systems = counted((str(os or unknown()), n) for os, n in hardware.by(ends, "os").items())
    owned = counted(
        (_(OWNERSHIP.get(str(name), "")) or unknown(), n)
        for name, n in hardware.by(groups, "ownership").items()
    )
    return [
        _("Operating systems: {names}.").format(names=systems),
        _("Ownership: {names}.").format(names=owned),
    ]


def _devices(facts: Facts, groups: list[Group]) -> list[str]:
    if not groups:
        return [_("Unknown: no devices are recorded.")]
    old = sum(g.count for g in groups if g.supported is False)
    unclear = sum(g.count for g in groups if g.supported is None)
    return [
        _("{count} devices: {kinds}.").format(
            count=whole(sum(g.count for g in groups)), kinds=counted(by_category(facts, groups).items())
        ),
        _("Pupils per device: {ratio}.").format(ratio=hardware.device_ratio(facts, groups)),
        _("Support ended for {old} devices; unknown for {unclear}.").format(
            old=whole(old), unclear=whole(unclear)
        ),
    ]


def by_category(facts: Facts, groups: list[Group]) -> Counter[str]:
    """Return the number of devices by name of the category."""
    counts: Counter[str] = Counter()
    for group in groups:
        counts[facts.name("category", group.category) or _("without category")] += group.count
    return counts


def _cloud(facts: Facts, _groups: list[Group]) -> list[str]:
    cloud = [s for s in facts.systems if s["hosting"] == "cloud"]
    if not cloud:
        return [_("Unknown: no cloud services are recorded.")]
    places = Counter(named(s["country"]) if s["country"] else _("storage country unknown") for s in cloud)
    text = ngettext("{count} cloud service: {names}.", "{count} cloud services: {names}.", len(cloud))
    return [
        text.format(count=len(cloud), names=listed(s["name"] for s in cloud)),
        _("Place of storage: {names}.").format(names=counted(places.items())),
    ]


def _networks(facts: Facts, groups: list[Group]) -> list[str]:
    network = hardware.network_categories(facts)
    kinds = by_category(facts, [g for g in groups if g.category in network])
    lots: Counter[str] = Counter()
    for lot in facts.rows("lot"):
        gone = lot["disposed"] is not None and lot["disposed"] <= facts.on
        if lot["category"] in network and not gone and lot["in_use"] <= facts.on:
            lots[facts.name("category", lot["category"])] += lot["quantity"]
    have = counted((kinds or lots).items())
    found = _("Network components: {names}.").format(names=have or unknown())
    return [
        found,
        _current(facts, "connectivity", _("Connections: {names}.")),
        _current(facts, "network", _("Network contracts: {names}.")),
    ]


def _current(facts: Facts, cost_row: str, text: str) -> str:
    names = [c["name"] for c in facts.rows("contract") if c["cost_row"] == cost_row and not_over(facts, c)]
    return text.format(names=listed(names) or unknown())


def _management(facts: Facts, groups: list[Group]) -> list[str]:
    count, managed = sum(g.count for g in groups), sum(g.count for g in groups if g.managed)
    service = [c for c in facts.rows("contract") if c["type"] == "service" and not_over(facts, c)]
    mdm = facts.systems_of([], ["device_management"])
    return [
        _("In device management: {share} of the devices ({names}).").format(
            share=percent(managed, count),
            names=listed(s["name"] for s in mdm) or _("management system unknown"),
        ),
        _("Service contracts: {names}.").format(names=listed(c["name"] for c in service) or unknown()),
    ]


def _privacy(facts: Facts, _groups: list[Group]) -> list[str]:
    states = Counter(_(privacy.STATES[one.code]) for one in privacy.states(facts).values())
    if not states:
        return [_("Unknown: of no system is recorded whether it processes personal data.")]
    personal = [s for s in facts.systems if s["personal_data"] == "yes"]
    dpia = Counter(facts.shown("system", s, "dpia") or unknown() for s in personal)
    return [
        _("Agreements on personal data: {states}.").format(states=counted(states.items())),
        _("DPIA done: {states}.").format(states=counted(dpia.items()) or unknown()),
    ]


def device_ages(facts: Facts, groups: list[Group], block: str) -> Table:
    """Return the devices by category and age in years on the day of the plan."""
    names = sorted(by_category(facts, groups).items(), key=lambda pair: (-pair[1], pair[0].casefold()))
    counts: Counter[tuple[str, str]] = Counter()
    for g in groups:
        counts[facts.name("category", g.category) or _("without category"), _age(facts, g.year)] += g.count
    bands = ("0-2", "3-4", "5-6", "7+", "")
    labels = (_("0-2 years"), _("3-4 years"), _("5-6 years"), _("7 years or more"), _("age unknown"))
    number = ColumnKind.NUMBER
    return Table(
        id=block,
        columns=(
            Column(_("Category"), share=18),
            *(Column(label, number, 9) for label in labels),
            Column(_("Total"), number, 8),
        ),
        rows=tuple((name, *(counts[name, band] for band in bands), count) for name, count in names),
        keys=tuple(name for name, _count in names),
        totals=(
            _("Total"),
            *(sum(counts[name, band] for name, _count in names) for band in bands),
            sum(count for _name, count in names),
        )
        if names
        else None,
        caption=_("Devices by category and age"),
        empty=_("No devices are recorded."),
        evidence=(hardware.proof(sum(g.count for g in groups)),),
    )


def _age(facts: Facts, year: int | None) -> str:
    if year is None:
        return ""
    age = facts.on.year - year
    return "0-2" if age <= 2 else "3-4" if age <= 4 else "5-6" if age <= 6 else "7+"  # noqa: PLR2004  the bands' own bounds
