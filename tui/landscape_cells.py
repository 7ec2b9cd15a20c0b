"""Reading a few cells of the matrix anew after they were written: 2 ms, where the whole takes 25 at 300 processes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import sqlalchemy as sa

from inventory.landscape.cell import written
from inventory.landscape.grid import Cell, Held, Ran, shown
from inventory.landscape.model import natural
from inventory.language import _
from inventory.records.landscape import Participation, Support
from inventory.records.software import System

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from sqlalchemy import Connection

    from inventory.landscape.grid import Grid, Spot


def reread(connection: Connection, of: Grid, spots: Collection[Spot]) -> Grid:
    """Return a grid with some cells as they now are.

    Args:
        connection: One that reads.
        of: The grid as it was read before.
        spots: The cells that were written. Of a domain, what its processes inherit stays as it was.
    """
    processes = {process for process, _column in spots}
    parties = {column for _process, column in spots} if of.party is None else {of.party}
    held: dict[Spot, list[Held]] = {spot: [] for spot in spots}
    for process, one in _supports(connection, processes, parties):
        spot = (process, one.party if of.party is None else one.system)
        if spot in held:
            held[spot].append(one)
    ran = _ran(connection, processes, parties)
    kept = {
        place: one for place, one in of.ran.items() if place[0] not in processes or place[1] not in parties
    }
    cells = {spot: _cell(of, spot, rows, ran) for spot, rows in held.items()}
    return replace(of, cells={**of.cells, **cells}, ran={**kept, **ran})


def _cell(of: Grid, spot: Spot, rows: Iterable[Held], ran: dict[Spot, Ran]) -> Cell:
    """Return one cell, in words as the grid itself has them."""
    ordered = sorted(rows, key=lambda one: (natural(one.name), one.name, one.function))
    there = tuple(one for one in ordered if shown(one, of.on, of.mode))
    rest = tuple(one for one in ordered if one not in there)
    answer = ran.get((spot[0], spot[1] if of.party is None else of.party))
    runs = answer.runs if answer else None
    if of.party is None:
        return Cell(runs, there, written(runs, (one.use for one in there)), of.cell(spot).above, rest)
    if not ordered:
        return Cell()
    partly = all(one.level == "partial" for one in there)
    text = "" if not there else _("partly") if partly else _("fully")
    return Cell(runs, there, text, None, rest)


def _supports(
    connection: Connection, processes: Collection[int], parties: Collection[int]
) -> list[tuple[int, Held]]:
    """Return the support of some processes and parties, each with its process."""
    table, system = Support.table, System.table
    query = (
        sa.select(table, system.c.name.label("system_name"))
        .join(system, sa.and_(system.c.id == table.c.system, system.c.archived.is_(None)))
        .where(table.c.archived.is_(None), table.c.process.in_(processes), table.c.party.in_(parties))
    )
    return [
        (
            row.process,
            Held(
                row.id, row.system, row.system_name, row.function or "", row.level or "", row.status,
                row.start, row.end, row.version, row.party,
            ),
        )
        for row in connection.execute(query)
    ]  # fmt: skip


def _ran(connection: Connection, processes: Collection[int], parties: Collection[int]) -> dict[Spot, Ran]:
    """Return who runs what, of some processes and parties."""
    table = Participation.table
    query = sa.select(table).where(
        table.c.archived.is_(None), table.c.process.in_(processes), table.c.party.in_(parties)
    )
    return {(row.process, row.party): Ran(row.id, row.runs, row.version) for row in connection.execute(query)}
