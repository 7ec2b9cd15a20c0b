"""The budget of a year: rows by columns, the lines behind a cell, and from a line to its record."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual import on
from textual.containers import Vertical
from textual.widgets import Static

from inventory.language import N_, _
from inventory.records.values import day, decimals
from inventory.text import clean
from tui.actions import Acting, State, bindings
from tui.background import Background
from tui.board import board
from tui.budgeting import ALL, year_of
from tui.messages import GoTo, SituationChanged
from tui.widgets.filter_bar import thousands
from tui.widgets.grid import Grid, GridColumn, toned
from tui.widgets.grid import messages as told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from inventory.finance.lines import CostLine
    from tui.budgeting import Year
    from tui.widgets.grid import Row

COLUMNS = (
    ("operating", N_("Operation")),
    ("staff", N_("Staffing")),
    ("depreciation", N_("Written off")),
    (ALL, N_("Total")),
)
KINDS = ("calendar", "school")


class Rows:
    """Rows that are all there.

    Args:
        rows: The rows; their place is their number.
    """

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = list(rows)

    def keys(self) -> range:
        """Return the places."""
        return range(len(self._rows))

    def rows(self, keys: Sequence[int]) -> dict[int, Row]:
        """Return the rows of some places."""
        return {key: self._rows[key] for key in keys}


class BudgetPane(Acting, Background, Vertical):
    """The budget: first the table, behind a cell its lines."""

    CONTEXT = "budget"
    BINDINGS = bindings("budget")

    def __init__(self) -> None:
        super().__init__(id="page-budget")
        self._kind = "calendar"
        self._year = 0
        self._found: Year | None = None
        self._lines: list[CostLine] = []

    def compose(self) -> ComposeResult:
        """Make heading, table, lines and remarks."""
        yield Static("", classes="heading", markup=False)
        yield Grid(classes="table")
        yield Grid(classes="lines")
        yield Static("", classes="remarks", markup=False)

    def on_mount(self) -> None:
        """Show next year."""
        self.query_one(".lines").display = False
        kept = board(self).memory.part("budget")
        self._kind = "school" if kept.get("kind") == "school" else "calendar"
        kept_year = kept.get("year")
        self._year = kept_year if isinstance(kept_year, int) else board(self).today.year + 1
        self.load()

    def situation(self) -> State:
        """Return what can be done now."""
        return State(board(self).read_only, row=True)

    @property
    def table(self) -> Grid:
        """Return the table of rows by columns."""
        return self.query_one(".table", Grid)

    @property
    def lines(self) -> Grid:
        """Return the lines behind a cell."""
        return self.query_one(".lines", Grid)

    def load(self) -> None:
        """Reckon the year in a thread."""
        app = board(self)
        database, kind, year = app.database, self._kind, self._year
        self.table.fetching = True
        self.background(
            lambda: year_of(database, kind, year), self._loaded, group="budget", failed=self._failed
        )

    def _failed(self, _error: Exception) -> bool:
        """Take the sign of work away, and let the error be told."""
        self.table.fetching = False
        return False

    def _loaded(self, found: Year) -> None:
        """Show the year."""
        self._found = found
        self.table.fetching = False
        columns = [GridColumn("row", _("Cost row"), max_width=22, fixed=True)]
        columns += [
            GridColumn(name, _(label), min_width=11, kind="amount", format=euros) for name, label in COLUMNS
        ]
        self.table.set_source(Rows([(label, *amounts) for _code, label, amounts in found.rows]), columns)
        self._head()
        self.post_message(SituationChanged())

    def _head(self) -> None:
        """Write heading and remarks."""
        found = self._found
        if found is None:
            return
        kind = _("calendar year") if self._kind == "calendar" else _("school year")
        pupils = (
            _("{pupils} pupils, € {amount} per pupil").format(
                pupils=thousands(found.pupils or 0), amount=decimals(found.per_pupil, 2)
            )
            if found.per_pupil is not None
            else _("per pupil: unknown, since no pupils are counted")
        )
        self.query_one(".heading", Static).update(
            _("Budget {year} ({kind}) · {pupils}").format(year=found.label, kind=kind, pupils=pupils)
        )
        self.query_one(".remarks", Static).update("\n".join(f"! {clean(text)}" for text in found.flags[:3]))

    def action_open(self) -> None:
        """Show the lines behind the cell, or go to the record of a line."""
        if self.lines.display:
            self._go()
            return
        found, index = self._found, self.table.current_index
        if found is None or index >= len(found.rows):
            return
        code, label, _amounts = found.rows[index]
        column = self.table.current_column
        kind = ALL if column == "row" else column
        database, year_kind, year = board(self).database, self._kind, self._year

        def explained() -> list[CostLine]:
            from tui.budgeting import explained as lines_of  # noqa: PLC0415

            return lines_of(database, year_kind, year, code, kind)

        self.background(explained, lambda lines: self._explained(label, lines), group="lines")

    def _explained(self, label: str, lines: list[CostLine]) -> None:
        """Show the lines."""
        self._lines = lines
        columns = [
            GridColumn("title", _("What"), width=30, fixed=True),
            GridColumn("amount", _("Amount"), width=13, kind="amount", format=euros),
            GridColumn("first", _("From"), kind="date", format=_day),
            GridColumn("last", _("Up to and with"), kind="date", format=_day),
            GridColumn("nature", _("How sure"), width=12),
            GridColumn("record", _("Comes from"), width=18),
        ]
        from inventory.records import REGISTRY  # noqa: PLC0415

        rows = [
            (
                one.title,
                one.amount,
                one.first,
                one.last,
                _(one.nature),
                _(REGISTRY[one.record].label) if one.record in REGISTRY else one.record,
            )
            for one in lines
        ]
        self.lines.set_empty(_("No lines: this amount is nothing"))
        self.lines.set_source(Rows(rows), columns, keep_cursor=False)
        self.table.display, self.lines.display = False, True
        self.lines.focus()
        total = decimals(sum(one.amount for one in lines), 2)
        self.query_one(".heading", Static).update(
            _("{row}: {count} lines, together € {total} · Enter opens the record, Esc goes back").format(
                row=label, count=len(lines), total=total
            )
        )

    def _go(self) -> None:
        """Go to the record of the line under the cursor."""
        index = self.lines.current_index
        if index < len(self._lines):
            one = self._lines[index]
            self.post_message(GoTo(one.record, number=one.record_id))

    @on(told.Activated)
    def activated(self, event: told.Activated) -> None:
        """Open a cell or a line."""
        event.stop()
        self.action_open()

    @on(told.CursorMoved)
    @on(told.MarksChanged)
    @on(told.SortRequested)
    @on(told.EditRequested)
    def unused(self, event: Any) -> None:
        """Keep what the table tells to itself."""
        event.stop()

    def action_leave(self) -> None:
        """Go from the lines back to the table."""
        if self.lines.display:
            self.lines.display, self.table.display = False, True
            self.table.focus()
            self._head()

    def action_year(self, by: int) -> None:
        """Show another year."""
        self.action_leave()
        self._year = max(1990, min(2100, self._year + by))
        self.load()

    def action_kind(self) -> None:
        """Change between calendar and school year."""
        self.action_leave()
        self._kind = KINDS[1 - KINDS.index(self._kind)]
        self.load()

    def action_copy(self) -> None:
        """Put the amount under the cursor on the clipboard."""
        grid = self.lines if self.lines.display else self.table
        key = grid.current_key
        if key is not None:
            value = grid.value(key, grid.current_column)
            text = decimals(value, 2) if isinstance(value, int) else str(value)
            self.app.copy_to_clipboard(text)
            board(self).say(_("Copied: {text}").format(text=text))

    def action_export(self) -> None:
        """Write the budget as a workbook."""
        from tui.dialogs.prompt import Prompt  # noqa: PLC0415

        year = self._found.label if self._found else str(self._year)
        name = _("budget-{year}.xlsx").format(year=year)
        self.app.push_screen(
            Prompt(_("Export to file"), str(Path.cwd() / name), do=_("Export")), self._export
        )

    def _export(self, place: str | None) -> None:
        """Write the file in a thread."""
        if place is None:
            return
        from tui.planning import write_workbook  # noqa: PLC0415  the writers are heavy

        database, kind, year = board(self).database, self._kind, self._year
        self.background(
            lambda: write_workbook(database, kind, year, Path(place).expanduser()),
            lambda path: board(self).say(_("Written: {path}").format(path=path)),
            group="export",
        )

    def changed(self, *, visible: bool) -> None:
        """Reckon anew after records were written."""
        del visible
        self.load()

    def shown_again(self) -> None:
        """Take the keys."""
        (self.lines if self.lines.display else self.table).focus()

    def keep(self) -> None:
        """Keep the year for the next time."""
        board(self).memory.data["budget"] = {"kind": self._kind, "year": self._year}


def euros(value: Any) -> Any:
    """Return an amount of cents for a cell; nothing is dimmed."""
    return toned("-", "muted") if value == 0 else decimals(value, 2)


def _day(value: Any) -> str:
    return "" if value is None else day(value)
