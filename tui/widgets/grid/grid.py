"""The grid: a table over a source of rows, of which only what is on screen is read, measured and drawn.

Why not Textual's DataTable: it measures every cell of every row, which takes 17 s for 100,000 rows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import Region

from tui.widgets.grid import messages
from tui.widgets.grid.layout import PADDING
from tui.widgets.grid.marking import GridMarking
from tui.widgets.grid.messages import ColumnsChanged, EditRequested
from tui.widgets.grid.source import Pages
from tui.widgets.grid.view import HEADER

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tui.widgets.grid.arrangement import ColumnState
    from tui.widgets.grid.columns import GridColumn
    from tui.widgets.grid.source import RowSource


class Grid(GridMarking):
    """A table over a source of rows, with a cell cursor, marks and columns that the user can arrange.

    Cursor and marks are primary keys, so that another filter or order and changes from outside keep the place.
    """

    Activated = messages.Activated
    ColumnsChanged = messages.ColumnsChanged
    CursorMoved = messages.CursorMoved
    EditRequested = messages.EditRequested
    MarksChanged = messages.MarksChanged
    SortRequested = messages.SortRequested
    SourceFailed = messages.SourceFailed

    def set_source(
        self, source: RowSource, columns: Sequence[GridColumn] | None = None, *, keep_cursor: bool = True
    ) -> None:
        """Show the rows of a source; its keys are asked for here, its rows when they come on screen.

        Args:
            source: The rows, filtered and sorted.
            columns: The columns of the source's rows, in the order of their values; None when they are as before.
                What the user arranged is kept as long as the names are the same.
            keep_cursor: Keep the cursor on its row and that row on its line of the screen; when the row is not
                shown any more, the cursor goes to the row in its place, and comes back with the row unless it
                was moved meanwhile. Otherwise the cursor goes to the first row.

        Raises:
            InventoryError: The source cannot give its keys; the grid stays as it was.
        """
        pages = Pages(source)
        before = (self.current_key, self._column)
        if columns is not None:
            self._columns = self._columns.declare(columns)
        self._pages = pages
        self._marks.end()
        self._strips.clear()
        self._cells.clear()
        self._lay_out()
        self._take_column()
        self._take_row(before[0], keep=keep_cursor)
        self._settle()
        self.refresh()
        if (self.current_key, self._column) != before:
            self._cursor_moved()
        hidden = self.hidden_mark_count
        self._count_hidden()
        if self.hidden_mark_count != hidden:
            self._marked()

    def _take_column(self) -> None:
        """Keep the cursor's column, or take the first one when it is not shown."""
        names = self._layout.names
        if self._column not in names:
            self._column = names[0] if names else ""

    def _take_row(self, key: int | None, *, keep: bool) -> None:
        """Put the cursor on the row that it wants, on the same line of the screen as before."""
        line = self._row - self.scroll_offset.y
        wanted = [candidate for candidate in (self._wanted, key) if keep and candidate is not None]
        found = next((index for index in map(self._pages.index, wanted) if index is not None), None)
        self._wanted = wanted[0] if wanted else None
        self._row = max(0, min(self.row_count - 1, (self._row if keep else 0) if found is None else found))
        if keep:
            self.scroll_to(y=max(0, self._row - line), animate=False, force=True)
        self._scroll_to_cursor()

    def refresh_rows(self, keys: Iterable[int] | None = None) -> None:
        """Read and draw these rows anew after an edit (all rows on screen, if none are named)."""
        self._forget(keys)
        self.refresh()

    def cell_region(self, key: int, column: str) -> Region | None:
        """Scroll a cell into sight and return where it is.

        Args:
            key: Primary key of the row.
            column: Name of the column.

        Returns:
            The cell without its padding, in cells of the terminal screen, so that an input can be laid over it;
            None when the row or the column is not shown.
        """
        if column not in self._layout.names or not self.move_to(key, column):
            return None
        slot = self._layout.slot(column)
        assert slot is not None
        view = self.scrollable_content_region
        x = slot.x if slot in self._layout.fixed else slot.x - self.scroll_offset.x
        y = HEADER + self._row - self.scroll_offset.y
        region = Region(view.x + x + PADDING, view.y + y, max(1, slot.room), 1)
        return region.intersection(view)

    def action_edit(self) -> None:
        """Ask to edit the cell under the cursor."""
        key = self.current_key
        if key is not None and self._column:
            self.tell(EditRequested(self, key, self._column))

    def column_state(self) -> list[ColumnState]:
        """Return names, widths, hidden and fixed columns in their order, as plain data for a saved view."""
        return self._columns.state()

    def restore_columns(self, state: Sequence[ColumnState]) -> None:
        """Arrange the columns as a saved view has them; unknown names are left out, new columns come last."""
        self._columns.restore(state)
        self._arranged()

    def column_labels(self) -> dict[str, str]:
        """Return the labels of all columns by name, hidden ones too, in their order."""
        return {item["name"]: self._columns.columns[item["name"]].label for item in self._columns.state()}

    @property
    def shown_columns(self) -> tuple[str, ...]:
        """Return the names of the shown columns from left to right."""
        return self._layout.names

    def column_width(self, name: str) -> int:
        """Return the width of a column's text in cells."""
        return self._columns.width(self._columns.columns[name])

    def resize_column(self, name: str, width: int | None) -> None:
        """Give a column a width in cells, or with None its own width back."""
        self._columns.resize(name, width)
        self._arranged()

    def widen_column(self, name: str, by: int = 2) -> None:
        """Make a column wider by so many cells, or narrower with a negative number."""
        self.resize_column(name, self.column_width(name) + by)

    def fit_column(self, name: str) -> None:
        """Make a column as wide as its header and its cells on screen need."""
        self._columns.fit(name, self._texts(self._columns.columns[name]))
        self._arranged()

    def move_column(self, name: str, by: int) -> None:
        """Move a column by so many places; negative is to the left."""
        self._columns.move(name, by)
        self._arranged()

    def hide_column(self, name: str, *, hidden: bool = True) -> None:
        """Hide a column or show it again; the last shown column stays."""
        self._columns.hide(name, hidden=hidden)
        self._arranged()

    def fix_column(self, name: str, *, fixed: bool = True) -> None:
        """Keep a column on screen when the others scroll, or let it scroll."""
        self._columns.fix(name, fixed=fixed)
        self._arranged()

    def _arranged(self) -> None:
        """Draw the columns in their new places, keep the cursor in sight, and tell the screen."""
        before = self._column
        self._rearrange()
        self._take_column()
        self._scroll_to_cursor()
        self.tell(ColumnsChanged(self))
        if self._column != before:
            self._cursor_moved()

    def action_widen_column(self, by: int = 2) -> None:
        """Make the cursor's column wider, or narrower with a negative number."""
        if self._column:
            self.widen_column(self._column, by)

    def action_fit_column(self) -> None:
        """Fit the cursor's column to what is on screen."""
        if self._column:
            self.fit_column(self._column)

    def action_move_column(self, by: int) -> None:
        """Move the cursor's column by so many places."""
        if self._column:
            self.move_column(self._column, by)

    def action_hide_column(self) -> None:
        """Hide the cursor's column; the cursor goes to a neighbour."""
        if self._column:
            self.hide_column(self._column)

    def action_fix_column(self) -> None:
        """Keep the cursor's column on screen, or let it scroll again."""
        slot = self._slot()
        if slot is not None:
            self.fix_column(self._column, fixed=not slot.column.fixed)
