"""The grid of the matrix: our own grid, whose letters are left to the page so that a name can be typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding

from inventory.language import N_
from tui.widgets.grid import Grid
from tui.widgets.grid.cursor import bound

if TYPE_CHECKING:
    from collections.abc import Collection

    from textual.binding import BindingType
    from textual.geometry import Region


class MatrixGrid(Grid, inherit_bindings=False):
    """A grid in which letters are no movements."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bound("up", "cursor_up", N_("Row up")),
        bound("down", "cursor_down", N_("Row down")),
        bound("left", "cursor_left", N_("Column left")),
        bound("right", "cursor_right", N_("Column right")),
        bound("home", "first_column", N_("First column")),
        bound("end", "last_column", N_("Last column")),
        bound("ctrl+home", "first_row", N_("First row")),
        bound("ctrl+end", "last_row", N_("Last row")),
        bound("pageup", "page_up", N_("Page up")),
        bound("pagedown", "page_down", N_("Page down")),
        bound("ctrl+u", "half_page_up", N_("Half a page up")),
        bound("ctrl+d", "half_page_down", N_("Half a page down")),
        bound("enter", "activate", N_("Open")),
        Binding("ctrl+z", "app.undo", show=False),
        Binding("ctrl+y", "app.redo", show=False),
        bound("shift+up", "extend_up", N_("Extend the marks up")),
        bound("shift+down", "extend_down", N_("Extend the marks down")),
    ]

    def redraw(self, keys: Collection[int]) -> None:
        """Read some rows anew and draw their lines only: all lines would cost 8 ms."""
        self._forget(keys)
        for index in self.body_rows():
            if self._pages.keys[index] in keys:
                self._refresh_row(index)

    def here(self) -> Region | None:
        """Return where the cell under the cursor is on the terminal's screen, None when there is none."""
        key, column = self.current_key, self.current_column
        return self.cell_region(key, column) if key is not None and column else None
