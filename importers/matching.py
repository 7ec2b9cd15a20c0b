"""Which record a row is about: by serial, tag, code or whatever keys are chosen, without regard to case."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from inventory.errors import InputError
from inventory.language import _
from inventory.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Connection

    from inventory.records import Record

Key = tuple[str, ...]
_LOOKS = str.maketrans({"o": "0", "i": "1", "l": "1", "s": "5", "b": "8", "z": "2"})
_REST = re.compile(r"[^a-z0-9]")


def comparable(value: Any) -> Any:
    """Return a value as keys are compared: texts folded, anything else as it is."""
    return fold(value) if isinstance(value, str) else value


def look(value: str) -> str:
    """Return what a code looks like when O and 0, I and 1 are taken for one and signs are left out."""
    return _REST.sub("", value.lower()).translate(_LOOKS)


class KeyIndex:
    """The living records of one kind by their keys.

    Args:
        connection: Where they are.
        record: Their kind.
        keys: Keys to find by, in order of weight.
        every: All keys must agree, not just the first that finds one.
    """

    def __init__(
        self, connection: Connection, record: type[Record], keys: Sequence[Key], *, every: bool = False
    ) -> None:
        self.record = record
        self.keys = tuple(keys)
        self.every = every
        self.guarded = tuple(dict.fromkeys([*keys, *record.keys]))
        self.found: dict[Key, dict[Any, int]] = {key: {} for key in self.guarded}
        self.doubled: dict[Key, set[Any]] = {key: set() for key in self.guarded}
        self.seen: dict[Key, dict[Any, int]] = {key: {} for key in self.guarded}
        self._read(connection)

    def _read(self, connection: Connection) -> None:
        names = list(dict.fromkeys(name for key in self.guarded for name in key))
        table = self.record.table
        query = sa.select(table.c.id, *(table.c[name] for name in names)).where(table.c.archived.is_(None))
        places = {key: [names.index(name) + 1 for name in key] for key in self.guarded}
        for row in connection.execute(query):
            for key, columns in places.items():
                value = self.value_of([row[column] for column in columns])
                if value is not None and self.found[key].setdefault(value, row[0]) != row[0]:
                    self.doubled[key].add(value)

    @staticmethod
    def value_of(parts: Iterable[Any]) -> Any:
        """Return what is compared for a key: None when it says nothing (a single empty cell, or all cells empty)."""
        values = tuple(comparable(_day(part)) for part in parts)
        if all(value is None for value in values):
            return None
        return values[0] if len(values) == 1 else values

    def target(self, row: Mapping[str, Any]) -> int | None:
        """Return the number of the record that a row is about, None for a new one.

        Raises:
            InputError: Its keys point to different records, or a key to several.
        """
        hits: list[int | None] = []
        for key in self.keys:
            value = self.value_of([row.get(name) for name in key])
            if value is None:
                continue
            if value in self.doubled[key]:
                raise InputError(
                    _("several {records} have this {fields}").format(
                        records=_(self.record.plural), fields=self.labels(key)
                    )
                )
            hit = self.found[key].get(value)
            hits.append(hit)
            if hit is not None and not self.every:
                return hit
        if not self.every or not hits:
            return None
        different = set(hits)
        if len(different) > 1:
            raise InputError(_("the keys do not agree on one {record}").format(record=_(self.record.label)))
        return hits[0]

    def claim(self, number: int, row: Mapping[str, Any], target: int | None) -> None:
        """Note the keys of a row of the file, so that no later row takes the same.

        Args:
            number: The row's number in the file.
            row: Its values by column name; a column that is not there says nothing.
            target: The record that it is about, or None for a new one.

        Raises:
            InputError: An earlier row has the same key, or another record has it.
        """
        claims = []
        for key in self.guarded:
            if not all(name in row for name in key):
                continue
            value = self.value_of([row[name] for name in key])
            if value is None or (len(key) > 1 and None in value and key not in self.keys):
                continue
            earlier = self.seen[key].get(value)
            if earlier is not None:
                raise InputError(
                    _("row {row} has the same {fields}").format(row=earlier, fields=self.labels(key))
                )
            owner = self.found[key].get(value)
            if owner is not None and owner != target:
                raise InputError(
                    _("another {record} has the same {fields}").format(
                        record=_(self.record.label), fields=self.labels(key)
                    )
                )
            claims.append((key, value))
        for key, value in claims:
            self.seen[key][value] = number

    def labels(self, key: Key) -> str:
        """Return the columns of a key for people."""
        return ", ".join(_(self.record.fields[name].label) for name in key)

    def looks(self) -> dict[Key, dict[str, Any]]:
        """Return, for each key of one text, what the codes in use look like → the code."""
        return {
            key: {look(value): value for value in self.found[key] if isinstance(value, str)}
            for key in self.guarded
            if len(key) == 1 and self.record.fields[key[0]].kind.textual
        }


def _day(value: Any) -> Any:
    """Return a date as text, since a file's dates may be texts already."""
    return value.isoformat() if hasattr(value, "isoformat") else value


def chosen_keys(record: type[Record], match: Sequence[str], columns: Iterable[str]) -> list[Key]:
    """Return the keys by which rows are matched: those that the user or profile names, else the record's own.

    Args:
        record: Kind of the records.
        match: Names of columns, each a key by itself; () for the record's natural keys.
        columns: Columns that the table fills.

    Raises:
        InputError: A column is named that the record or the table does not have.
    """
    there = set(columns)
    for name in match:
        if name not in record.fields:
            raise InputError(
                _("{record} has no column “{name}”.").format(record=_(record.label).capitalize(), name=name)
            )
        if name not in there:
            raise InputError(
                _("The table has no column {label}, by which rows should be matched.").format(
                    label=_(record.fields[name].label)
                ),
                _("Choose other columns with --match."),
            )
    return [(name,) for name in match] or [key for key in record.keys if set(key) & there]
