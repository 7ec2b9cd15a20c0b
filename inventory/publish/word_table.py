"""A table block as a Word table: header repeated on every page, banded rows, amounts on the right, totals last."""

from __future__ import annotations

from datetime import date
from itertools import accumulate, pairwise
from math import ceil
from typing import TYPE_CHECKING

from inventory.finance.money import number_text
from inventory.language import _, ngettext
from inventory.plan.blocks import ColumnKind, Prompt, Written
from inventory.plan.wording import unknown, whole
from inventory.publish import measure
from inventory.publish.svg import escape
from inventory.publish.word_ooxml import grid, paragraph, run
from inventory.records.values import day, decimals

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inventory.plan.blocks import Cell, Column, Table

RIGHT = frozenset({ColumnKind.AMOUNT, ColumnKind.NUMBER, ColumnKind.FTE, ColumnKind.PERCENT})
MANY = 8
"""From so many columns on, or when its words do not fit, a table is set in small type with narrow margins in its cells."""
SIZE, SMALL = 9.5, 8.0
"""Points of the letters of a cell (`word_styles.xml`)."""
EDGES, NARROW_EDGES = 190, 100
"""Left and right of the text in a cell, in 1/20 point, with something to spare."""
SLIM = 0.92
"""How wide the letters of Calibri are against those that `measure` knows, at most."""
LONGEST = 4
"""A word that takes more than one in so many of the width may be broken."""
SHORT = 8
"""A table of so many rows, with its heading row and totals, stays on one page."""
LITTLE = 700
"""Characters that such a table has at most: with more it is not small."""
TALL = 600
"""A row with a text of more characters may go on on the next page."""
GROUP = "D5DDE2"
"""Behind a heading within a table."""
HEADS = {"InvCell": "InvHead", "InvCellSmall": "InvHeadSmall"}
"""The style of a heading row by that of its cells: LibreOffice loses the letters of the style of a table."""
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
    if isinstance(cell, Written):
        return cell.text
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


def table_xml(table: Table, width: int, under: str = "", *, keep: bool = False, broad: float = SLIM) -> str:
    """Return a table with at least one row, without its caption.

    A short table stays on one page, and of a longer one neither the heading row nor the totals stand alone.

    Args:
        table: The block.
        width: Room between the margins, in 1/20 point.
        under: The heading or question that it stands under: what it is called for who hears it, without a caption.
        keep: Whether its end stays on the page of what follows it.
        broad: How wide its letters are against those that `measure` knows, at most.
    """
    least = _least(table, broad * SIZE, EDGES)
    many = len(table.columns) >= MANY or sum(min(need, width // LONGEST) for need in least) > width
    if many:
        least = _least(table, broad * SMALL, NARROW_EDGES)
    widths = shared(table.columns, width, least)
    style = "InvCellSmall" if many else "InvCell"
    totals = table.totals is not None
    margins = NARROW if many else ""
    look = f'w:firstRow="1" w:lastRow="{int(totals)}" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="1"'
    head = (
        f'<w:tblPr><w:tblStyle w:val="InvTable"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{margins}<w:tblLook w:val="{_look(totals=totals)}" {look}/>'
        f"{_description(table, under)}</w:tblPr>{grid(widths)}"
    )
    cells = [tuple(c.label for c in table.columns), *table.rows, *([table.totals] if table.totals else [])]
    small = sum(_length(cell) for row in table.rows for cell in row) <= LITTLE
    together = _together(len(cells), small=small, totals=totals, keep=keep)
    rows = (
        _row(row, table.columns, widths, style, header=place == 0, keep=place in together)
        for place, row in enumerate(cells)
    )
    return f"<w:tbl>{head}{''.join(rows)}</w:tbl>"


def _together(count: int, *, small: bool, totals: bool, keep: bool) -> set[int]:
    """Return the places of the rows that stay on the page of the next one; the heading row is place 0."""
    last = {count - 1} if keep else set()
    if count <= SHORT and small:
        return {*range(count - 1), *last}
    return {0, 1, count - 2, *({count - 3} if totals else ()), *last}


def _description(table: Table, under: str) -> str:
    """Return what a screen reader says of a table before its cells: its name, then how large it is and its columns."""
    called = table.caption or under
    columns = ", ".join(column.label for column in table.columns if column.label)
    count = len(table.rows)
    told = ngettext("{count} row; columns: {columns}", "{count} rows; columns: {columns}", count)
    title = f'<w:tblCaption w:val="{escape(called)}"/>' if called else ""
    return f'{title}<w:tblDescription w:val="{escape(told.format(count=count, columns=columns))}"/>'


def _look(*, totals: bool) -> str:
    """Return the look as the bits that older versions of Word read: first row, last row, no bands of columns."""
    return f"{0x0020 | 0x0400 | (0x0040 if totals else 0):04X}"


def shared(columns: tuple[Column, ...], width: int, least: Sequence[int] = ()) -> list[int]:
    """Return the widths of columns by their shares; together exactly the width.

    Args:
        columns: The columns.
        width: What there is, in 1/20 point.
        least: What each column needs for its longest word, in 1/20 point; kept to when there is room for all of it.
    """
    made = _parted([column.share for column in columns], width)
    least = [min(need, width // LONGEST) for need in least]
    if sum(least) > width:
        least = [
            0 if column.kind is ColumnKind.TEXT else need for column, need in zip(columns, least, strict=True)
        ]
    short = {place for place, need in enumerate(least) if made[place] < need}
    if sum(least) > width:
        return made
    kept = set(short)
    while short:
        rest = width - sum(least[place] for place in kept)
        free = [place for place in range(len(columns)) if place not in kept]
        parts = dict(zip(free, _parted([columns[place].share for place in free], rest), strict=True))
        made = [parts.get(place, least[place]) for place in range(len(columns))]
        short = {place for place in free if made[place] < least[place]}
        kept |= short
    return made


def _parted(shares: list[int], width: int) -> list[int]:
    edges = list(accumulate(shares, initial=0))
    places = [edge * width // edges[-1] for edge in edges] if shares else []
    return [after - before for before, after in pairwise(places)]


def _least(table: Table, size: float, edges: int) -> list[int]:
    """Return what each column needs for its longest word, in 1/20 point; days and numbers are never broken."""
    found = []
    for place, column in enumerate(table.columns):
        cells = [row[place] for row in table.rows if len(row) == len(table.columns)]
        words = {word for cell in cells for word in _words(cell, column.kind)}
        wide = max((measure.width(word, size) for word in words), default=0.0)
        head = max((measure.width(word, size, bold=True) for word in column.label.split()), default=0.0)
        found.append(ceil(20 * max(wide, head)) + edges)
    return found


def _words(cell: Cell, kind: ColumnKind) -> list[str]:
    text = cell_text(cell, kind)
    return text.split() if kind is ColumnKind.TEXT or isinstance(cell, str) else [text]


def _row(
    cells: tuple[Cell, ...],
    columns: tuple[Column, ...],
    widths: list[int],
    style: str,
    *,
    header: bool = False,
    keep: bool = False,
) -> str:
    if len(cells) < len(columns):
        return _heading(cell_text(cells[0], ColumnKind.TEXT), widths, style)
    style = HEADS[style] if header else style
    repeated = "<w:tblHeader/>" if header else ""
    whole = "" if any(_length(cell) > TALL for cell in cells) else "<w:cantSplit/>"
    made = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{_cell(cell, column.kind, style, keep=keep)}</w:tc>'
        for cell, column, width in zip(cells, columns, widths, strict=True)
    )
    return f"<w:tr><w:trPr>{whole}{repeated}</w:trPr>{made}</w:tr>"


def _length(cell: Cell) -> int:
    """Return the number of characters of a text; a number or a date is one word and counts as nothing."""
    text = cell.text if isinstance(cell, Written) else cell
    return len(text) if isinstance(text, str) else 0


def _heading(text: str, widths: list[int], style: str) -> str:
    """Return a row of one cell over the whole width, which stays with the row below it."""
    look = f'<w:tcW w:w="{sum(widths)}" w:type="dxa"/><w:gridSpan w:val="{len(widths)}"/><w:shd w:val="clear" w:color="auto" w:fill="{GROUP}"/>'
    told = paragraph(run(text, properties="<w:b/>"), style, "<w:keepNext/>")
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr>{look}</w:tcPr>{told}</w:tc></w:tr>"


def _cell(cell: Cell, kind: ColumnKind, style: str, *, keep: bool) -> str:
    look = "InvPrompt" if isinstance(cell, Prompt) else "InvUnknown" if cell is None else ""
    align = "<w:keepNext/>" * keep + ('<w:jc w:val="right"/>' if kind in RIGHT else "")
    lines = cell_text(cell, kind).split("\n")
    return "".join(paragraph(run(line, look), style, align) for line in lines)
