from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.tui.cli.conftest import Inventaris


def test_migrate_makes_a_database_once(inventaris: Inventaris, tmp_path: Path) -> None:
    assert "gemaakt" in inventaris("migrate").err
    assert (tmp_path / "board.db").is_file()
    assert "bij" in inventaris("migrate").err


def test_backup_writes_its_path_and_restore_puts_it_back(board: Inventaris, tmp_path: Path) -> None:
    made = board("backup", str(tmp_path / "copy.db"))
    assert made.out == f"{tmp_path / 'copy.db'}\n"
    assert board("backup", str(tmp_path / "copy.db")).code == 2
    board("archive", "supplier", "Dell")
    kept = board("restore", str(tmp_path / "copy.db"))
    assert kept.code == 0
    assert Path(kept.out.strip()).is_file()
    assert len(board("list", "supplier", "--format", "json").data) == 1
    assert board("restore", str(tmp_path / "none.db")).code == 2


def test_doctor_ends_with_1_when_it_finds_something_and_repairs_search_texts(
    board: Inventaris, tmp_path: Path
) -> None:
    assert board("doctor").code == 0
    with closing(sqlite3.connect(tmp_path / "board.db")) as raw, raw:
        raw.execute("DELETE FROM search")
    sick = board("doctor", "--format", "json")
    assert sick.code == 1
    assert {row["severity"] for row in sick.data} == {"slight"}
    assert board("doctor", "--repair").code == 0


def test_doctor_makes_no_database(inventaris: Inventaris, tmp_path: Path) -> None:
    assert inventaris("doctor").code == 3
    assert not (tmp_path / "board.db").exists()


def test_read_only_refuses_changes_and_reads(board: Inventaris) -> None:
    assert board("--read-only", "list", "device").code == 0
    refused = board("--read-only", "edit", "supplier", "Dell", "phone=1")
    assert refused.code == 3
    assert refused.err.startswith("Fout: ")
