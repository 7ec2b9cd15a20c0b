"""The agenda of one month as weeks of days: for the screen, and for `agenda --month`."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from inventory.errors import InputError
from inventory.finance.calendar import EARLIEST, LATEST, YEAR, month_first, month_index, month_last
from inventory.language import _
from inventory.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from inventory.signals.agenda_entry import Entry

DAYS = 7
_MONTH = re.compile(r"([0-9]{4})-([0-9]{1,2})|([0-9]{1,2})-([0-9]{4})")


class Day(NamedTuple):
    """A day of a month's page.

    Attributes:
        date: The day.
        inside: Whether it belongs to the month; the weeks at its edges have days of others.
        entries: What the agenda has on it, in order.
    """

    date: date
    inside: bool
    entries: tuple[Entry, ...]


class Month(NamedTuple):
    """A month of the agenda.

    Attributes:
        year, month: Which.
        weeks: Its weeks from Monday to Sunday, four to six of them, each with seven days.
    """

    year: int
    month: int
    weeks: tuple[tuple[Day, ...], ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What the agenda has in the month itself, in order."""
        return tuple(entry for week in self.weeks for day in week if day.inside for entry in day.entries)


def span(year: int, month: int) -> tuple[date, date]:
    """Return the first and the last day on a month's page: a Monday and a Sunday."""
    index = year * YEAR + month - 1
    first, last = month_first(index), month_last(index)
    return first - timedelta(first.weekday()), last + timedelta(DAYS - 1 - last.weekday())


def month_of(entries: Iterable[Entry], year: int, month: int) -> Month:
    """Return a month with its entries; those of other days than the page's are left out.

    Args:
        entries: From `inventory.signals.agenda.agenda`, in order; read once.
        year: The year.
        month: The month, 1 to 12.
    """
    by_day: dict[date, list[Entry]] = {}
    for entry in entries:
        by_day.setdefault(entry.date, []).append(entry)
    first, last = span(year, month)
    dates = [first + timedelta(number) for number in range((last - first).days + 1)]
    days = [Day(one, one.month == month, tuple(by_day.get(one, ()))) for one in dates]
    return Month(year, month, tuple(tuple(days[at : at + DAYS]) for at in range(0, len(days), DAYS)))


def moved(year: int, month: int, months: int) -> tuple[int, int]:
    """Return the year and month some months later, or earlier when negative; kept within the years that are known."""
    index = year * YEAR + month - 1 + months
    index = min(max(index, month_index(EARLIEST)), month_index(LATEST))
    return index // YEAR, index % YEAR + 1


def parse(text: str) -> tuple[int, int]:
    """Return the year and month that a person writes: 2027-04 or 4-2027.

    Raises:
        InputError: It is no month, or lies outside the years that are known.
    """
    match = _MONTH.fullmatch(text.strip())
    year, month = (int(match[1] or match[4]), int(match[2] or match[3])) if match else (0, 0)
    if not (1 <= month <= YEAR and EARLIEST.year < year < LATEST.year):
        raise InputError(
            _("“{text}” is not a month.").format(text=clean(text)), _("Write it as 2027-04 or 4-2027.")
        )
    return year, month
