"""Tables of speed tests, whoever wrote them: Ookla's and other programs, web servers, and lists that people keep.

Speeds become Mbit/s by the unit in the header or the cell, else by what the program means; a bare speed of a list is
Mbit/s when it can be. A moment becomes a day and a time here. A school stands for its internet connection when it has one.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from importers.formats.speed_links import Links
from importers.formats.speed_units import factor, megabits, of_header, of_value
from importers.formats.table import Table, kept_sheet
from importers.mapping import plain
from importers.values import Hints, Problem
from importers.values.dates import Calendar, date_order, zone
from importers.values.decimals import decimal_sign, number
from importers.values.numbers import settle
from importers.values.plain import text
from inventory.language import _, both
from inventory.records import Kind
from inventory.records.connectivity import SpeedTest
from inventory.text import clean, fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from importers.formats.table import Numbered
    from importers.reading import Sheet
    from importers.reading.sheet import Cell

DATA = Path(__file__).with_suffix(".toml")
MOST = 10_000
"""Mbit/s that a bare number can be; a larger one is another unit."""
FILLS = ("date", "time", "down", "up", "latency", "jitter", "loss", "wired")
SPEEDS = ("down", "up")
OWN = frozenset({"downloaden", "uploaden"})
"""Headers of our own tables, which are in Mbit/s."""
Places = dict[str, int]


@cache
def data() -> dict[str, Any]:
    """Return the names of columns and the programs that are known."""
    return tomllib.loads(DATA.read_text(encoding="utf-8"))


@cache
def _roles() -> dict[str, str]:
    return {name: role for role, names in data()["names"].items() for name in names}


def places(headers: Iterable[str]) -> Places:
    """Return which column is what, by role; of several the first."""
    found: Places = {}
    for place, header in enumerate(headers):
        name = of_header(header)[0]
        role = _roles().get(plain(name)) or _roles().get(plain(header))
        if role is not None:
            found.setdefault(role, place)
    return found


def recognises(sheet: Sheet) -> bool:
    """Return whether a table holds speed tests: a download, with an upload or a ping, and a day or a known program."""
    found = places(sheet.headers)
    if _exported(sheet.headers) or "down" not in found or not found.keys() & {"up", "latency"}:
        return False
    return _program(sheet.headers) is not None or (
        "date" in found and bool(found.keys() & {"latency", "line", "place"})
    )


def _exported(headers: Iterable[str]) -> bool:
    """Return whether a table has every column of ours by its label, as our own exports have."""
    there = {fold(header) for header in headers}
    return all(there & {fold(label) for label in both(field.label)} for field in SpeedTest.fields.values())


def _program(headers: Iterable[str]) -> dict[str, Any] | None:
    there = {plain(header) for header in headers}
    known = [one for one in data()["program"] if there.issuperset(one["headers"])]
    return max(known, key=lambda one: len(one["headers"]), default=None)


def tables(sheet: Sheet) -> list[Table]:
    """Return the table as it fills speed tests; which connection a row is about is settled when the database is there."""
    making = _Making(sheet)
    made = making.table()
    where = {
        role: place for role, place in making.places.items() if role in {"place", "line", "date", "medium"}
    }
    return [Table(made, "speed_test", settle=Links(where, making.problems).settle)]


class _Making:
    """A table on its way to speed tests.

    Args:
        sheet: The table.
    """

    def __init__(self, sheet: Sheet) -> None:
        self.sheet, self.report = sheet, sheet.rows.report
        self.places = places(sheet.headers)
        self.rows: list[Numbered] = [(row, list(cells)) for row, cells in sheet.numbered()]
        program = _program(sheet.headers)
        self.unit = factor(program["unit"]) if program else None
        self.headers = list(sheet.headers)
        self.problems: dict[int, str] = {}

    def table(self) -> Sheet:
        """Return the table with its columns called as our own."""
        self._moments()
        self._medium()
        for role in SPEEDS:
            if role in self.places:
                self._speed(self.places[role])
        labels = {self.places[role]: _(SpeedTest.fields[role].label) for role in FILLS if role in self.places}
        taken = {fold(label) for label in labels.values()}
        headers = [labels.get(place) or _apart(header, taken) for place, header in enumerate(self.headers)]
        return kept_sheet(self.sheet.name, headers, self.rows, self.sheet.header_row, self.report)

    def _moments(self) -> None:
        """Take the time out of moments, into a column of its own where there is none."""
        if "date" not in self.places:
            self._dated()
            return
        day = self.places["date"]
        calendar = Calendar(
            date_order((cells[day] for _row, cells in self.rows), ""), Hints(epoch_1904=self.sheet.epoch_1904)
        )
        apart = self.places.get("time")
        if apart is None:
            apart = self._column("time")
        for row, cells in self.rows:
            if text(cells[apart]):
                cells[apart] = _clock(cells[apart])
                continue
            moment = calendar.read(cells[day])
            if not isinstance(moment, dt.datetime):
                continue
            local = _local(moment, calendar)
            if local is None:
                self.problems[row] = _("“{value}” is no moment").format(value=clean(str(cells[day])))
                continue
            cells[day] = local.date().isoformat()
            if local.time() != dt.time():
                cells[apart] = _hours(local.time())

    def _dated(self) -> None:
        """Give tests without a day that of the name of their file."""
        found = _day_of(self.sheet.name)
        if found:
            column = self._column("date")
            for _row, cells in self.rows:
                cells[column] = found
            self.report.add(
                0, _("The tests have no date: that of the file's name is taken, {day}.").format(day=found)
            )

    def _medium(self) -> None:
        """Tell from the kind of connection whether a test went over a cable."""
        if "medium" not in self.places or "wired" in self.places:
            return
        column = self._column("wired")
        for _row, cells in self.rows:
            cells[column] = _wired(fold(text(cells[self.places["medium"]]) or ""))

    def _column(self, role: str) -> int:
        """Add an empty column and return its place."""
        self.places[role] = len(self.headers)
        self.headers.append(_(SpeedTest.fields[role].label))
        for _row, cells in self.rows:
            cells.append("")
        return self.places[role]

    def _speed(self, place: int) -> None:
        """Make a column of speeds Mbit/s; rows whose speed cannot be told are rejected."""
        unit = of_header(self.sheet.headers[place])[1] or self.unit
        parted = [_parted(cells[place]) for _row, cells in self.rows]
        sign = decimal_sign([bare for bare, _unit in parted], "", whole=False)
        values = [_value(bare, sign, own or unit) for bare, own in parted]
        bare = unit is None and any(own is None for _cell, own in parted)
        if bare and any(value is not None and value >= MOST for value in values):
            self._refuse(place, values)
            return
        if bare and plain(self.headers[place]) not in OWN:
            header = clean(self.headers[place])
            self.report.add(0, _("“{header}” has no unit: it is read as Mbit/s.").format(header=header))
        for (row, cells), value in zip(self.rows, values, strict=True):
            if value is not None and value < 0:
                self.problems[row] = _("“{value}” is no speed").format(value=clean(str(cells[place])))
            elif value is not None:
                cells[place] = megabits(value)

    def _refuse(self, place: int, values: list[Fraction | None]) -> None:
        """Reject all rows of a table whose speeds have no unit and are too large for Mbit/s."""
        header = clean(self.sheet.headers[place])
        most = max(value for value in values if value is not None)
        reason = _(
            "“{header}” has no unit, and {value} is too much for Mbit/s: write the unit in the header, such as “{header} (kbit/s)”"
        ).format(header=header, value=megabits(most))
        self.problems |= dict.fromkeys((row for row, _cells in self.rows), reason)


def _local(moment: dt.datetime, calendar: Calendar) -> dt.datetime | None:
    """Return a moment as the clock here tells it, None beyond the first and last day that there are."""
    try:
        return moment.astimezone(zone(calendar.hints.zone)) if moment.tzinfo else moment
    except OverflowError:
        return None


def _wired(medium: str) -> str:
    """Return "ja" for a kind of connection over a cable, "nee" for a wireless one, "" for another."""
    known = data()["wired"]
    if medium in known["yes"] or medium.startswith(tuple(known["cards"])):
        return "ja"
    return "nee" if medium in known["no"] or medium.startswith(tuple(known["wireless_cards"])) else ""


def _parted(cell: Cell) -> tuple[Cell, Fraction | None]:
    """Return a cell without its unit, and how many Mbit/s the unit is."""
    return of_value(cell) if isinstance(cell, str) else (cell, None)


def _value(cell: Any, sign: Any, unit: Fraction | None) -> Fraction | None:
    """Return a speed in Mbit/s, None for a cell that is none: the ordinary import says what is wrong with it."""
    found = number(cell)
    if found is None:
        return None
    settled = settle(cell, found, sign, Kind.DECIMAL)
    if isinstance(settled, Problem):
        return None
    return Fraction(settled.digits, 10**settled.places) * (unit or 1)


def _clock(cell: Cell) -> str:
    """Return a time as hours and minutes, with seconds when it has them; another text as it is."""
    if isinstance(cell, dt.datetime):
        return _hours(cell.time())
    if isinstance(cell, dt.time):
        return _hours(cell)
    hour, colon, rest = (text(cell) or "").replace(".", ":").removesuffix("uur").strip().partition(":")
    try:
        return _hours(dt.time.fromisoformat(f"{hour:0>2}{colon}{rest}"))
    except ValueError:
        return clean(str(cell))


def _hours(time: dt.time) -> str:
    return time.strftime("%H:%M:%S" if time.second else "%H:%M")


def _apart(header: str, taken: set[str]) -> str:
    """Return a header that is not one of our own columns already."""
    return f"{header} (2)" if fold(header) in taken else header


def _day_of(name: str) -> str:
    """Return the day in the name of a file, such as speedtest-2026-11-20.csv, in ISO form; "" for none."""
    import re  # noqa: PLC0415  only for tests without a day

    found = re.search(r"(?<!\d)(20\d\d)-?([01]\d)-?([0-3]\d)(?!\d)", name)
    dutch = re.search(r"(?<!\d)([0-3]\d)-([01]\d)-(20\d\d)(?!\d)", name)
    parts = found.groups() if found else tuple(reversed(dutch.groups())) if dutch else ()
    try:
        return dt.date(*map(int, parts)).isoformat() if parts else ""
    except ValueError:
        return ""
