"""Writing: one unit of work a command of the user. Validate, change, log, keep; or nothing at all."""

from __future__ import annotations

import datetime as dt
import json
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy import exc

from inventory.errors import InputError, RefusedError, StaleError
from inventory.language import _
from inventory.records.values import custom_text, custom_values, to_json, validated
from inventory.store import guards, guards_contracts, guards_lots, numbers, own_fields, search, secrets
from inventory.store.schema import BATCH, CHANGE
from inventory.store.titles import title_of
from inventory.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import Connection

    from inventory.records import Record
    from inventory.store.database import Database


class Work:
    """What one command changes: all of it is kept together, under one batch of the history.

    Args:
        connection: One that is writing.
        who: Name of the person or program.
        reason: Why, in the user's words; may be empty.
        action: What kind of command it is ("edit", "import", "undo" …).
    """

    def __init__(self, connection: Connection, who: str, reason: str = "", action: str = "edit") -> None:
        self.connection = connection
        self.who = who
        self.reason = reason
        self.action = action
        self.changes = 0
        self._batch: int | None = None

    @property
    def batch(self) -> int:
        """Return the number of this command's batch, which is made when the first change needs it."""
        if self._batch is None:
            self._batch = numbers.take(self.connection, "batch")
            row = {
                "id": self._batch,
                "at": _now(),
                "who": clean(self.who),
                "reason": clean(self.reason),
                "action": self.action,
            }
            self.connection.execute(sa.insert(BATCH), row)
        return self._batch

    @property
    def started(self) -> int | None:
        """Return the number of the batch, or None as long as nothing was changed."""
        return self._batch

    def add(self, record: type[Record], values: Mapping[str, Any], *, by: str = "") -> int:
        """Write a new record and return its number.

        Args:
            record: Of which kind.
            values: Stored values by column name; own fields of the board by theirs.
            by: The command that makes it, for a kind that only one makes.

        Raises:
            InputError: A value does not fit, is missing, or a living record has the same natural key.
        """
        guards.refuse_made(record, by)
        defaults = {name: f.default for name, f in record.fields.items()}
        own: dict[str, Any] = {f.name: None for f in own_fields.of(self.connection, record) if f.required}
        given = self._checked(record, {**defaults, **own, **values})
        own_fields.refuse(self.connection, record, given, None)
        guards.refuse_dated(self.connection, record, given)
        guards_contracts.refuse(self.connection, record, given, given)
        guards_lots.refuse(self.connection, record, given, given)
        self._unique(record, given, None)
        number = numbers.take(self.connection, record.kind)
        self._execute(record, sa.insert(record.table).values(id=number, **given))
        self.log(record, number, "new", None, {k: v for k, v in given.items() if v is not None})
        search.add(self.connection, record, record.table.c.id == number)
        return number

    def change(
        self, record: type[Record], number: int, values: Mapping[str, Any], version: int | None = None
    ) -> bool:
        """Change some columns of a record; return whether anything differed.

        Args:
            record: Of which kind.
            number: Its number.
            values: New stored values by column name; other columns keep theirs.
            version: The version that the user saw; None when nobody looked at it first.

        Raises:
            InputError: A value does not fit, or another living record has the same natural key.
            StaleError: Somebody changed the record since that version.
        """
        old = self.row(record, number)
        given = self._checked(record, values, old["custom"])
        changed = {name: value for name, value in given.items() if old[name] != value}
        if version is not None and old["version"] != version:
            raise self._stale(record, old, changed)
        if not changed:
            return False
        own_fields.refuse(self.connection, record, {**old, **changed}, old)
        guards.refuse(self.connection, record, old, changed)
        guards_contracts.refuse(self.connection, record, {**old, **changed}, changed, number)
        guards_lots.refuse(self.connection, record, {**old, **changed}, changed)
        self._unique(record, {**old, **changed}, number)
        self._update(record, old, changed)
        self.log(record, number, "change", {n: old[n] for n in changed}, changed)
        if any(f.searched or n in record.aliases for n, f in record.fields.items() if n in changed):
            search.refresh(self.connection, record, record.table.c.id == number)
        return True

    def archive(self, record: type[Record], number: int, version: int | None = None) -> bool:
        """Put a record away: out of lists and sums, still there to be found and taken back."""
        return self._set_archived(record, number, _now(), version, "archive")

    def revive(self, record: type[Record], number: int, version: int | None = None) -> bool:
        """Take a record back from the archive."""
        return self._set_archived(record, number, None, version, "revive")

    def row(self, record: type[Record], number: int) -> dict[str, Any]:
        """Return a record as it is stored.

        Raises:
            InputError: There is none with this number.
        """
        found = (
            self.connection.execute(sa.select(record.table).where(record.table.c.id == number))
            .mappings()
            .first()
        )
        if found is None:
            raise InputError(
                _("There is no {record} with number {number}.").format(record=_(record.label), number=number)
            )
        return dict(found)

    def log(
        self,
        record: type[Record],
        number: int,
        action: str,
        before: Mapping[str, Any] | None,
        after: Mapping[str, Any] | None,
    ) -> None:
        """Write one line of the history."""
        line = {
            "batch_id": self.batch,
            "id": numbers.take(self.connection, "change"),
            "record": record.kind,
            "record_id": number,
            "action": action,
            "before": as_text(before),
            "after": as_text(after),
        }
        self.connection.execute(sa.insert(CHANGE), line)
        self.changes += 1

    def close(self) -> None:
        """Write down how much was changed."""
        if self._batch is not None:
            self.connection.execute(
                sa.update(BATCH).where(BATCH.c.id == self._batch).values(changes=self.changes)
            )

    def _checked(
        self, record: type[Record], values: Mapping[str, Any], custom: str | None = None
    ) -> dict[str, Any]:
        """Return values as they are written, own fields gathered in the `custom` column."""
        mine = (
            own_fields.of(self.connection, record)
            if any(name not in record.fields for name in values)
            else []
        )
        given = validated([*record.fields.values(), *mine], values)
        for name, value in given.items():
            if value is not None and name in record.fields and record.fields[name].secret:
                given[name] = secrets.seal(record.fields[name], value)
        own = {f.name: given.pop(f.name) for f in mine if f.name in given}
        if own:
            given["custom"] = custom_text({**custom_values(custom), **own})
        return given

    def _set_archived(
        self, record: type[Record], number: int, when: dt.datetime | None, version: int | None, action: str
    ) -> bool:
        old = self.row(record, number)
        if version is not None and old["version"] != version:
            raise self._stale(record, old, {"archived": when})
        if (old["archived"] is None) == (when is None):
            return False
        guards.refuse_dated(self.connection, record, old)
        if when is None:
            self._unique(record, old, number)
        self._update(record, old, {"archived": when})
        self.log(record, number, action, {"archived": old["archived"]}, {"archived": when})
        return True

    def _update(self, record: type[Record], old: Mapping[str, Any], changed: Mapping[str, Any]) -> None:
        """Write changed columns, provided that the version is still the one that was read."""
        table = record.table
        same = (table.c.id == old["id"]) & (table.c.version == old["version"])
        done = self._execute(
            record, sa.update(table).where(same).values(version=table.c.version + 1, **changed)
        )
        if done.rowcount != 1:
            raise self._stale(record, old, changed)

    def _execute(self, record: type[Record], statement: sa.Executable) -> sa.CursorResult[Any]:
        """Run a statement; what the database refuses becomes a sentence."""
        try:
            return self.connection.execute(statement)
        except exc.IntegrityError as problem:
            raise InputError(
                _("This {record} does not fit the others: {reason}.").format(
                    record=_(record.label), reason=problem.orig
                )
            ) from problem

    def _unique(self, record: type[Record], values: Mapping[str, Any], number: int | None) -> None:
        """Refuse a natural key that another living record has."""
        table = record.table
        for key in record.keys:
            if all(values.get(name) is None for name in key):
                continue
            same = [table.c[name].is_not_distinct_from(values.get(name)) for name in key]
            query = sa.select(table.c.id).where(table.c.archived.is_(None), *same)
            other = self.connection.execute(
                query if number is None else query.where(table.c.id != number)
            ).scalar()
            if other is not None:
                labels = ", ".join(_(record.fields[name].label) for name in key)
                raise InputError(
                    _("Another {record} has the same {fields}: {title}.").format(
                        record=_(record.label), fields=labels, title=title_of(self.connection, record, other)
                    ),
                    _("Change that one, or give this one another value."),
                )

    def _stale(self, record: type[Record], old: Mapping[str, Any], mine: Mapping[str, Any]) -> StaleError:
        """Return the refusal of a save of something that was changed meanwhile, with both sides."""
        query = (
            sa.select(BATCH.c.who, BATCH.c.at)
            .join(CHANGE, CHANGE.c.batch_id == BATCH.c.id)
            .where(CHANGE.c.record == record.kind, CHANGE.c.record_id == old["id"])
            .order_by(CHANGE.c.id.desc())
            .limit(1)
        )
        last = self.connection.execute(query).first()
        message = _("{title} was changed by {who} since it was shown.").format(
            title=title_of(self.connection, record, old["id"]), who=last.who if last else "?"
        )
        hint = _("Nothing was saved. Look at both versions and save again.")
        labels = {name: _(record.fields[name].label) for name in mine if name in record.fields}
        return StaleError(message, hint, {n: old.get(n) for n in mine}, dict(mine), labels)


def as_text(values: Mapping[str, Any] | None) -> str | None:
    """Return columns and values as the history holds them."""
    return (
        None if values is None else json.dumps({k: to_json(v) for k, v in values.items()}, ensure_ascii=False)
    )


def _now() -> dt.datetime:
    """Return the time of writing; the one clock below the command layer, for the history only."""
    return dt.datetime.now(dt.UTC).replace(tzinfo=None)


@contextmanager
def work(database: Database, who: str, reason: str = "", action: str = "edit") -> Iterator[Work]:
    """Give a unit of work: all that the block changes is kept when it ends, and nothing when it raises.

    Raises:
        RefusedError: The database is read-only or locked.
    """
    if not who:
        raise RefusedError(_("Every change needs the name of who makes it."))
    with database.write() as connection:
        unit = Work(connection, who, reason, action)
        yield unit
        unit.close()
