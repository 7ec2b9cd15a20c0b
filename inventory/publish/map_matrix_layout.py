"""Which rows and columns of the matrix stand on which sheet, and at which scale; lengths are in px at scale 1.

A matrix that fits on one sheet gets the largest scale at which it does, otherwise the largest that needs no more sheets
than the normal scale. On several sheets, a domain stays whole where that wastes little, and a sheet has only the columns that its rows
use: an empty quarter of the whole is no sheet.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inventory.language import _
from inventory.publish.map_frame import LOW, MARGIN, RIGHT
from inventory.publish.map_pages import pages
from inventory.publish.measure import width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inventory.publish.map_matrix_cells import Column, Group, Line, Matrix

SCALES = (1.6, 1.5, 1.4, 1.3, 1.2, 1.1, 1.05, 1.0, 0.95, 0.9, 0.85, 0.8)
TEXT, HEADING, TAG = 10.5, 10, 7.5
CELL, WIDEST = 22, 40
"""Height of a row and least width of a column; the width to which it may grow."""
DOMAIN = 17
LEAST_LABEL, MOST_LABEL = 140, 300
LEAST_HEAD, MOST_HEAD = 60, 170
COUNT = 18
"""Width of the count of a party."""
MOST_COUNTS = 12
"""Parties up to which their counts stand beside the rows."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: a domain (line None) or a process."""

    name: str
    line: Line | None = None

    @property
    def height(self) -> int:
        """Its height."""
        return CELL if self.line else DOMAIN


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its rows and columns, the width of a column."""

    rows: tuple[Row, ...]
    columns: tuple[Column, ...]
    cell: float


@dataclass(frozen=True, slots=True)
class Layout:
    """The whole matrix: px for each px here, widths of labels and counts, height of the headings, the pages."""

    scale: float
    label: float
    counts: float
    head: float
    sheets: tuple[Sheet, ...]


def plan(matrix: Matrix, top: float) -> Layout:
    """Return the layout on sheets whose picture begins at the top (px); at least one sheet."""
    most = len(_tried(matrix, top, 1.0).sheets)
    if len(_tried(matrix, top, SCALES[-1]).sheets) == 1:
        most = 1
    tries = (_tried(matrix, top, scale) for scale in SCALES)
    return next(layout for layout in tries if len(layout.sheets) <= most)


def _tried(matrix: Matrix, top: float, scale: float) -> Layout:
    names = [width(line.name, TEXT) + 20 for group in matrix.groups for line in group.lines]
    label = min(max([LEAST_LABEL, *names]), MOST_LABEL)
    counts = COUNT * len(matrix.parties) if len(matrix.parties) <= MOST_COUNTS else 0.0
    titles = [width(column.name, HEADING) + 14 for column in matrix.columns]
    head = min(max([LEAST_HEAD, *titles]), MOST_HEAD)
    room = (RIGHT - MARGIN) / scale - label - counts
    rows = [_rows(group) for group in matrix.groups]
    fits = len(matrix.columns) * CELL <= room
    sheets = [
        Sheet(tuple(page), columns, _wide(room, len(columns)))
        for page in pages(rows, (LOW - top) / scale - head, _again)
        for columns in ([matrix.columns] if fits else _parts(matrix.columns, page, int(room // CELL)))
    ]
    return Layout(scale, label, counts, head, tuple(sheets))


def _wide(room: float, columns: int) -> float:
    return min(WIDEST, room / max(columns, 1))


def _parts(columns: Sequence[Column], page: Sequence[Row], most: int) -> list[tuple[Column, ...]]:
    """Return the columns that the rows use, in as few even parts as fit."""
    used = {key for row in page if row.line for key in row.line.users}
    found = [column for column in columns if column.key in used]
    count = max(1, -(-len(found) // most))
    parts, at = [], 0
    for part in range(count):
        size = -(-(len(found) - at) // (count - part))
        parts.append(tuple(found[at : at + size]))
        at += size
    return parts


def _rows(group: Group) -> list[Row]:
    head = [Row(group.name)] if group.name else []
    return head + [Row(line.name, line) for line in group.lines]


def _again(row: Row) -> Row | None:
    return Row(_("{name} (continued)").format(name=row.name)) if row.line is None else None
