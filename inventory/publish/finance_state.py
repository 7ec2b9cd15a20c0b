"""From which state of the database figures come, so that two files can be told apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.language import _
from inventory.store.database import HEAD
from inventory.store.history import batches

if TYPE_CHECKING:
    from sqlalchemy import Connection


def state(connection: Connection) -> str:
    """Return up to which change the database was read, a sentence for people."""
    newest = batches(connection, 1)
    if not newest:
        return _("An empty database, shape {shape}.").format(shape=HEAD)
    last = newest[0]
    return _("Up to and including change {number} of {day} by {who}; database shape {shape}.").format(
        number=last.id, day=f"{last.at:%d-%m-%Y %H:%M} UTC", who=last.who, shape=HEAD
    )
