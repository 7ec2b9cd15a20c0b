"""The staging table: the rows of one table as the database keeps values, compared and applied by sets.

One path serves preview, first import and re-import, on both databases. The history is written by the same statements.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from inventory.records.values import to_json
from inventory.store import numbers, search
from inventory.store.schema import CHANGE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sqlalchemy import Connection

    from importers.options import Blank
    from inventory.records import Record
    from inventory.store.work import Work

CHUNK = 2_000
"""Rows a statement."""

PIECE = 40
"""Pairs a JSON call: SQLite takes at most 100 arguments (127 from 3.48), PostgreSQL 100."""


Difference = tuple[int, int, dict[str, Any], dict[str, Any]]
"""Row number in the file, number of the record, and the values that differ, before and after."""


class Staging:
    """One table's accepted rows, in a temporary table of the connection.

    Args:
        connection: In a transaction.
        record: Kind of the records.
        columns: Columns that the rows fill, `custom` among them where own fields are.
        blank: What an empty cell does.
    """

    def __init__(
        self, connection: Connection, record: type[Record], columns: Sequence[str], blank: Blank
    ) -> None:
        self.connection = connection
        self.record = record
        self.columns = tuple(columns)
        self.blank = blank
        self.sqlite = connection.dialect.name == "sqlite"
        self.table = sa.Table(
            "staging",
            sa.MetaData(),
            sa.Column("_row", sa.BigInteger),
            sa.Column("_target", sa.BigInteger),
            sa.Column("_new", sa.BigInteger),
            *(sa.Column(name, record.table.c[name].type) for name in columns),
            prefixes=["TEMPORARY"],
        )
        self.table.drop(connection, checkfirst=True)
        self.table.create(connection)

    def load(self, rows: Sequence[tuple[Any, ...]]) -> None:
        """Add rows: number in the file, number of the record or None, serial number among the new or None, values."""
        if not rows:
            return
        if self.sqlite:
            marks = ", ".join("?" * (3 + len(self.columns)))
            self.connection.exec_driver_sql(f"INSERT INTO staging VALUES ({marks})", list(rows))  # noqa: S608  marks only
            return
        raw = self.connection.connection.driver_connection
        assert raw is not None
        with raw.cursor().copy("COPY staging FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)

    def close(self) -> None:
        """Drop the temporary table."""
        self.table.drop(self.connection)

    def keeps(self, name: str) -> bool:
        """Return whether an empty cell keeps what is there; own values come merged with those that a record has."""
        return self.blank == "keep" and name != "custom"

    def _differs(self) -> sa.ColumnElement[bool]:
        """Return whether a staged row would change its record."""
        record, staged = self.record.table, self.table
        found: list[sa.ColumnElement[bool]] = []
        for name in self.columns:
            different = record.c[name].is_distinct_from(staged.c[name])
            keeps = self.keeps(name)
            found.append(sa.and_(staged.c[name].is_not(None), different) if keeps else different)
        return sa.or_(*found) if found else sa.false()

    def differences(self) -> Iterator[Difference]:
        """Yield row number, record number, and the differing values before and after, for each row that changes one."""
        record, staged = self.record.table, self.table
        width = len(self.columns)
        query = (
            sa.select(
                staged.c["_row"],
                record.c.id,
                *(record.c[n].label(f"old_{n}") for n in self.columns),
                *(staged.c[n].label(f"new_{n}") for n in self.columns),
            )
            .select_from(staged.join(record, record.c.id == staged.c["_target"]))
            .where(self._differs())
            .order_by(staged.c["_row"])
        )
        for part in self.connection.execute(query).partitions(CHUNK):
            for row in part:
                old, new = row[2 : 2 + width], row[2 + width :]
                names = [
                    name
                    for place, name in enumerate(self.columns)
                    if old[place] != new[place] and (new[place] is not None or not self.keeps(name))
                ]
                before = {name: old[self.columns.index(name)] for name in names}
                yield row[0], row[1], before, {name: new[self.columns.index(name)] for name in names}

    def insert(self, unit: Work, count: int) -> None:
        """Write the new rows, their history and their search texts.

        Args:
            unit: The import's unit of work.
            count: How many rows are new.
        """
        table, staged, connection = self.record.table, self.table, self.connection
        first = numbers.take(connection, self.record.kind, count)
        number = staged.c["_new"] + (first - 1)
        values = {"id": number}
        for name, field in self.record.fields.items():
            default = sa.literal(field.default, table.c[name].type) if field.default is not None else None
            if name in self.columns:
                column: sa.ColumnElement[Any] = staged.c[name]
                values[name] = column if default is None else sa.func.coalesce(column, default)
            elif default is not None:
                values[name] = default
        if "custom" in self.columns:
            values["custom"] = staged.c.custom
        new = sa.select(*values.values()).where(staged.c["_new"].is_not(None)).order_by(staged.c["_new"])
        connection.execute(sa.insert(table).from_select(list(values), new))
        self._log_new(unit, first, count, [name for name in values if name != "id"])
        search.add(connection, self.record, table.c.id.between(first, first + count - 1))
        unit.changes += count

    def _log_new(self, unit: Work, first: int, count: int, names: Sequence[str]) -> None:
        """Write the history of the new rows by one statement."""
        table = self.record.table
        base = numbers.take(self.connection, "change", count)
        line = sa.select(
            table.c.id - first + base,
            sa.literal(unit.batch),
            sa.literal(self.record.kind),
            table.c.id,
            sa.literal("new"),
            self._json([(name, table.c[name]) for name in names]),
        ).where(table.c.id.between(first, first + count - 1))
        target = ["id", "batch_id", "record", "record_id", "action", "after"]
        self.connection.execute(sa.insert(CHANGE).from_select(target, line.order_by(table.c.id)))

    def _json(self, pairs: Sequence[tuple[str, sa.ColumnElement[Any]]]) -> sa.ColumnElement[str]:
        """Return a JSON object of columns that are not empty, as text."""
        pieces = [pairs[start : start + PIECE] for start in range(0, len(pairs), PIECE)]
        if self.sqlite:
            # A merge patch drops members that are null.
            whole: sa.ColumnElement[Any] = sa.literal_column("'{}'")
            for piece in pieces:
                flat = [part for name, column in piece for part in (sa.literal(name), column)]
                whole = sa.func.json_patch(whole, sa.func.json_object(*flat))
            return whole
        parts = []
        for piece in pieces:
            flat = [part for name, column in piece for part in (sa.literal(name, sa.Text), column)]
            parts.append(sa.cast(sa.func.jsonb_build_object(*flat), _Jsonb))
        whole = parts[0]
        for other in parts[1:]:
            whole = whole.op("||")(other)
        return sa.cast(sa.func.jsonb_strip_nulls(whole), sa.Text)

    def update(self, unit: Work, seen: Callable[[Difference], None]) -> int:
        """Write the changed rows with their history; return how many there were.

        Args:
            unit: The import's unit of work.
            seen: Told of every difference.
        """
        table, staged = self.record.table, self.table
        changed: list[int] = []
        for part in _chunks(self.differences()):
            changed += [difference[1] for difference in part]
            for difference in part:
                seen(difference)
            self._log_changed(unit, part)
        if not changed:
            return 0
        values: dict[str, Any] = {"version": table.c.version + 1}
        for name in self.columns:
            keeps = self.keeps(name)
            values[name] = sa.func.coalesce(staged.c[name], table.c[name]) if keeps else staged.c[name]
        self.connection.execute(
            sa.update(table).values(**values).where(table.c.id == staged.c["_target"], self._differs())
        )
        if any(
            name in self.record.aliases or self.record.fields[name].searched
            for name in self.columns
            if name != "custom"
        ):
            for start in range(0, len(changed), 500):
                search.refresh(self.connection, self.record, table.c.id.in_(changed[start : start + 500]))
        unit.changes += len(changed)
        return len(changed)

    def _log_changed(self, unit: Work, part: Sequence[Difference]) -> None:
        base = numbers.take(self.connection, "change", len(part))
        lines = [
            {
                "id": base + place,
                "batch_id": unit.batch,
                "record": self.record.kind,
                "record_id": number,
                "action": "change",
                "before": _text(before),
                "after": _text(after),
            }
            for place, (_row, number, before, after) in enumerate(part)
        ]
        self.connection.execute(sa.insert(CHANGE), lines)


class _Jsonb(sa.types.UserDefinedType[Any]):
    """PostgreSQL's jsonb, for a cast."""

    cache_ok = True

    def get_col_spec(self, **_more: Any) -> str:
        """Return its name."""
        return "JSONB"


def _text(values: dict[str, Any]) -> str:
    return json.dumps({name: to_json(value) for name, value in values.items()}, ensure_ascii=False)


def _chunks(
    rows: Iterator[Difference],
) -> Iterator[list[Difference]]:
    """Yield rows in lists of at most CHUNK."""
    part = []
    for row in rows:
        part.append(row)
        if len(part) >= CHUNK:
            yield part
            part = []
    if part:
        yield part
