"""The single fields of a board that can be left out, and what leaving one out does."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

import sqlalchemy as sa

from inventory.records import REGISTRY, get

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

_TABLES = re.compile(r"\b(?:FROM|JOIN) \"?([a-z_]+)")


class Spot(NamedTuple):
    """A field of a record that has a value: kind, number of the record, name of the column."""

    kind: str
    number: int
    name: str

    @property
    def field(self) -> str:
        """Kind and column, as `relied.toml` names them."""
        return f"{self.kind}.{self.name}"


def spots(connection: Connection, kinds: set[str] | None = None) -> list[Spot]:
    """Return the fields of living records that have a value and can be empty, of some kinds or of all."""
    found = []
    for kind, record in REGISTRY.items():
        if kinds is not None and kind not in kinds:
            continue
        table = record.table
        names = [name for name, field in record.fields.items() if not field.required]
        query = sa.select(table.c.id, *(table.c[name] for name in names)).where(table.c.archived.is_(None))
        for row in connection.execute(query.order_by(table.c.id)):
            found += [
                Spot(kind, row[0], name)
                for name, value in zip(names, row[1:], strict=True)
                if value not in {None, "unknown"}
            ]
    return found


@contextmanager
def without(connection: Connection, spot: Spot) -> Iterator[None]:
    """Leave a field out for the length of a block."""
    table = get(spot.kind).table
    here = table.c.id == spot.number
    column = table.c[spot.name]
    before: Any = connection.execute(sa.select(column).where(here)).scalar_one()
    connection.execute(sa.update(table).where(here).values({spot.name: None}))
    try:
        yield
    finally:
        connection.execute(sa.update(table).where(here).values({spot.name: before}))


@contextmanager
def watched(connection: Connection) -> Iterator[set[str]]:
    """Give the kinds of records that are read in a block; it fills as the block runs."""
    read: set[str] = set()

    def note(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        read.update(name for name in _TABLES.findall(statement) if name in REGISTRY)

    sa.event.listen(connection, "before_cursor_execute", note)
    try:
        yield read
    finally:
        sa.event.remove(connection, "before_cursor_execute", note)
