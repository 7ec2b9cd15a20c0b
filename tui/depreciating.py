"""Depreciation as the screens show it: a line a lot at a day, the schedule of one lot, its file; threads call this."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from inventory.errors import InputError
from inventory.finance.calendar import month_index
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
    """

    kind: str
    on: dt.date
    first: dt.date
    last: dt.date
    label: str
    lines: tuple[LotLine, ...]
    problems: tuple[str, ...] = ()


def years(connection: Connection, kind: str, on: dt.date) -> BookYear:
    """Return how years of a kind ("calendar" or "school") are cut, by the policy of the board."""
    return year_of(policy.read(connection), kind, on)


def end_of_year(database: Database, kind: str, on: dt.date, by: int = 0) -> dt.date:
    """Return the last day of the book year around a day, or of one so many years further on."""
    with database.read() as connection:
        book = years(connection, kind, on)
    return book.last(book.year(on) + by)


def lots_at(database: Database, kind: str, on: dt.date) -> Shown:
    """Reckon all lots on a day, with what is charged in the book year around it."""
    with database.read() as connection:
        book = years(connection, kind, on)
        lots = Lots(read(connection))
    first, last = book.first(book.year(on)), book.last(book.year(on))
    made = [_line(lots, row, (first, last), on) for row in lots.books.lots]
    lines = tuple(sorted(made, key=lambda line: fold(line.code)))
    problems = tuple(dict.fromkeys(flag.text for flag in lots.flags))
    return Shown(kind, on, first, last, book.label(book.year(on)), lines, problems)


def _line(lots: Lots, row: LotRow, year: tuple[dt.date, dt.date], on: dt.date) -> LotLine:
    """Return one lot."""
    category = lots.books.categories.get(row.category)
    try:
        quantity, cost = lots.quantity(row, on), lots.cost(row)
        state = _state(lots, row, on, quantity)
    except InputError as problem:
        lots.flag("lot_contradicts", row, str(problem))
        quantity, cost, state = row.quantity, as_recorded(row), "unknown"
    unknown = state == "unknown"
    return LotLine(
        row.id,
        row.code,
        row.description,
        None if unknown else lots.charge(row, *year),
        None if unknown else lots.book_value(row, on),
        state,
        quantity,
        category.name if category else "",
        lots.books.site(row.site),
        row.in_use,
        lots.months(row),
        cost,
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
    import io  # noqa: PLC0415  only for a file

    from inventory.publish import table_csv  # noqa: PLC0415  only for a file
    from inventory.publish.table import Table  # noqa: PLC0415
    from inventory.whole_file import whole  # noqa: PLC0415

    suffix = path.suffix.lower()
    if suffix not in {".csv", ".xlsx"}:
        raise InputError(
            _("{file}: this kind of file is not written here.").format(file=path), _("Use .xlsx or .csv.")
        )
    table = Table(tuple(fields), rows, name)
    try:
        with whole(path) as part:
            if suffix == ".csv":
                text = io.StringIO()
                text.write(table_csv.BOM)
                table_csv.write(table, text)
                part.write_bytes(text.getvalue().encode())
            else:
                from inventory.publish import table_xlsx  # noqa: PLC0415  openpyxl

                table_xlsx.write([table], str(part))
    except OSError as problem:
        raise InputError(
            _("{file} cannot be written: {reason}.").format(file=path, reason=problem.strerror or problem),
            _("Check the folder, and close the file in other programs."),
        ) from problem
    return path
