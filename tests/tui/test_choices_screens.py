"""Choices: answers and conclusions written by keyboard, and taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa

from inventory.store.database import open_database
from tests.tui.driver import screens
from tests.tui.landscape_board import make
from tests.tui.screens_text import golden
from tui.dialogs.base import Choice
from tui.widgets.choices import ChoicesPane

HERE = Path(__file__).parent / "goldens"


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Make the board once."""
    return make(tmp_path_factory.mktemp("choices") / "board.db", filled=True).read_bytes()


def written(folder: Path, board: bytes) -> tuple[Path, Path]:
    """Write the board and a memory that opens the page."""
    path, memory = folder / "board.db", folder / "memory.json"
    path.write_bytes(board)
    memory.write_text('{"page": "choices"}')
    return path, memory


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_golden(board: bytes, tmp_path: Path, size: tuple[int, int]) -> None:
    path, memory = written(tmp_path, board)
    database = open_database(path)
    async with screens(database, size, memory=memory) as found:
        text = found.text
    database.close()
    assert text == golden(HERE / f"choices-{size[0]}.txt", text)


async def test_an_answer_and_a_conclusion_are_written_and_taken_back(board: bytes, tmp_path: Path) -> None:
    path, memory = written(tmp_path, board)
    database = open_database(path)

    def texts(query: str) -> list[object]:
        with database.read() as connection:
            return [tuple(row) for row in connection.execute(sa.text(query))]

    answers = "select answer from answer where archived is null and question = 2"
    conclusion = "select conclusion, concluded from question where id = 2"
    async with screens(database, (80, 24), memory=memory) as found:
        page = found.app.screen_stack[0].page_widget  # type: ignore[attr-defined]
        assert isinstance(page, ChoicesPane)
        await found.do("choices.next")
        await found.do("choices.edit")
        await found.pilot.press("a", "enter", "b", "ctrl+s")
        await found.settle()
        await found.press("e")
        await found.pilot.press("c", "ctrl+s")  # typing goes on behind what stands there
        await found.settle()
        assert texts(answers) == [("a\nbc",)]
        await found.press("end", "e")
        await found.pilot.press("j", "a", "ctrl+s")
        await found.settle()
        assert texts(conclusion) == [("ja", "2026-11-22")]
        assert "2 conclusies" in found.text
        await found.do("app.undo", "app.undo", "app.undo")
        assert texts(answers) == []
        assert texts(conclusion) == [(None, None)]
        await found.press("e", "x", "escape")
        assert isinstance(found.app.screen, Choice)  # what is typed is not lost by a key
        await found.press("y")
        await found.do("choices.asked")
        assert "niet gesteld" in found.text
    database.close()
