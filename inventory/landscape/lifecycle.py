"""Where a system is in its life on a day: derived from its status, its days and the roadmap, and never stored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from inventory.landscape import roadmap
from inventory.landscape.reading import known_landscape
from inventory.language import N_

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from sqlalchemy import Connection

    from inventory.landscape.model import System
    from inventory.landscape.roadmap import Applied

Stage = Literal["plan", "phase_in", "active", "phase_out", "ended"]
STAGES: dict[Stage, str] = {
    "plan": N_("planned"),
    "phase_in": N_("being phased in"),
    "active": N_("active"),
    "phase_out": N_("being phased out"),
    "ended": N_("ended"),
}
"""What people call the stages, from first to last."""


@dataclass(frozen=True, slots=True)
class Moves:
    """What the roadmap does to one system.

    Attributes:
        brought: For each change that brings it: first day of the sub-project (None: not known), first day of the new.
        leaving: First day of the sub-projects that take it away, None when that is not known or nothing does.
        end: Last day by the roadmap, None when it stays.
    """

    brought: tuple[tuple[date | None, date | None], ...] = ()
    leaving: date | None = None
    end: date | None = None


def stage(system: System, moves: Moves, on: date) -> Stage:
    """Return where a system is in its life on a day.

    - ended: its status says so, or its last day (its own or by the roadmap) is past;
    - phase_out: its status says so, or a sub-project that takes it away everywhere has begun;
    - phase_in: a sub-project that brings it has begun, and its day has not come everywhere;
    - plan: its status says so or its first day has not come, and no sub-project that brings it has begun;
    - active: anything else.

    Args:
        system: The system as it is recorded.
        moves: What the roadmap does to it.
        on: The day.
    """
    lasts = [day for day in (system.end, moves.end) if day]
    if system.status == "ended" or (lasts and min(lasts) < on):
        return "ended"
    if system.status == "phasing_out" or (moves.leaving is not None and moves.leaving <= on):
        return "phase_out"
    if any(begun is not None and begun <= on and (day is None or on < day) for begun, day in moves.brought):
        return "phase_in"
    days = [day for _begun, day in moves.brought if day]
    first = system.start or (min(days, default=None) if system.status == "planned" else None)
    if system.status == "planned":
        return "active" if first is not None and first <= on else "plan"
    return "plan" if first is not None and first > on else "active"


def stages(connection: Connection, on: date) -> dict[str, Stage]:
    """Return where each system is in its life on a day, by key of the system."""
    known = known_landscape(connection)
    begun = {row.code: row.first for row in known.rows.projects.values()} if known.rows else {}
    done = roadmap.applied(known.landscape, known.changes)
    return of(known.landscape.systems, done, begun, on)


def of(
    systems: Iterable[System], done: Applied, begun: Mapping[str, date | None], on: date
) -> dict[str, Stage]:
    """Return where each system is in its life on a day, by key.

    Args:
        systems: The systems as they are recorded.
        done: What the roadmap does.
        begun: First day of each sub-project, by code.
        on: The day.
    """
    return {system.key: stage(system, _moves(system.key, done, begun), on) for system in systems}


def _moves(key: str, done: Applied, begun: Mapping[str, date | None]) -> Moves:
    """Return what the roadmap does to one system."""
    changes = [effect.change for effect in done.effects]
    brought = tuple(
        (begun.get(one.project), one.day)
        for one in changes
        if (one.change in roadmap.ARRIVING and one.system == key)
        or (one.change in roadmap.HANDING and one.target == key)
    )
    if (key, None) not in done.ends.found:
        return Moves(brought)
    days = [
        day
        for one in changes
        if one.change in roadmap.LEAVING and one.system == key and (day := begun.get(one.project))
    ]
    end = done.ends.found[key, None]
    return Moves(brought, min(days, default=None), end)
