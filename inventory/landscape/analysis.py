"""What the landscape lacks and has twice: coverage, gaps (witte vlekken), overlaps (dubbelingen), orphans.

Unknown participation is unknown, never a gap. An overlap is two systems for the same function; where no function is
recorded it is only possible.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inventory.landscape.model import LandscapeView, Process

Json = dict[str, object]
TWO = 2


class Shaped(Protocol):
    """A result that scripts can read."""

    def json(self) -> Json:
        """Return it as values that JSON can hold."""


def json_of(result: Shaped | Iterable[Shaped]) -> Json | list[Json]:
    """Return a result, or a list of them, in the shape that `inventaris landscape … --format json` prints."""
    return [one.json() for one in result] if not hasattr(result, "json") else result.json()


@dataclass(frozen=True, slots=True)
class Coverage:
    """How far the processes of one party are supported.

    Attributes:
        party: Key of the party.
        runs: Number of processes it certainly runs.
        covered: How many of those have a system.
        unknown: Number of processes of which it is not known whether it runs them.
    """

    party: str
    runs: int
    covered: int
    unknown: int

    @property
    def share(self) -> float | None:
        """Covered part of what it runs, 0 to 1; None when it runs nothing for certain."""
        return self.covered / self.runs if self.runs else None

    def json(self) -> Json:
        """Return party, runs, covered, unknown and share."""
        share = None if self.share is None else round(self.share, 6)
        return {
            "party": self.party,
            "runs": self.runs,
            "covered": self.covered,
            "unknown": self.unknown,
            "share": share,
        }


@dataclass(frozen=True, slots=True)
class Finding:
    """A place in the landscape that calls for attention: a gap or an overlap within one party.

    Attributes:
        party: Key of the party.
        process: Code of the process.
        function: The function it is about, None for the process as a whole.
        systems: Keys of the systems concerned, by name; none for a gap.
        certain: False for an overlap of which no function is recorded.
    """

    party: str
    process: str
    function: str | None = None
    systems: tuple[str, ...] = ()
    certain: bool = True

    def json(self) -> Json:
        """Return party, process, function, systems and certain."""
        return {
            "party": self.party,
            "process": self.process,
            "function": self.function,
            "systems": list(self.systems),
            "certain": self.certain,
        }


@dataclass(frozen=True, slots=True)
class Harmonisation:
    """A process for which two parties use entirely different systems.

    Attributes:
        process: Code of the process.
        parties: Keys of the two parties.
        systems: Keys of the systems at the one and at the other.
    """

    process: str
    parties: tuple[str, str]
    systems: tuple[tuple[str, ...], tuple[str, ...]]

    def json(self) -> Json:
        """Return process and, by party, its systems."""
        return {
            "process": self.process,
            "systems": {p: list(s) for p, s in zip(self.parties, self.systems, strict=True)},
        }


def coverage(view: LandscapeView) -> list[Coverage]:
    """Return the coverage of each party, in the order of the parties."""
    return [
        Coverage(
            party=party.key,
            runs=len(view.runs(party.key)),
            covered=sum(1 for code in view.runs(party.key) if view.rows(party.key, code)),
            unknown=sum(1 for p in view.processes if view.takes_part(party.key, p.code) == "unknown"),
        )
        for party in view.parties
    ]


def gaps(view: LandscapeView) -> list[Finding]:
    """Return the processes that a party runs without any system (landscape.md D1), by party and process."""
    return [
        Finding(party.key, process.code)
        for party in view.parties
        for process in view.processes
        if process.code in view.runs(party.key) and not view.rows(party.key, process.code)
    ]


def unknowns(view: LandscapeView) -> list[Finding]:
    """Return the processes of which it is not known whether a party runs them, with the systems it has there."""
    return [
        Finding(party.key, process.code, None, view.systems_of(party.key, process.code), certain=False)
        for party in view.parties
        for process in view.processes
        if view.takes_part(party.key, process.code) == "unknown"
    ]


def contradictions(view: LandscapeView) -> list[Finding]:
    """Return the processes that a party does not run and yet has a system for."""
    return [
        Finding(party.key, process.code, None, view.systems_of(party.key, process.code))
        for party in view.parties
        for process in view.processes
        if view.takes_part(party.key, process.code) == "no" and view.rows(party.key, process.code)
    ]


def overlaps(view: LandscapeView) -> list[Finding]:
    """Return two or more systems for the same function of a process within a party (D2).

    A system whose function is not recorded may do what any other system of the process does: such an overlap has
    function None and is not certain.
    """
    return [
        finding
        for party in view.parties
        for process in view.processes
        for finding in _overlaps_at(view, party.key, process)
    ]


def _overlaps_at(view: LandscapeView, party: str, process: Process) -> list[Finding]:
    functions = view.functions(party, process.code)
    found = [
        Finding(party, process.code, name, systems)
        for name, systems in functions.items()
        if name is not None and len(systems) >= TWO
    ]
    everything = view.systems_of(party, process.code)
    if None in functions and len(everything) >= TWO:
        found.append(Finding(party, process.code, None, everything, certain=False))
    return found


def harmonisations(view: LandscapeView) -> list[Harmonisation]:
    """Return the processes that two parties run with systems of which none is shared (D2, between parties)."""
    found = []
    for process in view.processes:
        runners = [p.key for p in view.parties if process.code in view.runs(p.key)]
        for one, other in combinations(runners, TWO):
            left, right = view.systems_of(one, process.code), view.systems_of(other, process.code)
            if left and right and not set(left) & set(right):
                found.append(Harmonisation(process.code, (one, other), (left, right)))
    return found


def orphans(view: LandscapeView) -> list[str]:
    """Return the keys of the systems that support no process on this day, by name."""
    used = {row.system for row in view.support}
    return sorted(set(view.systems) - used, key=view.system_order)
