from __future__ import annotations

import pytest
from textual.events import MouseScrollDown

from tests.tui.grid.samples import COLUMNS, GridApp, Rows
from tests.tui.screens_text import screen_text
from tui.widgets.grid import Grid

NAMES = [column.name for column in COLUMNS]


@pytest.mark.parametrize(
    ("keys", "row", "column"),
    [
        ("down down up", 1, 0),
        ("j j k", 1, 0),
        ("right right left", 0, 1),
        ("l l h", 0, 1),
        ("end", 0, 7),
        ("end home", 0, 0),
        ("ctrl+end", 999, 0),
        ("G g", 0, 0),
        ("ctrl+end ctrl+home", 0, 0),
        ("pagedown", 22, 0),
        ("pagedown pagedown pageup", 22, 0),
        ("ctrl+d", 11, 0),
        ("ctrl+d ctrl+d ctrl+u", 11, 0),
        ("up left pageup", 0, 0),
        ("G down pagedown", 999, 0),
    ],
)
async def test_keys_move_the_cursor(keys: str, row: int, column: int) -> None:
    app = GridApp(Rows(range(1000)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*keys.split())
        await pilot.pause()
        grid = app.grid
        assert (grid.current_index, grid.current_key, grid.current_column) == (row, row, NAMES[column])
        assert row in grid.body_rows()
        assert f"▸  A{row:07}" in screen_text(app)


async def test_every_move_is_told() -> None:
    app = GridApp(Rows(range(10)))
    async with app.run_test() as pilot:
        await pilot.press("down", "right")
        await pilot.pause()
        moved = app.last(Grid.CursorMoved)
        assert (moved.key, moved.column, moved.control) == (1, "kind", app.grid)
        told = len(app.told)
        await pilot.press("g", "home")
        await pilot.press("up", "left")
        await pilot.pause()
        assert len(app.told) == told + 2, "a move that moves nothing is not told"


async def test_enter_activates_and_edit_asks() -> None:
    app = GridApp(Rows(range(10)))
    async with app.run_test() as pilot:
        await pilot.press("down", "right", "enter")
        app.grid.action_edit()
        app.grid.action_sort(add=True)
        await pilot.pause()
        for kind in (Grid.Activated, Grid.EditRequested):
            told = app.last(kind)
            assert (told.key, told.column) == (1, "kind")
        assert (app.last(Grid.SortRequested).column, app.last(Grid.SortRequested).add) == ("kind", True)


async def test_an_empty_grid_does_nothing() -> None:
    app = GridApp(Rows([]))
    async with app.run_test() as pilot:
        await pilot.press(
            *[
                "down",
                "up",
                "pagedown",
                "pageup",
                "G",
                "g",
                "home",
                "end",
                "enter",
                "space",
                "v",
                "shift+down",
                "ctrl+d",
            ]
        )
        app.grid.action_edit()
        app.grid.action_mark_all()
        app.grid.action_mark_invert()
        await pilot.pause()
        assert app.grid.current_key is None
        assert app.grid.target_keys() == []
        assert not [told for told in app.told if isinstance(told, Grid.Activated | Grid.EditRequested)]


async def test_a_grid_without_columns_does_nothing() -> None:
    app = GridApp()
    async with app.run_test() as pilot:
        await pilot.press(*["down", "right", "end", "enter"])
        for action in ("edit", "sort", "fit_column", "hide_column", "fix_column", "widen_column"):
            await app.grid.run_action(action)
        await pilot.pause()
        assert app.told == []


async def test_fixed_columns_stay_when_the_others_scroll() -> None:
    app = GridApp(Rows(range(10)))
    async with app.run_test(size=(80, 12)) as pilot:
        await pilot.press("end")
        await pilot.pause()
        lines = screen_text(app).splitlines()
        assert app.grid.scroll_offset.x > 0
        assert "A0000000" in lines[1]
        assert "row 0" in lines[1]
        assert "Laptop" not in lines[1]


async def test_the_mouse_moves_sorts_marks_and_opens() -> None:
    app = GridApp(Rows(range(1000)))
    async with app.run_test(size=(80, 24)) as pilot:
        grid = app.grid
        await pilot.click(grid, offset=(16, 5))
        assert (grid.current_key, grid.current_column) == (4, "kind")
        await pilot.click(grid, offset=(16, 7), times=2)
        assert (app.last(Grid.Activated).key, app.last(Grid.Activated).column) == (6, "kind")
        await pilot.click(grid, offset=(16, 0), control=True)
        await pilot.pause()
        assert (app.last(Grid.SortRequested).column, app.last(Grid.SortRequested).add) == ("kind", True)
        assert grid.current_key == 6
        await pilot.click(grid, offset=(1, 3))
        assert grid.marked_keys() == [2]
        await pilot.click(grid, offset=(16, 6), shift=True)
        assert grid.marked_keys() == [2, 3, 4, 5]
        await pilot.click(grid, offset=(16, 9), control=True)
        assert grid.marked_keys() == [2, 3, 4, 5, 8]


async def test_the_wheel_scrolls_and_the_cursor_stays() -> None:
    app = GridApp(Rows(range(1000)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot._post_mouse_events([MouseScrollDown], app.grid, (20, 5))
        await pilot.pause()
        assert app.grid.scroll_offset.y > 0
        assert app.grid.current_key == 0
        await pilot.press("down")
        assert app.grid.scroll_offset.y <= 1


async def test_move_to_goes_to_a_key() -> None:
    app = GridApp(Rows(range(0, 2000, 2)))
    async with app.run_test(size=(80, 24)) as pilot:
        assert app.grid.move_to(1800, "price")
        await pilot.pause()
        assert (app.grid.current_key, app.grid.current_column, app.grid.current_index) == (1800, "price", 900)
        assert not app.grid.move_to(3)
        assert app.grid.move_to(1000, "no such column")
        assert app.grid.current_column == "price"


def test_every_binding_has_an_id_and_a_text() -> None:
    bindings = [
        binding
        for cls in Grid.__mro__
        for binding in cls.__dict__.get("BINDINGS", [])
        if "grid" in cls.__module__
    ]
    assert len({binding.id for binding in bindings}) == len(bindings)
    for binding in bindings:
        assert binding.id == f"grid.{binding.action}"
        assert binding.description
        assert hasattr(Grid, f"action_{binding.action}")
