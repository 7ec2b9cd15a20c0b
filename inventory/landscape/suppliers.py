"""How much hangs on one supplier (landscape.md D5): the weakest function of each process, and each supplier's share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inventory.landscape.failure import (
    causes,
    dependents,
    failure_graph,
    fallen,
    reached,
    state,
    used,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inventory.landscape.analysis import Json
    from inventory.landscape.failure import Hosts
    from inventory.landscape.model import LandscapeView


@dataclass(frozen=True, slots=True)
class Risk:
    """On how many suppliers a process of a party rests.

    Attributes:
        party: Key of the party.
        process: Code of the process.
        suppliers: Number of suppliers of its weakest function; None when it has no system, or when a missing supplier
            decides it.
        systems: Keys of its systems, by name; none for a gap.
        names: Names of its suppliers.
    """

    party: str
    process: str
    suppliers: int | None
    systems: tuple[str, ...]
    names: tuple[str, ...]

    def json(self) -> Json:
        """Return party, process, suppliers, systems and names of suppliers."""
        return {
            "party": self.party,
            "process": self.process,
            "suppliers": self.suppliers,
            "systems": list(self.systems),
            "names": list(self.names),
        }


@dataclass(frozen=True, slots=True)
class Dependence:
    """How much of a party hangs on one supplier.

    Attributes:
        party: Key of the party.
        supplier: Name of the supplier, or whatever was asked for.
        covered: Number of processes with a system.
        down: How many of those are down when it fails.
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

    def json(self) -> Json:
        """Return supplier, party, covered, down, degraded and share."""
        return {
            "supplier": self.supplier,
            "party": self.party,
            "covered": self.covered,
            "down": self.down,
            "degraded": self.degraded,
            "share": None if self.share is None else round(self.share, 6),
        }


def supplier_risk(view: LandscapeView, party: str, process: str) -> int | None:
    """Return on how many suppliers the weakest function of a process rests (D5).

    Returns:
        1 means a single supplier; None when the process has no system, or when a missing supplier decides it.
    """
    counts: list[int | None] = []
    for systems in view.functions(party, process).values():
        suppliers = {view.systems[s].supplier for s in systems}
        # A single system has a single supplier, even when nobody wrote down which.
        counts.append(None if "" in suppliers and len(systems) > 1 else len(suppliers))
    known = [c for c in counts if c is not None]
    if not counts or (None in counts and 1 not in known):
        return None
    return min(known)


def risks(view: LandscapeView) -> list[Risk]:
    """Return the risk of every process that a party runs or has a system for, by party and process."""
    found = []
    for party in view.parties:
        runs = view.runs(party.key)
        for process in view.processes:
            systems = view.systems_of(party.key, process.code)
            if systems or process.code in runs:
                count = supplier_risk(view, party.key, process.code)
                names = sorted({view.systems[s].supplier for s in systems} - {""})
                found.append(Risk(party.key, process.code, count, systems, tuple(names)))
    return found


def dependence(view: LandscapeView, name: str, hosts: Hosts | None = None) -> list[Dependence]:
    """Return for each party how much hangs on a supplier, a system or a group of devices (D5).

    Raises:
        InputError: Nothing has that name.
    """
    failed = causes(view, name, hosts)
    named = view.name(failed[0].node[-1]) if failed[0].node[0] == "system" else failed[0].node[-1]
    found = []
    for party in view.parties:
        there = reached(failure_graph(view, party.key), failed)
        codes = {row.process for row in view.support if row.party == party.key}
        states = [state(view, party.key, code, there.down, there.hurt) for code in codes]
        found.append(Dependence(party.key, named, len(codes), states.count("down"), states.count("degraded")))
    return found


def dependences(view: LandscapeView) -> list[Dependence]:
    """Return how much of each party hangs on each supplier that hits it: the largest share first, then by name."""
    supplied: dict[str, set[str]] = {}
    for key, system in view.systems.items():
        if system.supplier:
            supplied.setdefault(system.supplier, set()).add(key)
    found = [line for party in view.parties for line in _of_party(view, party.key, supplied)]
    order = {party.key: place for place, party in enumerate(view.parties)}
    worst: dict[str, float] = {}
    for line in found:
        worst[line.supplier] = max(worst.get(line.supplier, 0), line.share or 0)
    return sorted(found, key=lambda x: (-worst[x.supplier], x.supplier, order[x.party]))


def _of_party(view: LandscapeView, party: str, supplied: Mapping[str, set[str]]) -> list[Dependence]:
    processes = used(view, party)
    covered = len(set().union(*processes.values()))
    graph = dependents(view, party)
    found = []
    for name in sorted(supplied):
        down = fallen(graph, supplied[name])
        codes = set().union(*(processes.get(system, ()) for system in down))
        states = [state(view, party, code, down) for code in codes]
        found.append(Dependence(party, name, covered, states.count("down"), states.count("degraded")))
    return found
