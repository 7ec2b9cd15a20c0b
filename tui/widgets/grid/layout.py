"""Where the columns of a grid stand: a fixed part on the left, and a part that scrolls."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tui.widgets.grid.columns import GridColumn

PADDING = 1  # blank cells left and right of the text of a cell
GUTTER = 2  # cells before the first column: the sign of a mark
_FIXED_SHARE = 0.6  # fixed columns may take this part of the screen at most; the rest of them scrolls


@dataclass(frozen=True, slots=True)
class Slot:
    """One column in its place.

    Args:
        column: The column.
        index: Place of its value in a row of the source.
        x: First cell, counted from the left of the grid's whole width (as if nothing were scrolled).
        width: Cells including the padding.
    """

    column: GridColumn
    index: int
    x: int
    width: int

    @property
    def end(self) -> int:
        """Return the first cell after the column."""
        return self.x + self.width

    @property
    def room(self) -> int:
        """Return the cells for text."""
        return self.width - 2 * PADDING


@dataclass(frozen=True)
class Layout:
    """All shown columns in their places: the fixed ones first.

    Args:
        fixed: Columns that stay on screen.
        loose: Columns that scroll.
    """

    fixed: tuple[Slot, ...] = ()
    loose: tuple[Slot, ...] = ()

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        """Return every shown column from left to right."""
        return self.fixed + self.loose

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Return the names of the shown columns from left to right."""
        return tuple(slot.column.name for slot in self.slots)

    @cached_property
    def left(self) -> int:
        """Return the cells that do not scroll: gutter and fixed columns."""
        return self.fixed[-1].end if self.fixed else GUTTER

    @cached_property
    def width(self) -> int:
        """Return the cells of the whole grid."""
        return self.slots[-1].end if self.slots else 0

    @cached_property
    def _places(self) -> dict[str, Slot]:
        return {slot.column.name: slot for slot in self.slots}

    @cached_property
    def _starts(self) -> list[int]:
        return [slot.x for slot in self.loose]

    def slot(self, name: str) -> Slot | None:
        """Return the place of a column, or None when it is not shown."""
        return self._places.get(name)

    def at(self, x: int, scroll: int) -> Slot | None:
        """Return the column at a cell of the screen, with `scroll` cells scrolled away."""
        slots = self.fixed if x < self.left else self.loose
        place = x if x < self.left else x + scroll
        return next((slot for slot in slots if slot.x <= place < slot.end), None)

    def visible(self, scroll: int, view: int) -> Iterator[Slot]:
        """Yield the columns of which something is on a screen of `view` cells, fixed ones first."""
        yield from self.fixed
        # Looked up, not walked: there can be 500 columns, and every line asks.
        first = max(0, bisect_right(self._starts, scroll + self.left) - 1)
        for slot in self.loose[first : bisect_left(self._starts, scroll + view)]:
            if slot.end > scroll + self.left:
                yield slot

    def reveal(self, name: str, scroll: int, view: int) -> int:
        """Return how far to scroll so that a column is on screen, whole if it fits."""
        slot = self.slot(name)
        if slot is None or slot in self.fixed:
            return scroll
        if slot.x - scroll < self.left or slot.width > view - self.left:
            return slot.x - self.left
        return max(scroll, slot.end - view)


def arrange(
    columns: Sequence[tuple[GridColumn, int]], width: Callable[[GridColumn], int], view: int
) -> Layout:
    """Return the layout of columns, each with the place of its value in a row, on a screen of `view` cells.

    Args:
        columns: The shown columns in the order wanted; the fixed ones among them go first.
        width: Gives the width of a column's text in cells.
        view: Cells of the screen; 0 when it is not known yet.
    """
    wanted = [width(column) + 2 * PADDING for column, _ in columns]
    spare = max(0, view - GUTTER - sum(wanted))
    stretched = next((i for i, (column, _) in enumerate(columns) if column.stretch), None)
    if stretched is not None:
        wanted[stretched] += spare
    fixed: list[Slot] = []
    loose: list[Slot] = []
    x = GUTTER
    for chosen in (True, False):
        for (column, index), size in zip(columns, wanted, strict=True):
            if column.fixed is not chosen:
                continue
            stays = chosen and not loose and x + size <= max(view * _FIXED_SHARE, GUTTER)
            (fixed if stays else loose).append(Slot(column, index, x, size))
            x += size
    return Layout(tuple(fixed), tuple(loose))
