"""Which record a row is about: by serial, tag, code or whatever keys are chosen, without regard to case."""

from __future__ import annotations

import re
from functools import cached_property
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
CHUNK = 5_000
"""Records a round: their keys are held in memory."""

_LOOKS = str.maketrans({"o": "0", "i": "1", "l": "1", "s": "5", "b": "8", "z": "2"})
_REST = re.compile(r"[^a-z0-9]")


def _comparables(values: Sequence[Any]) -> list[Any]:
    """Return values as keys are compared: texts folded, days as texts (a file's days may be texts already)."""
    if set(map(type, values)) == {str}:
        joined = "\n".join(values)
        if joined.isascii():  # all at once: 0.02 µs a code instead of 0.3
            lowered = joined.lower().split("\n")
            if len(lowered) == len(values):
                return lowered
    return [
        value
        if value is None or type(value) is int
        else (value.lower() if value.isascii() else fold(value))
        if type(value) is str
        else day(value)
        for value in values
    ]


def _whole(parts: tuple[Any, ...]) -> tuple[Any, ...] | None:
    """Return a key of several columns, or None when all of them are empty."""
    return None if all(part is None for part in parts) else parts


def _exact(parts: Sequence[Any]) -> tuple[Any, ...]:
    """Return a key as it is written, never to be taken for one that is compared."""
    return ("=", *map(day, parts))


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
        self.connection = connection
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
        cursor = connection.execute(query).cursor
        assert cursor is not None  # a row of the driver itself: SQLAlchemy's would cost 0.2 s for 100,000
        while rows := cursor.fetchmany(CHUNK):
            ids, *columns = zip(*rows, strict=True)
            by_name = dict(zip(names, columns, strict=True))
            for key in self.guarded:
                found, values = self.found[key], self._compared(key, by_name)
                fresh = dict(zip(values, ids, strict=True))
                fresh.pop(None, None)
                if len(fresh) == len(values) - values.count(None) and found.keys().isdisjoint(fresh):
                    found.update(fresh)  # nearly always; one by one takes six times as long
                    continue
                for number, value in zip(ids, values, strict=True):
                    if value is not None and found.setdefault(value, number) != number:
                        self.doubled[key].add(value)
        for key in self.guarded:
            if self.doubled[key]:
                self._read_exact(key)

    def _read_exact(self, key: Key) -> None:
        """Tell records apart whose keys differ by case or accents only: by what they are exactly."""
        table = self.record.table
        query = sa.select(table.c.id, *(table.c[name] for name in key)).where(table.c.archived.is_(None))
        rows = self.connection.execute(query).all()
        columns = list(zip(*(tuple(row)[1:] for row in rows), strict=True))
        comparables = self._compared(key, dict(zip(key, columns, strict=True)))
        same = set(self.doubled[key])
        for row, value in zip(rows, comparables, strict=True):
            if value in same:
                exact = _exact(tuple(row)[1:])
                if self.found[key].setdefault(exact, row[0]) != row[0]:
                    self.doubled[key].add(exact)

    def columns(self, values: Mapping[str, Sequence[Any]]) -> dict[Key, list[Any]]:
        """Return what is compared, for the keys of which all needed columns are there; one that may be empty counts as such.

        Args:
            values: Columns of several rows by name.
        """
        found = {}
        for key in self.guarded:
            given = [values[name] for name in key if name in values]
            optional = all(not self.record.fields[name].required for name in key if name not in values)
            if given and optional:
                whole = {name: values.get(name, [None] * len(given[0])) for name in key}
                found[key] = self._compared(key, whole)
                if self.doubled[key]:
                    found[key] = self._sharpened(key, found[key], whole)
        return found

    def _compared(self, key: Key, values: Mapping[str, Sequence[Any]]) -> list[Any]:
        """Return what is compared of one key."""
        parts = [_comparables(values[name]) for name in key]
        return parts[0] if len(parts) == 1 else [_whole(part) for part in zip(*parts, strict=True)]

    def _sharpened(
        self, key: Key, comparables: Sequence[Any], values: Mapping[str, Sequence[Any]]
    ) -> list[Any]:
        """Return what is compared, exact where records differ by case or accents only and one of them is meant."""
        doubled, found = self.doubled[key], self.found[key]
        raws = zip(*(values[name] for name in key), strict=True)
        return [
            exact if value in doubled and (exact := _exact(raw)) in found else value
            for value, raw in zip(comparables, raws, strict=True)
        ]

    def targets(self, keys: Mapping[Key, Sequence[Any]], count: int) -> list[int | str | None]:
        """Return for each row which record it is about: its number, None for a new one, or why that is not clear."""
        if self.every:
            return [
                self._agreed([(key, keys[key][row]) for key in self.keys if key in keys])
                for row in range(count)
            ]
        result: list[int | str | None] = [None] * count
        for key in reversed(self.keys):
            if key not in keys:
                continue
            found, doubled = self.found[key], self.doubled[key]
            if not doubled:
                hits = map(found.get, keys[key])  # an empty value is no key, so that it finds nothing
                result = [old if hit is None else hit for old, hit in zip(result, hits, strict=True)]
                continue
            for row, value in enumerate(keys[key]):
                if value is None:
                    continue
                hit = found.get(value)
                if hit is not None:
                    result[row] = self._several(key) if value in doubled else hit
        return result

    def _agreed(self, values: Sequence[tuple[Key, Any]]) -> int | str | None:
        """Return the record on which all keys of a row agree."""
        hits = set()
        for key, value in values:
            if value is None:
                continue
            if value in self.doubled[key]:
                return self._several(key)
            hits.add(self.found[key].get(value))
        if len(hits) > 1:
            return _("the keys do not agree on one {record}").format(record=_(self.record.label))
        return hits.pop() if hits else None

    def _several(self, key: Key) -> str:
        return _("several {records} have this {fields}").format(
            records=_(self.record.plural), fields=self.labels(key)
        )

    def claim_all(
        self, numbers: Sequence[int], keys: Mapping[Key, Sequence[Any]], targets: Sequence[Any]
    ) -> bool:
        """Note the keys of several rows at once, provided that none of them is in the way of another; else do nothing.

        Args:
            numbers: The rows' numbers in the file.
            keys: What `columns` returned.
            targets: What `targets` returned.
        """
        for key, values in keys.items():
            seen, own = self.seen[key], self.found[key]
            given = [value for value in values if value is not None]
            if len(set(given)) < len(given) or not seen.keys().isdisjoint(given):
                return False
            owners = list(map(own.get, values))
            if owners != targets and any(
                owner is not None and owner != target for owner, target in zip(owners, targets, strict=True)
            ):
                return False
        for key, values in keys.items():
            self.seen[key].update(zip(values, numbers, strict=True))
            self.seen[key].pop(None, None)
        return True

    def claim(self, number: int, row: int, keys: Mapping[Key, Sequence[Any]], target: int | None) -> str:
        """Note the keys of a row, so that no later row of the file takes the same; return "" or why it cannot have them.

        Args:
            number: The row's number in the file.
            row: Its place in the columns.
            keys: What `columns` returned.
            target: The record that it is about, or None for a new one.
        """
        for key, values in keys.items():
            value = values[row]
            if value is None:
                continue
            if value in self.seen[key]:
                return _("row {row} has the same {fields}").format(
                    row=self.seen[key][value], fields=self.labels(key)
                )
            owner = self.found[key].get(value)
            if owner is not None and owner != target:
                return _("another {record} has the same {fields}").format(
                    record=_(self.record.label), fields=self.labels(key)
                )
        for key, values in keys.items():
            if values[row] is not None:
                self.seen[key][values[row]] = number
        return ""

    def labels(self, key: Key) -> str:
        """Return the columns of a key for people."""
        return ", ".join(_(self.record.fields[name].label) for name in key)

    @cached_property
    def archived(self) -> dict[str, set[str]]:
        """Return the folded codes of archived records, by the column of each key of one text."""
        table = self.record.table
        single = [
            key[0] for key in self.record.keys if len(key) == 1 and self.record.fields[key[0]].kind.textual
        ]
        found: dict[str, set[str]] = {name: set() for name in single}
        query = sa.select(*(table.c[name] for name in single)).where(table.c.archived.is_not(None))
        for row in self.connection.execute(query) if single else ():
            for name, value in zip(single, row, strict=True):
                if value:
                    found[name].add(fold(value))
        return found

    @cached_property
    def looks(self) -> dict[Key, dict[str, Any]]:
        """Return, for each key of one text, what the codes in use look like → the code."""
        return {
            key: {look(value): value for value in self.found[key] if isinstance(value, str)}
            for key in self.guarded
            if len(key) == 1 and self.record.fields[key[0]].kind.textual
        }


def day(value: Any) -> Any:
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
