from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from inventory.records.assets import Supplier
from inventory.store import doctor
from inventory.store.database import connect, open_database
from inventory.store.doctor import examine, heal
from inventory.store.work import work

if TYPE_CHECKING:
    from pathlib import Path

    from inventory.store.database import Database

AILMENTS = {
    "batch": "UPDATE batch SET changes = 5",
    "counter": "UPDATE counter SET last = 0 WHERE name = 'supplier'",
    "history": "UPDATE change SET record_id = 99 WHERE record_id = 2",
    "search": "DELETE FROM search WHERE record_id = 1",
    "search too many": "INSERT INTO search (record, record_id, text) VALUES ('supplier', 77, 'x')",
    "unreadable": "UPDATE change SET after = '{' WHERE id = 2",
}
SAID = {
    "batch": "5",
    "counter": "supplier",
    "history": "1",
    "search": "1",
    "search too many": "1",
    "unreadable": "geschiedenis|history",
}


@pytest.fixture
def board(database: Database) -> Database:
    with work(database, "Anna") as unit:
        unit.add(Supplier, {"name": "a"})
        unit.add(Supplier, {"name": "b"})
    return database


def test_a_sound_database_has_nothing(board: Database) -> None:
    assert examine(board) == []


@pytest.mark.parametrize("name", AILMENTS)
def test_each_ailment_is_found(board: Database, name: str) -> None:
    with board.write() as connection:
        connection.exec_driver_sql(AILMENTS[name])
    found = examine(board)
    assert found
    assert any(re.search(SAID[name], one.message) for one in found), found
    assert any(one.serious for one in found) == (name in {"batch", "counter", "unreadable"})
    if name.startswith("search"):
        assert heal(board) == 2
        assert examine(board) == []


def test_broken_links_are_found(tmp_path: Path) -> None:
    opened = open_database(tmp_path / "x.db")
    opened.close()
    with closing(sqlite3.connect(tmp_path / "x.db")) as raw, raw:
        raw.execute("INSERT INTO room (id, site, name) VALUES (1, 9, 'x')")
    assert any(one.serious and "room" in one.message for one in examine(opened))
    opened.close()


def test_damaged_pages_are_found(tmp_path: Path) -> None:
    opened = open_database(tmp_path / "x.db")
    with work(opened, "Anna") as unit:
        for number in range(300):
            unit.add(Supplier, {"name": f"{number}", "notes": "x" * 300})
    opened.close()
    with closing(sqlite3.connect(tmp_path / "x.db")) as raw:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        page = raw.execute("SELECT rootpage FROM sqlite_master WHERE name = 'supplier'").fetchone()[0]
    content = bytearray((tmp_path / "x.db").read_bytes())
    content[(page - 1) * 4096 : page * 4096] = b"\xff" * 4096
    (tmp_path / "x.db").write_bytes(content)
    assert any(one.serious for one in examine(opened))
    opened.close()


def test_another_shape_and_a_network_drive_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert examine(connect(tmp_path / "none.db"))[0].serious
    opened = open_database(tmp_path / "x.db")
    monkeypatch.setattr(doctor, "on_network", lambda _path: True)
    assert [one.serious for one in examine(opened)] == [False]
    opened.close()
