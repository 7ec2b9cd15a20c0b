"""The steps from one shape of the database to the next: an older one keeps its rows, its links and its checks."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from inventory.records import metadata
from inventory.store import migrate
from inventory.store.backup import backups
from inventory.store.database import connect, open_database
from tests.conftest import _make

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("migrated")

ROWS = (
    "INSERT INTO supplier (id, name, covenant) VALUES (1, 'Lumen', 'none')",
    "INSERT INTO category (id, name, \"group\", term_months) VALUES (1, 'Laptop', 'device', 48)",
    (
        "INSERT INTO lot (id, code, description, category, quantity, unit_price, in_use, method)"
        " VALUES (7, 'PO-1', 'Laptops', 1, 10, 78900, '2023-07-01', 'linear')"
    ),
    "INSERT INTO device (id, tag, status, lot) VALUES (3, 'L-3', 'in_use', 7)",
    (
        "INSERT INTO contract (id, number, name, start, renewal, notice, notice_unit)"
        " VALUES (5, 'C-5', 'Volgsysteem', '2024-01-01', 'tacit', 3, 'months')"
    ),
    "INSERT INTO coverage (id, contract, lot) VALUES (1, 5, 7)",
)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Give the place of a database of the first shape, with rows that link to each other."""
    name = f"test_{uuid.uuid4().hex}"
    server: str = ""
    place = str(tmp_path / "old.db")
    if request.param == "postgresql":
        server = request.getfixturevalue("postgres_url")
        _make(server, f"CREATE DATABASE {name}")
        place = sa.make_url(server).set(database=name).render_as_string(hide_password=False)
    _first_shape(place)
    yield place
    if server:
        _make(server, f"DROP DATABASE {name} WITH (FORCE)")


def _first_shape(place: str) -> None:
    from alembic import command  # noqa: PLC0415

    database = connect(place)
    with database.engine.begin() as connection:
        command.upgrade(migrate.config(connection), "0001")
        for row in ROWS:
            connection.exec_driver_sql(row)
    database.close()


def test_an_older_database_keeps_its_rows_and_gets_the_new_shape(where: str) -> None:
    from alembic.autogenerate import compare_metadata  # noqa: PLC0415
    from alembic.migration import MigrationContext  # noqa: PLC0415

    database = open_database(where)
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata()) == []
        joined = "SELECT d.tag, l.code, l.unit_price, c.number FROM device d JOIN lot l ON d.lot = l.id JOIN coverage v ON v.lot = l.id JOIN contract c ON v.contract = c.id"
        assert connection.exec_driver_sql(joined).one() == ("L-3", "PO-1", 78900, "C-5")
    if database.path:
        assert len(backups(database)) == 1
    database.close()


@pytest.mark.parametrize(
    ("statement", "taken"),
    [
        ("UPDATE lot SET method = 'manual'", True),
        ("UPDATE lot SET method = 'guess'", False),
        ("UPDATE lot SET quantity = 0", False),
        ("UPDATE contract SET renewal = 'school-year', notice_unit = 'calendar_months'", True),
        ("UPDATE contract SET renewal = 'sometimes'", False),
        ("UPDATE contract SET notice_unit = 'moons'", False),
        ("UPDATE contract SET index_series = 9", False),
        ("UPDATE lot SET split_from = 7", True),
        ("UPDATE lot SET split_from = 8", False),
        ("DELETE FROM lot", False),
        ("INSERT INTO supplier (id, name) VALUES (2, 'Lumen')", False),
        (
            "INSERT INTO contract (id, number, name, start, renewal) VALUES (6, 'C-5', 'x', '2024-01-01', 'none')",
            False,
        ),
    ],
)
def test_what_the_database_refuses_holds_after_the_migration(
    where: str, statement: str, *, taken: bool
) -> None:
    database = open_database(where)
    try:
        with database.engine.begin() as connection:
            connection.exec_driver_sql(statement)
        done = True
    except sa.exc.IntegrityError:
        done = False
    assert done == taken
    database.close()
