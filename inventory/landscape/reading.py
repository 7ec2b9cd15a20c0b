"""From the database to a `Landscape`: six queries, whatever the number of processes.

What is read is what the board recorded, with four rules:

- Processes: the leaves in scope; the top parent is the domain. A parent that has support of its own is a line too,
  since a system that serves a whole domain must not vanish. Out of scope goes for everything below.
- Participation of a parent holds for its processes that have none of their own.
- A support or interface counts no longer, and no sooner, than the systems it is about.
- Parties: all schools and childcare organisations, others once something is recorded of them. The own board is first.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, cast

import sqlalchemy as sa

from inventory.landscape import model
from inventory.language import _
from inventory.records import get
from inventory.records.landscape import Interface, Participation, Process, Support
from inventory.records.organisation import Party
from inventory.records.software import SYSTEM_TYPES, System

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from sqlalchemy import Connection

    from inventory.landscape.model import Landscape, LandscapeView, Mode, Status

RUNNERS = frozenset({"board", "childcare"})
"""Types of parties that run processes, whether or not anything is recorded of them yet."""

NO_FAMILY = "other"
"""Type of a system that says nothing of its family."""

Row = Any
"""A row of a query, its columns as attributes."""


@dataclass(frozen=True, slots=True)
class Life:
    """Status, first and last day of a record."""

    status: Status
    start: date | None = None
    end: date | None = None

    def within(self, other: Life) -> Life:
        """Return when both count: the later start, the earlier end, the status that excludes most."""
        starts = [day for day in (self.start, other.start) if day]
        ends = [day for day in (self.end, other.end) if day]
        return Life(_both(self.status, other.status), max(starts, default=None), min(ends, default=None))


def landscape(connection: Connection, on: date | None = None, mode: Mode = "now") -> Landscape:
    """Return the landscape that is recorded, of all dates and states.

    Args:
        connection: One that reads.
        on: Only the systems and support of this day, so that a system that is gone is no orphan; None keeps all.
        mode: "now" or "target": which states are there on that day.
    """
    systems = {row.id: row for row in connection.execute(_systems_query())}
    lives = {number: life(row) for number, row in systems.items()}
    support = list(connection.execute(living(Support)))
    participation = list(connection.execute(living(Participation)))
    parties = party_keys(connection, {row.party for row in (*support, *participation)})
    tree = Tree(connection.execute(living(Process)).all(), {row.process for row in support})
    return model.Landscape(
        parties=tuple(parties.values()),
        processes=tuple(tree.processes()),
        participation=tree.participation(
            {(r.party, r.process): r.runs for r in participation if r.party in parties}, parties
        ),
        support=tuple(
            row
            for row in _supports(support, parties, tree, systems, lives)
            if on is None or model.counts(row, on, mode)
        ),
        systems=tuple(
            _system(row)
            for number, row in systems.items()
            if on is None or model.counts(lives[number], on, mode)
        ),
        dependencies=tuple(_dependencies(connection, parties, systems, lives)),
    )


def view(connection: Connection, on: date, mode: Mode = "now") -> LandscapeView:
    """Return the landscape of one day, without systems that are not there on that day."""
    return landscape(connection, on, mode).at(on, mode)


def living(record: type[Any]) -> sa.Select[Any]:
    """Return a query for the records of a kind that are not archived, by number."""
    table = record.table
    return sa.select(table).where(table.c.archived.is_(None)).order_by(table.c.id)


def life(row: Row) -> Life:
    """Return the life of a row that has status, start and end."""
    return Life(cast("Status", row.status), row.start, row.end)


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

    def shown(self) -> dict[int, list[Row]]:
        """Return the processes of the map by number, each with its parents."""
        lines = {
            number: self.up(number)
            for number in self.rows
            if number not in self.parents or number in self.supported
        }
        return {number: line for number, line in lines.items() if all(row.in_scope for row in line)}

    def processes(self) -> Iterable[model.Process]:
        """Yield the processes of the map."""
        for number, line in self.shown().items():
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
        for line in self.shown().values():
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
    return model.System(row.name, row.name, family, row.supplier_name or "")


def _supports(
    rows: Iterable[Row],
    parties: Mapping[int, model.Party],
    tree: Tree,
    systems: Mapping[int, Row],
    lives: Mapping[int, Life],
) -> Iterable[model.Support]:
    """Yield the support rows whose party, process and system are there."""
    for row in rows:
        if row.party in parties and row.process in tree.rows and row.system in systems:
            when = life(row).within(lives[row.system])
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


def _dependencies(
    connection: Connection,
    parties: Mapping[int, model.Party],
    systems: Mapping[int, Row],
    lives: Mapping[int, Life],
) -> Iterable[model.Dependency]:
    """Yield the interfaces whose receiver stops when the sender fails."""
    query = living(Interface).where(Interface.table.c.dependent.is_(True))
    for row in connection.execute(query):
        known = row.source in systems and row.target in systems
        if known and (row.party is None or row.party in parties):
            when = life(row).within(lives[row.source]).within(lives[row.target])
            party = parties[row.party].key if row.party is not None else None
            link = model.Dependency(systems[row.source].name, systems[row.target].name, party)
            yield replace(link, status=when.status, start=when.start, end=when.end)


def _both(one: Status, other: Status) -> Status:
    """Return the status of what needs two things: planned and phasing out never meet."""
    states = {one, other} - {"in_use"}
    return "in_use" if not states else states.pop() if len(states) == 1 else "ended"
