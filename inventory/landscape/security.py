"""What availability, integrity and confidentiality (BIV) a system needs: the most that its processes ask.

A process without a value of its own takes that of the nearest process above it. Where a process asks nothing known, the
need of its systems is unknown too, unless another one asks the highest level already. Levels as in Certificeringsschema
IBP ROSA 3.0: low, medium, high.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inventory.landscape.reading import Tree
from inventory.landscape.rows import living
from inventory.records.landscape import Process
from inventory.records.software import System

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Connection

    from inventory.landscape.analysis import Json
    from inventory.landscape.model import LandscapeView

ASPECTS = ("availability", "integrity", "confidentiality")
ORDER = ("low", "medium", "high")
Levels = tuple[str | None, str | None, str | None]
"""Availability, integrity and confidentiality: "low", "medium", "high", or None when it is not known."""
UNKNOWN: Levels = (None, None, None)


@dataclass(frozen=True, slots=True)
class Need:
    """What a system needs, against what is recorded of it.

    Attributes:
        system: Key of the system.
        needed: What its processes ask; None is unknown.
        least: The most that the processes of which it is known ask: it needs at least this.
        own: How the system itself is classified.
        processes: Codes of the processes it supports on the day, in reading order.
    """

    system: str
    needed: Levels
    least: Levels
    own: Levels
    processes: tuple[str, ...]

    @property
    def short(self) -> tuple[str, ...]:
        """The aspects of which the own classification is lower than what is needed at least."""
        return tuple(
            aspect
            for aspect, least, own in zip(ASPECTS, self.least, self.own, strict=True)
            if least and own and ORDER.index(own) < ORDER.index(least)
        )

    def json(self) -> Json:
        """Return system, the three aspects, at_least, own, from (the processes) and short."""
        return {
            "system": self.system,
            **dict(zip(ASPECTS, self.needed, strict=True)),
            "at_least": dict(zip(ASPECTS, self.least, strict=True)),
            "own": dict(zip(ASPECTS, self.own, strict=True)),
            "from": list(self.processes),
            "short": list(self.short),
        }


@dataclass(frozen=True)
class Classified:
    """What is recorded of availability, integrity and confidentiality.

    Attributes:
        processes: By code of the process.
        systems: By key of the system.
    """

    processes: Mapping[str, Levels]
    systems: Mapping[str, Levels]


def classified(connection: Connection) -> Classified:
    """Read what is recorded, two queries; a process takes from above what it does not have."""
    tree = Tree(connection.execute(living(Process)).all(), set())
    processes = {row.code: _nearest(tree.up(number)) for number, row in tree.rows.items()}
    systems = {row.name: _of(row) for row in connection.execute(living(System))}
    return Classified(processes, systems)


def needs(view: LandscapeView, known: Classified) -> list[Need]:
    """Return what each system that supports something on the day needs, by name."""
    used: dict[str, set[str]] = {}
    for row in view.support:
        used.setdefault(row.system, set()).add(row.process)
    place = {process.code: number for number, process in enumerate(view.processes)}
    found = []
    for system in sorted(used, key=view.system_order):
        codes = tuple(sorted(used[system], key=lambda code: (place.get(code, len(place)), code)))
        asked = [known.processes.get(code, UNKNOWN) for code in codes]
        own = known.systems.get(system, UNKNOWN)
        found.append(Need(system, _each(asked, sure=True), _each(asked, sure=False), own, codes))
    return found


def asking(need: Need, known: Classified) -> tuple[str, ...]:
    """Return the codes of the processes that ask what a system is classified too low for."""
    short = [ASPECTS.index(one) for one in need.short]
    return tuple(
        code
        for code in need.processes
        if any(known.processes.get(code, UNKNOWN)[place] == need.least[place] for place in short)
    )


def _each(asked: Iterable[Levels], *, sure: bool) -> Levels:
    availability, integrity, confidentiality = zip(*asked, strict=True)
    return (
        most(availability, sure=sure),
        most(integrity, sure=sure),
        most(confidentiality, sure=sure),
    )


def most(levels: Iterable[str | None], *, sure: bool) -> str | None:
    """Return the highest of some levels, None when none is known.

    Args:
        levels: What several processes ask.
        sure: Only what is certain: one that is unknown leaves the whole unknown, unless another asks the highest.
    """
    asked = list(levels)
    known = [level for level in asked if level in ORDER]
    if not known:
        return None
    highest = max(known, key=ORDER.index)
    return None if sure and len(known) < len(asked) and highest != ORDER[-1] else highest


def _nearest(line: list[object]) -> Levels:
    found = [_of(row) for row in line]
    first = [next((levels[i] for levels in found if levels[i]), None) for i in range(len(ASPECTS))]
    return (first[0], first[1], first[2])


def _of(row: object) -> Levels:
    return (getattr(row, ASPECTS[0]), getattr(row, ASPECTS[1]), getattr(row, ASPECTS[2]))
