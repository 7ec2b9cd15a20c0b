"""What falls when a system, a supplier or a group of devices fails, for every process of every party (landscape.md D4)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from inventory.landscape.failure import causes, failure_graph, reached, state

if TYPE_CHECKING:
    from collections.abc import Collection

    from inventory.landscape.analysis import Json
    from inventory.landscape.failure import Hosts, Node, Reached, State
    from inventory.landscape.model import LandscapeView

Silence = Literal["nothing depends", "nothing recorded"]
"""Why a failure hits nothing."""


@dataclass(frozen=True, slots=True)
class Impact:
    """What a failure does to one process of one party.

    Attributes:
        party: Key of the party.
        process: Code of the process.
        state: "down" (all its functions), "degraded" (some, or alternatives remain), "ok", or "gap" (it had no system).
        chain: The shortest way of the failure: supplier or devices, systems by name, and the code of the process; empty
            when it is not reached.
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
        """Return party, process, state, chain and depth."""
        return {
            "party": self.party,
            "process": self.process,
            "state": self.state,
            "chain": list(self.chain),
            "depth": self.depth,
        }


def impact(view: LandscapeView, name: str, hosts: Hosts | None = None) -> list[Impact]:
    """Return what the failure of a system, supplier or group of devices does to every process of every party.

    Args:
        view: The landscape of one day.
        name: Key or name of a system, name of a supplier, or what `hosts` know; case and accents do not matter. A name
            that is more than one thing fails them all.
        hosts: The groups of devices; without them such names are not known.

    Returns:
        One line for each process a party runs or has a system for, by party and process; also those that are "ok".

    Raises:
        InputError: Nothing has that name.
    """
    failed = causes(view, name, hosts)
    found = []
    for party in view.parties:
        there = reached(failure_graph(view, party.key), failed)
        runs = view.runs(party.key)
        found += [
            _line(view, party.key, process.code, there)
            for process in view.processes
            if process.code in runs or view.rows(party.key, process.code)
        ]
    return found


def _line(view: LandscapeView, party: str, process: str, there: Reached) -> Impact:
    found = state(view, party, process, there.down, there.hurt)
    hit = found in {"down", "degraded"}
    way = there.ways.get(("process", party, process), []) if hit else []
    return Impact(party, process, found, tuple(_word(view, node) for node in way))


def silence(
    view: LandscapeView, name: str, touched: Collection[str], hosts: Hosts | None = None
) -> Silence | None:
    """Return why a failure hits no process, None when it does hit one.

    "nothing depends" is an answer: the systems that fail have relations, and none leads to a process on this day.
    "nothing recorded" is none: no system, or none with any relation, is known to hang on what fails.

    Args:
        view: The landscape of one day.
        name: What fails.
        touched: Keys of the systems with an interface, or with support of whatever day.
        hosts: The groups of devices.

    Raises:
        InputError: Nothing has that name.
    """
    if any(line.chain for line in impact(view, name, hosts)):
        return None
    failed = causes(view, name, hosts)
    systems = frozenset().union(*(cause.down | cause.hurt for cause in failed))
    return "nothing depends" if not systems.isdisjoint(touched) else "nothing recorded"


def _word(view: LandscapeView, node: Node) -> str:
    return view.name(node[1]) if node[0] == "system" else node[-1]
