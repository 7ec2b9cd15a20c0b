"""A table as the program writes it: its cells by the key of their row, as values and as rows of a document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inventory.publish.refresh_rows import keys, rows_of

if TYPE_CHECKING:
    from lxml.etree import _Element

    from inventory.plan.blocks import Cell, Table
    from inventory.publish.refresh_rows import Row

HEAD, TOTALS = "\x00head", "\x00totals"
"""Keys of the first and the last row, which no row of a table can have."""


@dataclass
class Written:
    """A table as the program writes it: the cells by key of the row, as values and as rows of a document."""

    keys: list[str]
    values: dict[str, tuple[Cell, ...]]
    rows: dict[str, Row]

    def text(self, key: str, column: int) -> str:
        """Return the text of a cell; "" where there is none."""
        row = self.rows.get(key)
        return "" if row is None else row.text(column)

    def value(self, key: str, column: int) -> Cell:
        """Return the value of a cell; "" where there is none."""
        values = self.values.get(key, ())
        return values[column] if column < len(values) else ""


def as_written(block: Table, table: _Element, *, keyed: bool) -> Written:
    """Return a table block with the table that was made of it."""
    rows = rows_of(table)
    width = range(len(block.columns))
    texts = [tuple(row.text(column) for column in width) for row in rows[1 : len(block.rows) + 1]]
    names = [HEAD, *keys(block.keys if keyed else (), texts)]
    values: list[tuple[Cell, ...]] = [tuple(one.label for one in block.columns), *block.rows]
    if block.totals is not None:
        names.append(TOTALS)
        values.append(block.totals)
    return Written(names, dict(zip(names, values, strict=True)), dict(zip(names, rows, strict=True)))
