"""Whether the lines behind the figures of a plan add up to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.plan.blocks import TOTALS, ColumnKind, Table, walk

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from inventory.plan.blocks import Block, Cell


def amounts(table: Table) -> Iterator[tuple[int, int, int]]:
    """Yield the figures in cents of a table: place of the row (`TOTALS` for the last), of the column, and the amount."""
    rows: list[tuple[int, tuple[Cell, ...]]] = [*enumerate(table.rows)]
    rows += [(TOTALS, table.totals)] if table.totals else []
    for place, row in rows:
        if len(row) == len(table.columns):
            for number, (column, cell) in enumerate(zip(table.columns, row, strict=True)):
                if column.kind is ColumnKind.AMOUNT and isinstance(cell, int):
                    yield place, number, cell


def wrong(blocks: Iterable[Block]) -> list[str]:
    """Return the figures whose proof does not add up to them, and the amounts that have no proof.

    A cell in words ("93%") may have the records that it counts as its proof; there is nothing to add up then.
    """
    found = []
    for table in (block for block in walk(blocks) if isinstance(block, Table)):
        proved = {(one.row, one.column): one for one in table.proofs}
        found += [f"{table.id} {place}: no cell" for place in proved if not _there(table, *place)]
        found += [f"{table.id}: proved twice"] if len(proved) < len(table.proofs) else []
        for (row, column), proof in proved.items():
            whole = sum(1 if line.amount is None else line.amount for line in proof.lines)
            if isinstance(_cell(table, row, column), int) and whole != _cell(table, row, column):
                found.append(f"{table.id} {row},{column}: {whole} is not {_cell(table, row, column)}")
        found += [
            f"{table.id} {row},{column}: {amount} without proof"
            for row, column, amount in amounts(table)
            if amount and (row, column) not in proved
        ]
    return found


def _cell(table: Table, row: int, column: int) -> Cell:
    cells = table.totals if row == TOTALS else table.rows[row] if row < len(table.rows) else None
    return cells[column] if cells and column < len(cells) else None


def _there(table: Table, row: int, column: int) -> bool:
    cells = table.totals if row == TOTALS else table.rows[row] if row < len(table.rows) else None
    return cells is not None and column < len(cells)
