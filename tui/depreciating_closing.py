"""Closed book years as the screens show them: which are closed, which comes next, and what closing it would freeze."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inventory.finance import closing
from inventory.finance.book_values import book_values
from inventory.finance.budget import budget
from inventory.finance.calendar import CALENDAR, BookYear
from inventory.finance.lines import total
from inventory.finance.lot_lines import board_year
from inventory.finance.money import euro
from inventory.language import _, ngettext
from inventory.records.values import day
from inventory.store import policy
from inventory.store.work import work

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy import Connection

    from inventory.finance.closing import Verified
    from inventory.store.database import Database


@dataclass(frozen=True)
class Next:
    """The book year that would be closed.

    Args:
        book: How years are cut.
        year: The calendar year in which it begins.
        label: What people call it.
        text: What would be frozen, as lines; or why it cannot be closed now.
        ready: It can be closed now.
    """

    book: BookYear
    year: int
    label: str
    text: str
    ready: bool


@dataclass(frozen=True)
class Years:
    """Closed years, oldest first, and the one that comes next."""

    closed: tuple[Verified, ...]
    next: Next

    @property
    def told(self) -> str:
        """Return the closed years in a line, with a sign for those that do not hold any more."""
        names = [one.name if one.holds else f"{one.name} ✗" for one in self.closed]
        if not names:
            return _("No year is closed yet.")
        text = _("Closed: {years}").format(years=", ".join(names))
        if all(one.holds for one in self.closed):
            return text
        return f"{text}. " + _("✗: what was frozen was changed outside the program.")


def closing_of(database: Database, today: dt.date) -> Years:
    """Read which years are closed, and reckon what closing the next one would freeze."""
    with database.read() as connection:
        closed = tuple(closing.verify(connection))
        book, year = _next(connection, today)
        return Years(closed, _told(connection, book, year, today))


def _next(connection: Connection, today: dt.date) -> tuple[BookYear, int]:
    """Return the book year after the last closed one, else the last one of the board that is over."""
    closed = closing.closed(connection)
    if closed:
        start = closed[-1].start
        book = CALENDAR if start.month == 1 else BookYear("school", start.month)
        return book, start.year + 1
    book = board_year(policy.read(connection), today)
    return book, book.year(today) - 1


def _told(connection: Connection, book: BookYear, year: int, today: dt.date) -> Next:
    """Return what closing a year would freeze."""
    first, last, label = book.first(year), book.last(year), book.label(year)
    if last >= today:
        text = _("{year} is the next one; it is over after {last}.").format(year=label, last=day(last))
        return Next(book, year, label, text, ready=False)
    found = budget(connection, book, year, last)
    values = book_values(connection, last)
    lines = list(found.lines())
    sums = {
        kind: total([one for one in lines if one.kind == kind])
        for kind in ("operating", "staff", "depreciation")
    }
    said = [
        _("Book year {year}, {first} to {last}:").format(year=label, first=day(first), last=day(last)),
        _("· operation {operating}, staff {staff}, depreciation {depreciation}").format(
            **{kind: euro(amount) for kind, amount in sums.items()}
        ),
        _("· book value {amount} at its end").format(
            amount=euro(sum(one.book_value for one in values.groups))
        ),
        ngettext("· {count} cost line", "· {count} cost lines", len(lines)).format(count=len(lines)),
        "",
        _(
            "These figures are frozen and come out the same for ever. What is changed for this year later shows as a "
            "correction in the first open month. Only the last closed year can be opened again."
        ),
    ]
    return Next(book, year, label, "\n".join(said), ready=True)


def close_year(database: Database, who: str, book: BookYear, year: int, on: dt.date) -> str:
    """Close a book year, and return what people call it.

    Raises:
        InputError: It is not over, or holds a lot that cannot be reckoned with; nothing is written then.
    """
    reason = _("Book year {year} closed").format(year=book.label(year))
    with work(database, who, reason) as unit:
        return closing.close(unit, book, year, on).name


def reopen_year(database: Database, who: str) -> str:
    """Open the last closed year again, and return what people call it.

    Raises:
        InputError: No year is closed.
    """
    with work(database, who, _("Book year opened again")) as unit:
        return closing.reopen(unit).name
