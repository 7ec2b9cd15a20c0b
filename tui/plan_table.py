"""A table of the plan as lines of text: in columns where they fit, otherwise a row below a row; each cell can be pointed at."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from inventory.plan.blocks import Prompt
from inventory.publish.word_table import RIGHT, cell_text
from inventory.text import clean
from tui.plan_lines import prose, wrapped
from tui.widgets.grid.cells import fit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inventory.plan.blocks import Cell, Column, Table
    from tui.plan_lines import Line

LEAST = 6
"""Cells of a column of text at least."""
WAYS = ((2, 16), (1, 16), (1, 12))
"""Cells between columns, and of the longest word for which a column of text is made wider; from roomy to tight."""
TALL = 7
"""Lines that a row takes in columns at most; a table with a taller one is told row below row."""


class Spot(NamedTuple):
    """Where a cell stands within the lines of its row: first line, one past the last, first cell and width."""

    top: int
    bottom: int
    left: int
    width: int


class Laid(NamedTuple):
    """A row as lines, with the place of each cell."""

    lines: tuple[Line, ...]
    spots: tuple[Spot, ...]


class Columns(NamedTuple):
    """How a table is laid out: cells of each column, and between them; no widths when it is told row below row."""

    widths: tuple[int, ...]
    gap: int


def columns_of(table: Table, room: int) -> Columns:
    """Return how a table is laid out in so many cells."""
    rows = [row for row in _rows(table) if len(row) == len(table.columns)]
    natural = [_natural(table, rows, place) for place in range(len(table.columns))]
    words = [_least(table, rows, place, natural[place]) for place in range(len(table.columns))]
    for gap, word in WAYS:
        least = [_least(table, rows, place, min(natural[place], word)) for place in range(len(table.columns))]
        free = room - gap * (len(least) - 1) - sum(least)
        if free >= 0:
            least, free = _whole(least, words, free)
            found = Columns(_shared(least, natural, free), gap)
            tallest = max((_height(table, row, found.widths) for row in rows), default=1)
            return found if tallest <= TALL or len(least) == 1 else Columns((), 0)
    return Columns((), 0)


def _rows(table: Table) -> list[tuple[Cell, ...]]:
    return [*table.rows, *([table.totals] if table.totals else [])]


def text_of(table: Table, row: Sequence[Cell], place: int) -> str:
    """Return a cell as people read it, its own lines kept."""
    return clean(cell_text(row[place], table.columns[place].kind), lines=True)


def _natural(table: Table, rows: list[tuple[Cell, ...]], place: int) -> int:
    """Return the cells that a column would like to have."""
    texts = [clean(table.columns[place].label), *(text_of(table, row, place) for row in rows)]
    return max(cell_len(line) for text in texts for line in text.split("\n"))


def _least(table: Table, rows: list[tuple[Cell, ...]], place: int, word: int) -> int:
    """Return the cells that a column needs: figures whole, of text its words up to so many cells."""
    column = table.columns[place]
    head = max((cell_len(word) for word in clean(column.label).split()), default=0)
    if column.kind in RIGHT:
        return max(min(head, word), *(cell_len(text_of(table, row, place)) for row in rows), 1)
    words = (cell_len(word) for row in rows for word in text_of(table, row, place).split())
    return min(word, max(LEAST, head, *words))


def _whole(least: list[int], words: list[int], free: int) -> tuple[list[int], int]:
    """Widen columns until their longest word stays whole, the one that lacks least first; return what is left over too."""
    found = list(least)
    for place in sorted(range(len(least)), key=lambda one: words[one] - least[one]):
        lack = max(0, words[place] - found[place])
        if lack <= free:
            found[place], free = found[place] + lack, free - lack
    return found, free


def _shared(least: list[int], natural: list[int], free: int) -> tuple[int, ...]:
    """Share cells that are left over out to the columns, in the measure of what they lack."""
    lack = [max(0, want - have) for want, have in zip(natural, least, strict=True)]
    total = sum(lack)
    if not total:
        return tuple(least)
    free = min(free, total)
    return tuple(have + free * one // total for have, one in zip(least, lack, strict=True))


def _height(table: Table, row: Sequence[Cell], widths: Sequence[int]) -> int:
    return max(len(wrapped(text_of(table, row, place), size)) for place, size in enumerate(widths))


def head(table: Table, how: Columns) -> tuple[Line, ...]:
    """Return the headings of the columns with a line below; nothing for a table told row below row."""
    if not how.widths:
        return ()
    cells = [wrapped(column.label, size) for column, size in zip(table.columns, how.widths, strict=True)]
    lines = _beside(cells, table.columns, how, ["strong"] * len(cells))
    return (*lines, (((" " * how.gap).join("─" * size for size in how.widths), "line"),))


def row_of(table: Table, row: Sequence[Cell], how: Columns, room: int, *, totals: bool = False) -> Laid:
    """Return a row of a table as lines.

    Args:
        table: The table.
        row: The row; one of one cell in a wider table is a heading over those that follow.
        how: How the table is laid out.
        room: Cells.
        totals: Whether it is the last row, with the totals.
    """
    if len(row) < len(table.columns):
        lines = tuple(prose(cell_text(row[0], table.columns[0].kind), room, "strong"))
        return Laid(lines, (Spot(0, len(lines), 0, room),))
    return _in_columns(table, row, how, totals=totals) if how.widths else _below(table, row, room)


def _in_columns(table: Table, row: Sequence[Cell], how: Columns, *, totals: bool) -> Laid:
    cells = [wrapped(text_of(table, row, place), size) for place, size in enumerate(how.widths)]
    parts = [_part(cell, "strong" if totals else "text") for cell in row]
    lines = _beside(cells, table.columns, how, parts)
    lefts = [sum(how.widths[:place]) + place * how.gap for place in range(len(cells))]
    spots = tuple(Spot(0, len(lines), left, size) for left, size in zip(lefts, how.widths, strict=True))
    return Laid(lines, spots)


def _part(cell: Cell, usual: str) -> str:
    if cell is None or isinstance(cell, Prompt):
        return "open"
    return usual


def _beside(
    cells: list[list[str]], columns: Sequence[Column], how: Columns, parts: Sequence[str]
) -> tuple[Line, ...]:
    """Return cells of several lines beside each other."""
    found = []
    for number in range(max(map(len, cells))):
        line: list[tuple[str, str]] = []
        for place, texts in enumerate(cells):
            text = texts[number] if number < len(texts) else ""
            line += [(" " * how.gap, "text")] if place else []
            room = how.widths[place]
            told = fit(text, room, "right") if columns[place].kind in RIGHT else fit(text, room)
            line.append((told, parts[place]))
        found.append(tuple(line))
    return tuple(found)


def _below(table: Table, row: Sequence[Cell], room: int) -> Laid:
    """Return the cells of a row below each other, each behind the heading of its column."""
    lines: list[Line] = []
    spots = []
    for place, column in enumerate(table.columns):
        top, text = len(lines), text_of(table, row, place)
        if not place:
            lines += prose(text, room, "strong")
        elif text:
            label, part = clean(column.label), _part(row[place], "text")
            lines += prose(f"{label}: {text}" if label else text, room, part, "  ")
        # What is empty on purpose has no line of its own: it is pointed at where the cell before it ends.
        spots.append(Spot(min(top, len(lines) - 1), len(lines), 0, room))
    return Laid(tuple(lines), tuple(spots))
