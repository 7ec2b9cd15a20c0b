"""From the landscape as it is to the landscape of the road: the changes of sub-projects as dated support (landscape.md D8).

A change of which the day is known becomes rows with a first or last day, so that any day of the road can be asked
about. Changes are taken in the order of their days; what touches different rows may come in any order.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from inventory.landscape.model import FULL, Life, Support
from inventory.landscape.roadmap_ends import Ends

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inventory.landscape.model import Landscape, System

ChangeKind = Literal["introduce", "roll_out", "replace", "merge", "phase_out", "connect", "disconnect"]
ARRIVING: frozenset[ChangeKind] = frozenset({"introduce", "roll_out"})
LEAVING: frozenset[ChangeKind] = frozenset({"replace", "merge", "phase_out"})
HANDING: frozenset[ChangeKind] = frozenset({"replace", "merge"})
LINKING: frozenset[ChangeKind] = frozenset({"connect", "disconnect"})


@dataclass(frozen=True, slots=True)
class Change:
    """What a sub-project does to a system.

    Attributes:
        project: Code of the sub-project.
        change: What is done.
        system: Key of the system that comes, goes or is connected; the old one when it is replaced or merged.
        target: Key of the system that comes in its place, or that it is connected to.
        party: Key of the party, None for all that it is about.
        processes: Codes of the processes, None for all that it is about; none at all when they are not on the map.
        function: The function, None for all.
        day: First day of the new, None when it is not known.
        until: Last day of the old, None for the day before the new.
        data: What becomes of the old data, a choice of `records.roadmap.OLD_DATA`.
        number: Number of the record, 0 for none.
    """

    project: str
    change: ChangeKind
    system: str
    target: str | None = None
    party: str | None = None
    processes: tuple[str, ...] | None = None
    function: str | None = None
    day: date | None = None
    until: date | None = None
    data: str = "unknown"
    number: int = 0

    @property
    def last(self) -> date | None:
        """Last day of the old, None when it is not known."""
        return self.until or (self.day - timedelta(1) if self.day else None)

    @property
    def whole(self) -> bool:
        """Whether it is about a system as a whole, at every party and for every process."""
        return self.party is None and self.processes is None and self.function is None

    def about(self, row: Support) -> bool:
        """Return whether a support row is within what it is about."""
        return (
            self.party in {None, row.party}
            and (self.processes is None or row.process in self.processes)
            and self.function in {None, row.function}
        )


@dataclass(frozen=True, slots=True)
class Effect:
    """What one change does to the support.

    Attributes:
        change: The change.
        leaves: The rows that end by it, as they are then.
        arrives: The rows that begin by it, also those that were planned already.
    """

    change: Change
    leaves: tuple[Support, ...] = ()
    arrives: tuple[Support, ...] = ()


@dataclass(frozen=True, slots=True)
class Applied:
    """A landscape with its roadmap.

    Attributes:
        landscape: The landscape with the changes as dated rows.
        effects: What each change does, by day.
        ends: When systems leave the landscape by the roadmap.
    """

    landscape: Landscape
    effects: tuple[Effect, ...]
    ends: Ends


def apply(landscape: Landscape, changes: Iterable[Change], *, undated: bool = True) -> Landscape:
    """Return the landscape with changes as dated rows; see `applied`."""
    return applied(landscape, changes, undated=undated).landscape


def applied(landscape: Landscape, changes: Iterable[Change], *, undated: bool = True) -> Applied:
    """Return the landscape with changes as dated rows, and what each change does.

    Args:
        landscape: Everything that is recorded, of all dates.
        changes: The changes of sub-projects that are not cancelled.
        undated: Whether a change without a day counts: in the target it does, on a day of the road it cannot.
    """
    road = _Road(landscape, undated=undated)
    effects = tuple(road.take(change) for change in sorted(changes, key=_order))
    road.wait()
    ends = Ends(road.rows, [one for one in effects if undated or one.change.last is not None])
    systems = tuple(ends.system(road.dated(system)) for system in landscape.systems)
    return Applied(replace(landscape, support=tuple(road.rows), systems=systems), effects, ends)


def _order(change: Change) -> tuple[object, ...]:
    return (
        change.day or change.until or date.max,
        change.project,
        change.change,
        change.system,
        change.target or "",
        change.party or "",
        change.processes or (),
        change.function or "",
    )


class _Road:
    """Support rows while changes are taken one by one.

    Args:
        landscape: The landscape before.
        undated: Whether changes without a day count.
    """

    def __init__(self, landscape: Landscape, *, undated: bool) -> None:
        self.landscape = landscape
        self.undated = undated
        self.rows = list(landscape.support)
        self.systems = {system.key: system for system in landscape.systems}
        self.first: dict[str, date] = {}
        self.places: dict[str, list[int]] = {}
        for place, row in enumerate(self.rows):
            self.places.setdefault(row.system, []).append(place)

    def take(self, change: Change) -> Effect:
        """Take a change, and return what it does."""
        if change.change in LINKING:
            return Effect(change)
        leaves = self._leave(change) if change.change in LEAVING else {}
        begins = change.day is not None or self.undated
        brought = change.system if change.change in ARRIVING else change.target
        if brought is not None and change.day is not None:
            self.first[brought] = min(change.day, self.first.get(brought, change.day))
        new: tuple[Support, ...] = ()
        if begins and change.change in ARRIVING:
            new = self._introduce(change)
        elif begins and change.change in HANDING and change.target is not None:
            new = self._arrive([self._new(change, change.target, row) for row in leaves.values()], change)
        return Effect(change, tuple(self.rows[place] for place in leaves), new)

    def wait(self) -> None:
        """Let planned rows without a day begin no sooner than a system that a change brings."""
        for place, row in enumerate(self.rows):
            system = self.systems.get(row.system)
            undated = row.status == "planned" and row.start is None
            if system is not None and undated and self.dated(system).start is not None:
                self.rows[place] = replace(row, start=self.dated(system).start)

    def dated(self, system: System) -> System:
        """Return a system; one that is planned without a day begins with the first change that brings it."""
        first = self.first.get(system.key)
        undated = system.status == "planned" and system.start is None
        return replace(system, start=first) if undated and first is not None else system

    def _leave(self, change: Change) -> dict[int, Support]:
        """End the rows that a change is about; return them by place, as they were before."""
        last = change.last
        if last is None and not self.undated:
            return {}
        found = {}
        for place in self.places.get(change.system, ()):
            row = self.rows[place]
            if row.status != "ended" and change.about(row) and _there(row, last):
                found[place] = row
                if last is None:
                    self.rows[place] = replace(row, status="ended")
                elif row.end is None or row.end > last:
                    self.rows[place] = replace(row, end=last)
        return found

    def _introduce(self, change: Change) -> tuple[Support, ...]:
        """Add the rows of what is introduced or rolled out; what was planned already gets its day."""
        planned = [
            self.rows[place]
            for place in self.places.get(change.system, ())
            if self.rows[place].status == "planned" and change.about(self.rows[place])
        ]
        known = {(row.party, row.process) for row in planned}
        added = [
            Support(party.key, process, change.system, change.function)
            for process in change.processes or ()
            for party in self.landscape.parties
            if (party.key, process) not in known and self._runs(change, party.key, process)
        ]
        return self._arrive(planned + [self._new(change, change.system, row) for row in added], change)

    def _runs(self, change: Change, party: str, process: str) -> bool:
        if change.party is not None:
            return change.party == party
        return self.landscape.participation.get((party, process)) == "yes"

    def _new(self, change: Change, system: str, like: Support) -> Support:
        """Return the row of a system that comes, as far as the system itself is there."""
        life = Life("in_use", change.day)
        if system in self.systems:
            life = life.within(self.systems[system])
        level = like.level if change.change in HANDING else FULL
        return Support(
            like.party, like.process, system, like.function, level, life.status, life.start, life.end
        )

    def _arrive(self, rows: Iterable[Support], change: Change) -> tuple[Support, ...]:
        """Let rows begin; return those that begin, also what was recorded with a first day of its own."""
        found = []
        for row in rows:
            planned, present = self._planned(row), self._present(row)
            if planned is not None:
                if self.rows[planned].start is None:
                    self.rows[planned] = replace(self.rows[planned], start=change.day)
                found.append(self.rows[planned])
            elif present is None:
                self.places.setdefault(row.system, []).append(len(self.rows))
                self.rows.append(row)
                found.append(row)
            elif change.day is not None and (present.start or date.min) >= change.day:
                found.append(present)
        return tuple(found)

    def _alike(self, row: Support) -> list[int]:
        """Return the places of the rows for the same party, process and system that do what a row does."""
        return [
            place
            for place in self.places.get(row.system, ())
            if (self.rows[place].party, self.rows[place].process) == (row.party, row.process)
            and row.function in {None, self.rows[place].function}
        ]

    def _planned(self, row: Support) -> int | None:
        """Return the place of a planned row that a new one makes true."""
        return next((p for p in self._alike(row) if self.rows[p].status == "planned"), None)

    def _present(self, row: Support) -> Support | None:
        """Return a row by which the same is in use already, and stays as long as a new one does."""
        known = (self.rows[place] for place in self._alike(row))
        lasting = (one for one in known if one.end is None or (row.end is not None and one.end >= row.end))
        return next((one for one in lasting if one.status == "in_use"), None)


def _there(row: Support, last: date | None) -> bool:
    """Return whether a row is there on the last day of the old, or is being phased out before it."""
    if last is None:
        return True
    began = row.start is None or row.start <= last
    return began and (row.end is None or row.end >= last or row.status == "phasing_out")
