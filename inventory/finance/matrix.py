"""Depreciation of all lots by row of the budget and book year, for large boards: one grouped query and whole numbers.

Identical lots are reckoned once and counted as often as they are there. Only lots to which something happened, or that
the closed form in months does not fit, go the slow way; no object of a record is made. The answer is the same as that of
the record path (`overview`), which a test holds on both databases.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from inventory.finance import overview, reading, reading_lots
from inventory.finance.calendar import month_index
from inventory.finance.depreciation import add_linear
from inventory.finance.lot_lines import Lots
from inventory.finance.reading import Books, CategoryRow, LotRow
from inventory.records.assets import Category, Lot, LotEvent
from inventory.store import policy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from inventory.finance.calendar import BookYear
    from inventory.finance.reading_lots import LotBooks

Key = tuple[str | None, int]
"""A row of the budget (None: none recorded) and the calendar year in which a book year begins."""
ALIKE = (
    "category", "quantity", "unit_price", "contribution", "residual", "in_use", "term_months", "method", "convention",
)  # fmt: skip
"""Columns in which lots that are reckoned alike do not differ."""


def matrix(connection: Connection, book_year: BookYear, first: int, last: int) -> dict[Key, int]:
    """Return depreciation in cents by row of the budget and book year, impairments included, without what is nothing.

    Args:
        connection: One that reads.
        book_year: How years are cut.
        first: The calendar year in which the first book year begins.
        last: The same of the last one.
    """
    of_lots = reading_lots.read(connection)
    if of_lots.closed:  # what is frozen, and what makes good of it, is known a lot at a time
        return overview.by_cost_row(connection, book_year, first, last)
    single = reading.rows(connection, Lot, LotRow, ~_plain())
    sums = _Sums(Lots(_books(connection, of_lots, single)), book_year, first, last)
    columns = _columns(sums.lots)
    places = [LotRow._fields.index(name) for name in columns]
    values: list[Any] = [0, "", *[None] * (len(LotRow._fields) - 2)]
    for found in connection.execute(_grouped(columns)):
        for place, value in zip(places, found, strict=False):
            values[place] = value
        sums.add(LotRow._make(values), found[-1])
    for row in single:
        sums.add(row, 1)
    return sums.found()


class _Sums:
    """Cents by row of the budget, a number a book year."""

    def __init__(self, lots: Lots, book_year: BookYear, first: int, last: int) -> None:
        self.lots = lots
        self._book_year = book_year
        self._years = range(first, last + 1)
        self._begin = month_index(book_year.first(first))
        self._sums: dict[str | None, list[int]] = {}

    def found(self) -> dict[Key, int]:
        """Return the sums that are not nothing."""
        return {
            (row, year): amount
            for row, totals in self._sums.items()
            for year, amount in zip(self._years, totals, strict=True)
            if amount
        }

    def _of(self, row: LotRow) -> list[int]:
        return self._sums.setdefault(self.lots.cost_row(row), [0] * len(self._years))

    def add(self, row: LotRow, number: int) -> None:
        """Add so many lots that are alike, with what was split off from them."""
        if self.lots.families.child(row) or not self.lots.capitalised(row):
            return
        fast = self.lots.fast(row)
        if fast is not None:
            base = fast.cost - fast.residual
            add_linear(self._of(row), base, fast.start, fast.months, self._begin, number)
            return
        for index, year in enumerate(self._years):
            for one in self.lots.slowly(row, self._book_year.first(year), self._book_year.last(year)):
                if one.kind == "depreciation":
                    self._of(one.lot)[index] += one.amount * number


def _plain() -> sa.ColumnElement[bool]:
    """Return the condition of lots to which nothing happened and that are told by the columns in which they are alike."""
    table = Lot.table
    event = LotEvent.table
    living = event.c.archived.is_(None)
    happened = sa.union(
        sa.select(event.c.lot).where(living), sa.select(event.c.into).where(living, event.c.into.is_not(None))
    )
    nothing = [
        table.c[name].is_(None) for name in ("disposed", "split_from", "bought_together", "schedule", "rate")
    ]
    return sa.and_(
        *nothing,
        sa.func.coalesce(table.c.opening, 0) == 0,
        sa.func.coalesce(table.c.acquisition, "purchase") == "purchase",
        table.c.id.not_in(happened),
    )


def _columns(lots: Lots) -> Sequence[str]:
    """Return the columns to group by: also those that only some policies look at."""
    decided = lots.books.policies.decided
    more = []
    if decided.keys() & {"capitalisation_threshold", "capitalisation_threshold_group"}:
        more.append("delivered")
    if "vat_cost" in decided:
        more.append("vat")
    return (*ALIKE, *more)


def _grouped(columns: Sequence[str]) -> sa.Select[Any]:
    table = Lot.table
    alike = [table.c[name] for name in columns]
    query = sa.select(*alike, sa.func.count()).where(table.c.archived.is_(None), _plain())
    return query.group_by(*alike)


def _books(connection: Connection, of_lots: LotBooks, lots: tuple[LotRow, ...]) -> Books:
    """Return what is needed to reckon with lots, and nothing else."""
    return Books(
        policies=policy.read(connection),
        categories={one.id: one for one in reading.rows(connection, Category, CategoryRow)},
        sites={},
        suppliers={},
        systems={},
        lots=lots,
        contracts={},
        prices=(),
        covers=(),
        licences=(),
        staff=(),
        allocations=(),
        manual=(),
        headcounts=(),
        devices=(),
        of_lots=of_lots,
    )
