"""What lots are worth in the books at the end of a day, by what they have in common; also at one site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from inventory.errors import InputError
from inventory.finance.course import ALL
from inventory.finance.lot_lines import Lots
from inventory.finance.lot_rules import LEASE
from inventory.finance.money import amount_text
from inventory.finance.overview import GROUPS, Group, Overview
from inventory.finance.reading import read
from inventory.language import _
from inventory.records.choices import COST_ROWS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy import Connection

    from inventory.finance.calendar import BookYear
    from inventory.finance.lines import Flag
    from inventory.finance.reading import LotRow


class Value(NamedTuple):
    """What some lots are worth; amounts in cents.

    Attributes:
        name: What they have in common, "" when that is not recorded.
        quantity: How many pieces are there.
        charged: What was depreciated of them up to and including the day, openings and what has left counted too.
        book_value: What is left.
    """

    name: str
    quantity: int
    charged: int
    book_value: int


class Values(NamedTuple):
    """Book values on a day: by what, the groups by name, and what cannot be reckoned with."""

    on: date
    by: str
    groups: tuple[Value, ...]
    flags: tuple[Flag, ...]


def book_values(connection: Connection, on: date, by: str = "category", site: int | None = ALL) -> Values:
    """Return what the capitalised lots are worth at the end of a day.

    Args:
        connection: One that reads.
        on: The day, past or future.
        by: A key of `overview.GROUPS`.
        site: Number of a site, None for what belongs to no site, `ALL` for everything.

    Raises:
        InputError: They cannot be put together so.
    """
    if by not in GROUPS:
        raise InputError(_("Depreciation cannot be put together by “{by}”.").format(by=by), ", ".join(GROUPS))
    lots = Lots(read(connection, on))
    return Values(on, by, _grouped(lots, on, by, site), tuple(lots.flags))


def _grouped(lots: Lots, on: date, by: str, site: int | None) -> tuple[Value, ...]:
    sums: dict[str, list[int]] = {}
    for row in lots.books.lots:
        if row.acquisition == LEASE or row.in_use > on or not lots.capitalised(row):
            continue
        for place, *figures in _figures(lots, row, on):
            if site in {ALL, place}:
                found = sums.setdefault(_name(lots, row, place, by), [0, 0, 0])
                found[:] = [a + b for a, b in zip(found, figures, strict=True)]
    return tuple(Value(name, *found) for name, found in sorted(sums.items()) if any(found))


def at_site(
    connection: Connection, book_year: BookYear, years: tuple[int, int], by: str, site: int | None
) -> Overview:
    """Return the depreciation by book year of what is at a site, as `overview.overview` does for the board.

    Args:
        connection: One that reads.
        book_year: How years are cut.
        years: The calendar years in which the first and the last book year begin.
        by: A key of `overview.GROUPS`.
        site: Number of the site, None for what belongs to no site.

    Raises:
        InputError: The years are the wrong way round, or cannot be put together so.
    """
    first, last = years
    if last < first:
        raise InputError(
            _("The last year {last} comes before the first one {first}.").format(last=last, first=first)
        )
    lots = Lots(read(connection, book_year.last(last)))
    charged: dict[str, list[int]] = {}
    for year in range(first, last + 1):
        for one in lots.charges(book_year.first(year), book_year.last(year)):
            if one.kind == "depreciation" and one.lot.site == site:
                found = charged.setdefault(_name(lots, one.lot, site, by), [0] * (last - first + 1))
                found[year - first] += one.amount
    worth = {one.name: one.book_value for one in _grouped(lots, book_year.last(last), by, site)}
    groups = tuple(
        Group(name, tuple(charged.get(name, [0] * (last - first + 1))), worth.get(name, 0))
        for name in sorted({*charged, *worth})
        if any(charged.get(name, ())) or worth.get(name, 0)
    )
    labels = tuple(book_year.label(year) for year in range(first, last + 1))
    return Overview(by, labels, groups, tuple(lots.flags))


def _figures(lots: Lots, row: LotRow, on: date) -> Iterator[tuple[int | None, int, int, int]]:
    """Return for each site of a lot how many are there, what was charged and what is left."""
    if lots.fast(row) is not None:
        yield row.site, row.quantity, lots.charge(row, row.in_use, on), lots.book_value(row, on)
        return
    try:
        course = lots.course(row)
    except InputError as problem:
        lots.flag("lot_contradicts", row, str(problem))
        return
    if course is None:
        if lots.rules.cost(row):
            lots.flag("lot_without_term", row, _("no depreciation term is recorded"))
        return
    for place in dict.fromkeys(one.site for one in course.mine(row.id)):
        yield place, course.quantity(on, row.id, place), *course.at(on, row.id, place)


def _name(lots: Lots, row: LotRow, place: int | None, by: str) -> str:
    books = lots.books
    match by:
        case "lot":
            return f"{row.code} · {row.description}"
        case "site":
            return books.site(place)
        case "cost_row":
            return _(COST_ROWS.get(lots.cost_row(row) or "", ""))
        case _:
            return books.categories[row.category].name if row.category in books.categories else ""


def json_of(found: Values) -> list[dict[str, Any]]:
    """Return book values as `depreciation --on DATE --format json` prints them: amounts as text with two decimals."""
    return [
        {
            found.by: one.name,
            "quantity": one.quantity,
            "depreciated": amount_text(one.charged),
            "book_value": amount_text(one.book_value),
        }
        for one in found.groups
    ]
