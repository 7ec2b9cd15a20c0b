"""The names of plateaus below a roadmap, each at the foot of its line, so that no line runs through a name."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from inventory.publish.map_frame import MARGIN
from inventory.publish.measure import cut, width

if TYPE_CHECKING:
    from collections.abc import Sequence

FLAG = 10.5
"""Size of a name in px."""
LANE, MOST_LANES = 14.0, 4
BESIDE, SPARE = 4.0, 8.0


class Flag(NamedTuple):
    """A name: the lane from 0, its left in px, and as much of it as there is room for."""

    lane: int
    left: float
    text: str


def flags(given: Sequence[tuple[float, str, str]], right: float) -> list[Flag]:
    """Return where the names go: to the right of their lines, lower when another line would run through them.

    Args:
        given: Place of the line in px, name and date, from left to right.
        right: Where the sheet ends in px.
    """
    found: list[Flag] = []
    lines: list[tuple[float, int]] = []
    for x, name, day in reversed(given):
        room = right - x - BESIDE
        text = next((t for t in (f"{name} · {day}", name) if _wide(t) <= room), "")
        left = x + BESIDE
        if not text:
            text, left = _leftward(x, name, [other for other, *_more in given if other < x], room)
        end = left + _wide(text)
        passing = [lane for other, lane in lines if left <= other <= end]
        lane = max(passing, default=-1) + 1
        while any(flag.lane == lane and left < _end(flag) + SPARE and flag.left < end for flag in found):
            lane += 1
        if lane >= MOST_LANES:
            lane = MOST_LANES - 1
            following = min((other for other, _lane in lines if other > x), default=right)
            text = cut(name, following - left - SPARE, FLAG, bold=True) if following - left > SPARE else ""
        found.append(Flag(lane, left, text))
        lines.append((x, lane))
    return found[::-1]


def _leftward(x: float, name: str, others: list[float], room: float) -> tuple[str, float]:
    """Return a name that does not fit to the right: to the left where no line is, else cut on the roomier side."""
    free = x - BESIDE - (max(others) + SPARE if others else MARGIN)
    text = cut(name, max(free, room), FLAG, bold=True)
    return text, x + BESIDE if free < room else x - BESIDE - _wide(text)


def _end(flag: Flag) -> float:
    return flag.left + _wide(flag.text)


def _wide(text: str) -> float:
    return width(text, FLAG, bold=True)
