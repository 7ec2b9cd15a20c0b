"""The figures of each purchase lot in the years of a workbook, and whether a reader's formula can give the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from inventory.errors import InputError
from inventory.finance.calendar import DAY, month_index
from inventory.finance.depreciation import book_value, charge
from inventory.finance.explanation import explain
from inventory.language import _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from inventory.finance.lot_lines import Lots
    from inventory.finance.reading import LotRow

Span = tuple["date", "date"]


class LotFigures(NamedTuple):
    """What a lot charges and is worth.

    Attributes:
        row: The lot as it is recorded.
        before: Book value on the day before the first year, in cents; None when it is not depreciated or not known.
        charges: Depreciation of each year in cents; None likewise.
        values: Book value at the end of each year in cents; None likewise.
        shift: Months after first use in which linear depreciation begins, when the lot has nothing that bends it;
            None when only the program can reckon it.
        told: The rule, or why there are no figures.
    """

    row: LotRow
    before: int | None
    charges: tuple[int, ...] | None
    values: tuple[int, ...] | None
    shift: int | None
    told: str


def figures(lots: Lots, years: Sequence[Span]) -> list[LotFigures]:
    """Return the figures of every lot in consecutive years, each a first and a last day."""
    return [_of(lots, row, years) for row in lots.books.lots]


def _of(lots: Lots, row: LotRow, years: Sequence[Span]) -> LotFigures:
    if not lots.capitalised(row):
        return _none(row, _("below the capitalisation threshold: an operating cost"))
    try:
        asset = lots.asset(row)
        if asset is None:
            return _none(row, _("no depreciation term is recorded"))
        charges = tuple(charge(asset, first, last) for first, last in years)
        values = tuple(book_value(asset, last) for _first, last in years)
        before = book_value(asset, years[0][0] - DAY)
    except InputError as problem:
        return _none(row, problem.message)
    begins = lots.first_month(row)
    shift = None if begins is None else begins - month_index(row.in_use)
    return LotFigures(row, before, charges, values, shift, explain(asset))


def _none(row: LotRow, told: str) -> LotFigures:
    return LotFigures(row, None, None, None, None, told)
