"""Chapter 5, depreciation: what was bought, over how long it is written off, what each year carries."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from inventory.finance.calendar import DAY
from inventory.finance.lot_lines import Lots
from inventory.finance.money import euro
from inventory.language import _
from inventory.plan.blocks import Column, ColumnKind, Evidence, Line, Note, Proof, Table
from inventory.plan.proofs import totalled
from inventory.plan.wording import dated

if TYPE_CHECKING:
    from datetime import date

    from inventory.finance.reading import LotRow
    from inventory.plan.blocks import Block, Cell
    from inventory.plan.facts import Facts
    from inventory.plan.template import Part

MOST_LOTS = 80
"""Rows that the overview shows of single lots; with more, lots of one category, year and term stand together."""


SINCE, MONTHS, BOUGHT = 2, 3, 4
"""Columns of the overview: month of first use, term, acquisition."""


class Group(NamedTuple):
    """Lots that stand in one row: what they are called, month of first use ("" when they differ) and term in months."""

    name: str
    since: str
    months: int | None


def depreciation_overview(facts: Facts, part: Part) -> list[Block]:
    """Return lots with their cost, the charge of each year of the plan, and the book value when it begins."""
    lots = Lots(facts.books)
    begin = facts.book_year.first(facts.settings.first_year)
    found = [row for row in facts.books.lots if lots.capitalised(row) and _left(lots, row, begin)]
    charges = _charges(facts)
    grouped: dict[Group, list[LotRow]] = defaultdict(list)
    names = Counter(row.description for row in found)
    for row in found:
        grouped[_group(facts, lots, row, None if len(found) > MOST_LOTS else names)].append(row)
    listed = sorted(grouped.items(), key=_order)
    rows = tuple(_row(lots, group, mine, charges, begin) for group, mine in listed)
    proof = [
        one
        for place, (_group_of, mine) in enumerate(listed)
        for one in _proofs(lots, mine, charges, begin, place, rows[place])
    ]
    table = Table(
        id=part.id,
        columns=_columns(facts, begin),
        rows=rows,
        totals=_totals(rows) if rows else None,
        caption=_("Depreciation of what was bought"),
        empty=_("No purchase lots are recorded; the depreciation is unknown."),
        evidence=(Evidence("lot", tuple(row.id for row in found), len(found)),),
        keys=tuple(_key(group, mine) for group, mine in listed),
        proofs=tuple(totalled(proof)),
    )
    text = _(
        "Straight-line unless a lot says otherwise, from the month of first use; amounts include VAT. A purchase below "
        "the board's threshold is an operating cost and not in this table. What is fully written off stays here with 0."
    )
    return [table, Note(id=f"{part.id}-note", text=text)]


def _columns(facts: Facts, begin: date) -> tuple[Column, ...]:
    """Return the columns of the overview: a year of the plan each, and the book value when it begins."""
    amount, number = ColumnKind.AMOUNT, ColumnKind.NUMBER
    return (
        Column(_("Purchase"), share=18),
        Column(_("How many"), number, 7),
        Column(_("In use"), share=10),
        Column(_("mths"), number, 6),
        Column(_("Acquisition"), amount, 14),
        *(Column(facts.book_year.label(year), amount, 11) for year in facts.settings.years),
        Column(_("Book value {date}").format(date=dated(begin)), amount, 12),
    )


def _left(lots: Lots, row: LotRow, begin: date) -> int:
    """Return how many of a lot are there when the plan begins, or when it is first used."""
    return lots.quantity(row, max(begin - DAY, row.in_use))


def _group(facts: Facts, lots: Lots, row: LotRow, names: Counter[str] | None) -> Group:
    """Return the row that a lot stands in; its code tells it apart where another lot has the same description.

    Args:
        facts: What is known.
        lots: Reckons with the lots.
        row: The lot.
        names: How often each description comes; None when lots of one category stand together.
    """
    months = lots.months(row)
    if names is not None:
        name = row.description if names[row.description] == 1 else f"{row.description} ({row.code})"
        return Group(name, f"{row.in_use:%m-%Y}", months)
    category = facts.books.categories.get(row.category)
    return Group(category.name if category else "", str(row.in_use.year), months)


def _order(pair: tuple[Group, list[LotRow]]) -> tuple[str, date]:
    return pair[0].name.casefold().split(" (")[0], min(row.in_use for row in pair[1])


def _charges(facts: Facts) -> dict[int, list[int]]:
    """Return for each lot what it costs in each year of the plan."""
    years = list(facts.settings.years)
    found: dict[int, list[int]] = defaultdict(lambda: [0] * len(years))
    for place, year in enumerate(years):
        for one in facts.budget(year).brief:
            if one.kind == "depreciation" and one.record == "lot":
                found[one.record_id][place] += one.amount
    return found


def _row(
    lots: Lots, group: Group, mine: list[LotRow], charges: dict[int, list[int]], begin: date
) -> tuple[Cell, ...]:
    values = [_book_value(lots, row, begin) for row in mine]
    known = [value for value in values if value is not None]
    every = [charges[row.id] for row in mine]
    sums: tuple[Cell, ...] = tuple(map(sum, zip(*every, strict=True)))
    if group.months is None:
        sums = (None,) * len(sums)
    return (
        group.name,
        sum(_left(lots, row, begin) for row in mine),
        group.since,
        group.months,
        sum(lots.cost(row) for row in mine),
        *sums,
        sum(known) if len(known) == len(values) else None,
    )


def _key(group: Group, mine: list[LotRow]) -> str:
    """Return by which a row is known: its lot, or what its lots have in common."""
    return f"lot:{mine[0].id}" if len(mine) == 1 else f"{group.name}:{group.since}:{group.months}"


def _proofs(
    lots: Lots,
    mine: list[LotRow],
    charges: dict[int, list[int]],
    begin: date,
    place: int,
    cells: tuple[Cell, ...],
) -> list[Proof]:
    """Return the lots behind the figures of a row; what is unknown has none."""
    parts: list[tuple[int, ...]] = [
        (_left(lots, row, begin), 0, 0, lots.cost(row), *charges[row.id], _book_value(lots, row, begin) or 0)
        for row in mine
    ]
    found = []
    for column, cell in enumerate(cells):
        if column not in {0, SINCE, MONTHS} and isinstance(cell, int):
            lines = (
                Line(
                    "lot",
                    row.id,
                    f"{row.code} · {row.description}",
                    part[column - 1],
                    _priced(lots, row, column),
                )
                for row, part in zip(mine, parts, strict=True)
            )
            found.append(Proof(place, column, tuple(line for line in lines if line.amount)))
    return [proof for proof in found if proof.lines]


def _priced(lots: Lots, row: LotRow, column: int) -> str:
    """Return how the acquisition of a lot was reckoned: number times price, when that is all there is to it."""
    whole = row.quantity * row.unit_price
    return f"{row.quantity} × {euro(row.unit_price)}" if column == BOUGHT and lots.cost(row) == whole else ""  # noqa: RUF001  the sign itself


def _book_value(lots: Lots, row: LotRow, begin: date) -> int | None:
    """Return what a lot is worth when the plan begins; None when its term is not known."""
    return None if lots.months(row) is None else lots.book_value(row, begin - DAY)


def _totals(rows: tuple[tuple[Cell, ...], ...]) -> tuple[Cell, ...]:
    columns = list(zip(*rows, strict=True))
    sums = (sum(cell for cell in column if isinstance(cell, int)) for column in columns[4:])
    return (_("Total"), sum(cell for cell in columns[1] if isinstance(cell, int)), "", "", *sums)
