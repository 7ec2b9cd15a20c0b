"""The landscape as plain values: who runs which process, and which system supports it, for whom, from when to when.

The core relation has three ends and a date: (party, process, system). Participation is a relation of its own, since a
party that does not run a process has no gap there. Everything that is calculated is calculated on a `LandscapeView`:
the landscape of one day, as it is now, on a day of the road (plateau) or as it is meant to become, never two at once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

Mode = Literal["now", "target", "plateau"]
Participation = Literal["yes", "no", "unknown"]
Status = Literal["planned", "in_use", "phasing_out", "ended"]
Slot = tuple[str, str, str | None]
"""Party, process and function (None: the process as a whole)."""

COUNTED: dict[Mode, frozenset[Status]] = {
    "now": frozenset({"in_use", "phasing_out"}),
    "target": frozenset({"in_use", "planned"}),
    "plateau": frozenset({"in_use", "planned", "phasing_out"}),
}
PARTIAL, FULL = 1, 2
LEVELS = {"partial": PARTIAL, "full": FULL}
"""Level of support by the word that the records have for it."""


def natural(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return a sort key in which "2.9" comes before "2.10" and any two texts can be compared."""
    parts = re.findall(r"[0-9]+|[^0-9]+", text)
    return tuple((0, int(p), "") if p[0] in "0123456789" else (1, 0, p.casefold()) for p in parts)


class Dated(Protocol):
    """What has a status and runs from a first to a last day; None leaves that side open."""

    @property
    def status(self) -> Status:
        """Where it is in its life."""

    @property
    def start(self) -> date | None:
        """First day."""

    @property
    def end(self) -> date | None:
        """Last day, which still counts."""


def counts(row: Dated, on: date, mode: Mode) -> bool:
    """Return whether a row counts on a day in the landscape as it is ("now"), on the road ("plateau") or at its end ("target").

    What is phased out is gone in the target; on the road it is there until its last day, and gone when it has none.
    """
    leaving = mode == "plateau" and row.status == "phasing_out"
    return (
        row.status in COUNTED[mode]
        and (row.start is None or row.start <= on)
        and (not leaving if row.end is None else on <= row.end)
    )


@dataclass(frozen=True, slots=True)
class Life:
    """Status, first and last day of a record."""

    status: Status = "in_use"
    start: date | None = None
    end: date | None = None

    def within(self, other: Dated) -> Life:
        """Return when both count: the later start, the earlier end, the status that excludes most."""
        starts = [day for day in (self.start, other.start) if day]
        ends = [day for day in (self.end, other.end) if day]
        return Life(_both(self.status, other.status), max(starts, default=None), min(ends, default=None))


def _both(one: Status, other: Status) -> Status:
    """Return the status of what needs two things: planned and phasing out never meet."""
    states = {one, other} - {"in_use"}
    return "in_use" if not states else states.pop() if len(states) == 1 else "ended"


@dataclass(frozen=True, slots=True)
class Party:
    """A legal entity that takes part: a school, a childcare organisation.

    Attributes:
        key: What the support and participation rows call it; also what a script sees.
        name: What people see.
        order: Place among the columns.
    """

    key: str
    name: str
    order: int = 0


@dataclass(frozen=True, slots=True)
class Process:
    """A process of the board.

    Attributes:
        code: Stable code, such as "2.4"; what the rows refer to.
        name: The board's own name for it.
        domain_code: Code of the domain (main process) it belongs to, "" for none.
        domain_name: Name of that domain.
        order: Place within the domain, before the code decides.
        importance: Weight in the weighted difference, 0 or more.
        description: What it is, shown when hovering.
    """

    code: str
    name: str
    domain_code: str = ""
    domain_name: str = ""
    order: int = 0
    importance: int = 1
    description: str = ""


@dataclass(frozen=True, slots=True)
class System:
    """An application or cloud service.

    Attributes:
        key: What the rows call it.
        name: What people see; "" means the key.
        kind: Product family (reference component), such as "LAS"; "" when not recorded.
        supplier: Name of the supplier; "" when not recorded.
        status: Where it is in its life.
        start: First day; None means always.
        end: Last day, which still counts; None means open.
    """

    key: str
    name: str = ""
    kind: str = ""
    supplier: str = ""
    status: Status = "in_use"
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Support:
    """A system that supports a process at a party.

    Attributes:
        party: Key of the party.
        process: Code of the process.
        system: Key of the system.
        function: What it is used for within the process; None when that is not recorded (the process as a whole).
        level: 1 partly, 2 fully.
        status: Where it is in its life.
        start: First day; None means always.
        end: Last day, which still counts; None means open.
    """

    party: str
    process: str
    system: str
    function: str | None = None
    level: int = FULL
    status: Status = "in_use"
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Dependency:
    """A system that fails when another fails: its host, its identity provider, an interface flagged as dependent.

    Attributes:
        source: Key of the system that carries.
        target: Key of the system that depends on it.
        party: Only there, or None for every party.
        status: Where it is in its life.
        start: First day; None means always.
        end: Last day, which still counts; None means open.
    """

    source: str
    target: str
    party: str | None = None
    status: Status = "in_use"
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True)
class Landscape:
    """Everything that is recorded, of all dates and states.

    Attributes:
        parties: The parties, in any order.
        processes: The processes, in any order.
        systems: The systems; one that only a support row names is taken as a system without kind and supplier.
        participation: "yes", "no" or "unknown" by (party, process); a pair that is not there is "unknown".
        support: The support rows.
        dependencies: Which system falls with which.
        min_up: How many alternatives must stay up by (party, process, function); 1 unless said otherwise.
    """

    parties: tuple[Party, ...]
    processes: tuple[Process, ...]
    participation: Mapping[tuple[str, str], Participation]
    support: tuple[Support, ...]
    systems: tuple[System, ...] = ()
    dependencies: tuple[Dependency, ...] = ()
    min_up: Mapping[Slot, int] = field(default_factory=dict)

    def at(self, on: date, mode: Mode = "now") -> LandscapeView:
        """Return the landscape of one day.

        Args:
            on: The day.
            mode: "now" counts what is in use or being phased out, "target" what is in use or planned, "plateau" all
                three, of what is being phased out only what has a last day.
        """
        rows = (row for row in self.support if counts(row, on, mode))
        return LandscapeView(
            date=on,
            mode=mode,
            parties=tuple(sorted(self.parties, key=lambda p: (p.order, p.name.casefold(), p.key))),
            processes=tuple(sorted(self.processes, key=_process_order)),
            participation=self.participation,
            support=tuple(sorted(rows, key=_support_order)),
            systems={
                **{s.system: System(s.system) for s in self.support},
                **{s.key: s for s in self.systems},
            },
            dependencies=tuple(d for d in self.dependencies if counts(d, on, mode)),
            min_up=self.min_up,
        )


@dataclass(frozen=True)
class LandscapeView:
    """The landscape of one day in one state, in reading order.

    Attributes:
        date: The day.
        mode: "now", "plateau" or "target".
        parties: The parties by their order.
        processes: The processes by domain, order and code.
        participation: As in `Landscape`.
        support: The rows that count on that day.
        systems: All systems by key, also those that support nothing.
        dependencies: The dependencies of that day.
        min_up: As in `Landscape`.
        plateau: Name of the plateau that it is of, "" for none.
    """

    date: date
    mode: Mode
    parties: tuple[Party, ...]
    processes: tuple[Process, ...]
    participation: Mapping[tuple[str, str], Participation]
    support: tuple[Support, ...]
    systems: Mapping[str, System]
    dependencies: tuple[Dependency, ...]
    min_up: Mapping[Slot, int]
    plateau: str = ""

    def takes_part(self, party: str, process: str) -> Participation:
        """Return whether a party runs a process; not recorded is "unknown"."""
        return self.participation.get((party, process), "unknown")

    def runs(self, party: str) -> frozenset[str]:
        """Return the codes of the processes that a party certainly runs."""
        return self._runs[party]

    def rows(self, party: str, process: str) -> tuple[Support, ...]:
        """Return the support rows of one process at one party."""
        return self._rows.get((party, process), ())

    def systems_of(self, party: str, process: str) -> tuple[str, ...]:
        """Return the keys of the systems that support a process at a party, by name."""
        return tuple(sorted({s.system for s in self.rows(party, process)}, key=self.system_order))

    def functions(self, party: str, process: str) -> dict[str | None, tuple[str, ...]]:
        """Return the keys of the systems by function, of one process at one party."""
        found: dict[str | None, set[str]] = {}
        for row in self.rows(party, process):
            found.setdefault(row.function, set()).add(row.system)
        return {
            f: tuple(sorted(found[f], key=self.system_order))
            for f in sorted(found, key=lambda f: (f is None, f or ""))
        }

    def name(self, system: str) -> str:
        """Return what people call a system."""
        known = self.systems.get(system)
        return (known.name if known else "") or system

    def system_order(self, system: str) -> tuple[object, str]:
        """Return the sort key of a system: by name, then by key."""
        return (natural(self.name(system)), system)

    @cached_property
    def _rows(self) -> dict[tuple[str, str], tuple[Support, ...]]:
        found: dict[tuple[str, str], list[Support]] = {}
        for row in self.support:
            found.setdefault((row.party, row.process), []).append(row)
        return {pair: tuple(rows) for pair, rows in found.items()}

    @cached_property
    def _runs(self) -> dict[str, frozenset[str]]:
        return {
            party.key: frozenset(
                p.code for p in self.processes if self.takes_part(party.key, p.code) == "yes"
            )
            for party in self.parties
        }


def _process_order(process: Process) -> tuple[object, ...]:
    domain = process.domain_code or process.domain_name
    return (not domain, natural(domain), process.order, natural(process.code), process.name.casefold())


def _support_order(row: Support) -> tuple[str, ...]:
    return (
        row.party,
        row.process,
        row.system,
        row.function or "",
        row.status,
        str(row.start),
        str(row.end),
    )
