"""The budget as the screens show it: sums by row or another dimension, one year or several, and the lines behind them.

Threads call this. Every figure is a sum of cost lines, so that what `explained` gives always adds up to the cell.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

import sqlalchemy as sa

from inventory.finance import benchmarks
from inventory.finance import budget as finance
from inventory.finance.budget_names import in_order
from inventory.finance.budget_scope import EVERYTHING
from inventory.finance.lines import KINDS, OTHER, total
from inventory.finance.lot_lines import year_of as cut
from inventory.finance.money import rounded
from inventory.language import N_, _
from inventory.records import get
from inventory.records.choices import COST_ROWS, FINANCING, PILLARS, SCOPES
from inventory.records.finance import NATURES
from inventory.records.values import decimals
from inventory.store import policy

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Connection

    from inventory.finance.budget import Budget
    from inventory.finance.budget_scope import Scope
    from inventory.finance.calendar import BookYear
    from inventory.finance.lines import CostLine, Flag
    from inventory.store.database import Database

ALL = finance.ALL
BY = {
    "row": N_("by row"),
    "pillar": N_("by pillar"),
    "site": N_("by site"),
    "supplier": N_("by supplier"),
    "financing": N_("by financing"),
    "nature": N_("by nature"),
    "scope": N_("by scope"),
}
"""What the lines can be put together by: value → label; in the order of the key that goes along them."""
KNOWN: dict[str, Mapping[str, str]] = {
    "row": COST_ROWS,
    "pillar": PILLARS,
    "financing": FINANCING,
    "nature": NATURES,
    "scope": SCOPES,
}
"""Labels of the codes of a dimension; sites and suppliers have names."""
NOBODY = {
    "site": N_("(whole board)"),
    "supplier": N_("(no supplier)"),
    "scope": N_("(always counted)"),
}
"""What stands for nothing in a dimension."""
COLUMNS = {
    "operating": N_("Operation"),
    "staff": N_("Staffing"),
    "depreciation": N_("Written off"),
    ALL: N_("Total"),
}
"""The columns of a year: code → label."""


@dataclass(frozen=True)
class Asked:
    """What is asked.

    Args:
        on: The day from which it is seen: it decides what is actual and what is committed.
        kind: "calendar" or "school".
        year: The calendar year in which the (first) book year begins.
        scope: What is counted.
        by: What the lines are put together by.
    """

    on: dt.date
    kind: str = "calendar"
    year: int = 0
    scope: Scope = EVERYTHING
    by: str = "row"

    def told(self) -> str:
        """Return kind of year and what is counted, as people read it; it stands above every figure."""
        kind = _("calendar year") if self.kind == "calendar" else _("school year")
        counted = self.scope.told() or [_("whole board, everything counted")]
        return " · ".join([kind, *counted])


class Cell(NamedTuple):
    """A figure: cents, those among them that are only planned, and whether it is not known at all."""

    amount: int
    planned: int = 0
    unknown: bool = False


class Line(NamedTuple):
    """A row of figures: what it stands for in code, what people call it, and its cells."""

    code: str
    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Sums:
    """A table of figures.

    Args:
        label: What people call the year, or the years.
        columns: Code and label of each column.
        rows: Its rows, the total last.
        pupils: Pupils by year, None where they are not known.
        counted: The count date of the first year.
        per_pupil: Cents per pupil by year, None where that is not known.
        pillars: Label and cents of each pillar; of a table of one year only.
        other: Cents of what stands apart, in no row and no total; of a table of one year only.
        flags: What the figures leave out.
        beside: What others spend per pupil, a line and all there is to say of it; of a table of one year only.
    """

    label: str
    columns: tuple[tuple[str, str], ...]
    rows: tuple[Line, ...]
    pupils: tuple[int | None, ...]
    counted: dt.date | None
    per_pupil: tuple[int | None, ...]
    pillars: tuple[tuple[str, int], ...] = ()
    other: int = 0
    flags: tuple[Flag, ...] = ()
    beside: tuple[tuple[str, str], ...] = ()

    @property
    def planned(self) -> bool:
        """Whether any figure holds something that is only planned."""
        return any(cell.planned for row in self.rows for cell in row.cells)


def years(connection: Connection, kind: str, year: int) -> BookYear:
    """Return how years of a kind ("calendar" or "school") are cut, by the policy of the board."""
    return cut(policy.read(connection), kind, dt.date(year, 1, 1))


def reckoned(connection: Connection, asked: Asked, count: int = 1) -> list[Budget]:
    """Return the budgets of the book year that is asked and of those that follow, seen on the day that is asked."""
    book = years(connection, asked.kind, asked.year)
    return finance.budgets(connection, book, asked.year, asked.year + count - 1, asked.on, asked.scope)


def _grouped(found: Budget, by: str) -> dict[str, list[CostLine]]:
    """Return the lines by what they belong to; what has no row of the budget is in its pillar only."""
    groups: dict[str, list[CostLine]] = {}
    for line in found.all_lines:
        if line.cost_row is not None or (by == "pillar" and line.pillar):
            code = line.cost_row if by == "row" else getattr(line, by)
            groups.setdefault(code or "", []).append(line)
    return groups


def _labels(by: str, codes: Iterable[str]) -> dict[str, str]:
    """Return the rows of a table: code → label; rows and pillars all, of the rest what there is."""
    there = set(codes) | (set(KNOWN[by]) if by in {"row", "pillar"} else set())
    known = KNOWN.get(by, {})
    named = {code: _(known[code]).capitalize() if code in known else code for code in there}
    if "" in named:
        named[""] = _(NOBODY.get(by, "-"))
    return in_order(by, named)


def _cell(lines: Iterable[CostLine], *, unknown: bool = False) -> Cell:
    """Return the sum of lines."""
    amount = planned = 0
    for line in lines:
        amount += line.amount
        planned += line.amount if line.nature == "planned" else 0
    return Cell(amount, planned, unknown and not amount)


def _row(code: str, label: str, lines: Sequence[CostLine], *, unknown: bool) -> Line:
    """Return a row of a year: its columns and their total."""
    parts = [
        _cell((one for one in lines if one.kind == kind), unknown=unknown and kind == "staff")
        for kind in KINDS
    ]
    return Line(code, label, (*parts, _cell(lines)))


def year_of(database: Database, asked: Asked) -> Sums:
    """Reckon one book year: operating, staff, depreciation and total by row or another dimension."""
    with database.read() as connection:
        (found,) = reckoned(connection, asked)
        beside = _beside(connection, found)
    groups, unknown = _grouped(found, asked.by), found.staff_unknown
    rows = [
        _row(code, label, groups.get(code, ()), unknown=unknown)
        for code, label in _labels(asked.by, groups).items()
    ]
    whole = [line for lines in groups.values() for line in lines]
    rows.append(_row(ALL, _("Total"), whole, unknown=unknown))
    return Sums(
        found.label,
        tuple((code, _(label)) for code, label in COLUMNS.items()),
        tuple(rows),
        (found.pupils,),
        found.count_date,
        (found.per_pupil,),
        tuple((_(PILLARS[code]).capitalize(), amount) for code, amount in found.pillars.items()),
        total(found.other),
        found.flags,
        beside,
    )


def over_years(database: Database, asked: Asked, count: int) -> Sums:
    """Reckon some book years beside each other, from the one asked on; a column a year."""
    with database.read() as connection:
        found = reckoned(connection, asked, count)
    groups = [_grouped(one, asked.by) for one in found]
    labels = _labels(asked.by, {code for group in groups for code in group})
    rows = [
        Line(code, label, tuple(_cell(group.get(code, ())) for group in groups))
        for code, label in labels.items()
    ]
    whole = tuple(_cell(line for lines in group.values() for line in lines) for group in groups)
    rows.append(Line(ALL, _("Total"), whole))
    pupils = tuple(one.pupils for one in found)
    return Sums(
        f"{found[0].label} - {found[-1].label}",
        tuple((str(one.year), one.label) for one in found),
        tuple(rows),
        pupils,
        found[0].count_date,
        tuple(rounded(cell.amount, each) if each else None for cell, each in zip(whole, pupils, strict=True)),
        flags=tuple({flag.text: flag for one in found for flag in one.flags}.values()),
    )


def explained(database: Database, asked: Asked, code: str, column: str = ALL) -> list[CostLine]:
    """Return the lines that add up to a cell, the largest first.

    Args:
        database: Where.
        asked: Year, scope and dimension.
        code: Code of a row of the table, "total", or "other" for what stands apart.
        column: "operating", "staff", "depreciation" or "total".
    """
    with database.read() as connection:
        (found,) = reckoned(connection, asked)
    if code == OTHER:
        mine: Iterable[CostLine] = found.other
    else:
        groups = _grouped(found, asked.by)
        codes = groups if code == ALL else (code,)
        mine = (line for one in codes for line in groups.get(one, ()) if column in {ALL, line.kind})
    return sorted(mine, key=lambda one: -abs(one.amount))


class Choices(NamedTuple):
    """What a scope can be made of: names of sites, and codes and labels of the rest."""

    sites: tuple[str, ...]
    scopes: tuple[tuple[str, str], ...]
    financing: tuple[tuple[str, str], ...]
    natures: tuple[tuple[str, str], ...]


def choices(database: Database) -> Choices:
    """Read what a scope can be made of."""
    table = get("site").table
    with database.read() as connection:
        query = sa.select(table.c.name).where(table.c.archived.is_(None)).order_by(table.c.name)
        sites = tuple(connection.execute(query).scalars())
    lists = (SCOPES, FINANCING, NATURES)
    return Choices(sites, *(tuple((code, _(text)) for code, text in one.items()) for one in lists))


def _beside(connection: Connection, found: Budget) -> tuple[tuple[str, str], ...]:
    """Return what others spend per pupil: a line each with its year, and why it does not simply compare."""
    made = []
    for one in benchmarks.beside(found, benchmarks.benchmarks(connection)):
        figure = one.benchmark
        line = _("{name} {year}: € {amount} per pupil").format(
            name=figure.name, year=figure.year, amount=decimals(figure.amount, 2)
        )
        if one.alike is not None and one.alike != one.board:
            line += " · " + _("counted alike here: € {amount}").format(amount=decimals(one.alike, 2))
        said = [line, figure.about, *one.remarks, figure.source]
        made.append((line, " · ".join(part for part in said if part)))
    return tuple(made)


def stepped(asked: Asked) -> Asked:
    """Return the same, put together by the next dimension."""
    names = list(BY)
    return replace(asked, by=names[(names.index(asked.by) + 1) % len(names)])
