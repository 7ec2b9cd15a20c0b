"""What reading the landscape starts from: records that are not archived, and their lives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import sqlalchemy as sa

from inventory.landscape.model import Life

if TYPE_CHECKING:
    from inventory.landscape.model import Status

Row = Any
"""A row of a query, its columns as attributes."""


def living(record: type[Any]) -> sa.Select[Any]:
    """Return a query for the records of a kind that are not archived, by number."""
    table = record.table
    return sa.select(table).where(table.c.archived.is_(None)).order_by(table.c.id)


def life(row: Row) -> Life:
    """Return the life of a row that has status, start and end."""
    return Life(cast("Status", row.status), row.start, row.end)
