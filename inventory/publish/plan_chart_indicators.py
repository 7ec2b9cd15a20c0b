"""The indicators of a plan as a picture: for each how much of the way from baseline to target it has gone."""

from __future__ import annotations

from math import cos, pi, sin
from typing import TYPE_CHECKING, NamedTuple

from inventory.language import _, current
from inventory.plan.light import SIGNS
from inventory.publish import colours as c
from inventory.publish.chart_layout import MARGIN, SMALL, WIDTH
from inventory.publish.measure import cut, wrapped
from inventory.publish.svg import Box, Drawing, Font, Pen

if TYPE_CHECKING:
    from inventory.plan.blocks import Cell, Table
    from inventory.plan.light import Level

HEAD, ROW, FOOT = 44, 40, 26
"""Height of the title, of an indicator and of the remark, in px."""
MOST = 20
"""Indicators on a sheet: twenty are as high as a standing page."""
NAMES, TRACK, THICK, RIGHT = 250, 230, 12, 24
"""Width of the names and of the way, its height, and the white before what stands on the right, in px."""
HUNDRED = 100_00
COLOURS: dict[Level, str] = {"reached": c.LOW, "near": c.MIDDLE, "far": c.HIGH, "unknown": c.MUTED}
LEVELS: dict[str, Level] = {sign: level for level, sign in SIGNS.items()}
SIGN = 5.0
"""Radius of the sign of a light in px."""


class Shown(NamedTuple):
    """What is drawn of an indicator: texts, its light, and how much of the way it is and should be (1/100 %)."""

    name: str
    baseline: str
    now: str
    target: str
    share: int | None
    expected: int | None
    level: Level
    word: str


def sheets(title: str, table: Table, note: str) -> tuple[str, ...]:
    """Return the drawings of the indicators of a table, at least one.

    Args:
        title: What stands above them.
        table: Rows of name, baseline, newest value, target, share of the way, share expected by now, and light.
        note: Where the figures come from.
    """
    rows = [_shown(row) for row in table.rows]
    parts = [rows[place : place + MOST] for place in range(0, len(rows), MOST)] or [[]]
    return tuple(_sheet(title, part, note) for part in parts)


def _shown(row: tuple[Cell, ...]) -> Shown:
    name, baseline, now, target = (str(cell or "") for cell in row[:4])
    share, expected = (cell if isinstance(cell, int) else None for cell in row[4:6])
    sign, _blank, word = str(row[6] or "").partition(" ")
    return Shown(name, baseline, now, target, share, expected, LEVELS.get(sign, "unknown"), word)


def _sheet(title: str, rows: list[Shown], note: str) -> str:
    height = HEAD + ROW * len(rows) + FOOT
    drawing = Drawing(WIDTH, height, title, current())
    drawing.rect(Box(0, 0, WIDTH, height), Pen(c.WHITE))
    room = WIDTH - 2 * MARGIN
    drawing.text(MARGIN, 27, cut(title, room, 17, bold=True), Font(17, bold=True))
    for place, row in enumerate(rows):
        _row(drawing, row, HEAD + ROW * place)
    drawing.text(MARGIN, height - 8, cut(note, room, SMALL), Font(SMALL, fill=c.MUTED))
    return drawing.render()


def _row(drawing: Drawing, row: Shown, y: float) -> None:
    """Draw an indicator: its name, its way, and its newest value with the light."""
    drawing.line(MARGIN, y, WIDTH - MARGIN, y, Pen("none", c.RULE, 0.6))
    lines = wrapped(row.name, (NAMES - 12, NAMES - 12), 10.5, bold=True)
    for place, line in enumerate(lines):
        drawing.text(MARGIN, y + (23 if len(lines) == 1 else 16) + 13 * place, line, Font(10.5, bold=True))
    left = MARGIN + NAMES
    _way(drawing, row, left, y + 9)
    small = Font(9, fill=c.MUTED)
    drawing.text(left, y + 33, cut(row.baseline, TRACK / 2 - 4, 9), small)
    end = Font(9, fill=c.MUTED, anchor="end")
    drawing.text(left + TRACK, y + 33, cut(row.target, TRACK / 2 - 4, 9), end)
    right = left + TRACK + RIGHT
    room = WIDTH - MARGIN - right
    drawing.text(right, y + 17, cut(row.now, room, 10.5, bold=True), Font(10.5, bold=True))
    _light(drawing, row.level, right + SIGN, y + 29)
    drawing.text(right + 2 * SIGN + 5, y + 32.5, cut(row.word, room - 2 * SIGN - 5, 9.5), Font(9.5))


def _way(drawing: Drawing, row: Shown, x: float, y: float) -> None:
    """Draw the way as a bar, how much of it is gone, and a mark where it should be today."""
    drawing.rect(Box(x, y, TRACK, THICK), Pen(c.TRACK), 2)
    if row.share:
        with drawing.group(f"{row.name}\n{row.now}"):
            drawing.rect(Box(x, y, TRACK * row.share / HUNDRED, THICK), Pen(COLOURS[row.level]), 2)
    if row.share is None:
        told = cut(_("not measurable on this line"), TRACK - 8, 9)
        drawing.text(x + 4, y + 9, told, Font(9, fill=c.MUTED))
    if row.expected is not None:
        at = x + TRACK * row.expected / HUNDRED
        with drawing.group(_("Expected today")):
            drawing.line(at, y - 4, at, y + THICK + 4, Pen("none", c.INK, 2))


def _light(drawing: Drawing, level: Level, x: float, y: float) -> None:
    """Draw the sign of a light: full, half or empty, which tells it without colour; a ring with a dot for unknown."""
    colour = COLOURS[level]
    drawing.circle(x, y, SIGN, Pen(colour if level == "reached" else c.WHITE, colour, 1.6))
    if level == "near":
        arc = [(x - SIGN * sin(pi * step / 16), y - SIGN * cos(pi * step / 16)) for step in range(17)]
        drawing.path(arc, Pen(colour), closed=True)
    if level == "unknown":
        drawing.circle(x, y, 1.2, Pen(colour))
