"""Depreciation of all lots by book year, together by category, lot, site or row of the budget."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from inventory.errors import InputError
from inventory.finance.calendar import DAY, month_index
from inventory.finance.depreciation import Life, add_linear, linear_charge
from inventory.finance.lot_lines import Lots, cost
from inventory.finance.money import amount_text
from inventory.finance.reading import read
from inventory.language import N_, _
from inventory.records.choices import COST_ROWS

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from inventory.finance.calendar import BookYear
    from inventory.finance.lines import Flag
    from inventory.finance.reading import LotRow

GROUPS = {
    "category": N_("Category"),
    "lot": N_("Purchase lot"),
    "site": N_("Site"),
    "cost_row": N_("Cost row"),
}
"""By what depreciation can be put together: value → label."""


class Group(NamedTuple):
    """Depreciation of some lots; amounts in cents.

    Attributes:
        name: What they have in common, "" when that is not recorded.
        charges: One a book year.
        book_value: At the end of the last one.
    """

    name: str
    charges: tuple[int, ...]
    book_value: int


class Overview(NamedTuple):
    """Depreciation by group and book year.

    Attributes:
        by: A key of `GROUPS`.
        labels: What the book years are called.
        groups: In the order of their names; lots that charge nothing and are worth nothing are left out.
        flags: Lots that cannot be reckoned with.
    """

    by: str
    labels: tuple[str, ...]
    groups: tuple[Group, ...]
    flags: tuple[Flag, ...]


def overview(
    connection: Connection, book_year: BookYear, first: int, last: int, by: str = "category"
) -> Overview:
    """Return the depreciation of all capitalised lots.

    Args:
        connection: One that reads.
        book_year: How years are cut.
        first: The calendar year in which the first book year begins.
        last: The same of the last one.
        by: A key of `GROUPS`.

    Raises:
        InputError: The years are the wrong way round, or cannot be put together so.
    """
    if last < first:
        raise InputError(
            _("The last year {last} comes before the first one {first}.").format(last=last, first=first)
        )
    if by not in GROUPS:
        raise InputError(_("Depreciation cannot be put together by “{by}”.").format(by=by), ", ".join(GROUPS))
    lots = Lots(read(connection, book_year.last(last)))
    sums: dict[str, list[int]] = {}
    values: dict[str, int] = {}
    for row in lots.books.lots:
        if lots.capitalised(row):
            name = _name(lots, row, by)
            totals = sums.setdefault(name, [0] * (last - first + 1))
            values[name] = values.get(name, 0) + _add(lots, row, book_year, first, totals)
    groups = tuple(
        Group(name, tuple(totals), values[name])
        for name, totals in sorted(sums.items())
        if any(totals) or values[name]
    )
    labels = tuple(book_year.label(year) for year in range(first, last + 1))
    return Overview(by, labels, groups, tuple(lots.flags))


def _name(lots: Lots, row: LotRow, by: str) -> str:
    books = lots.books
    match by:
        case "lot":
            return f"{row.code} · {row.description}"
        case "site":
            return books.site(row.site)
        case "cost_row":
            return _(COST_ROWS.get(lots.cost_row(row) or "", ""))
        case _:
            return books.categories[row.category].name if row.category in books.categories else ""


def _add(lots: Lots, row: LotRow, book_year: BookYear, first: int, totals: list[int]) -> int:
    """Add a lot's charges to the totals of the book years, and return its book value at their end, in cents."""
    start, months = lots.first_month(row), lots.months(row)
    end = book_year.last(first + len(totals) - 1)
    if start is not None and months and row.in_use <= end:
        base = cost(row) - (row.residual or 0)
        add_linear(totals, base, start, months, month_index(book_year.first(first)))
        return cost(row) - linear_charge(base, 0, start, months, start, month_index(end))
    return _add_slowly(lots, row, book_year, first, totals)


def _add_slowly(lots: Lots, row: LotRow, book_year: BookYear, first: int, totals: list[int]) -> int:
    try:
        asset = lots.asset(row)
        life = Life(asset) if asset is not None else None
    except InputError as problem:
        lots.flag("lot_contradicts", row, str(problem))
        return 0
    if asset is None or life is None:
        lots.flag("lot_without_term", row, _("no depreciation term is recorded"))
        return 0
    before = life.at(book_year.first(first) - DAY)[0]
    book = 0
    for index in range(len(totals)):
        done, book = life.at(book_year.last(first + index))
        totals[index] += done - before
        before = done
    end = book_year.last(first + len(totals) - 1)
    return 0 if end < asset.start or (asset.disposal and end >= asset.disposal.on) else book


def json_of(found: Overview) -> list[dict[str, Any]]:
    """Return an overview as `depreciation --format json` prints it: amounts as text with two decimals."""
    return [
        {
            found.by: group.name,
            "years": {
                label: amount_text(charge) for label, charge in zip(found.labels, group.charges, strict=True)
            },
            "total": amount_text(sum(group.charges)),
            "book_value": amount_text(group.book_value),
        }
        for group in found.groups
    ]
