"""Which internet connection a speed test is about: the connection itself, or that of the school that is named."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from importers.formats.table import kept_sheet
from importers.links import Directory
from importers.values.plain import text
from inventory.finance import reading
from inventory.language import _
from inventory.records import get
from inventory.records.connectivity import Connection as Line
from inventory.records.connectivity import SpeedTest
from inventory.records.organisation import Site
from inventory.text import clean, fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

    from importers.formats.table import Numbered
    from importers.reading import Sheet
    from importers.reading.sheet import Row


class LineRow(NamedTuple):
    """A connection."""

    id: int
    site: int
    name: str
    start: dt.date | None
    end: dt.date | None


class SiteRow(NamedTuple):
    """A site, with what files can call it."""

    id: int
    code: str | None
    name: str
    other_names: str | None


class Links:
    """Finds the connection of each row.

    Args:
        places: Places of the columns that say the site, the connection, the day and the medium, as far as there are any.
        problems: Rows that are rejected whatever they name, with the reason.
    """

    def __init__(self, places: Mapping[str, int], problems: Mapping[int, str]) -> None:
        self.places, self.problems = places, problems

    def settle(self, connection: Connection, sheet: Sheet) -> Sheet:
        """Return the table with one column that names connections; rows that name none are rejected with the choices."""
        known = _Known(connection)
        label = _(SpeedTest.fields["connection"].label)
        used = {self.places[role] for role in ("place", "line", "medium") if role in self.places}
        kept = [place for place in range(len(sheet.headers)) if place not in used]
        headers = [label, *(sheet.headers[place] for place in kept)]
        rows: list[Numbered] = []
        report = sheet.rows.report
        for number, cells in sheet.numbered():
            named, problem = self._named(known, cells, sheet.name)
            line = [named, *(cells[place] for place in kept)]
            if problem or number in self.problems:
                report.add(number, problem or self.problems[number], line)
            else:
                rows.append((number, line))
        return kept_sheet(sheet.name, headers, rows, sheet.header_row, report)

    def _named(self, known: _Known, cells: Row, file: str) -> tuple[str, str]:
        """Return the title of a row's connection, or what the row says and why that is none."""
        place = self._cell("place", cells)
        line = self._cell("line", cells)
        on = self._day(cells)
        if line:
            whole = known.title(f"{place} · {line}") if place else known.title(line)
            if whole:
                return whole, ""
        said = place or line
        site = known.site(said) if said else known.in_name(file)
        if site is None:
            return line or place, _unknown(said)
        return known.only(site, line if place else "", on, said or known.sites[site])

    def _cell(self, role: str, cells: Row) -> str:
        return clean(text(cells[self.places[role]]) or "") if role in self.places else ""

    def _day(self, cells: Row) -> dt.date | None:
        if "date" not in self.places:
            return None
        cell = cells[self.places["date"]]
        if isinstance(cell, dt.datetime):
            return cell.date()
        if isinstance(cell, dt.date):
            return cell
        try:
            return dt.date.fromisoformat(str(cell)[:10])
        except ValueError:
            return None


def _unknown(said: str) -> str:
    if said:
        return _("there is no site or internet connection “{name}”").format(name=said)
    return _(
        "It is not said at which school was measured: add a column “{column}”, or name the school in the file's name"
    ).format(column=_("School"))


class _Known:
    """The sites and their connections.

    Args:
        connection: Where they are.
    """

    def __init__(self, connection: Connection) -> None:
        rows = reading.rows(connection, Site, SiteRow)
        self.sites = {row.id: row.name for row in rows}
        self.names = [(fold(name), row.id) for row in rows for name in _called(row)]
        self.directory = Directory(connection, get("site"))
        self.titles = Directory(connection, Line)
        self.lines: dict[int, list[LineRow]] = {}
        for row in reading.rows(connection, Line, LineRow):
            self.lines.setdefault(row.site, []).append(row)

    def title(self, name: str) -> str:
        """Return the title of the connection that a text names, "" when there is none."""
        found = self.titles.find(name)
        return self.titles.titles.get(found, "") if isinstance(found, int) else ""

    def site(self, name: str) -> int | None:
        """Return the site that a text names."""
        found = self.directory.find(name)
        return found if isinstance(found, int) else None

    def in_name(self, file: str) -> int | None:
        """Return the one site whose name or code stands in the name of a file."""
        words = f" {_words(Path(file.split(' / ', maxsplit=1)[0]).stem)} "
        found = {number for name, number in self.names if f" {_words(name)} " in words}
        return found.pop() if len(found) == 1 else None

    def only(self, site: int, line: str, on: dt.date | None, said: str) -> tuple[str, str]:
        """Return the title of the one connection of a site on a day, or the text and which there are."""
        there = [
            row
            for row in self.lines.get(site, ())
            if on is None or ((row.start is None or row.start <= on) and (row.end is None or on <= row.end))
        ]
        if len(there) == 1 and not line:
            return self._title(there[0]), ""
        if not there:
            return said, _("“{site}” has no internet connection yet: record it first").format(
                site=self.sites[site]
            )
        choices = ", ".join(f"“{self._title(row)}”" for row in there)
        return said, _("“{site}” has these connections: {choices}; write which one was measured").format(
            site=self.sites[site], choices=choices
        )

    def _title(self, row: LineRow) -> str:
        return self.titles.titles.get(row.id, f"#{row.id}")


def _called(row: SiteRow) -> list[str]:
    """Return the names of a site that are long enough to be found in a file's name."""
    others = (row.other_names or "").split(";")
    return [name for name in (row.name, row.code or "", *others) if len(name.strip()) > 3]  # noqa: PLR2004  short names stand in other words


def _words(name: str) -> str:
    return " ".join(re.findall(r"\w+", fold(name).replace("_", " ")))
