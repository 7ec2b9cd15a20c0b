"""Notice: how long before, or before which day of the year, a contract must be ended."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from inventory.errors import InputError
from inventory.finance.calendar import (
    DAY,
    MOST_MONTHS,
    YEAR,
    add_months,
    days_in_month,
    month_first,
    month_index,
    month_last,
)
from inventory.language import _

LEAP_YEAR = 2024
MOST_NOTICE = 10_000
NOTICE = re.compile(r"([0-9]{1,4})(m-end|m|w|d)")
MONTH_DAY = re.compile(r"([0-9]{2})-([0-9]{2})")


class Unit(StrEnum):
    """What a notice period is counted in; `m-end`: whole calendar months, to the end of a month."""

    MONTHS = "m"
    CALENDAR_MONTHS = "m-end"
    WEEKS = "w"
    DAYS = "d"


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice period.

    Args:
        count: How many units, 0 or more.
        unit: Of what.

    Raises:
        InputError: The count cannot be.
    """

    count: int
    unit: Unit = Unit.MONTHS

    def __post_init__(self) -> None:
        most = MOST_MONTHS if self.unit in {Unit.MONTHS, Unit.CALENDAR_MONTHS} else MOST_NOTICE
        if not 0 <= self.count <= most:
            raise InputError(_("A notice period of {count} cannot be.").format(count=self.count))

    def last_day(self, begin: date) -> date:
        """Return the last day of notice when the next term would begin on this day."""
        match self.unit:
            case Unit.MONTHS:
                return add_months(begin, -self.count) - DAY
            case Unit.CALENDAR_MONTHS:
                return month_first(month_index(begin) - self.count) - DAY
            case Unit.WEEKS:
                return begin - timedelta(weeks=self.count) - DAY
            case Unit.DAYS:
                return begin - timedelta(days=self.count) - DAY

    def takes_effect(self, on: date) -> date:
        """Return the last day of a contract that can be ended any day, when notice is given on this day.

        The day of notice does not count; with calendar months the month of notice does not count.
        """
        match self.unit:
            case Unit.MONTHS:
                return add_months(on, self.count)
            case Unit.CALENDAR_MONTHS:
                return month_last(month_index(on) + self.count)
            case Unit.WEEKS:
                return on + timedelta(weeks=self.count)
            case Unit.DAYS:
                return on + timedelta(days=self.count)

    def latest_for(self, on: date) -> date:
        """Return the last day whose notice takes effect on the same day as notice given now."""
        effect = self.takes_effect(on)
        if self.unit is Unit.CALENDAR_MONTHS or (self.unit is Unit.MONTHS and (effect + DAY).day == 1):
            end = month_last(month_index(on))
            return end if self.takes_effect(end) == effect else on
        return on


class MonthDay(NamedTuple):
    """A day of every year, such as 1 July."""

    month: int
    day: int

    def last_day_before(self, limit: date) -> date:
        """Return the day before the latest such day that is not after the limit ("before 1 July" → 30 June)."""
        before = self._eve(limit.year)
        return before if before < limit else self._eve(limit.year - 1)

    def _eve(self, year: int) -> date:
        if self.day > days_in_month(year, self.month):
            return date(year, self.month, days_in_month(year, self.month))
        return date(year, self.month, self.day) - DAY


def notice(text: str) -> Notice:
    """Return a notice period written as "3m", "8w", "90d", or "1m-end" for whole calendar months.

    Raises:
        InputError: The text cannot be read so.
    """
    match = NOTICE.fullmatch(text.strip())
    if match is None:
        raise InputError(
            _("“{text}” is not a notice period that can be read.").format(text=text),
            _("Write months, weeks or days: 3m, 8w, 90d; or 1m-end for whole calendar months."),
        )
    return Notice(int(match[1]), Unit(match[2]))


def month_day(text: str) -> MonthDay:
    """Return a day of the year written as MM-DD ("07-01").

    Raises:
        InputError: The text is not such a day.
    """
    match = MONTH_DAY.fullmatch(text.strip())
    month, day = (int(match[1]), int(match[2])) if match else (0, 0)
    if not (1 <= month <= YEAR and 1 <= day <= days_in_month(LEAP_YEAR, month)):
        raise InputError(
            _("“{text}” is not a day of the year.").format(text=text),
            _("Write month and day, such as 07-01 for 1 July."),
        )
    return MonthDay(month, day)
