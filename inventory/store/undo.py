"""Taking back: any batch, an import of thousands of rows too, also after a restart; and taking that back again.

A batch is taken back when every value that it wrote is still there. Where a later change stands in the way, nothing is
taken back and the refusal names it. The undoing is a batch of its own, so it can be undone in turn (redo).
"""

from __future__ import annotations

import json
from contextlib import contextmanager
from itertools import groupby
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy import exc

from inventory.errors import InputError, RefusedError
from inventory.language import _
from inventory.records import REGISTRY
from inventory.records.values import from_json
from inventory.store import numbers, search
from inventory.store.history import Batch, batch
from inventory.store.schema import BATCH, CHANGE
from inventory.store.titles import title_of
from inventory.store.work import Work, as_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import Connection

    from inventory.records import Record
    from inventory.store.database import Database

CHUNK = 500
"""Records a round: keeps statements within SQLite's limit of parameters, and memory small."""

Row = sa.Row[Any]


def undo(database: Database, who: str, number: int | None = None, reason: str = "") -> Batch:
    """Take a batch back, the newest one that can be if none is named, and return the batch that did it.

    Raises:
        InputError: There is no such batch, or nothing to undo.
        RefusedError: It was taken back already, or a later change stands in the way; nothing was changed.
    """
    with database.write() as connection:
        target = _chosen(connection, number)
        action = "redo" if target.undoes is not None else "undo"
        unit = Work(connection, who, reason or target.reason, action)
        _take_back(connection, target, unit)
        own = unit.batch
        link = sa.update(BATCH)
        connection.execute(link.where(BATCH.c.id == own).values(undoes=target.id, changes=unit.changes))
        connection.execute(link.where(BATCH.c.id == target.id).values(undone_by=own))
        if target.undoes is not None:
            connection.execute(link.where(BATCH.c.id == target.undoes).values(undone_by=None))
        done = batch(connection, own)
    assert done is not None
    return done


def redo(database: Database, who: str) -> Batch:
    """Take the newest undoing back, provided that nothing else was changed after it.

    Raises:
        InputError: There is nothing to redo.
    """
    with database.read() as connection:
        query = sa.select(BATCH).where(BATCH.c.undone_by.is_(None)).order_by(BATCH.c.id.desc()).limit(1)
        newest = connection.execute(query.where(BATCH.c.action != "redo")).mappings().first()
    if newest is None or newest["action"] != "undo":
        raise InputError(_("There is nothing to redo."))
    return undo(database, who, newest["id"])


def next_undo(connection: Connection) -> Batch | None:
    """Return the batch that `undo` takes back when none is named: the newest of a person that is still in force."""
    query = (
        sa.select(BATCH)
        .where(BATCH.c.undone_by.is_(None), BATCH.c.undoes.is_(None))
        .order_by(BATCH.c.id.desc())
        .limit(1)
    )
    row = connection.execute(query).mappings().first()
    return None if row is None else Batch(**row)


def _chosen(connection: Connection, number: int | None) -> Batch:
    """Return the batch to take back, or say why not."""
    found = next_undo(connection) if number is None else batch(connection, number)
    if found is not None and found.action == "redo":
        # What a redo did is what the batch itself did: taking that back is one more undoing of the batch.
        undoing = batch(connection, found.undoes or 0)
        found = None if undoing is None else batch(connection, undoing.undoes or 0)
    if found is None:
        if number is None:
            raise InputError(_("There is nothing to undo."))
        raise InputError(
            _("There is no batch {number}.").format(number=number), _("`inventaris history` lists them.")
        )
    if found.undone_by is not None:
        raise RefusedError(
            _("Batch {number} was taken back already, by batch {other}.").format(
                number=found.id, other=found.undone_by
            )
        )
    return found


def _take_back(connection: Connection, target: Batch, unit: Work) -> None:
    """Undo the changes of a batch, the last one first, so that what hangs under a record goes before it."""
    query = sa.select(CHANGE).where(CHANGE.c.batch_id == target.id).order_by(CHANGE.c.id.desc())
    found = connection.execute(query).all()
    for (kind, action), group in groupby(found, key=lambda row: (row.record, row.action)):
        for part in _rounds(group):
            take = {"new": _remove, "removed": _put_back}.get(action, _set_back)
            take(connection, REGISTRY[kind], part, target, unit)


def _rounds(lines: Iterable[Row]) -> Iterator[list[Row]]:
    """Yield lines in lists of at most CHUNK, none with the same record twice: each is compared with what is there."""
    part: list[Row] = []
    seen: set[int] = set()
    for line in lines:
        if len(part) >= CHUNK or line.record_id in seen:
            yield part
            part, seen = [], set()
        part.append(line)
        seen.add(line.record_id)
    yield part


def _current(connection: Connection, record: type[Record], ids: Sequence[int]) -> dict[int, dict[str, Any]]:
    query = sa.select(record.table).where(record.table.c.id.in_(ids))
    return {row["id"]: dict(row) for row in connection.execute(query).mappings()}


def _values(record: type[Record], text: str | None) -> dict[str, Any]:
    """Return a side of a change as the database takes it."""
    plain = {"custom", "version", "id"}
    found = {}
    for name, value in json.loads(text or "{}").items():
        if name == "archived":
            found[name] = _moment(value)
        else:
            found[name] = value if name in plain else from_json(record.fields[name], value)
    return found


def _moment(value: str | None) -> Any:
    import datetime as dt  # noqa: PLC0415  the only place that reads one

    return None if value is None else dt.datetime.fromisoformat(value)


def _remove(
    connection: Connection, record: type[Record], part: Sequence[Row], target: Batch, unit: Work
) -> None:
    """Take away records that the batch made; the history keeps what they were."""
    now = _current(connection, record, [line.record_id for line in part])
    kept = []
    for line in part:
        row, made = now.get(line.record_id), _values(record, line.after)
        if row is None or any(row[name] != made.get(name) for name in (*record.fields, "custom", "archived")):
            raise _in_the_way(connection, record, line.record_id, target)
        kept.append(
            (
                line.record_id,
                {name: value for name, value in row.items() if value is not None and name != "id"},
            )
        )
    ids = [number for number, _row in kept]
    try:
        _delete(connection, record, ids)
    except exc.IntegrityError as problem:
        raise RefusedError(
            _("Batch {number} cannot be taken back: other records point to a {record} that it made.").format(
                number=target.id, record=_(record.label)
            ),
            _("Nothing was changed. Take the later batch back first."),
        ) from problem
    search.forget(connection, record, ids)
    _log(connection, unit, record, "removed", [(number, values, None) for number, values in kept])


def _delete(connection: Connection, record: type[Record], ids: Sequence[int]) -> None:
    """Delete rows; those that can point to their own kind one by one, the last made first."""
    table = record.table
    if any(field.target == record.kind for field in record.fields.values()):
        one = sa.delete(table).where(table.c.id == sa.bindparam("of_row"))
        connection.execute(one, [{"of_row": number} for number in ids])
    else:
        connection.execute(sa.delete(table).where(table.c.id.in_(ids)))


def _put_back(
    connection: Connection, record: type[Record], part: Sequence[Row], target: Batch, unit: Work
) -> None:
    """Make records again that an undoing took away, with their old numbers."""
    rows = [{"id": line.record_id, **_values(record, line.before)} for line in part]
    names = dict.fromkeys(name for row in rows for name in row)
    with _no_clash(record, target):
        connection.execute(sa.insert(record.table), [{name: row.get(name) for name in names} for row in rows])
    search.add(connection, record, record.table.c.id.in_([row["id"] for row in rows]))
    made = [
        (row["id"], None, {k: v for k, v in row.items() if k not in {"id", "version"} and v is not None})
        for row in rows
    ]
    _log(connection, unit, record, "new", made)


@contextmanager
def _no_clash(record: type[Record], target: Batch) -> Iterator[None]:
    """Refuse an undoing after which two living records would have one natural key."""
    try:
        yield
    except exc.IntegrityError as problem:
        raise RefusedError(
            _("Batch {number} cannot be taken back: a later {record} has the same natural key.").format(
                number=target.id, record=_(record.label)
            ),
            _("Nothing was changed."),
        ) from problem


def _set_back(
    connection: Connection, record: type[Record], part: Sequence[Row], target: Batch, unit: Work
) -> None:
    """Give changed columns their old values, where the new ones are still there."""
    now = _current(connection, record, [line.record_id for line in part])
    logged = []
    for line in part:
        before, after = _values(record, line.before), _values(record, line.after)
        row = now.get(line.record_id)
        if row is None or any(row[name] != value for name, value in after.items()):
            raise _in_the_way(connection, record, line.record_id, target)
        logged.append((line.record_id, after, before))
    for names, group in groupby(_ordered(record, logged), key=lambda one: tuple(one[2])):
        _update(connection, record, names, list(group), target)
    search.refresh(connection, record, record.table.c.id.in_([number for number, _a, _b in logged]))
    action = {"archive": "revive", "revive": "archive"}.get(part[0].action, "change")
    _log(connection, unit, record, action, logged)


def _ordered(record: type[Record], rows: list[tuple[int, Any, Any]]) -> list[tuple[int, Any, Any]]:
    """Return rows in an order in which they can be written.

    A natural key that went from one record to another within the batch goes back the way it came, last one first; where no
    key changed, rows with the same columns stand together, so that one statement writes them all.
    """
    keyed = {"archived", *(name for key in record.keys for name in key)}
    if any(keyed & new.keys() for _number, _old, new in rows):
        return rows
    return sorted(rows, key=lambda one: tuple(one[2]))


def _update(
    connection: Connection,
    record: type[Record],
    names: tuple[str, ...],
    rows: list[tuple[int, Any, Any]],
    target: Batch,
) -> None:
    """Write the same columns of several records, each with its own values."""
    table = record.table
    binds = {name: sa.bindparam(f"new_{name}", type_=table.c[name].type) for name in names}
    statement = (
        sa.update(table)
        .where(table.c.id == sa.bindparam("of_row"))
        .values(version=table.c.version + 1, **binds)
    )
    with _no_clash(record, target):
        connection.execute(
            statement, [{"of_row": n, **{f"new_{k}": new[k] for k in names}} for n, _old, new in rows]
        )


def _log(
    connection: Connection,
    unit: Work,
    record: type[Record],
    action: str,
    lines: Sequence[tuple[int, Any, Any]],
) -> None:
    """Write several lines of the history at once."""
    first = numbers.take(connection, "change", len(lines))
    rows = [
        {
            "id": first + index,
            "batch_id": unit.batch,
            "record": record.kind,
            "record_id": number,
            "action": action,
            "before": as_text(before),
            "after": as_text(after),
        }
        for index, (number, before, after) in enumerate(lines)
    ]
    connection.execute(sa.insert(CHANGE), rows)
    unit.changes += len(rows)


def _in_the_way(connection: Connection, record: type[Record], number: int, target: Batch) -> RefusedError:
    """Return the refusal that names the later change."""
    query = (
        sa.select(BATCH.c.id, BATCH.c.who)
        .join(CHANGE, CHANGE.c.batch_id == BATCH.c.id)
        .where(CHANGE.c.record == record.kind, CHANGE.c.record_id == number, BATCH.c.id > target.id)
        .order_by(BATCH.c.undone_by.is_not(None), BATCH.c.undoes.is_not(None), BATCH.c.id)
        .limit(1)
    )
    later = connection.execute(query).first()
    return RefusedError(
        _(
            "Batch {number} cannot be taken back: {title} was changed later, by {who} in batch {later}."
        ).format(
            number=target.id,
            title=title_of(connection, record, number),
            who=later.who if later else "?",
            later=later.id if later else "?",
        ),
        _("Nothing was changed. Take the later batch back first."),
    )
