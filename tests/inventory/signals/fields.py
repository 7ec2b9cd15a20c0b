"""The single fields of a board that can be left out, and what leaving one out does.

    python -m tests.inventory.signals.fields [RULES]

tries every field of every case in which one of the rules (such as CON-*) hits, and prints those without which the whole
board is clean, beside those of `empty_says.toml`. All of them take half an hour.
"""

from __future__ import annotations

import re
import sys
import tempfile
import tomllib
from contextlib import contextmanager
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import sqlalchemy as sa

from inventory.records import REGISTRY, get
from inventory.signals.check import check
from inventory.store.database import open_database
from tests.inventory.signals.case_file import cases
from tests.inventory.signals.changing import trying
from tests.inventory.signals.perfect_board import imported

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from inventory.store.database import Database
    from tests.inventory.signals.case_file import Case

EMPTY = Path(__file__).parent / "empty_says.toml"
_TABLES = re.compile(r"\b(?:FROM|JOIN) \"?([a-z_]+)")


class Spot(NamedTuple):
    """A field of a record that has a value: kind, number of the record, name of the column."""

    kind: str
    number: int
    name: str

    @property
    def field(self) -> str:
        """Kind and column, as `relied.toml` names them."""
        return f"{self.kind}.{self.name}"


def spots(connection: Connection, kinds: set[str] | None = None) -> list[Spot]:
    """Return the fields of living records that have a value and can be empty, of some kinds or of all."""
    found = []
    for kind, record in REGISTRY.items():
        if kinds is not None and kind not in kinds:
            continue
        table = record.table
        names = [name for name, field in record.fields.items() if not field.required]
        query = sa.select(table.c.id, *(table.c[name] for name in names)).where(table.c.archived.is_(None))
        for row in connection.execute(query.order_by(table.c.id)):
            found += [
                Spot(kind, row[0], name)
                for name, value in zip(names, row[1:], strict=True)
                if value not in {None, "unknown"}
            ]
    return found


@contextmanager
def without(connection: Connection, spot: Spot) -> Iterator[None]:
    """Leave a field out for the length of a block."""
    table = get(spot.kind).table
    here = table.c.id == spot.number
    column = table.c[spot.name]
    before: Any = connection.execute(sa.select(column).where(here)).scalar_one()
    connection.execute(sa.update(table).where(here).values({spot.name: None}))
    try:
        yield
    finally:
        connection.execute(sa.update(table).where(here).values({spot.name: before}))


@contextmanager
def watched(connection: Connection) -> Iterator[set[str]]:
    """Give the kinds of records that are read in a block; it fills as the block runs."""
    read: set[str] = set()

    def note(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        read.update(name for name in _TABLES.findall(statement) if name in REGISTRY)

    sa.event.listen(connection, "before_cursor_execute", note)
    try:
        yield read
    finally:
        sa.event.remove(connection, "before_cursor_execute", note)


def hits() -> list[Case]:
    """Return the cases that hit."""
    return [case for case in cases() if case.expect == "finding"]


def read(connection: Connection, case: Case) -> list[Spot]:
    """Return the fields of the kinds of records that the rule of a case reads, but those that say something when empty."""
    with watched(connection) as kinds:
        assert check(connection, case.on, case.rule), str(case)
    return [spot for spot in spots(connection, kinds) if spot.field not in empty_says()]


@cache
def empty_says() -> dict[str, str]:
    """Return what being empty says of a field, such as "contract.ended"."""
    return tomllib.loads(EMPTY.read_text(encoding="utf-8"))


def cleaned(connection: Connection, case: Case, spot: Spot) -> bool:
    """Return whether a board in which a rule hits is clean without a field: then missing data pass."""
    with without(connection, spot):
        return not check(connection, case.on, case.rule) and not check(connection, case.on)


def every_field(database: Database, rules: str) -> dict[str, list[str]]:
    """Return by field the hit cases of some rules whose board is clean without it."""
    found: dict[str, list[str]] = {}
    for case in hits():
        with trying(database) as connection:
            case.done(connection)
            for spot in read(connection, case) if fnmatchcase(case.rule, rules) else ():
                if cleaned(connection, case, spot):
                    found.setdefault(spot.field, []).append(str(case))
    return found


def main(rules: str = "*") -> None:
    """Print what `every_field` finds on a fresh perfect board."""
    with tempfile.TemporaryDirectory() as folder:
        database = open_database(Path(folder) / "perfect.db")
        imported(database, Path(folder))
        for field, told in sorted(every_field(database, rules).items()):
            print(field, *dict.fromkeys(told), sep="\n    ")  # noqa: T201  it is what it is for
        database.close()


if __name__ == "__main__":
    main(*sys.argv[1:2])
