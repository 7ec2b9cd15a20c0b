"""How high each node stands: near its neighbours, in the order of its layer, and never over another one.

Per layer this is a weighted isotonic regression, solved exactly by pooling adjacent violators (Ayer and others 1955);
the layers are taken in turn, from left to right and back.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from inventory.publish.flow_layout_order import Rows

ROUNDS = 5
LOOSE = 0.01
"""Weight of a node without neighbours on that side: it gives way."""


class Pull(NamedTuple):
    """A line to a neighbour: its node, how much higher this node's centre is than that one's when the line is level, weight."""

    node: int
    offset: float
    weight: float


def places(
    rows: Rows,
    heights: Sequence[float],
    gap: Callable[[int, int], float],
    left: Sequence[Sequence[Pull]],
    right: Sequence[Sequence[Pull]],
) -> list[float]:
    """Return the middle of each node, the highest edge at 0, in px.

    Args:
        rows: The nodes of each layer from top to bottom.
        heights: Height of each node.
        gap: Least white space between two nodes below each other.
        left: Lines to the layer before, by node.
        right: Lines to the layer after, by node.
    """
    middles = [0.0] * len(heights)
    falls = [_falls(row, heights, gap) for row in rows]
    for row, fall in zip(rows, falls, strict=True):
        for node, depth in zip(row, fall, strict=True):
            middles[node] = depth - fall[-1] / 2
    for turn in range(ROUNDS):
        _pass(rows, falls, middles, [left])
        _pass(rows[::-1], falls[::-1], middles, [right])
        if turn > 1:
            _pass(rows, falls, middles, [left, right])
    top = min((middles[node] - heights[node] / 2 for row in rows for node in row), default=0)
    return [middle - top for middle in middles]


def _falls(row: list[int], heights: Sequence[float], gap: Callable[[int, int], float]) -> list[float]:
    """Return how far each middle lies below the first one when the row is as tight as can be."""
    depth, found = 0.0, [0.0]
    for one, other in itertools.pairwise(row):
        depth += heights[one] / 2 + gap(one, other) + heights[other] / 2
        found.append(depth)
    return found


def _pass(
    rows: Rows,
    falls: list[list[float]],
    middles: list[float],
    sides: Sequence[Sequence[Sequence[Pull]]],
) -> None:
    for row, fall in zip(rows, falls, strict=True):
        wanted = [_wanted(node, middles, sides) for node in row]
        values = [(place - depth, weight) for (place, weight), depth in zip(wanted, fall, strict=True)]
        for node, value, depth in zip(row, isotonic(values), fall, strict=True):
            middles[node] = value + depth


def _wanted(
    node: int, middles: list[float], sides: Sequence[Sequence[Sequence[Pull]]]
) -> tuple[float, float]:
    """Return where a node would stand if it were alone, and how much that counts."""
    total = weight = 0.0
    for side in sides:
        for pull in side[node]:
            total += (middles[pull.node] + pull.offset) * pull.weight
            weight += pull.weight
    return (total / weight, weight) if weight else (middles[node], LOOSE)


def isotonic(values: Sequence[tuple[float, float]]) -> list[float]:
    """Return the nearest values that never fall, nearest by weighted squares.

    Args:
        values: Each with its weight, which is more than 0.
    """
    blocks: list[tuple[float, float, int]] = []
    for value, heft in values:
        mean, weight, count = value, heft, 1
        while blocks and blocks[-1][0] >= mean:
            above, more, others = blocks.pop()
            mean = (above * more + mean * weight) / (more + weight)
            weight, count = weight + more, count + others
        blocks.append((mean, weight, count))
    return [mean for mean, _, count in blocks for _ in range(count)]
