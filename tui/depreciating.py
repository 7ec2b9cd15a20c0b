"""Depreciation as the screens show it: a line a lot at a day, the schedule of one lot, its file; threads call this."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from inventory.errors import InputError
from inventory.finance import closing, reading_lots
from inventory.finance.calendar import month_index
from inventory.finance.lot_corrections import balance
from inventory.finance.lot_lines import Lots, year_of
from inventory.finance.lot_lines import cost as as_recorded
from inventory.finance.lot_rules import LEASE
from inventory.finance.reading import read
from inventory.language import N_, _
from inventory.records import field as f
from inventory.store import policy
from inventory.text import fold

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable
    from pathlib import Path

    from sqlalchemy import Connection

    from inventory.finance.calendar import BookYear
    from inventory.finance.reading import LotRow
    from inventory.store.database import Database

STATES = {
    "planned": N_("planned"),
    "running": N_("running"),
    "finished": N_("written off"),
    "disposed": N_("disposed of"),
    "expense": N_("expense"),
    "lease": N_("leased"),
    "unknown": N_("unknown"),
    "archived": N_("archived"),
}
"""How a lot stands on a day; `expense`: below the threshold, `lease`: nothing is depreciated, `unknown`: it cannot be reckoned."""


class LotLine(NamedTuple):
    """A lot on a day; amounts in cents.

    Attributes:
        number: Number of the lot.
        charged: Depreciation in the book year up to and including its last day; None when it cannot be reckoned.
        book_value: At the end of the day; None when it cannot be reckoned.
        state: A key of `STATES`.
        quantity: How many are left.
    """

    number: int
    code: str
    description: str
    charged: int | None
    book_value: int | None
    state: str
    quantity: int
    category: str
    site: str
    first_use: dt.date
    term: int | None
    cost: int


FIELDS = (
    f.text(N_("Lot code"), width=14).but(name="code"),
    f.text(N_("Description"), width=24).but(name="description"),
    f.amount(N_("Charged this year")).but(name="charged"),
    f.amount(N_("Book value")).but(name="book_value"),
    f.choice(N_("State"), STATES).but(name="state"),
    f.integer(N_("Quantity")).but(name="quantity"),
    f.text(N_("Category"), width=18).but(name="category"),
    f.text(N_("Site"), width=18).but(name="site"),
    f.date(N_("First use")).but(name="first_use"),
    f.months(N_("Term")).but(name="term"),
    f.amount(N_("Cost")).but(name="cost"),
)
"""The columns, in the order of `LotLine` after its number."""


@dataclass(frozen=True)
class Shown:
    """All lots on a day.

    Args:
        kind: How years are cut, "calendar" or "school".
        on: The day.
        first, last: The book year around it.
        label: What people call that book year.
        lines: The lots, in the order of their codes.
        problems: Why lots cannot be reckoned, as sentences.
        closed: The book year is closed: its figures are those of when it was closed.
    """

    kind: str
    on: dt.date
    first: dt.date
    last: dt.date
    label: str
    lines: tuple[LotLine, ...]
    problems: tuple[str, ...] = ()
    closed: bool = False


def years(connection: Connection, kind: str, on: dt.date) -> BookYear:
    """Return how years of a kind ("calendar" or "school") are cut, by the policy of the board."""
    return year_of(policy.read(connection), kind, on)


def end_of_year(database: Database, kind: str, on: dt.date, by: int = 0) -> dt.date:
    """Return the last day of the book year around a day, or of one so many years further on."""
    with database.read() as connection:
        book = years(connection, kind, on)
    return book.last(book.year(on) + by)


def lots_at(database: Database, kind: str, on: dt.date) -> Shown:
    """Reckon all lots on a day, with what is charged in the book year around it; a closed year as it was closed."""
    with database.read() as connection:
        book = years(connection, kind, on)
        lots = Lots(read(connection))
        first, last = book.first(book.year(on)), book.last(book.year(on))
        settled = _settled(connection, lots, (first, last), on)
    made = [_line(lots, row, (first, last), on, settled) for row in lots.books.lots]
    made += [_gone(lots, row, settled) for row in settled.gone.values()]
    lines = tuple(sorted(made, key=lambda line: fold(line.code)))
    problems = tuple(dict.fromkeys(flag.text for flag in lots.flags))
    return Shown(kind, on, first, last, book.label(book.year(on)), lines, problems, settled.closed)


class _Settled(NamedTuple):
    """What closed years leave to say of a book year, by number of the lot; amounts in cents.

    Attributes:
        closed: The book year is a closed one.
        charged: What was frozen of it, else what it makes good of closed years before it.
        worth: Book values as they were frozen, None for a day whose values are reckoned.
        gone: Lots in those figures that are not there any more.
    """

    closed: bool
    charged: dict[int, int]
    worth: dict[int, int] | None
    gone: dict[int, LotRow]


def _settled(connection: Connection, lots: Lots, year: tuple[dt.date, dt.date], on: dt.date) -> _Settled:
    """Return what was frozen of a book year, or what it makes good of closed years."""
    lines = closing.frozen(connection, *year)
    charged: dict[int, int] = {}
    if lines is None:
        right = [one for one in lots.corrections(*year) if one.kind == "depreciation"]
        for one in right:
            charged[one.lot.id] = charged.get(one.lot.id, 0) + one.amount
        gone = {one.lot.id: one.lot for one in right if one.lot.id not in lots.rows}
        return _Settled(closed=False, charged=charged, worth=None, gone=gone)
    for line in lines:
        if line.kind == "depreciation":
            charged[line.record_id] = charged.get(line.record_id, 0) + line.amount
    number = next(one.id for one in closing.closed(connection) if (one.start, one.end) == year)
    balances = [balance(text) for text in reading_lots.lines(connection, number, "balance")]
    worth = {one.row.id: sum(one.sites.values()) for one in balances}
    gone = {one.row.id: one.row for one in balances if one.row.id not in lots.rows}
    return _Settled(closed=True, charged=charged, worth=worth if on == year[1] else None, gone=gone)


def _line(lots: Lots, row: LotRow, year: tuple[dt.date, dt.date], on: dt.date, settled: _Settled) -> LotLine:
    """Return one lot."""
    try:
        quantity, cost = lots.quantity(row, on), lots.cost(row)
        state = _state(lots, row, on, quantity)
        charged: int | None = _charged(lots, row, year) + settled.charged.get(row.id, 0)
    except InputError as problem:
        lots.flag("lot_contradicts", row, str(problem))
        quantity, cost, state, charged = row.quantity, as_recorded(row), "unknown", None
    if settled.closed:
        charged = settled.charged.get(row.id, 0)
    elif state == "unknown":
        charged = None
    book_value = None if state == "unknown" else lots.book_value(row, on)
    if settled.worth is not None:
        book_value = settled.worth.get(row.id, 0)
    return _shown(lots, row, state)._replace(
        charged=charged, book_value=book_value, quantity=quantity, cost=cost, site=places(lots, row, on)
    )


def places(lots: Lots, row: LotRow, on: dt.date) -> str:
    """Return where a lot is on a day: the sites that its pieces were transferred to, else where it was bought for."""
    try:
        course = lots.course(row) if lots.families.special(row) and lots.capitalised(row) else None
    except InputError:  # the state says that it cannot be reckoned
        course = None
    found = [one.site for one in course.mine(row.id) if one.there(on)] if course is not None else []
    names = [lots.books.site(site) or _("whole board") for site in dict.fromkeys(found)]
    return ", ".join(sorted(names)) if set(found) - {row.site} else lots.books.site(row.site)


def _charged(lots: Lots, row: LotRow, year: tuple[dt.date, dt.date]) -> int:
    """Return what a lot is charged in a book year, impairments included as in the budget, in cents."""
    course = lots.course(row) if lots.fast(row) is None and lots.capitalised(row) else None
    jumps = course.value_changes(*year) if course is not None else ()
    impaired = sum(one.amount for one in jumps if one.kind == "value" and one.lot == row.id)
    return lots.charge(row, *year) - impaired


def _gone(lots: Lots, row: LotRow, settled: _Settled) -> LotLine:
    """Return a lot that is archived by now, with what closed years hold of it."""
    worth = (settled.worth or {}).get(row.id, 0)
    return _shown(lots, row, "archived")._replace(
        charged=settled.charged.get(row.id, 0), book_value=worth, cost=as_recorded(row)
    )


def _shown(lots: Lots, row: LotRow, state: str) -> LotLine:
    """Return what is recorded of a lot, still without figures."""
    category = lots.books.categories.get(row.category)
    return LotLine(
        row.id,
        row.code,
        row.description,
        None,
        None,
        state,
        0,
        category.name if category else "",
        lots.books.site(row.site),
        row.in_use,
        lots.months(row),
        0,
    )


def _state(lots: Lots, row: LotRow, on: dt.date, quantity: int) -> str:
    """Return how a lot stands on a day: a key of `STATES`.

    Raises:
        InputError: What is recorded, or what happened, contradicts itself.
    """
    if on < row.in_use:
        return "planned"
    depreciated = row.acquisition != LEASE and lots.capitalised(row)
    course = lots.course(row) if depreciated and lots.fast(row) is None else None
    if not quantity:
        return "planned" if course is not None and not course.gone(on, row.id) else "disposed"
    if not depreciated:
        return "lease" if row.acquisition == LEASE else "expense"
    fast = lots.fast(row)
    if fast is not None:
        return "finished" if month_index(on) >= fast.start + fast.months - 1 else "running"
    if course is None:
        lots.flag("lot_without_term", row, _("no depreciation term is recorded"))
        return "unknown"
    return "finished" if course.charged_out(on, row.id) else "running"


def haystack(line: LotLine) -> str:
    """Return the text in which the words of a filter are looked for."""
    words = (line.code, line.description, line.category, line.site, _(STATES[line.state]))
    return fold(" ".join(words))


def write_lots(shown: Shown, lines: Iterable[LotLine], path: Path) -> Path:
    """Write lots as a workbook or CSV, as the file's name says.

    Raises:
        InputError: The name says neither, or the file cannot be written.
    """
    name = _("Book value on {day}").format(day=shown.on.isoformat())
    return write_rows(FIELDS, [line[1:] for line in lines], name, path)


def write_rows(fields: Iterable[f.Field], rows: list[tuple[object, ...]], name: str, path: Path) -> Path:
    """Write rows of stored values as a workbook or CSV, whole or not at all.

    Raises:
        InputError: The name says neither, or the file cannot be written.
    """
    from inventory.publish import table_file  # noqa: PLC0415  only for a file
    from inventory.publish.table import Table  # noqa: PLC0415

    return table_file.write(Table(tuple(fields), rows, name), path)
