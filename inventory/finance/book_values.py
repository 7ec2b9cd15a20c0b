"""What lots are worth in the books at the end of a day, by what they have in common; and depreciation of one site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from inventory.errors import InputError
from inventory.finance import closing, reading_lots
from inventory.finance.course import ALL
from inventory.finance.lot_corrections import balance
from inventory.finance.lot_lines import Lots
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
    from inventory.finance.reading_lots import Closed


class Value(NamedTuple):
    """What some lots are worth.

    Attributes:
        name: What they have in common, "" when that is not recorded.
        quantity: How many pieces are there.
        book_value: In cents.
    """

    name: str
    quantity: int
    book_value: int


class Values(NamedTuple):
    """Book values on a day: by what, the groups by name, and what cannot be reckoned with."""

    on: date
    by: str
    groups: tuple[Value, ...]
    flags: tuple[Flag, ...]


class _Place(NamedTuple):
    """A lot at a site, with names for people; the book value in cents."""

    lot: str
    category: str
    cost_row: str
    site: str
    quantity: int
    book_value: int


def book_values(connection: Connection, on: date, by: str = "category", site: int | None = ALL) -> Values:
    """Return what the capitalised lots are worth at the end of a day; at the end of a closed year as it was closed.

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
    return Values(on, by, _grouped(connection, lots, on, by, site), tuple(lots.flags))


def _grouped(connection: Connection, lots: Lots, on: date, by: str, site: int | None) -> tuple[Value, ...]:
    """Return the places put together."""
    year = next((one for one in lots.books.of_lots.closed if one.end == on), None)
    places = _known(lots, on) if year is None else _closed(connection, year)
    wanted = None if site == ALL else _named(connection, lots, site, year)
    sums: dict[str, list[int]] = {}
    for one in places:
        if wanted in {None, one.site}:
            found = sums.setdefault(getattr(one, by), [0, 0])
            found[:] = found[0] + one.quantity, found[1] + one.book_value
    return tuple(Value(name, *found) for name, found in sorted(sums.items()) if any(found))


def _known(lots: Lots, on: date) -> Iterator[_Place]:
    """Return what lots are worth as far as is known now."""
    for row in lots.books.lots:
        if row.in_use > on or not lots.capitalised(row):
            continue
        worth = lots.book_values(row, on)
        if not worth:  # it cannot be reckoned with, which is flagged: unknown, and not nothing
            continue
        category = lots.books.categories.get(row.category)
        for site, number in {**dict.fromkeys(worth, 0), **closing.counted(lots, row, on)}.items():
            yield _Place(
                f"{row.code} · {row.description}",
                category.name if category else "",
                _row(lots.cost_row(row)),
                lots.books.site(site),
                number,
                worth.get(site, 0),
            )


def _closed(connection: Connection, year: Closed) -> Iterator[_Place]:
    """Return what lots were worth when a year was closed, and how many there were."""
    for text in reading_lots.lines(connection, year.id, "balance"):
        one = balance(text)
        if not one.sites and "depreciation" not in one.booked:  # an expense; policies may have changed since
            continue
        for site in dict.fromkeys((*one.sites, *one.counted)):
            yield _Place(
                f"{one.row.code} · {one.row.description}",
                one.category,
                _row(one.cost_row),
                site,
                one.counted.get(site, 0),
                one.sites.get(site, 0),
            )


def _named(connection: Connection, lots: Lots, site: int | None, year: Closed | None) -> str:
    """Return the name of a site, that of then for a closed year."""
    name = lots.books.site(site)
    facts = closing.facts(connection, lots.books, year.start, year.end) if year else None
    return facts.names.get(name, name) if facts else name


def _row(code: str | None) -> str:
    return _(COST_ROWS.get(code or "", ""))


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
    for place, year in enumerate(range(first, last + 1)):
        for name, amount in _charges(
            connection, lots, (book_year.first(year), book_year.last(year)), by, site
        ):
            charged.setdefault(name, [0] * (last - first + 1))[place] += amount
    worth = {one.name: one.book_value for one in _grouped(connection, lots, book_year.last(last), by, site)}
    groups = [
        Group(name, tuple(charged.get(name, [0] * (last - first + 1))), worth.get(name, 0))
        for name in sorted({*charged, *worth})
    ]
    labels = tuple(book_year.label(year) for year in range(first, last + 1))
    kept = tuple(one for one in groups if any(one.charges) or one.book_value)
    return Overview(by, labels, kept, tuple(lots.flags))


def _charges(
    connection: Connection, lots: Lots, span: tuple[date, date], by: str, site: int | None
) -> Iterator[tuple[str, int]]:
    """Return what is depreciated at a site in a book year, by name: of a closed year what was frozen."""
    categories = lots.books.categories
    frozen = closing.frozen(connection, *span)
    if frozen is None:
        for one in lots.charges(*span):
            if one.kind == "depreciation" and one.lot.site == site:
                category = categories.get(one.lot.category)
                told = {
                    "lot": f"{one.lot.code} · {one.lot.description}",
                    "category": category.name if category else "",
                    "cost_row": _row(lots.cost_row(one.lot)),
                }
                yield told.get(by, lots.books.site(site)), one.amount
        return
    year = next(one for one in lots.books.of_lots.closed if (one.start, one.end) == span)
    wanted = _named(connection, lots, site, year)
    for line in frozen:
        if line.kind == "depreciation" and line.site == wanted:
            row = lots.rows.get(line.record_id)
            category = categories.get(row.category) if row else None
            told = {
                "lot": line.title,
                "category": category.name if category else "",
                "cost_row": _row(line.cost_row),
            }
            yield told.get(by, line.site), line.amount


def json_of(found: Values) -> list[dict[str, Any]]:
    """Return book values as `depreciation --on DATE --format json` prints them: amounts as text with two decimals."""
    return [
        {found.by: one.name, "quantity": one.quantity, "book_value": amount_text(one.book_value)}
        for one in found.groups
    ]
