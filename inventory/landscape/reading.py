"""From the database to a `Landscape`: six queries, whatever the number of processes; with the roadmap eleven.

What is read is what the board recorded, with five rules:

- Processes: the leaves in scope; the top parent is the domain. A parent that has support of its own is a line too,
  since a system that serves a whole domain must not vanish. Out of scope goes for everything below.
- Participation of a parent holds for its processes that have none of their own.
- A support or interface counts no longer, and no sooner, than the systems it is about.
- Parties: all schools and childcare organisations, others once something is recorded of them. The own board is first.
- For the target or a plateau the changes of sub-projects that are not cancelled are part of it, each from its day.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import sqlalchemy as sa

from inventory.landscape import model, roadmap, roadmap_links, roadmap_rows
from inventory.landscape.roadmap_links import Link
from inventory.landscape.rows import life, living
from inventory.language import _
from inventory.records import get
from inventory.records.landscape import Interface, Participation, Process, Support
from inventory.records.organisation import Party
from inventory.records.software import SYSTEM_TYPES, System
from inventory.store.kept import kept

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from typing import Any

    from sqlalchemy import Connection

    from inventory.landscape.model import Landscape, LandscapeView, Mode
    from inventory.landscape.roadmap import Applied, Change
    from inventory.landscape.roadmap_rows import RoadmapRows
    from inventory.landscape.rows import Row

__all__ = [
    "RUNNERS",
    "Known",
    "Tree",
    "known_landscape",
    "landscape",
    "life",
    "linked",
    "living",
    "party_keys",
    "view",
]

RUNNERS = frozenset({"board", "childcare"})
"""Types of parties that run processes, whether or not anything is recorded of them yet."""

NO_FAMILY = "other"
"""Type of a system that says nothing of its family."""


def landscape(connection: Connection, on: date | None = None, mode: Mode = "now") -> Landscape:
    """Return the landscape that is recorded, of all dates and states.

    Args:
        connection: One that reads.
        on: Only the systems and support of this day, so that a system that is gone is no orphan; None keeps all.
        mode: "now" or "target": which states are there on that day.
    """
    known = known_landscape(connection, with_roadmap=mode != "now")
    undated = mode == "target"
    done = roadmap.applied(known.landscape, known.changes, undated=undated)
    whole = replace(done.landscape, dependencies=tuple(_dependencies(known, done, undated=undated)))
    if on is None:
        return whole
    support = tuple(row for row in whole.support if model.counts(row, on, mode))
    used = {
        row.system for row in support
    }  # one that goes on a day that only its support tells is there until then
    systems = (row for row in whole.systems if row.key in used or model.counts(row, on, mode))
    return replace(whole, support=support, systems=tuple(systems))


def view(connection: Connection, on: date, mode: Mode = "now") -> LandscapeView:
    """Return the landscape of one day, without systems that are not there on that day."""
    return landscape(connection, on, mode).at(on, mode)


@dataclass(frozen=True)
class Known:
    """What is recorded of the landscape and its road.

    Attributes:
        landscape: The landscape of all dates, without dependencies and without the roadmap.
        rows: The roadmap as it is recorded, None when it was not asked for.
        changes: What its sub-projects that are not cancelled do.
        interfaces: The interfaces that are flagged as dependent.
        systems: The systems by number.
        parties: The parties of the landscape by number.
    """

    landscape: Landscape
    rows: RoadmapRows | None
    changes: tuple[Change, ...]
    interfaces: tuple[Row, ...]
    systems: Mapping[int, Row]
    parties: Mapping[int, model.Party]


def known_landscape(connection: Connection, *, with_roadmap: bool = True) -> Known:
    """Return what is recorded, of all dates and states, with or without the roadmap."""
    name = f"landscape {with_roadmap}"
    return kept(connection, name, lambda: _known(connection, with_roadmap=with_roadmap))


def _known(connection: Connection, *, with_roadmap: bool) -> Known:
    systems = {row.id: row for row in connection.execute(_systems_query())}
    support = list(connection.execute(living(Support)))
    participation = list(connection.execute(living(Participation)))
    rows = roadmap_rows.read(connection) if with_roadmap else None
    named = (row.party for row in rows.standing() if row.party is not None) if rows else ()
    parties = party_keys(connection, {*(row.party for row in (*support, *participation)), *named})
    tree = Tree(connection.execute(living(Process)).all(), {row.process for row in support})
    dependent = living(Interface).where(Interface.table.c.dependent.is_(True))
    names = {number: row.name for number, row in systems.items()}
    keys = {number: party.key for number, party in parties.items()}
    return Known(
        landscape=model.Landscape(
            parties=tuple(parties.values()),
            processes=tuple(tree.processes()),
            participation=tree.participation(
                {(r.party, r.process): r.runs for r in participation if r.party in parties}, parties
            ),
            support=tuple(_supports(support, parties, tree, systems)),
            systems=tuple(map(_system, systems.values())),
        ),
        rows=rows,
        changes=tuple(roadmap_rows.changes(rows, names, keys, tree.codes)) if rows else (),
        interfaces=tuple(connection.execute(dependent)),
        systems=systems,
        parties=parties,
    )


def party_keys(connection: Connection, used: Iterable[int] = ()) -> dict[int, model.Party]:
    """Return the parties of the landscape by number; key is the short name, or the name where that is not unique.

    Args:
        connection: One that reads.
        used: Numbers of the parties of which something is recorded.
    """
    there = set(used)
    rows = connection.execute(living(Party)).all()
    shorts = Counter(row.short for row in rows)
    names = {row.name for row in rows}
    found = {}
    for row in rows:
        if row.id in there or row.type in RUNNERS:
            unique = row.short and shorts[row.short] == 1 and row.short not in names - {row.name}
            found[row.id] = model.Party(row.short if unique else row.name, row.name, 0 if row.own else 1)
    return found


class Tree:
    """The processes by their parents.

    Args:
        rows: The living processes.
        supported: Numbers of the processes that have support of their own.
    """

    def __init__(self, rows: Iterable[Row], supported: set[int]) -> None:
        self.rows: dict[int, Row] = {row.id: row for row in rows}
        self.parents = {row.parent for row in self.rows.values() if row.parent in self.rows}
        self.supported = supported

    def up(self, number: int) -> list[Row]:
        """Return a process and its parents, nearest first; a circle ends where it began."""
        found: dict[int, Row] = {}
        at: int | None = number
        while at in self.rows and at not in found:
            found[at] = self.rows[at]
            at = self.rows[at].parent
        return list(found.values())

    @cached_property
    def shown(self) -> dict[int, list[Row]]:
        """The processes of the map by number, each with its parents."""
        lines = {
            number: self.up(number)
            for number in self.rows
            if number not in self.parents or number in self.supported
        }
        return {
            number: line for number, line in lines.items() if all(row.in_scope is not False for row in line)
        }

    def codes(self, number: int, own: bool) -> tuple[str, ...]:  # noqa: FBT001  called by position
        """Return the codes of the processes of the map that are a process or below it; only itself when `own` and it is one."""
        shown = self.shown
        if own and number in shown:
            return (shown[number][0].code,)
        return tuple(line[0].code for line in shown.values() if any(row.id == number for row in line))

    def processes(self) -> Iterable[model.Process]:
        """Yield the processes of the map."""
        for number, line in self.shown.items():
            own, top = line[0], line[-1]
            grouped = len(line) > 1 or number in self.parents
            yield model.Process(
                code=own.code,
                name=own.name,
                domain_code=top.code if grouped else "",
                domain_name=top.name if grouped else "",
                order=own.order or 0,
                importance=1 if own.importance is None else own.importance,
                description=own.notes or "",
            )

    def participation(
        self, recorded: Mapping[tuple[int, int], model.Participation], parties: Mapping[int, model.Party]
    ) -> dict[tuple[str, str], model.Participation]:
        """Return who runs what, by key of the party and code of the process; a parent's answer goes down."""
        found: dict[tuple[str, str], model.Participation] = {}
        for line in self.shown.values():
            for number, party in parties.items():
                answers = (recorded.get((number, row.id)) for row in line)
                answer = next((a for a in answers if a is not None), None)
                if answer is not None:
                    found[party.key, line[0].code] = answer
        return found


def _systems_query() -> sa.Select[Any]:
    """Return a query for the systems with the names of their suppliers."""
    supplier = get("supplier").table
    joined = System.table.outerjoin(
        supplier, sa.and_(supplier.c.id == System.table.c.supplier, supplier.c.archived.is_(None))
    )
    return living(System).add_columns(supplier.c.name.label("supplier_name")).select_from(joined)


def _system(row: Row) -> model.System:
    """Return a system; its type in people's words is its product family."""
    family = _(SYSTEM_TYPES[row.type]) if row.type and row.type != NO_FAMILY else ""
    when = life(row)
    return model.System(
        row.name, row.name, family, row.supplier_name or "", when.status, when.start, when.end
    )


def _supports(
    rows: Iterable[Row],
    parties: Mapping[int, model.Party],
    tree: Tree,
    systems: Mapping[int, Row],
) -> Iterable[model.Support]:
    """Yield the support rows whose party, process and system are there."""
    for row in rows:
        if row.party in parties and row.process in tree.rows and row.system in systems:
            when = life(row).within(life(systems[row.system]))
            yield model.Support(
                party=parties[row.party].key,
                process=tree.rows[row.process].code,
                system=systems[row.system].name,
                function=row.function or None,
                level=model.LEVELS.get(row.level, model.FULL),
                status=when.status,
                start=when.start,
                end=when.end,
            )


def _dependencies(known: Known, done: Applied, *, undated: bool) -> Iterable[model.Dependency]:
    """Yield the interfaces whose receiver stops when the sender fails, as the roadmap leaves them."""
    systems = {system.key: system for system in done.landscape.systems}
    for row in known.interfaces:
        link = linked(row, known.systems, known.parties)
        if link is None:
            continue
        now = life(row).within(systems[link.source]).within(systems[link.target])
        when = roadmap_links.life(link, now, known.changes, done.ends, undated=undated)
        both = row.direction == "both_ways"
        for source, target in ((link.source, link.target), (link.target, link.source))[: 1 + both]:
            yield model.Dependency(source, target, link.party, when.status, when.start, when.end)


def linked(
    row: Row, systems: Mapping[int, Row], parties: Mapping[int, model.Party], *, lost_party: bool = False
) -> Link | None:
    """Return an interface as the roadmap looks at it; None when a system is not there.

    Args:
        row: The interface.
        systems: The systems by number.
        parties: The parties of the landscape by number.
        lost_party: Whether one of a party that is not there holds for every party, or is not there either.
    """
    known = row.source in systems and row.target in systems
    if not known or not (lost_party or row.party is None or row.party in parties):
        return None
    party = parties[row.party].key if row.party in parties else None
    return Link(systems[row.source].name, systems[row.target].name, party, row.name)
