"""Entry of a privacy annex by keyboard: steps, rows, what is wrong, saved as one change; versions and their differences."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import sqlalchemy as sa

from inventory.store.database import open_database
from tests.tui.driver import TODAY, screens
from tests.tui.kept_board import kept, written
from tests.tui.privacy_board import fill_privacy
from tests.tui.screens_text import golden
from tui import annexing
from tui.dialogs.base import Choice
from tui.dialogs.told import Told
from tui.screens.annex import AnnexScreen

if TYPE_CHECKING:
    from tests.tui.driver import Screens

HERE = Path(__file__).parent / "goldens"


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Make the board once."""
    return kept(tmp_path_factory.mktemp("annex"), fill_privacy)


def top(found: Screens) -> Any:
    """Return the screen on top."""
    return found.app.screen


async def test_a_finding_leads_to_its_step_and_what_is_wrong_is_not_saved(
    board: bytes, tmp_path: Path
) -> None:
    path, memory = written(tmp_path, board, "privacy_board")
    database = open_database(path)
    async with screens(database, memory=memory) as found:
        await found.pilot.press("ctrl+end", *["right"] * 5, "f", "enter")
        await found.settle()
        screen, text = top(found), found.text
        assert isinstance(screen, AnnexScreen)
        assert text == golden(HERE / "annex-80.txt", text)
        await found.pilot.press("tab", "z", "ctrl+s")
        await found.settle()
        assert top(found) is screen  # what stands there is no answer
        assert "✗" in found.text
    database.close()


async def test_steps_are_entered_and_saved_as_one_change(board: bytes, tmp_path: Path) -> None:
    path, memory = written(tmp_path, board, "privacy_board")
    database = open_database(path)

    def asked(query: str) -> list[object]:
        with database.read() as connection:
            return list(connection.scalars(sa.text(query)))

    about = "select description from annex where id = 1"
    names = "select name from annex_service where archived is null"
    async with screens(database, memory=memory) as found:
        await found.pilot.press("ctrl+end", "w")
        await found.settle()
        await found.pilot.press("x", "pagedown", "ctrl+n", "Z", "ctrl+s", "home", "delete", "escape")
        await found.settle()
        assert isinstance(top(found), Choice)
        assert (asked(about), asked(names)) == ([None], ["Ouderportaal"])
        await found.pilot.press("right", "enter")  # save
        await found.settle()
        assert (asked(about), asked(names)) == (["x"], ["Z"])
        await found.do("app.undo")
        assert (asked(about), asked(names)) == ([None], ["Ouderportaal"])
    database.close()


async def test_a_version_is_copied_entered_and_compared(board: bytes, tmp_path: Path) -> None:
    path, memory = written(tmp_path, board, "privacy_board")
    database = open_database(path)
    async with screens(database, memory=memory) as found:
        await found.pilot.press("ctrl+end")
        await found.do("privacy.copy")
        await found.pilot.press("2", "6", "tab", "plus", "ctrl+s")
        await found.settle()
        assert isinstance(top(found), AnnexScreen)  # what changed is entered at once
        await found.pilot.press("n", "e", "w", "ctrl+s")
        await found.settle()
        await found.do("privacy.compare")
        assert isinstance(top(found), Told)
        assert "1 verschil van 2025" in found.text
        assert "is nu" in found.text
    ways = annexing.ways(database, 1, [1])
    assert [one.name for one in ways] == ["26 · 22-11-2026", "2025 · 01-09-2025"]
    begun = annexing.begin(database, 1, 1, ways[1].on or TODAY)
    assert begun.draft.values["annex"]["edition"] == "2025"
    assert annexing.ways(database, 2, [1])[0].on is None  # its first annex is still to be made
    database.close()


async def test_keys_that_come_faster_than_the_steps_do_no_harm(board: bytes, tmp_path: Path) -> None:
    path, memory = written(tmp_path, board, "privacy_board")
    database = open_database(path)
    async with screens(database, memory=memory) as found:
        await found.pilot.press("ctrl+end", *["right"] * 5, "f", "enter")
        await found.settle()
        screen = top(found)
        assert isinstance(screen, AnnexScreen)
        for _ in range(11):  # once around, without a pause between the keys
            found.app.simulate_key("pagedown")
        await found.settle()
        assert top(found) is screen
    database.close()
