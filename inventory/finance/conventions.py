"""How much of a term has passed: the conventions, each as a count of whole units.

A unit is a month or a fixed part of one, so that every share of a term is a ratio of two integers. Units run on beyond
the term; whoever uses them clamps.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inventory.finance.calendar import DAY, YEAR, add_months, days_in_month, month_first, month_index
from inventory.finance.lot import Convention, Method

if TYPE_CHECKING:
    from datetime import date

    from inventory.finance.lot import Plan

MONTH_PARTS = {
    Convention.MONTH_OF_USE: 1,
    Convention.NEXT_MONTH: 1,
    Convention.HALF_MONTH: 2,
    Convention.FULL_YEAR: 27_720,  # divisible by 1 to 12: a first book year of any number of months stays whole
    Convention.HALF_YEAR: 27_720,
    Convention.DAYS: 365 * 366,  # a day of a common and of a leap year both stay whole
    Convention.DAYS_360: 30,
}
BY_DAY = frozenset({Convention.DAYS, Convention.DAYS_360})
"""Conventions in which an event counts from its own day instead of from its month."""


@dataclass(frozen=True, slots=True)
class Clock:
    """Counts the units of a plan from a start.

    Args:
        plan: The plan; its convention decides, and for `days` also its method.
        start: The day of first use.
    """

    plan: Plan
    start: date

    @property
    def year(self) -> int:
        """Units in a year of the term (meaningless for linear by days, which counts bare days)."""
        return YEAR * MONTH_PARTS[self.plan.convention]

    def term(self, months: int) -> int:
        """Return the units of a whole term of so many months."""
        if self.plan.convention is Convention.DAYS:
            return self.elapsed(add_months(self.start, months) - DAY)
        return months * MONTH_PARTS[self.plan.convention]

    def opens(self, on: date) -> date:
        """Return the day from which an event on this date counts: the first of its month, by days the day itself."""
        return on if self.plan.convention in BY_DAY else month_first(month_index(on))

    def before(self, on: date) -> int:
        """Return the units that have passed when a day begins on which an event counts."""
        return self.elapsed(on - DAY) if on > self.start else 0

    def elapsed(self, on: date) -> int:
        """Return the units up to and including a day; a month counts whole from its first day."""
        if self.plan.convention is Convention.DAYS:
            return max(0, self._days(on))
        months = month_index(on) - month_index(self.start) + 1
        match self.plan.convention:
            case Convention.DAYS_360:
                return max(0, 30 * (months - 1) + _thirtieth(on) - min(self.start.day, 30) + 1)
            case Convention.NEXT_MONTH:
                months -= 1
            case Convention.HALF_MONTH:
                months = 2 * months - 1
            case Convention.FULL_YEAR:
                months = self._from_first_year(months, YEAR)
            case Convention.HALF_YEAR:
                months = self._from_first_year(months, YEAR // 2)
            case _:
                pass
        return max(0, months)

    def _from_first_year(self, months: int, charged: int) -> int:
        """Return the units when the first book year carries `charged` months, spread over its months in use."""
        used = (self.plan.book.first_month - self.start.month - 1) % YEAR + 1
        parts = MONTH_PARTS[self.plan.convention]
        if months <= used:
            return parts * charged * months // used
        return parts * (charged + months - used)

    def _days(self, on: date) -> int:
        """Return bare days for the linear method; for the others parts of a year of the term, from its anniversaries."""
        days = (on - self.start).days + 1
        if self.plan.method is Method.LINEAR or days <= 0:
            return days
        years = on.year - self.start.year
        begin = add_months(self.start, YEAR * years)
        if begin > on:
            years -= 1
            begin = add_months(self.start, YEAR * years)
        length = (add_months(self.start, YEAR * (years + 1)) - begin).days
        return years * self.year + ((on - begin).days + 1) * self.year // length


def _thirtieth(on: date) -> int:
    """Return the day in a month of 30 days; the last day of any month is its thirtieth."""
    return 30 if on.day == days_in_month(on.year, on.month) else min(on.day, 30)
