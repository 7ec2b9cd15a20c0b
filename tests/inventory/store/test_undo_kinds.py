"""Undo on every kind of record: a change of any of its columns, putting it away, and making it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import sqlalchemy as sa

from inventory.records import REGISTRY
from inventory.records.record import Record, _table
from inventory.store.undo import undo
from inventory.store.work import work
from tests.inventory.store.test_migrate import plain_row

if TYPE_CHECKING:
    from inventory.records import Field
    from inventory.store.database import Database


def another(field: Field, value: object) -> object:
    """Return a value of a field that differs from the one it has."""
    if field.choices:
        return next(one for one in field.choices if one != value)
    return "andere tekst" if field.kind.textual else value


def _insert(database: Database, record: type[Record], row: dict[str, object]) -> None:
    """Write a row whose links point to nothing."""
    if database.path is None:
        with database.write() as connection:
            connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
            connection.execute(sa.insert(record.table).values(row))
        return
    engine = sa.create_engine(f"sqlite:///{database.path}")  # one that does not hold foreign keys
    with engine.begin() as connection:
        connection.execute(sa.insert(record.table).values(row))
    engine.dispose()


def test_a_change_of_any_text_or_choice_of_any_kind_is_undone(database: Database) -> None:
    wrong = [record.kind for record in REGISTRY.values() if not _comes_back(database, record)]
    assert wrong == []


def _comes_back(database: Database, record: type[Record]) -> bool:
    """Return whether a record is what it was after texts and choices of it were changed and that was undone."""
    row = plain_row(record)
    _insert(database, record, row)
    given = [f for f in record.fields.values() if (f.kind.textual and f.length > 12) or len(f.choices) > 1]
    changed = {f.name: another(f, row.get(f.name)) for f in given}
    if not changed:
        return True
    with work(database, "test") as unit:
        before = unit.row(record, 1)
        # Past the guards: an import writes any column.
        unit._update(record, before, changed)
        unit.log(record, 1, "change", {n: before[n] for n in changed}, changed)
    undo(database, "test")
    with database.read() as connection:
        after = connection.execute(sa.select(record.table)).mappings().one()
    return {name: after[name] for name in record.fields} == {name: before[name] for name in record.fields}


def test_many_threads_ask_for_a_table_at_once() -> None:
    class Racing(Record, kind="racing", label="racing", plural="racing"):
        """A kind for this test only."""

    del REGISTRY["racing"]
    with ThreadPoolExecutor(16) as pool:
        found = set(pool.map(lambda _n: id(Racing.table), range(200)))
    assert len(found) == 1
    _table.__globals__["METADATA"].remove(Racing.table)
