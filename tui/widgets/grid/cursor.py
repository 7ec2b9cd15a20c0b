"""The cursor of the grid: a cell by primary key and column name, moved by keys and mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding

from inventory.language import N_
from tui.widgets.grid.layout import GUTTER
from tui.widgets.grid.messages import Activated, CursorMoved, SortRequested
from tui.widgets.grid.view import HEADER, GridView

if TYPE_CHECKING:
    from textual import events
    from textual.binding import BindingType

    from tui.widgets.grid.source import Row


def bound(keys: str, action: str, what: str) -> Binding:
    """Return a binding with an id, for help and keymaps, not for the footer; its text is translated when listed."""
    return Binding(keys, action, what, show=False, id=f"grid.{action}")


class GridCursor(GridView):
    """The grid with a cursor that moves."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bound("up,k", "cursor_up", N_("Row up")),
        bound("down,j", "cursor_down", N_("Row down")),
        bound("left,h", "cursor_left", N_("Column left")),
        bound("right,l", "cursor_right", N_("Column right")),
        bound("home", "first_column", N_("First column")),
        bound("end", "last_column", N_("Last column")),
        bound("ctrl+home,g", "first_row", N_("First row")),
        bound("ctrl+end,G", "last_row", N_("Last row")),
        bound("pageup", "page_up", N_("Page up")),
        bound("pagedown", "page_down", N_("Page down")),
        bound("ctrl+u", "half_page_up", N_("Half a page up")),
        bound("ctrl+d", "half_page_down", N_("Half a page down")),
        bound("enter", "activate", N_("Open")),
    ]

    @property
    def current_key(self) -> int | None:
        """Return the primary key of the row under the cursor, None when there are no rows."""
        return self._pages.keys[self._row] if self._row < self.row_count else None

    @property
    def current_column(self) -> str:
        """Return the name of the column under the cursor, "" when there are no columns."""
        return self._column

    @property
    def current_index(self) -> int:
        """Return the place of the cursor's row in the order shown, from 0."""
        return self._row

    @property
    def current_row(self) -> Row | None:
        """Return the row under the cursor as the source gave it, None when there is none or it is gone."""
        return self._pages.row(self._row) if self._row < self.row_count else None

    def move_to(self, key: int, column: str | None = None) -> bool:
        """Put the cursor on a row, and on a column if one is named; False when the row is not shown."""
        index = self._pages.index(key)
        if index is None:
            return False
        self._place(index, column)
        return True

    def _place(self, row: int, column: str | None = None) -> None:
        """Put the cursor on a row by index (held within the rows) and a column, scroll to it and tell it."""
        before = (self.current_key, self._column)
        old_row, old_column = self._row, self._column
        self._wanted = None
        self._row = max(0, min(self.row_count - 1, row))
        self._column = old_column if column is None or column not in self._layout.names else column
        self._follow()
        self._scroll_to_cursor()
        for index in {old_row, self._row}:
            self._refresh_row(index)
        if self._column != old_column:
            self._refresh_header()
        if (self.current_key, self._column) != before:
            self._cursor_moved()

    def _cursor_moved(self) -> None:
        """Tell the screen where the cursor is now."""
        self.tell(CursorMoved(self, self.current_key, self._column))

    def _follow(self) -> None:
        """Do what goes along with a move of the cursor: nothing here, ranges of marks above."""

    def _scroll_to_cursor(self) -> None:
        """Scroll as little as needed to have the cursor's cell on screen."""
        if not self._view:
            return
        first, height = self.scroll_offset.y, self.body_height
        y = min(first, self._row) if self._row < first + height else self._row - height + 1
        x = self.scroll_offset.x
        for _attempt in range(3):  # fitting a column that comes into sight may move those after it
            x = max(0, self._layout.reveal(self._column, x, self._view))
            self.scroll_to(x, y, animate=False, force=True)
            before = self._layout
            self._settle()
            if self._layout is before:
                return

    def _step(self, by: int) -> None:
        """Move the cursor by so many rows."""
        self._place(self._row + by)

    def _page(self, by: int) -> None:
        """Move the cursor and the screen by so many rows, so that the cursor keeps its height on screen."""
        self.scroll_to(y=self.scroll_offset.y + by, animate=False, force=True)
        self._step(by)

    def _sideways(self, by: int) -> None:
        """Move the cursor by so many shown columns."""
        names = self._layout.names
        if names:
            place = names.index(self._column) if self._column in names else 0
            self._place(self._row, names[max(0, min(len(names) - 1, place + by))])

    def action_cursor_up(self) -> None:
        """Move the cursor a row up."""
        self._step(-1)

    def action_cursor_down(self) -> None:
        """Move the cursor a row down."""
        self._step(1)

    def action_cursor_left(self) -> None:
        """Move the cursor a column to the left."""
        self._sideways(-1)

    def action_cursor_right(self) -> None:
        """Move the cursor a column to the right."""
        self._sideways(1)

    def action_first_column(self) -> None:
        """Move the cursor to the first column."""
        self._sideways(-len(self._layout.names))

    def action_last_column(self) -> None:
        """Move the cursor to the last column."""
        self._sideways(len(self._layout.names))

    def action_first_row(self) -> None:
        """Move the cursor to the first row."""
        self._place(0)

    def action_last_row(self) -> None:
        """Move the cursor to the last row."""
        self._place(self.row_count - 1)

    def action_page_up(self) -> None:
        """Move the cursor a screen up."""
        self._page(-self.body_height)

    def action_page_down(self) -> None:
        """Move the cursor a screen down."""
        self._page(self.body_height)

    def action_half_page_up(self) -> None:
        """Move the cursor half a screen up."""
        self._page(-max(1, self.body_height // 2))

    def action_half_page_down(self) -> None:
        """Move the cursor half a screen down."""
        self._page(max(1, self.body_height // 2))

    def action_activate(self) -> None:
        """Open the row under the cursor."""
        key = self.current_key
        if key is not None:
            self.tell(Activated(self, key, self._column))

    def action_sort(self, add: bool = False) -> None:  # noqa: FBT001, FBT002  actions take plain values
        """Ask to sort by the cursor's column; a second time turns the order round (the screen decides)."""
        if self._column:
            self.tell(SortRequested(self, self._column, add))

    def on_click(self, event: events.Click) -> None:
        """Move to the clicked cell, sort by the clicked header, mark in the gutter, open on a double click."""
        where = event.get_content_offset(self)
        if where is None or event.button != 1:
            return
        slot = self._layout.at(where.x, self.scroll_offset.x)
        row = where.y - HEADER + self.scroll_offset.y
        if where.y < HEADER:
            if slot is not None:
                self.tell(SortRequested(self, slot.column.name, event.ctrl or event.shift))
        elif row < self.row_count:
            self._clicked(event, row, slot.column.name if slot else None, in_gutter=where.x < GUTTER)

    def _clicked(self, event: events.Click, row: int, column: str | None, *, in_gutter: bool) -> None:
        """Move to the clicked row, and open it when this was the second click."""
        self._place(row, column)
        if event.chain == 2 and not in_gutter:  # noqa: PLR2004  a double click
            self.action_activate()
