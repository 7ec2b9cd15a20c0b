"""Goldens of the grid as text; rewrite them with GOLDENS=write and review the difference."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.tui.grid.samples import GridApp, Rows
from tests.tui.screens_text import golden, screen_text
from tui.widgets.grid import Sort

if TYPE_CHECKING:
    from textual.pilot import Pilot

HERE = Path(__file__).parent / "goldens"
SIZES = [(60, 20), (80, 24), (120, 36)]
COUNTS = [0, 1, 1_000, 1_000_000]


def same(pilot: Pilot[None], name: str) -> None:
    text = screen_text(pilot.app)
    assert text == golden(HERE / f"{name}.txt", text)


@pytest.mark.parametrize("count", COUNTS)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_first_screen(count: int, size: tuple[int, int]) -> None:
    app = GridApp(Rows(range(1, count + 1)))
    async with app.run_test(size=size) as pilot:
        app.grid.set_empty("No devices: press i to import")
        await pilot.pause()
        same(pilot, f"first-{count}-{size[0]}")


async def test_marks_sort_and_the_far_end() -> None:
    app = GridApp(Rows(range(1, 1001)))
    async with app.run_test(size=(80, 24)) as pilot:
        app.grid.set_sort([Sort("site"), Sort("price", descending=True)])
        await pilot.press("G", "shift+up", "shift+up", "up", "end")
        await pilot.pause()
        same(pilot, "far-end")


async def test_loading_says_so_and_keeps_the_rows() -> None:
    app = GridApp()
    async with app.run_test(size=(80, 12)) as pilot:
        app.grid.fetching = True
        await pilot.pause()
        assert "Laden" in screen_text(app) or "Loading" in screen_text(app)
        app.grid.set_source(Rows(range(3)), app.columns)
        await pilot.pause()
        assert screen_text(app).startswith("…  Tag")
        assert "A0000002" in screen_text(app)
        app.grid.fetching = False
        await pilot.pause()
        assert screen_text(app).startswith("   Tag")
