"""The page of signals by keyboard: groups, what is told, marks, what changed, policy of a rule, what mends it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.tui.driver import screens
from tests.tui.screens_text import golden
from tui.widgets.signals import SignalsPane

if TYPE_CHECKING:
    from inventory.store.database import Database
    from tests.tui.driver import Screens

HERE = Path(__file__).parent / "goldens"
SIZES = [(80, 24), (120, 36)]


def pane(found: Screens) -> SignalsPane:
    """Return the page."""
    page = found.app.screen_stack[0].page_widget  # type: ignore[attr-defined]
    assert isinstance(page, SignalsPane)
    return page


def labels(found: Screens) -> list[str]:
    """Return the headings that are shown, without signs and counts."""
    return [text[2:].split(" · ")[0] for text in pane(found).grid.headings.values()]


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Give a memory that opens the page."""
    path = tmp_path / "memory.json"
    path.write_text('{"page": "signals"}')
    return path


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_golden(small: Database, kept: Path, size: tuple[int, int]) -> None:
    async with screens(small, size, memory=kept) as found:
        text = found.text
    assert text == golden(HERE / f"signals-{size[0]}.txt", text)
