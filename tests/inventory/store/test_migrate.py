from __future__ import annotations

import datetime as dt
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest
import sqlalchemy as sa

from inventory.errors import RefusedError, StorageError
from inventory.records import REGISTRY, Kind, metadata
from inventory.records.assets import Supplier
from inventory.records.record import checks
from inventory.store import migrate
from inventory.store.backup import backups
from inventory.store.database import HEAD, connect, open_database
from inventory.store.work import work

if TYPE_CHECKING:
    from pathlib import Path

    from inventory.records import Field, Record
    from inventory.store.database import Database

pytestmark = pytest.mark.usefixtures("migrated")


def set_shape(path: Path, number: str) -> None:
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("UPDATE alembic_version SET version_num = ?", (number,))


def test_head_is_the_newest_script() -> None:
    assert migrate.known()[-1] == HEAD


def test_the_tables_are_those_of_the_declarations(database: Database) -> None:
    from alembic.autogenerate import compare_metadata  # noqa: PLC0415
    from alembic.migration import MigrationContext  # noqa: PLC0415

    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata()) == []


def wrong_values(field: Field) -> list[Any]:
    """Return a value for each check of a field that it refuses."""
    found: list[Any] = []
    if field.choices:
        found.append("no such choice")
    if field.least is not None:
        found.append(field.least - 1)
    if field.most is not None:
        found.append(field.most + 1)
    if field.kind.textual:
        found.append("x" * (field.length + 1))
    return found


def plain_row(record: type[Record]) -> dict[str, Any]:
    """Return values for what a row needs at least; links point to number 1, which need not be there."""
    values: dict[str, Any] = {"id": 1, "version": 1}
    for name, field in record.fields.items():
        if field.required:
            values[name] = field.default if field.default is not None else plain_value(field)
    return values


def plain_value(field: Field) -> Any:
    if field.kind is Kind.CHOICE:
        return next(iter(field.choices))
    kinds = {Kind.DATE: dt.date(2026, 1, 1), Kind.FLAG: True}
    return kinds.get(field.kind, "x" if field.kind.textual else max(field.least or 0, 1))


@pytest.mark.parametrize("record", REGISTRY.values(), ids=str)
def test_every_check_is_in_the_first_script(record: type[Record]) -> None:
    assert all(len(checks(f)) == len(wrong_values(f)) for f in record.fields.values())


def test_the_database_itself_refuses_what_no_field_takes(database: Database) -> None:
    missed = []
    with database.engine.connect() as connection:
        tried = 0
        for record in REGISTRY.values():
            for field in record.fields.values():
                for wrong in wrong_values(field):
                    tried += 1
                    row = {**plain_row(record), field.name: wrong}
                    try:
                        with connection.begin_nested():
                            if database.dialect == "sqlite":
                                connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
                            connection.execute(sa.insert(record.table).values(row))
                    except sa.exc.IntegrityError as refused:
                        if "check" not in str(refused.orig).casefold():
                            missed.append((record.kind, field.name, wrong, str(refused.orig)))
                    else:
                        missed.append((record.kind, field.name, wrong, "taken"))
        connection.rollback()
    assert missed == []
    assert tried > 200


def test_what_is_needed_and_what_links_point_to_is_held(database: Database) -> None:
    for values in ({"id": 1}, {"id": 1, "name": "x", "version": None}):
        with pytest.raises(sa.exc.IntegrityError), database.write() as connection:
            connection.execute(sa.insert(Supplier.table).values(values))
    with pytest.raises(sa.exc.IntegrityError), database.write() as connection:
        connection.exec_driver_sql("INSERT INTO device (id, status, product) VALUES (1, 'in_use', 7)")
    with database.read() as connection:
        if database.dialect == "sqlite":
            assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
            strict = connection.exec_driver_sql("PRAGMA table_list").mappings()
            own = {row["name"]: row["strict"] for row in strict if row["name"] in metadata().tables}
            assert set(own.values()) == {1}


def test_a_newer_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    open_database(path).close()
    set_shape(path, "9999")
    before = path.read_bytes()
    with pytest.raises(StorageError, match=r"x\.db") as error:
        open_database(path)
    assert error.value.hint
    assert path.read_bytes() == before
    assert backups(connect(path)) == []


@pytest.fixture
def old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Database:
    """Give a database that the program takes for an older one."""
    database = open_database(tmp_path / "x.db")
    with work(database, "Anna") as unit:
        unit.add(Supplier, {"name": "x"})
    monkeypatch.setattr("inventory.store.database.HEAD", "0000-other")
    return database


def test_a_backup_comes_before_a_migration(old: Database) -> None:
    assert old.path is not None
    opened = open_database(old.path)
    [kept] = backups(opened)
    with closing(sqlite3.connect(kept)) as raw:
        assert raw.execute("SELECT name FROM supplier").fetchall() == [("x",)]
    opened.close()
    with pytest.raises(RefusedError):
        open_database(old.path, read_only=True)


@pytest.mark.parametrize(
    "step", ["DELETE FROM supplier", "INSERT INTO room (id, site, name) VALUES (1, 9, 'x')"]
)
def test_a_step_that_loses_rows_or_breaks_links_is_taken_back(
    old: Database, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from alembic import command  # noqa: PLC0415

    def upgrade(settings: Any, _to: str) -> None:
        settings.attributes["connection"].exec_driver_sql(step)

    monkeypatch.setattr(command, "upgrade", upgrade)
    assert old.path is not None
    with pytest.raises(StorageError, match=r"supplier|room"):
        open_database(old.path)
    with connect(old.path).read() as connection:
        assert connection.execute(sa.select(Supplier.table.c.name)).scalars().all() == ["x"]
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    old.close()
