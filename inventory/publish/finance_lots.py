"""The figures of each purchase lot in the years of a workbook, and whether a reader's formula can give the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from inventory.errors import InputError
from inventory.finance.calendar import DAY, month_index
from inventory.finance.lot_lines import cost
from inventory.language import _
from inventory.publish.finance_material import reference

if TYPE_CHECKING:
    from inventory.finance.reading import LotRow
    from inventory.publish.finance_material import Material

LEASE = "operational_lease"


class LotFigures(NamedTuple):
    """What a lot charges and is worth.

    Attributes:
        row: The lot as it is recorded.
        left: How many are there on the day of the workbook, None before first use.
        cost: What is capitalised of it, in cents, or what it cost when it is not.
        plain: Whether that is quantity times price less contribution, as recorded.
        before: Book value on the day before the first year, in cents; None when it is not depreciated or not known.
        charges: Depreciation of each year in cents, as the lines have it; None likewise.
        values: Book value at the end of each year in cents; None likewise.
        shift: Months after first use in which linear depreciation begins, when the lot has nothing that bends it;
            None when only the program can reckon it.
        told: The rule, or why there are no figures.
    """

    row: LotRow
    left: int | None
    cost: int
    plain: bool
    before: int | None
    charges: tuple[int, ...] | None
    values: tuple[int, ...] | None
    shift: int | None
    told: str


def figures(material: Material) -> list[LotFigures]:
    """Return the figures of every lot in the years of a workbook."""
    return [_of(material, row) for row in material.books.lots]


def _of(material: Material, row: LotRow) -> LotFigures:
    lots, on = material.lots, material.on
    left = lots.quantity(row, on) if row.in_use <= on else None
    if row.acquisition == LEASE:
        return _none(row, left, _("operational lease: no depreciation"))
    if not lots.capitalised(row):
        return _none(row, left, _("below the capitalisation threshold: an operating cost"))
    try:
        told = lots.explain(row, material.budgets[-1].last)
    except InputError as problem:
        return _none(row, left, problem.message)
    if not told:
        return _none(row, left, _("no depreciation term is recorded"))
    years = [(one.first, one.last) for one in material.budgets]
    booked = tuple(material.depreciation.get((label, row.id), 0) for label in material.labels)
    values = tuple(lots.book_value(row, last) for _first, last in years)
    before = lots.book_value(row, years[0][0] - DAY)
    begins = lots.first_month(row)
    same = booked == tuple(lots.charge(row, first, last) for first, last in years)
    shift = begins - month_index(row.in_use) if begins is not None and same else None
    capital = lots.cost(row)
    return LotFigures(row, left, capital, capital == cost(row), before, booked, values, shift, told)


def _none(row: LotRow, left: int | None, told: str) -> LotFigures:
    return LotFigures(row, left, cost(row), True, None, None, None, None, told)


def key(row: LotRow) -> str:
    """Return by which text the sheets find the lines of a lot."""
    return reference("lot", row.id)
