"""Months, book years and working days: everything that counts in whole months or days.

Month arithmetic is anchored: always from the first date, never from a date that was itself clamped to a month's end
(31 January + 1 month = 29 February, + 2 months = 31 March).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Literal, NamedTuple

from dateutil.easter import easter

from inventory.errors import InputError
from inventory.finance.money import rounded
from inventory.language import _, written

DAY = timedelta(days=1)
YEAR = 12
LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
FEBRUARY = 2
SATURDAY = 5
SUNDAY = 6
MOST_MONTHS = 1200
EARLIEST, LATEST = date(1900, 1, 1), date(2400, 12, 31)
Kind = Literal["calendar", "school"]


def month_index(on: date) -> int:
    """Return the month of a date as one running number: twelve times the year, plus the month, less one."""
    return on.year * YEAR + on.month - 1


def month_first(index: int) -> date:
    """Return the first day of the month with this running number."""
    return date(index // YEAR, index % YEAR + 1, 1)


def month_last(index: int) -> date:
    """Return the last day of the month with this running number."""
    year, month = index // YEAR, index % YEAR + 1
    return date(year, month, days_in_month(year, month))


def days_in_month(year: int, month: int) -> int:
    """Return how many days a month has."""
    if month == FEBRUARY and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0):
        return 29
    return LENGTHS[month - 1]


def add_months(on: date, months: int) -> date:
    """Return the same day some months later (or earlier, when negative), clamped to the end of that month.

    Raises:
        InputError: The answer lies outside the years 1 to 9999.
    """
    year, month = divmod(on.year * YEAR + on.month - 1 + months, YEAR)
    if not 1 <= year <= date.max.year:
        raise InputError(
            _("{months} months from {on} is not a date that can be reckoned with.").format(
                months=months, on=written(on)
            )
        )
    day = on.day
    if day > 28:  # noqa: PLR2004  no month is shorter
        day = min(day, days_in_month(year, month + 1))
    return date(year, month + 1, day)


def checked(on: date, what: str) -> date:
    """Return a date that lies in the years 1900 to 2400.

    Args:
        on: The date.
        what: Its name in the user's language, for the message.

    Raises:
        InputError: It lies outside, which is nearly always a typing error.
    """
    if not EARLIEST <= on <= LATEST:
        raise InputError(
            _("{what}: {on} cannot be right.").format(what=what, on=written(on)),
            _("Give a date between 1900 and 2400."),
        )
    return on


class Period(NamedTuple):
    """A book year, or a part of one.

    Attributes:
        year: The calendar year in which the book year begins.
        first: Its first day.
        last: Its last day.
    """

    year: int
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class BookYear:
    """How years are cut: by calendar year or by school year.

    Args:
        kind: "calendar" or "school".
        first_month: The month it begins in, 1-12: 1 for a calendar year, 8 (Netherlands) or 9 (Flanders) for a
            school year.

    Raises:
        InputError: The first month is no month.
    """

    kind: Kind = "calendar"
    first_month: int = 1

    def __post_init__(self) -> None:
        if not 1 <= self.first_month <= YEAR:
            raise InputError(_("A book year begins in a month from 1 to 12."))

    def year(self, on: date) -> int:
        """Return the calendar year in which the book year around this date begins."""
        return on.year if on.month >= self.first_month else on.year - 1

    def first(self, year: int) -> date:
        """Return the first day of a book year."""
        return date(year, self.first_month, 1)

    def last(self, year: int) -> date:
        """Return the last day of a book year."""
        return month_last(year * YEAR + self.first_month + YEAR - 2)

    def period(self, year: int) -> Period:
        """Return a whole book year."""
        return Period(year, self.first(year), self.last(year))

    def label(self, year: int) -> str:
        """Return what people call a book year: "2027", or "2026-2027" when it spans two."""
        return str(year) if self.first_month == 1 else f"{year}-{year + 1}"

    def periods(self, first: int, last: int) -> list[Period]:
        """Return the whole book years from one up to and including another."""
        return [self.period(year) for year in range(first, last + 1)]

    def parts(self, first: date, last: date) -> list[Period]:
        """Return the book years that a span of days touches, the outer ones cut to the span."""
        return [
            Period(year, max(first, self.first(year)), min(last, self.last(year)))
            for year in range(self.year(first), self.year(last) + 1)
        ]


CALENDAR = BookYear()
SCHOOL = BookYear("school", 8)
SCHOOL_FLANDERS = BookYear("school", 9)


def book_year(kind: str, first_month: int = 8) -> BookYear:
    """Return the book year of a kind; the first month counts for a school year only (8 or 9).

    Raises:
        InputError: The kind is neither "calendar" nor "school".
    """
    if kind == "calendar":
        return CALENDAR
    if kind == "school":
        return BookYear("school", first_month)
    raise InputError(
        _("“{kind}” is no kind of book year.").format(kind=kind), _("Choose calendar or school.")
    )


def months_between(first: date, last: date) -> int:
    """Return how many months a span of days takes, a begun one counted whole.

    Raises:
        InputError: The last day comes before the first.
    """
    _ordered(first, last)
    months = month_index(last) - month_index(first)
    return months + 1 if add_months(first, months) <= last else months


def _ordered(first: date, last: date) -> None:
    if last < first:
        raise InputError(
            _("The last day {last} comes before the first day {first}.").format(
                last=written(last), first=written(first)
            )
        )


def split_by_months(amount: int, first: date, last: date, book: BookYear) -> list[tuple[Period, int]]:
    """Spread cents over the book years of a span, by months; every month of the span counts in the month it begins.

    The parts add up to the amount to the cent. 1200.00 for 1 Aug to 31 Jul gives 500.00 and 700.00.

    Raises:
        InputError: The last day comes before the first.
    """
    whole, start = months_between(first, last), month_index(first)
    done, shares = 0, []
    for part in book.parts(first, last):
        total = rounded(amount * min(whole, month_index(part.last) - start + 1), whole)
        shares.append((part, total - done))
        done = total
    return shares


def split_by_days(amount: int, first: date, last: date, book: BookYear) -> list[tuple[Period, int]]:
    """Spread cents over the book years of a span, by days; the parts add up to the amount to the cent.

    Raises:
        InputError: The last day comes before the first.
    """
    _ordered(first, last)
    whole = (last - first).days + 1
    done, shares = 0, []
    for part in book.parts(first, last):
        total = rounded(amount * ((part.last - first).days + 1), whole)
        shares.append((part, total - done))
        done = total
    return shares


def _kings_day(year: int) -> date:
    """Return the day the Dutch king's or queen's birthday is kept: not on a Sunday, 30 April until 2013."""
    day = date(year, 4, 27) if year >= 2014 else date(year, 4, 30)  # noqa: PLR2004  the first King's Day
    if day.weekday() != SUNDAY:
        return day
    return day - DAY


@cache
def holidays(year: int, country: str = "NL") -> frozenset[date]:
    """Return the public holidays of a year.

    Dutch ones as in the Algemene termijnenwet, article 3 (Good Friday is not one that closes offices; add it yourself
    where the board is closed); Flemish ones are the ten Belgian statutory days.

    Args:
        year: The calendar year.
        country: "NL", or "VL" for Flanders.
    """
    sunday = easter(year)
    moving = {sunday + timedelta(days=days) for days in (0, 1, 39, 49, 50)}
    fixed: tuple[tuple[int, int], ...] = ((1, 1), (5, 5), (12, 25), (12, 26))
    if country == "VL":
        fixed = ((1, 1), (5, 1), (7, 21), (8, 15), (11, 1), (11, 11), (12, 25))
        return frozenset(moving | {date(year, month, day) for month, day in fixed})
    return frozenset(moving | {_kings_day(year)} | {date(year, month, day) for month, day in fixed})


def is_working_day(on: date, country: str = "NL", closed: frozenset[date] = frozenset()) -> bool:
    """Tell whether a date is no weekend, no public holiday and no day on which the board itself is closed."""
    return on.weekday() < SATURDAY and on not in closed and on not in holidays(on.year, country)


def working_day(
    on: date, country: str = "NL", closed: frozenset[date] = frozenset(), lead_days: int = 0
) -> date:
    """Return the last working day not after a date: the day to advise for a deadline that stays what it is.

    Args:
        on: The deadline.
        country: Whose holidays count, "NL" or "VL".
        closed: Further days on which the board is closed.
        lead_days: Days that a letter needs to arrive.
    """
    day = on - timedelta(days=lead_days)
    while not is_working_day(day, country, closed):
        day -= DAY
    return day
