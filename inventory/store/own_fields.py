"""The board's own fields, as declarations like those of the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from inventory.records.field import Field, Kind
from inventory.records.own import CustomField

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from inventory.records import Record


def of(connection: Connection, record: type[Record]) -> list[Field]:
    """Return the own fields that the board gave to a kind of record, in the order in which it made them."""
    table = CustomField.table
    query = (
        sa.select(
            table.c.name, table.c.caption, table.c.type, table.c.choices, table.c.required, table.c.help
        )
        .where(table.c.record == record.kind, table.c.archived.is_(None))
        .order_by(table.c.id)
    )
    return [
        Field(
            kind=Kind(row.type),
            label=row.caption,
            help=row.help or "",
            name=row.name,
            owner=record.kind,
            required=bool(row.required),
            choices={c.strip(): c.strip() for c in (row.choices or "").split(";") if c.strip()},
            custom=True,
        )
        for row in connection.execute(query)
    ]
