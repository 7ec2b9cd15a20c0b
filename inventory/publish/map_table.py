"""The process by party table as a picture: the sheet that a coordinator hangs on the wall.

One column a party, one row a process, grouped by domain; a chip for each system, tinted in the colour of the party and
with the letters of the parties that use it, so that it also works in black and white.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from inventory.language import _
from inventory.publish import colours as c
from inventory.publish.map_cells import TWO, build, difference_title, difference_words, words
from inventory.publish.map_frame import MARGIN, RIGHT, Frame, without
from inventory.publish.map_kinds import seen
from inventory.publish.map_layout import TOP, plan
from inventory.publish.map_legend import signs
from inventory.publish.measure import cut, width
from inventory.publish.plate import PlainTable, Plate
from inventory.publish.svg import Box, Font, Pen

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from inventory.landscape.difference import Compare, ProcessDifference
    from inventory.landscape.model import LandscapeView
    from inventory.publish.map_cells import Cell, Column, Line, MapTable
    from inventory.publish.map_kinds import Asked
    from inventory.publish.map_layout import Columns, PlacedChip, Row, Sheet
    from inventory.publish.plate import Cells
    from inventory.publish.svg import Drawing

STEPS = ((1 / 3, c.LOW), (2 / 3, c.MIDDLE), (1.0, c.HIGH))


def plate(connection: Connection, asked: Asked) -> Plate:
    """Return the process by party table that is asked for."""
    return parties(seen(connection, asked), title=asked.title, compare=asked.compare)


def parties(view: LandscapeView, *, title: str = "", compare: Compare = "product") -> Plate:
    """Return the process by party table of one day, in the language now spoken; the same table is the same bytes.

    Args:
        view: The landscape of one day (`Landscape.at`).
        title: Title above every page; "Process by party" when empty.
        compare: Compare the parties by product or by product family.
    """
    table = build(view, title, compare)
    sheets, frame = plan(table), Frame(table.title, table.subtitle, signs(), table.summary, without(view))
    pages = (_sheet(table, sheet, frame, (i, len(sheets))) for i, sheet in enumerate(sheets, start=1))
    return Plate("parties", table.title, table.subtitle, tuple(pages), (told(table),), table.summary)


def draw(view: LandscapeView, *, title: str = "", compare: Compare = "product") -> list[str]:
    """Return only the sheets of `parties`, as SVG."""
    return list(parties(view, title=title, compare=compare).sheets)


def told(table: MapTable) -> PlainTable:
    """Return the same table as text."""
    names = (f"{column.letter} {column.name}" for column in table.columns)
    rows: list[Cells] = []
    for group in table.groups:
        rows += [(group.name,)] if group.name else []
        rows += [_texts(line) for line in group.lines]
    return PlainTable(_("Process by party"), (_("Process"), *names, _("Difference")), tuple(rows))


def _texts(line: Line) -> Cells:
    name = f"{line.process.code} {line.process.name}".strip()
    return (name, *(_words(cell) for cell in line.cells), difference_words(line.difference))


def _words(cell: Cell) -> str:
    if cell.state != "systems":
        return words(cell.state)
    names = (f"{x.name} ({' '.join(x.letters)})" if x.shared else x.name for x in cell.chips)
    return ", ".join(names) + (f" ({cell.note})" if cell.note else "")


def _sheet(table: MapTable, sheet: Sheet, frame: Frame, page: tuple[int, int]) -> str:
    columns = table.columns[sheet.frame.first : sheet.frame.first + sheet.frame.count]
    part = ""
    if len(columns) < len(table.columns):
        part = _("parties {first} to {last} of {count}").format(
            first=columns[0].letter, last=columns[-1].letter, count=len(table.columns)
        )
    return frame.sheet(lambda drawing: _body(drawing, sheet, columns), page, part)


def _body(drawing: Drawing, sheet: Sheet, columns: tuple[Column, ...]) -> None:
    frame = sheet.frame
    tops = _tops(sheet, TOP + _head(drawing, frame, columns))
    for index, row in enumerate(sheet.rows):
        if row.line:
            _process(drawing, sheet, index, tops[index], columns)
    _edges(drawing, frame, tops[-1])
    for index, row in enumerate(sheet.rows):
        if row.line is None:
            _domain(drawing, frame, row, tops[index])


def _tops(sheet: Sheet, top: float) -> list[float]:
    """Return where each row begins, and where the last one ends."""
    return list(accumulate((row.height for row in sheet.rows), initial=top))


def _head(drawing: Drawing, frame: Columns, columns: tuple[Column, ...]) -> float:
    s = frame.scale
    size, base = s(11.5), TOP + s.head / 2 + s(4)
    drawing.rect(Box(MARGIN, TOP, RIGHT - MARGIN, s.head), Pen(c.HEAD))
    drawing.text(MARGIN + s(6), base, _("Process"), Font(size, bold=True, fill=c.WHITE))
    x = MARGIN + frame.label
    for column in columns:
        ink = c.ink(column.colour)
        with drawing.group(f"{column.letter}: {column.name}"):
            drawing.rect(Box(x, TOP, frame.column, s.head), Pen(column.colour))
            badge = width(column.letter, size, bold=True) + s(10)
            drawing.rect(Box(x + s(6), TOP + s(5), badge, s.head - s(10)), Pen(c.WHITE), s(3))
            drawing.text(x + s(11), base, column.letter, Font(size, bold=True))
            name = cut(column.name, frame.column - badge - s(20), size, bold=True)
            drawing.text(x + badge + s(13), base, name, Font(size, bold=True, fill=ink))
        x += frame.column
    drawing.text(x + s(8), base, _("Difference"), Font(size, bold=True, fill=c.WHITE))
    return s.head


def _domain(drawing: Drawing, frame: Columns, row: Row, y: float) -> None:
    s = frame.scale
    drawing.rect(Box(MARGIN, y, RIGHT - MARGIN, row.height), Pen(c.GROUP))
    name = cut(row.name, RIGHT - MARGIN - s(12), s.text, bold=True)
    drawing.text(MARGIN + s(6), y + row.height / 2 + s(3.8), name, Font(s.text, bold=True))


def _process(drawing: Drawing, sheet: Sheet, index: int, y: float, columns: tuple[Column, ...]) -> None:
    frame, row = sheet.frame, sheet.rows[index]
    s, line = frame.scale, row.line
    if line is None:
        return
    drawing.rect(Box(MARGIN, y, RIGHT - MARGIN, row.height), Pen(c.BAND if index % TWO else c.WHITE))
    drawing.line(MARGIN, y + row.height, RIGHT, y + row.height, Pen(stroke=c.RULE, width=0.6))
    _label(drawing, frame, row, y)
    x = MARGIN + frame.label
    for column, (cell, chips) in zip(columns, row.cells, strict=True):
        _cell(drawing, sheet, Box(x, y, frame.column, row.height), cell, (chips, column.colour))
        x += frame.column
    _difference(drawing, frame, Box(x + s(8), y, frame.difference, s.step + 2 * s.pad), line.difference)


def _label(drawing: Drawing, frame: Columns, row: Row, y: float) -> None:
    s = frame.scale
    if row.line is None:
        return
    process = row.line.process
    base = y + s(3.25) + s.chip / 2 + s(3.8)
    full = f"{process.code} {process.name}".strip()
    with drawing.group(f"{full}: {process.description}" if process.description else full):
        code = cut(process.code, frame.label / 2, s.text)
        drawing.text(MARGIN + s(6), base, code, Font(s.text, fill=c.MUTED))
        taken = width(code, s.text) + s(6) if code else 0
        name = cut(process.name, frame.label - taken - s(14), s.text)
        drawing.text(MARGIN + s(6) + taken, base, name, Font(s.text))


def _cell(
    drawing: Drawing, sheet: Sheet, box: Box, cell: Cell, content: tuple[tuple[PlacedChip, ...], str]
) -> None:
    s = sheet.frame.scale
    inner = Box(box.x + s(2.5), box.y + s(1.5), box.width - s(5), box.height - s(3))
    with drawing.group(cell.title):
        if cell.state == "gap":
            drawing.rect(inner, Pen(c.WHITE, c.GAP, s(1.2), f"{s(4):g} {s(3):g}"), s(3))
        elif cell.state == "unknown":
            drawing.rect(inner, Pen("none", c.MUTED, s(0.9), f"{s(1):g} {s(2.5):g}"), s(3))
        elif len(cell.chips) >= TWO:
            drawing.rect(inner, Pen("none", c.MANY, s(1.3)), s(3))
        if cell.state != "systems":
            fill = c.GAP if cell.state == "gap" else c.MUTED
            text = f"? {words(cell.state)}" if cell.state == "unknown" else words(cell.state)
            base = box.y + s(3.25) + s.chip / 2 + s(3.8)
            drawing.text(box.x + 2 * s.pad + s(4), base, text, Font(s.text, fill=fill))
        for chip in content[0]:
            place = Box(box.x + 2 * s.pad + chip.box.x, box.y + s(3.25) + chip.box.y, chip.box.width, s.chip)
            draw_chip(drawing, sheet.frame.scale.factor, place, chip, content[1])


def draw_chip(drawing: Drawing, factor: float, box: Box, chip: PlacedChip, colour: str) -> None:
    """Draw one chip: letters on the colour of the party, name on a tint of it; bold and darker when it is shared."""
    shared = bool(chip.chip and chip.chip.shared)
    radius = 2.5 * factor
    base = box.y + box.height / 2 + 3.8 * factor
    with drawing.group(chip.title):
        if chip.chip is None:
            drawing.rect(box, Pen(c.WHITE, c.MUTED, 0.8 * factor), radius)
        else:
            drawing.rect(box, Pen(c.tint(colour, 0.34 if shared else 0.14)), radius)
            drawing.rect(Box(box.x, box.y, chip.tag_width, box.height), Pen(colour), radius)
            tag = Font(8 * factor, bold=True, fill=c.ink(colour), anchor="middle")
            drawing.text(box.x + chip.tag_width / 2, box.y + box.height / 2 + 2.9 * factor, chip.tag, tag)
        fill = c.MUTED if chip.chip is None else c.INK
        font = Font(10.5 * factor, bold=shared, fill=fill)
        drawing.text(box.x + chip.tag_width + 5 * factor, base, chip.text, font)


def _difference(drawing: Drawing, frame: Columns, box: Box, row: ProcessDifference) -> None:
    s = frame.scale
    base = box.y + s(3.25) + s.chip / 2 + s(3.8)
    text = difference_words(row)
    with drawing.group(difference_title(row)):
        if row.difference is None:
            short = cut(text, frame.difference - s(12), s(9.5))
            drawing.text(box.x, base, short, Font(s(9.5), fill=c.MUTED))
            return
        bar = Box(box.x, box.y + box.height / 2 - s(4), s(64), s(8))
        drawing.rect(bar, Pen(c.TRACK))
        share = row.difference
        colour = next((step for most, step in STEPS if share <= most + 1e-9), c.HIGH)
        drawing.rect(bar._replace(width=bar.width * share), Pen(colour))
        drawing.text(box.x + s(99), base, text, Font(s.text, anchor="end"))
        if row.gaps:
            mark = Box(box.x + s(104), box.y + box.height / 2 - s(4), s(8), s(8))
            drawing.rect(mark, Pen(c.WHITE, c.GAP, s(1.1), f"{s(2):g} {s(1.5):g}"))


def _edges(drawing: Drawing, frame: Columns, bottom: float) -> None:
    pen = Pen(stroke=c.RULE, width=0.8)
    for place in range(frame.count + 1):
        x = MARGIN + frame.label + place * frame.column
        drawing.line(x, TOP + frame.scale.head, x, bottom, pen)
