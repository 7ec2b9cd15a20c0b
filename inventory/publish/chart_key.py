"""What is what in a chart: the table of figures under it, or a legend beside or over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.publish import chart_looks as looks
from inventory.publish import colours as c
from inventory.publish.chart_axis import grouped
from inventory.publish.chart_layout import (
    KEY,
    LEGEND,
    LINE,
    MARGIN,
    SIZE,
    SMALL,
    SWATCH,
    TOP,
    WIDEST_NAME,
    WIDTH,
    rows,
    wrapped,
)
from inventory.publish.measure import cut, width
from inventory.publish.svg import Box, Font, Pen

if TYPE_CHECKING:
    from inventory.publish.chart_layout import Layout, Row
    from inventory.publish.svg import Drawing

TOTAL = -2


def key(drawing: Drawing, found: Layout) -> None:
    """Draw what is what, in the way that the layout chose."""
    match found.key:
        case "table":
            _table(drawing, found)
        case "right":
            _right(drawing, found)
        case _:
            _top(drawing, found)


def _table(drawing: Drawing, found: Layout) -> None:
    """Draw the figures under the years, with the sign of each row before its name."""
    if found.thousands:
        unit = f"× € {grouped(1000)}"  # noqa: RUF001  the sign of multiplication
        drawing.text(MARGIN, found.bottom + 15, unit, Font(SMALL, fill=c.MUTED))
    y = found.bottom + 22
    for row in rows(found.chart):
        total = row.series == TOTAL
        pen = Pen("none", c.MUTED, 1) if total else Pen("none", c.RULE, 0.6)
        drawing.line(MARGIN, y, found.right, y, pen)
        _sign(drawing, found, row, MARGIN, y + (LINE - SWATCH) / 2)
        room = WIDEST_NAME - KEY
        name = cut(row.name, room, SIZE, bold=total)
        with drawing.group(row.name if name != row.name else ""):
            drawing.text(MARGIN + (0 if total else KEY), y + 11, name, Font(SIZE, bold=total))
        for place, amount in zip(found.places, row.amounts, strict=True):
            text = "–" if amount is None else found.write(amount)  # noqa: RUF001  nothing to show
            drawing.text(place.x, y + 11, text, Font(SIZE, bold=total, anchor="middle"))
        y += LINE


def _right(drawing: Drawing, found: Layout) -> None:
    """Draw a legend beside the plot, in the order of the stack."""
    x, y = WIDTH - LEGEND + 4, found.top + 2
    for row in rows(found.chart):
        if row.series == TOTAL:
            continue
        _sign(drawing, found, row, x, y)
        for text in wrapped(row.name, WIDTH - MARGIN - x - KEY, SIZE, 2):
            drawing.text(x + KEY, y + 9.6, text, Font(SIZE))
            y += LINE - 2
        y += 5


def _top(drawing: Drawing, found: Layout) -> None:
    """Draw a legend on one line between the head and the plot."""
    listed = [row for row in rows(found.chart) if row.series != TOTAL]
    room = (WIDTH - 2 * MARGIN) / max(len(listed), 1) - KEY - 18
    x = float(MARGIN)
    for row in listed:
        _sign(drawing, found, row, x, TOP - 4)
        name = cut(row.name, room, SIZE)
        drawing.text(x + KEY, TOP + 5.6, name, Font(SIZE))
        x += KEY + width(name, SIZE) + 18


def _sign(drawing: Drawing, found: Layout, row: Row, x: float, y: float) -> None:
    """Draw the sign of a row in a square of 12 px: its fill and letter, or a piece of the line."""
    if row.series == TOTAL:
        return
    middle = y + SWATCH / 2
    if row.series == -1:
        pen = looks.stroke(found.chart)
        drawing.line(
            x - 1, middle, x + SWATCH + 1, middle, Pen("none", pen.stroke, pen.width, pen.dash and "4 2")
        )
        if not pen.dash:
            drawing.circle(x + SWATCH / 2, middle, 2.8, Pen(c.WHITE, pen.stroke, 1.8))
        return
    pen = looks.fills(found.chart)[row.series]
    drawing.rect(Box(x, y, SWATCH, SWATCH), pen, 1.5)
    letter = looks.letters(found.chart)[row.series]
    if letter:
        font = Font(8.5, bold=True, fill=c.ink(pen.fill), anchor="middle")
        drawing.text(x + SWATCH / 2, y + 9.2, letter, font)
