"""The budget of a year: rows by columns, the lines behind a cell, and from a line to its record."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text

from inventory.finance.budget_names import DIMENSIONS
from inventory.finance.lines import KINDS, OTHER, Flag
from inventory.language import _
from inventory.records.values import day, decimals
from inventory.text import clean
from tui.actions import bindings
from tui.board import board
from tui.budgeting import ALL, year_of
from tui.widgets.budget_asking import Asking, per_pupil
from tui.widgets.budget_cells import PLANNED, euros
from tui.widgets.grid import GridColumn

if TYPE_CHECKING:
    from tui.budgeting import Sums

OTHER_LINES = 2
"""Benchmarks that stand below the table."""


class BudgetPane(Asking):
    """The budget: first the table, behind a cell its lines."""

    CONTEXT = "budget"
    BINDINGS = bindings("budget")
    KEPT = "budget"

    def __init__(self) -> None:
        super().__init__(id="page-budget")
        self.found: Sums | None = None

    def load(self) -> None:
        """Reckon the year in a thread."""
        database, asked = board(self).database, self.asked
        self.began()
        self.background(lambda: year_of(database, asked), self._loaded, group="figures", failed=self.failed)

    def _loaded(self, found: Sums) -> None:
        """Show the year."""
        self.found = found
        columns = [GridColumn("row", _(DIMENSIONS[self.asked.by]), max_width=22, fixed=True, format=clean)]
        columns += [
            GridColumn(name, label, min_width=11, kind="amount", format=euros)
            for name, label in self.found.columns
        ]
        self.show_table(columns, [(row.label, *row.cells) for row in self.found.rows], self.found.flags)

    def head(self) -> str:
        """Return year, kind of year and what is counted."""
        year = self.found.label if self.found else str(self.asked.year)
        return _("Budget {year} · {scope}").format(year=year, scope=self.asked.told())

    def facts(self) -> Text:
        """Return per pupil, the pillars, what stands apart, and what others spend."""
        found = self.found
        if found is None:
            return Text("")
        said = per_pupil(found.per_pupil[0], found.pupils[0])
        if found.counted is not None and found.pupils[0]:
            said += " · " + _("counted on {day}").format(day=day(found.counted))
        lines = [said]
        if self.asked.by != "pillar":
            lines.append(" · ".join(f"{label} {decimals(amount, 2)}" for label, amount in found.pillars))
        if found.other:
            lines.append(
                _("Apart from it: € {amount} of disposals and releases (o)").format(
                    amount=decimals(found.other, 2)
                )
            )
        lines += [line for line, _whole in found.beside[:OTHER_LINES]]
        if found.planned:
            lines.append(_("{sign} holds amounts that are only planned").format(sign=PLANNED))
        return Text("\n".join(clean(line) for line in lines))

    def notes(self) -> list[Flag]:
        """Return all there is to say of what others spend."""
        return [Flag("benchmark", whole) for _line, whole in self.found.beside] if self.found else []

    def said(self) -> str:
        """Return what the cell under the cursor is, and how much of it is only planned."""
        found, key = self.found, self.table.current_key
        if found is None or key is None or key >= len(found.rows):
            return ""
        row, place = found.rows[key], self._place()
        cell, name = row.cells[place], found.columns[place][1]
        if cell.unknown:
            return _("{row}, {column}: nothing is recorded, so it is unknown").format(
                row=row.label, column=name
            )
        text = _("{row}, {column}: € {amount}").format(
            row=row.label, column=name, amount=decimals(cell.amount, 2)
        )
        if cell.planned:
            text += " · " + _("planned: € {amount}").format(amount=decimals(cell.planned, 2))
        return text

    def _place(self) -> int:
        """Return which column the cursor is on; on the name of a row its total is meant."""
        codes = (*KINDS, ALL)
        column = self.table.current_column
        return codes.index(column) if column in codes else len(codes) - 1

    def open_cell(self) -> None:
        """Show the lines behind the cell under the cursor."""
        found, key = self.found, self.table.current_key
        if found is not None and key is not None and key < len(found.rows):
            place = self._place()
            code, name = found.columns[place]
            row = found.rows[key]
            label = row.label if code == ALL else f"{row.label}, {name.lower()}"
            self.open_lines(self.asked, row.code, code, f"{label} {found.label}")

    def action_other(self) -> None:
        """Show the lines of what stands apart."""
        if self.found is not None:
            label = _("Apart from the rows, {year}").format(year=self.found.label)
            self.open_lines(self.asked, OTHER, ALL, label)

    def show(self, _filter: str | None, number: int | None) -> None:
        """Show a year."""
        if number is not None:
            self.ask(year=number)

    def action_export(self) -> None:
        """Write the budget as a workbook."""
        from tui.dialogs.prompt import Prompt  # noqa: PLC0415

        year = self.found.label if self.found else str(self.asked.year)
        name = _("budget-{year}.xlsx").format(year=year)
        self.app.push_screen(
            Prompt(_("Export to file"), str(Path.cwd() / name), do=_("Export")), self._export
        )

    def _export(self, place: str | None) -> None:
        """Write the file in a thread."""
        if place is None:
            return
        from inventory.publish.finance_material import AHEAD  # noqa: PLC0415  the writers are heavy
        from tui.planning import write_workbook  # noqa: PLC0415

        database, asked = board(self).database, self.asked
        self.background(
            lambda: write_workbook(database, asked, AHEAD, Path(place).expanduser()),
            lambda path: board(self).say(_("Written: {path}").format(path=path)),
            group="export",
        )
