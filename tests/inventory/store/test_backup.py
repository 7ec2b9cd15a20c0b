from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from inventory.errors import InputError, RefusedError, StorageError
from inventory.records.assets import Device, Supplier
from inventory.store import backup
from inventory.store.backup import back_up, backups, restore
from inventory.store.database import connect, open_database
from inventory.store.doctor import examine
from inventory.store.work import work
from tests.generated import as_csv

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from inventory.store.database import Database


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Database]:
    opened = open_database(tmp_path / "board.db")
    with work(opened, "Anna") as unit:
        unit.add(Supplier, {"name": "Rolf"})
    yield opened
    opened.close()


def damage(path: Path) -> None:
    """Spoil pages in the middle of a file."""
    content = bytearray(path.read_bytes())
    for start in range(4096 * 3, len(content), 4096):
        content[start : start + 200] = b"\xff" * 200
    path.write_bytes(content)


def test_a_backup_while_others_write_is_whole(board: Database, tmp_path: Path) -> None:
    stop = threading.Event()

    def write() -> None:
        count = 0
        while not stop.is_set():
            count += 1
            with work(board, "Bas") as unit:
                unit.add(Supplier, {"name": f"a{count}"})
                unit.add(Device, {"tag": f"a{count}"})

    thread = threading.Thread(target=write)
    thread.start()
    try:
        copies = [back_up(board, tmp_path / f"{n}.db") for n in range(5)]
    finally:
        stop.set()
        thread.join()
    for copy in copies:
        assert copy is not None
        opened = open_database(copy)
        assert examine(opened) == []
        assert as_csv(opened, Supplier).count("\n") == as_csv(opened, Device).count("\n") + 1
        opened.close()


def test_what_was_there_comes_back_and_is_kept(board: Database, tmp_path: Path) -> None:
    kept = back_up(board, tmp_path / "mine.db")
    assert kept is not None
    before = as_csv(board, Supplier)
    with work(board, "Bas") as unit:
        unit.change(Supplier, 1, {"name": "Fout"})
    aside = restore(board, kept)
    assert as_csv(board, Supplier) == before
    assert aside is not None
    assert "Fout" in as_csv(open_database(aside), Supplier)
    assert backups(board) == [aside]
    assert kept.is_file()


def test_a_restore_removes_the_old_log(board: Database, tmp_path: Path) -> None:
    kept = back_up(board, tmp_path / "mine.db")
    assert kept is not None
    assert board.path is not None
    keeps_log = sqlite3.connect(board.path)  # as a program that was killed: the log stays behind
    with work(board, "Bas") as unit:
        unit.change(Supplier, 1, {"name": "Fout"})
    log = board.path.with_name("board.db-wal")
    assert log.stat().st_size > 0
    restore(board, kept)
    assert "Rolf" in as_csv(board, Supplier)
    assert examine(board) == []
    keeps_log.close()
    assert "Rolf" in as_csv(board, Supplier)


def test_onto_itself_changes_nothing(board: Database) -> None:
    before = as_csv(board, Supplier)
    assert board.path is not None
    restore(board, board.path)
    assert as_csv(board, Supplier) == before
    with pytest.raises(InputError):
        back_up(board, board.path)


def test_a_source_that_is_no_sound_database_is_refused(board: Database, tmp_path: Path) -> None:
    before = as_csv(board, Supplier)
    kept = back_up(board, tmp_path / "mine.db")
    assert kept is not None
    damage(kept)
    (tmp_path / "text.db").write_text("x" * 5000)
    (tmp_path / "empty.db").touch()
    with closing(sqlite3.connect(tmp_path / "other.db")) as other:
        other.execute("CREATE TABLE a (b)")
    for name in ("mine.db", "text.db", "empty.db", "other.db", "none.db"):
        with pytest.raises(InputError, match=name.replace(".", r"\.")):
            restore(board, tmp_path / name)
    assert as_csv(board, Supplier) == before
    assert backups(board) == []


def test_a_backup_of_a_newer_program_is_refused(board: Database, tmp_path: Path) -> None:
    kept = back_up(board, tmp_path / "mine.db")
    assert kept is not None
    with closing(sqlite3.connect(kept)) as raw, raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StorageError):
        restore(board, kept)
    assert "Rolf" in as_csv(board, Supplier)


def test_a_damaged_database_can_be_replaced(board: Database, tmp_path: Path) -> None:
    kept = back_up(board, tmp_path / "mine.db")
    assert kept is not None
    assert board.path is not None
    board.close()
    with closing(sqlite3.connect(board.path)) as raw:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    damage(board.path)
    spoiled = board.path.read_bytes()
    with pytest.raises(StorageError) as error:
        back_up(board)
    assert error.value.hint
    aside = restore(board, kept)
    assert aside is not None
    assert aside.read_bytes() == spoiled
    assert "Rolf" in as_csv(board, Supplier)


def test_only_its_own_automatic_backups_are_forgotten(
    board: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "KEPT", 2)
    other = open_database(tmp_path / "board-2.db")
    theirs = back_up(other)
    mine = back_up(board, tmp_path / "backups" / "board-mine.db")
    made = [back_up(board, label="x") for _ in range(4)]
    assert backups(board) == [made[3], made[2]]
    assert theirs is not None
    assert mine is not None
    assert theirs.is_file()
    assert mine.is_file()
    other.close()


def test_a_place_that_cannot_be_written(board: Database, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(InputError):
        back_up(board, tmp_path / "file" / "x.db")
    with pytest.raises(InputError):
        back_up(board, tmp_path / "file")


def test_only_a_file_is_restored(database: Database, tmp_path: Path) -> None:
    if database.dialect == "sqlite":
        with pytest.raises(RefusedError):
            restore(connect(database.path, read_only=True), tmp_path / "x.db")
        return
    assert back_up(database) is None
    assert backups(database) == []
    with pytest.raises(RefusedError, match="pg_restore"):
        restore(database, tmp_path / "x.db")
