"""One record whole: its values, what it points to, what points to it, found by number or by natural key."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from inventory.errors import InputError
from inventory.language import _, both
from inventory.records import REGISTRY, Kind, get
from inventory.records.values import custom_values, from_json
from inventory.store import secrets
from inventory.store.titles import titles
from inventory.store.views import all_fields
from inventory.text import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection

    from inventory.records import Field, Record

JOIN = "·"
"""Stands between the columns of a natural key, as in a title."""
DAY = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})")
DIGITS = 18
"""Most digits of a record's number: the databases take 64 bits."""
SAMPLE = 50
"""Related records that are named; the count says how many there are."""


@dataclass(frozen=True)
class Relation:
    """Records of one kind that point to a record through one column.

    Args:
        record: Their kind.
        field: The column.
        count: How many there are.
        titles: The first ones, number → title.
    """

    record: type[Record]
    field: Field
    count: int
    titles: Mapping[int, str]


@dataclass(frozen=True)
class Detail:
    """One record whole.

    Args:
        record: Its kind.
        id: Its number.
        version: The version shown; a save says it, so that a stale one is refused.
        archived: When it was archived, or None.
        title: What it is called.
        fields: Its columns by name, the board's own ones included.
        values: Stored values by column name.
        links: Titles of what it points to, by column name.
    """

    record: type[Record]
    id: int
    version: int
    archived: dt.datetime | None
    title: str
    fields: Mapping[str, Field]
    values: Mapping[str, Any]
    links: Mapping[str, str]


def detail(connection: Connection, record: type[Record], number: int) -> Detail:
    """Return one record whole.

    Raises:
        InputError: There is none with this number.
    """
    row = connection.execute(sa.select(record.table).where(record.table.c.id == number)).mappings().first()
    if row is None:
        raise InputError(
            _("There is no {record} with number {number}.").format(record=_(record.label), number=number)
        )
    fields = all_fields(connection, record)
    own = custom_values(row["custom"])
    values = {name: from_json(f, own.get(name)) if f.custom else row[name] for name, f in fields.items()}
    links = {
        name: titles(connection, get(f.target), [values[name]]).get(values[name], f"#{values[name]}")
        for name, f in fields.items()
        if f.kind is Kind.LINK and values[name] is not None
    }
    title = titles(connection, record, [number])[number]
    return Detail(record, number, row["version"], row["archived"], title, fields, values, links)


def revealed(found: Detail) -> Detail:
    """Return a record with its secrets in the clear, for somebody who asks to see them.

    Raises:
        RefusedError: The key is not on this machine, or is another one.
    """
    hidden = {name: f for name, f in found.fields.items() if f.secret}
    values = {name: secrets.unseal(f, found.values[name]) for name, f in hidden.items() if found.values[name]}
    fields = {name: f.but(secret=False) for name, f in hidden.items()}
    return replace(found, fields={**found.fields, **fields}, values={**found.values, **values})


def relations(connection: Connection, record: type[Record], number: int) -> list[Relation]:
    """Return what points to a record, kind by kind and column by column; only columns that something uses."""
    found = []
    for other in REGISTRY.values():
        for field in other.fields.values():
            if field.target != record.kind:
                continue
            table = other.table
            here = (table.c[field.name] == number) & table.c.archived.is_(None)
            count = connection.execute(sa.select(sa.func.count()).select_from(table).where(here)).scalar_one()
            if count:
                ids = connection.scalars(
                    sa.select(table.c.id).where(here).order_by(table.c.id).limit(SAMPLE)
                ).all()
                found.append(Relation(other, field, count, titles(connection, other, ids)))
    return found


def locate(connection: Connection, record: type[Record], key: str) -> int:
    """Return the number of the living record that a person means.

    Args:
        connection: Where to look.
        record: Its kind.
        key: `#12` or `12` for a number, else a natural key, a title or another name, without regard to case or accents.

    Raises:
        InputError: There is none, or more than one.
    """
    found = candidates(connection, record, key)
    digits = key.strip().removeprefix("#")
    if not found and digits.isascii() and digits.isdecimal() and len(digits) <= DIGITS:
        number = int(digits)
        if (
            connection.execute(sa.select(record.table.c.id).where(record.table.c.id == number)).scalar()
            is not None
        ):
            return number
    if not found:
        raise InputError(_("There is no {record} “{key}”.").format(record=_(record.label), key=key))
    if len(found) > 1:
        names = ", ".join(f"#{n} {t}" for n, t in titles(connection, record, found[:5]).items())
        raise InputError(
            _("“{key}” can be {count} {records}: {names}.").format(
                key=key, count=len(found), records=_(record.plural), names=names
            ),
            _("Name one by its number, such as #{number}.").format(number=found[0]),
        )
    return found[0]


def candidates(connection: Connection, record: type[Record], key: str) -> list[int]:
    """Return the numbers of the living records that a name can mean: by natural key, by other name, then by title."""
    table, wanted = record.table, fold(key)
    names = [k[0] for k in record.keys if len(k) == 1 and record.fields[k[0]].kind.textual]
    for name in names:
        same = table.c.archived.is_(None) & (sa.func.lower(table.c[name]) == key.strip().lower())
        exact = connection.scalars(sa.select(table.c.id).where(same)).all()
        if exact:
            return list(exact)
    columns = [table.c[n] for n in dict.fromkeys([*names, *record.aliases])]
    query = sa.select(table.c.id, *columns).where(table.c.archived.is_(None))
    rows = connection.execute(query).all()
    named = [row[0] for row in rows if any(wanted in _names(cell) for cell in row[1:])]
    return (
        named
        or _titled(connection, record, [row[0] for row in rows], wanted)
        or keyed(connection, record, key)
    )


def keyed(connection: Connection, record: type[Record], key: str, *, archived: bool = False) -> list[int]:
    """Return the records with a natural key of several columns, or of a date or number: "IO-2022-014 · 1", "2024-12-31".

    Args:
        connection: Where to look.
        record: Their kind.
        key: The values of the columns in their order, with · between them; a link by what it is called.
        archived: Look among the records that were put away.
    """
    table, state = record.table, record.table.c.archived
    written = [part.strip() for part in key.split(JOIN)]
    for names in record.keys:
        fields = [record.fields[name] for name in names]
        if len(names) == 1 and fields[0].kind.textual:
            continue
        found = [_meant(connection, *pair) for pair in zip(fields, _parts(written, len(names)), strict=False)]
        if len(found) == len(names) and all(found):
            query = sa.select(table.c.id).where(state.is_not(None) if archived else state.is_(None))
            columns = [
                sa.func.lower(table.c[one.name]) if one.kind.textual else table.c[one.name] for one in fields
            ]
            same = [column.in_(values) for column, values in zip(columns, found, strict=True)]
            ids = connection.scalars(query.where(*same).order_by(table.c.id)).all()
            if ids:
                return list(ids)
    return []


def _parts(written: Sequence[str], count: int) -> list[str]:
    """Return so many parts of a key; what is left over belongs to the first, since a title has the sign in it too."""
    if len(written) < count:
        return []
    first = len(written) - count + 1
    return [f" {JOIN} ".join(written[:first]), *written[first:]]


def _meant(connection: Connection, field: Field, text: str) -> list[Any]:
    """Return the values of a column that a text can mean: more than one for a link that several names fit."""
    if field.kind is Kind.LINK:
        return list(candidates(connection, get(field.target), text)) if text else []
    if field.kind is Kind.DATE:
        match = DAY.fullmatch(text)
        given = f"{match[3]}-{match[2]:0>2}-{match[1]:0>2}" if match else text
        try:
            return [dt.date.fromisoformat(given)]
        except ValueError:
            return []
    if field.kind.number:
        return [int(text)] if text.isascii() and text.isdecimal() and len(text) <= DIGITS else []
    if field.choices:
        return [v for v, label in field.choices.items() if fold(text) in {fold(v), *map(fold, both(label))}]
    return [text.lower()] if text else []


def _titled(connection: Connection, record: type[Record], ids: Sequence[int], wanted: str) -> list[int]:
    """Return the records with a title, or else those of which a text in the title is what is wanted."""
    whole = [number for number, title in titles(connection, record, ids).items() if fold(title) == wanted]
    parts = [record.table.c[name] for name in record.title if record.fields[name].kind is Kind.TEXT]
    if whole or not parts or not wanted:
        return whole
    query = sa.select(record.table.c.id, *parts).where(record.table.c.archived.is_(None))
    return [row[0] for row in connection.execute(query) if wanted in [fold(cell or "") for cell in row[1:]]]


def _names(cell: str | None) -> list[str]:
    """Return the folded names in a cell that holds one or several, separated by ;."""
    return [fold(part) for part in (cell or "").split(";")] if cell else []
