"""Bringing a database to the shape that the program knows: backed up first, checked before it is kept."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

import sqlalchemy as sa

from inventory.errors import RefusedError, StorageError
from inventory.language import _
from inventory.records import metadata
from inventory.store.database import HEAD, speaking

if TYPE_CHECKING:
    from alembic.config import Config

    from inventory.store.database import Database


def config(connection: sa.Connection | None = None) -> Config:
    """Return Alembic's settings: the scripts inside this package, and the connection to use."""
    from alembic.config import Config  # noqa: PLC0415  0.3 s

    settings = Config()
    settings.set_main_option(
        "script_location", str(files("inventory.store") / "migrations").replace("%", "%%")
    )
    settings.set_main_option("path_separator", "os")
    settings.attributes["connection"] = connection
    return settings


def known() -> list[str]:
    """Return the numbers of all migrations that this program has, oldest first."""
    from alembic.script import ScriptDirectory  # noqa: PLC0415  0.3 s

    return [script.revision for script in ScriptDirectory.from_config(config()).walk_revisions()][::-1]


def migrate(database: Database, found: str | None) -> None:
    """Bring a database up to date in one transaction; an existing one is backed up first.

    Args:
        database: Which.
        found: Number of the newest migration that it has had, None when it is empty.

    Raises:
        StorageError: It is newer than the program, its folder cannot be made, or the check afterwards found a fault.
        RefusedError: It is opened read-only.
    """
    if found is not None and found not in known():
        raise StorageError(
            _("{name} was made by a newer version of inventaris.").format(name=database.name),
            _("Install the newest version and open it again; nothing was changed."),
        )
    if database.read_only:
        raise RefusedError(
            _("{name} has to be made or brought up to date first.").format(name=database.name),
            _("Open it once without --read-only."),
        )
    if found is not None:
        from inventory.store.backup import back_up  # noqa: PLC0415  only before a migration

        back_up(database, label=f"before-{HEAD}")
    elif database.path:
        try:
            database.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as problem:
            raise StorageError(
                _("The folder of {name} cannot be made: {reason}.").format(
                    name=database.name, reason=problem.strerror
                )
            ) from problem
    _upgrade(database)


def _upgrade(database: Database) -> None:
    """Run the missing steps; keep them only when no row is lost and no link broken."""
    from alembic import command  # noqa: PLC0415  0.3 s

    with database.engine.connect() as connection:
        if database.dialect == "sqlite":
            # A table that is made again drops its old self, and with foreign keys on that deletes what hangs under it.
            raw = connection.connection.driver_connection
            assert raw is not None
            raw.execute("PRAGMA foreign_keys=OFF")
        try:
            with speaking(database), connection.begin():
                _refuse_foreign(database, connection)
                before = _counts(connection)
                command.upgrade(config(connection), "head")
                _compare(database, connection, before)
        finally:
            if database.dialect == "sqlite":
                connection.invalidate()


def _refuse_foreign(database: Database, connection: sa.Connection) -> None:
    """Refuse to make tables in a file that another program keeps its own in."""
    tables = set(sa.inspect(connection).get_table_names())
    foreign = tables if database.path else tables & set(metadata().tables)
    if foreign and "alembic_version" not in tables:
        raise StorageError(
            _("{name} is a database of another program: it has a table {table}.").format(
                name=database.name, table=min(foreign)
            ),
            _("Name another file; nothing was changed."),
        )


def _counts(connection: sa.Connection) -> dict[str, int]:
    """Return the number of rows of every table."""
    tables = sa.inspect(connection).get_table_names()
    return {
        t: connection.execute(sa.select(sa.func.count()).select_from(sa.table(t))).scalar_one()
        for t in tables
    }


def _compare(database: Database, connection: sa.Connection, before: dict[str, int]) -> None:
    """Refuse a migration that lost rows or broke links, unless a step says which rows it moves."""
    after = _counts(connection)
    moved = connection.info.get("moved_rows", set())
    lost = [
        t
        for t, count in before.items()
        if after.get(t, 0) < count and t not in moved and t != "alembic_version"
    ]
    broken: list[str] = []
    if database.dialect == "sqlite":
        broken = sorted({str(row[0]) for row in connection.exec_driver_sql("PRAGMA foreign_key_check")})
    if lost or broken:
        raise StorageError(
            _("Bringing {name} up to date would lose rows ({tables}); nothing was changed.").format(
                name=database.name, tables=", ".join(lost or broken)
            ),
            _("Please report this with the version of the program."),
        )
