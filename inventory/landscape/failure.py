"""How a failure walks: supplier, system or devices → systems → the systems that depend on them → (party, process).

It never crosses to another party by way of a process. What stays is judged by function (landscape.md D4): a process is
down when all its functions are, degraded when one of them is hurt.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

from inventory.errors import InputError
from inventory.landscape.naming import perhaps, shown
from inventory.language import _
from inventory.text import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from collections.abc import Set as AbstractSet

    import networkx as nx

    from inventory.landscape.model import LandscapeView

State = Literal["down", "degraded", "ok", "gap"]
Node = tuple[str, ...]
"""("supplier", name), ("system", key), ("devices", name) or ("process", party, code)."""
NONE: frozenset[str] = frozenset()
ROOT: Node = ("",)


@dataclass(frozen=True, slots=True)
class Cause:
    """What fails by itself.

    Attributes:
        node: The supplier, system or group of devices.
        down: Keys of the systems that fail with it.
        hurt: Keys of the systems that it takes a part of: their processes are degraded, not down.
    """

    node: Node
    down: frozenset[str]
    hurt: frozenset[str] = NONE


@dataclass(frozen=True, slots=True)
class Reached:
    """How far a failure gets at one party.

    Attributes:
        down: Keys of the systems that fail.
        hurt: Keys of the systems that lose a part and do not fail.
        ways: The shortest way from the cause to each node that is reached, both included.
    """

    down: frozenset[str]
    hurt: frozenset[str]
    ways: dict[Node, list[Node]]


class Hosts(Protocol):
    """Where systems run: groups of devices that can be named."""

    def named(self, name: str) -> list[Cause]:
        """Return the groups of devices with a name: a category, a product, a device."""

    def names(self) -> list[str]:
        """Return the names of the groups, for a hint."""


def causes(view: LandscapeView, name: str, hosts: Hosts | None = None) -> list[Cause]:
    """Return what a name stands for; case and accents do not matter. A name that is more than one thing fails them all.

    Raises:
        InputError: No system, supplier or group of devices has that name; the hint gives the nearest.
    """
    wanted = fold(name)
    supplied: dict[str, set[str]] = {}
    for key in sorted(view.systems):
        if view.systems[key].supplier:
            supplied.setdefault(view.systems[key].supplier, set()).add(key)
    found = [Cause(("supplier", s), frozenset(supplied[s])) for s in sorted(supplied) if fold(s) == wanted]
    found += [
        Cause(("system", s), frozenset({s}))
        for s in sorted(view.systems)
        if wanted in {fold(s), fold(view.name(s))}
    ]
    found += hosts.named(name) if hosts else []
    if not found:
        names = [*supplied, *map(view.name, view.systems), *(hosts.names() if hosts else ())]
        raise InputError(
            _("No system, supplier or group of devices is called “{name}”.").format(name=shown(name)),
            perhaps(name, {fold(one): one for one in sorted(names)}),
        )
    return found


def failure_graph(view: LandscapeView, party: str) -> nx.DiGraph[Node]:
    """Return the graph along which the failure of a system reaches the processes of one party, nodes in a fixed order."""
    import networkx as nx  # noqa: PLC0415  222 ms, only for who asks

    graph: nx.DiGraph[Node] = nx.DiGraph()
    graph.add_nodes_from(("system", key) for key in sorted(view.systems))
    for link in view.dependencies:
        if link.party in {None, party}:
            graph.add_edge(("system", link.source), ("system", link.target))
    for row in view.support:
        if row.party == party:
            graph.add_edge(("system", row.system), ("process", party, row.process))
    return graph


def reached(graph: nx.DiGraph[Node], failed: Sequence[Cause]) -> Reached:
    """Return how far a failure gets.

    Args:
        graph: That of one party; it gets nodes and edges for what failed.
        failed: What fails by itself.
    """
    for cause in failed:
        graph.add_edge(ROOT, cause.node)
        systems = [("system", s) for s in sorted(cause.down)]
        graph.add_edges_from((cause.node, node) for node in systems if node != cause.node)
    ways = _ways(graph)
    down = _systems(ways)
    part = [(cause.node, ("system", s)) for cause in failed for s in sorted(cause.hurt - down)]
    if not part:
        return Reached(down, NONE, ways)
    graph.add_edges_from(part)
    further = _ways(graph)
    return Reached(down, _systems(further) - down, {**further, **ways})


def _ways(graph: nx.DiGraph[Node]) -> dict[Node, list[Node]]:
    """Return the shortest ways from what failed; breadth first, so that they are the same each time."""
    import networkx as nx  # noqa: PLC0415  222 ms, only for who asks

    found = nx.single_source_shortest_path(graph, ROOT)
    return {node: list(way[1:]) for node, way in found.items() if node != ROOT}


def _systems(nodes: Iterable[Node]) -> frozenset[str]:
    return frozenset(node[1] for node in nodes if node[0] == "system")


def dependents(view: LandscapeView, party: str) -> nx.DiGraph[str]:
    """Return which systems fall with which at one party, by their keys; only those that have such a relation."""
    import networkx as nx  # noqa: PLC0415  222 ms, only for who asks

    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_edges_from(
        (link.source, link.target) for link in view.dependencies if link.party in {None, party}
    )
    return graph


def fallen(graph: nx.DiGraph[str], systems: Iterable[str]) -> set[str]:
    """Return systems with all that fall with them, for who asks it of many: it needs no graph of the processes."""
    import networkx as nx  # noqa: PLC0415  222 ms, only for who asks

    down = set(systems)
    for system in sorted(down):
        if system in graph:
            down |= nx.descendants(graph, system)
    return down


def used(view: LandscapeView, party: str) -> dict[str, set[str]]:
    """Return the codes of the processes that each system supports at a party."""
    found: dict[str, set[str]] = {}
    for row in view.support:
        if row.party == party:
            found.setdefault(row.system, set()).add(row.process)
    return found


def state(
    view: LandscapeView, party: str, process: str, down: AbstractSet[str], hurt: AbstractSet[str] = NONE
) -> State:
    """Return what a failure leaves of one process of one party.

    A function is down when fewer systems are up than it needs: one, unless `min_up` says otherwise.

    Args:
        view: The landscape of one day.
        party: Key of the party.
        process: Code of the process.
        down: Keys of the systems that fail.
        hurt: Keys of the systems that lose a part.
    """
    functions = view.functions(party, process)
    if not functions:
        return "gap"
    fell = touched = 0
    for function, systems in functions.items():
        up = len(systems) - _among(systems, down)
        needed = min(max(view.min_up.get((party, process, function), 1), 1), len(systems))
        fell += up < needed
        touched += up < len(systems) or _among(systems, hurt) > 0
    if fell == len(functions):
        return "down"
    return "degraded" if touched else "ok"


def _among(systems: Collection[str], some: AbstractSet[str]) -> int:
    return sum(1 for system in systems if system in some)
