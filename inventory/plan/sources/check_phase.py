"""The phase Check, filled beforehand: goals with what was reached, money planned and realised, findings found and solved.

What is checked is a year: with the option `year` = "report" the years of the plan, as a year report has them; else the last
year of the plan that has begun, and before its first day the year in which it is made.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from inventory.finance.lines import KINDS
from inventory.finance.money import euro
from inventory.language import _, ngettext
from inventory.plan.blocks import TOTALS, Column, ColumnKind, Evidence, Fill, Note, Paragraph, Proof, Table
from inventory.plan.facts import evidence
from inventory.plan.indicators import standings
from inventory.plan.light import LEVELS, WORDS
from inventory.plan.measures_board import comparison, year_of_day
from inventory.plan.proofs import merged, proofs
from inventory.plan.sources.check_lines import Behind
from inventory.plan.sources.goals import goal_slot, place
from inventory.plan.wording import whole
from inventory.records.choices import COST_ROWS
from inventory.records.plan import THEMES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from inventory.finance.realised_compare import Compared, Comparison
    from inventory.plan.blocks import Block, Cell, Line
    from inventory.plan.facts import Facts, Row
    from inventory.plan.template import Part

MOST_GAPS = 12
"""Differences that are told one by one; what is left of them stands in one row."""


def years(facts: Facts, part: Part) -> list[int]:
    """Return the years that are checked."""
    if part.options.get("year") == "report":
        return list(facts.settings.years)
    begun = [year for year in facts.settings.years if facts.book_year.first(year) <= facts.on]
    return [begun[-1] if begun else year_of_day(facts)]


def _each(facts: Facts, part: Part, make: Callable[[Facts, int, str], list[Block]]) -> list[Block]:
    """Return the blocks of each year that is checked; the id of the part goes to the last year."""
    mine = years(facts, part)
    found: list[Block] = []
    for year in mine:
        found += make(facts, year, part.id if year == mine[-1] else f"{part.id}-{year}")
    return found


def check_input(facts: Facts, part: Part) -> list[Block]:
    """Return what there is to check, in short: goals, indicators by light, and money, as a draft of the answer."""
    found = standings(facts)
    lights = [
        f"{whole(count)} {_(WORDS[level])}"
        for level in LEVELS
        if (count := sum(one.light.level == level and not one.light.on_the_way for one in found))
    ]
    way = sum(one.light.on_the_way for one in found)
    if way:
        lights.append(_("{count} on the way").format(count=whole(way)))
    lines = [
        ngettext("{count} goal is followed.", "{count} goals are followed.", len(facts.goals)).format(
            count=whole(len(facts.goals))
        ),
        _("Indicators: {lights}.").format(lights=", ".join(lights) or _("none recorded")),
        *(_money(comparison(facts, year)) for year in years(facts, part)),
    ]
    proof = (evidence("goal", facts.goals), evidence("indicator", [one.row for one in found]))
    return [Paragraph(id=part.id, fill=Fill.DRAFT, text="\n".join(lines), evidence=proof)]


def _money(found: Comparison) -> str:
    """Return in one sentence how far the books of a year are."""
    label = found.budget.label
    if not found.entries:
        return _("Of {year} no entries of the ledger are recorded.").format(year=label)
    return _(
        "Of {year} {count} entries of the ledger are recorded, {total} in all: {confirmed} confirmed, {proposed} "
        "proposed, {open} open, {ignored} no ICT."
    ).format(
        year=label,
        count=whole(len(found.entries)),
        total=euro(found.total),
        confirmed=euro(found.confirmed),
        proposed=euro(found.proposed),
        open=euro(sum(one.amount for one in found.open)),
        ignored=euro(sum(one.amount for one in found.ignored)),
    )


def goals_check(facts: Facts, part: Part) -> list[Block]:
    """Return the goals of the years that are checked, and of no year, with what was aimed at and what was reached."""
    until = years(facts, part)
    report = part.options.get("year") == "report"
    mine = [g for g in facts.goals if _due(g, until, report=report)]
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            _(THEMES[g["theme"]]).capitalize(),
            g["goal"],
            g["result"] or "",
            facts.shown("goal", g, "status") or None,
            g["outcome"] or place(facts, goal_slot(g, "outcome")),
        )
        for g in mine
    )
    columns = (
        Column(_("Theme"), share=9),
        Column(_("Goal"), share=15),
        Column(_("Result aimed at"), share=13),
        Column(_("Status"), share=8),
        Column(_("What was reached"), share=15),
    )
    return [
        Table(
            id=part.id,
            fill=Fill.DRAFT,
            columns=columns,
            rows=rows,
            caption=_("Goals: planned and reached"),
            empty=_("No goals are recorded for this time."),
            keys=tuple(f"goal:{g['id']}" for g in mine),
            evidence=(evidence("goal", mine),),
        )
    ]


def _due(goal: Row, until: Sequence[int], *, report: bool) -> bool:
    """Return whether a goal is looked at: of one of the years, or (for the phase Check) of an earlier one, or running."""
    year = goal["year"]
    if year is None or goal["status"] in {"running", "reached", "partly"}:
        return True
    return year in until if report else year <= until[-1]


def realised_table(facts: Facts, part: Part) -> list[Block]:
    """Return what was budgeted and what was booked, by row of the budget, for each year that is checked."""
    return _each(facts, part, _realised)


def _realised(facts: Facts, year: int, block: str) -> list[Block]:
    found = comparison(facts, year)
    if not found.entries:
        return [Note(id=block, text=_money(found))]
    rows = _by_row(found)
    behind = Behind(found)
    cells: list[tuple[Cell, ...]] = [(label, *_cells(found, mine)) for label, mine in rows]
    every = [one for _label, mine in rows for one in mine]
    proof = [one for place_, (_label, mine) in enumerate(rows) for one in _proofs(behind, place_, mine)]
    proof += _proofs(behind, TOTALS, every)
    if not _confirmed(found):
        proof = [one for one in proof if one.column not in {2, 4}]
    amount = ColumnKind.AMOUNT
    table = Table(
        id=block,
        columns=(
            Column(_("Part"), share=16),
            Column(_("Budgeted"), amount, 11),
            Column(_("Confirmed"), amount, 11),
            Column(_("Proposed"), amount, 11),
            Column(_("Difference"), amount, 11),
        ),
        rows=tuple(cells),
        totals=(_("Total"), *_cells(found, every)),
        caption=_("Running costs of {year}: planned and realised").format(year=found.budget.label),
        keys=tuple(_row_keys(found)),
        proofs=tuple(proof),
        footnotes=(
            _(
                "The difference is what is confirmed less what was budgeted; what is proposed counts once somebody confirms it."
            ),
        ),
        evidence=(Evidence("ledger_entry", (), len(found.entries)),),
    )
    text = " ".join(part for part in (_money(found), _invested(found), _unconfirmed(found)) if part)
    return [table, Note(id=f"{block}-note", text=text)]


def _running(found: Comparison) -> list[Compared]:
    return [one for one in found.rows if one.key.kind in KINDS]


def _by_row(found: Comparison) -> list[tuple[str, list[Compared]]]:
    """Return the running costs by row of the budget, and last what is of none, when there is any."""
    running = _running(found)
    rows = [
        (_(label).capitalize(), [o for o in running if o.cost_row == row]) for row, label in COST_ROWS.items()
    ]
    rest = [one for one in running if one.cost_row not in COST_ROWS]
    return [*rows, (_("Not divided"), rest)] if rest else rows


def _row_keys(found: Comparison) -> list[str]:
    rest = any(one.cost_row not in COST_ROWS for one in _running(found))
    return [*COST_ROWS, "none"] if rest else list(COST_ROWS)


def _sums(rows: Sequence[Compared]) -> tuple[int, int, int, int]:
    """Return what was budgeted, confirmed and proposed, and the difference of the first two, in cents."""
    budget, realised, proposed = (
        sum(getattr(one, name) for one in rows) for name in ("budget", "realised", "proposed")
    )
    return budget, realised, proposed, realised - budget


def _cells(found: Comparison, rows: Sequence[Compared]) -> tuple[Cell, ...]:
    """Return the cells of a row; as long as nothing of the year is confirmed, what was realised is unknown."""
    budget, realised, proposed, difference = _sums(rows)
    known = _confirmed(found)
    return budget, realised if known else None, proposed, difference if known else None


def _confirmed(found: Comparison) -> bool:
    """Return whether any entry of running costs is confirmed."""
    return any(one.entries for one in _running(found))


def _proofs(behind: Behind, row: int, mine: Sequence[Compared]) -> list[Proof]:
    """Return the lines behind the cells of a row; behind the difference stand those of both sides."""
    budget, realised = behind.budget(mine), behind.realised(mine)
    less = (replace(one, amount=-(one.amount or 0)) for one in budget)
    lines: list[tuple[int, tuple[Line, ...]]] = [
        (1, budget),
        (2, realised),
        (3, behind.proposed(mine)),
        (4, merged((*realised, *less))),
    ]
    return proofs(row, lines)


def _invested(found: Comparison) -> str:
    """Return what was bought and capitalised, which is no running cost; "" when nothing was."""
    rows = [one for one in found.rows if one.key.kind == "investment"]
    if not rows:
        return ""
    return _("Purchases that are depreciated: {budget} recorded, {realised} confirmed.").format(
        budget=euro(sum(one.budget for one in rows)), realised=euro(sum(one.realised for one in rows))
    )


def _unconfirmed(found: Comparison) -> str:
    """Return that nothing can be compared yet; "" when something is confirmed."""
    if _confirmed(found):
        return ""
    return _("As long as no entry is confirmed, what was realised is unknown and differences cannot be told.")


def realised_gaps(facts: Facts, part: Part) -> list[Block]:
    """Return the largest differences between budget and books with why they are there, for each year that is checked."""
    return _each(facts, part, _gaps)


def _gaps(facts: Facts, year: int, block: str) -> list[Block]:
    found = comparison(facts, year)
    if not _confirmed(found):
        return []
    mine = sorted((one for one in _running(found) if one.difference), key=lambda one: -abs(one.difference))
    told, rest = mine[:MOST_GAPS], mine[MOST_GAPS:]
    behind = Behind(found)
    groups: list[tuple[str, list[Compared], str]] = [(one.title, [one], one.gap.text) for one in told]
    if rest:
        text = ngettext("{count} other difference", "{count} other differences", len(rest))
        groups.append((text.format(count=whole(len(rest))), rest, ""))
    cells: list[tuple[Cell, ...]] = []
    proof: list[Proof] = []
    for number, (title, rows, why) in enumerate(groups):
        budget, realised, _proposed, difference = _sums(rows)
        cells.append((title, budget, realised, difference, why))
        shown = {1: 1, 2: 2, 4: 3}
        proof += [
            Proof(number, shown[one.column], one.lines)
            for one in _proofs(behind, number, rows)
            if one.column in shown
        ]
    amount = ColumnKind.AMOUNT
    return [
        Table(
            id=block,
            columns=(
                Column(_("What"), share=15),
                Column(_("Budgeted"), amount, 10),
                Column(_("Confirmed"), amount, 10),
                Column(_("Difference"), amount, 10),
                Column(_("Explanation"), share=17),
            ),
            rows=tuple(cells),
            caption=_("Largest differences of {year}").format(year=found.budget.label),
            empty=_("The books and the budget do not differ."),
            keys=tuple(_gap_key(one) for one in told) + (("rest",) if rest else ()),
            proofs=tuple(proof),
            evidence=(Evidence("ledger_entry", (), len(found.entries)),),
        )
    ]


def _gap_key(one: Compared) -> str:
    key = one.key
    return f"{key.record}:{key.record_id}" if key.record else f"{key.kind}:{key.place or 'none'}"
