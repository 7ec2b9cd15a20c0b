"""Step 3 of the IKC report: the sub-projects, what they change, what the landscape becomes, and what stands in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.landscape import analysis
from inventory.landscape.difference import difference
from inventory.landscape.moments import when
from inventory.landscape.reading import view as landscape_view
from inventory.language import N_, _
from inventory.plan.blocks import Column, ColumnKind, Note, Table
from inventory.plan.facts import evidence
from inventory.plan.sources.ikc import grouped, process_title, seen, share
from inventory.plan.wording import dated, listed
from inventory.signals.check import check

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inventory.landscape.model import LandscapeView
    from inventory.plan.blocks import Block, Cell, Evidence
    from inventory.plan.facts import Facts, Row
    from inventory.plan.template import Part
    from inventory.signals.finding import Finding

RULES = "LND-1*"
"""The rules that are about the roadmap."""
SEVERITIES = {"critical": N_("critical"), "high": N_("high"), "medium": N_("medium"), "low": N_("low")}


def projects(facts: Facts) -> list[Row]:
    """Return the sub-projects that were not cancelled, in their order."""
    found = [row for row in facts.rows("project") if row["status"] != "cancelled"]
    return sorted(
        found, key=lambda r: (r["order"] is None, r["order"] or 0, r["start"] or facts.on, r["code"])
    )


def ikc_projects(facts: Facts, part: Part) -> list[Block]:
    """Return the sub-projects with their days, decision, change of working, owner and cost; then the plateaus."""
    costs: dict[int, int] = {}
    for row in facts.rows("cost_line"):
        if row["project"]:
            costs[row["project"]] = costs.get(row["project"], 0) + row["amount"]
    rows: list[tuple[Cell, ...]] = [
        (
            f"{row['code']} {row['name']}",
            row["start"],
            row["end"],
            facts.shown("project", row, "decision") or None,
            row["working"] or _("missing: what do people do differently?"),
            facts.name("person", row["owner"]) or None,
            *((costs.get(row["id"], ""),) if costs else ()),
        )
        for row in projects(facts)
    ]
    columns = (
        Column(_("Sub-project"), share=16),
        Column(_("From"), ColumnKind.DATE, 9),
        Column(_("Until"), ColumnKind.DATE, 9),
        Column(_("Decision"), share=14),
        Column(_("Change of working"), share=22),
        Column(_("Owner"), share=9),
        *((Column(_("Amount"), ColumnKind.AMOUNT, 10),) if costs else ()),
    )
    proof = (evidence("project", projects(facts)), evidence("cost_line", facts.rows("cost_line")))
    table = Table(
        id=part.id,
        columns=columns,
        rows=tuple(rows),
        caption=_("Sub-projects"),
        empty=_("No sub-projects are recorded yet."),
        evidence=proof,
    )
    return [table, *_plateaus(facts, part)]


def _plateaus(facts: Facts, part: Part) -> list[Block]:
    found = sorted(facts.rows("plateau"), key=lambda row: (row["date"], row["name"]))
    if not found:
        return []
    columns = (
        Column(_("Plateau"), share=16),
        Column(_("Date"), ColumnKind.DATE, 8),
        Column(_("Notes"), share=26),
        Column(_("Gaps"), ColumnKind.NUMBER, 7),
        Column(_("Difference"), share=8),
    )
    rows: list[tuple[Cell, ...]] = []
    for row in found:
        view = landscape_view(facts.connection, row["date"], "plateau")
        name = f"{row['name']} ({_('target')})" if row["target"] else row["name"]
        rows.append((name, row["date"], row["notes"] or "", len(analysis.gaps(view)), _mean(view)))
    proof = (evidence("plateau", found),)
    caption = _("Plateaus: what is reached on the way")
    return [
        Table(id=f"{part.id}-plateaus", columns=columns, rows=tuple(rows), caption=caption, evidence=proof)
    ]


def _mean(view: LandscapeView) -> str | None:
    mean = difference(view).mean
    return None if mean is None else share(mean)


def ikc_changes(facts: Facts, part: Part) -> list[Block]:
    """Return what the sub-projects do to systems, and for whom."""
    order = {row["id"]: place for place, row in enumerate(projects(facts))}
    found = [row for row in facts.rows("project_change") if row["project"] in order]
    found.sort(key=lambda row: (order[row["project"]], row["date"] or facts.on, row["id"]))
    columns = (
        Column(_("Change"), share=9),
        Column(_("Systems"), share=18),
        Column(_("Process"), share=18),
        Column(_("Party"), share=13),
        Column(_("From"), ColumnKind.DATE, 9),
        Column(_("Old data"), share=9),
    )
    rows: list[tuple[Cell, ...]] = [
        (
            facts.shown("project_change", row, "change"),
            " → ".join(
                n for n in (facts.name("system", row["system"]), facts.name("system", row["target"])) if n
            ),
            process_title(facts, row["process"]) or _("all"),
            facts.name("party", row["party"]) or _("all"),
            row["date"] or "",
            facts.shown("project_change", row, "data"),
        )
        for row in found
    ]
    named = [facts.by_id("project")[row["project"]] for row in found]
    titles = [f"{row['code']} {row['name']}" for row in named]
    table = Table(
        id=part.id,
        columns=columns,
        rows=grouped(zip(titles, rows, strict=True)),
        caption=_("Changes of systems"),
        empty=_("No changes of systems are recorded yet."),
        evidence=(evidence("project_change", found),),
    )
    return [table]


def ikc_target(facts: Facts, part: Part) -> list[Block]:
    """Return the landscape of today beside the target: gaps, overlaps, difference, systems."""
    on, mode = when(facts.connection, facts.on, mode="target")
    now, then = seen(facts), landscape_view(facts.connection, on, mode)
    columns = (
        Column(_("Figure"), share=22),
        Column(_("Now"), ColumnKind.NUMBER, 9),
        Column(_("Target, {date}").format(date=dated(on)), ColumnKind.NUMBER, 12),
    )
    pairs = (
        (_("Systems that support a process"), lambda view: str(len(_used(view)))),
        (_("Processes without a system (gaps)"), lambda view: str(len(analysis.gaps(view)))),
        (_("Overlaps, certain and possible"), lambda view: str(len(analysis.overlaps(view)))),
        (_("Mean difference between the parties"), _mean),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple((name, count(now), count(then)) for name, count in pairs)
    caption = _("From now to the target")
    proof = (evidence("project_change", facts.rows("project_change")),)
    gone, new = _used(now) - _used(then), _used(then) - _used(now)
    text = _("Systems that go: {gone}. Systems that come: {new}.").format(
        gone=listed(sorted(gone)) or _("none"), new=listed(sorted(new)) or _("none")
    )
    return [
        Table(id=part.id, columns=columns, rows=rows, caption=caption, evidence=proof),
        Note(id=f"{part.id}-note", text=text),
    ]


def _used(view: LandscapeView) -> set[str]:
    return {view.name(row.system) for row in view.support}


def ikc_checks(facts: Facts, part: Part) -> list[Block]:
    """Return what the check says of the roadmap: contracts, agreements, gaps and doubles on the way."""
    found = check(facts.connection, facts.on, RULES)
    columns = (
        Column(_("What"), share=30),
        Column(_("Severity"), share=8),
        Column(_("Before"), ColumnKind.DATE, 9),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (f"{one.subject.name}: {one.message}", _(SEVERITIES[one.severity]), one.due or "") for one in found
    )
    table = Table(
        id=part.id,
        columns=columns,
        rows=rows,
        caption=_("Points of attention"),
        empty=_("The check finds nothing on the roadmap."),
        evidence=tuple(_proof(found)),
    )
    return [table]


def _proof(found: Sequence[Finding]) -> Iterator[Evidence]:
    """Yield the records that the findings are about, a kind at a time."""
    for kind in sorted({one.subject.kind for one in found}):
        numbers = {one.subject.id for one in found if one.subject.kind == kind}
        yield evidence(kind, [{"id": number} for number in sorted(numbers)])
