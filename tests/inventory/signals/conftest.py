"""Messages of the rules are compared in Dutch; the perfect board is imported once."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from inventory.language import choose, current
from inventory.store.database import open_database
from tests.inventory.signals import perfect_board

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from importers.report import ImportReport
    from inventory.store.database import Database


@pytest.fixture(autouse=True)
def dutch() -> Iterator[None]:
    """Speak Dutch, and afterwards what was spoken before."""
    before = current()
    choose("nl")
    yield
    choose(before)


@pytest.fixture(scope="session")
def perfect_made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ImportReport]:
    """Import the perfect board once a worker; give its file, that nobody writes in, and what the import said."""
    folder = tmp_path_factory.mktemp("perfect")
    path = folder / "perfect.db"
    before = current()
    choose("nl")
    database = open_database(path)
    report = perfect_board.imported(database, folder)
    database.close()
    choose(before)
    return path, report


@pytest.fixture(scope="session")
def perfect_report(perfect_made: tuple[Path, ImportReport]) -> ImportReport:
    """Give what the import of the perfect board said."""
    return perfect_made[1]


@pytest.fixture(scope="session")
def perfect(perfect_made: tuple[Path, ImportReport]) -> Iterator[Database]:
    """Give the perfect board to read, and to try changes on that are taken back (`changing.trying`)."""
    database = open_database(perfect_made[0])
    yield database
    database.close()


@pytest.fixture
def perfect_copy(perfect_made: tuple[Path, ImportReport], tmp_path: Path) -> Iterator[Database]:
    """Give a perfect board of one's own to write in."""
    path = tmp_path / "perfect.db"
    shutil.copyfile(perfect_made[0], path)
    database = open_database(path)
    yield database
    database.close()
