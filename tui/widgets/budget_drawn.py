"""Figures that can be drawn: the table and its chart take turns, and both can be written to a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.containers import VerticalScroll

from inventory.language import _
from tui.board import board
from tui.widgets.budget_figures import Figures
from tui.widgets.chart import ChartView

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from inventory.publish.chart import Chart


class Drawn(Figures):
    """A page of figures with a chart."""

    TABLE_FILE: ClassVar[str] = ""
    CHART_FILE: ClassVar[str] = ""

    def compose(self) -> ComposeResult:
        """Make the page of figures with a chart."""
        yield from super().compose()
        with VerticalScroll(classes="chart"):
            yield ChartView()

    @property
    def chart(self) -> VerticalScroll:
        """Return where the chart is."""
        return self.query_one(".chart", VerticalScroll)

    def drawn(self) -> Chart | None:
        """Return the chart of what is shown, None while there is nothing."""
        raise NotImplementedError

    def span(self) -> str:
        """Return the years that are shown, for the name of a file."""
        raise NotImplementedError

    def write_table(self, path: Path) -> Path:
        """Write what is shown as a workbook, in a thread."""
        raise NotImplementedError

    def restore(self) -> None:
        """Begin with the table."""
        super().restore()
        self.chart.display = False

    def redraw(self) -> None:
        """Draw what is shown by now."""
        self.query_one(ChartView).show(self.drawn())

    def action_chart(self) -> None:
        """Draw the table, or go back to it."""
        if self.chart.display:
            self.action_leave()
            return
        self.action_leave()
        self.chart.display, self.table.display = True, False
        self.set_class(True, "-drawn")
        self.chart.focus()

    def action_leave(self) -> None:
        """Go back to the table, from the chart or from the lines."""
        if self.chart.display and not self.lines.display:
            self.chart.display, self.table.display = False, True
            self.set_class(False, "-drawn")
            self.table.focus()
        super().action_leave()

    def shown_again(self) -> None:
        """Take the keys."""
        super().shown_again()
        if self.is_mounted and self.chart.display:
            self.chart.focus()

    def action_picture(self) -> None:
        """Write the chart as a picture."""
        if self.drawn() is not None:
            self._ask_for(_(self.CHART_FILE), _("An .svg or a .png"), self._write_picture)

    def action_export(self) -> None:
        """Write the figures as a workbook."""
        if self.drawn() is not None:
            self._ask_for(_(self.TABLE_FILE), "", self._write_table)

    def _ask_for(self, name: str, hint: str, write: Callable[[str | None], None]) -> None:
        """Ask for a file, and write it."""
        from tui.dialogs.prompt import Prompt  # noqa: PLC0415  only when a file is written

        place = str(Path.cwd() / name.format(years=self.span()))
        self.app.push_screen(Prompt(_("Export to file"), place, hint, _("Export")), write)

    def _write_picture(self, place: str | None) -> None:
        """Write the chart in a thread."""
        chart = self.drawn()
        if place is None or chart is None:
            return
        from tui.money_files import write_picture  # noqa: PLC0415  the writers are heavy

        path = Path(place).expanduser()
        self.background(lambda: write_picture(chart, path), self._written, group="export")

    def _write_table(self, place: str | None) -> None:
        """Write the figures in a thread."""
        if place is not None:
            path = Path(place).expanduser()
            self.background(lambda: self.write_table(path), self._written, group="export")

    def _written(self, path: Path) -> None:
        """Say where it is."""
        board(self).say(_("Written: {path}").format(path=path))
