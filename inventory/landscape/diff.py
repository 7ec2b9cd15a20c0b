"""What differs between two states of the landscape, and whether sub-projects explain it (landscape.md D8)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from inventory.landscape import reading, roadmap
from inventory.landscape.roadmap import LINKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from sqlalchemy import Connection

    from inventory.landscape.analysis import Json
    from inventory.landscape.model import LandscapeView, Mode, Process
    from inventory.landscape.roadmap import Applied
    from inventory.landscape.roadmap_rows import RoadmapRows


class Use(NamedTuple):
    """A system that supports a process at a party: keys of party and system, code of the process."""

    party: str
    process: str
    system: str

    def json(self) -> Json:
        """Return party, process and system."""
        return {"party": self.party, "process": self.process, "system": self.system}


@dataclass(frozen=True, slots=True)
class Diff:
    """What differs between two states, in the order of the landscape.

    Attributes:
        removed: What is only in the first.
        added: What is only in the second.
        kept: What is in both.
        without_project: What is removed or added and no sub-project that is not cancelled does.
        projects_without_effect: Codes of the sub-projects, not done and not cancelled, that change nothing.
    """

    removed: tuple[Use, ...]
    added: tuple[Use, ...]
    kept: tuple[Use, ...]
    without_project: tuple[Use, ...]
    projects_without_effect: tuple[str, ...]

    def json(self) -> Json:
        """Return removed, added, kept, without_project and projects_without_effect."""
        return {
            "removed": [use.json() for use in self.removed],
            "added": [use.json() for use in self.added],
            "kept": [use.json() for use in self.kept],
            "without_project": [use.json() for use in self.without_project],
            "projects_without_effect": list(self.projects_without_effect),
        }


class Between(NamedTuple):
    """Two states compared.

    Attributes:
        diff: What differs.
        projects: Codes of the sub-projects that do it.
        processes: The processes of the landscape.
    """

    diff: Diff
    projects: Mapping[Use, tuple[str, ...]]
    processes: tuple[Process, ...]


def between(connection: Connection, one: tuple[date, Mode], other: tuple[date, Mode]) -> Between:
    """Return what differs between two states of the recorded landscape.

    Args:
        connection: One that reads.
        one: From: day and state, as `moments.when` gives them.
        other: To.
    """
    known = reading.known_landscape(connection)
    assert known.rows is not None  # it was read with the roadmap
    done = roadmap.applied(known.landscape, known.changes)
    found = diff(reading.view(connection, *one), reading.view(connection, *other), done, known.rows)
    return Between(found, explained(done), known.landscape.processes)


def uses(view: LandscapeView) -> list[Use]:
    """Return what supports what on the day of a view, in the order of parties, processes and systems."""
    return [
        Use(party.key, process.code, system)
        for party in view.parties
        for process in view.processes
        for system in view.systems_of(party.key, process.code)
    ]


def diff(one: LandscapeView, other: LandscapeView, done: Applied, rows: RoadmapRows) -> Diff:
    """Return what differs between two states of the same landscape.

    Args:
        one: From.
        other: To.
        done: What the changes of the roadmap do.
        rows: The roadmap as it is recorded.
    """
    before, after = uses(one), uses(other)
    old, new = set(before), set(after)
    removed = tuple(use for use in before if use not in new)
    added = tuple(use for use in after if use not in old)
    known = explained(done)
    return Diff(
        removed=removed,
        added=added,
        kept=tuple(use for use in before if use in new),
        without_project=tuple(use for use in (*removed, *added) if use not in known),
        projects_without_effect=tuple(without_effect(done, rows)),
    )


def explained(done: Applied) -> dict[Use, tuple[str, ...]]:
    """Return what changes of sub-projects take away or bring, with the codes of those sub-projects."""
    found: dict[Use, dict[str, None]] = {}
    for effect in done.effects:
        for row in (*effect.leaves, *effect.arrives):
            found.setdefault(Use(row.party, row.process, row.system), {})[effect.change.project] = None
    return {use: tuple(codes) for use, codes in found.items()}


def without_effect(done: Applied, rows: RoadmapRows) -> Iterable[str]:
    """Return the codes of the sub-projects, not done and not cancelled, that change no support, system or interface."""
    active = {
        effect.change.project
        for effect in done.effects
        if effect.leaves
        or effect.arrives
        or effect.change.change in LINKING
        or (effect.change.whole and (effect.change.system, None) in done.ends.found)
    }
    return [
        row.code
        for row in rows.projects.values()
        if row.status not in {"done", "cancelled"} and row.code not in active
    ]
