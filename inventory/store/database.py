"""The database: opened by path (SQLite) or URL (PostgreSQL), read without locks, written one unit of work at a time."""

from __future__ import annotations

import os
import re
import sqlite3
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy import event, exc

from inventory.errors import InputError, RefusedError, StorageError
from inventory.language import _
from inventory.store import schema  # declares the store's own tables and the STRICT spellings

if TYPE_CHECKING:
    from collections.abc import Iterator

HEAD = "0006"
"""Newest migration; a test holds it against the scripts, so that Alembic need not be imported at every start."""

OLDEST_SQLITE = (3, 37, 0)
"""STRICT tables need this version."""

BUSY_MS = 15_000
"""How long a writer waits for another one before it gives up."""

WRITER = 0x696E7665
"""Number of the lock that a writer holds on PostgreSQL."""

MOUNTS = Path("/proc/mounts")
"""Where Linux tells what is mounted where."""

SHARED = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "fuse.sshfs", "fuse.rclone", "fuse.davfs"}
)
"""Kinds of mounts that are on another machine."""


class Database:
    """One board's database.

    Args:
        engine: Where it is.
        path: Its file, or None for PostgreSQL.
        read_only: Refuse every write.
    """

    def __init__(self, engine: sa.Engine, path: Path | None = None, *, read_only: bool = False) -> None:
        self.engine = engine
        self.path = path
        self.read_only = read_only

    @property
    def dialect(self) -> str:
        """Return "sqlite" or "postgresql"."""
        return self.engine.dialect.name

    @property
    def name(self) -> str:
        """Return how people call it: its path, or its URL without the password."""
        return str(self.path) if self.path else self.engine.url.render_as_string(hide_password=True)

    @contextmanager
    def read(self) -> Iterator[sa.Connection]:
        """Give a connection that sees one state of the database and takes no lock that a writer would wait for."""
        with speaking(self), self.engine.connect().execution_options(inventaris_read=True) as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[sa.Connection]:
        """Give a connection in a transaction that is kept when the block ends and undone when it raises.

        Raises:
            RefusedError: The database is opened read-only, or another program kept it locked for 15 seconds.
        """
        if self.read_only:
            raise RefusedError(
                _("The database is opened read-only."), _("Open it without --read-only to change something.")
            )
        with speaking(self), self.engine.begin() as connection:
            yield connection

    def close(self) -> None:
        """Let go of all connections."""
        self.engine.dispose()


@contextmanager
def speaking(database: Database) -> Iterator[None]:
    """Turn what the database driver says into what a person understands."""
    try:
        yield
    except exc.OperationalError as problem:
        said = str(problem.orig).lower()
        if "locked" in said or "busy" in said or "lock timeout" in said:
            raise RefusedError(
                _("Another program is writing to {name}.").format(name=database.name),
                _("Nothing was changed. Try again in a moment."),
            ) from problem
        raise StorageError(
            _("The database {name} cannot be used: {reason}.").format(
                name=database.name, reason=str(problem.orig)
            ),
            _("`inventaris doctor` examines it; `inventaris restore` puts a backup back."),
        ) from problem
    except exc.DatabaseError as problem:
        if "malformed" in str(problem.orig) or "not a database" in str(problem.orig):
            raise StorageError(
                _("{name} is damaged or is not a database: {reason}.").format(
                    name=database.name, reason=str(problem.orig)
                ),
                _("`inventaris restore` puts a backup back."),
            ) from problem
        raise


def default_path() -> Path:
    """Return where a user's database is when no other is named: in the user's data folder."""
    from platformdirs import user_data_path  # noqa: PLC0415  only when no database is named

    return user_data_path("inventaris", appauthor=False) / "inventaris.db"


def connect(where: str | Path | None = None, *, read_only: bool = False) -> Database:
    """Return the database at a path or URL, without looking whether it is there.

    Args:
        where: A path, `sqlite:///…`, `postgresql://…`, or None for INVENTARIS_DATABASE and then the user's data folder.
        read_only: Refuse every write.

    Raises:
        InputError: A URL of a database that the program does not know.
    """
    where = where or os.environ.get("INVENTARIS_DATABASE") or default_path()
    text = str(where)
    if "://" not in text:
        return _sqlite(Path(text), read_only=read_only)
    try:
        url = sa.make_url(text)
    except (exc.ArgumentError, ValueError) as problem:
        raise InputError(
            _("The address of the database cannot be understood."),
            _("Name a file, or a URL that begins with postgresql://."),
        ) from problem
    if url.get_backend_name() == "sqlite":
        return _sqlite(Path(url.database or ""), read_only=read_only)
    if url.get_backend_name() == "postgresql":
        return Database(_postgresql(url), read_only=read_only)
    raise InputError(
        _("The program keeps no database of the kind “{kind}”.").format(kind=url.get_backend_name()),
        _("Name a file, or a URL that begins with postgresql://."),
    )


def _sqlite(path: Path, *, read_only: bool) -> Database:
    """Return a database in a file."""
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise StorageError(
            _("SQLite {version} is too old; 3.37 or newer is needed.").format(version=sqlite3.sqlite_version),
            _("Install a newer Python."),
        )
    engine = sa.create_engine(
        sa.URL.create("sqlite", database=str(path)),
        connect_args={"timeout": BUSY_MS / 1000, "check_same_thread": False},
    )
    shared = on_network(path)
    event.listen(engine, "connect", lambda connection, _record: _pragmas(connection, shared=shared))
    event.listen(engine, "begin", _begin)
    return Database(engine, path, read_only=read_only)


def _pragmas(connection: sqlite3.Connection, *, shared: bool) -> None:
    """Set a new SQLite connection up: own transactions, foreign keys, a journal that readers do not wait for."""
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.execute("PRAGMA temp_store=MEMORY")
    # A write-ahead log needs memory that all readers share, which a network drive does not give.
    cursor.execute(f"PRAGMA journal_mode={'DELETE' if shared else 'WAL'}")
    cursor.close()


def _begin(connection: sa.Connection) -> None:
    """Take the write lock at once; a reader that became a writer later would be refused when somebody else wrote."""
    reading = connection.get_execution_options().get("inventaris_read")
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


def _postgresql(url: sa.URL) -> sa.Engine:
    """Return an engine for PostgreSQL, whose driver is an extra."""
    try:
        import psycopg  # noqa: F401, PLC0415  an extra
    except ModuleNotFoundError as missing:
        raise StorageError(
            _("The driver for PostgreSQL is not installed."),
            _("Install it: pip install ict-inventaris[postgres]"),
        ) from missing
    schema.living_keys()
    engine = sa.create_engine(url.set(drivername="postgresql+psycopg"))

    @event.listens_for(engine, "begin")
    def begin(connection: sa.Connection) -> None:
        if connection.get_execution_options().get("inventaris_read"):
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            return
        # One writer at a time, as on SQLite: what a command read is still so when it writes, and none waits in a ring.
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {BUSY_MS}")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITER})")

    return engine


def on_network(path: Path) -> bool:
    """Return whether a file is on a network drive, as far as the system tells (UNC path, or an NFS or SMB mount)."""
    if str(path).startswith(("\\\\", "//")):
        return True
    text = str(path.resolve())
    if not MOUNTS.is_file():
        return text.startswith(("\\\\", "//"))
    found = ("", "")
    for line in MOUNTS.read_text(errors="replace").splitlines():
        place, kind = [*line.split(" "), "", ""][1:3]
        place = re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), place)
        if (text + "/").startswith(place.rstrip("/") + "/") and len(place) >= len(found[0]):
            found = (place, kind)
    return found[1] in SHARED


def shape(database: Database) -> str | None:
    """Return the number of the newest migration that the database has had, or None for an empty one."""
    if database.path and not database.path.is_file():
        return None
    with database.read() as connection:
        if not sa.inspect(connection).has_table("alembic_version"):
            return None
        return str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one())


def open_database(where: str | Path | None = None, *, read_only: bool = False) -> Database:
    """Open a database, making it when it is not there and bringing it up to date when it is older than the program.

    Raises:
        StorageError: It is newer than the program, damaged, or cannot be reached.
    """
    database = connect(where, read_only=read_only)
    found = shape(database)
    if found != HEAD:
        from inventory.store.migrate import migrate  # noqa: PLC0415  Alembic costs 0.3 s, needed only for a change of shape

        migrate(database, found)
    return database


def rows(result: sa.CursorResult[Any]) -> list[dict[str, Any]]:
    """Return the rows of a result as mappings of column name to value."""
    return [dict(row) for row in result.mappings()]
