"""A table under a filter: words sift its rows, a click on a column sorts them, Enter opens the row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual import on
from textual.message_pump import MessagePump
from textual.widgets import Input

from tui.messages import FilterLeft
from tui.widgets.grid import messages as told

if TYPE_CHECKING:
    from collections.abc import Callable


class Sifted(MessagePump):
    """Mixin of a pane with a filter over a grid; it fills its grid by `_fill`, in the order of `_sort`."""

    grid: Any
    action_open: Callable[[], None]
    _fill: Callable[[], None]
    _sort: tuple[str, bool]

    @on(Input.Changed)
    def filter_typed(self, event: Input.Changed) -> None:
        """Show what fits the words."""
        event.stop()
        self._fill()

    @on(FilterLeft)
    def filter_left(self, event: FilterLeft) -> None:
        """Go from the filter to the table."""
        event.stop()
        self.grid.focus()

    @on(told.Activated)
    def activated(self, event: told.Activated) -> None:
        """Open the row."""
        event.stop()
        self.action_open()

    @on(told.SortRequested)
    def sort_requested(self, event: told.SortRequested) -> None:
        """Sort by the column that was clicked."""
        event.stop()
        self.sort_by(event.column)

    @on(told.MarksChanged)
    @on(told.EditRequested)
    def unused(self, event: told.MarksChanged | told.EditRequested) -> None:
        """Keep what the table tells to itself."""
        event.stop()

    def sort_by(self, column: str) -> None:
        """Sort by a column, a second time the other way round, a third time no more."""
        before, descending = self._sort
        self._sort = (column, False) if before != column else ("", False) if descending else (column, True)
        self._fill()
