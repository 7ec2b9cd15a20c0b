from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from textual.widgets import Footer, Input, Static

from inventory.errors import StorageError
from tests.tui.grid.samples import COLUMNS, GridApp, Rows
from tests.tui.screens_text import screen_segments, screen_text
from tui.widgets.grid import Grid, GridColumn

if TYPE_CHECKING:
    from array import array
    from collections.abc import Sequence

    from textual.app import ComposeResult


async def test_the_cursor_survives_sort_filter_and_back() -> None:
    app = GridApp(Rows(range(1000)))
    async with app.run_test(size=(80, 24)) as pilot:
        grid = app.grid
        await pilot.press(*["down"] * 30, "right")
        line = grid.current_index - grid.scroll_offset.y
        grid.set_source(Rows(reversed(range(1000))))
        await pilot.pause()
        assert (grid.current_key, grid.current_column, grid.current_index) == (30, "kind", 969)
        assert grid.current_index - grid.scroll_offset.y == line
        grid.set_source(Rows(range(500, 1000)))
        await pilot.pause()
        assert grid.current_key == 999, "the row in its place"
        assert app.last(Grid.CursorMoved).key == 999
        grid.set_source(Rows(range(1000)))
        await pilot.pause()
        assert grid.current_key == 30, "not moved meanwhile, so it comes back"
        grid.set_source(Rows(range(500, 1000)))
        await pilot.press("up")
        key = grid.current_key
        grid.set_source(Rows(range(1000)))
        assert grid.current_key == key != 30
        grid.set_source(Rows(range(1000)), keep_cursor=False)
        assert grid.current_key == 0


async def test_through_no_rows_and_back_the_cursor_keeps_its_row() -> None:
    app = GridApp(Rows(range(100)))
    async with app.run_test(size=(80, 24)) as pilot:
        app.grid.move_to(70)
        app.grid.set_source(Rows([]))
        await pilot.pause()
        assert app.last(Grid.CursorMoved).key is None
        app.grid.set_source(Rows(range(100)))
        await pilot.pause()
        assert app.grid.current_key == 70
        assert "▸  A0000070" in screen_text(app)


async def test_an_edit_is_read_anew() -> None:
    rows = Rows(range(1000))
    app = GridApp(rows)
    async with app.run_test(size=(120, 24)) as pilot:
        await pilot.press("end")
        rows.changed[3] = "mended"
        app.grid.refresh_rows([3])
        await pilot.pause()
        assert "mended" in screen_text(app)
        assert app.grid.value(3, "note") == "mended"
        assert app.grid.value(5000, "note") is None
        rows.changed[4] = "too"
        app.grid.refresh_rows()
        await pilot.pause()
        assert "too" in screen_text(app)


class Fewer(Rows):
    def rows(self, keys: Sequence[int]) -> dict[int, tuple[Any, ...]]:
        return {key: row for key, row in super().rows(keys).items() if key != 2}


class Broken(Rows):
    def rows(self, keys: Sequence[int]) -> dict[int, tuple[Any, ...]]:
        del keys
        raise StorageError("The database is gone.")


async def test_a_row_that_is_gone_says_so() -> None:
    app = GridApp(Fewer(range(5)))
    async with app.run_test(size=(80, 12)):
        lines = screen_text(app).splitlines()
        assert "A0000001" in lines[2]
        assert "· verwijderd" in lines[3]


async def test_a_source_that_fails_is_told_once() -> None:
    app = GridApp(Broken(range(5)))
    async with app.run_test(size=(80, 12)) as pilot:
        await pilot.press("down", "down")
        await pilot.pause()
        failed = [told for told in app.told if isinstance(told, Grid.SourceFailed)]
        assert [told.error.message for told in failed] == ["The database is gone."]
        assert "✗" in screen_text(app)
        assert app.grid.current_row is None


class Keyless(Rows):
    def keys(self) -> array[int]:
        raise StorageError("The database is gone.")


async def test_a_source_without_keys_leaves_the_grid_as_it_was() -> None:
    app = GridApp(Rows(range(5)))
    async with app.run_test(size=(80, 12)) as pilot:
        await pilot.press("down")
        with pytest.raises(StorageError):
            app.grid.set_source(Keyless([]), [])
        await pilot.pause()
        assert "▸  A0000001" in screen_text(app)
        assert app.grid.current_row == Rows([]).row(1)


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_nothing_is_formatted_that_was_not_shown(size: tuple[int, int]) -> None:
    calls = []

    def counted(value: Any) -> str:
        calls.append(value)
        return str(value)

    columns = [GridColumn(c.name, c.label, None, fixed=c.fixed, format=counted) for c in COLUMNS]
    rows = Rows(range(1_000_000))
    app = GridApp(rows, columns)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        grid = app.grid
        assert 0 < len(calls) <= grid.body_height * len(columns) <= 300
        assert rows.asked == [200]
        calls.clear()
        await pilot.press("down")
        assert calls == []
        await pilot.press("G")
        assert len(calls) <= (grid.body_height + 1) * len(columns)
        assert sum(rows.asked) <= 600


async def test_columns_are_arranged_by_name() -> None:
    app = GridApp(Rows(range(10)))
    async with app.run_test(size=(120, 12)) as pilot:
        grid = app.grid
        grid.hide_column("kind")
        grid.move_column("price", -2)
        grid.resize_column("tag", 12)
        grid.widen_column("tag", -1)
        await pilot.pause()
        assert grid.shown_columns[:3] == ("tag", "price", "status")
        assert grid.column_width("tag") == 11
        state = grid.column_state()
        assert screen_text(app).splitlines()[0].split()[:3] == ["Tag", "Price", "Status"]
        assert app.last(Grid.ColumnsChanged).grid is grid
        grid.hide_column("kind", hidden=False)
        grid.resize_column("tag", None)
        grid.restore_columns(state)
        assert grid.column_state() == state
        assert list(grid.column_labels()) == [item["name"] for item in state]


async def test_actions_arrange_the_column_under_the_cursor() -> None:
    app = GridApp(Rows(range(10)))
    async with app.run_test(size=(120, 12)) as pilot:
        grid = app.grid
        await pilot.press("right")
        await grid.run_action("widen_column(4)")
        assert grid.column_width("kind") == 18
        grid.action_fit_column()
        assert grid.column_width("kind") == len("Access point")
        grid.action_move_column(1)
        assert grid.shown_columns[:3] == ("tag", "status", "kind")
        grid.action_fix_column()
        assert grid.shown_columns[:3] == ("tag", "kind", "status")
        grid.action_hide_column()
        await pilot.pause()
        assert "kind" not in grid.shown_columns
        assert grid.current_column == "tag"
        assert app.last(Grid.CursorMoved).column == "tag"


class EditApp(GridApp):
    CSS = "Screen { layers: base over; } Input { layer: over; position: absolute; height: 1; border: none; padding: 0; }"

    def compose(self) -> ComposeResult:
        yield Static("above")
        yield from super().compose()
        yield Footer()


async def test_an_input_lies_over_the_cell() -> None:
    app = EditApp(Rows(range(1000)))
    async with app.run_test(size=(80, 24)) as pilot:
        region = app.grid.cell_region(800, "note")
        await pilot.pause()
        assert region is not None
        text = screen_text(app).splitlines()[region.y]
        assert text[region.x :].startswith("row 800")
        field = Input("typed")
        field.styles.offset = region.offset
        field.styles.width = region.width
        await app.screen.mount(field)
        await pilot.pause()
        assert screen_text(app).splitlines()[region.y][region.x :].startswith("typed")
        assert app.grid.cell_region(5000, "note") is None
        assert app.grid.cell_region(800, "no such column") is None


async def test_a_whole_row_may_have_a_tone() -> None:
    app = GridApp(Rows(range(10)))
    async with app.run_test(size=(80, 12)) as pilot:
        before = screen_segments(app)[4]
        app.grid.row_tone = lambda row: "error" if row[0] == "A0000003" else None
        app.grid.refresh_rows()
        await pilot.pause()
        after = screen_segments(app)
        assert after[4][0].style != before[0].style
        assert "".join(piece.text for piece in after[4]) == "".join(piece.text for piece in before)


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light", "ansi-dark", "ansi-light"])
async def test_without_colour_the_cursor_is_reversed(theme: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = GridApp(Rows(range(10)))
    async with app.run_test(size=(80, 12)) as pilot:
        app.theme = theme
        await pilot.press("down", "right")
        await pilot.pause()
        reverse = [
            (y, piece.text.strip())
            for y, line in enumerate(screen_segments(app))
            for piece in line
            if piece.style and piece.style.reverse and piece.text.strip()
        ]
        assert reverse == [(2, "Chromebook")]


async def test_theme_and_focus_change_the_colours() -> None:
    app = GridApp(Rows(range(10)))
    async with app.run_test(size=(80, 12)) as pilot:
        dark = screen_segments(app)[1]
        app.theme = "textual-light"
        await pilot.pause()
        light = screen_segments(app)[1]
        app.screen.set_focus(None)
        await pilot.pause()
        blurred = screen_segments(app)[1]
        assert [piece.style for piece in dark] != [piece.style for piece in light]
        assert [piece.style for piece in light] != [piece.style for piece in blurred]


async def test_a_narrower_screen_puts_the_columns_anew() -> None:
    app = GridApp(Rows(range(100)))
    async with app.run_test(size=(160, 24)) as pilot:
        await pilot.pause()
        assert app.grid.virtual_size.width == 159
        await pilot.resize_terminal(60, 20)
        await pilot.pause()
        assert app.grid.virtual_size.width > 60
        assert all(len(line) <= 60 for line in screen_text(app).splitlines())


class EarlyApp(GridApp):
    def compose(self) -> ComposeResult:
        grid = Grid(id="grid")
        grid.set_source(Rows(range(100)), COLUMNS)
        yield grid


async def test_a_source_may_be_set_before_the_grid_is_on_screen() -> None:
    app = EarlyApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "▸  A0000000" in screen_text(app)
        assert app.grid.virtual_size.height == 101
