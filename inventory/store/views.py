"""Reading lists: a frozen view (kind, filter, order, columns) gives keys, pages by key, counts and exports.

The same view is what a grid shows, what "export what is shown" writes, what a saved view keeps and what a test asserts.
Rows are plain tuples; links come as titles.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from inventory.errors import InputError
from inventory.language import _
from inventory.records import Kind, get
from inventory.records.values import custom_values, from_json
from inventory.store import own_fields
from inventory.store.filter import asks_archived, condition
from inventory.store.filter.functions import own_value
from inventory.store.titles import titles

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator, Sequence

    from sqlalchemy import Connection

    from inventory.records import Field, Record

CHUNK = 900
"""Keys a query: older SQLite takes 999 parameters."""
PARTITION = 2_000
"""Rows of an export that are held at once."""


@dataclass(frozen=True)
class View:
    """What a list shows.

    Args:
        record: Kind of the records.
        filter: Text in the filter language, "" for all.
        sort: Column names in order of weight, "-" before one for descending; () for that of the first title column.
        columns: Column names to show; () for those that the record lists by default.
        archived: Show what was archived instead of what is there.
    """

    record: str
    filter: str = ""
    sort: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    archived: bool = False

    def but(self, **changes: Any) -> View:
        """Return the same view with other settings."""
        return replace(self, **changes)


def all_fields(connection: Connection, record: type[Record]) -> dict[str, Field]:
    """Return the fields of a record by name, the board's own ones included."""
    return {**record.fields, **{f.name: f for f in own_fields.of(connection, record)}}


def shown(connection: Connection, view: View) -> list[Field]:
    """Return the columns that a view shows, as declarations.

    Raises:
        InputError: A column is named that the record does not have.
    """
    record = get(view.record)
    there = all_fields(connection, record)
    if not view.columns:
        return [f for f in there.values() if f.listed or f.custom]
    missing = [name for name in view.columns if name not in there]
    if missing:
        raise InputError(
            _("{record} has no column “{name}”.").format(
                record=_(record.label).capitalize(), name=missing[0]
            ),
            _("There are: {names}.").format(names=", ".join(there)),
        )
    return [there[name] for name in view.columns]


def where(connection: Connection, view: View, on: dt.date) -> sa.ColumnElement[bool]:
    """Return the condition of a view.

    Args:
        connection: Where the own fields are read.
        view: Which.
        on: The day from which relative dates in the filter count.

    Raises:
        FilterError: The filter is not understood; it points at the place.
    """
    get(view.record)
    living = presence(view)
    found = matching(connection, view, on)
    return living if found is None else sa.and_(living, found)


def presence(view: View) -> sa.ColumnElement[bool]:
    """Return whether a view shows what is there or what was archived; both when its filter asks about that itself."""
    record = get(view.record)
    archived = record.table.c.archived
    if view.filter.strip() and asks_archived(view.filter, record):
        return sa.true()
    return archived.is_not(None) if view.archived else archived.is_(None)


def matching(connection: Connection, view: View, on: dt.date) -> sa.ColumnElement[bool] | None:
    """Return what the filter of a view says, None when it says nothing."""
    if not view.filter.strip():
        return None
    record = get(view.record)
    return condition(view.filter, record, on=on, custom=own_fields.of(connection, record))


def keys(connection: Connection, view: View, on: dt.date, most: int | None = None) -> array[int]:
    """Return the numbers of all records of a view, or of the first so many, in its order, as 64-bit integers."""
    table = get(view.record).table
    query = sa.select(table.c.id).where(where(connection, view, on)).order_by(*ordering(connection, view))
    if most is not None:
        query = query.limit(most)
    return array("q", chain.from_iterable(raw(connection, query)))


def raw(connection: Connection, query: sa.Select[Any]) -> Sequence[tuple[Any, ...]]:
    """Return the rows of a query as the driver gives them: half the time of SQLAlchemy's own rows, for plain numbers."""
    cursor = connection.execute(query).cursor
    assert cursor is not None
    return cursor.fetchall()


def count(connection: Connection, view: View, on: dt.date) -> int:
    """Return how many records a view has."""
    table = get(view.record).table
    query = sa.select(sa.func.count()).select_from(table).where(where(connection, view, on))
    return int(connection.execute(query).scalar_one())


def ordering(connection: Connection, view: View) -> list[sa.ColumnElement[Any]]:
    """Return the order of a view: its columns, then the number, so that it is the same every time; empty cells last.

    Raises:
        InputError: A column is named that the record does not have.
    """
    record = get(view.record)
    there = record.fields
    if any(name.removeprefix("-") not in there for name in view.sort):
        there = all_fields(connection, record)
    found: list[sa.ColumnElement[Any]] = []
    for name in view.sort or record.title[:1]:
        plain = name.removeprefix("-")
        if plain not in there:
            raise InputError(
                _("{record} cannot be sorted by “{name}”.").format(
                    record=_(record.label).capitalize(), name=plain
                )
            )
        column = _sortable(record, there[plain])
        found.append((column.desc() if name.startswith("-") else column.asc()).nulls_last())
    return [*found, record.table.c.id.asc()]


def _sortable(record: type[Record], field: Field) -> sa.ColumnElement[Any]:
    """Return what a column is sorted by: a text without regard to case, a link by the first title column of its target."""
    if field.custom:
        own = own_value(record.table.c.custom, field)
        return sa.func.lower(own) if field.kind.textual else own
    column: sa.ColumnElement[Any] = record.table.c[field.name]
    if field.kind is Kind.LINK:
        target = get(field.target)
        other = target.table.alias()
        first = target.fields[target.title[0]]
        shown_as = other.c[first.name]
        inner = sa.func.lower(shown_as) if first.kind.textual else shown_as
        return sa.select(inner).where(other.c.id == column).scalar_subquery()
    return sa.func.lower(column) if field.kind.textual else column


Cells = tuple[Any, ...]


def page(
    connection: Connection, record: type[Record], fields: Sequence[Field], numbers: Sequence[int]
) -> dict[int, Cells]:
    """Return rows by number: one cell a field, links as titles; records that are gone are left out."""
    found: dict[int, Cells] = {}
    read = _reader(connection, fields)
    for start in range(0, len(numbers), CHUNK):
        part = record.table.c.id.in_(numbers[start : start + CHUNK])
        found.update(read(sa.select(*_selected(record, fields)).where(part)))
    return found


def stream(connection: Connection, view: View, on: dt.date) -> Iterator[tuple[int, Cells]]:
    """Yield all rows of a view in its order, as (number, cells), a few thousand at a time in memory."""
    record, fields = get(view.record), shown(connection, view)
    condition_ = where(connection, view, on)
    read = _reader(connection, fields)
    query = sa.select(*_selected(record, fields)).where(condition_).order_by(*ordering(connection, view))
    yield from read(query)


def _selected(record: type[Record], fields: Sequence[Field]) -> list[sa.ColumnElement[Any]]:
    """Return the number, the columns of the fields, and the own values where one is asked for."""
    columns: list[sa.ColumnElement[Any]] = [record.table.c[f.name] for f in fields if not f.custom]
    own = [record.table.c.custom] if any(f.custom for f in fields) else []
    return [record.table.c.id, *columns, *own]


def _reader(
    connection: Connection, fields: Sequence[Field]
) -> Callable[[sa.Select[Any]], Iterator[tuple[int, Cells]]]:
    """Return what turns a query into rows for people; it remembers the titles of links from one part to the next."""
    plain = [f for f in fields if not f.custom]
    links = [(index, get(f.target)) for index, f in enumerate(plain, 1) if f.kind is Kind.LINK]
    known: dict[str, dict[int, str]] = {target.kind: {} for _index, target in links}

    def read(query: sa.Select[Any]) -> Iterator[tuple[int, Cells]]:
        for rows in connection.execute(query).partitions(PARTITION):
            for index, target in links:
                cache = known[target.kind]
                cache.update(
                    titles(
                        connection, target, {r[index] for r in rows if r[index] is not None} - cache.keys()
                    )
                )
            for row in rows:
                yield row[0], _cells(row, links, known, fields, len(plain))

    return read


def _cells(
    row: sa.Row[Any],
    links: Sequence[tuple[int, type[Record]]],
    known: dict[str, dict[int, str]],
    fields: Sequence[Field],
    plain: int,
) -> Cells:
    """Return one row's cells, links replaced by titles and own fields taken out of their column."""
    cells = list(row[1 : plain + 1])
    for index, target in links:
        if cells[index - 1] is not None:
            cells[index - 1] = known[target.kind].get(cells[index - 1], f"#{cells[index - 1]}")
    if plain == len(fields):
        return tuple(cells)
    own, rest = custom_values(row[plain + 1]), iter(cells)
    return tuple(from_json(f, own.get(f.name)) if f.custom else next(rest) for f in fields)
