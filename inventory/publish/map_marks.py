"""A system with the marks of the parties that use it, as it stands in several pictures: how wide, where, and drawn.

A party is told by its colour and its letter. Lengths are in px at scale 1.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from inventory.publish import colours as c
from inventory.publish.map_cells import TWO
from inventory.publish.map_frame import badge
from inventory.publish.measure import cut, width
from inventory.publish.svg import Box, Font, Pen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inventory.publish.map_cells import State
    from inventory.publish.svg import Drawing

TEXT, TAG = 10.5, 8
CHIP, STEP, GAP = 15.5, 18, 4
"""Height of a mark, from one line to the next, and between two marks."""
INSET = 12
"""Room in a mark beside its badges and text: 2 before the badges, 4 between, 6 behind."""
BADGES = 4
CHIP_EDGE = "#9aa5ae"


@dataclass(frozen=True, slots=True)
class Mark:
    """A system in a process, or why parties have none there.

    Attributes:
        text: Name of the system, or the word for the state.
        state: "systems", or why there are none.
        places: Places of the parties in the landscape.
        title: Everything that is known of it, a party a line.
    """

    text: str
    state: State
    places: tuple[int, ...]
    title: str

    @property
    def shared(self) -> bool:
        """Whether at least two parties use the system for this process."""
        return self.state == "systems" and len(self.places) >= TWO


@dataclass(frozen=True, slots=True)
class PlacedMark:
    """A mark in its process: x, y, width; texts of its badges with their parties (None for "+3"); text as it fits."""

    x: float
    y: float
    width: float
    badges: tuple[tuple[str, int | None, float], ...]
    text: str
    title: str
    mark: Mark | None


def flow(marks: Sequence[Mark], room: float, lines: int) -> tuple[PlacedMark, ...]:
    """Return marks where they go in a room (px) of so many lines; what is too much ends in a mark "+12"."""
    found = [sized(mark, room) for mark in marks]
    placed = in_lines(found, room)
    shown = sum(1 for mark in placed if mark.y < lines * STEP)
    while shown < len(found):
        rest = found[shown:]
        text = f"+{len(rest)}"
        more = PlacedMark(
            0, 0, width(text, TEXT) + INSET, (), text, "\n".join(mark.title for mark in rest), None
        )
        placed = in_lines([*found[:shown], more], room)
        if placed[-1].y < lines * STEP:
            break
        shown -= 1
    return tuple(placed)


def in_lines(marks: Sequence[PlacedMark], room: float) -> list[PlacedMark]:
    """Return marks beside each other, on a next line where there is no room."""
    found, x, y = [], 0.0, 0.0
    for m in marks:
        if x and x + m.width > room:
            x, y = 0.0, y + STEP
        found.append(PlacedMark(x, y, m.width, m.badges, m.text, m.title, m.mark))
        x += m.width + GAP
    return found


def sized(mark: Mark, room: float) -> PlacedMark:
    """Return a mark with its texts as they fit in a room (px)."""
    badges = _badges(mark.places)
    tags = sum(badge[2] for badge in badges)
    text = cut(mark.text, room - tags - INSET, TEXT, bold=mark.shared)
    wide = tags + width(text, TEXT, bold=mark.shared) + INSET
    return PlacedMark(0, 0, wide, badges, text, mark.title, mark)


@lru_cache(maxsize=4096)
def _badges(places: tuple[int, ...]) -> tuple[tuple[str, int | None, float], ...]:
    few = len(places) <= BADGES
    shown: list[tuple[str, int | None]] = [
        (c.letter(place), place) for place in (places if few else places[: BADGES - 1])
    ]
    if not few:
        shown.append((f"+{len(places) - len(shown)}", None))
    return tuple((text, place, max(width(text, TAG, bold=True) + 5, 12)) for text, place in shown)


def draw_mark(drawing: Drawing, s: float, left: float, top: float, placed: PlacedMark) -> None:
    """Draw a mark at a scale, in a room that begins at a point (px on the sheet)."""
    box = Box(left + placed.x * s, top + placed.y * s, placed.width * s, CHIP * s)
    state = placed.mark.state if placed.mark else "more"
    pens = {
        "systems": Pen(c.WHITE, CHIP_EDGE, 0.7 * s),
        "gap": Pen(c.WHITE, c.GAP, 1.1 * s, f"{3.5 * s:g} {2.5 * s:g}"),
        "unknown": Pen("none", c.MUTED, 0.9 * s, f"{s:g} {2.5 * s:g}"),
        "more": Pen(c.BAND, c.MUTED, 0.8 * s),
    }
    inks = {"systems": c.INK, "gap": c.GAP}
    with drawing.group(placed.title):
        if state in pens:
            drawing.rect(box, pens[state], 2.5 * s)
        x = box.x + 2 * s
        for text, place, wide in placed.badges:
            _badge(drawing, s, Box(x, box.y + 2 * s, (wide - 1) * s, box.height - 4 * s), text, place)
            x += wide * s
        bold = bool(placed.mark and placed.mark.shared)
        font = Font(TEXT * s, bold=bold, fill=inks.get(state, c.MUTED))
        drawing.text(x + 4 * s, box.y + box.height / 2 + 3.8 * s, placed.text, font)


def _badge(drawing: Drawing, s: float, box: Box, text: str, place: int | None) -> None:
    if place is not None:
        badge(drawing, box, place, TAG * s)
        return
    middle = Font(TAG * s, bold=True, fill=c.MUTED, anchor="middle")
    drawing.text(box.x + box.width / 2, box.y + box.height / 2 + TAG * s * 0.364, text, middle)
