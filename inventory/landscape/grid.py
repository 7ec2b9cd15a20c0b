"""The landscape as it is entered: rows of processes, columns of parties or systems, and what is recorded in each cell.

Unlike the map, a grid knows the number and version of every record, so that a cell can be written back.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from inventory.landscape.cell import Use, written
from inventory.landscape.model import Life, counts, natural
from inventory.landscape.reading import RUNNERS
from inventory.landscape.rows import life, living
from inventory.language import _
from inventory.records.landscape import Participation, Process, Support
from inventory.records.organisation import Party
from inventory.records.software import System

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date

    from sqlalchemy import Connection

    from inventory.landscape.cell import Runs
    from inventory.landscape.model import Mode, Status

ALWAYS = Life("in_use")
Spot = tuple[int, int]
"""Number of the process, and of the party (or the system, in a grid of one party)."""


@dataclass(frozen=True, slots=True)
class Row:
    """A process: `domain` when others belong to it, `depth` 0 at the top."""

    number: int
    code: str
    name: str
    domain: bool = False
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Column:
    """A party, or a system in a grid of one party; `short` is for narrow places."""

    number: int
    name: str
    short: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """A support row of a cell.

    Attributes:
        number, version: Of the record.
        system, name: Number and name of its system.
        function: "" for the process as a whole.
        level: "partial" or "full", "" when not recorded.
        status: Where it is in its life.
        start, end: First and last day; None leaves that side open.
        party: Number of the party.
        life: That of its system, within which the row counts.
    """

    number: int
    system: int
    name: str
    function: str = ""
    level: str = "full"
    status: Status = "in_use"
    start: date | None = None
    end: date | None = None
    version: int = 1
    party: int = 0
    life: Life = ALWAYS

    @property
    def use(self) -> Use:
        """What a cell says of it: nothing of what is usual."""
        status = "" if self.status == "in_use" else self.status
        return Use(self.name, self.function, status, "partial" if self.level == "partial" else "")


@dataclass(frozen=True, slots=True)
class Ran:
    """A participation: number, version and answer."""

    number: int
    runs: Runs
    version: int = 1


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell.

    Attributes:
        runs: What is recorded of the party and the process itself; None for nothing.
        held: The support rows that it shows, by name of the system.
        text: What it shows.
        above: What is recorded of a process that this one belongs to, which holds where `runs` is None.
        others: Support rows that are over, or not there yet: not shown, but in the way of the same one again.
    """

    runs: Runs | None = None
    held: tuple[Held, ...] = ()
    text: str = ""
    above: Runs | None = None
    others: tuple[Held, ...] = ()


EMPTY = Cell()


@dataclass(frozen=True)
class Grid:
    """Processes by parties, or by systems for one party.

    Attributes:
        on, mode: The day, and which rows the cells show.
        rows, columns: In reading order.
        cells: Only cells in which something stands, or stood.
        ran: What is recorded of who runs what, by process and party.
        party: Number of the party in a grid of processes by systems; None in one of processes by parties.
        lives: Of the systems that are its columns, by number.
    """

    on: date
    mode: Mode
    rows: tuple[Row, ...]
    columns: tuple[Column, ...]
    cells: Mapping[Spot, Cell]
    ran: Mapping[Spot, Ran] = field(default_factory=dict)
    party: int | None = None
    lives: Mapping[int, Life] = field(default_factory=dict)

    def cell(self, spot: Spot) -> Cell:
        """Return a cell; an empty one where nothing is recorded."""
        return self.cells.get(spot, EMPTY)

    @cached_property
    def row_places(self) -> dict[int, int]:
        """Place of each process by its number."""
        return {row.number: place for place, row in enumerate(self.rows)}

    @cached_property
    def column_places(self) -> dict[int, int]:
        """Place of each column by its number."""
        return {column.number: place for place, column in enumerate(self.columns)}

    def where(self, spot: Spot) -> str:
        """Return what people call a cell: "2.1 Observeren · De Linde"."""
        row, column = self.row_places.get(spot[0]), self.column_places.get(spot[1])
        parts = (
            f"{self.rows[row].code} {self.rows[row].name}" if row is not None else f"#{spot[0]}",
            self.columns[column].name if column is not None else f"#{spot[1]}",
        )
        return " · ".join(parts)


def grid(connection: Connection, on: date, mode: Mode = "now", *, coming: bool = True) -> Grid:
    """Return processes by parties as they are recorded; changes of the roadmap do not count here.

    Args:
        connection: One that reads.
        on: The day. Rows that are over, or begin later, are not shown; what is planned is, and says so.
        mode: "now" is the one to enter in; another shows the rows that count in it.
        coming: Show what is planned; without it the cells say what the map of that day says.
    """
    rows = process_rows(connection)
    found = _supports(connection)
    ran = {
        (r.process, r.party): Ran(r.id, r.runs, r.version) for r in connection.execute(living(Participation))
    }
    columns = _parties(
        connection, {held.party for group in found.values() for held in group} | {p for _, p in ran}
    )
    by_spot: dict[Spot, list[Held]] = {}
    for process, group in found.items():
        for held in group:
            by_spot.setdefault((process, held.party), []).append(held)
    above = _above(connection, rows)
    cells = {}
    for row in rows:
        for column in columns:
            spot = (row.number, column.number)
            upper = next(
                (ran[p, column.number].runs for p in above[row.number] if (p, column.number) in ran), None
            )
            if spot in by_spot or spot in ran or upper:
                cells[spot] = _cell(
                    by_spot.get(spot, ()),
                    ran.get(spot),
                    upper,
                    lambda held: shown(held, on, mode, coming=coming),
                )
    return Grid(on, mode, rows, columns, cells, ran)


def shown(held: Held, on: date, mode: Mode = "now", *, coming: bool = True) -> bool:
    """Return whether a grid shows a row: it counts on that day as its system does, or is planned and not over."""
    early = coming and mode == "now" and held.status == "planned" and (held.end is None or on <= held.end)
    return early or counts(Life(held.status, held.start, held.end).within(held.life), on, mode)


def process_rows(connection: Connection) -> tuple[Row, ...]:
    """Return the processes in scope, each domain before what belongs to it."""
    by_number = {row.id: row for row in connection.execute(living(Process))}
    members: dict[int | None, list[Any]] = {}
    for row in by_number.values():
        members.setdefault(row.parent if row.parent in by_number else None, []).append(row)
    return tuple(_walk(members, None, 0))


def _walk(members: Mapping[int | None, list[Any]], parent: int | None, depth: int) -> Iterator[Row]:
    """Yield what belongs to a process; out of scope goes for everything below."""
    for row in sorted(members.get(parent, ()), key=lambda r: (r.order or 0, natural(r.code), r.name)):
        if row.in_scope is not False:
            yield Row(row.id, row.code, row.name, row.id in members, depth)
            yield from _walk(members, row.id, depth + 1)


def _above(connection: Connection, rows: Iterable[Row]) -> dict[int, list[int]]:
    """Return the processes that each one belongs to, nearest first."""
    parents = {row.id: row.parent for row in connection.execute(living(Process))}
    found = {}
    for row in rows:
        line, at = list[int](), parents.get(row.number)
        while at is not None and at not in line:
            line.append(at)
            at = parents.get(at)
        found[row.number] = line
    return found


def _parties(connection: Connection, used: Iterable[int]) -> tuple[Column, ...]:
    """Return the parties that run processes or of which something is recorded: the own board first, then by name."""
    there = set(used)
    rows = [r for r in connection.execute(living(Party)) if r.type in RUNNERS or r.id in there]
    rows.sort(key=lambda r: (not r.own, r.name.casefold(), r.id))
    return tuple(Column(row.id, row.name, row.short or "") for row in rows)


def _supports(connection: Connection) -> dict[int, list[Held]]:
    """Return the support rows by process, of systems that are there."""
    systems = {row.id: (row.name, life(row)) for row in connection.execute(living(System))}
    found: dict[int, list[Held]] = {}
    for row in connection.execute(living(Support)):
        if row.system in systems:
            name, lived = systems[row.system]
            held = Held(
                row.id, row.system, name, row.function or "", row.level or "", cast("Status", row.status),
                row.start, row.end, row.version, row.party, lived,
            )  # fmt: skip
            found.setdefault(row.process, []).append(held)
    return found


def _cell(rows: Iterable[Held], ran: Ran | None, above: Runs | None, shows: Callable[[Held], bool]) -> Cell:
    """Return a cell of processes by parties."""
    ordered = sorted(rows, key=lambda h: (natural(h.name), h.name, h.function))
    held = tuple(h for h in ordered if shows(h))
    runs = ran.runs if ran else None
    others = tuple(h for h in ordered if h not in held)
    return Cell(runs, held, written(runs, (h.use for h in held)), above, others)


def levels(connection: Connection, party: int, on: date) -> Grid:
    """Return processes by systems for one party; a cell says "", "deels" or "volledig".

    Args:
        connection: One that reads.
        party: Number of the party.
        on: The day.
    """
    rows = process_rows(connection)
    ran = {
        (r.process, r.party): Ran(r.id, r.runs, r.version)
        for r in connection.execute(living(Participation).where(Participation.table.c.party == party))
    }
    by_spot: dict[Spot, list[Held]] = {}
    for process, group in _supports(connection).items():
        for held in group:
            if held.party == party:
                by_spot.setdefault((process, held.system), []).append(held)
    cells = {spot: _level(group, ran.get((spot[0], party)), on) for spot, group in by_spot.items()}
    systems = connection.execute(living(System)).all()
    columns = (Column(row.id, row.name) for row in sorted(systems, key=lambda r: (natural(r.name), r.id)))
    return Grid(on, "now", rows, tuple(columns), cells, ran, party, {row.id: life(row) for row in systems})


def _level(rows: Iterable[Held], ran: Ran | None, on: date) -> Cell:
    """Return a cell of processes by systems: fully when one of its functions is."""
    ordered = sorted(rows, key=lambda h: h.function)
    held = tuple(h for h in ordered if shown(h, on))
    partly = all(h.level == "partial" for h in held)
    text = "" if not held else _("partly") if partly else _("fully")
    return Cell(ran.runs if ran else None, held, text, None, tuple(h for h in ordered if h not in held))
