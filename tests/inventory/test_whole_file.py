"""Files that are there only when they are whole."""

from __future__ import annotations

import os
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from inventory.errors import InputError
from inventory.whole_file import whole, write_whole

if TYPE_CHECKING:
    from pathlib import Path


def test_nothing_is_left_of_a_failure(tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    path.write_text("old")
    with pytest.raises(ValueError, match="stop"):
        half_written(path)
    assert path.read_text() == "old"
    assert [left.name for left in tmp_path.iterdir()] == ["plan.docx"]


def half_written(path: Path) -> None:
    """Write half a file and fail."""
    with whole(path) as part:
        part.write_text("half")
        raise ValueError("stop")


def test_takes_its_place_when_whole(tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    with whole(path) as part:
        part.write_text("all")
        assert not path.exists()
    assert path.read_text() == "all"


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real.csv", tmp_path / "link.csv"
    real.write_text("old")
    link.symlink_to(real)
    with whole(link) as part:
        part.write_text("new")
    assert link.is_symlink()
    assert real.read_text() == "new"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes in folders")
def test_what_is_no_ordinary_file_is_written_to(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text()))
    reader.start()
    with whole(pipe) as place:
        place.write_text("data")
    reader.join(5)
    assert read == ["data"]
    assert pipe.is_fifo()


def test_what_the_disk_refuses_is_a_sentence_with_the_name(tmp_path: Path) -> None:
    path = tmp_path / "no such folder" / "plan.docx"
    with pytest.raises(InputError, match=r"plan\.docx"):
        write_whole(path, b"all")


def test_a_link_keeps_pointing_where_it_points(tmp_path: Path) -> None:
    real, link = tmp_path / "real.csv", tmp_path / "link.csv"
    real.write_text("old")
    link.symlink_to(real)
    write_whole(link, b"new")
    assert link.is_symlink()
    assert real.read_text() == "new"
