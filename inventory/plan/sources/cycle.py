"""Chapter 4 and the phase Act: when the phases are carried out and by whom, and what was decided to adjust."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.language import _, ngettext
from inventory.plan.blocks import TOTALS, Column, ColumnKind, Fill, Line, Paragraph, Proof, Table
from inventory.plan.facts import evidence
from inventory.plan.measures import shown
from inventory.plan.proofs import totalled
from inventory.plan.sources.goals import place
from inventory.plan.wording import dated, listed
from inventory.records.plan_cycle import PHASES
from inventory.records.values import decimals

if TYPE_CHECKING:
    from collections.abc import Callable

    from inventory.plan.blocks import Block, Cell
    from inventory.plan.facts import Facts, Row
    from inventory.plan.template import Part

DAY = 100
"""A working day, in the hundredths that it is kept in."""


def phases(facts: Facts) -> dict[str, Row]:
    """Return what is recorded of the phases of the plan, by phase."""
    number = facts.settings.plan
    return {row["phase"]: row for row in facts.rows("plan_phase") if number and row["plan"] == number}


def phases_when(facts: Facts, part: Part) -> list[Block]:
    """Return when each phase is carried out: as it is recorded, or as somebody wrote it."""
    columns = (Column(_("Phase"), share=6), Column(_("Time"), share=16), Column(_("Remarks"), share=20))
    return [_phases(facts, part, columns, {"when": _when, "remarks": lambda row: row["remarks"] or ""})]


def phases_effort(facts: Facts, part: Part) -> list[Block]:
    """Return how much time each phase takes and whose: as it is recorded, or as somebody wrote it."""
    columns = (
        Column(_("Phase"), share=6),
        Column(_("Time needed"), share=13),
        Column(_("Who takes part"), share=15),
        Column(_("Fte and posts"), share=12),
    )
    told: dict[str, Callable[[Row], str]] = {
        "time": _time,
        "who": lambda row: row["who"] or "",
        "fte": _fte,
    }
    return [_phases(facts, part, columns, told)]


def _phases(
    facts: Facts, part: Part, columns: tuple[Column, ...], told: dict[str, Callable[[Row], str]]
) -> Table:
    """Return a table with a row a phase; a cell without a record is a place to write in."""
    known = phases(facts)
    rows: list[tuple[Cell, ...]] = []
    for phase, label in PHASES.items():
        row = known.get(phase)
        cells: list[Cell] = []
        for name, words in told.items():
            recorded = words(row) if row else ""
            cells.append(recorded or place(facts, f"planning-{phase}-{name}"))
        rows.append((_(label), *cells))
    proof = (evidence("plan_phase", known.values()),)
    return Table(
        id=part.id, fill=Fill.TEXT, columns=columns, rows=tuple(rows), keys=tuple(PHASES), evidence=proof
    )


def _when(row: Row) -> str:
    """Return from when until when a phase is carried out; "" when neither is recorded."""
    if row["start"] and row["end"]:
        return _("{start} to {end}").format(start=dated(row["start"]), end=dated(row["end"]))
    if row["start"]:
        return _("from {start}").format(start=dated(row["start"]))
    return _("ready on {end}").format(end=dated(row["end"])) if row["end"] else ""


def _time(row: Row) -> str:
    """Return the working days of a phase; "" when they are not recorded."""
    if row["days"] is None:
        return ""
    text = ngettext("{days} working day", "{days} working days", 1 if row["days"] == DAY else 2)
    return text.format(days=shown(row["days"], "number"))


def _fte(row: Row) -> str:
    """Return the fte of a phase with the posts; "" when neither is recorded."""
    fte = "" if row["fte"] is None else _("{number} fte").format(number=decimals(row["fte"], 2))
    return ": ".join(part for part in (fte, row["posts"] or "") if part)


def staff_table(facts: Facts, part: Part) -> list[Block]:
    """Return the posts that work on ICT with their fte, yearly cost and what they work on."""
    posts = [s for s in facts.rows("staff") if facts.running(s)]
    columns = (
        Column(_("Post"), share=18),
        Column(_("Fte"), ColumnKind.FTE, 9),
        Column(_("Yearly cost"), ColumnKind.AMOUNT, 10),
        Column(_("Works on"), share=24),
    )
    fte = [s["fte"] for s in posts]
    total = None if any(value is None for value in fte) else sum(fte)
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (s["name"], s["fte"], s["yearly_cost"], _allocation(facts, s)) for s in posts
    )
    proof = [
        Proof(number, column, (Line("staff", s["id"], s["name"], s[name]),))
        for number, s in enumerate(posts)
        for column, name in ((1, "fte"), (2, "yearly_cost"))
        if s[name] is not None
    ]
    return [
        Table(
            id=part.id,
            fill=Fill.DRAFT,
            columns=columns,
            rows=rows,
            totals=(_("Total"), total, sum(s["yearly_cost"] for s in posts), "") if posts else None,
            caption=_("Posts that work on ICT"),
            empty=_("No staff posts are recorded; the staff costs in the budget are unknown."),
            keys=tuple(f"staff:{s['id']}" for s in posts),
            proofs=tuple(one for one in totalled(proof) if (one.row, one.column) != (TOTALS, 1) or total),
            evidence=(evidence("staff", posts), evidence("allocation", facts.rows("allocation"))),
        )
    ]


def _allocation(facts: Facts, post: Row) -> str | None:
    mine = sorted(
        (a for a in facts.rows("allocation") if a["staff"] == post["id"]), key=lambda a: -a["share"]
    )
    return ", ".join(f"{facts.shown('allocation', a, 'cost_row')} {a['share'] // 100}%" for a in mine) or None


def adjustments(facts: Facts) -> list[Row]:
    """Return what was decided to adjust up to the day of the plan, the oldest first."""
    number = facts.settings.plan
    mine = [
        row
        for row in facts.rows("adjustment")
        if number and row["plan"] == number and row["date"] <= facts.on
    ]
    return sorted(mine, key=lambda row: (row["date"], row["number"]))


def adjustments_table(facts: Facts, part: Part) -> list[Block]:
    """Return the decisions of the phase Act; with the option `year` = "report" those of the years of the plan only."""
    found = adjustments(facts)
    if part.options.get("year") == "report":
        years = facts.settings.years
        found = [row for row in found if facts.book_year.year(row["date"]) in years]
    columns = (
        Column(_("Date"), ColumnKind.DATE, 9),
        Column(_("Kind"), share=9),
        Column(_("Decision"), share=18),
        Column(_("Reason"), share=15),
        Column(_("Owner"), share=9),
        Column(_("Due"), ColumnKind.DATE, 9),
        Column(_("Status"), share=7),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            row["date"],
            facts.shown("adjustment", row, "sort"),
            row["decision"],
            row["reason"] or "",
            facts.name("person", row["owner"]),
            row["due"] or "",
            facts.shown("adjustment", row, "status"),
        )
        for row in found
    )
    return [
        Table(
            id=part.id,
            columns=columns,
            rows=rows,
            caption=_("Decisions to adjust"),
            empty=_("No decisions to adjust are recorded."),
            keys=tuple(f"adjustment:{row['id']}" for row in found),
            evidence=(evidence("adjustment", found),),
        )
    ]


def act_input(facts: Facts, part: Part) -> list[Block]:
    """Return the adjustments that are still open, as a draft of what the board does in the phase Act."""
    found = [row for row in adjustments(facts) if row["status"] == "open"]
    if not found:
        return []
    text = ngettext(
        "{count} decision is still to be carried out: {names}.",
        "{count} decisions are still to be carried out: {names}.",
        len(found),
    ).format(count=len(found), names=listed((row["decision"] for row in found), 4))
    return [Paragraph(id=part.id, fill=Fill.DRAFT, text=text, evidence=(evidence("adjustment", found),))]
