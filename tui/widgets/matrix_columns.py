"""How the width of the screen is shared out between the columns of a matrix."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.language import _
from inventory.text import clean
from tui.widgets import matrix_cells as looks
from tui.widgets.grid import GridColumn
from tui.widgets.grid.layout import GUTTER, PADDING

if TYPE_CHECKING:
    from inventory.landscape.editing import Column
    from tui.landscaping import Picture
    from tui.widgets.grid import Row

FIRST, WIDE_FIRST = 20, 36
"""Cells of the first column, at least and at most; between them it takes a quarter of the page."""
LEAST, MOST = 14, 44
LEVEL = 11
"""Cells of a column of levels."""
DIFFERENCE = 15
"""Cells of the column that says how much the parties differ."""


def shared_out(width: int, others: int, kept: int = 0) -> tuple[int, int]:
    """Return the cells of the first column and of each of the others.

    Args:
        width: Cells of the page.
        others: Columns beside the first.
        kept: Cells that a last column takes, its padding included.
    """
    first = max(FIRST, min(WIDE_FIRST, width // 4))
    room = width - GUTTER - first - 2 * PADDING - kept - 1
    each = room // max(1, others) - 2 * PADDING
    return first, max(LEAST, min(MOST, each))


def number_of(column: str) -> int | None:
    """Return the number in the name of a column ("c12"), None for a column that is not one of them."""
    return int(column[1:]) if column[:1] == "c" and column[1:].isdigit() else None


def columns_of(found: Picture, width: int, marked: int | None = None) -> list[GridColumn]:
    """Return the columns of a matrix: the process, then parties with their difference, or systems.

    Args:
        found: The matrix.
        width: Cells of the page.
        marked: Number of the party that is marked.
    """
    of = found.of
    if not of.columns:
        return [GridColumn("process", _("Process"), MOST, fixed=True, format=looks.process)]
    if of.party is not None:
        first, each = shared_out(width, 1)[0], LEVEL
    else:
        first, each = shared_out(width, len(of.columns), DIFFERENCE + 2 * PADDING)
    columns = [GridColumn("process", _("Process"), first, fixed=True, format=looks.process)]
    columns += [
        GridColumn(f"c{one.number}", _label(one, each, marked=one.number == marked), each, format=looks.cell)
        for one in of.columns
    ]
    if of.party is None:
        columns.append(GridColumn("difference", _("Difference"), DIFFERENCE, format=looks.difference))
    return columns


def _label(one: Column, room: int, *, marked: bool) -> str:
    """Return the header of a column: the name, or the short one where that does not fit."""
    name = one.short if one.short and len(one.name) > room else one.name
    return f"● {clean(name)}" if marked else clean(name)


def rows_of(found: Picture) -> dict[int, Row]:
    """Return the rows of a matrix by number of the process."""
    return {one.number: row_of(found, one.number) for one in found.of.rows}


def row_of(found: Picture, process: int) -> Row:
    """Return one row: the process, its cells, and among parties the difference."""
    of, seen = found.of, found.seen
    one = of.rows[of.row_places[process]]
    cells = [seen.get((process, column.number)) for column in of.columns]
    first = (one.code, "  " * max(0, one.depth - 1) + one.name, one.domain)
    if of.party is not None:
        return (first, *cells)
    return (first, *cells, found.differences.get(process))
