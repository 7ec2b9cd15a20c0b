"""Days and moments as people and programs write them, by a fixed list of forms.

dateutil reads "2025-03-01" day first as 3 January and "2025" as a date (libraries.md §8); here every form is stated,
and 1/2/2026 is read as the column as a whole proves.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from importers.values.problem import Problem, problem
from importers.values.words import MONTHS, bare
from inventory.language import N_, _
from inventory.records.field import Kind
from inventory.records.values import FIRST_DAY, LAST_DAY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from zoneinfo import ZoneInfo

    from importers.values.hints import Hints, Order

CLOCK = re.compile(
    r"(?P<day>.+?)(?:T|,? +)(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d+)?)?\s*(?:uur)?"
    r"(?P<half>[ap]\.?m\.?)?\s*(?P<zone>Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?(?: \(.*\))?",
    re.IGNORECASE,
)
ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})")
BELGIAN = re.compile(r"[1-9]/0[1-9]/")
PADDED = re.compile(r"0\d/|\d\d?/\d/")
COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)")
NUMERIC = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|'?\d\d)")
DAY_NAME = re.compile(
    r"(?:[^\W\d]+\.?,? )?(\d{1,2})(?:e|de|ste|st|nd|rd|th)?[ -]([^\W\d]+)\.?[ ,-]+(\d{4}|'?\d\d)",
    re.IGNORECASE,
)
NAME_DAY = re.compile(r"(?:[^\W\d]+\.?, )?([^\W\d]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})", re.IGNORECASE)
WRONG = N_("“{value}” is not a date such as 31-12-2026")
BOUNDS = N_("“{value}” is not between 1950 and 2100")
DOUBTFUL = N_("“{value}” can be {one} or {other}, and no other value of the column tells which")
DATED = frozenset({Kind.DATE, Kind.MOMENT})
TWO_DIGITS = 100
MONTHS_A_YEAR = 12
NOON = 12
DAY_LENGTH = len("2026-12-31")
DAY_SECONDS = 86_400
FIRST_COMPACT, AFTER_COMPACT = 10_000_000, 100_000_000


@dataclass(frozen=True)
class Parts:
    """A day in its parts.

    Args:
        year: With the century, or below 100 without.
        month: Month, or the first of two numbers whose order the form leaves open.
        day: Day of the month, or the second of them.
        separator: What stands between two numbers whose order the form leaves open, else "".
    """

    year: int
    month: int
    day: int
    separator: str = ""


def split(text: str) -> Parts | None:
    """Return the parts of a day, or None when the text has none of the known forms."""
    if found := ISO.fullmatch(text):
        return Parts(int(found[1]), int(found[3]), int(found[4]))
    if found := NUMERIC.fullmatch(text):
        return Parts(int(found[4].lstrip("'")), int(found[1]), int(found[3]), found[2])
    if found := COMPACT.fullmatch(text):
        return Parts(int(found[1]), int(found[2]), int(found[3]))
    if (found := DAY_NAME.fullmatch(text)) and (month := MONTHS.get(found[2].casefold())):
        return Parts(int(found[3].lstrip("'")), month, int(found[1]))
    if (found := NAME_DAY.fullmatch(text)) and (month := MONTHS.get(found[1].casefold())):
        return Parts(int(found[3]), month, int(found[2]))
    return None


def _belgian(text: str) -> str:
    """Return whether 1/09/2025 is written with a nought in the month only: "yes", "no", or "" when the day leaves it open."""
    return "no" if PADDED.match(text) else "yes" if BELGIAN.match(text) else ""


def date_order(cells: Iterable[Any], hint: Order) -> str:
    """Return which comes first in a column's 1/2/2026: what a number over 12 proves, else the hint, else "".

    A column that proves both gives the hint, and "?" without one. Without proof and hint, 1/09/2025 is the short date of
    Belgium when all are written so: the first number without a nought, the second with one.
    """
    proofs: set[str] = set()
    belgian: set[str] = set()
    for cell in cells:
        text = bare(cell) if isinstance(cell, str) else ""
        clock = CLOCK.fullmatch(text)
        text = clock["day"] if clock else text
        parts = split(text)
        if parts and parts.separator == "/":
            belgian.add(_belgian(text))
        if parts and parts.separator and (parts.month > MONTHS_A_YEAR) != (parts.day > MONTHS_A_YEAR):
            proofs.add("dmy" if parts.month > MONTHS_A_YEAR else "mdy")
    if len(proofs) == 1:
        return proofs.pop()
    return hint or ("?" if proofs else "dmy" if "yes" in belgian and "no" not in belgian else "")


def ordered(hints: Hints, place: int, columns: Mapping[int, Iterable[Any]]) -> Hints:
    """Return how the open dates of a column are read: as the others prove, when nobody said so and it does not contradict itself.

    Args:
        hints: What is known besides.
        place: Which column.
        columns: The different cells of each column of dates, by place.
    """
    if hints.order or place not in columns or date_order(columns[place], "") == "?":
        return hints
    found = {order for other, cells in columns.items() if other != place and (order := date_order(cells, ""))}
    return replace(hints, order="dmy" if found == {"dmy"} else "mdy" if found == {"mdy"} else "")


@dataclass(frozen=True)
class Calendar:
    """How the days of one column are read.

    Args:
        order: What `date_order` found; "?" when its values contradict each other.
        hints: The column's hints.
    """

    order: str
    hints: Hints

    def day(self, cell: Any) -> dt.date | Problem | None:
        """Return the day in a cell; a moment with a zone counts for the day that it falls on here."""
        moment = self.read(cell)
        if not isinstance(moment, dt.datetime):
            return moment
        local = moment.astimezone(zone(self.hints.zone)) if moment.tzinfo else moment
        return within(cell, local.date())

    def moment(self, cell: Any) -> dt.datetime | Problem | None:
        """Return the moment in a cell in UTC without a zone, as records keep it; a day alone starts at midnight here."""
        moment = self.read(cell)
        if not isinstance(moment, dt.datetime):
            return moment
        bounded = within(cell, moment.date())
        if isinstance(bounded, Problem):
            return bounded
        aware = moment if moment.tzinfo else moment.replace(tzinfo=zone(self.hints.zone))
        return aware.astimezone(dt.UTC).replace(tzinfo=None)

    def read(self, cell: Any) -> dt.datetime | Problem | None:
        """Return the moment in a cell as it is written there, with its zone if it has one."""
        if isinstance(cell, dt.datetime):
            return cell
        if isinstance(cell, dt.date):
            return dt.datetime.combine(cell, dt.time())
        if isinstance(cell, int | float) and not isinstance(cell, bool):
            return self.serial(cell)
        if not isinstance(cell, str):
            return problem(cell, _(WRONG))
        if len(cell) > DAY_LENGTH and cell[4] == "-" and cell[DAY_LENGTH] in "T ":
            with contextlib.suppress(ValueError):  # an odd form is looked at below
                return dt.datetime.fromisoformat(cell).replace(microsecond=0)
        text = bare(cell)
        if not text:
            return None
        clock = CLOCK.fullmatch(text)
        day = self.written(cell, clock["day"] if clock else text)
        return day if isinstance(day, Problem) or clock is None else at(cell, day, clock)

    def serial(self, cell: float) -> dt.datetime | Problem:
        """Return the moment that a workbook's day number stands for, or 20260803 as a number."""
        if FIRST_COMPACT <= cell < AFTER_COMPACT and cell == int(cell):
            return self.written(cell, str(int(cell)))
        start = dt.datetime(1904, 1, 1) if self.hints.epoch_1904 else dt.datetime(1899, 12, 30)  # noqa: DTZ001  a day
        try:
            moment = start + dt.timedelta(seconds=round(cell * DAY_SECONDS))
        except (OverflowError, ValueError):
            return problem(cell, _(WRONG))
        return moment if FIRST_DAY <= moment.date() <= LAST_DAY else problem(cell, _(WRONG))

    def written(self, cell: Any, text: str) -> dt.datetime | Problem:
        """Return the midnight of a written day."""
        parts = split(text)
        if parts is None:
            return problem(cell, _(WRONG))
        year = parts.year
        if year < TWO_DIGITS:
            year += 2000 if year < self.hints.pivot else 1900
        if not parts.separator:
            return midnight(cell, year, parts.month, parts.day)
        first, second = parts.month, parts.day
        if (first > MONTHS_A_YEAR) == (second > MONTHS_A_YEAR) and first != second:
            return self.ordered(cell, year, parts)
        month, day = (second, first) if first > MONTHS_A_YEAR else (first, second)
        return midnight(cell, year, month, day)

    def ordered(self, cell: Any, year: int, parts: Parts) -> dt.datetime | Problem:
        """Return the day whose order only the column can tell; dashes and points alone mean day first."""
        order = self.order or ("" if parts.separator == "/" else "dmy")
        by_day = midnight(cell, year, parts.day, parts.month)
        by_month = midnight(cell, year, parts.month, parts.day)
        if order == "dmy" or isinstance(by_month, Problem):
            return by_day
        if order == "mdy":
            return by_month
        if isinstance(by_day, Problem):
            return by_day
        return problem(cell, _(DOUBTFUL), one=by_day.date().isoformat(), other=by_month.date().isoformat())


def midnight(cell: Any, year: int, month: int, day: int) -> dt.datetime | Problem:
    """Return the start of a day that exists."""
    try:
        return dt.datetime(year, month, day)  # noqa: DTZ001  the zone is given by who asks
    except ValueError:
        return problem(cell, _(WRONG))


def at(cell: Any, day: dt.datetime, clock: re.Match[str]) -> dt.datetime | Problem:
    """Return the moment on a day that a clock time names."""
    hour = int(clock["hour"])
    if clock["half"]:
        if not 1 <= hour <= NOON:
            return problem(cell, _(WRONG))
        hour = hour % NOON + (NOON if clock["half"][0] in "pP" else 0)
    try:
        return day.replace(
            hour=hour,
            minute=int(clock["minute"]),
            second=int(clock["second"] or 0),
            tzinfo=offset(clock["zone"]),
        )
    except ValueError:
        return problem(cell, _(WRONG))


def offset(text: str | None) -> dt.timezone | None:
    """Return the zone that Z, UTC or +02:00 names, None for none.

    Raises:
        ValueError: A zone of a day or more from UTC.
    """
    if not text:
        return None
    if text[0] not in "+-":
        return dt.UTC
    minutes = int(text[1:3]) * 60 + int(text[3:].lstrip(":") or 0)
    return dt.timezone(dt.timedelta(minutes=-minutes if text[0] == "-" else minutes))


def within(cell: Any, day: dt.date) -> dt.date | Problem:
    """Return a day that is between the bounds of all records."""
    return day if FIRST_DAY <= day <= LAST_DAY else problem(cell, _(BOUNDS))


@cache
def zone(name: str) -> ZoneInfo:
    """Return a time zone by its name."""
    from zoneinfo import ZoneInfo  # noqa: PLC0415  only files with clock times need it

    return ZoneInfo(name)


def date_parser(cells: Iterable[Any], hints: Hints, *, clock: bool) -> tuple[Callable[[Any], Any], Order]:
    """Return how a column of days (or with `clock` of moments) is read, and the order that it proves."""
    order = date_order(cells, hints.order)
    calendar = Calendar(order, hints)
    proven: Order = "dmy" if order == "dmy" else "mdy" if order == "mdy" else ""
    return (calendar.moment if clock else calendar.day), proven
