"""The budget of some years beside each other: rows by years, the lines behind a cell, and a chart of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rich.text import Text

from inventory.finance.budget_names import DIMENSIONS
from inventory.language import N_, _
from inventory.publish.chart import Chart, Series
from inventory.records.values import decimals
from inventory.text import clean
from tui.actions import bindings
from tui.board import board
from tui.budgeting import ALL, BY, over_years
from tui.widgets.budget_asking import Asking
from tui.widgets.budget_cells import PLANNED, whole_euros
from tui.widgets.budget_drawn import Drawn
from tui.widgets.filter_bar import thousands
from tui.widgets.grid import GridColumn

if TYPE_CHECKING:
    from pathlib import Path

    from tui.budgeting import Sums
    from tui.widgets.grid import Row

FEWEST, MOST, USUAL = 2, 15, 5
"""Years beside each other."""
EACH = "each"
"""Code of the row with the amounts per pupil."""


class YearsPane(Drawn, Asking):
    """Rows by years."""

    CONTEXT = "years"
    BINDINGS = bindings("years")
    KEPT = "years"
    TABLE_FILE = N_("budget-{years}.xlsx")
    CHART_FILE = N_("costs-{years}.svg")

    def __init__(self) -> None:
        super().__init__(id="page-years")
        self.found: Sums | None = None
        self.count = USUAL

    def restore(self) -> None:
        """Take over how many years there were the last time."""
        super().restore()
        kept = board(self).memory.part(self.KEPT).get("count")
        self.count = kept if isinstance(kept, int) and FEWEST <= kept <= MOST else USUAL

    def keep(self) -> None:
        """Keep what is asked for the next time."""
        super().keep()
        board(self).memory.part(self.KEPT)["count"] = self.count

    def load(self) -> None:
        """Reckon the years in a thread."""
        database, asked, count = board(self).database, self.asked, self.count
        self.began()
        self.background(
            lambda: over_years(database, asked, count), self._loaded, group="figures", failed=self.failed
        )

    def _loaded(self, found: Sums) -> None:
        """Show the years."""
        self.found = found
        columns = [GridColumn("row", _(DIMENSIONS[self.asked.by]), max_width=22, fixed=True, format=clean)]
        columns += [
            GridColumn(code, label, min_width=9, kind="amount", format=whole_euros)
            for code, label in found.columns
        ]
        rows: list[Row] = [(row.label, *row.cells) for row in found.rows]
        rows.append((_("Per pupil"), *found.per_pupil))
        self.show_table(columns, rows, found.flags)
        self.redraw()

    def head(self) -> str:
        """Return the years, their kind and what is counted."""
        label = self.found.label if self.found else str(self.asked.year)
        return _("Budgets {years} · {scope}").format(years=label, scope=self.asked.told())

    def facts(self) -> Text:
        """Return what the figures are."""
        said = _("Whole euros; the exact amount is below. Enter shows the lines of a year, c draws it.")
        if self.found and self.found.planned:
            said += " " + _("{sign} holds amounts that are only planned").format(sign=PLANNED)
        return Text(said)

    def _place(self) -> int:
        """Return which year the cursor is on; on the name of a row the first one is meant."""
        codes = [code for code, _label in self.found.columns] if self.found else []
        column = self.table.current_column
        return codes.index(column) if column in codes else 0

    def said(self) -> str:
        """Return what the cell under the cursor is to the cent."""
        found, key = self.found, self.table.current_key
        if found is None or key is None:
            return ""
        place = self._place()
        year = found.columns[place][1]
        if key >= len(found.rows):
            amount, pupils = found.per_pupil[place], found.pupils[place]
            if amount is None:
                return _("{year}: per pupil unknown, since no pupils are counted").format(year=year)
            return _("{year}: € {amount} per pupil ({pupils} pupils)").format(
                year=year, amount=decimals(amount, 2), pupils=thousands(pupils or 0)
            )
        cell = found.rows[key].cells[place]
        said = f"{found.rows[key].label} {year}: € {decimals(cell.amount, 2)}"
        if cell.planned:
            said += " · " + _("planned: € {amount}").format(amount=decimals(cell.planned, 2))
        return said

    def open_cell(self) -> None:
        """Show the lines of a year behind the cell under the cursor."""
        found, key = self.found, self.table.current_key
        if found is None or key is None:
            return
        row = found.rows[min(key, len(found.rows) - 1)]
        year, label = found.columns[self._place()]
        self.open_lines(replace(self.asked, year=int(year)), row.code, ALL, f"{row.label} {label}")

    def action_count(self, by: int) -> None:
        """Show more years, or fewer."""
        self.action_leave()
        self.count = max(FEWEST, min(MOST, self.count + by))
        self.load()

    def drawn(self) -> Chart | None:
        """Return the chart of what is shown: the rows stacked a year."""
        found = self.found
        if found is None:
            return None
        series = tuple(
            Series(row.label, tuple(cell.amount for cell in row.cells))
            for row in found.rows
            if row.code != ALL and any(cell.amount for cell in row.cells)
        )
        labels = tuple(label for _code, label in found.columns)
        title = _("ICT costs a year {dimension}").format(dimension=_(BY[self.asked.by]))
        return Chart("stacked", title, labels, series, subtitle=self.asked.told())

    def span(self) -> str:
        """Return the years that are shown."""
        columns = self.found.columns if self.found else ()
        return f"{columns[0][1]}-{columns[-1][1]}" if columns else ""

    def write_table(self, path: Path) -> Path:
        """Write the years as a workbook."""
        from tui.planning import write_workbook  # noqa: PLC0415  the writers are heavy

        return write_workbook(board(self).database, self.asked, self.count, path)
