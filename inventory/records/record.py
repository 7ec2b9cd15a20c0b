"""What a record is: a declaration from which its table comes, never an object that holds a row.

Rows travel as plain mappings of column name to value. A record's class is the place where its columns are declared,
and its `table` is what the store writes to and the views select from.
"""

from __future__ import annotations

from datetime import UTC, datetime
from threading import RLock
from typing import Any, ClassVar

import sqlalchemy as sa

from inventory.errors import InputError
from inventory.language import _, both
from inventory.records.field import Field, Kind
from inventory.text import fold

METADATA = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Moment(sa.types.TypeDecorator[datetime]):
    """A point in time in UTC without a zone, the same on both databases."""

    impl = sa.DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:  # noqa: ARG002
        """Store UTC, without the zone."""
        return value.astimezone(UTC).replace(tzinfo=None) if value is not None and value.tzinfo else value


TYPES: dict[Kind, type[sa.types.TypeEngine[Any]]] = {
    Kind.DATE: sa.Date,
    Kind.MOMENT: Moment,
    Kind.FLAG: sa.Boolean,
}


_MAKING = RLock()
"""Held while a table is made; its links may make others."""


class _Made:
    """A record's table, made when it is first asked for: most commands need few of the 35, and all cost 50 ms."""

    def __get__(self, _nothing: None, record: type[Record]) -> sa.Table:
        # Readers are threads: without the lock two of them would make the same table.
        with _MAKING:
            made = vars(record).get("table")
            if made is None:
                made = _table(record)
                type.__setattr__(record, "table", made)
        table: sa.Table = made
        return table


class Record:
    """The base of every record; a subclass is a declaration.

    Class arguments of a subclass:
        kind: Name of the table and of the record in commands.
        label, plural: Names for people, in English, marked for translation.
        keys: Natural keys, each a tuple of column names that is unique among the living; the first is the main one.
        title: Columns that say which record it is, joined by " · ".
        aliases: Columns with other names (each separated by ";") by which links find the record.
        room: Section of the screens that shows it.
        made_by: The command that makes it, when people and imports do not.
    """

    kind: ClassVar[str] = ""
    label: ClassVar[str] = ""
    plural: ClassVar[str] = ""
    keys: ClassVar[tuple[tuple[str, ...], ...]] = ()
    title: ClassVar[tuple[str, ...]] = ()
    aliases: ClassVar[tuple[str, ...]] = ()
    made_by: ClassVar[str] = ""
    fields: ClassVar[dict[str, Field]] = {}
    table: ClassVar[_Made] = _Made()

    def __init_subclass__(cls, **settings: Any) -> None:
        for name, value in settings.items():
            setattr(cls, name, value)
        cls.fields = {name: value for name, value in vars(cls).items() if isinstance(value, Field)}
        for declared in cls.fields.values():
            object.__setattr__(declared, "owner", cls.kind)
        REGISTRY[cls.kind] = cls

    @classmethod
    def links(cls) -> dict[str, Field]:
        """Return the fields that point to other records."""
        return {name: f for name, f in cls.fields.items() if f.kind is Kind.LINK}


REGISTRY: dict[str, type[Record]] = {}


def metadata() -> sa.MetaData:
    """Return all tables, those of the records among them, for who works on the whole database."""
    for record in REGISTRY.values():
        assert record.table is not None
    return METADATA


def in_order() -> list[type[Record]]:
    """Return the records in an order in which links point backwards; those that point nowhere come first."""
    found: dict[str, type[Record]] = {}

    def put(record: type[Record]) -> None:
        if record.kind in found:
            return
        for link in record.links().values():
            if link.target != record.kind:
                put(REGISTRY[link.target])
        found[record.kind] = record

    for kind in sorted(REGISTRY):
        put(REGISTRY[kind])
    return list(found.values())


def _column(declared: Field) -> sa.Column[Any]:
    """Return the database column of one field."""
    if declared.kind is Kind.LINK:
        key = sa.ForeignKey(f"{declared.target}.id", ondelete="RESTRICT")
        return sa.Column(declared.name, sa.BigInteger, key, nullable=not declared.required, index=True)
    kept: sa.types.TypeEngine[Any]
    if declared.kind in TYPES:
        kept = TYPES[declared.kind]()
    else:
        kept = sa.BigInteger() if declared.kind.number else sa.Text()
    return sa.Column(declared.name, kept, nullable=not declared.required)


def checks(declared: Field) -> dict[str, str]:
    """Return what the database itself refuses, by name: an unknown choice, a number out of bounds, too long a text.

    They are SQL texts for the migrations; the tables that the program selects from do without (35 records with their
    checks cost 60 ms at every start).
    """
    name, column, found = declared.name, f'"{declared.name}"', {}
    if declared.choices:
        values = ", ".join(f"'{value}'" for value in declared.choices)
        found[f"{name}_choice"] = f"{column} IN ({values})"
    if declared.least is not None:
        found[f"{name}_least"] = f"{column} >= {declared.least}"
    if declared.most is not None:
        found[f"{name}_most"] = f"{column} <= {declared.most}"
    if declared.kind.textual:
        found[f"{name}_length"] = f"length({column}) <= {declared.length}"
    return found


def _table(record: type[Record]) -> sa.Table:
    """Return the table of a record: its number, its columns, its custom values, its version and when it was archived."""
    table = sa.Table(
        record.kind,
        METADATA,
        sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
        *(_column(f) for f in record.fields.values()),
        sa.Column("custom", sa.Text, nullable=True),
        sa.Column("version", sa.BigInteger, nullable=False, server_default="1"),
        sa.Column("archived", Moment, nullable=True),
        sqlite_strict=True,
    )
    for key in record.keys:
        living = table.c.archived.is_(None)
        name = f"uq_{record.kind}_{'_'.join(key)}"
        sa.Index(name, *(table.c[c] for c in key), unique=True, sqlite_where=living)
    return table


def names(record: type[Record]) -> tuple[str, ...]:
    """Return every name by which a person can call a record: its kind and its labels in Dutch and English."""
    return (record.kind, record.kind.replace("_", "-"), *both(record.label), *both(record.plural))


def get(kind: str) -> type[Record]:
    """Return the record with this kind (`device`).

    Raises:
        KeyError: There is none; a mistake of the program, not of a person.
    """
    return REGISTRY[kind]


def find(name: str) -> type[Record]:
    """Return the record that a person calls by this name, in Dutch or English, one or many.

    Raises:
        InputError: There is none; the hint names the nearest, or all of them.
    """
    wanted = fold(name)
    by_name = {fold(n): record for record in REGISTRY.values() for n in names(record)}
    spaced = wanted.replace("_", " ")
    if wanted in by_name or spaced in by_name:
        return by_name.get(wanted) or by_name[spaced]
    from difflib import get_close_matches  # noqa: PLC0415  only for a mistake

    near = get_close_matches(wanted, by_name, n=1)
    known = ", ".join(sorted({_(record.plural) for record in REGISTRY.values()}))
    hint = (
        _("Did you mean “{name}”?").format(name=near[0])
        if near
        else _("There are: {names}.").format(names=known)
    )
    raise InputError(_("There is no kind of record “{name}”.").format(name=name), hint)
