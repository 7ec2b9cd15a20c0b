from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import App
from textual.containers import VerticalScroll

from tests.inventory.publish.charts import HOSTILE, made
from tui.widgets.chart import ChartView, text

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from inventory.publish.chart import Chart


class Page(App[None]):
    """A page with one chart."""

    def __init__(self, chart: Chart, *, fitted: bool) -> None:
        super().__init__()
        self.view = ChartView(chart, fitted=fitted)
        self.view.styles.height = "100%" if fitted else "auto"

    def compose(self) -> ComposeResult:
        yield VerticalScroll(self.view)


def seen(page: Page) -> list[str]:
    return str(page.view.content).splitlines()


async def test_it_is_drawn_as_wide_as_it_is_and_anew_when_that_changes() -> None:
    page = Page(made("stacked", 4), fitted=False)
    async with page.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        wide = max(map(len, seen(page)))
        await pilot.resize_terminal(60, 24)
        await pilot.pause()
        assert max(map(len, seen(page))) < wide <= 80


async def test_it_keeps_to_its_height_when_told() -> None:
    page = Page(made("stacked", 30), fitted=True)
    async with page.run_test(size=(80, 20)) as pilot:
        await pilot.pause()
        assert len(seen(page)) <= 20


async def test_another_chart_or_none_takes_its_place() -> None:
    page = Page(made("stacked", 2), fitted=False)
    async with page.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        page.view.show(made("combined", 2, name="[b]Book[/b]"))
        await pilot.pause()
        assert "[b]Book[/b]" in seen(page)[0]
        page.view.show(None)
        await pilot.pause()
        assert seen(page) == []


def test_colours_come_beside_the_filling_and_names_are_no_markup() -> None:
    found = text(made("stacked", 2, name=HOSTILE), 78)
    assert {str(span.style) for span in found.spans if str(span.style).startswith("#")}
    assert "\x1b" not in found.plain
