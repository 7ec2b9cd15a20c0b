"""The register of processing as the rules see it on a day: the entries that hold, with their processes and systems."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from inventory.finance.reading import rows
from inventory.records.landscape import Process
from inventory.records.organisation import Person
from inventory.records.processing import Processing, ProcessingUse
from inventory.signals.finding import Subject
from inventory.signals.once import once
from inventory.signals.rows_privacy import PersonRow, ProcessingRow, UseRow
from inventory.text import fold

if TYPE_CHECKING:
    from inventory.signals.board import Board


@once
def entries(board: Board) -> dict[int, ProcessingRow]:
    """Return the entries of the own board that hold on the day, by number; those of a partner are the partner's affair."""
    partners = board.agreement_index.partners
    return {
        row.id: row
        for row in rows(board.connection, Processing, ProcessingRow)
        if row.controller not in partners
        and (row.start is None or row.start <= board.on)
        and (row.end is None or row.end >= board.on)
    }


@once
def uses(board: Board) -> tuple[UseRow, ...]:
    """Return what the entries of the day are linked to; a process or system that is archived is left out."""
    there = entries(board)
    table = Process.table
    query = sa.select(table.c.id).where(table.c.archived.is_(None))
    processes = {row[0] for row in board.connection.execute(query)}
    return tuple(
        UseRow(
            one.processing,
            one.process if one.process in processes else None,
            one.system if one.system in board.all_systems else None,
        )
        for one in rows(board.connection, ProcessingUse, UseRow)
        if one.processing in there
    )


@once
def entries_of_systems(board: Board) -> dict[int, set[int]]:
    """Return the entries of each system, by number."""
    found: dict[int, set[int]] = {}
    for one in uses(board):
        if one.system is not None:
            found.setdefault(one.system, set()).add(one.processing)
    return found


@once
def systems_of_entries(board: Board) -> dict[int, set[int]]:
    """Return the systems of each entry, by number."""
    found: dict[int, set[int]] = {}
    for one in uses(board):
        if one.system is not None:
            found.setdefault(one.processing, set()).add(one.system)
    return found


@once
def people(board: Board) -> tuple[tuple[str, str], ...]:
    """Return the names of the people whom the board knows, as written and folded."""
    return tuple((row.name, fold(row.name)) for row in rows(board.connection, Person, PersonRow))


def entry_subject(row: ProcessingRow) -> Subject:
    """Return an entry as a subject."""
    return Subject("processing", row.code, f"{row.code} · {row.name}", row.id)
