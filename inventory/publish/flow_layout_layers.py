"""Layers of a directed graph: edges that close a circle are turned, and every node stands to the right of what leads to it.

Nodes are numbers from 0; an edge is a pair of them. Everything follows from the order in which they are given.
"""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

Edge = tuple[int, int]


def turned(count: int, edges: Sequence[Edge]) -> list[bool]:
    """Return for each edge whether it must be turned so that no circle is left.

    Nodes are put in a row by the greedy rule of Eades, Lin and Smyth (1993): what nothing leads to goes left, what leads
    nowhere goes right, and else left goes where most leads away from; edges that run back are turned. Edges of a node to
    itself are not expected here.
    """
    after: list[list[int]] = [[] for _ in range(count)]
    before: list[list[int]] = [[] for _ in range(count)]
    for source, target in edges:
        after[source].append(target)
        before[target].append(source)
    place = _row(after, before)
    return [place[source] > place[target] for source, target in edges]


def _row(after: list[list[int]], before: list[list[int]]) -> list[int]:
    """Return the place of each node in the row."""
    goes, comes = [len(nodes) for nodes in after], [len(nodes) for nodes in before]
    place: dict[int, int] = {}
    heap = [(_rank(goes[node], comes[node]), node) for node in range(len(after))]
    heapify(heap)
    left, right = 0, len(after)
    while heap:
        rank, node = heappop(heap)
        if node in place or rank != _rank(goes[node], comes[node]):
            continue
        if comes[node] and not goes[node]:
            right -= 1
            place[node] = right
        else:
            place[node] = left
            left += 1
        for nodes, counts in ((after[node], comes), (before[node], goes)):
            for other in nodes:
                counts[other] -= 1
                if other not in place:
                    heappush(heap, (_rank(goes[other], comes[other]), other))
    return [place[node] for node in range(len(after))]


def _rank(goes: int, comes: int) -> tuple[int, int]:
    """Return what goes first: what nothing leads to, then what leads nowhere, then where most leads away from."""
    return (0, 0) if not comes else (1, 0) if not goes else (2, comes - goes)


def layers(count: int, edges: Sequence[Edge]) -> list[int]:
    """Return the layer of each node, 0 the leftmost, of edges without a circle.

    The longest way from the left decides; a node that more leads away from than to it then moves as near as it can to
    what comes after it, so that lines are short. No layer is empty.
    """
    after: list[list[int]] = [[] for _ in range(count)]
    before: list[list[int]] = [[] for _ in range(count)]
    for source, target in edges:
        after[source].append(target)
        before[target].append(source)
    order = _sorted(before, after)
    found = [0] * count
    for node in order:
        found[node] = max((found[source] + 1 for source in before[node]), default=0)
    for node in reversed(order):
        if len(after[node]) > len(before[node]):
            found[node] = min(found[target] for target in after[node]) - 1
    used = {layer: place for place, layer in enumerate(sorted(set(found)))}
    return [used[layer] for layer in found]


def _sorted(before: list[list[int]], after: list[list[int]]) -> list[int]:
    """Return the nodes so that each comes after what leads to it (Kahn 1962)."""
    waits = [len(sources) for sources in before]
    ready = [node for node, number in enumerate(waits) if not number]
    for node in ready:
        for target in after[node]:
            waits[target] -= 1
            if not waits[target]:
                ready.append(target)
    return ready
