"""What every sheet has, whatever picture is on it: title, subtitle with day and state, key, notes and page number.

A sheet is A3 landscape in px of 1/96 inch. A picture makes one `Frame` and asks it for each sheet with a function that
draws what is in the middle: from `MARGIN` to `RIGHT` and from `frame.top` to `LOW`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from inventory.language import _, current, written
from inventory.publish import colours as c
from inventory.publish.map_parties import places
from inventory.publish.measure import cut, width
from inventory.publish.svg import Box, Drawing, Font, Pen

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    from inventory.landscape.model import LandscapeView, Mode

WIDTH, HEIGHT = 1587, 1122
"""A3 landscape in px of 1/96 inch."""
MARGIN, BOTTOM = 30, 34
RIGHT, LOW = WIDTH - MARGIN, HEIGHT - BOTTOM
KEY_TOP, KEY_STEP, KEY_SIZE, KEY_HEIGHT = 68, 20, 10, 15
NUMBER_ROOM = 140
LONGEST_NAME = 260
"""Room in px for the name of a party in the key."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign of the key.

    Attributes:
        width: Its width in px.
        draw: Draws it, 15 px high, with its top left at the point.
        meaning: What it means.
    """

    width: float
    draw: Callable[[Drawing, float, float], None]
    meaning: str


@dataclass(frozen=True)
class Frame:
    """What the sheets of a picture share.

    Attributes:
        title: Title above each sheet.
        subtitle: What it is of: day and state in words.
        signs: The key.
        notes: What stands below each sheet.
        empty: What stands in the middle when there is nothing to draw, "" when there is.
    """

    title: str
    subtitle: str
    signs: tuple[Sign, ...] = ()
    notes: tuple[str, ...] = ()
    empty: str = ""

    @cached_property
    def key(self) -> tuple[tuple[float, float, Sign], ...]:
        """Return where each sign of the key goes: x, y and the sign, on as many lines as are needed."""
        found, x, line = [], float(MARGIN), 0
        for sign in self.signs:
            long = sign.width + 5 + min(width(sign.meaning, KEY_SIZE), LONGEST_NAME)
            if x > MARGIN and x + long > RIGHT:
                x, line = float(MARGIN), line + 1
            found.append((x, float(KEY_TOP + line * KEY_STEP), sign))
            x += long + 15
        return tuple(found)

    @property
    def top(self) -> float:
        """Return where the picture may begin, in px from the top of the sheet."""
        return self.key[-1][1] + 24 if self.key else KEY_TOP + 2

    def sheet(self, body: Callable[[Drawing], None], page: tuple[int, int], part: str = "") -> str:
        """Return one sheet as SVG.

        Args:
            body: Draws the picture, within `MARGIN`, `top`, `RIGHT` and `LOW`.
            page: Number of the sheet and how many there are.
            part: Which part of the picture it is, behind the subtitle; "" when it is the whole.
        """
        number = _("page {page} of {pages}").format(page=page[0], pages=page[1])
        drawing = Drawing(WIDTH, HEIGHT, f"{self.title}, {number}", current())
        drawing.rect(Box(0, 0, WIDTH, HEIGHT), Pen(c.WHITE))
        room = RIGHT - MARGIN
        fitted(drawing, (MARGIN, 40), self.title, room, Font(22, bold=True))
        subtitle = " · ".join(text for text in (self.subtitle, part) if text)
        fitted(drawing, (MARGIN, 57), subtitle, room, Font(11, fill=c.MUTED))
        for x, y, sign in self.key:
            sign.draw(drawing, x, y)
            place = (x + sign.width + 5, y + 11)
            fitted(drawing, place, sign.meaning, LONGEST_NAME, Font(KEY_SIZE, fill=c.MUTED))
        body(drawing)
        if self.empty:
            drawing.text(WIDTH / 2, HEIGHT / 2, self.empty, Font(16, fill=c.MUTED, anchor="middle"))
        foot = Font(KEY_SIZE, fill=c.MUTED)
        fitted(drawing, (MARGIN, HEIGHT - 16), " · ".join(self.notes), room - NUMBER_ROOM, foot)
        drawing.text(RIGHT, HEIGHT - 16, number, Font(KEY_SIZE, fill=c.MUTED, anchor="end"))
        return drawing.render()


def fitted(drawing: Drawing, at: tuple[float, float], text: str, room: float, font: Font) -> None:
    """Set a text at a point, cut to the room (px); what is cut is whole when hovering."""
    short = cut(text, room, font.size, bold=font.bold)
    if short == text:
        if text:
            drawing.text(*at, text, font)
        return
    with drawing.group(text):
        drawing.text(*at, short, font)


def without(view: LandscapeView) -> str:
    """Return what stands on a sheet of processes when there are none, else ""."""
    return "" if view.processes else _("No processes are recorded.")


def situation(on: dt.date, mode: Mode, plateau: str = "") -> str:
    """Return day and state in words, for a subtitle; of a plateau its name."""
    states = {
        "now": _("current situation"),
        "target": _("target situation"),
        "plateau": _("situation on the way to the target"),
    }
    return f"{_('on {date}').format(date=written(on))} · {plateau or states[mode]}"


def boxed(text: str, pen: Pen, ink: str = c.INK) -> Callable[[str], Sign]:
    """Return a maker of a sign: a rounded box with a text in it, as tall as the key."""
    wide = width(text, KEY_SIZE) + 10 if text else 26

    def draw(drawing: Drawing, x: float, y: float) -> None:
        drawing.rect(Box(x, y, wide, KEY_HEIGHT), pen, 3)
        if text:
            drawing.text(x + 5, y + 11, text, Font(KEY_SIZE, fill=ink))

    return lambda meaning: Sign(wide, draw, meaning)


def stroke(pen: Pen, meaning: str, *, arrow: bool = False) -> Sign:
    """Return a sign that is a line, with an arrowhead if asked."""

    def draw(drawing: Drawing, x: float, y: float) -> None:
        drawing.line(x, y + 7.5, x + 26, y + 7.5, pen)
        if arrow:
            drawing.path(
                [(x + 26, y + 7.5), (x + 20, y + 4.5), (x + 20, y + 10.5)], Pen(pen.stroke), closed=True
            )

    return Sign(28, draw, meaning)


def party_sign(index: int, name: str) -> Sign:
    """Return the sign of a party: its letter on its colour, with its name."""
    letter = c.letter(index)
    wide = max(width(letter, KEY_SIZE, bold=True) + 8, KEY_HEIGHT)

    def draw(drawing: Drawing, x: float, y: float) -> None:
        badge(drawing, Box(x, y, wide, KEY_HEIGHT), index, KEY_SIZE)

    return Sign(wide, draw, name)


def badge(drawing: Drawing, box: Box, index: int, size: float) -> None:
    """Draw the mark of a party: its letter in the middle of a box in its colour; letters tell it in black and white."""
    colour = c.party(index)
    drawing.rect(box, Pen(colour), min(2.5, box.height / 4))
    font = Font(size, bold=True, fill=c.ink(colour), anchor="middle")
    drawing.text(box.x + box.width / 2, box.y + box.height / 2 + size * 0.364, c.letter(index), font)


def party_signs(view: LandscapeView, only: Sequence[int] | None = None) -> tuple[Sign, ...]:
    """Return the signs of the parties of a landscape, by the places that are asked for (all when None)."""
    shown = zip(places(view), view.parties, strict=True)
    return tuple(party_sign(place, party.name) for place, party in shown if only is None or place in only)
