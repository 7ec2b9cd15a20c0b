"""The key to the signs of the process by party table: each sign as it is drawn, with its meaning beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.language import _
from inventory.publish import colours as c
from inventory.publish.map_cells import words
from inventory.publish.map_frame import KEY_HEIGHT, KEY_SIZE, Sign, boxed
from inventory.publish.measure import width
from inventory.publish.svg import Box, Font, Pen

if TYPE_CHECKING:
    from inventory.publish.svg import Drawing


def signs() -> tuple[Sign, ...]:
    """Return the key in the language now spoken."""
    return (
        _chip("A", _("system of one party")),
        _chip("AB", _("bold: shared by two or more parties")),
        many(),
        gap(),
        unknown(),
        not_run(),
        Sign(26, _bar, _("difference: 0% the same, 100% nothing shared")),
    )


def many() -> Sign:
    """Return the sign of two or more systems for one process."""
    return boxed("", Pen("none", c.MANY, 1.3))(_("two or more systems for one process"))


def gap() -> Sign:
    """Return the sign of a process without a system."""
    return boxed(words("gap"), Pen(c.WHITE, c.GAP, 1.2, "4 3"), c.GAP)(_("process without a system"))


def unknown() -> Sign:
    """Return the sign of a process of which it is not recorded whether it is run."""
    pen = Pen("none", c.MUTED, 0.9, "1 2.5")
    return boxed(f"? {words('unknown')}", pen, c.MUTED)(_("not recorded whether it is run"))


def not_run() -> Sign:
    """Return the sign of a process that a party does not run."""
    text = words("not applicable")
    return Sign(
        width(text, KEY_SIZE),
        lambda drawing, x, y: drawing.text(x, y + 11, text, Font(KEY_SIZE, fill=c.MUTED)),
        _("not run by this party"),
    )


def _chip(letters: str, meaning: str) -> Sign:
    colour, bold, name = c.party(0), len(letters) > 1, _("System")
    tag = width(letters, 8, bold=True) + 6
    whole = tag + width(name, KEY_SIZE, bold=bold) + 10

    def draw(drawing: Drawing, x: float, y: float) -> None:
        drawing.rect(Box(x, y, whole, KEY_HEIGHT), Pen(c.tint(colour, 0.34 if bold else 0.14)), 2.5)
        drawing.rect(Box(x, y, tag, KEY_HEIGHT), Pen(colour), 2.5)
        drawing.text(x + tag / 2, y + 10.4, letters, Font(8, bold=True, fill=c.ink(colour), anchor="middle"))
        drawing.text(x + tag + 5, y + 11, name, Font(KEY_SIZE, bold=bold))

    return Sign(whole, draw, meaning)


def _bar(drawing: Drawing, x: float, y: float) -> None:
    drawing.rect(Box(x, y + 4, 26, 8), Pen(c.TRACK))
    drawing.rect(Box(x, y + 4, 16, 8), Pen(c.MIDDLE))
