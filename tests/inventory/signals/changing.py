"""Changes of a board that are taken back: values by column name, records that they point to by key."""

from __future__ import annotations

import datetime as dt
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from inventory.records import Kind, get
from inventory.records.values import validated
from inventory.store import numbers
from inventory.store.detail import locate

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import Connection

    from inventory.records import Record
    from inventory.store.database import Database

ARCHIVED = dt.datetime(2026, 11, 20, 12)  # noqa: DTZ001  moments are kept in UTC without a zone


@contextmanager
def trying(database: Database) -> Iterator[Connection]:
    """Give a connection of which everything that is written is taken back."""
    with database.engine.connect() as connection:
        transaction = connection.begin()
        try:
            yield connection
        finally:
            transaction.rollback()


def stored(connection: Connection, record: type[Record], said: Mapping[str, Any]) -> dict[str, Any]:
    """Return values as they are kept: a link by the number of what it names, "" as nothing.

    The guards of a unit of work are passed by, as records can contradict each other in a file too.

    Raises:
        KeyError: The record has no such column.
        InputError: A value does not fit its column, or a link names nothing.
    """
    found: dict[str, Any] = {}
    for name, value in said.items():
        field = record.fields[name]
        if value == "":
            found[name] = None
        elif field.kind is Kind.LINK:
            found[name] = locate(connection, get(field.target), str(value))
        else:
            found.update(validated([field], {name: value}))
    return found


def add(connection: Connection, kind: str, said: Mapping[str, Any]) -> int:
    """Write a record with the defaults of its kind and return its number."""
    record = get(kind)
    values = {name: field.default for name, field in record.fields.items()} | stored(connection, record, said)
    number = numbers.take(connection, kind)
    connection.execute(sa.insert(record.table).values(id=number, **values))
    return number


def change(connection: Connection, kind: str, key: str, said: Mapping[str, Any]) -> None:
    """Give a record other values."""
    record = get(kind)
    values = stored(connection, record, said)
    row = record.table.c.id == locate(connection, record, key)
    connection.execute(sa.update(record.table).where(row).values(**values))


def archive(connection: Connection, kind: str, key: str) -> None:
    """Put a record away."""
    record = get(kind)
    row = record.table.c.id == locate(connection, record, key)
    connection.execute(sa.update(record.table).where(row).values(archived=ARCHIVED))
