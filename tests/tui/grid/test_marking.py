from __future__ import annotations

from tests.tui.grid.samples import GridApp, Rows
from tests.tui.screens_text import screen_text
from tui.widgets.grid import Grid


async def test_space_marks_and_goes_on() -> None:
    app = GridApp(Rows(range(10)))
    async with app.run_test(size=(80, 14)) as pilot:
        await pilot.press("space", "down", "space")
        await pilot.pause()
        assert app.grid.marked_keys() == [0, 2]
        assert app.grid.current_key == 3
        assert " ● A0000002" in screen_text(app)
        assert (app.last(Grid.MarksChanged).count, app.last(Grid.MarksChanged).hidden) == (2, 0)
        await pilot.press("up", "space")
        assert app.grid.marked_keys() == [0]


async def test_shift_extends_and_takes_back() -> None:
    app = GridApp(Rows(range(100)))
    async with app.run_test(size=(80, 14)) as pilot:
        await pilot.press("down", "shift+down", "shift+down")
        assert app.grid.marked_keys() == [1, 2, 3]
        await pilot.press("shift+up")
        assert app.grid.marked_keys() == [1, 2]
        await pilot.press("down", "down", "shift+up")
        assert app.grid.marked_keys() == [1, 2, 3, 4]
        await pilot.press("g", "shift+pagedown")
        assert app.grid.mark_count == app.grid.body_height + 1


async def test_a_range_follows_every_move() -> None:
    app = GridApp(Rows(range(100)))
    async with app.run_test(size=(80, 14)) as pilot:
        await pilot.press("v", "down", "down")
        assert app.grid.marking_range is True
        assert app.grid.marked_keys() == [0, 1, 2]
        await pilot.press("G")
        assert app.grid.mark_count == 100
        await pilot.press("g", "v", "down")
        assert vars(app.grid)["_marks"].sticky is False
        assert app.grid.marked_keys() == [0]


async def test_all_none_and_the_others() -> None:
    app = GridApp(Rows(range(100)))
    async with app.run_test(size=(80, 14)) as pilot:
        app.grid.action_mark_all()
        assert app.grid.mark_count == 100
        await pilot.press("space")
        app.grid.action_mark_invert()
        assert app.grid.marked_keys() == [0]
        assert app.grid.target_keys() == [0]
        app.grid.action_mark_none()
        assert app.grid.mark_count == 0
        assert app.grid.target_keys() == [1]


async def test_marks_survive_sort_and_filter() -> None:
    app = GridApp(Rows(range(100)))
    async with app.run_test(size=(80, 14)) as pilot:
        app.grid.mark([3, 50, 97])
        app.grid.set_source(Rows(reversed(range(100))))
        await pilot.pause()
        assert app.grid.marked_keys() == [97, 50, 3]
        app.grid.set_source(Rows(range(40, 60)))
        await pilot.pause()
        assert app.grid.marked_keys() == [50, 3, 97]
        assert app.grid.marked_keys(hidden=False) == [50]
        assert (app.grid.mark_count, app.grid.hidden_mark_count) == (3, 2)
        assert app.grid.is_marked(97)
        assert (app.last(Grid.MarksChanged).count, app.last(Grid.MarksChanged).hidden) == (3, 2)
        app.grid.mark([97, 98], marked=False)
        assert (app.grid.mark_count, app.grid.hidden_mark_count) == (2, 1)
        app.grid.mark([97])
        app.grid.action_mark_invert()
        assert app.grid.hidden_mark_count == 2
        assert app.grid.mark_count == 21
