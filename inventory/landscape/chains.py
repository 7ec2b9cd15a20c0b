"""What the interfaces hang together by: connecting systems, bottlenecks of data chains (landscape.md D5).

All of it is a weak signal: landscapes are like trees, so that most systems connect others. It says where to look.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from inventory.landscape.failure import dependents, fallen, state, used

if TYPE_CHECKING:
    from collections.abc import Iterable

    import networkx as nx

    from inventory.landscape.analysis import Json
    from inventory.landscape.model import LandscapeView

Edge = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Connecting:
    """A system without which the interfaces fall apart.

    Attributes:
        system: Its key.
        processes: Number of (party, process) that are down when it fails.
        degraded: Number of (party, process) that are degraded then.
    """

    system: str
    processes: int
    degraded: int

    def json(self) -> Json:
        """Return system, processes and degraded."""
        return {"system": self.system, "processes": self.processes, "degraded": self.degraded}


@dataclass(frozen=True, slots=True)
class Bottleneck:
    """The last system that all ways from a source to a system pass.

    Attributes:
        system: Key of the system that is reached.
        bottleneck: Key of the system that all ways pass; the source itself when there are ways apart.
        cut: How many systems between must fail before no way is left; None when the source has an interface with it.
    """

    system: str
    bottleneck: str
    cut: int | None

    def json(self) -> Json:
        """Return system, bottleneck and cut."""
        return {"system": self.system, "bottleneck": self.bottleneck, "cut": self.cut}


def connecting(edges: Iterable[Edge]) -> list[str]:
    """Return the systems without which the interfaces fall apart (articulation points), by name.

    A weak signal: landscapes are tree-like. Offer it as "connecting systems", not as a risk.
    """
    import networkx as nx  # noqa: PLC0415  222 ms, only for who asks

    return sorted(nx.articulation_points(nx.Graph(_proper(edges))))


def ranked(view: LandscapeView, edges: Iterable[Edge]) -> list[Connecting]:
    """Return the connecting systems, those first whose failure costs most processes."""
    keys = connecting(edges)
    lost, hurt = dict.fromkeys(keys, 0), dict.fromkeys(keys, 0)
    for party in view.parties:
        processes, graph = used(view, party.key), dependents(view, party.key)
        for key in keys:
            down = fallen(graph, [key])
            codes = set().union(*(processes.get(system, ()) for system in down))
            states = [state(view, party.key, code, down) for code in codes]
            lost[key] += states.count("down")
            hurt[key] += states.count("degraded")
    made = [Connecting(key, lost[key], hurt[key]) for key in keys]
    return sorted(made, key=lambda c: (-c.processes, -c.degraded, view.system_order(c.system)))


def bridges(edges: Iterable[Edge]) -> list[Edge]:
    """Return the pairs of systems that nothing else connects, each by name, in order."""
    import networkx as nx  # noqa: PLC0415  222 ms, only for who asks

    graph: nx.Graph[Any] = nx.Graph(_proper(edges))
    found: list[Any] = list(nx.bridges(graph))
    return sorted((min(pair), max(pair)) for pair in found)


def bottlenecks(edges: Iterable[Edge], source: str) -> dict[str, str]:
    """Return for each system that data from a source can reach the last system all ways must pass (dominator).

    A source without interfaces reaches nothing.
    """
    import networkx as nx  # noqa: PLC0415  222 ms, only for who asks

    graph = _directed(edges, source)
    found = nx.immediate_dominators(graph, source)
    return {node: found[node] for node in sorted(found) if node != source and found[node] is not None}


def passed(edges: Iterable[Edge], source: str) -> list[Bottleneck]:
    """Return the bottlenecks of all that a source reaches, by system, each with its smallest cut."""
    known = list(edges)
    found = bottlenecks(known, source)
    direct = {target for one, target in known if one == source}
    open_ = [s for s, neck in found.items() if neck == source and s not in direct]
    cuts = _cuts(_directed(known, source), source, open_)
    return [Bottleneck(s, neck, None if s in direct else cuts.get(s, 1)) for s, neck in found.items()]


def _cuts(graph: nx.DiGraph[str], source: str, targets: list[str]) -> dict[str, int]:
    """Return how many systems between must fail, for targets that have ways apart and no interface with the source."""
    if not targets:
        return {}
    from networkx.algorithms.connectivity import (  # noqa: PLC0415  222 ms, only for who asks
        build_auxiliary_node_connectivity,
        local_node_connectivity,
    )
    from networkx.algorithms.flow import build_residual_network  # noqa: PLC0415

    helper = build_auxiliary_node_connectivity(graph)
    residual = build_residual_network(helper, "capacity")
    return {
        target: int(local_node_connectivity(graph, source, target, auxiliary=helper, residual=residual))
        for target in targets
    }


def _proper(edges: Iterable[Edge]) -> list[Edge]:
    """Return the interfaces between two systems, in a fixed order; one of a system with itself connects nothing."""
    return sorted({(a, b) for a, b in edges if a != b})


def _directed(edges: Iterable[Edge], source: str) -> nx.DiGraph[str]:
    import networkx as nx  # noqa: PLC0415  222 ms, only for who asks

    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_node(source)
    graph.add_edges_from(_proper(edges))
    return graph
