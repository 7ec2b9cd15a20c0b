"""Marked rows: primary keys, apart from the cursor, so that filter, sort and outside change keep them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterable


class Marks:
    """The keys of the marked rows, and the range that is being drawn.

    A range runs from its anchor to the cursor; drawing it back takes away only what it added itself.
    """

    def __init__(self) -> None:
        self.keys: set[int] = set()
        self.anchor: int | None = None
        self.sticky = False
        self._added: set[int] = set()
        self.edge = 0

    def toggle(self, key: int) -> None:
        """Mark a row, or take its mark away."""
        self.end()
        self.keys.symmetric_difference_update((key,))

    def add(self, keys: Iterable[int]) -> None:
        """Mark rows."""
        self.end()
        self.keys.update(keys)

    def remove(self, keys: Iterable[int]) -> None:
        """Take the marks of rows away."""
        self.end()
        self.keys.difference_update(keys)

    def invert(self, shown: array[int]) -> None:
        """Turn the marks of the shown rows round; marked rows that are filtered out stay marked."""
        self.end()
        self.keys.symmetric_difference_update(shown)

    def start(self, index: int, *, sticky: bool = False) -> None:
        """Begin a range at the index of a row; a sticky one goes along with every move until it is ended."""
        self.anchor = self.edge = index
        self.sticky = sticky
        self._added = set()

    def extend(self, shown: array[int], index: int) -> None:
        """Draw the range to the index of a row: costs what lies between here and there, not the whole range."""
        if self.anchor is None:
            self.start(index)
        assert self.anchor is not None
        first, last = sorted((self.anchor, index))
        low, high = sorted((self.edge, index))
        left = self._added.intersection(
            (*shown[low : min(first, high + 1)], *shown[max(last + 1, low) : high + 1])
        )
        self.keys -= left
        self._added -= left
        fresh = set(shown[max(first, low) : min(last, high) + 1]) - self.keys
        self.keys |= fresh
        self._added |= fresh
        self.edge = index

    def end(self) -> None:
        """End the range; what it marked stays marked."""
        self.anchor, self.sticky = None, False
        self._added = set()
