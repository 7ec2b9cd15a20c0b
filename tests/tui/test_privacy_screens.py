"""The privacy board by keyboard: cells and what is behind them, entry of an annex, versions, and what goes out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import sqlalchemy as sa

from inventory.errors import InputError
from inventory.records import get
from inventory.store.database import open_database
from inventory.text import clean
from tests.tui.driver import TODAY, screens
from tests.tui.kept_board import kept, written
from tests.tui.privacy_board import HOSTILE, fill_privacy
from tests.tui.screens_text import golden
from tui import privacy_files
from tui.widgets.privacy_board import PrivacyPane

if TYPE_CHECKING:
    from tests.tui.driver import Screens

HERE = Path(__file__).parent / "goldens"
SIZES = [(80, 24), (120, 36)]


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Make the board once."""
    return kept(tmp_path_factory.mktemp("privacy"), fill_privacy)


def top(found: Screens) -> Any:
    """Return the screen on top."""
    return found.app.screen


def pane(found: Screens) -> PrivacyPane:
    """Return the page."""
    page = found.app.screen_stack[0].page_widget  # type: ignore[attr-defined]
    assert isinstance(page, PrivacyPane)
    return page


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_golden(board: bytes, tmp_path: Path, size: tuple[int, int]) -> None:
    path, memory = written(tmp_path, board, "privacy_board")
    database = open_database(path)
    async with screens(database, size, memory=memory) as found:
        text = found.text
    database.close()
    assert text == golden(HERE / f"privacy-{size[0]}.txt", text)


async def test_cells_are_sifted_sorted_opened_and_written(
    board: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, memory = written(tmp_path, board, "privacy_board")
    monkeypatch.chdir(tmp_path)
    database = open_database(path)
    async with screens(database, memory=memory) as found:
        page = pane(found)
        assert "Roosterlijst" not in found.text  # it has no personal data
        await found.do("privacy.all")
        assert "Roosterlijst" in found.text
        await found.pilot.press("right", "o", "ctrl+home")
        await found.do("privacy.open")
        assert "ParnasSys · Overeenkomst: ✗ tekort" in found.text  # most falls short
        assert "Wat te doen" in found.text
        await found.pilot.press("escape", "slash", *"xyz")
        await found.settle()
        assert page.grid.row_count == 0
        assert "heeft deze woorden" in found.text
        await found.pilot.press("escape", "y", "ctrl+end", "s", "enter")
        await found.settle()
        assert found.app.clipboard.splitlines()[0].startswith("ParnasSys")
        assert (tmp_path / "privacy-roosterlijst.docx").exists()
    database.close()


async def test_mending_offers_ways_and_read_only_refuses(board: bytes, tmp_path: Path) -> None:
    path, memory = written(tmp_path, board, "privacy_board")
    database = open_database(path)
    async with screens(database, memory=memory) as found:
        await found.do("privacy.mend")
        assert "Nieuw: verwerkersovereenkomst" in found.text  # Gynzy has none
        await found.pilot.press("escape")
        found.app.read_only = True
        await found.do("privacy.wizard")
        assert "alleen-lezen" in found.text
        await found.pilot.press("enter", "f")
        await found.settle()
        assert top(found) is found.app.screen_stack[0]
    database.close()


def test_documents_are_written_whole(board: bytes, tmp_path: Path) -> None:
    path, _memory = written(tmp_path, board, "privacy_board")
    database = open_database(path)
    assert [name for _number, name in privacy_files.others(database)] == ["Zon opvang"]
    for name, document in privacy_files.DOCUMENTS.items():
        for suffix in document.suffixes:
            made = tmp_path / f"{name}{suffix}"
            privacy_files.write(database, name, made, TODAY, 1 if name == "page" else None)
            assert made.read_bytes()[:2] == (b"<!" if suffix == ".html" else b"PK")
    assert "ParnasSys" in (tmp_path / "page.html").read_text(encoding="utf-8")
    with pytest.raises(InputError, match="xlsx"):
        privacy_files.write(database, "register", tmp_path / "register.pdf", TODAY)
    said = privacy_files.write(database, "register", tmp_path / "partner.xlsx", TODAY, 2)
    assert not any("ParnasSys" in one for one in said)
    database.close()


async def test_hostile_names_are_text(board: bytes, tmp_path: Path) -> None:
    path, memory = written(tmp_path, board, "privacy_board")
    database = open_database(path)
    with database.write() as connection:
        for kind in ("system", "supplier"):
            table = get(kind).table
            connection.execute(sa.update(table).where(table.c.id == 2).values(name=HOSTILE))
    async with screens(database, (120, 36), memory=memory) as found:
        assert clean(HOSTILE)[:12] in found.text
        assert "\x1b" not in found.text
    database.close()
