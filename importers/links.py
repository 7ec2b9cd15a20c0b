"""Finding what a cell points to: a record by natural key, name or other name; made when the user allows it."""

from __future__ import annotations

from difflib import get_close_matches
from functools import cached_property
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from importers.values import Problem
from inventory.language import _
from inventory.records import Kind
from inventory.store.titles import titles
from inventory.text import clean, fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from inventory.records import Record
    from inventory.store.work import Work


class Directory:
    """The living records of one kind by every name that a file can use for them.

    Args:
        connection: Where they are.
        record: Their kind.
        create: Makes a record that is not there, in the same unit of work; None when that is not allowed.
    """

    def __init__(self, connection: Connection, record: type[Record], create: Work | None = None) -> None:
        self.connection = connection
        self.record = record
        self.create = create
        self.made: dict[str, int] = {}
        self.titles: dict[int, str] = {}
        self.exact: dict[str, list[int]] = {}
        self.other: dict[str, list[int]] = {}
        self.written: dict[str, list[int]] = {}
        self._read(self.exact, self.other, record.table.c.archived.is_(None))

    def _read(
        self, exact: dict[str, list[int]], other: dict[str, list[int]], which: sa.ColumnElement[bool]
    ) -> None:
        """Gather names: single natural keys first, then titles and other names, which several records may share."""
        table = self.record.table
        keys = [
            key[0] for key in self.record.keys if len(key) == 1 and self.record.fields[key[0]].kind.textual
        ]
        columns = [table.c[name] for name in keys]
        aliases = [table.c[name] for name in self.record.aliases]
        query = sa.select(table.c.id, *columns, *aliases).where(which).order_by(table.c.id)
        rows = self.connection.execute(query).all()
        there = titles(self.connection, self.record, [row[0] for row in rows])
        self.titles.update(there)
        for row in rows:
            for cell in row[1 : 1 + len(keys)]:
                if cell:
                    exact.setdefault(fold(cell), []).append(row[0])
                    self.written.setdefault(cell, []).append(row[0])
            for cell in row[1 + len(keys) :]:
                for name in (cell or "").split(";"):
                    if name.strip():
                        other.setdefault(fold(name), []).append(row[0])
            other.setdefault(fold(there[row[0]]), []).append(row[0])
            self.written.setdefault(there[row[0]], []).append(row[0])

    @cached_property
    def put_away(self) -> dict[str, list[int]]:
        """Return the archived records by name: what pointed to one goes on doing so."""
        found: dict[str, list[int]] = {}
        self._read(found, found, self.record.table.c.archived.is_not(None))
        return found

    def knows(self, cell: str) -> bool:
        """Return whether a living record has this name."""
        return fold(cell) in self.exact or fold(cell) in self.other

    def find(self, cell: str) -> int | Problem | None:
        """Return the number of the record that a cell names, None for an empty cell, or why there is none.

        A living record goes before an archived one, and that before a new one; of several whose names differ by case or
        accents only, the one that is written so.
        """
        name = fold(cell)
        if not name:
            return None
        for names in (self.exact, self.other):
            found = self._one(cell, names.get(name, ()))
            if found is not None:
                return found
        old = self._one(cell, self.put_away.get(name, ()))
        if old is not None:
            return old
        return self._make(cell) if self.create else Problem(cell, self._missing(cell))

    def _one(self, cell: str, numbers: Iterable[int]) -> int | Problem | None:
        """Return the one record among some, None when there is none, or that there are several."""
        found = list(dict.fromkeys(numbers))
        if len(found) > 1:
            written = [number for number in found if number in self.written.get(clean(cell), ())]
            found = list(dict.fromkeys(written)) if len(set(written)) == 1 else found
        if len(found) > 1:
            return Problem(cell, self._several(cell, found))
        return found[0] if found else None

    def find_path(self, cell: str) -> int | Problem | None:
        """Return the record that a path names: the whole of it, or else its deepest part that is known."""
        parts = [part for part in cell.replace("\\", "/").split("/") if part.strip()]
        for name in (cell, *reversed(parts)):
            found: dict[int, None] = dict.fromkeys(
                [*self.exact.get(fold(name), []), *self.other.get(fold(name), [])]
            )
            if len(found) == 1:
                return next(iter(found))
        return Problem(cell, self._missing(cell)) if parts else None

    def _make(self, cell: str) -> int | Problem:
        """Make the record, with the cell as its name."""
        assert self.create is not None
        text = clean(cell)
        column = next(n for n in (self.record.keys[0][0], "name") if self.record.fields[n].kind is Kind.TEXT)
        if len(text) > self.record.fields[column].length:
            return Problem(cell, self._missing(cell))
        number = self.create.add(self.record, {column: text})
        self.exact.setdefault(fold(text), []).append(number)
        self.titles[number] = text
        self.made[text] = number
        return number

    def _several(self, cell: str, found: list[int]) -> str:
        """Return what to say of a name that several records have."""
        named = ", ".join(f"{self.titles.get(n, '')} (#{n})" for n in found[:3])
        return _("“{value}” can be several {records}: {names}").format(
            value=clean(cell), records=_(self.record.plural), names=named
        )

    def _missing(self, cell: str) -> str:
        """Return what to say of a name that no record has, with the nearest that one has."""
        near = get_close_matches(fold(cell), [*self.exact, *self.other], n=1)
        if near:
            number = (self.exact.get(near[0]) or self.other[near[0]])[0]
            return _("there is no {record} “{value}”; did you mean “{near}”?").format(
                record=_(self.record.label), value=clean(cell), near=self.titles.get(number, near[0])
            )
        return _("there is no {record} “{value}”").format(record=_(self.record.label), value=clean(cell))


def makes(record: type[Record]) -> frozenset[str]:
    """Return the kinds that a table of a record may make on the way, when neither profile nor user says otherwise."""
    return frozenset(field.target for field in record.fields.values() if field.made)


def can_be_made(record: type[Record]) -> bool:
    """Return whether a name alone is enough for a new record of this kind."""
    name = record.keys[0][0] if record.keys else ""
    needed = {f.name for f in record.fields.values() if f.required and f.default is None}
    return bool(name) and needed <= {name} and record.fields[name].kind is Kind.TEXT


def shown(directory: Directory | None, value: Any) -> str:
    """Return the title of a link's target."""
    return "" if value is None else (directory.titles.get(value, f"#{value}") if directory else f"#{value}")
