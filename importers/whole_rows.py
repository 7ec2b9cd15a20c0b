"""Rows that no key can find: they are about the record that says the same in every column, so that nothing doubles.

A device without tag and serial, or a licence assignment, has nothing by which another export could know it. A row that
would make exactly what is there already stands for that record; each record is taken once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from importers.matching import day
from inventory.records.values import custom_values, to_json

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from sqlalchemy import Connection

    from importers.matching import Key
    from inventory.records import Field, Record


class WholeRows:
    """The living records of a kind that have none of the keys, by all that a table says of them.

    Args:
        connection: Where they are.
        record: Their kind.
        fields: Fields of the record by name, the board's own ones included.
        names: Columns that the table fills.
    """

    def __init__(
        self, connection: Connection, record: type[Record], fields: Mapping[str, Field], names: Sequence[str]
    ) -> None:
        self.connection = connection
        self.record = record
        self.fields = [fields[name] for name in names]
        self.left: dict[tuple[Any, ...], list[int]] | None = None

    def find(
        self,
        values: Mapping[str, Sequence[Any]],
        keys: Mapping[Key, Sequence[Any]],
        targets: list[int | str | None],
        bad: AbstractSet[int],
    ) -> None:
        """Fill in the targets of rows that have no key and say what a record says.

        Args:
            values: Columns of the rows by name.
            keys: Their keys, as `KeyIndex.columns` gives them.
            targets: What the keys found, changed in place.
            bad: Rows that are rejected already.
        """
        open_rows = [
            row
            for row, target in enumerate(targets)
            if target is None and row not in bad and all(column[row] is None for column in keys.values())
        ]
        if not open_rows:
            return
        if self.left is None:
            self.left = self._read(list(keys))
        for row in open_rows:
            wanted = tuple(
                day(f.default if (value := values[f.name][row]) is None else value) for f in self.fields
            )
            there = self.left.get(wanted)
            if there:
                targets[row] = there.pop(0)

    def _read(self, keys: Sequence[Key]) -> dict[tuple[Any, ...], list[int]]:
        """Return the numbers of the records by their values, the lowest first."""
        table = self.record.table
        empty = [table.c[name].is_(None) for name in dict.fromkeys(name for key in keys for name in key)]
        plain = [field.name for field in self.fields if not field.custom]
        query = sa.select(table.c.id, table.c.custom, *(table.c[name] for name in plain))
        found: dict[tuple[Any, ...], list[int]] = {}
        for number, custom, *cells in self.connection.execute(
            query.where(table.c.archived.is_(None), *empty).order_by(table.c.id)
        ):
            there = {**custom_values(custom), **dict(zip(plain, cells, strict=True))}
            values = tuple(day(to_json(there.get(field.name))) for field in self.fields)
            found.setdefault(values, []).append(number)
        return found
