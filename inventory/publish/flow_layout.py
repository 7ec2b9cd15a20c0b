"""A layered layout of arrows between boxes, from left to right: circles turned, layers, order, heights, routes.

Boxes of a layer stand in a column of their own width; a line runs level through a column and through the zone left of
it where its text stands, and bends only between the two. So no line runs through a box or a text. The same graph has the
same layout; time grows with n log n in the number of pieces of lines.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from inventory.publish import flow_layout_layers as la
from inventory.publish.flow_layout_order import Neighbours, ordered
from inventory.publish.flow_layout_places import Pull, places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inventory.publish.flow_layout_layers import Edge
    from inventory.publish.flow_layout_order import Rows

Point = tuple[float, float]
PITCH = 14.0
"""Between two lines that arrive at the same side of a box, in px: room for a text of 8.5 px."""
PADDING = 8.0
BOXES, LINES = 16.0, 5.0
"""White space between boxes below each other, and beside a passing line."""
STUB = 12.0
"""A level piece at either end of a bend, for an arrowhead."""
BEND, STEEP = 46.0, 0.1
"""Width of a bend: at least, and more by the height that it has to take."""
MOST_BEND = 120.0
STEPS = 10
STRAIGHT = 6.0
"""Weight of a line between two dummies: long lines are kept straight."""


class Size(NamedTuple):
    """Width and least height of a box in px; a box with many lines becomes higher."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Arrow:
    """A line to be drawn from a box to another one, by their places in the list, with the room in px that its text takes."""

    source: int
    target: int
    room: float = 0


@dataclass(frozen=True, slots=True)
class Route:
    """How a line runs.

    Attributes:
        points: From its source to its target.
        text: Where its text may begin (left end, on the line); a zone of at least its room.
    """

    points: tuple[Point, ...]
    text: Point


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything stands, from 0, 0 in px.

    Attributes:
        boxes: Left, top, width and height, in the order given.
        routes: In the order given.
        width, height: Of the whole.
    """

    boxes: tuple[tuple[float, float, float, float], ...]
    routes: tuple[Route, ...]
    width: float
    height: float


def layout(sizes: Sequence[Size], arrows: Sequence[Arrow]) -> Layout:
    """Return where boxes and lines go.

    Args:
        sizes: The boxes; those without lines stand in the first column.
        arrows: The lines. None may go from a box to itself: such a line is the caller's to tell.
    """
    return _Plan(sizes, arrows).result()


class _Plan:
    """The graph with its dummies, and what is found about it step by step."""

    def __init__(self, sizes: Sequence[Size], arrows: Sequence[Arrow]) -> None:
        self.sizes, self.arrows = sizes, arrows
        flips = la.turned(len(sizes), [(a.source, a.target) for a in arrows])
        self.flips = flips
        ends = [
            (a.target, a.source) if flip else (a.source, a.target)
            for a, flip in zip(arrows, flips, strict=True)
        ]
        self.layer = la.layers(len(sizes), ends)
        self.chains = [self._chain(source, target) for source, target in ends]
        self.beside = Neighbours(len(self.layer), self._pieces())
        self.rows: Rows = ordered(self.layer, self.beside)
        self.place = {node: i for row in self.rows for i, node in enumerate(row)}
        self.out, self.into = self._ports()
        self.heights = [self._height(node) for node in range(len(self.layer))]
        self.middles = places(self.rows, self.heights, self._gap, *self._pulls())

    def result(self) -> Layout:
        """Return the finished layout."""
        widths = [max((self.sizes[n].width for n in row if self._real(n)), default=0) for row in self.rows]
        lefts = self._columns(widths)
        boxes = tuple(
            (
                lefts[self.layer[node]],
                self.middles[node] - self.heights[node] / 2,
                widths[self.layer[node]],
                self.heights[node],
            )
            for node in range(len(self.sizes))
        )
        routes = tuple(self._route(index, lefts, widths) for index in range(len(self.arrows)))
        bottom = max((m + h / 2 for m, h in zip(self.middles, self.heights, strict=True)), default=0)
        return Layout(boxes, routes, lefts[-1] + widths[-1] if widths else 0, bottom)

    def _real(self, node: int) -> bool:
        return node < len(self.sizes)

    def _chain(self, source: int, target: int) -> list[int]:
        """Return the nodes of a line, with a new dummy for each layer that it passes."""
        first = len(self.layer)
        self.layer += range(self.layer[source] + 1, self.layer[target])
        return [source, *range(first, len(self.layer)), target]

    def _pieces(self) -> list[Edge]:
        return [piece for chain in self.chains for piece in itertools.pairwise(chain)]

    def _ports(self) -> tuple[list[float], list[float]]:
        """Return how far below the middle of its boxes each line leaves and arrives, by line."""
        leaves: list[list[int]] = [[] for _ in self.sizes]
        arrives: list[list[int]] = [[] for _ in self.sizes]
        for index, chain in enumerate(self.chains):
            leaves[chain[0]].append(index)
            arrives[chain[-1]].append(index)
        out, into = [0.0] * len(self.chains), [0.0] * len(self.chains)
        for lines, found, beyond in ((leaves, out, 1), (arrives, into, -2)):
            for indices in lines:
                indices.sort(key=lambda i, beyond=beyond: (self.place[self.chains[i][beyond]], i))  # type: ignore[misc]
                for rank, index in enumerate(indices):
                    found[index] = (rank - (len(indices) - 1) / 2) * PITCH
        return out, into

    def _height(self, node: int) -> float:
        if not self._real(node):
            return PITCH
        lines = max(len(self.beside.left[node]), len(self.beside.right[node]))
        return max(self.sizes[node].height, lines * PITCH + PADDING)

    def _gap(self, one: int, other: int) -> float:
        return BOXES if self._real(one) and self._real(other) else LINES

    def _pulls(self) -> tuple[list[list[Pull]], list[list[Pull]]]:
        left: list[list[Pull]] = [[] for _ in self.layer]
        right: list[list[Pull]] = [[] for _ in self.layer]
        for index, chain in enumerate(self.chains):
            for at, (one, other) in enumerate(itertools.pairwise(chain)):
                start = self.out[index] if at == 0 else 0.0
                end = self.into[index] if at == len(chain) - 2 else 0.0
                straight = not self._real(one) and not self._real(other)
                weight = STRAIGHT if straight else 1.0
                right[one].append(Pull(other, end - start, weight))
                left[other].append(Pull(one, start - end, weight))
        return left, right

    def _columns(self, widths: list[float]) -> list[float]:
        """Return the left side of each column; before it a bend and the zone of its texts."""
        rooms = [0.0] * len(widths)
        rises = [0.0] * len(widths)
        for index, chain in enumerate(self.chains):
            layer = self.layer[chain[-1]]
            rooms[layer] = max(rooms[layer], self.arrows[index].room)
            for one, other in itertools.pairwise(chain):
                at = self.layer[other]
                rises[at] = max(rises[at], abs(self.middles[one] - self.middles[other]))
        self.zones = [room + STUB for room in rooms]
        lefts, x = [0.0] * len(widths), 0.0
        for layer, width in enumerate(widths):
            if layer:
                x += STUB + min(BEND + rises[layer] * STEEP, MOST_BEND) + self.zones[layer]
            lefts[layer] = x
            x += width
        return lefts

    def _route(self, index: int, lefts: list[float], widths: list[float]) -> Route:
        chain = self.chains[index]
        at: Point = (self._side(chain[0], lefts, widths), self.middles[chain[0]] + self.out[index])
        points = [at]
        for node in chain[1:]:
            layer, end = self.layer[node], self.middles[node]
            if node == chain[-1]:
                end += self.into[index]
            zone = lefts[layer] - self.zones[layer]
            points += bend((at[0] + STUB, at[1]), (zone, end))
            at = (lefts[layer] if node == chain[-1] else self._side(node, lefts, widths), end)
            points.append(at)
        text = (lefts[self.layer[chain[-1]]] - self.zones[self.layer[chain[-1]]], at[1])
        return Route(tuple(points[::-1] if self.flips[index] else points), text)

    def _side(self, node: int, lefts: list[float], widths: list[float]) -> float:
        return lefts[self.layer[node]] + widths[self.layer[node]]


def bend(start: Point, end: Point) -> list[Point]:
    """Return the points of a line that leaves and arrives level, first and last included; two when it is level throughout."""
    (x, y), (right, below) = start, end
    if abs(y - below) < 0.5:  # noqa: PLR2004  half a px is not seen
        return [start, end]
    shares = (step / STEPS for step in range(STEPS + 1))
    return [(x + (right - x) * s, y + (below - y) * s * s * (3 - 2 * s)) for s in shares]
