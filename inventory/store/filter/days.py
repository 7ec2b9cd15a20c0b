"""Days as people write them in a filter: whole, by month or year, or counted from today."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from inventory.text import fold

Span = tuple[dt.date, dt.date]
"""First and last day, both included."""
YEARS = (1900, 2200)
_BASES = {
    "vandaag": 0,
    "today": 0,
    "nu": 0,
    "now": 0,
    "gisteren": -1,
    "yesterday": -1,
    "morgen": 1,
    "tomorrow": 1,
}
_UNITS = {
    "d": ("d", "dag", "dagen", "day", "days"),
    "w": ("w", "week", "weken", "weeks"),
    "m": ("m", "mnd", "maand", "maanden", "month", "months"),
    "y": ("y", "j", "jr", "jaar", "jaren", "year", "years"),
}
_UNIT = {word: unit for unit, words in _UNITS.items() for word in words}
_COUNTED = re.compile(r"([a-z]*)(?:([+-])(\d{1,5})[ _]?([a-z]+))?", re.ASCII)
_QUARTER = re.compile(r"(\d{4})-?[qk]([1-4])", re.ASCII)
_WRITTEN = (
    re.compile(r"(?P<y>\d{4})", re.ASCII),
    re.compile(r"(?P<y>\d{4})[-/](?P<m>\d{1,2})", re.ASCII),
    re.compile(r"(?P<m>\d{1,2})[-/](?P<y>\d{4})", re.ASCII),
    re.compile(r"(?P<y>\d{4})[-/](?P<m>\d{1,2})[-/](?P<d>\d{1,2})", re.ASCII),
    re.compile(r"(?P<d>\d{1,2})[-/.](?P<m>\d{1,2})[-/.](?P<y>\d{4})", re.ASCII),
)


def later(day: dt.date, months: int) -> dt.date:
    """Return the same day some months later (or earlier), or the month's last when it is shorter.

    Raises:
        ValueError: The year is beyond what a date can hold.
    """
    years, month = divmod(day.month - 1 + months, 12)
    last = calendar.monthrange(day.year + years, month + 1)[1] if 0 < day.year + years < 10_000 else 0  # noqa: PLR2004
    return dt.date(day.year + years, month + 1, min(day.day, last))


def span(text: str, on: dt.date) -> Span | None:
    """Return the days that a text means, or None when it means none.

    Args:
        text: `2026`, `2026-08`, `08-2026`, `2026-q3`, `2026-08-31`, `31-12-2026`, `vandaag`, `+90d`, `-2w`,
            `+3m`, `-1j`, `vandaag+30d`.
        on: What today is.
    """
    written = fold(text)
    try:
        return _written(written) or _quarter(written) or _counted(written, on)
    except (ValueError, OverflowError):
        return None


def _written(text: str) -> Span | None:
    """Return a year, a month or a day that is written out."""
    for pattern in _WRITTEN:
        found = pattern.fullmatch(text)
        if found is None:
            continue
        parts = {name: int(digits) for name, digits in found.groupdict().items()}
        year, month, day = parts["y"], parts.get("m"), parts.get("d")
        if not YEARS[0] <= year <= YEARS[1]:
            return None
        if month is None:
            return dt.date(year, 1, 1), dt.date(year, 12, 31)
        if day is None:
            return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])
        return dt.date(year, month, day), dt.date(year, month, day)
    return None


def _quarter(text: str) -> Span | None:
    found = _QUARTER.fullmatch(text)
    if found is None:
        return None
    first = dt.date(int(found[1]), 3 * int(found[2]) - 2, 1)
    return first, later(first, 3) - dt.timedelta(days=1)


def _counted(text: str, on: dt.date) -> Span | None:
    """Return a day that is counted from today."""
    found = _COUNTED.fullmatch(text)
    if found is None or not text or (found[1] and found[1] not in _BASES):
        return None
    day = on + dt.timedelta(days=_BASES.get(found[1], 0))
    if found[2]:
        unit, count = _UNIT.get(found[4]), int(found[2] + found[3])
        if unit is None:
            return None
        if unit in "dw":
            day += dt.timedelta(days=count * (7 if unit == "w" else 1))
        else:
            day = later(day, count * (12 if unit == "y" else 1))
    return day, day
