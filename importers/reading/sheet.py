"""One table as it stands in a file: headers, rows that can be run through again, and what is wrong with them."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any

from importers.reading.totals import LABEL, STARTS, Below
from inventory.language import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Cell = str | int | float | bool | dt.date | dt.datetime | dt.time | dt.timedelta
Row = list[Cell]
Records = Iterable[tuple[int, list[Cell]]] | Iterable[tuple[int, list[str]]]

CHUNK = 2_000
"""Rows that are gathered at once: twice as quick as one by one."""


@dataclass(frozen=True)
class RowProblem:
    """Something about a row, or about the sheet, that a person should know.

    Args:
        row: Number of the row as Excel shows it, 1 being the first; 0 means the sheet.
        reason: What is wrong, a sentence in the user's language.
        cells: The cells of a row that is left out; empty when nothing is left out.
        loss: The row is left out although it may hold data: it belongs among the rejected ones.
    """

    row: int
    reason: str
    cells: tuple[Cell, ...] = ()
    loss: bool = False


@dataclass
class Report:
    """The problems of a sheet, each row's once, however often its rows are run through."""

    found: dict[tuple[int, str], RowProblem] = field(default_factory=dict)

    def add(self, row: int, reason: str, cells: Iterable[Cell] = (), *, loss: bool = True) -> None:
        """Note a problem; `loss` only counts for a row, not for the sheet."""
        self.found[row, reason] = RowProblem(row, reason, tuple(cells), loss and row > 0)

    def sorted(self) -> list[RowProblem]:
        """Return the problems by row."""
        return sorted(self.found.values(), key=lambda problem: problem.row)


@dataclass
class Rows:
    """The rows below the header, each as wide as the header; iterate as often as needed.

    Args:
        records: The source's records with their row numbers, restartable.
        header_row: Records up to and including this one are skipped.
        offset: Empty columns to the left of the table.
        width: Cells of a row.
        most: Highest row number that is read.
        report: Where problems go; complete after one run to the end.
        short: Number of the last row that had fewer cells than the header.
    """

    records: Records
    header_row: int
    offset: int
    width: int
    most: int
    report: Report
    short: int = -1

    def __iter__(self) -> Iterator[Row]:
        """Yield the cells of each row."""
        for _number, row in self.numbered():
            yield row

    def numbered(self) -> Iterator[tuple[int, Row]]:
        """Yield each row with its number; empty rows and totals below the table are left out."""
        for numbers, rows in self.parts():
            yield from zip(numbers, rows, strict=True)

    def parts(self) -> Iterator[tuple[Sequence[int], list[Row]]]:
        """Yield numbers and rows, some thousands at a time; where nothing is odd the rows are not looked at one by one."""
        below, self.short = Below(self.width), -1
        number = 0
        for numbers, records in gathered(self.records):
            number = numbers[-1]
            start, end = bisect_right(numbers, self.header_row), bisect_right(numbers, self.most)
            inside, rows = numbers[start:end], records[start:end]
            if self.offset:
                rows = [row[self.offset :] for row in rows]
            if below.held or not self.plain(rows):
                looked = list(self.looked_at(zip(inside, rows, strict=True), below))
                inside, rows = [number for number, _row in looked], [row for _number, row in looked]
            if rows:
                yield inside, rows
            if not all(map(is_blank, records[max(start, end) :])):
                self.report.add(0, _("Rows below row {row} were not read.").format(row=self.most))
                return
        if self.short == number and getattr(self.records, "cut", False):
            reason = _("The last row is shorter than the header: is the file complete?")
            self.report.add(number, reason, loss=False)
        self.note_totals(below)

    def plain(self, rows: list[Row]) -> bool:
        """Whether all rows are as wide as the header and begin with a text that is neither blank nor says total."""
        if set(map(len, rows)) != {self.width}:
            return False
        firsts = [row[0] for row in rows]
        return all(
            type(text) is str
            and text != ""
            and not text.isspace()
            and not (text[0] in STARTS and LABEL.fullmatch(text))
            for text in firsts
        )

    def looked_at(self, records: Iterable[tuple[int, Row]], below: Below) -> Iterator[tuple[int, Row]]:
        """Yield the rows that stand in the table, one by one."""
        for number, row in records:
            if len(row) != self.width and not self.fit(number, row):
                continue
            first = row[0]
            if type(first) is str and (not first or first.isspace()) and is_blank(row):
                continue
            if below.takes(number, row):
                continue
            if below.held:
                yield from below.release()
            yield number, row

    def fit(self, number: int, row: Row) -> bool:
        """Make a row as wide as the header; return False when that is not possible."""
        if len(row) < self.width:
            if not row:
                return False
            self.short = number
            row.extend([""] * (self.width - len(row)))
            return True
        if is_blank(row[self.width :]):
            del row[self.width :]
            return True
        if not is_blank(row):
            reason = _(
                "The row has {count} cells, the header {width}: is a delimiter or quotation mark wrong?"
            )
            self.report.add(number, reason.format(count=len(row), width=self.width), row)
        return False

    def note_totals(self, below: Below) -> None:
        """Report what stood below the table."""
        for number, row in below.held:
            total = below.is_total(row)
            reason = _("A row with totals, not read.") if total else _("A line below the totals, not read.")
            self.report.add(number, reason, row, loss=False)


@dataclass
class Sheet:
    """One table of a file.

    Args:
        name: Name for people: the file, with ` / member` and ` / sheet` where there are several.
        headers: Names of the columns, unique and never empty.
        rows: The rows below, each as wide as `headers`; text formats give str, workbooks their own types, "" = empty.
        header_row: Number of the row with the headers, as Excel shows it.
        encoding: Python's name of the encoding, or "" for a workbook.
        delimiter: What separates the cells, or "" for a workbook.
        epoch_1904: Day numbers of the workbook count from 1904 (old Macs).
        own: Rows of the hidden sheets of the workbook that this program wrote, by name.
    """

    name: str
    headers: list[str]
    rows: Rows
    header_row: int
    encoding: str = ""
    delimiter: str = ""
    epoch_1904: bool = False
    own: Mapping[str, Iterable[list[Any]]] = field(default_factory=dict)

    @property
    def problems(self) -> list[RowProblem]:
        """What was found so far, by row; complete once `rows` has been run through to its end."""
        return self.rows.report.sorted()

    def numbered(self) -> Iterator[tuple[int, Row]]:
        """Yield each row with its number as Excel shows it."""
        return self.rows.numbered()

    def parts(self) -> Iterator[tuple[Sequence[int], list[Row]]]:
        """Yield numbers and rows, some thousands at a time."""
        return self.rows.parts()

    def distinct(self, columns: Iterable[int], *, first: bool = False) -> dict[int, set[Cell]]:
        """Return the different cells of some columns, in one run: what `importers.values` decides a column by.

        Args:
            columns: Their places.
            first: Of the first few thousand rows only.
        """
        found: dict[int, set[Cell]] = {column: set() for column in columns}
        for _numbers, rows in islice(self.parts(), 1 if first else None):
            for column, seen in found.items():
                seen.update([row[column] for row in rows])
        return found


def gathered(records: Any) -> Iterator[tuple[Sequence[int], list[Row]]]:
    """Yield numbers and records, some thousands at a time: as their source gives them so, else gathered here."""
    if hasattr(records, "parts"):
        for first, rows in records.parts():
            yield range(first, first + len(rows)), rows
        return
    single = iter(records)
    while part := list(islice(single, CHUNK)):
        yield [number for number, _row in part], [row for _number, row in part]


def is_blank(row: Iterable[Cell]) -> bool:
    """Whether no cell holds anything but blanks."""
    return all(type(cell) is str and (not cell or cell.isspace()) for cell in row)
