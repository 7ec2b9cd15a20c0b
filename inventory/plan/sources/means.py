"""The money that schools and board set apart against what it costs, what parents are asked, and what surveys found."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from inventory.language import _
from inventory.plan.blocks import TOTALS, Column, ColumnKind, Fill, Line, Proof, Table
from inventory.plan.checks_finance import asked_of_parents
from inventory.plan.facts import evidence
from inventory.plan.proofs import lines_of
from inventory.plan.wording import dated, plain_number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inventory.plan.blocks import Block, Cell
    from inventory.plan.facts import Facts, Row
    from inventory.plan.template import Part

SET, COST, LEFT = 1, 2, 3
"""Places of the columns with money in the table of budgets."""


class Place(NamedTuple):
    """The board (number 0) or a site of it, with the lines of its budgets and of its costs."""

    number: int
    name: str
    given: list[Line]
    spent: list[Line]


def budgets_table(facts: Facts, part: Part) -> list[Block]:
    """Return the ICT budgets of the board and the schools in the first year of the plan against their own costs."""
    label, amount = facts.first_budget.label, ColumnKind.AMOUNT
    mine = [r for r in facts.rows("ict_budget") if r["year"] == facts.settings.first_year]
    places = _places(facts, mine) if mine else []
    made = [_money(row, one.given, one.spent) for row, one in enumerate(places)]
    totals, proved = _money(
        TOTALS, [x for one in places for x in one.given], [x for one in places for x in one.spent]
    )
    note = _(
        "Costs are with the school that the record names; what is for all schools together stands with the whole board."
    )
    table = Table(
        id=part.id,
        columns=(
            Column(_("Whose"), share=16),
            Column(_("Set apart for {year}").format(year=label), amount, 11),
            Column(_("Costs in {year}").format(year=label), amount, 11),
            Column(_("What is left"), amount, 11),
        ),
        rows=tuple((one.name, *cells) for one, (cells, _proofs) in zip(places, made, strict=True)),
        totals=(_("Total"), *totals) if mine else None,
        caption=_("ICT budgets of board and schools against the costs of {year}").format(year=label),
        empty=_("No ICT budgets of board or schools are recorded for {year}.").format(year=label),
        keys=tuple(f"site:{one.number}" for one in places),
        proofs=(*(proof for _cells, proofs in made for proof in proofs), *(proved if mine else ())),
        footnotes=(note,) if mine else (),
        evidence=(evidence("ict_budget", mine),),
    )
    return [table]


def _places(facts: Facts, mine: list[Row]) -> list[Place]:
    """Return the board and the sites that have a budget or costs; what names no site of the board is the board's.

    Cost lines know the name of their site: of two sites with one name the first has the costs.
    """
    found = {0: Place(0, _("whole board"), [], [])}
    found |= {s["id"]: Place(s["id"], s["name"], [], []) for s in facts.sites}
    for row in mine:
        found.get(row["site"] or 0, found[0]).given.append(_line(row))
    called = {one.name: one for one in reversed(found.values()) if one.number}
    for line in facts.first_budget.explain():
        called.get(line.site, found[0]).spent.extend(lines_of([line], facts.first_budget))
    return [one for one in found.values() if not one.number or one.given or one.spent]


def _line(row: Row) -> Line:
    return Line("ict_budget", row["id"], row["name"], row["amount"])


def _money(row: int, given: list[Line], spent: list[Line]) -> tuple[tuple[Cell, ...], list[Proof]]:
    """Return budget, costs and what is left, with their lines; without a budget nothing is left or short."""
    budget, cost = _sum(given), _sum(spent)
    against = [Line(one.kind, one.id, one.name, -(one.amount or 0), one.note) for one in spent]
    cells: tuple[Cell, ...] = (budget, cost, budget - cost) if given else (None, cost, None)
    proved = [Proof(row, COST, tuple(spent))] if spent else []
    if given:
        proved += [Proof(row, SET, tuple(given)), Proof(row, LEFT, (*given, *against))]
    return cells, proved


def _sum(lines: Iterable[Line]) -> int:
    return sum(line.amount or 0 for line in lines)


def parents_table(facts: Facts, part: Part) -> list[Block]:
    """Return what parents are asked per pupil, by school and purpose, and what that comes to when all of them pay."""
    found = sorted(asked_of_parents(facts), key=lambda r: (r["site"] or 0, r["purpose"].casefold()))
    number, amount = ColumnKind.NUMBER, ColumnKind.AMOUNT
    rows = tuple(_asked(facts, row) for row in found)
    sums = [row[-1] for row in rows]
    complete = all(isinstance(one, int) for one in sums)
    total = sum(one for one in sums if isinstance(one, int)) if complete else None
    year = facts.book_year.label(found[0]["year"]) if found else ""
    caption = _("What parents are asked to pay for ICT in the school year from {year}").format(year=year)
    dates = sorted({h["date"] for h in facts.headcounts.values()})
    note = _("Pupils as counted on {date}; together is what it comes to when all parents pay.")
    table = Table(
        id=part.id,
        fill=Fill.DRAFT,
        columns=(
            Column(_("School"), share=13),
            Column(_("For what"), share=16),
            Column(_("Voluntary"), share=8),
            Column(_("Per pupil"), amount, 9),
            Column(_("Pupils"), number, 8),
            Column(_("Together"), amount, 10),
        ),
        rows=rows,
        totals=(_("Total"), "", "", "", "", total) if rows else None,
        caption=caption if rows else _("What parents are asked to pay for ICT"),
        empty=_("Nothing is recorded that parents are asked to pay for ICT."),
        keys=tuple(f"parental_contribution:{row['id']}" for row in found),
        proofs=tuple(_asked_proofs(found, rows)),
        footnotes=(note.format(date=dated(dates[-1] if dates else None)),) if rows else (),
        evidence=(evidence("parental_contribution", found),),
    )
    return [table]


def _asked(facts: Facts, row: Row) -> tuple[Cell, ...]:
    pupils = facts.counted("pupils")
    if row["site"] is not None:
        pupils = facts.headcounts.get(row["site"], {}).get("pupils")
    words = {True: _("yes"), False: _("no"), None: None}
    return (
        facts.name("site", row["site"]) or _("all schools"),
        row["purpose"],
        words[row["voluntary"]],
        row["amount"],
        pupils,
        None if pupils is None else row["amount"] * pupils,
    )


def _asked_proofs(found: list[Row], rows: tuple[tuple[Cell, ...], ...]) -> list[Proof]:
    last = 5
    made, every = [], []
    for place, (row, cells) in enumerate(zip(found, rows, strict=True)):
        kind, name = "parental_contribution", row["purpose"]
        made.append(Proof(place, 3, (Line(kind, row["id"], name, row["amount"]),)))
        together = cells[last]
        if isinstance(together, int):
            every.append(Line(kind, row["id"], name, together))
            made.append(Proof(place, last, (every[-1],)))
    if every and len(every) == len(rows):
        made.append(Proof(TOTALS, last, tuple(every)))
    return made


def surveys_table(facts: Facts, part: Part) -> list[Block]:
    """Return the newest score of each area, instrument and site (option `subjects`: only about these)."""
    wanted = part.options.get("subjects")
    newest: dict[tuple[str, str, int | None], Row] = {}
    for row in sorted(facts.rows("survey_result"), key=lambda r: r["date"]):
        if row["date"] <= facts.on and (not wanted or row["subject"] in wanted):
            newest[row["instrument"], row["area"], row["site"]] = row
    found = sorted(newest.values(), key=lambda r: (r["subject"], r["area"].casefold(), r["site"] or 0))
    columns = (
        Column(_("Area"), share=16),
        Column(_("About"), share=10),
        Column(_("Instrument"), share=10),
        Column(_("Site"), share=11),
        Column(_("Score"), share=9),
        Column(_("Respondents"), ColumnKind.NUMBER, 9),
        Column(_("Date"), ColumnKind.DATE, 8),
    )
    table = Table(
        id=part.id,
        fill=Fill.DRAFT,
        columns=columns,
        rows=tuple(_score(facts, row) for row in found),
        caption=_("What surveys found"),
        empty=_("No survey results are recorded."),
        keys=tuple(f"survey_result:{row['id']}" for row in found),
        evidence=(evidence("survey_result", found),),
    )
    return [table]


def _score(facts: Facts, row: Row) -> tuple[Cell, ...]:
    score = plain_number(row["score"])
    if row["scale"]:
        score = _("{score} of {scale}").format(score=score, scale=plain_number(row["scale"]))
    return (
        row["area"],
        facts.shown("survey_result", row, "subject"),
        facts.shown("survey_result", row, "instrument"),
        facts.name("site", row["site"]) or _("whole board"),
        score,
        row["respondents"],
        row["date"],
    )
