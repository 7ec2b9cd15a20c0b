"""A table block as a Word table: header repeated on every page, banded rows, amounts on the right, totals last."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from inventory.finance.money import number_text
from inventory.language import _
from inventory.plan.blocks import ColumnKind, Prompt
from inventory.plan.wording import unknown, whole
from inventory.publish.svg import escape
from inventory.publish.word_ooxml import grid, paragraph, run
from inventory.records.values import day, decimals

if TYPE_CHECKING:
    from inventory.plan.blocks import Cell, Column, Table

RIGHT = frozenset({ColumnKind.AMOUNT, ColumnKind.NUMBER, ColumnKind.FTE, ColumnKind.PERCENT})
MANY = 8
"""From so many columns on, a table is set in small type with narrow margins in its cells."""
NARROW = '<w:tblCellMar><w:left w:w="45" w:type="dxa"/><w:right w:w="45" w:type="dxa"/></w:tblCellMar>'


def prompt() -> str:
    """Return what stands where somebody still has to write."""
    return _("still to be written: …")


def cell_text(cell: Cell, kind: ColumnKind) -> str:
    """Return a cell as people read it; unknown says so."""
    if cell is None:
        return unknown()
    if isinstance(cell, Prompt):
        return prompt()
    if isinstance(cell, date):
        return day(cell)
    if isinstance(cell, str):
        return cell
    return _number(cell, kind)


def _number(value: int, kind: ColumnKind) -> str:
    if kind is ColumnKind.AMOUNT:
        return number_text(value)
    if kind in {ColumnKind.FTE, ColumnKind.PERCENT}:
        return decimals(value, 2)
    return whole(value)


def table_xml(table: Table, width: int) -> str:
    """Return a table with at least one row, without its caption.

    Args:
        table: The block.
        width: Room between the margins, in 1/20 point.
    """
    widths = shared(table.columns, width)
    style = "InvCellSmall" if len(table.columns) >= MANY else "InvCell"
    totals = table.totals is not None
    margins = NARROW if len(table.columns) >= MANY else ""
    look = f'w:firstRow="1" w:lastRow="{int(totals)}" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="1"'
    head = (
        f'<w:tblPr><w:tblStyle w:val="InvTable"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{margins}<w:tblLook w:val="{_look(totals=totals)}" {look}/>'
        f"{_description(table)}</w:tblPr>{grid(widths)}"
    )
    rows = [_row(tuple(c.label for c in table.columns), table.columns, widths, style, header=True)]
    rows += [_row(row, table.columns, widths, style) for row in table.rows]
    if table.totals is not None:
        rows.append(_row(table.totals, table.columns, widths, style))
    return f"<w:tbl>{head}{''.join(rows)}</w:tbl>"


def _description(table: Table) -> str:
    return f'<w:tblCaption w:val="{escape(table.caption)}"/>' if table.caption else ""


def _look(*, totals: bool) -> str:
    """Return the look as the bits that older versions of Word read: first row, last row, no bands of columns."""
    return f"{0x0020 | 0x0400 | (0x0040 if totals else 0):04X}"


def shared(columns: tuple[Column, ...], width: int) -> list[int]:
    """Return the widths of columns by their shares; together exactly the width."""
    whole_share = sum(column.share for column in columns)
    edges = [0]
    for column in columns:
        edges.append(edges[-1] + column.share)
    places = [edge * width // whole_share for edge in edges]
    return [after - before for before, after in pairwise(places)]


def _row(
    cells: tuple[Cell, ...],
    columns: tuple[Column, ...],
    widths: list[int],
    style: str,
    *,
    header: bool = False,
) -> str:
    repeated = "<w:tblHeader/>" if header else ""
    made = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{_cell(cell, column.kind, style)}</w:tc>'
        for cell, column, width in zip(cells, columns, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{made}</w:tr>"


def _cell(cell: Cell, kind: ColumnKind, style: str) -> str:
    look = "InvPrompt" if isinstance(cell, Prompt) else "InvUnknown" if cell is None else ""
    align = '<w:jc w:val="right"/>' if kind in RIGHT else ""
    lines = cell_text(cell, kind).split("\n")
    return "".join(paragraph(run(line, look), style, align) for line in lines)
