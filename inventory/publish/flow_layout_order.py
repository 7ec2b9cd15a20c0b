"""The order of the nodes within each layer, so that few lines cross: sweeps by barycentre (Sugiyama, Tagawa and Toda 1981).

Every line goes from a layer to the next one; long ones have a dummy node in each layer between.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inventory.publish.flow_layout_layers import Edge

SWEEPS = 16
PATIENCE = 4
"""Sweeps without a better order before it ends."""
Rows = list[list[int]]
"""The nodes of each layer from top to bottom."""


class Neighbours:
    """Who is beside whom: by node, those in the layer to its left and to its right."""

    def __init__(self, count: int, pieces: Sequence[Edge]) -> None:
        self.left: list[list[int]] = [[] for _ in range(count)]
        self.right: list[list[int]] = [[] for _ in range(count)]
        for source, target in pieces:
            self.right[source].append(target)
            self.left[target].append(source)


def ordered(layer: Sequence[int], beside: Neighbours) -> Rows:
    """Return the nodes of each layer in the best order that was found.

    Args:
        layer: The layer of each node, dummies included.
        beside: The neighbours of each node.
    """
    rows = _first(layer, beside)
    best, least, waited = [row[:] for row in rows], crossings(rows, beside), 0
    for sweep in range(SWEEPS):
        if not least or waited == PATIENCE:
            break
        _sweep(rows, beside, to_right=sweep % 2 == 0)
        _swap(rows, beside)
        found = crossings(rows, beside)
        waited += 1
        if found < least:
            best, least, waited = [row[:] for row in rows], found, 0
    return best


def crossings(rows: Rows, beside: Neighbours) -> int:
    """Return how many pairs of lines cross, in time that grows with n log n (Barth, Jünger and Mutzel 2002)."""
    return sum(_crossings(one, other, beside) for one, other in itertools.pairwise(rows))


def _crossings(row: list[int], following: list[int], beside: Neighbours) -> int:
    place = {node: i for i, node in enumerate(following)}
    tree = [0] * (len(following) + 1)
    found = seen = 0
    for node in row:
        ends = sorted(place[target] for target in beside.right[node])
        for end in ends:
            found += seen - _below(tree, end + 1)
        for end in ends:
            _add(tree, end + 1)
        seen += len(ends)
    return found


def _below(tree: list[int], at: int) -> int:
    """Return how many ends were seen up to this place (a Fenwick tree)."""
    total = 0
    while at:
        total += tree[at]
        at &= at - 1
    return total


def _add(tree: list[int], at: int) -> None:
    while at < len(tree):
        tree[at] += 1
        at += at & -at


def _first(layer: Sequence[int], beside: Neighbours) -> Rows:
    """Return an order in which what hangs together lies together: a walk over neighbours."""
    rows: Rows = [[] for _ in range(max(layer, default=-1) + 1)]
    seen: set[int] = set()
    for start in sorted(range(len(layer)), key=lambda node: (layer[node], node)):
        stack = [start]
        while stack:
            node = stack.pop()
            if node not in seen:
                seen.add(node)
                rows[layer[node]].append(node)
                stack += [*reversed(beside.left[node]), *reversed(beside.right[node])]
    return rows


def _sweep(rows: Rows, beside: Neighbours, *, to_right: bool) -> None:
    """Sort each layer by the mean place of its neighbours in the one before; who has none stays where it is."""
    sides = beside.left if to_right else beside.right
    indices = range(1, len(rows)) if to_right else range(len(rows) - 2, -1, -1)
    for index in indices:
        before = rows[index - 1 if to_right else index + 1]
        place = {node: i for i, node in enumerate(before)}
        row = rows[index]
        means = {node: sum(place[n] for n in sides[node]) / len(sides[node]) for node in row if sides[node]}
        moved = iter(sorted(means, key=means.__getitem__))
        rows[index] = [next(moved) if node in means else node for node in row]


def _swap(rows: Rows, beside: Neighbours) -> None:
    """Swap nodes that stand below each other where that takes away crossings."""
    places = [{node: i for i, node in enumerate(row)} for row in rows]
    for index, row in enumerate(rows):
        for at in range(len(row) - 1):
            one, other = row[at], row[at + 1]
            gain = 0
            if index:
                gain += _gain(beside.left, one, other, places[index - 1])
            if index + 1 < len(rows):
                gain += _gain(beside.right, one, other, places[index + 1])
            if gain > 0:
                row[at], row[at + 1] = other, one
        places[index] = {node: i for i, node in enumerate(row)}


def _gain(sides: list[list[int]], one: int, other: int, place: dict[int, int]) -> int:
    """Return how many crossings fewer there are when two nodes change places."""
    if not sides[one] or not sides[other]:
        return 0
    mine, theirs = [place[n] for n in sides[one]], [place[n] for n in sides[other]]
    return sum((a > b) - (a < b) for a in mine for b in theirs)
