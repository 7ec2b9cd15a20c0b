"""How a roadmap is drawn: bars by decision and status that also tell in black and white, diamonds, and the key to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from inventory.language import _
from inventory.publish import colours as c
from inventory.publish.map_frame import Sign, boxed, stroke
from inventory.publish.measure import width
from inventory.publish.svg import Box, Font, Pen
from inventory.records.roadmap import PROJECT_STATES, SYSTEM_DECISIONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inventory.publish.flow_layout import Point
    from inventory.publish.svg import Drawing


class Decision(NamedTuple):
    """How a decision is drawn: its colour, its sign, and whether the bar is hatched."""

    colour: str
    sign: str
    hatched: bool = False


DECISIONS = {
    "shared": Decision("#0072B2", "&"),
    "keep": Decision("#009E73", "="),
    "new": Decision("#D55E00", "+"),
    "phase_out": Decision("#8A4B7A", "\N{MINUS SIGN}", hatched=True),
    "": Decision("#6b7680", "?"),
}
PURPLE = "#6a1b9a"
PLATEAU, TARGET = Pen(stroke=PURPLE, width=1.4, dash="7 4"), Pen(stroke=PURPLE, width=2.4, dash="7 4")
TODAY = Pen(stroke=c.INK, width=1.2)
WAITS, BLOCKS = Pen(stroke="#4b5560", width=1.2), Pen(stroke="#4b5560", width=1.2, dash="3 2.5")
CRITICAL = 2.4
DIAMOND = 5.0
RECKONED = "\N{ALMOST EQUAL TO}"
"""Sign of a bar whose days were reckoned."""
PALE, EMPTY, FULL = 0.3, 0.12, 0.85
TEXT = 10.0


def bar(
    drawing: Drawing, box: Box, decision: str, status: str, *, share: float = 0, critical: bool = False
) -> None:
    """Draw the bar of a sub-project.

    Args:
        drawing: Where.
        box: The bar in px.
        decision: A choice of `SYSTEM_DECISIONS`, or "" for none.
        status: A choice of `PROJECT_STATES`: proposed is pale and dashed, approved pale, running full as far as it is in
            time, done full, cancelled struck through.
        share: How much of its time has gone, 0 to 1.
        critical: Whether it is on the critical path: a thick outline.
    """
    look = DECISIONS.get(decision, DECISIONS[""])
    gone = status == "cancelled"
    ground = c.WHITE if gone else c.tint(look.colour, EMPTY if status == "proposed" else PALE)
    drawing.rect(box, Pen(ground), 3)
    full = {"done": 1.0, "running": share}.get(status, 0.0)
    if full > 0:
        end, low = box.x + box.width * full, box.y + box.height
        corners = [(box.x, box.y), (end, box.y), (end, low), (box.x, low)]
        drawing.path(corners, Pen(c.tint(look.colour, FULL)), closed=True)
    if look.hatched and not gone:
        _hatch(drawing, box, look.colour)
    outline = c.INK if critical else c.MUTED if gone else look.colour
    dash = "4 3" if status in {"proposed", "cancelled"} else ""
    drawing.rect(box, Pen("none", outline, CRITICAL if critical else 1.2, dash), 3)
    if gone:
        middle = box.y + box.height / 2
        drawing.line(box.x - 3, middle, box.x + box.width + 3, middle, Pen(stroke=c.MUTED, width=1.4))


def bar_text(
    drawing: Drawing, box: Box, decision: str, status: str, *, share: float = 0, reckoned: bool = False
) -> None:
    """Write the sign and the words of a decision in its bar, or the sign alone when it is short; nothing when it is cancelled.

    Args:
        drawing: Where.
        box: The bar in px.
        decision: A choice of `SYSTEM_DECISIONS`, or "" for none.
        status: A choice of `PROJECT_STATES`.
        share: How much of its time has gone, 0 to 1.
        reckoned: Whether its days were reckoned, and are not its own.
    """
    look = DECISIONS.get(decision, DECISIONS[""])
    if status == "cancelled":
        return
    words = _(SYSTEM_DECISIONS[decision]) if decision in SYSTEM_DECISIONS else _("no decision")
    sign = f"{RECKONED} {look.sign}" if reckoned else look.sign
    text = f"{sign} {words}"
    full = status == "done" or (status == "running" and share > 0.5)  # noqa: PLR2004  the text begins at the left
    ground = c.tint(look.colour, FULL if full else PALE)
    room = box.width - 12
    if width(text, TEXT, bold=True) > room:
        text = next(
            (t for t in (sign, RECKONED if reckoned else "") if width(t, TEXT, bold=True) <= room), ""
        )
    if not text:
        return
    wide = width(text, TEXT, bold=True)
    place = Box(box.x + 5, box.y + 3, wide + 4, box.height - 6)
    fill = c.INK
    if look.hatched or status == "running":
        drawing.rect(place, Pen(c.WHITE), 2)
    else:
        fill = c.ink(ground)
    y = box.y + box.height / 2 + TEXT * 0.36
    drawing.text(box.x + 7, y, text, Font(TEXT, bold=True, fill=fill))


def goes_on(drawing: Drawing, x: float, y: float, side: int) -> None:
    """Draw the point that says that a bar goes on before (side -1) or after (1) the sheet."""
    points = [(x - side * 9, y - 5), (x - side * 2, y), (x - side * 9, y + 5)]
    drawing.path(points, Pen(c.WHITE, c.INK, 1.2), closed=True)


def diamond(drawing: Drawing, x: float, y: float, *, done: bool, size: float = DIAMOND) -> None:
    """Draw a milestone around a point: filled when it is reached."""
    points = [(x - size, y), (x, y - size), (x + size, y), (x, y + size)]
    drawing.path(points, Pen(c.INK if done else c.WHITE, c.INK, 1.3), closed=True)


def dependency(drawing: Drawing, points: Sequence[Point], *, blocks: bool, critical: bool) -> None:
    """Draw a line between two bars with an arrowhead at its end."""
    pen = BLOCKS if blocks else WAITS
    if critical:
        pen = Pen(stroke=c.INK, width=CRITICAL, dash=pen.dash)
    x, y = points[-1]
    head = 6 + pen.width
    drawing.path([*points[:-1], (x - head + 1, y)], pen)
    half = head * 0.5
    drawing.path([(x, y), (x - head, y - half), (x - head, y + half)], Pen(pen.stroke), closed=True)


def key() -> tuple[Sign, ...]:
    """Return the key: decisions, statuses, lines."""
    decisions = [
        _bar_sign(_(SYSTEM_DECISIONS[one]), one, "approved") for one in ("shared", "keep", "new", "phase_out")
    ]
    states = [_bar_sign(_(words), "", one) for one, words in PROJECT_STATES.items()]
    return (
        *decisions,
        *states,
        _bar_sign(_("critical path"), "", "approved", critical=True),
        stroke(WAITS, _("waits for"), arrow=True),
        stroke(BLOCKS, _("is blocked by"), arrow=True),
        stroke(PLATEAU, _("plateau")),
        boxed(RECKONED, Pen(c.WHITE, c.MUTED))(_("days reckoned")),
        Sign(26, _diamonds, _("milestone; filled: reached")),
    )


def _bar_sign(meaning: str, decision: str, status: str, *, critical: bool = False) -> Sign:
    wide = 30.0

    def draw(drawing: Drawing, x: float, y: float) -> None:
        box = Box(x, y + 1, wide, 13)
        bar(drawing, box, decision, status, share=0.5, critical=critical)
        if decision:
            sign = DECISIONS[decision].sign
            drawing.rect(Box(x + 10, y + 2, 10, 11), Pen(c.WHITE), 2)
            drawing.text(x + 15, y + 11, sign, Font(TEXT, bold=True, anchor="middle"))

    return Sign(wide, draw, meaning)


def _diamonds(drawing: Drawing, x: float, y: float) -> None:
    diamond(drawing, x + 6, y + 7.5, done=False)
    diamond(drawing, x + 19, y + 7.5, done=True)


def _hatch(drawing: Drawing, box: Box, colour: str) -> None:
    """Draw slanting lines over a box, within it."""
    pen = Pen(stroke=c.tint(colour, 0.7), width=1)
    at = box.x - box.height + 6
    while at < box.x + box.width:
        left, right = max(at, box.x), min(at + box.height, box.x + box.width)
        if right - left > 1:
            low = box.y + box.height
            drawing.line(left, low - (left - at), right, low - (right - at), pen)
        at += 7
