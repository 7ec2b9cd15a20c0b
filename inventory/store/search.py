"""The text that words in a filter look in: one folded line a record, kept beside the record's own table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from inventory.store.schema import SEARCH
from inventory.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection

    from inventory.records import Record

CHUNK = 5_000
"""Rows a round: their texts are held in memory."""


def searched(record: type[Record]) -> list[sa.Column[str]]:
    """Return the columns that words look in: those declared so, and the other names by which people call it."""
    return [record.table.c[name] for name, f in record.fields.items() if f.searched or name in record.aliases]


def refresh(connection: Connection, record: type[Record], where: sa.ColumnElement[bool]) -> None:
    """Write the search texts of the rows for which `where` holds anew."""
    ids = sa.select(record.table.c.id).where(where)
    connection.execute(sa.delete(SEARCH).where(SEARCH.c.record == record.kind, SEARCH.c.record_id.in_(ids)))
    add(connection, record, where)


def add(connection: Connection, record: type[Record], where: sa.ColumnElement[bool]) -> None:
    """Write the search texts of rows that have none yet."""
    query = sa.select(record.table.c.id, *searched(record)).where(where).order_by(record.table.c.id)
    insert = sa.insert(SEARCH)
    result = connection.execute(query)
    for rows in result.partitions(CHUNK):
        connection.execute(insert, list(_lines(record, rows)))


def _lines(record: type[Record], rows: Sequence[sa.Row[Any]]) -> Iterator[dict[str, object]]:
    """Yield what is written for each row."""
    for row in rows:
        texts: list[str | None] = list(row[1:])
        text = " ".join([part for part in texts if part])
        yield {"record": record.kind, "record_id": row[0], "text": fold(text)}


def forget(connection: Connection, record: type[Record], ids: Sequence[int]) -> None:
    """Drop the search texts of rows that are gone."""
    connection.execute(sa.delete(SEARCH).where(SEARCH.c.record == record.kind, SEARCH.c.record_id.in_(ids)))
