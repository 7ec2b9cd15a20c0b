"""The process by party table as a picture: the sheet that a coordinator hangs on the wall.

One column a party, one row a process, grouped by domain; a chip for each system, tinted in the colour of the party and
with the letters of the parties that use it, so that it also works in black and white.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from inventory.language import _, current
from inventory.publish import colours as c
from inventory.publish.map_cells import TWO, build, difference_title, difference_words, words
from inventory.publish.map_layout import HEIGHT, MARGIN, TOP, WIDTH, plan
from inventory.publish.map_legend import legend
from inventory.publish.measure import cut, width
from inventory.publish.svg import Box, Drawing, Font, Pen

if TYPE_CHECKING:
    from inventory.landscape.difference import Compare, ProcessDifference
    from inventory.landscape.model import LandscapeView
    from inventory.publish.map_cells import Cell, Column, MapTable
    from inventory.publish.map_layout import Frame, PlacedChip, Row, Sheet

RIGHT = WIDTH - MARGIN
STEPS = ((1 / 3, c.LOW), (2 / 3, c.MIDDLE), (1.0, c.HIGH))


def draw(view: LandscapeView, *, title: str = "", compare: Compare = "product") -> list[str]:
    """Return the process by party table of one day as SVG pages of A3 landscape, in the language now spoken.

    Args:
        view: The landscape of one day (`Landscape.at`).
        title: Title above every page; "Process by party" when empty.
        compare: Compare the parties by product or by product family.
    """
    return draw_table(build(view, title, compare))


def draw_table(table: MapTable) -> list[str]:
    """Return a table as SVG pages of A3 landscape, at least one; the same table is the same bytes."""
    sheets = plan(table)
    return [_sheet(table, sheet, (i, len(sheets))) for i, sheet in enumerate(sheets, start=1)]


def _sheet(table: MapTable, sheet: Sheet, page: tuple[int, int]) -> str:
    number = _("page {page} of {pages}").format(page=page[0], pages=page[1])
    drawing = Drawing(WIDTH, HEIGHT, f"{table.title}, {number}", current())
    drawing.rect(Box(0, 0, WIDTH, HEIGHT), Pen(c.WHITE))
    frame = sheet.frame
    columns = table.columns[frame.first : frame.first + frame.count]
    _banner(drawing, table, columns)
    tops = _tops(sheet, TOP + _head(drawing, frame, columns))
    for index, row in enumerate(sheet.rows):
        if row.line:
            _process(drawing, sheet, index, tops[index])
    _edges(drawing, frame, tops[-1])
    for index, row in enumerate(sheet.rows):
        if row.line is None:
            _domain(drawing, frame, row, tops[index])
    _foot(drawing, table, number)
    return drawing.render()


def _tops(sheet: Sheet, top: float) -> list[float]:
    """Return where each row begins, and where the last one ends."""
    return list(accumulate((row.height for row in sheet.rows), initial=top))


def _banner(drawing: Drawing, table: MapTable, columns: tuple[Column, ...]) -> None:
    drawing.text(MARGIN, 40, cut(table.title, RIGHT - MARGIN, 22, bold=True), Font(22, bold=True))
    subtitle = table.subtitle
    if len(columns) < len(table.columns):
        parties = _("parties {first} to {last} of {count}")
        subtitle += " · " + parties.format(
            first=columns[0].letter, last=columns[-1].letter, count=len(table.columns)
        )
    drawing.text(MARGIN, 57, cut(subtitle, RIGHT - MARGIN, 11), Font(11, fill=c.MUTED))
    legend(drawing, MARGIN, 68)


def _head(drawing: Drawing, frame: Frame, columns: tuple[Column, ...]) -> float:
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


def _domain(drawing: Drawing, frame: Frame, row: Row, y: float) -> None:
    s = frame.scale
    drawing.rect(Box(MARGIN, y, RIGHT - MARGIN, row.height), Pen(c.GROUP))
    name = cut(row.name, RIGHT - MARGIN - s(12), s.text, bold=True)
    drawing.text(MARGIN + s(6), y + row.height / 2 + s(3.8), name, Font(s.text, bold=True))


def _process(drawing: Drawing, sheet: Sheet, index: int, y: float) -> None:
    frame, row = sheet.frame, sheet.rows[index]
    s, line = frame.scale, row.line
    if line is None:
        return
    drawing.rect(Box(MARGIN, y, RIGHT - MARGIN, row.height), Pen(c.BAND if index % TWO else c.WHITE))
    drawing.line(MARGIN, y + row.height, RIGHT, y + row.height, Pen(stroke=c.RULE, width=0.6))
    _label(drawing, frame, row, y)
    x = MARGIN + frame.label
    for place, (cell, chips) in enumerate(row.cells, start=frame.first):
        _cell(drawing, sheet, Box(x, y, frame.column, row.height), cell, (chips, c.party(place)))
        x += frame.column
    _difference(drawing, frame, Box(x + s(8), y, frame.difference, s.step + 2 * s.pad), line.difference)


def _label(drawing: Drawing, frame: Frame, row: Row, y: float) -> None:
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


def _difference(drawing: Drawing, frame: Frame, box: Box, row: ProcessDifference) -> None:
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


def _edges(drawing: Drawing, frame: Frame, bottom: float) -> None:
    pen = Pen(stroke=c.RULE, width=0.8)
    for place in range(frame.count + 1):
        x = MARGIN + frame.label + place * frame.column
        drawing.line(x, TOP + frame.scale.head, x, bottom, pen)


def _foot(drawing: Drawing, table: MapTable, number: str) -> None:
    drawing.text(
        MARGIN, HEIGHT - 16, cut(" · ".join(table.summary), RIGHT - MARGIN - 140, 10), Font(10, fill=c.MUTED)
    )
    drawing.text(RIGHT, HEIGHT - 16, number, Font(10, fill=c.MUTED, anchor="end"))
