"""What was changed, by whom, when and why: read back, batch by batch or for one record."""

from __future__ import annotations

import datetime as dt  # noqa: TC003  dataclasses are read at run time by tests
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from inventory.errors import InputError
from inventory.language import N_, _
from inventory.records import REGISTRY, Kind
from inventory.records.field import moment, text
from inventory.records.values import custom_values, from_json, show
from inventory.store import own_fields
from inventory.store.schema import BATCH, CHANGE
from inventory.store.titles import titles

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Connection

    from inventory.records import Field, Record

ACTIONS = {
    "edit": N_("edit"),
    "import": N_("import"),
    "undo": N_("undo"),
    "redo": N_("redo"),
    "restore": N_("restore"),
    "close": N_("year closed"),
    "reopen": N_("year opened again"),
    "keep": N_("version kept"),
    "adopt": N_("version adopted"),
    "new": N_("new"),
    "change": N_("changed"),
    "archive": N_("archived"),
    "revive": N_("taken back"),
    "removed": N_("taken away"),
}
"""What a batch or a change did, for people."""


@dataclass(frozen=True)
class Batch:
    """One action of a person.

    Args:
        id: Its number.
        at: When, in UTC.
        who: Who did it.
        reason: Why.
        action: Which kind of command.
        changes: How many records it changed.
        undoes: The batch that it took back, if it did.
        undone_by: The batch that took it back, if one did.
    """

    id: int
    at: dt.datetime
    who: str
    reason: str
    action: str
    changes: int
    undoes: int | None
    undone_by: int | None


@dataclass(frozen=True)
class Change:
    """What happened to one record in one batch.

    Args:
        batch: The batch.
        record: Kind of the record.
        record_id: Its number.
        action: "new", "change", "archive", "revive" or "removed".
        before, after: Stored values by column name, as JSON holds them; only the columns that differ.
    """

    batch: Batch
    record: str
    record_id: int
    action: str
    before: Mapping[str, Any]
    after: Mapping[str, Any]


def batches(connection: Connection, limit: int = 50, before: int | None = None) -> list[Batch]:
    """Return the newest batches, newest first.

    Args:
        connection: Where to read.
        limit: At most so many.
        before: Only batches with a lower number: the next page.
    """
    query = sa.select(BATCH).order_by(BATCH.c.id.desc()).limit(limit)
    if before is not None:
        query = query.where(BATCH.c.id < before)
    return [Batch(**row) for row in connection.execute(query).mappings()]


def batch(connection: Connection, number: int) -> Batch | None:
    """Return one batch, or None when there is none with this number."""
    row = connection.execute(sa.select(BATCH).where(BATCH.c.id == number)).mappings().first()
    return None if row is None else Batch(**row)


def changes_of(connection: Connection, record: type[Record], number: int, limit: int = 200) -> list[Change]:
    """Return what happened to one record, newest first."""
    where = (CHANGE.c.record == record.kind) & (CHANGE.c.record_id == number)
    return _changes(connection, where, limit)


def changes_in(connection: Connection, number: int, limit: int = 200) -> list[Change]:
    """Return what one batch did, last change first.

    Raises:
        InputError: There is no such batch.
    """
    if batch(connection, number) is None:
        raise InputError(
            _("There is no batch {number}.").format(number=number), _("`inventaris history` lists them.")
        )
    return _changes(connection, CHANGE.c.batch_id == number, limit)


def _changes(connection: Connection, where: sa.ColumnElement[bool], limit: int) -> list[Change]:
    query = (
        sa.select(
            BATCH,
            CHANGE.c.record,
            CHANGE.c.record_id,
            CHANGE.c.action.label("did"),
            CHANGE.c.before,
            CHANGE.c.after,
        )
        .join(BATCH, BATCH.c.id == CHANGE.c.batch_id)
        .where(where)
        .order_by(CHANGE.c.id.desc())
        .limit(limit)
    )
    found = []
    for row in connection.execute(query).mappings():
        of = Batch(**{column.name: row[column.name] for column in BATCH.columns})
        before, after = (json.loads(row[side] or "{}") for side in ("before", "after"))
        found.append(Change(of, row["record"], row["record_id"], row["did"], before, after))
    return found


@dataclass(frozen=True)
class Line:
    """One column of a change, for people: label, text before and text after ("" when there was nothing)."""

    label: str
    before: str
    after: str


def lines(connection: Connection, change: Change) -> list[Line]:
    """Return the columns of a change for people; links by the titles of what they point to now."""
    record = REGISTRY[change.record]
    before, after = _flat(change.before), _flat(change.after)
    fields = {**record.fields, **{f.name: f for f in own_fields.of(connection, record)}}
    fields["archived"] = moment(N_("Archived"))
    found = []
    for name in dict.fromkeys([*before, *after]):
        if name == "version":
            continue
        field = fields.get(name) or text(name).but(name=name)
        old, new = (_shown(connection, field, side.get(name)) for side in (before, after))
        if old != new or field.secret:
            found.append(Line(_(field.label), old, new))
    return found


def _flat(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return columns with the own fields taken out of theirs."""
    return {**{k: v for k, v in values.items() if k != "custom"}, **custom_values(values.get("custom"))}


def _shown(connection: Connection, field: Field, value: Any) -> str:
    if value is not None and field.kind is Kind.LINK:
        return titles(connection, REGISTRY[field.target], [value]).get(value, f"#{value}")
    return show(field, from_json(field, value))


def sentence(change: Change, names: Mapping[tuple[str, int], str]) -> str:
    """Return a change in one line: what was done to which record."""
    title = names.get((change.record, change.record_id), f"#{change.record_id}")
    return _("{record} {title}: {action}").format(
        record=_(REGISTRY[change.record].label),
        title=title,
        action=_(ACTIONS.get(change.action, change.action)),
    )


def names_of(connection: Connection, changes: Iterable[Change]) -> dict[tuple[str, int], str]:
    """Return the titles of the records in some changes; one that is gone keeps the title that its last values give."""
    by_kind: dict[str, set[int]] = {}
    gone: dict[tuple[str, int], str] = {}
    for change in changes:
        by_kind.setdefault(change.record, set()).add(change.record_id)
        record, values = REGISTRY[change.record], {**change.after, **change.before}
        parts = [
            str(values[n]) for n in record.title if values.get(n) and record.fields[n].kind is not Kind.LINK
        ]
        gone[change.record, change.record_id] = " · ".join(parts) or f"#{change.record_id}"
    there = {
        (kind, number): title
        for kind, ids in by_kind.items()
        for number, title in titles(connection, REGISTRY[kind], ids).items()
    }
    return {**gone, **there}


def last_change(
    connection: Connection, record: type[Record], numbers: Sequence[int]
) -> dict[int, tuple[dt.datetime, str]]:
    """Return when and by whom records were last changed, by number."""
    query = (
        sa.select(CHANGE.c.record_id, BATCH.c.at, BATCH.c.who)
        .join(BATCH, BATCH.c.id == CHANGE.c.batch_id)
        .where(CHANGE.c.record == record.kind, CHANGE.c.record_id.in_(numbers))
        .order_by(CHANGE.c.id)
    )
    return {row.record_id: (row.at, row.who) for row in connection.execute(query)}
