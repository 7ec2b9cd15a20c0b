"""Rows for the grid that are all there already."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.widgets.grid import Row


class Rows:
    """Rows that are all there; their place is their number.

    Args:
        rows: The rows.
    """

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = rows

    def keys(self) -> range:
        """Return the places."""
        return range(len(self._rows))

    def rows(self, keys: Sequence[int]) -> dict[int, Row]:
        """Return the rows of some places."""
        return {key: self._rows[key] for key in keys}


class Keyed:
    """Rows that are all there, by number.

    Args:
        rows: The rows in the order shown.
    """

    def __init__(self, rows: dict[int, Row]) -> None:
        self._rows = rows

    def keys(self) -> list[int]:
        """Return the numbers."""
        return list(self._rows)

    def rows(self, keys: Sequence[int]) -> dict[int, Row]:
        """Return the rows of some numbers."""
        return {key: self._rows[key] for key in keys}
