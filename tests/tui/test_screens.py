"""Content of the screens, as text that a reader can review."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.tui.driver import screens
from tests.tui.screens_text import golden

if TYPE_CHECKING:
    from inventory.store.database import Database

HERE = Path(__file__).parent / "goldens"
SIZES = [(80, 24), (120, 36)]
WAYS: dict[str, list[str]] = {
    "start": [],
    "devices": ["main.section-2"],
    "record": ["main.section-2", "list.open"],
    "form": ["main.section-2", "list.edit-form"],
    "help": ["main.section-2", "app.help"],
    "budget": ["main.section-7"],
    "empty": ["main.section-4"],
    "archive": ["main.section-2", "list.archive"],
}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("way", WAYS)
async def test_golden(small: Database, way: str, size: tuple[int, int]) -> None:
    async with screens(small, size) as found:
        for step in WAYS[way]:
            await found.do(step)
            # What opens next covers the pane beside the list, which shows late on a busy machine.
            await found.settle()
        text = found.text
    assert "\x1b" not in text
    assert text == golden(HERE / f"{way}-{size[0]}.txt", text)
