"""The privacy board: systems by what is asked of them, a sign with a word a cell, and what is behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual import on
from textual.containers import Vertical
from textual.widgets import Static

from inventory.language import _, ngettext
from inventory.records.values import day
from inventory.signals.privacy_board import CHECKS
from tui.actions import Acting, State, bindings
from tui.background import Background
from tui.board import board
from tui.guarding import REST, look
from tui.messages import GoTo, SituationChanged
from tui.widgets import privacy_cells as cells
from tui.widgets.filter_bar import FilterInput, filter_line, thousands
from tui.widgets.fresh import Fresh
from tui.widgets.grid import Sort
from tui.widgets.grid import messages as told
from tui.widgets.matrix_grid import MatrixGrid
from tui.widgets.privacy_doing import PrivacyDoing
from tui.widgets.privacy_writing import PrivacyWriting
from tui.widgets.rows import Keyed
from tui.widgets.sifted import Sifted

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from inventory.signals.privacy_board import BoardRow, Cell
    from tui.guarding import Look

LINES, WIDE_LINES = 3, 9
"""Findings that are written under the table at 80 columns and on a wide screen."""
WIDE = 90


class PrivacyPane(PrivacyDoing, PrivacyWriting, Fresh, Sifted, Acting, Background, Vertical):
    """Systems by checks."""

    CONTEXT = "privacy"
    BINDINGS = bindings("privacy")
    KEPT = "privacy"

    def __init__(self) -> None:
        super().__init__(id="page-privacy_board", classes="privacy")
        self.found: Look | None = None
        self.whole = False
        self._sort = ("", False)

    def compose(self) -> ComposeResult:
        """Make heading, filter, table, totals and what is said of the cell."""
        yield Static("", classes="heading", markup=False)
        yield from filter_line()
        yield MatrixGrid(classes="table")
        yield Static("", classes="totals", markup=False)
        yield Static("", classes="about", markup=False)

    def on_mount(self) -> None:
        """Take over what is kept, and read."""
        self.whole = board(self).memory.part(self.KEPT).get("all") is True
        self.load()

    def keep(self) -> None:
        """Keep what is shown for the next time."""
        board(self).memory.part(self.KEPT)["all"] = self.whole

    @property
    def grid(self) -> MatrixGrid:
        """Return the table."""
        return self.query_one(MatrixGrid)

    @property
    def current_row(self) -> BoardRow | None:
        """Return the system under the cursor, None for none."""
        key = self.grid.current_key
        return None if self.found is None or key is None else self.found.row(key)

    @property
    def current_check(self) -> str:
        """Return the check under the cursor: on a name the first that is not in order, else the first."""
        column = self.grid.current_column
        if column in CHECKS:
            return column
        for state in ("short", "unknown"):
            for name in CHECKS:
                cell = self._cell(name)
                if cell is not None and cell.state == state:
                    return name
        return next(iter(CHECKS))

    @property
    def current_cell(self) -> Cell | None:
        """Return the cell under the cursor."""
        return self._cell(self.current_check)

    def _cell(self, name: str) -> Cell | None:
        key = self.grid.current_key
        return None if self.found is None or key is None else self.found.cell(key, name)

    def situation(self) -> State:
        """Return what can be done now; `kind` is "system" on a row of one."""
        return State(
            board(self).read_only,
            kind="system" if self.current_row is not None else "",
            rows=self.grid.row_count,
            row=self.current_cell is not None,
            filtered=bool(self.query_one(FilterInput).value),
            column=self.grid.current_column,
            pages=2,
        )

    def load(self) -> None:
        """Check in a thread; what is shown stays until then."""
        app = board(self)
        database, today = app.database, app.today
        self.grid.fetching = True
        self.background(lambda: look(database, today), self._loaded, group="privacy", failed=self._failed)

    def _failed(self, _error: Exception) -> bool:
        """Take the sign of work away, and let the error be told."""
        self.grid.fetching = False
        return False

    def _loaded(self, found: Look) -> None:
        """Show the board."""
        self.found = found
        self.grid.fetching = False
        self._fill()

    def on_resize(self) -> None:
        """Share the columns out anew."""
        self._fill()

    def _fill(self) -> None:
        """Show the rows that the filter lets through, in the chosen order."""
        found = self.found
        if found is None:
            return
        typed = self.query_one(FilterInput).value
        rows = cells.sifted(found.board, typed, whole=self.whole)
        column, descending = self._sort
        rows = cells.sorted_by(rows, column, descending=descending)
        columns = cells.columns_of(self.size.width)
        self.grid.set_empty(self._nothing(found))
        source = cells.rows_of(rows, found.board, (one.name for one in columns))
        if typed:
            source.pop(REST, None)
        self.grid.set_source(Keyed(source), columns)
        self.grid.set_sort([Sort(column, descending)] if column else [])
        self._head(rows, len(found.board.rows))
        self._tell()
        self.post_message(SituationChanged())

    def _nothing(self, found: Look) -> str:
        """Return why there are no rows."""
        if not found.board.rows:
            return _("No systems are recorded yet: i imports them, or add them in the section Software.")
        if self.query_one(FilterInput).value:
            return _("No row has these words: Esc shows all")
        return _("No system has personal data: a shows all systems")

    def _head(self, rows: list[BoardRow], total: int) -> None:
        """Write heading, count and totals."""
        assert self.found is not None  # it was read
        what = _("all systems") if self.whole else _("systems with personal data, or nobody knows")
        heading = _("Privacy on {day} · {what}").format(day=day(self.found.on), what=what)
        self.query_one(".heading", Static).update(Text(heading))
        count = ngettext("{count} of {total} system", "{count} of {total} systems", total)
        said = count.format(count=thousands(len(rows)), total=thousands(total))
        self.query_one(".count", Static).update(Text(said))
        self.query_one(".totals", Static).update(cells.totals(rows))

    def _tell(self) -> None:
        """Write the cell under the cursor in words."""
        key, found, said = self.grid.current_key, self.found, Text()
        if key is not None and found is not None and self.current_cell is not None:
            most = WIDE_LINES if self.size.width >= WIDE else LINES
            said = cells.told(found, key, self.current_check, most)
        self.query_one(".about", Static).update(said)

    @on(told.CursorMoved)
    def moved(self, event: told.CursorMoved) -> None:
        """Say what the cursor is on."""
        event.stop()
        self._tell()
        self.post_message(SituationChanged())

    def show(self, filter_: str | None, number: int | None) -> None:
        """Show words in the filter, or go to a system by its number."""
        if filter_ is not None:
            self.query_one(FilterInput).value = filter_
        if number is not None:
            self.grid.move_to(number)

    def action_record(self) -> None:
        """Go to the record of the system."""
        row = self.current_row
        if row is not None:
            self.post_message(GoTo("system", number=row.system.subject.id))

    def action_filter(self) -> None:
        """Go to the filter."""
        self.query_one(FilterInput).focus()

    def action_clear(self) -> None:
        """Show all rows again."""
        self.query_one(FilterInput).value = ""

    def action_sort(self) -> None:
        """Sort by the column under the cursor."""
        self.sort_by(self.grid.current_column)

    def action_all(self) -> None:
        """Show systems without personal data too, or leave them out."""
        self.whole = not self.whole
        self._fill()

    def action_copy_cell(self) -> None:
        """Put what the cell says on the clipboard."""
        key, found = self.grid.current_key, self.found
        if key is not None and found is not None:
            text = cells.told(found, key, self.current_check, 1000).plain
            self.app.copy_to_clipboard(text)
            board(self).say(_("Copied: {text}").format(text=text[:60]))
