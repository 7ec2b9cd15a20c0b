"""The month view by keyboard and mouse: days, entries, what is overdue, the filter, and the calendar file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from inventory.language import choose
from inventory.store.database import open_database
from inventory.text import clean
from tests.tui.dates_board import HOSTILE, fill_dates
from tests.tui.driver import screens
from tests.tui.screens_text import golden
from tui.widgets.month import MonthPane
from tui.widgets.month_weeks import Weeks

if TYPE_CHECKING:
    from tests.tui.driver import Screens

HERE = Path(__file__).parent / "goldens"
SIZES = [(80, 24), (120, 36)]


@pytest.fixture(scope="module")
def board(template: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Make the board once."""
    path = tmp_path_factory.mktemp("dates") / "board.db"
    path.write_bytes(template.read_bytes())
    opened = open_database(path)
    fill_dates(opened)
    opened.close()
    return path.read_bytes()


def written(folder: Path, board: bytes) -> tuple[Path, Path]:
    """Write the board and a memory that opens the page."""
    path, memory = folder / "board.db", folder / "memory.json"
    path.write_bytes(board)
    memory.write_text('{"page": "month"}')
    return path, memory


def pane(found: Screens) -> MonthPane:
    """Return the page."""
    page = found.app.screen_stack[0].page_widget  # type: ignore[attr-defined]
    assert isinstance(page, MonthPane)
    return page


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_golden(board: bytes, tmp_path: Path, size: tuple[int, int]) -> None:
    path, memory = written(tmp_path, board)
    database = open_database(path)
    async with screens(database, size, memory=memory) as found:
        await found.do("month.near", "month.near")
        text = found.text
    database.close()
    assert text == golden(HERE / f"month-{size[0]}.txt", text)
