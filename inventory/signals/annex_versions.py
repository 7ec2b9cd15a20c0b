"""Versions of a privacy annex: which one holds on a day, a new one from an old one, and what differs between two."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import sqlalchemy as sa

from inventory.errors import InputError
from inventory.language import _, ngettext
from inventory.records import Kind, get
from inventory.records.values import show
from inventory.store.titles import title_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from sqlalchemy import Connection

    from inventory.records import Field
    from inventory.store.work import Work

PARTS = {
    "annex_service": ("name",),
    "annex_data": ("category", "subject"),
    "storage_location": ("country", "activity"),
}
"""The kinds of records that belong to an annex, and the columns by which two versions of one are the same thing."""
OWN = frozenset({"agreement", "system", "edition", "date", "reviewed"})
"""Columns of an annex that say which version it is."""

Row = dict[str, Any]


class Difference(NamedTuple):
    """What differs between two versions.

    Attributes:
        kind: Kind of the record: "annex" or one of `PARTS`.
        what: What differs: the label of a column, or of which part.
        before: What the old one says, "" for nothing.
        after: What the new one says, "" for nothing.
        text: All of it in a sentence.
    """

    kind: str
    what: str
    before: str
    after: str
    text: str


def holding(annexes: Iterable[Row], on: date) -> list[Row]:
    """Return the annexes that hold on a day: of each agreement and system the newest that is not of later.

    Args:
        annexes: Rows with `id`, `agreement`, `system` and `date`; without a date one is older than any with.
        on: The day.
    """
    found: dict[tuple[int, int], Row] = {}
    for row in sorted(annexes, key=lambda one: (one["date"] is not None, one["date"] or on, one["id"])):
        if row["date"] is None or row["date"] <= on:
            found[row["agreement"], row["system"]] = row
    return sorted(found.values(), key=lambda one: int(one["id"]))


def versions(connection: Connection, system: int) -> list[Row]:
    """Return the versions of the annexes of a system, the oldest first; those without a date before all."""
    table = get("annex").table
    query = sa.select(table).where(table.c.archived.is_(None), table.c.system == system)
    rows = [dict(row) for row in connection.execute(query).mappings()]
    return sorted(rows, key=lambda one: (str(one["date"] or ""), one["id"]))


def copy(work: Work, annex: int, edition: str, date: date | None = None) -> int:
    """Make a new version of an annex with all that belongs to it, and return its number.

    Args:
        work: The unit of work; all that is made is one undo.
        annex: Number of the version that is copied.
        edition: What the new one is called.
        date: Its date; None when that is not known yet. The date of the last review is not taken over.

    Raises:
        InputError: The annex is not there, or has a version of this name already.
    """
    record = get("annex")
    old = work.row(record, annex)
    if old["archived"] is not None:
        raise InputError(
            _("This annex is archived."), _("Take it back from the archive, or copy another version.")
        )
    if not edition.strip():
        raise InputError(
            _("A new version needs a name."), _("Give it the version or year that stands on the annex.")
        )
    given = {name: old[name] for name in record.fields if name not in {"edition", "date", "reviewed"}}
    number = work.add(record, {**given, "edition": edition, "date": date})
    for kind in PARTS:
        part = get(kind)
        for row in _parts(work.connection, kind, annex):
            work.add(part, {**{name: row[name] for name in part.fields}, "annex": number})
    return number


def _parts(connection: Connection, kind: str, annex: int) -> list[Row]:
    table = get(kind).table
    query = sa.select(table).where(table.c.annex == annex, table.c.archived.is_(None)).order_by(table.c.id)
    return [dict(row) for row in connection.execute(query).mappings()]


def compare(connection: Connection, old: int, new: int) -> list[Difference]:
    """Return what differs between two versions of an annex, in words.

    Raises:
        InputError: One of them is not there.
    """
    first, second = _row(connection, old), _row(connection, new)
    found = [
        _changed("annex", "", label, before, after)
        for label, before, after in _columns("annex", first, second, OWN)
    ]
    for kind, keys in PARTS.items():
        found += _compared(connection, kind, keys, old, new)
    return found


def _row(connection: Connection, number: int) -> Row:
    table = get("annex").table
    row = connection.execute(sa.select(table).where(table.c.id == number)).mappings().first()
    if row is None:
        raise InputError(_("There is no annex with number {number}.").format(number=number))
    return dict(row)


def _columns(
    kind: str, old: Row, new: Row, left_out: frozenset[str] | set[str]
) -> list[tuple[str, str, str]]:
    """Return the columns that differ: label, before and after."""
    fields = get(kind).fields
    pairs = [
        (_(field.label), _told(field, old[name]), _told(field, new[name]))
        for name, field in fields.items()
        if name not in left_out and old[name] != new[name]
    ]
    return [pair for pair in pairs if pair[1] != pair[2]]


def _told(field: Field, value: Any) -> str:
    """Return a value for people, months with their word."""
    if field.kind is Kind.MONTHS and value is not None:
        return ngettext("{count} month", "{count} months", value).format(count=value)
    return show(field, value)


def _compared(
    connection: Connection, kind: str, keys: tuple[str, ...], old: int, new: int
) -> list[Difference]:
    """Return what differs in the parts of one kind: gone, new and changed."""
    before = {tuple(row[key] for key in keys): row for row in _parts(connection, kind, old)}
    after = {tuple(row[key] for key in keys): row for row in _parts(connection, kind, new)}
    found = []
    for key in dict.fromkeys([*before, *after]):
        name = called(kind, before.get(key) or after[key])
        if key not in after:
            text = _("{what} is no longer there: {name}.").format(what=_label(kind), name=name)
            found.append(Difference(kind, _label(kind), name, "", text))
        elif key not in before:
            text = _("{what} is new: {name}.").format(what=_label(kind), name=name)
            found.append(Difference(kind, _label(kind), "", name, text))
        else:
            columns = _columns(kind, before[key], after[key], {"annex", *keys})
            found += [_changed(kind, name, *column) for column in columns]
    return found


def _changed(kind: str, name: str, label: str, before: str, after: str) -> Difference:
    what = f"{name}, {label[:1].lower()}{label[1:]}" if name else label
    old, new = before or _("nothing"), after or _("nothing")
    text = _("{what}: was “{before}”, is now “{after}”.").format(what=what, before=old, after=new)
    return Difference(kind, what, before, after, text)


def _label(kind: str) -> str:
    label = _(get(kind).label)
    return label[:1].upper() + label[1:]


def called(kind: str, row: Mapping[str, Any]) -> str:
    """Return what a part of an annex is called: a service, a category of whom, or a country with what is done there."""
    fields = get(kind).fields
    texts = [show(fields[key], row[key]) for key in PARTS[kind]]
    return ", ".join(text for text in texts if text)


def named(connection: Connection, annex: int) -> str:
    """Return what a version is called."""
    return title_of(connection, get("annex"), annex)
