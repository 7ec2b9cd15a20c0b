"""What the month view reads of the agenda, and the calendar file that it writes; threads call this."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from inventory.finance.calendar import (
    EARLIEST,
    LATEST,
    YEAR,
    add_months,
    month_first,
    month_index,
    month_last,
)
from inventory.language import N_, _
from inventory.signals import agenda
from inventory.signals.board import Board
from inventory.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from inventory.signals.agenda import Entry
    from inventory.store.database import Database

FIRST, LAST = EARLIEST.replace(year=EARLIEST.year + 1), LATEST.replace(year=LATEST.year - 1)
"""The days to which the view goes: a month's page has days of the months beside it too."""
BACK_MONTHS, ON_MONTHS = 120, 5 * YEAR
"""Months around a day that are read at once: as far back as the digest looks for what is overdue."""
SOON = 30
"""Days before a day from which it is shown as a warning, as on the overview."""
STATES = {
    "late": ("!", N_("too late")),
    "soon": ("▸", N_("30 days")),
    "later": ("·", N_("later")),
    "settled": ("✓", N_("decided")),
    "past": ("-", N_("past")),
}
"""How urgent an entry is, the most urgent first: sign and word."""
_ORDER = {name: place for place, name in enumerate(STATES)}


class Agenda(NamedTuple):
    """The entries of a span of days.

    Attributes:
        first, last: The days.
        today: The day of which policies and the state of things are.
        entries: Its entries, in order.
        words: By which each entry is found, folded once: a large board has tens of thousands of entries.
    """

    first: dt.date
    last: dt.date
    today: dt.date
    entries: tuple[Entry, ...]
    words: tuple[str, ...]

    def holds(self, first: dt.date, last: dt.date) -> bool:
        """Return whether other days lie in the span."""
        return self.first <= first and last <= self.last

    def sifted(self, typed: str) -> tuple[Entry, ...]:
        """Return the entries that have all words: of a kind, a school, a record or a sentence."""
        wanted = fold(typed).split()
        if not wanted:
            return self.entries
        pairs = zip(self.entries, self.words, strict=True)
        return tuple(one for one, words in pairs if all(word in words for word in wanted))


def around(on: dt.date) -> tuple[dt.date, dt.date]:
    """Return the days that are read at once to show a day."""
    index = month_index(on)
    first = max(index - BACK_MONTHS, month_index(EARLIEST))
    return month_first(first), month_last(min(index + ON_MONTHS, month_index(LATEST)))


def read(database: Database, today: dt.date, on: dt.date) -> Agenda:
    """Return the agenda around a day, as the board is today."""
    first, last = around(on)
    with database.read() as connection:
        entries = tuple(agenda.written(Board(connection, today), first, last))
    return Agenda(first, last, today, entries, tuple(fold(words_of(one)) for one in entries))


def moved(on: dt.date, days: int = 0, months: int = 0) -> dt.date:
    """Return a day some days or months on, kept within the years that are known; the last of a shorter month."""
    if months:
        on = add_months(on, months)
    return min(max(on + dt.timedelta(days), FIRST), LAST)


def state_of(entry: Entry, today: dt.date) -> str:
    """Return how urgent an entry is: a name of `STATES`."""
    if entry.settled:
        return "settled"
    if entry.date < today:
        return "late" if entry.kind in agenda.STAYING else "past"
    return "soon" if entry.date <= today + dt.timedelta(SOON) else "later"


def worst(entries: Iterable[Entry], today: dt.date) -> str:
    """Return the most urgent state among entries, "" without any."""
    return min((state_of(one, today) for one in entries), key=_ORDER.__getitem__, default="")


def words_of(entry: Entry) -> str:
    """Return the words by which an entry is found."""
    place = entry.site or _("board as a whole")
    return f"{_(agenda.KINDS[entry.kind])} {_(agenda.SHORT[entry.kind])} {entry.title} {place} {entry.subject.name}"


def next_day(entries: Iterable[Entry], on: dt.date, *, back: bool) -> dt.date | None:
    """Return the nearest day after a day, or before it, on which there is something."""
    days = {one.date for one in entries if (one.date < on if back else one.date > on)}
    return None if not days else max(days) if back else min(days)


def overdue(entries: Iterable[Entry], today: dt.date) -> list[Entry]:
    """Return what passed and still asks for something, the oldest first."""
    return [one for one in entries if state_of(one, today) == "late"]


def write_calendar(entries: Iterable[Entry], path: Path) -> tuple[int, Path]:
    """Write entries as an iCalendar file, whole or not at all; return how many, and the file.

    Raises:
        InputError: It cannot be written there.
    """
    from inventory.publish.calendar_file import calendar_bytes  # noqa: PLC0415  icalendar, only to write one
    from inventory.whole_file import write_whole  # noqa: PLC0415

    found = list(entries)
    write_whole(path, calendar_bytes(found, dt.datetime.now(dt.UTC).replace(microsecond=0)))
    return len(found), path
