"""Examining a database: what SQLite itself finds, and what the program's own rules ask for."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from inventory.language import _
from inventory.records import REGISTRY
from inventory.store.backup import check_file
from inventory.store.database import HEAD, on_network, shape
from inventory.store.schema import BATCH, CHANGE, COUNTER, SEARCH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from inventory.store.database import Database


@dataclass(frozen=True)
class Ailment:
    """Something that is not as it should be.

    Args:
        serious: Whether entries can be lost or figures be wrong.
        message: What, in a whole sentence.
    """

    serious: bool
    message: str


def examine(database: Database) -> list[Ailment]:
    """Return what is wrong with a database; an empty list when it is sound."""
    found = []
    if shape(database) != HEAD:
        found.append(Ailment(True, _("The database has another shape than the program knows.")))
        return found
    if database.path and on_network(database.path):
        found.append(
            Ailment(
                False,
                _(
                    "The database is on a network drive, where locks cannot be trusted; use PostgreSQL for shared work."
                ),
            )
        )
    with database.read() as connection:
        if database.dialect == "sqlite":
            raw = connection.connection.driver_connection
            assert raw is not None
            try:
                faults = check_file(raw)
            except sqlite3.DatabaseError as problem:
                faults = [str(problem)]
            found += [Ailment(True, _("SQLite finds: {fault}.").format(fault=fault)) for fault in faults]
            if faults:
                return found
        found += [*_batches(connection), *_counters(connection), *_search(connection), *_history(connection)]
    return found


def _count(connection: Connection, query: sa.Select[Any]) -> int:
    return int(connection.execute(sa.select(sa.func.count()).select_from(query.subquery())).scalar_one())


def _batches(connection: Connection) -> Iterator[Ailment]:
    """A batch says how many changes it has; a part of one must never be there."""
    real = sa.select(sa.func.count()).where(CHANGE.c.batch_id == BATCH.c.id).scalar_subquery()
    for row in connection.execute(
        sa.select(BATCH.c.id, BATCH.c.changes, real.label("real")).where(BATCH.c.changes != real)
    ):
        yield Ailment(
            True,
            _("Batch {number} says that it made {said} changes, and {real} are there.").format(
                number=row.id, said=row.changes, real=row.real
            ),
        )


def _counters(connection: Connection) -> Iterator[Ailment]:
    """A number that is given out must be higher than every number in use."""
    last: dict[str, int] = {row.name: row.last for row in connection.execute(sa.select(COUNTER))}
    tables = {record.kind: record.table for record in REGISTRY.values()} | {"batch": BATCH, "change": CHANGE}
    for name, table in tables.items():
        highest = connection.execute(sa.select(sa.func.max(table.c.id))).scalar() or 0
        if highest > last.get(name, 0):
            yield Ailment(
                True, _("The table {name} has numbers that its counter did not give out.").format(name=name)
            )


def _search(connection: Connection) -> Iterator[Ailment]:
    """Every record has one search text, and no search text is without its record."""
    for record in REGISTRY.values():
        texts = sa.select(SEARCH.c.record_id).where(SEARCH.c.record == record.kind)
        ids = sa.select(record.table.c.id)
        wrong = _count(connection, ids.where(record.table.c.id.not_in(texts)))
        wrong += _count(connection, texts.where(SEARCH.c.record_id.not_in(ids)))
        if wrong:
            yield Ailment(
                False,
                _("{count} search texts of {records} are missing or too many.").format(
                    count=wrong, records=_(record.plural)
                ),
            )


def _history(connection: Connection) -> Iterator[Ailment]:
    """Every record was made by a change of the history; the history's newest one can be read."""
    for record in REGISTRY.values():
        made = sa.select(CHANGE.c.record_id).where(CHANGE.c.record == record.kind, CHANGE.c.action == "new")
        orphans = _count(connection, sa.select(record.table.c.id).where(record.table.c.id.not_in(made)))
        if orphans:
            yield Ailment(
                False,
                _("{count} {records} are not in the history.").format(
                    count=orphans, records=_(record.plural)
                ),
            )
    newest = connection.execute(sa.select(CHANGE.c.after).order_by(CHANGE.c.id.desc()).limit(1)).scalar()
    try:
        json.loads(newest or "{}")
    except ValueError:
        yield Ailment(True, _("The newest change of the history cannot be read."))


def heal(database: Database) -> int:
    """Write all search texts anew, which lose nothing; return how many records have one now."""
    from inventory.store import search  # noqa: PLC0415  only for a repair

    with database.write() as connection:
        connection.execute(sa.delete(SEARCH))
        for record in REGISTRY.values():
            search.add(connection, record, sa.true())
        return int(connection.execute(sa.select(sa.func.count()).select_from(SEARCH)).scalar_one())
