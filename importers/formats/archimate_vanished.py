"""What an earlier import of a model brought in and the model no longer has: told, never removed.

The history knows: an identifier was written by a batch that imported one model, and other identifiers of that batch are
still in the model now.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from importers.formats.several import few
from inventory.language import _, ngettext
from inventory.records import get
from inventory.store.schema import BATCH, CHANGE
from inventory.store.titles import titles

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from sqlalchemy import Connection

KINDS = ("process", "system", "interface")
SHOWN = 20


def vanished(connection: Connection, present: AbstractSet[str]) -> Iterator[str]:
    """Yield a sentence for each kind of which records came from this model and are not in it any more.

    Args:
        connection: One that reads.
        present: All identifiers that the model has now.
    """
    writers = {kind: _writers(connection, kind) for kind in KINDS}
    batches = {
        batch for found in writers.values() for identifier, batch in found.values() if identifier in present
    }
    single = _of_one_model(connection, batches)
    for kind, found in writers.items():
        gone = [
            number
            for number, (identifier, batch) in found.items()
            if identifier not in present and batch in single
        ]
        if gone:
            named = list(titles(connection, get(kind), gone).values())
            text = ngettext(
                "{count} {kind} is no longer in the model, and stays as it is: {list}.",
                "{count} {kind} are no longer in the model, and stay as they are: {list}.",
                len(gone),
            )
            called = get(kind).label if len(gone) == 1 else get(kind).plural
            yield text.format(count=len(gone), kind=_(called), list=few(named, SHOWN))


def _writers(connection: Connection, kind: str) -> dict[int, tuple[str, int]]:
    """Return for each living record with an identifier that identifier, and the last batch that wrote it."""
    table = get(kind).table
    query = sa.select(table.c.id, table.c.identifier).where(
        table.c.archived.is_(None), table.c.identifier.is_not(None)
    )
    living: dict[int, str] = {row.id: row.identifier for row in connection.execute(query)}
    if not living:
        return {}
    changes = (
        sa.select(CHANGE.c.record_id, CHANGE.c.batch_id, CHANGE.c.after)
        .where(CHANGE.c.record == kind, CHANGE.c.after.like('%"identifier"%'))
        .order_by(CHANGE.c.id)
    )
    found: dict[int, tuple[str, int]] = {}
    for row in connection.execute(changes):
        after: dict[str, Any] = json.loads(row.after)
        if row.record_id in living and after.get("identifier") == living[row.record_id]:
            found[row.record_id] = (living[row.record_id], row.batch_id)
    return found


def _of_one_model(connection: Connection, batches: AbstractSet[int]) -> set[int]:
    """Return the batches whose files hold one model: of several it is not known which brought what."""
    query = sa.select(BATCH.c.id, BATCH.c.reason).where(BATCH.c.id.in_(batches), BATCH.c.action == "import")
    return {row.id for row in connection.execute(query) if row.reason.casefold().count(".xml") == 1}
