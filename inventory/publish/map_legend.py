"""The key to the signs of the process by party table: each sign as it is drawn, with its meaning beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.language import _
from inventory.publish import colours as c
from inventory.publish.map_cells import words
from inventory.publish.measure import width
from inventory.publish.svg import Box, Font, Pen

if TYPE_CHECKING:
    from inventory.publish.svg import Drawing

SIZE = 10
CHIP = 15


def legend(drawing: Drawing, x: float, y: float) -> float:
    """Draw the key on one line, 15 px high, from the point to the right; return where it ends."""
    for letters, meaning in (
        ("A", _("system of one party")),
        ("AB", _("bold: shared by two or more parties")),
    ):
        x = _chip(drawing, x, y, letters)
        x = _meaning(drawing, x, y, meaning)
    frames = (
        (Pen("none", c.MANY, 1.3), "", c.INK, _("two or more systems for one process")),
        (Pen(c.WHITE, c.GAP, 1.2, "4 3"), words("gap"), c.GAP, _("process without a system")),
        (
            Pen("none", c.MUTED, 0.9, "1 2.5"),
            f"? {words('unknown')}",
            c.MUTED,
            _("not recorded whether it is run"),
        ),
        (Pen(), words("not applicable"), c.MUTED, _("not run by this party")),
    )
    for pen, text, fill, meaning in frames:
        box = Box(x, y, max(width(text, SIZE) + 10, 26) if pen.stroke else width(text, SIZE), CHIP)
        drawing.rect(box, pen, 3)
        drawing.text(x + (5 if pen.stroke else 0), y + 11, text, Font(SIZE, fill=fill))
        x = _meaning(drawing, x + box.width, y, meaning)
    drawing.rect(Box(x, y + 4, 26, 8), Pen(c.TRACK))
    drawing.rect(Box(x, y + 4, 16, 8), Pen(c.MIDDLE))
    return _meaning(drawing, x + 26, y, _("difference: 0% the same, 100% nothing shared"))


def _chip(drawing: Drawing, x: float, y: float, letters: str) -> float:
    colour, bold = c.party(0), len(letters) > 1
    name = _("System")
    tag = width(letters, 8, bold=True) + 6
    whole = tag + width(name, SIZE, bold=bold) + 10
    drawing.rect(Box(x, y, whole, CHIP), Pen(c.tint(colour, 0.34 if bold else 0.14)), 2.5)
    drawing.rect(Box(x, y, tag, CHIP), Pen(colour), 2.5)
    drawing.text(x + tag / 2, y + 10.4, letters, Font(8, bold=True, fill=c.ink(colour), anchor="middle"))
    drawing.text(x + tag + 5, y + 11, name, Font(SIZE, bold=bold))
    return x + whole


def _meaning(drawing: Drawing, x: float, y: float, meaning: str) -> float:
    drawing.text(x + 5, y + 11, meaning, Font(SIZE, fill=c.MUTED))
    return x + 5 + width(meaning, SIZE) + 18
