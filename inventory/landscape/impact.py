"""What falls when a system or supplier fails (landscape.md D4), and how much hangs on one supplier (D5).

The failure walks supplier → system → the systems that depend on it → (party, process). It never crosses to another
party by way of a process. Between alternatives for one function the process is degraded, not down.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Literal

from inventory.errors import InputError
from inventory.language import _
from inventory.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    import networkx as nx

    from inventory.landscape.analysis import Json
    from inventory.landscape.model import LandscapeView

State = Literal["down", "degraded", "ok", "gap"]
Node = tuple[str, ...]
"""("supplier", name), ("system", key) or ("process", party, code)."""


@dataclass(frozen=True, slots=True)
class Impact:
    """What a failure does to one process of one party.

    Attributes:
        party: Key of the party.
        process: Code of the process.
        state: "down" (all its functions), "degraded" (some, or alternatives remain), "ok", or "gap" (it had no system).
        chain: The shortest way of the failure: supplier, systems by name, and the code of the process; empty when it
            is not reached.
    """

    party: str
    process: str
    state: State
    chain: tuple[str, ...] = ()

    @property
    def depth(self) -> int:
        """Number of steps of the chain, 0 when it is not reached."""
        return max(len(self.chain) - 1, 0)

    def json(self) -> Json:
        """Return party, process, state and chain."""
        return {"party": self.party, "process": self.process, "state": self.state, "chain": list(self.chain)}


@dataclass(frozen=True, slots=True)
class Dependence:
    """How much of a party hangs on one supplier.

    Attributes:
        party: Key of the party.
        supplier: Name of the supplier.
        covered: Number of processes with a system.
        down: How many of those are down when the supplier fails.
        degraded: How many are degraded.
    """

    party: str
    supplier: str
    covered: int
    down: int
    degraded: int

    @property
    def share(self) -> float | None:
        """Part of the covered processes that is down, 0 to 1; None when nothing is covered."""
        return self.down / self.covered if self.covered else None


def impact(view: LandscapeView, name: str) -> list[Impact]:
    """Return what the failure of a system or supplier does to every process of every party.

    Args:
        view: The landscape of one day.
        name: Key or name of a system, or name of a supplier; case and accents do not matter. A name that is both
            fails both.

    Returns:
        One line for each process a party runs or has a system for, by party and process; also those that are "ok".

    Raises:
        InputError: No system or supplier has that name.
    """
    failed = _named(view, name)
    found = []
    for party in view.parties:
        graph = failure_graph(view, party.key)
        reached = _reached(graph, failed)
        for process in view.processes:
            if process.code in view.runs(party.key) or view.rows(party.key, process.code):
                state = _state(view, party.key, process.code, reached.keys())
                chain = (
                    reached.get(("process", party.key, process.code), ())
                    if state in {"down", "degraded"}
                    else ()
                )
                found.append(Impact(party.key, process.code, state, tuple(_word(view, n) for n in chain)))
    return found


def failure_graph(view: LandscapeView, party: str) -> nx.DiGraph[Node]:
    """Return the graph along which a failure reaches the processes of one party, nodes in a fixed order."""
    import networkx as nx  # noqa: PLC0415  222 ms, only for who asks

    graph: nx.DiGraph[Node] = nx.DiGraph()
    for key in sorted(view.systems):
        graph.add_node(("system", key))
        if view.systems[key].supplier:
            graph.add_edge(("supplier", view.systems[key].supplier), ("system", key))
    for link in view.dependencies:
        if link.party in {None, party}:
            graph.add_edge(("system", link.source), ("system", link.target))
    for row in view.support:
        if row.party == party:
            graph.add_edge(("system", row.system), ("process", party, row.process))
    return graph


def supplier_risk(view: LandscapeView, party: str, process: str) -> int | None:
    """Return on how many suppliers the weakest function of a process rests (D5).

    Returns:
        1 means a single supplier; None when the process has no system, or when a missing supplier decides it.
    """
    counts: list[int | None] = []
    for systems in view.functions(party, process).values():
        suppliers = {view.systems[s].supplier for s in systems}
        counts.append(None if "" in suppliers and len(systems) > 1 else len(suppliers))
    known = [c for c in counts if c is not None]
    if not counts or (None in counts and 1 not in known):
        return None
    return min(known)


def dependence(view: LandscapeView, supplier: str) -> list[Dependence]:
    """Return for each party how much hangs on a supplier or system (D5).

    Raises:
        InputError: No system or supplier has that name.
    """
    lines = impact(view, supplier)
    found = []
    for party in view.parties:
        states = [line.state for line in lines if line.party == party.key and line.state != "gap"]
        found.append(
            Dependence(party.key, supplier, len(states), states.count("down"), states.count("degraded"))
        )
    return found


def connecting(edges: Iterable[tuple[str, str]]) -> list[str]:
    """Return the systems without which the interfaces fall apart (articulation points), by name.

    A weak signal: landscapes are tree-like. Offer it as "connecting systems", not as a risk.
    """
    import networkx as nx  # noqa: PLC0415  222 ms, only for who asks

    graph: nx.Graph[str] = nx.Graph(edges)
    return sorted(nx.articulation_points(graph))


def bottlenecks(edges: Iterable[tuple[str, str]], source: str) -> dict[str, str]:
    """Return for each system that data from a source can reach the last system all ways must pass (dominator)."""
    import networkx as nx  # noqa: PLC0415  222 ms, only for who asks

    graph: nx.DiGraph[str] = nx.DiGraph(edges)
    found = nx.immediate_dominators(graph, source)
    return {node: found[node] for node in sorted(found) if node != source and found[node] is not None}


def _named(view: LandscapeView, name: str) -> list[Node]:
    wanted = fold(name)
    suppliers = sorted({s.supplier for s in view.systems.values() if s.supplier})
    nodes: list[Node] = [("supplier", s) for s in suppliers if fold(s) == wanted]
    nodes += [("system", s) for s in sorted(view.systems) if wanted in {fold(s), fold(view.name(s))}]
    if not nodes:
        names = suppliers + [view.name(s) for s in view.systems]
        near = get_close_matches(wanted, sorted({fold(n) for n in names}), n=3)
        hints = sorted({n for n in names if fold(n) in near})
        raise InputError(
            _("No system or supplier is called “{name}”.").format(name=name),
            _("Perhaps: {names}.").format(names=", ".join(hints)) if hints else "",
        )
    return nodes


def _reached(graph: nx.DiGraph[Node], failed: list[Node]) -> dict[Node, list[Node]]:
    """Return the shortest way from what failed to each node that it reaches."""
    import networkx as nx  # noqa: PLC0415  222 ms, only for who asks

    sources = {node for node in failed if node in graph}
    if not sources:
        return {}
    return dict(nx.multi_source_dijkstra_path(graph, sources))


def _state(view: LandscapeView, party: str, process: str, reached: Iterable[Node]) -> State:
    functions = view.functions(party, process)
    if not functions:
        return "gap"
    fallen = set(reached)
    down = hurt = 0
    for function, systems in functions.items():
        up = sum(1 for s in systems if ("system", s) not in fallen)
        needed = min(max(view.min_up.get((party, process, function), 1), 1), len(systems))
        down += up < needed
        hurt += up < len(systems)
    if down == len(functions):
        return "down"
    return "degraded" if hurt else "ok"


def _word(view: LandscapeView, node: Node) -> str:
    return view.name(node[1]) if node[0] == "system" else node[-1]
