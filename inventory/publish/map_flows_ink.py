"""How the flows of data are drawn: lines that also tell in black and white, arrowheads, signs, boxes, and the key to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from inventory.language import _
from inventory.publish import colours as c
from inventory.publish.map_frame import KEY_HEIGHT, Sign, boxed, fitted
from inventory.publish.measure import cut, width
from inventory.publish.svg import Font, Pen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inventory.publish.flow_layout import Point
    from inventory.publish.map_flows_links import State
    from inventory.publish.svg import Box, Drawing

PENS: dict[State, Pen] = {
    "covered": Pen(stroke="#00795a", width=1.5),
    "uncovered": Pen(stroke=c.GAP, width=2.6),
    "unknown": Pen(stroke=c.MUTED, width=1.4, dash="6 4"),
    "none": Pen(stroke=c.MUTED, width=0.7),
}
LEAK = Pen(stroke=c.GAP, width=4)
HEAD = 8.0
RADIUS = 5.5
LINES = 2
"""Lines that a name may take."""


class Look(NamedTuple):
    """How a box is drawn: its pen and whether its name is bold."""

    pen: Pen
    bold: bool = False


LOOKS = {
    "plain": Look(Pen("#eaf3fa", "#0072B2", 1.1)),
    "source": Look(Pen(c.WHITE, c.INK, 3), bold=True),
    "derived": Look(Pen(c.WHITE, c.GAP, 1.4, "5 3")),
}


def line(drawing: Drawing, points: Sequence[Point], pen: Pen, size: float, *, both: bool = False) -> None:
    """Draw an arrow along the points; its heads are triangles, so that no marker is needed.

    Args:
        drawing: Where.
        points: From source to target, level at both ends.
        pen: Its line.
        size: How large: 1 is its own size.
        both: Whether it has a head at its source too.
    """
    head = (HEAD + pen.width) * size
    way = list(points)
    ends = [(-1, way[-1], way[-2])] + ([(0, way[0], way[1])] if both else [])
    for place, (x, y), beside in ends:
        back = x - head if beside[0] < x else x + head
        way[place] = (back, y)
        half = head * 0.45
        drawing.path([(x, y), (back, y - half), (back, y + half)], Pen(pen.stroke), closed=True)
    drawing.path(way, Pen("none", pen.stroke, pen.width * size, pen.dash))


def mark(drawing: Drawing, x: float, y: float, state: State, size: float, *, leak: bool = False) -> None:
    """Draw the sign of a line around a point: a cross for not covered, a question mark for unknown."""
    radius = RADIUS * size
    if state == "uncovered":
        drawing.circle(x, y, radius, Pen(c.GAP if leak else c.WHITE, c.GAP, 1.3 * size))
        arm = radius * 0.5
        pen = Pen(stroke=c.WHITE if leak else c.GAP, width=1.8 * size)
        drawing.line(x - arm, y - arm, x + arm, y + arm, pen)
        drawing.line(x - arm, y + arm, x + arm, y - arm, pen)
    elif state == "unknown":
        drawing.circle(x, y, radius, Pen(c.GAP if leak else c.WHITE, c.GAP if leak else c.MUTED, size))
        font = Font(8.5 * size, bold=True, fill=c.WHITE if leak else c.MUTED, anchor="middle")
        drawing.text(x, y + 3.1 * size, "?", font)


def wrapped(name: str, room: float, size: float, *, bold: bool = False) -> tuple[str, ...]:
    """Return a name on one or two lines that fit the room (px); what does not fit is cut."""
    if width(name, size, bold=bold) <= room:
        return (name,)
    words, first = name.split(" "), ""
    while words and width(f"{first} {words[0]}".strip(), size, bold=bold) <= room:
        first = f"{first} {words.pop(0)}".strip()
    if not first:
        head = cut(name, room, size, bold=bold)
        return (head,)
    return (first, cut(" ".join(words), room, size, bold=bold))


def key(*, asked: bool) -> tuple[Sign, ...]:
    """Return the key; with the signs of one system's reach when that is asked for."""
    signs = [
        _line("covered", _("pupil data, covered")),
        _line("uncovered", _("pupil data, not covered")),
        _line("unknown", _("pupil data or cover unknown")),
        _line("none", _("no pupil data")),
        _line("covered", _("both ways"), both=True),
    ]
    if not asked:
        return tuple(signs)
    look = LOOKS["derived"].pen
    return (
        boxed(_("System"), LOOKS["source"].pen)(_("where the data come from")),
        *signs[:3],
        _line("uncovered", _("leak: here data leave what is covered"), leak=True),
        boxed(_("System"), look, c.INK)(_("reached only through a leak")),
        signs[-1],
    )


def _line(state: State, meaning: str, *, both: bool = False, leak: bool = False) -> Sign:
    wide = 46.0

    def draw(drawing: Drawing, x: float, y: float) -> None:
        middle = y + KEY_HEIGHT / 2
        pen = LEAK if leak else PENS[state]
        line(drawing, [(x, middle), (x + wide, middle)], pen, 0.9, both=both)
        mark(drawing, x + wide / 2 - 3, middle, state, 0.9, leak=leak)

    return Sign(wide, draw, meaning)


def numbered(drawing: Drawing, at: Point, number: str, text: str, room: float) -> None:
    """Draw an entry of the key to the numbers: number and text, cut to the room (px)."""
    x, y = at
    drawing.text(x + 22, y, number, Font(9.5, bold=True, anchor="end"))
    fitted(drawing, (x + 28, y), text, room - 28, Font(9.5))


def box(drawing: Drawing, place: Box, lines: Sequence[str], note: str, look: Look, size: float) -> None:
    """Draw a system: its name on one or two lines in the middle, and a note below it.

    Args:
        drawing: Where.
        place: The box in px.
        lines: Lines of the name.
        note: A small line below, "" for none.
        look: How it is drawn.
        size: How large: 1 is its own size.
    """
    drawing.rect(place, Pen(look.pen.fill, look.pen.stroke, look.pen.width, look.pen.dash), 4 * size)
    middle = place.x + place.width / 2
    total = len(lines) + bool(note)
    y = place.y + place.height / 2 - (total / 2 - 0.78) * 15 * size
    for text in lines:
        drawing.text(middle, y, text, Font(12 * size, bold=look.bold, anchor="middle"))
        y += 15 * size
    if note:
        drawing.text(middle, y - size, note, Font(9.5 * size, fill=c.MUTED, anchor="middle"))
