from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from inventory.store.database import open_database
from tests.inventory.plan.board import build

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inventory.store.database import Database


@pytest.fixture(scope="package")
def board(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """Give the golden board with its plan, made once, for tests that only read."""
    opened = open_database(tmp_path_factory.mktemp("plan") / "board.db")
    build(opened)
    yield opened
    opened.close()
