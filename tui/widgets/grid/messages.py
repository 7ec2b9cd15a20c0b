"""What the grid tells its screen. Handlers are named `on_grid_…`; `@on(Grid.CursorMoved, "#devices")` works too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from textual.widget import Widget

    from inventory.errors import InventoryError


@dataclass
class GridMessage(Message, namespace="grid"):
    """Anything a grid tells.

    Args:
        grid: The grid that tells it.
    """

    grid: Widget

    @property
    def control(self) -> Widget:
        """Return the grid, so that `@on` can pick one by its id."""
        return self.grid


@dataclass
class CursorMoved(GridMessage, namespace="grid"):
    """The cursor stands on another cell, or on none.

    Args:
        key: Primary key of the row, None when there are no rows.
        column: Name of the column, "" when there are no columns.
    """

    key: int | None
    column: str

    def can_replace(self, message: Message) -> bool:
        """Let only the last of several moves count, so that a held key does not queue up work."""
        return isinstance(message, CursorMoved) and message.grid is self.grid


@dataclass
class Activated(GridMessage, namespace="grid"):
    """A row was opened with Enter or a double click.

    Args:
        key: Primary key of the row.
        column: Name of the column.
    """

    key: int
    column: str


@dataclass
class SortRequested(GridMessage, namespace="grid"):
    """The user wants to sort; the screen makes a new source and calls `set_sort`.

    Args:
        column: Name of the column.
        add: Add the column to the sort keys that are there, instead of replacing them.
    """

    column: str
    add: bool = False


@dataclass
class MarksChanged(GridMessage, namespace="grid"):
    """Rows were marked or unmarked.

    Args:
        count: Marked rows in all.
        hidden: Those among them that the present filter does not show.
    """

    count: int
    hidden: int

    def can_replace(self, message: Message) -> bool:
        """Let only the last count matter."""
        return isinstance(message, MarksChanged) and message.grid is self.grid


@dataclass
class EditRequested(GridMessage, namespace="grid"):
    """The user wants to edit a cell; the screen asks `cell_region` where it stands.

    Args:
        key: Primary key of the row.
        column: Name of the column.
    """

    key: int
    column: str


@dataclass
class SourceFailed(GridMessage, namespace="grid"):
    """Rows could not be read; the grid shows them as missing.

    Args:
        error: What the source said.
    """

    error: InventoryError


@dataclass
class ColumnsChanged(GridMessage, namespace="grid"):
    """Columns were resized, moved, hidden or shown; `Grid.column_state` holds the result."""
