"""A plan as plain text for a terminal: its blocks with their codes, and on request the records behind each figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.language import _
from inventory.plan.blocks import (
    TOTALS,
    Bullets,
    Check,
    ColumnKind,
    Cover,
    Figure,
    Heading,
    Note,
    Paragraph,
    Table,
    TextSlot,
)
from inventory.publish.plain import plain
from inventory.publish.word_table import RIGHT, cell_text, prompt

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from inventory.plan.blocks import Block, Cell, Line

WIDEST = 40
"""Letters of a column; what is longer is cut."""
BETWEEN = "  "


def text(blocks: Iterable[Block], *, lines: bool = False) -> str:
    """Return blocks as text, each with its code.

    Args:
        blocks: The blocks.
        lines: Whether the records behind each figure stand below it.
    """
    return "\n\n".join("\n".join(_block(block, lines=lines)) for block in blocks)


def _block(block: Block, *, lines: bool) -> Iterator[str]:
    match block:
        case Heading():
            yield f"{'#' * block.level} {plain(block.text)}  [{block.id}]"
        case Cover():
            yield from filter(None, (plain(block.title), plain(block.board), plain(block.period)))
            yield from map(plain, block.lines)
        case Bullets():
            yield from (f"• {plain(item)}" for item in block.items)
        case Check():
            yield f"{'☑' if block.ticked else '☐'} {plain(block.text)}  [{block.id}]"
            yield from _indented(block.note)
        case Table():
            yield from _table(block, lines=lines)
        case TextSlot():
            yield f"? {plain(block.question)}  [{block.id}]"
            for draft in block.drafts:
                yield from (f"  {line}" for line in _block(draft, lines=lines))
            yield from _indented(block.text or prompt())
        case Figure():
            yield f"[{block.id}] {plain(block.title)}: {plain(block.alt)}"
        case _:
            yield from _prose(block, lines=lines)


def _prose(block: Block, *, lines: bool) -> Iterator[str]:
    """Yield a paragraph with its lines, or a remark."""
    if isinstance(block, Paragraph):
        yield plain(block.text, lines=True)
        yield from _lines(block.lines, ColumnKind.AMOUNT) if lines else ()
    elif isinstance(block, Note):
        yield (_("Note: ") if block.warning else "") + plain(block.text, lines=True)


def _indented(value: str) -> Iterator[str]:
    yield from (f"  {line}" for line in plain(value, lines=True).split("\n") if line)


def _table(block: Table, *, lines: bool) -> Iterator[str]:
    """Yield a table in columns; its figures with their lines below when asked."""
    yield f"{plain(block.caption)}  [{block.id}]".strip()
    if not block.rows:
        yield plain(block.empty or _("unknown"))
        return
    head = [plain(column.label, WIDEST) for column in block.columns]
    rows = [_cells(block, row) for row in (*block.rows, *((block.totals,) if block.totals else ()))]
    full = [row for row in (head, *rows) if len(row) == len(head)]
    widths = [max(len(row[place]) for row in full) for place in range(len(head))]
    for row in (head, ["─" * width for width in widths], *rows):
        yield BETWEEN.join(_set(block, row, widths)).rstrip()
    for proof in block.proofs if lines else ():
        found = block.totals if proof.row == TOTALS else block.rows[proof.row]
        column = block.columns[proof.column]
        if found:
            first = plain(cell_text(found[0], block.columns[0].kind))
            yield f"  {first} · {plain(column.label)}: {cell_text(found[proof.column], column.kind)}"
            yield from _lines(proof.lines, column.kind)


def _cells(block: Table, row: tuple[Cell, ...]) -> list[str]:
    kinds = [column.kind for column in block.columns]
    return [plain(cell_text(cell, kinds[place]), WIDEST) for place, cell in enumerate(row)]


def _set(block: Table, row: list[str], widths: list[int]) -> Iterator[str]:
    for place, cell in enumerate(row):
        right = block.columns[place].kind in RIGHT and len(row) == len(widths)
        yield cell.rjust(widths[place]) if right else cell.ljust(widths[place])


def _lines(lines: Iterable[Line], kind: ColumnKind) -> Iterator[str]:
    for line in lines:
        amount = cell_text(1 if line.amount is None else line.amount, kind)
        note = f" ({plain(line.note)})" if line.note else ""
        yield f"    {amount:>14}  {plain(line.name)} [{line.kind} {line.id}]{note}"
