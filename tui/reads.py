"""What the screens read, as functions of a database that threads call; plain values come back."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from inventory.errors import RefusedError
from inventory.language import _
from inventory.records import Kind, get
from inventory.records.own import SavedView
from inventory.records.values import show
from inventory.store import own_fields, views
from inventory.store.detail import detail, relations
from inventory.store.history import changes_of, lines
from inventory.store.titles import titles

if TYPE_CHECKING:
    import datetime as dt
    from array import array
    from collections.abc import Sequence

    from inventory.records import Field, Record
    from inventory.store.database import Database
    from inventory.store.detail import Detail, Relation
    from inventory.store.orders import Orders
    from inventory.store.views import View

HISTORY = 100
"""Changes of a record that the history tab shows."""
OFFERED = 8
"""Records that a lookup offers at once."""
MOST_VALUES = 500
"""Values that a frequency table shows."""


@dataclass(frozen=True)
class Listed:
    """A list as it was read.

    Args:
        view: Which.
        keys: Numbers of its records, in its order.
        total: Records without the filter; of a beginning, those in it.
        fields: Its columns.
        custom: The board's own fields of this kind.
        whole: All keys are there, not only the first ones.
    """

    view: View
    keys: array[int]
    total: int
    fields: list[Field]
    custom: list[Field]
    whole: bool = True


def listed(database: Database, orders: Orders, view: View, on: dt.date, most: int | None = None) -> Listed:
    """Read the numbers of a list, its columns and how much there is without its filter.

    Args:
        database: Where.
        orders: The orders of the lists that were read before; see `Orders`.
        view: Which list.
        on: The day from which relative dates in its filter count.
        most: Read the first so many records only; of 100,000 these are there in half the time.
    """
    with database.read() as connection:
        fields = views.shown(connection, view)
        custom = own_fields.of(connection, get(view.record))
        if most is not None:
            keys = views.keys(connection, view, on, most)
            return Listed(view, keys, len(keys), fields, custom, whole=len(keys) < most)
        keys = orders.keys(connection, view, on)
        total = len(orders.keys(connection, view.but(filter=""), on)) if view.filter.strip() else len(keys)
    return Listed(view, keys, total, fields, custom)


@dataclass(frozen=True)
class Past:
    """One change of a record for people: its batch, when, who, what was done, why, and its columns (label, before, after)."""

    batch: int
    at: dt.datetime
    who: str
    action: str
    reason: str
    lines: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Whole:
    """A record with all that belongs to it.

    Args:
        detail: Its values and the titles of what it points to.
        relations: What points to it.
        history: What happened to it, newest first.
    """

    detail: Detail
    relations: list[Relation]
    history: list[Past]


def whole(database: Database, kind: str, number: int) -> Whole:
    """Read one record whole."""
    record = get(kind)
    with database.read() as connection:
        found = detail(connection, record, number)
        past = [
            Past(
                change.batch.id,
                change.batch.at,
                change.batch.who,
                change.action,
                change.batch.reason,
                tuple((line.label, line.before, line.after) for line in lines(connection, change)),
            )
            for change in changes_of(connection, record, number, HISTORY)
        ]
        return Whole(found, relations(connection, record, number), past)


def one(database: Database, kind: str, number: int) -> Detail:
    """Read the values of one record."""
    with database.read() as connection:
        return detail(connection, get(kind), number)


def fields_of(database: Database, kind: str) -> dict[str, Field]:
    """Read the fields of a kind of record, the board's own ones included."""
    with database.read() as connection:
        return views.all_fields(connection, get(kind))


def counts(database: Database, kinds: Sequence[str], on: dt.date) -> dict[str, int]:
    """Count the living records of some kinds."""
    with database.read() as connection:
        return {kind: views.count(connection, views.View(kind), on) for kind in kinds}


def offered(database: Database, kind: str, text: str, on: dt.date) -> list[tuple[int, str]]:
    """Read the records that a few typed words can mean, as (number, title)."""
    record = get(kind)
    with database.read() as connection:
        keys = views.keys(connection, views.View(kind, filter=as_words(text)), on)[:OFFERED]
        named = titles(connection, record, keys)
    return [(number, named[number]) for number in keys if number in named]


def as_words(text: str) -> str:
    """Return typed words as a filter that takes them letter by letter."""
    plain = text.replace("\\", " ").replace('"', " ").replace("“", " ").replace("”", " ").replace("„", " ")
    return " ".join(f'"{word}"' for word in plain.split() if word != "·")[:2000]


def saved_views(database: Database, kind: str | None = None) -> list[dict[str, Any]]:
    """Read the saved views of one kind of record, or of all, by name."""
    table = SavedView.table
    query = sa.select(table).where(table.c.archived.is_(None)).order_by(sa.func.lower(table.c.name))
    if kind is not None:
        query = query.where(table.c.record == kind)
    with database.read() as connection:
        return [dict(row) for row in connection.execute(query).mappings()]


@dataclass(frozen=True)
class Frequency:
    """How often a value stands in a column: as shown, as a filter asks for it, and the count."""

    text: str
    filter: str
    count: int


def frequencies(database: Database, view: View, name: str, on: dt.date) -> list[Frequency]:
    """Count the values of a column in the rows of a view, the most frequent first."""
    record = get(view.record)
    with database.read() as connection:
        field = views.all_fields(connection, record)[name]
        if field.secret:
            raise RefusedError(_("What is secret is not counted."))
        if field.custom:
            found = _counted(views.stream(connection, view.but(columns=(name,)), on))
        else:
            column = record.table.c[name]
            query = sa.select(column, sa.func.count()).where(views.where(connection, view, on))
            found = Counter()
            for value, count in connection.execute(query.group_by(column)):
                found[value] += count
        top = found.most_common(MOST_VALUES)
        named = (
            titles(connection, get(field.target), [value for value, _count in top if value is not None])
            if field.kind is Kind.LINK
            else {}
        )
    return [Frequency(_spelled(field, value, named), _asked(field, value), count) for value, count in top]


def _counted(rows: Any) -> Counter[Any]:
    """Count the only cell of rows."""
    return Counter(cells[0] for _number, cells in rows)


def _spelled(field: Field, value: Any, named: dict[int, str]) -> str:
    """Return a value as people read it."""
    return (
        named.get(value, f"#{value}") if field.kind is Kind.LINK and value is not None else show(field, value)
    )


def _asked(field: Field, value: Any) -> str:
    """Return the filter that asks for a value."""
    if value is None or value == "":
        return f"{field.name}:empty"
    if field.kind is Kind.LINK:
        return f"{field.name}.id={value}"
    if field.kind is Kind.FLAG:
        return f"{field.name}:{'yes' if value else 'no'}"
    text = show(field.but(secret=False), value) if field.kind is not Kind.CHOICE else str(value)
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'{field.name}="{quoted}"'


def pointing(relation: Relation, number: int) -> str:
    """Return the filter that shows the records of a relation."""
    return f"{relation.field.name}.id={number}"


def title_of_kind(record: type[Record]) -> str:
    """Return the first title column of a kind, which a new record made in passing gets."""
    return next((n for n in record.title if record.fields[n].kind.textual), record.title[0])
