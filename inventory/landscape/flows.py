"""Where personal data can get through the interfaces, and where they pass without a valid agreement (landscape.md D6).

An agreement belongs to an interface (for a party and a purpose), not to a system. What is found here *can* receive the
data: a way through the interfaces is no proof that they are forwarded.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from inventory.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    import networkx as nx

    from inventory.landscape.analysis import Json

Answer = Literal["yes", "no", "unknown"]


@dataclass(frozen=True, slots=True)
class Flow:
    """An interface that may carry personal data of the kind asked for, on the day asked for.

    Attributes:
        source: Key of the system that sends.
        target: Key of the system that receives.
        carries: Whether it carries those data.
        covered: Whether a valid agreement or a ground in law covers it.
    """

    source: str
    target: str
    carries: Answer = "yes"
    covered: Answer = "unknown"


@dataclass(frozen=True, slots=True)
class Leak:
    """An interface without a valid agreement that data reach by covered ways alone: here is where to act.

    Attributes:
        flow: The interface.
        chain: The systems from the source to its target.
    """

    flow: Flow
    chain: tuple[str, ...]

    def json(self) -> Json:
        """Return source, target, covered and chain."""
        return {
            "source": self.flow.source,
            "target": self.flow.target,
            "covered": self.flow.covered,
            "chain": list(self.chain),
        }


@dataclass(frozen=True, slots=True)
class Reach:
    """How far data get from one system.

    Attributes:
        source: Key of the system where they come from.
        reached: Keys of the systems that can receive them, by key.
        covered: Those among them that covered interfaces alone lead to.
        derived: The others, each with the shortest chain from the source: reached only through a leak.
        leaks: The interfaces to act on, by source and target.
        unsure: Interfaces of which it is not recorded whether they carry the data, from a system that has them.
    """

    source: str
    reached: tuple[str, ...]
    covered: tuple[str, ...]
    derived: tuple[tuple[str, ...], ...]
    leaks: tuple[Leak, ...]
    unsure: tuple[Flow, ...]

    def json(self) -> Json:
        """Return source, reached, covered, derived (chains), leaks and unsure."""
        return {
            "source": self.source,
            "reached": list(self.reached),
            "covered": list(self.covered),
            "derived": [list(chain) for chain in self.derived],
            "leaks": [leak.json() for leak in self.leaks],
            "unsure": [{"source": flow.source, "target": flow.target} for flow in self.unsure],
        }


def of_category(flow: Flow, categories: Iterable[str], wanted: str) -> Flow:
    """Return an interface as it is for one kind of data, whether or not of pupils.

    Args:
        flow: The interface.
        categories: The kinds of data that it carries; none when they are not recorded, which leaves it unknown.
        wanted: The kind that is asked for, without regard to case and accents.
    """
    known = {fold(one) for one in categories}
    carries: Answer = "unknown" if not known else "yes" if fold(wanted) in known else "no"
    return replace(flow, carries=carries)


def reach(flows: Iterable[Flow], source: str) -> Reach:
    """Return how far data get from a system.

    Args:
        flows: The interfaces of one day, for one kind of data. Two systems may exchange more than one; a way is
            covered when one of them is.
        source: Key of the system; one without interfaces reaches nothing.
    """
    known = sorted(flows, key=lambda f: (f.source, f.target, f.carries, f.covered))
    carrying = [f for f in known if f.carries == "yes"]
    ways = _ways(carrying, source)
    safe = _ways([f for f in carrying if f.covered == "yes"], source)
    leaks = tuple(
        Leak(f, (*safe[f.source], f.target)) for f in carrying if f.covered != "yes" and f.source in safe
    )
    return Reach(
        source=source,
        reached=tuple(sorted(ways.keys() - {source})),
        covered=tuple(sorted(safe.keys() - {source})),
        derived=tuple(tuple(ways[key]) for key in sorted(ways.keys() - safe.keys())),
        leaks=leaks,
        unsure=tuple(f for f in known if f.carries == "unknown" and f.source in ways),
    )


def _ways(flows: list[Flow], source: str) -> dict[str, list[str]]:
    """Return the shortest way from the source to each system that it reaches, itself included."""
    import networkx as nx  # noqa: PLC0415  222 ms, only for who asks

    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_node(source)
    graph.add_edges_from((f.source, f.target) for f in flows)
    return dict(nx.single_source_shortest_path(graph, source))
