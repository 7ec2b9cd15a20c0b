"""Numbers of new rows, taken beforehand: never given out twice, and no row needs to be read back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from inventory.store.schema import COUNTER

if TYPE_CHECKING:
    from sqlalchemy import Connection


def take(connection: Connection, name: str, count: int = 1) -> int:
    """Reserve numbers for rows of a table and return the first; the caller's transaction keeps or drops them.

    Args:
        connection: One that is writing.
        name: The table.
        count: How many, at least 1.
    """
    last = connection.execute(
        sa.update(COUNTER)
        .where(COUNTER.c.name == name)
        .values(last=COUNTER.c.last + count)
        .returning(COUNTER.c.last)
    ).scalar_one_or_none()
    if last is None:
        connection.execute(sa.insert(COUNTER).values(name=name, last=count))
        last = count
    return int(last) - count + 1
