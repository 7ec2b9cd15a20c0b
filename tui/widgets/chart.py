"""A chart of money in the terminal: drawn anew for the room it gets, told apart by filling and by colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.widgets import Static

from inventory.publish.chart_text import LINE, draw
from inventory.publish.colours import PARTIES

if TYPE_CHECKING:
    from textual import events

    from inventory.publish.chart import Chart

ORDER = (4, 5, 2, 1, 7, 0, 3, 6)
"""Colours of the palette for series 0 to 7; yellow comes last, since it cannot be read on a light background."""


class ChartView(Static):
    """Shows a chart as wide as itself, and as high as it takes or as it is told.

    Args:
        chart: What to show; None for nothing yet.
        fitted: Keep to the height of the widget, and say how many years are left out; else scroll in its parent.
        id: Its name on the page.
    """

    def __init__(self, chart: Chart | None = None, *, fitted: bool = False, id: str | None = None) -> None:  # noqa: A002  Textual's own name
        super().__init__("", id=id, markup=False)
        self._chart = chart
        self._fitted = fitted

    def show(self, chart: Chart | None) -> None:
        """Show another chart, or nothing."""
        self._chart = chart
        self._draw()

    def on_resize(self, _event: events.Resize) -> None:
        """Draw for the new room."""
        self._draw()

    def _draw(self) -> None:
        if self.size.width:
            height = self.size.height if self._fitted else 0
            self.update("" if self._chart is None else text(self._chart, self.size.width, height))


def text(chart: Chart, width: int, height: int = 0) -> Text:
    """Return a chart as coloured text.

    Args:
        chart: What to draw.
        width: Columns.
        height: Lines, 0 for as many as it takes.
    """
    found = Text(no_wrap=True, end="")
    for number, row in enumerate(draw(chart, width, height)):
        if number:
            found.append("\n")
        for run in row:
            found.append(run.text, _style(run.series))
    return found


def _style(series: int | None) -> str:
    if series is None:
        return ""
    return "bold" if series == LINE else PARTIES[ORDER[series % len(ORDER)]]
