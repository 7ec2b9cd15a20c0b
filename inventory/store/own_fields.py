"""The board's own fields, as declarations like those of the program."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from inventory.errors import InputError
from inventory.language import _
from inventory.records import REGISTRY, get
from inventory.records.field import LENGTH, NOTE_LENGTH, Field, Kind
from inventory.records.own import CustomField
from inventory.text import clean

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection

    from inventory.records import Record

_NAME = re.compile(r"[a-z][a-z0-9_]*")


def of(connection: Connection, record: type[Record]) -> list[Field]:
    """Return the own fields that the board gave to a kind of record, in the order in which it made them.

    What people read of them is cleaned here, once for all who show it: it can have been written past the program.
    """
    table = CustomField.table
    query = (
        sa.select(
            table.c.name, table.c.caption, table.c.type, table.c.choices, table.c.required, table.c.help
        )
        .where(table.c.record == record.kind, table.c.archived.is_(None))
        .order_by(table.c.id)
    )
    return [
        Field(
            kind=Kind(row.type),
            label=clean(row.caption) or row.name,
            help=clean(row.help or ""),
            name=row.name,
            owner=record.kind,
            required=bool(row.required),
            choices=_choices(row.choices) if row.type == Kind.CHOICE else {},
            length=NOTE_LENGTH if row.type == Kind.NOTE else LENGTH,
            custom=True,
        )
        for row in connection.execute(query)
    ]


def _choices(text: str | None) -> dict[str, str]:
    """Return the choices of an own field, each its own label."""
    return {part.strip(): clean(part) for part in (text or "").split(";") if part.strip()}


def refuse(
    connection: Connection, record: type[Record], new: Mapping[str, Any], old: Mapping[str, Any] | None
) -> None:
    """Refuse an own field that could not be kept: see `problem`.

    Args:
        connection: Where records that have values of it are found.
        record: Kind of the record that is written; only own fields are looked at.
        new: Its values as they will be.
        old: Its values as they are, or None for a new one.

    Raises:
        InputError: It cannot be kept so.
    """
    if record is not CustomField:
        return
    wrong = problem(new)
    if old is not None and not wrong and any(old[n] != new[n] for n in ("record", "name", "type")):
        table = get(old["record"]).table
        used = sa.select(table.c.id).where(table.c.custom.contains(f'"{old["name"]}": ', autoescape=True))
        if connection.execute(used.limit(1)).first() is not None:
            wrong = _("records have values of it, so its record, name and kind stay as they are")
    if wrong:
        raise InputError(_("Own field {name}: {problem}.").format(name=new.get("name"), problem=wrong))


def refused(
    connection: Connection, values: Mapping[str, Sequence[Any]], targets: Sequence[Any]
) -> dict[int, str]:
    """Return which rows of an import make or change an own field so that it could not be kept: place → why.

    Args:
        connection: Where the own fields are.
        values: Columns of the rows by name; an empty cell keeps what is there.
        targets: Number of the own field that a row is about; anything else for a new one.
    """
    table, found = CustomField.table, {}
    there = {row["id"]: dict(row) for row in connection.execute(sa.select(table)).mappings()}
    defaults = {name: field.default for name, field in CustomField.fields.items()}
    for place, target in enumerate(targets):
        old = there.get(target)
        given = {name: column[place] for name, column in values.items() if column[place] is not None}
        try:
            refuse(connection, CustomField, {**(old or defaults), **given}, old)
        except InputError as wrong:
            found[place] = wrong.message
    return found


def problem(values: Mapping[str, Any]) -> str:
    """Return why an own field cannot be kept, or ""."""
    record, name = REGISTRY.get(values.get("record") or ""), values.get("name") or ""
    if record is None:
        kinds = ", ".join(sorted(REGISTRY))
        return _("there is no kind of record “{name}”; there are: {kinds}").format(
            name=values.get("record"), kinds=kinds
        )
    if not _NAME.fullmatch(name):
        return _("its name must be of small letters, digits and _, and begin with a letter")
    if name in record.table.c:
        return _("{record} has a column of this name already").format(record=_(record.label))
    if values.get("type") == Kind.CHOICE and not _choices(values.get("choices")):
        return _("a choice needs choices")
    return ""
