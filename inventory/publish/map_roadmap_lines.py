"""Dependencies between the bars of a roadmap as lines with right angles, that go between the rows and around the bars.

Below each row is a channel in which lines run level; up and down they go where no bar or text of the rows between is. Only
when there is no such place does a line cross one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from inventory.publish.flow_layout import Point

STUB, CLEAR = 7.0, 4.0
"""How far a line goes on from a bar before it turns, and how far it stays from others, in px."""
LANES, LANE = 4, 3.0
"""Lines beside each other in a channel, and the distance between them in px."""
TRIES = 12


class Bar(NamedTuple):
    """A bar: its row from 0, and its left and right in px."""

    row: int
    left: float
    right: float


class Grid(NamedTuple):
    """The rows: the top of the first and the height of each in px, how far its bar's middle and its channel lie below its top."""

    top: float
    height: float
    middle: float
    channel: float

    def bar(self, row: int) -> float:
        """Return the middle of a row's bar."""
        return self.top + row * self.height + self.middle

    def below(self, row: int, lane: int = 0) -> float:
        """Return where a line runs in the channel below a row."""
        return self.top + row * self.height + self.channel + lane * LANE


@dataclass
class Router:
    """Finds a way for one line after the other.

    Attributes:
        grid: The rows.
        filled: What stands in each row, as left and right in px.
        bounds: Left and right of the picture in px.
    """

    grid: Grid
    filled: Sequence[Sequence[tuple[float, float]]]
    bounds: tuple[float, float]
    _levels: dict[int, list[tuple[int, float, float, Bar]]] = field(default_factory=dict)
    _uprights: list[tuple[float, float, float]] = field(default_factory=list)

    def route(self, one: Bar, other: Bar) -> list[Point]:
        """Return the line from the end of a bar to the beginning of another one, in another row."""
        down = other.row > one.row
        start, end = one.right + STUB, other.left - STUB
        near, far = (one.row, other.row - 1) if down else (one.row - 1, other.row)
        y, below = self.grid.bar(one.row), self.grid.bar(other.row)
        if near == far:
            level = self.grid.below(near, self._lane(near, start, end, one))
            middle = [(start, level), (end, level)]
        else:
            rows = range(near + 1, far + 1) if down else range(far + 1, near + 1)
            x = self._upright(rows, start, end)
            first = self.grid.below(near, self._lane(near, start, x, one))
            last = self.grid.below(far, self._lane(far, x, end, other))
            self._uprights.append((x, min(first, last), max(first, last)))
            middle = [(start, first), (x, first), (x, last), (end, last)]
        return _straight([(one.right, y), (start, y), *middle, (end, below), (other.left, below)])

    def crossed(self, rows: Iterable[int], x: float) -> int:
        """Return how many bars and texts an upright line at this place crosses."""
        return sum(left - CLEAR < x < right + CLEAR for row in rows for left, right in self.filled[row])

    def _upright(self, rows: range, start: float, end: float) -> float:
        """Return where a line goes up or down: where it crosses least, then where the way is shortest."""
        beside = (
            x for row in rows for left, right in self.filled[row] for x in (left - CLEAR, right + CLEAR)
        )
        options = sorted({x for x in (start, end, *beside) if self.bounds[0] <= x <= self.bounds[1]})
        best = min(
            options or [start],
            key=lambda x: (self.crossed(rows, x), abs(x - start) + abs(x - end), x),
        )
        least = self.crossed(rows, best)
        top, bottom = self.grid.below(rows.start - 1), self.grid.below(rows.stop - 1, LANES)
        for step in range(TRIES):
            x = best + (step + 1) // 2 * LANE * (1 if step % 2 else -1)
            if self._free(x, top, bottom) and self.crossed(rows, x) == least:
                return x
        return best

    def _free(self, x: float, top: float, bottom: float) -> bool:
        return not any(
            abs(x - known) < LANE and top < low and high < bottom for known, high, low in self._uprights
        )

    def _lane(self, channel: int, one: float, other: float, owner: Bar) -> int:
        """Return a lane of a channel in which nothing else runs; lines of one bar may share theirs."""
        left, right = min(one, other) - CLEAR, max(one, other) + CLEAR
        taken = self._levels.setdefault(channel, [])
        for lane in range(LANES):
            if all(
                at != lane or whose == owner or right < begin or left > end for at, begin, end, whose in taken
            ):
                taken.append((lane, left, right, owner))
                return lane
        return LANES - 1


def _straight(points: list[Point]) -> list[Point]:
    """Return the points without those that a line passes without turning."""
    found: list[Point] = []
    for point in points:
        if found and point == found[-1]:
            continue
        while len(found) > 1 and _level(found[-2], found[-1], point):
            found.pop()
        found.append(point)
    return found


def _level(one: Point, middle: Point, other: Point) -> bool:
    return one[0] == middle[0] == other[0] or one[1] == middle[1] == other[1]
