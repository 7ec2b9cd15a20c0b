"""A table of a plan as data for Typst: its cells as people read them, and columns as wide as their longest word asks."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Any

from inventory.language import _
from inventory.plan.blocks import ColumnKind, Prompt
from inventory.publish import measure
from inventory.publish.incident_card_fit import softened
from inventory.publish.plain import plain
from inventory.publish.word_table import MANY, RIGHT, cell_text, shared

if TYPE_CHECKING:
    from inventory.plan.blocks import Cell, Table

POINT = 20
"""Parts of a point that `shared` reckons in."""
STANDING, LYING = 470, 716
"""Points between the margins of a standing and of a lying A4."""
SIZE, SMALL = 9.0, 7.5
EDGES, NARROW = 9.0, 6.2
"""Left and right of the text in a cell, in points, with something to spare."""


def told_lines(text: str) -> list[str]:
    """Return the lines of a foreign text, cleaned, with room to break very long words."""
    return [softened(line) for line in plain(text, lines=True).split("\n")]


def table(block: Table, caption: str, width: int) -> dict[str, Any]:
    """Return a table as data.

    Args:
        block: The block.
        caption: Its caption with its number; "" for none.
        width: Room between the margins, in points.
    """
    small = len(block.columns) >= MANY
    size, edges = (SMALL, NARROW) if small else (SIZE, EDGES)
    widths = shared(block.columns, width * POINT, _least(block, size, edges))
    return {
        "type": "table",
        "small": small,
        "caption": told_lines(caption) if caption else None,
        "columns": [
            {"label": softened(plain(column.label)), "right": column.kind in RIGHT, "width": wide / POINT}
            for column, wide in zip(block.columns, widths, strict=True)
        ],
        "rows": [_row(block, row) for row in block.rows],
        "totals": _row(block, block.totals) if block.totals is not None else None,
        "empty": told_lines(block.empty or _("unknown")),
        "footnotes": [told_lines(note) for note in block.footnotes],
    }


def _row(block: Table, row: tuple[Cell, ...]) -> list[dict[str, Any]]:
    if len(row) < len(block.columns):
        return [_cell(row[0], ColumnKind.TEXT)]
    return [_cell(one, column.kind) for one, column in zip(row, block.columns, strict=True)]


def _cell(value: Cell, kind: ColumnKind) -> dict[str, Any]:
    look = "prompt" if isinstance(value, Prompt) else "unknown" if value is None else ""
    return {"lines": told_lines(cell_text(value, kind)), "look": look}


def _least(block: Table, size: float, edges: float) -> list[int]:
    """Return what each column needs for its longest word, in 1/20 point; days and numbers are never broken."""
    found = []
    rows = [row for row in (*block.rows, block.totals or ()) if len(row) == len(block.columns)]
    for place, column in enumerate(block.columns):
        words = {word for row in rows for word in _words(row[place], column.kind)}
        wide = max((measure.width(word, size, bold=True) for word in words), default=0.0)
        head = max(
            (measure.width(word, size, bold=True) for word in plain(column.label).split()), default=0.0
        )
        found.append(ceil(POINT * (max(wide, head) + edges)))
    return found


def _words(value: Cell, kind: ColumnKind) -> list[str]:
    text = plain(cell_text(value, kind), lines=True)
    return text.split() if kind is ColumnKind.TEXT or isinstance(value, str) else [text]
