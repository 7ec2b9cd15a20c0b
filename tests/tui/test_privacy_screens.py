"""The privacy board by keyboard: cells and what is behind them, entry of an annex, versions, and what goes out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from inventory.records import get
from inventory.store.database import open_database
from inventory.text import clean
from tests.tui.driver import screens
from tests.tui.privacy_board import HOSTILE, fill_privacy
from tests.tui.screens_text import golden
from tui.widgets.privacy_board import PrivacyPane

if TYPE_CHECKING:
    from tests.tui.driver import Screens

HERE = Path(__file__).parent / "goldens"
SIZES = [(80, 24), (120, 36)]


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Make the board once."""
    path = tmp_path_factory.mktemp("privacy") / "board.db"
    opened = open_database(path)
    fill_privacy(opened)
    opened.close()
    return path.read_bytes()


def written(folder: Path, board: bytes) -> tuple[Path, Path]:
    """Write the board and a memory that opens the page."""
    path, memory = folder / "board.db", folder / "memory.json"
    path.write_bytes(board)
    memory.write_text('{"page": "privacy_board"}')
    return path, memory


def pane(found: Screens) -> PrivacyPane:
    """Return the page."""
    page = found.app.screen_stack[0].page_widget  # type: ignore[attr-defined]
    assert isinstance(page, PrivacyPane)
    return page


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_golden(board: bytes, tmp_path: Path, size: tuple[int, int]) -> None:
    path, memory = written(tmp_path, board)
    database = open_database(path)
    async with screens(database, size, memory=memory) as found:
        text = found.text
    database.close()
    assert text == golden(HERE / f"privacy-{size[0]}.txt", text)


async def test_cells_are_sifted_sorted_and_told(board: bytes, tmp_path: Path) -> None:
    path, memory = written(tmp_path, board)
    database = open_database(path)
    async with screens(database, memory=memory) as found:
        page = pane(found)
        assert "Roosterlijst" not in found.text  # it has no personal data
        await found.do("privacy.all")
        assert "Roosterlijst" in found.text
        await found.press("right")
        await found.do("privacy.sort")
        await found.press("ctrl+home")
        assert page.current_row is not None
        assert page.current_row.system.subject.name == "ParnasSys"  # most falls short
        await found.press("slash")
        await found.type("xyz")
        assert page.grid.row_count == 0
        assert "heeft deze woorden" in found.text
        await found.press("escape")
        await found.do("privacy.copy-cell")
        assert found.app.clipboard.splitlines()[0].startswith(page.current_row.system.subject.name)
    database.close()


async def test_hostile_names_are_text(board: bytes, tmp_path: Path) -> None:
    path, memory = written(tmp_path, board)
    database = open_database(path)
    with database.write() as connection:
        for kind in ("system", "supplier"):
            table = get(kind).table
            connection.execute(sa.update(table).where(table.c.id == 2).values(name=HOSTILE))
    async with screens(database, (120, 36), memory=memory) as found:
        assert clean(HOSTILE)[:12] in found.text
        assert "\x1b" not in found.text
    database.close()
