"""The axis of a roadmap: from a day to a place on the sheet, with months or quarters above it and years above those."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from inventory.language import _

MONTHS, MOST_MONTHS = 30, 120
"""Months that are shown one by one, else quarters; and months on a sheet at most, else there are sheets in a row."""
QUARTER = 3


class Tick(NamedTuple):
    """A month, quarter or year on the axis: left and right in px, and its name."""

    left: float
    right: float
    name: str


@dataclass(frozen=True, slots=True)
class Scale:
    """A stretch of days on a sheet.

    Attributes:
        first: First day, the first of a month.
        last: Last day, the last of a month.
        left: Where it begins in px.
        right: Where it ends in px.
    """

    first: dt.date
    last: dt.date
    left: float
    right: float

    def x(self, day: dt.date) -> float:
        """Return where a day begins in px; days outside lie outside."""
        days = (self.last - self.first).days + 1
        return self.left + (day - self.first).days * (self.right - self.left) / days

    def end(self, day: dt.date) -> float:
        """Return where a day ends in px."""
        return self.x(day + dt.timedelta(1))

    def shows(self, first: dt.date, last: dt.date) -> bool:
        """Return whether anything of a stretch of days is on the sheet."""
        return first <= self.last and last >= self.first

    @property
    def by_month(self) -> bool:
        """Whether months are shown, and not quarters."""
        return months(self.first, self.last) <= MONTHS

    def steps(self) -> list[Tick]:
        """Return the months or quarters."""
        starts = [
            day
            for day in _starts(self.first, self.last)
            if self.by_month or (day.month - 1) % QUARTER == 0 or day == self.first
        ]
        return [
            Tick(self.x(day), self.x(following), _month(day.month) if self.by_month else _quarter(day))
            for day, following in zip(starts, [*starts[1:], self.last + dt.timedelta(1)], strict=True)
        ]

    def years(self) -> list[Tick]:
        """Return the years."""
        grouped = groupby(_starts(self.first, self.last), key=lambda day: day.year)
        starts = [next(days) for _year, days in grouped]
        ends = [*starts[1:], self.last + dt.timedelta(1)]
        return [Tick(self.x(day), self.x(end), str(day.year)) for day, end in zip(starts, ends, strict=True)]


def scales(first: dt.date, last: dt.date, left: float, right: float) -> list[Scale]:
    """Return the stretches that are each on a sheet: whole months, as equal as can be.

    Args:
        first: First day that is shown.
        last: Last day that is shown.
        left: Where they begin in px.
        right: Where they end in px.
    """
    begin = first.replace(day=1)
    count = months(first, last)
    sheets = -(-count // MOST_MONTHS)
    size = -(-count // sheets)
    found = []
    for number in range(sheets):
        start = added(begin, number * size)
        if start <= last:
            found.append(Scale(start, added(start, size) - dt.timedelta(1), left, right))
    return found


def months(first: dt.date, last: dt.date) -> int:
    """Return how many months two days and all between them are in."""
    return (last.year - first.year) * 12 + last.month - first.month + 1


def added(day: dt.date, count: int) -> dt.date:
    """Return the first of the month that is so many months later."""
    years, month = divmod(day.month - 1 + count, 12)
    return dt.date(day.year + years, month + 1, 1)


def _starts(first: dt.date, last: dt.date) -> list[dt.date]:
    return [added(first, number) for number in range(months(first, last))]


def _quarter(day: dt.date) -> str:
    return _("Q{number}").format(number=(day.month - 1) // QUARTER + 1)


def _month(number: int) -> str:
    return (
        _("Jan"),
        _("Feb"),
        _("Mar"),
        _("Apr"),
        _("May"),
        _("Jun"),
        _("Jul"),
        _("Aug"),
        _("Sep"),
        _("Oct"),
        _("Nov"),
        _("Dec"),
    )[number - 1]
