"""What pages of figures share: a table of sums, behind a cell its lines, what the cursor is on in words, and remarks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.text import Text
from textual import on
from textual.containers import Vertical
from textual.widgets import Static

from inventory.language import _, ngettext
from inventory.records.values import decimals
from inventory.text import clean
from tui.actions import Acting, State
from tui.background import Background
from tui.board import board
from tui.messages import GoTo, SituationChanged
from tui.widgets.fresh import Fresh
from tui.widgets.grid import Grid
from tui.widgets.grid import messages as told
from tui.widgets.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from inventory.finance.lines import Flag
    from tui.widgets.budget_cells import Behind
    from tui.widgets.grid import GridColumn, Row

REMARKS = 2
"""Remarks that stand on the page; the others are behind a key."""


class Figures(Fresh, Acting, Background, Vertical):
    """A table of figures, and the lines behind one of them."""

    GROUP = "figures"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's own name
        super().__init__(id=id, classes="figures")
        self.behind: Behind | None = None
        self._flags: Sequence[Flag] = ()

    def compose(self) -> ComposeResult:
        """Make heading, table, lines, facts, what is said of the cursor, and remarks."""
        yield Static("", classes="heading", markup=False)
        yield Grid(classes="table")
        yield Grid(classes="lines")
        yield Static("", classes="facts", markup=False)
        yield Static("", classes="about", markup=False)
        yield Static("", classes="remarks", markup=False)

    def on_mount(self) -> None:
        """Take over what is kept, and reckon."""
        self.lines.display = False
        self.restore()
        self.load()

    @property
    def table(self) -> Grid:
        """Return the table of figures."""
        return self.query_one(".table", Grid)

    @property
    def lines(self) -> Grid:
        """Return the lines behind a cell."""
        return self.query_one(".lines", Grid)

    @property
    def grid(self) -> Grid:
        """Return the list that is shown."""
        return self.lines if self.lines.display else self.table

    def situation(self) -> State:
        """Return what can be done now."""
        return State(
            board(self).read_only,
            rows=self.table.row_count,
            row=self.grid.current_key is not None,
            column=self.grid.current_column,
            pages=2,
        )

    def restore(self) -> None:
        """Take over what is kept of the last time."""

    def load(self) -> None:
        """Reckon anew in a thread."""
        raise NotImplementedError

    def head(self) -> str:
        """Return the heading of the table: year, kind of year and what is counted."""
        raise NotImplementedError

    def context(self) -> str:
        """Return of which year and scope the lines behind a cell are."""
        return ""

    def facts(self) -> Text:
        """Return what stands below the table."""
        return Text("")

    def hint(self) -> str:
        """Return the keys of the lines that are shown."""
        return _("Enter opens the record, Esc goes back")

    def said(self) -> str:
        """Return what is said of the cell under the cursor."""
        return ""

    def notes(self) -> list[Flag]:
        """Return what stands among the remarks beside what the figures leave out."""
        return []

    def open_cell(self) -> None:
        """Read the lines behind the cell under the cursor, and show them."""
        raise NotImplementedError

    def began(self) -> None:
        """Show that it is being reckoned."""
        self.table.fetching = True

    def failed(self, _error: Exception) -> bool:
        """Take the sign of work away, and let the error be told."""
        self.table.fetching = self.lines.fetching = False
        return False

    def show_table(
        self, columns: Sequence[GridColumn], rows: Sequence[Row], flags: Sequence[Flag] = ()
    ) -> None:
        """Show figures; the cursor stays on its place."""
        self.table.fetching = False
        self._flags = flags
        self.table.set_source(Rows(rows), columns)
        self._retell()
        self.post_message(SituationChanged())

    def show_behind(self, behind: Behind) -> None:
        """Show the lines behind a cell."""
        self.behind = behind
        self.table.fetching = False
        self.lines.set_empty(_("No lines: this amount is nothing"))
        self.lines.set_source(Rows(behind.rows), behind.columns, keep_cursor=False)
        self.table.display, self.lines.display = False, True
        self.lines.focus()
        self._retell()
        self.post_message(SituationChanged())

    def _retell(self) -> None:
        """Write heading, facts, remarks, and what is said of the cursor."""
        inside = self.lines.display and self.behind is not None
        heading = self.head()
        if inside and self.behind is not None:
            heading = " · ".join(filter(None, [self.behind.heading, self.context()]))
        self.query_one(".heading", Static).update(Text(clean(heading)))
        facts = self.query_one(".facts", Static)
        facts.update(Text(self.hint()) if inside else self.facts())
        self.query_one(".remarks", Static).update(Text("" if inside else self._remarks()))
        self._tell()

    def _remarks(self) -> str:
        """Return the first remarks, and how many there are more."""
        room = REMARKS if len(self._flags) <= REMARKS else REMARKS - 1
        shown = [f"! {clean(flag.text)}" for flag in self._flags[:room]]
        left = len(self._flags) - len(shown)
        if left > 0:
            more = ngettext("{count} more remark: m", "{count} more remarks: m", left).format(count=left)
            shown.append(f"… {more}")
        return "\n".join(shown)

    def _tell(self) -> None:
        """Write what the cursor is on."""
        behind, key = self.behind, self.lines.current_key
        if not self.lines.display:
            text = self.said()
        elif behind is not None and key is not None and key < len(behind.about):
            text = behind.about[key]
        else:
            text = ""
        self.query_one(".about", Static).update(Text(clean(text, lines=True)))

    def action_open(self) -> None:
        """Show the lines behind the cell, or go to the record of a line."""
        if not self.lines.display:
            self.open_cell()
            return
        behind, key = self.behind, self.lines.current_key
        if behind is not None and key is not None and key < len(behind.records):
            kind, number = behind.records[key]
            if kind:
                self.post_message(GoTo(kind, number=number))

    def action_leave(self) -> None:
        """Go from the lines back to the table."""
        if self.lines.display:
            self.lines.display, self.table.display = False, True
            self.behind = None
            self.table.focus()
            self._retell()
            self.post_message(SituationChanged())

    def action_copy(self) -> None:
        """Put the amount under the cursor on the clipboard."""
        grid = self.grid
        if grid.current_key is None:
            return
        value = grid.value(grid.current_key, grid.current_column)
        amount = getattr(value, "amount", value[-1] if isinstance(value, tuple) else value)
        text = decimals(amount, 2) if isinstance(amount, int) else clean(str(amount))
        self.app.copy_to_clipboard(text)
        board(self).say(_("Copied: {text}").format(text=text[:60]))

    def action_remarks(self) -> None:
        """Show all remarks; Enter goes to the record of one."""
        from tui.dialogs.choose_remark import RemarksDialog  # noqa: PLC0415  only when they are asked for

        flags = [*self._flags, *self.notes()]
        if flags:
            self.app.push_screen(RemarksDialog(flags), self._remark)
        else:
            board(self).say(_("There are no remarks."))

    def _remark(self, place: int | None) -> None:
        """Go to the record of a remark."""
        flag = self._flags[place] if place is not None and place < len(self._flags) else None
        if flag is not None and flag.record:
            self.post_message(GoTo(flag.record, number=flag.record_id))

    @on(told.Activated)
    def activated(self, event: told.Activated) -> None:
        """Open a cell or a line."""
        event.stop()
        self.action_open()

    @on(told.CursorMoved)
    def moved(self, event: told.CursorMoved) -> None:
        """Say what the cursor is on."""
        event.stop()
        self._tell()

    @on(told.MarksChanged)
    @on(told.SortRequested)
    @on(told.EditRequested)
    def unused(self, event: Any) -> None:
        """Keep what the table tells to itself."""
        event.stop()
