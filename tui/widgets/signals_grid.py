"""The list of signals: our own grid, with headings of groups that run over all columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.widgets.grid.paint import Place
from tui.widgets.matrix_grid import MatrixGrid

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.strip import Strip

    from tui.widgets.grid.paint import Painter


class SignalsGrid(MatrixGrid):
    """A grid in which rows with a number below 0 are headings."""

    headings: Mapping[int, str] = {}
    """Text of each heading, by its number."""

    def _row_line(self, painter: Painter, index: int) -> Strip:
        """Return the line of a heading, or that of a row."""
        key = self._pages.keys[index]
        if key >= 0:
            return super()._row_line(painter, index)
        return painter.span(
            self.headings.get(key, ""), Place(cursor=self._column if index == self._row else None)
        )
