"""What a record is called: its title columns joined, with the titles of what they point to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from inventory.records import Kind, get
from inventory.records.values import show

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from inventory.records import Record

CHUNK = 900
"""Numbers a query: older SQLite takes 999 parameters."""


def titles(connection: Connection, record: type[Record], ids: Iterable[int]) -> dict[int, str]:
    """Return the titles of records by number; the numbers of records that are gone are left out."""
    wanted = sorted(set(ids))
    found: dict[int, tuple[Any, ...]] = {}
    columns = [record.table.c[name] for name in record.title]
    for start in range(0, len(wanted), CHUNK):
        part = wanted[start : start + CHUNK]
        query = sa.select(record.table.c.id, *columns).where(record.table.c.id.in_(part))
        found.update({row[0]: tuple(row[1:]) for row in connection.execute(query)})
    linked = {
        index: titles(
            connection, get(record.fields[name].target), {row[index] for row in found.values() if row[index]}
        )
        for index, name in enumerate(record.title)
        if record.fields[name].kind is Kind.LINK
    }
    return {number: _joined(record, row, linked) or f"#{number}" for number, row in found.items()}


def _joined(record: type[Record], row: tuple[Any, ...], linked: dict[int, dict[int, str]]) -> str:
    """Return the parts of one title, without empty ones."""
    parts = [
        linked[index].get(row[index], "") if index in linked else show(record.fields[name], row[index])
        for index, name in enumerate(record.title)
    ]
    return " · ".join(part for part in parts if part)


def title_of(connection: Connection, record: type[Record], number: int) -> str:
    """Return the title of one record."""
    return titles(connection, record, [number]).get(number, f"#{number}")
