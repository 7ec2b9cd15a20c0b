"""How a price is spread over days: by months that count in the month they begin, or by days.

A unit is a running number of a month (`calendar.month_index`) or of a day; every span is begin..end, the end not included.
"""

from __future__ import annotations

from datetime import date

from inventory.finance.calendar import month_first, month_index, month_last, months_between


class Clock:
    """Counts time in months."""

    def begin(self, on: date) -> int:
        """Return the unit that something belongs to which begins on a day."""
        return month_index(on)

    def after(self, on: date) -> int:
        """Return the first unit that begins after a day."""
        return month_index(on) + 1

    def until(self, start: date, last: date) -> int:
        """Return the unit after the last one of something that runs from a day to a day."""
        return month_index(start) + (months_between(start, last) if last >= start else 0)

    def first_day(self, unit: int) -> date:
        """Return the first day of a unit."""
        return month_first(unit)

    def last_day(self, unit: int) -> date:
        """Return the last day of a unit."""
        return month_last(unit)


class DayClock(Clock):
    """Counts time in days."""

    def begin(self, on: date) -> int:
        """Return the day itself."""
        return on.toordinal()

    def after(self, on: date) -> int:
        """Return the next day."""
        return on.toordinal() + 1

    def until(self, start: date, last: date) -> int:
        """Return the day after the last one."""
        return max(last.toordinal() + 1, start.toordinal())

    def first_day(self, unit: int) -> date:
        """Return the day itself."""
        return date.fromordinal(unit)

    def last_day(self, unit: int) -> date:
        """Return the day itself."""
        return self.first_day(unit)
