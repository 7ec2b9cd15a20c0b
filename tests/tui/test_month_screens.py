"""The month view by keyboard and mouse: days, entries, what is overdue, the filter, and the calendar file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from inventory.store.database import open_database
from tests.tui.dates_board import fill_dates
from tests.tui.driver import screens
from tests.tui.kept_board import kept, written
from tests.tui.screens_text import golden
from tui.widgets.month import MonthPane
from tui.widgets.month_cells import WEEK
from tui.widgets.month_weeks import Weeks

if TYPE_CHECKING:
    from tests.tui.driver import Screens

HERE = Path(__file__).parent / "goldens"
SIZES = [(80, 24), (120, 36)]


@pytest.fixture(scope="module")
def board(template: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Make the board once."""
    return kept(tmp_path_factory.mktemp("dates"), fill_dates, template)


def pane(found: Screens) -> MonthPane:
    """Return the page."""
    page = found.app.screen_stack[0].page_widget  # type: ignore[attr-defined]
    assert isinstance(page, MonthPane)
    return page


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_golden(board: bytes, tmp_path: Path, size: tuple[int, int]) -> None:
    path, memory = written(tmp_path, board, "month")
    database = open_database(path)
    async with screens(database, size, memory=memory) as found:
        await found.do("month.near", "month.near")
        text = found.text
    database.close()
    assert text == golden(HERE / f"month-{size[0]}.txt", text)


async def keys(found: Screens, *names: str) -> None:
    """Press keys without waiting between them: each only moves the cursor."""
    await found.pilot.press(*names)
    await found.settle()


async def test_days_by_keyboard(board: bytes, tmp_path: Path) -> None:
    path, memory = written(tmp_path, board, "month")
    database = open_database(path)
    async with screens(database, memory=memory) as found:
        page = pane(found)
        await found.pilot.press("left", "down", "pagedown", "pageup")
        assert page.chosen == dt.date(2026, 11, 28)
        await keys(found, "t", "o")
        assert page.chosen == dt.date(2026, 6, 30)
        assert "te laat sinds 30-06-2026" in found.text
        await keys(found, "m", *"1", "minus", *"2100", "enter")
        assert page.chosen == dt.date(2100, 1, 1)
        assert page.found is not None
        assert page.found.holds(page.chosen, page.chosen)
        await keys(found, "home")
        await keys(found, "n", "n", "enter", "down", "enter")
        assert found.list.id == "page-document"
        assert found.grid.current_key == 3  # the hostile one
    database.close()


async def test_filter_mouse_and_calendar_file(
    board: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, memory = written(tmp_path, board, "month")
    monkeypatch.chdir(tmp_path)
    database = open_database(path, read_only=True)
    async with screens(database, read_only=True, memory=memory) as found:
        page = pane(found)
        await keys(found, "slash", *"wilg", "enter")
        assert {one.site for one in page.shown} == {"Wilgenhof"}
        await found.pilot.click(Weeks, offset=(WEEK + 1, 1))
        assert page.chosen == dt.date(2026, 10, 26)
        await keys(found, "n", "y")
        assert "Verzuimbeleid" in found.app.clipboard
        await keys(found, "x", "enter")
        await keys(found, "enter")
        made = (tmp_path / "agenda-2026-12.ics").read_text(encoding="utf-8")
        assert made.count("BEGIN:VEVENT") == 1
        await keys(found, "escape")
        assert len(page.shown) > 1
    database.close()
