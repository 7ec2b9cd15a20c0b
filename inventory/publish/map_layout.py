"""Where everything in the process by party table goes: chips in cells, rows on sheets, sheets of A3 landscape.

A table that fits on one sheet gets the largest scale at which it does. Otherwise it takes as many sheets as at the normal
scale, at the largest scale that needs no more; a domain stays whole where that wastes little of a sheet. Nothing is left
out in silence: a cell with too many systems ends in a chip "+12".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inventory.language import _
from inventory.publish.map_frame import BOTTOM, HEIGHT, MARGIN, WIDTH
from inventory.publish.map_pages import pages
from inventory.publish.measure import cut, width
from inventory.publish.svg import Box

if TYPE_CHECKING:
    from inventory.publish.map_cells import Cell, Chip, Group, Line, MapTable

TOP = 92
"""Where the table begins, in px; the key above it is one line."""
SCALES = (1.3, 1.2, 1.1, 1.05, 1.0, 0.95, 0.9, 0.85, 0.8)
"""Text is 10.5 px times the scale: 10 to 6.3 pt on A3."""
LEAST_COLUMN = 150
LINES = 5
LETTERS = 4


@dataclass(frozen=True, slots=True)
class Scale:
    """The sizes in px at one scale."""

    factor: float

    def __call__(self, size: float) -> float:
        """Return a size in px at this scale."""
        return size * self.factor

    @property
    def text(self) -> float:
        """Size of the text of processes and chips."""
        return self(10.5)

    @property
    def tag(self) -> float:
        """Size of the letters in a chip."""
        return self(8)

    @property
    def chip(self) -> float:
        """Height of a chip."""
        return self(15.5)

    @property
    def step(self) -> float:
        """Distance from one line of chips to the next."""
        return self(18)

    @property
    def pad(self) -> float:
        """Room between the border of a cell and its chips."""
        return self(2)

    @property
    def group(self) -> float:
        """Height of the row with the name of a domain."""
        return self(16.5)

    @property
    def head(self) -> float:
        """Height of the row with the names of the parties."""
        return self(26)


@dataclass(frozen=True, slots=True)
class PlacedChip:
    """A chip in its cell: box from the top left of the cell, texts as they fit; chip None for "+N" and notes."""

    box: Box
    tag: str
    tag_width: float
    text: str
    title: str
    chip: Chip | None


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table: a domain (line None) or a process with the chips of its cells."""

    height: float
    name: str
    line: Line | None = None
    cells: tuple[tuple[Cell, tuple[PlacedChip, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a sheet in px, and which parties they are."""

    scale: Scale
    label: float
    column: float
    difference: float
    first: int
    count: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: its columns and rows."""

    frame: Columns
    rows: tuple[Row, ...]


def plan(table: MapTable) -> list[Sheet]:
    """Return the sheets of a table, at least one."""
    most = 1 if len(_sheets(table, Scale(SCALES[-1]))) == 1 else len(_sheets(table, Scale(1.0)))
    tries = (_sheets(table, Scale(factor)) for factor in SCALES)
    return next(sheets for sheets in tries if len(sheets) <= most)


def _sheets(table: MapTable, scale: Scale) -> list[Sheet]:
    return [
        Sheet(frame, tuple(rows))
        for frame in _frames(table, scale)
        for rows in pages(_rows(table, frame), _room(scale), _again)
    ]


def tag_of(chip: Chip) -> str:
    """Return the letters of a chip in short: "A", "ABD", and "A+4" for party A and four more."""
    if len(chip.letters) > LETTERS:
        return f"{chip.letter}+{len(chip.letters) - 1}"
    return ("" if all(len(x) == 1 for x in chip.letters) else " ").join(chip.letters)


def _room(scale: Scale) -> float:
    return HEIGHT - TOP - BOTTOM - scale.head


def _frames(table: MapTable, scale: Scale) -> list[Columns]:
    names = [
        width(line.process.code, scale.text) + width(line.process.name, scale.text) + scale(22)
        for group in table.groups
        for line in group.lines
    ]
    label = min(max([scale(140), *names]), scale(300))
    last = scale(132)
    room = WIDTH - 2 * MARGIN - label - last
    parties = len(table.columns)
    most = max(1, int(room // scale(LEAST_COLUMN)))
    pieces = max(1, -(-parties // most))
    found, first = [], 0
    for piece in range(pieces):
        count = (parties - first) // (pieces - piece)
        found.append(Columns(scale, label, room / max(count, 1), last, first, count))
        first += count
    return found


def _rows(table: MapTable, frame: Columns) -> list[list[Row]]:
    return [_group_rows(group, frame) for group in table.groups]


def _group_rows(group: Group, frame: Columns) -> list[Row]:
    head = [Row(frame.scale.group, group.name)] if group.name else []
    return head + [_row(line, frame) for line in group.lines]


def _row(line: Line, frame: Columns) -> Row:
    scale = frame.scale
    cells = tuple(
        (cell, _flow(cell, frame.column - 4 * scale.pad, scale))
        for cell in line.cells[frame.first : frame.first + frame.count]
    )
    lowest = max((chip.box.y for _, chips in cells for chip in chips), default=0.0)
    return Row(lowest + scale.step + 2 * scale.pad, line.process.name, line, cells)


def _again(row: Row) -> Row | None:
    return Row(row.height, _("{name} (continued)").format(name=row.name)) if row.line is None else None


def _flow(cell: Cell, room: float, scale: Scale) -> tuple[PlacedChip, ...]:
    chips = [_sized(chip.name, chip, chip.title, room, scale) for chip in cell.chips]
    if cell.note:
        chips.append(_sized(cell.note, None, cell.title, room, scale))
    placed = _placed(chips, room, scale)
    shown = [chip for chip in placed if chip.box.y < LINES * scale.step]
    if len(shown) == len(placed):
        return tuple(placed)
    while True:
        rest = chips[len(shown) :]
        more = _sized(f"+{len(rest)}", None, "\n".join(chip.title for chip in rest), room, scale)
        tried = _placed([*chips[: len(shown)], more], room, scale)
        if tried[-1].box.y < LINES * scale.step:
            return tuple(tried)
        shown.pop()


def _placed(chips: list[PlacedChip], room: float, scale: Scale) -> list[PlacedChip]:
    found, x, y = [], 0.0, 0.0
    for chip in chips:
        if x and x + chip.box.width > room:
            x, y = 0.0, y + scale.step
        box = Box(x, y, chip.box.width, scale.chip)
        found.append(PlacedChip(box, chip.tag, chip.tag_width, chip.text, chip.title, chip.chip))
        x += chip.box.width + scale(4)
    return found


def _sized(name: str, chip: Chip | None, title: str, room: float, scale: Scale) -> PlacedChip:
    tag = tag_of(chip) if chip else ""
    tag_width = width(tag, scale.tag, bold=True) + scale(6) if tag else 0.0
    bold = bool(chip and chip.shared)
    text = cut(name, room - tag_width - scale(10), scale.text, bold=bold)
    return PlacedChip(
        box=Box(0, 0, tag_width + width(text, scale.text, bold=bold) + scale(10), scale.chip),
        tag=tag,
        tag_width=tag_width,
        text=text,
        title=title,
        chip=chip,
    )
