"""A board to import models into: migrated once, copied for each test."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from inventory.records.organisation import Party
from inventory.store.database import open_database
from inventory.store.work import work

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from inventory.store.database import Database


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a migrated, empty database."""
    path = tmp_path_factory.mktemp("empty") / "empty.db"
    open_database(path).close()
    return path


@pytest.fixture
def opening(empty_file: Path, tmp_path: Path) -> Iterator[Callable[[str], Database]]:
    """Give what opens empty databases by name."""
    opened: list[Database] = []

    def fresh(name: str) -> Database:
        path = tmp_path / f"{name}.db"
        shutil.copy(empty_file, path)
        opened.append(open_database(path))
        return opened[-1]

    yield fresh
    for database in opened:
        database.close()


@pytest.fixture
def own_board(opening: Callable[[str], Database]) -> Database:
    """Give a database with the own board, nothing else."""
    database = opening("board")
    with work(database, "Anna") as unit:
        unit.add(Party, {"name": "De Linde", "short": "Linde", "type": "board", "own": True})
    return database
