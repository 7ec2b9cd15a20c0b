"""Which systems belong together by what they support together (landscape.md D7): to order columns and to bundle steps."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx

    from inventory.landscape.analysis import Json
    from inventory.landscape.model import LandscapeView

SEEDS = (1, 2, 3, 4, 5)
"""Of Louvain's method: fixed, so that the same landscape has the same clusters each time, and the best of them counts."""
MANY = 500
"""Pairs of systems from which one try is enough: each takes 40 ms at 500 systems."""


@dataclass(frozen=True, slots=True)
class Clusters:
    """Systems that support processes together.

    Attributes:
        clusters: Keys of the systems of each cluster by name, the largest cluster first.
        edges: Two systems and in how many (party, process) both are used, by name.
        modularity: How well the clusters are apart, -0.5 to 1; None when no two systems share a process.
    """

    clusters: tuple[tuple[str, ...], ...]
    edges: tuple[tuple[str, str, int], ...]
    modularity: float | None

    def json(self) -> Json:
        """Return clusters, edges and modularity."""
        return {
            "clusters": [list(c) for c in self.clusters],
            "edges": [{"systems": [a, b], "weight": weight} for a, b, weight in self.edges],
            "modularity": None if self.modularity is None else round(self.modularity, 6),
        }

    def order(self) -> tuple[str, ...]:
        """Return the systems in an order in which those of a cluster stand together."""
        return tuple(system for cluster in self.clusters for system in cluster)


def shared(view: LandscapeView) -> list[tuple[str, str, int]]:
    """Return two systems and in how many (party, process) both are used, by name."""
    weights: Counter[tuple[str, str]] = Counter()
    used: dict[tuple[str, str], set[str]] = {}
    for row in view.support:
        used.setdefault((row.party, row.process), set()).add(row.system)
    for systems in used.values():
        weights.update(combinations(sorted(systems), 2))
    names = {key: view.system_order(key) for key in {row.system for row in view.support}}
    found = []
    for (one, other), weight in weights.items():
        first, second = sorted((one, other), key=names.__getitem__)
        found.append((first, second, weight))
    return sorted(found, key=lambda e: (names[e[0]], names[e[1]]))


def clusters(view: LandscapeView) -> Clusters:
    """Return the clusters of the systems that support something on the day."""
    import networkx as nx  # noqa: PLC0415  222 ms, only for who asks

    edges = shared(view)
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(sorted({row.system for row in view.support}))
    graph.add_weighted_edges_from(edges)
    if not edges:
        alone = sorted(graph, key=view.system_order)
        return Clusters(tuple((system,) for system in alone), (), None)
    tries = SEEDS if len(edges) < MANY else SEEDS[:1]
    ways = [nx.community.louvain_communities(graph, seed=seed) for seed in tries]
    worth = [nx.community.modularity(graph, way) for way in ways]
    found = ways[worth.index(max(worth))]
    ordered = [tuple(sorted(cluster, key=view.system_order)) for cluster in found]
    ordered.sort(key=lambda c: (-len(c), view.system_order(c[0])))
    return Clusters(tuple(ordered), tuple(edges), max(worth))
