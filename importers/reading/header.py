"""Which row names the columns, and how they are named."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice
from statistics import median
from typing import TYPE_CHECKING, Any

from importers.reading.sheet import is_blank
from importers.reading.totals import is_number
from inventory.language import _
from inventory.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from importers.reading.sheet import Report

SAMPLE = 60
TITLES = 30
YEAR = re.compile(r"(19|20)\d\d([/-](19|20)?\d\d)?")
DATE = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}( .*)?")


@dataclass
class Layout:
    """Where a table stands in its sheet.

    Args:
        row: Number of the header row.
        offset: Empty columns of the records at its left.
        left: Columns of the sheet that the records don't have.
        headers: Unique names of the columns.
    """

    row: int
    offset: int
    left: int = 0
    headers: list[str] = field(default_factory=list)


def layout(records: Iterable[tuple[int, list[Any]]], report: Report, left: int = 0) -> Layout | None:
    """Find the header in the first rows of a sheet; None for a sheet without content.

    The header is the first row, all text, that reaches as far to the right as the rows below it usually do. `left` is
    how many columns of the sheet the records lack.
    """
    sample = [(number, row) for number, row in islice(records, SAMPLE) if not is_blank(row)]
    if not sample:
        return None
    place = header_place(sample)
    if place is None:
        place = next(i for i in range(len(sample)) if extent(sample[i][1]) >= usual(sample[i:]))
        report.add(
            0, _("No row with names of columns was found; row {row} is taken.").format(row=sample[place][0])
        )
    number, row = sample[place]
    body = [cells for _n, cells in sample[place + 1 :]]
    report_titles(sample[:place], report)
    start = min(first_filled(cells) for cells in [row, *body])
    end = max(extent(row), usual(sample[place + 1 :]))
    padded = [*row, *[""] * (end - len(row))][start:end]
    used = {i - start for cells in body for i, cell in enumerate(cells) if not is_blank([cell])}
    found = Layout(number, start, left)
    found.headers = named(padded, used, found, report)
    return found


def header_place(sample: list[tuple[int, list[Any]]]) -> int | None:
    """Return the index of the header in a sample, or None."""
    for place, (_number, row) in enumerate(sample[:TITLES]):
        filled = filled_cells(row)
        wide = extent(row) >= usual(sample[place + 1 :]) and len(filled) * 2 > extent(row) - first_filled(row)
        if len(filled) == 1 and sum(len(filled_cells(r)) > 1 for _n, r in sample[place + 1 :]) > 1:
            continue  # a title: below it stands a table of more columns, however short
        if wide and all(is_name(cell) for cell in filled) and not all(YEAR.fullmatch(str(c)) for c in filled):
            return place
    return None


def filled_cells(row: list[Any]) -> list[Any]:
    """Return the cells of a row that hold something."""
    return [cell for cell in row if cell != ""]


def usual(sample: list[tuple[int, list[Any]]]) -> int:
    """Return how far to the right rows usually reach (the lower median; 0 without rows)."""
    return int(median(extent(row) for _number, row in sample)) if sample else 0


def extent(row: list[Any]) -> int:
    """Return the number of the last filled cell, counted from 1."""
    return max((i for i, cell in enumerate(row, 1) if not is_blank([cell])), default=0)


def first_filled(row: list[Any]) -> int:
    """Return the index of the first filled cell."""
    return next((i for i, cell in enumerate(row) if not is_blank([cell])), len(row))


def is_name(cell: Any) -> bool:
    """Whether a cell can be a header: text, or a year as budgets have them, but no number and no date."""
    if type(cell) is str:
        return YEAR.fullmatch(cell.strip()) is not None or not (
            is_number(cell) or DATE.fullmatch(cell.strip())
        )
    return type(cell) in {int, float} and YEAR.fullmatch(f"{cell:.0f}") is not None


def report_titles(above: list[tuple[int, list[Any]]], report: Report) -> None:
    """Report rows above the header."""
    for number, row in above:
        report.add(number, _("A line above the header, not read."), row, loss=False)


def named(cells: list[Any], used: set[int], layout: Layout, report: Report) -> list[str]:
    """Return a unique name for every column; report what had none (if rows use it) and what had another's."""
    names: list[str] = []
    seen: set[str] = set()
    for place, cell in enumerate(cells):
        name = clean(f"{cell:.0f}" if type(cell) is float else str(cell))
        if not name:
            name = _("Column {letters}").format(letters=letters(layout.left + layout.offset + place))
            if place in used:
                report.add(layout.row, _("“{name}” has no name in the header.").format(name=name), loss=False)
        if name.casefold() in seen:
            name = unique(name, seen)
            reason = _("A column's name comes more than once: the next is called “{name}”.")
            report.add(layout.row, reason.format(name=name), loss=False)
        seen.add(name.casefold())
        names.append(name)
    return names


def unique(name: str, seen: set[str]) -> str:
    """Return the name with the first number behind it that no column has."""
    count = 2
    while f"{name} ({count})".casefold() in seen:
        count += 1
    return f"{name} ({count})"


def letters(index: int) -> str:
    """Return a column as Excel names it: 0 → A, 26 → AA."""
    text = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        text = chr(65 + rest) + text
    return text
