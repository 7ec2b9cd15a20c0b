"""Where the rows of a grid come from, and the few pages of them that are kept."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any, Protocol

from textual.cache import LRUCache

from inventory.errors import InventoryError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Row = tuple[Any, ...]
PAGE = 200  # rows; a page of 200 by primary key costs 0.7 ms on SQLite with 100,000 rows
PAGES = 16  # 3,200 rows: some 4 MB at 20 columns


class RowSource(Protocol):
    """Rows that are already filtered and sorted by whoever made the source."""

    def keys(self) -> array[int] | Sequence[int]:
        """Return the primary keys in the order shown; an `array('q')` is taken over as it is, without copying."""
        ...

    def rows(self, keys: Sequence[int]) -> dict[int, Row]:
        """Return the rows of at most 200 keys, by key, with a value for each column of the grid, in its order.

        A key that is gone by now may be left out. An InventoryError is shown in the grid, not raised.
        """
        ...


class NoRows:
    """A source without rows: what a grid shows before it is given one."""

    def keys(self) -> array[int]:
        """Return no keys."""
        return array("q")

    def rows(self, keys: Sequence[int]) -> dict[int, Row]:
        """Return no rows."""
        del keys
        return {}


class Pages:
    """The keys of a source and the pages of rows that were asked for last.

    Args:
        source: Where the rows come from; its keys are asked for once, here.
    """

    def __init__(self, source: RowSource) -> None:
        self.source = source
        keys = source.keys()
        self.keys: array[int] = keys if isinstance(keys, array) and keys.typecode == "q" else array("q", keys)
        self.error: InventoryError | None = None
        self._failed: set[int] = set()
        self._pages: LRUCache[int, dict[int, Row]] = LRUCache(PAGES)

    def __len__(self) -> int:
        return len(self.keys)

    def row(self, index: int) -> Row | None:
        """Return the row at an index of the order shown, or None when it is gone or could not be read."""
        number = index // PAGE
        page = self._pages.get(number)
        if page is None:
            page = self._pages[number] = self._read(number)
        return page.get(self.keys[index])

    def failed(self, index: int) -> bool:
        """Return whether the row at an index is missing because its page could not be read."""
        return index // PAGE in self._failed

    def index(self, key: int) -> int | None:
        """Return the index of a key in the order shown, or None. Walks the keys: 12 ms for a million."""
        try:
            return self.keys.index(key)
        except ValueError:
            return None

    def forget(self, keys: Iterable[int] | None = None) -> None:
        """Drop the pages that hold these keys (all pages, if none are named), so that they are read again."""
        gone = None if keys is None else set(keys)
        for number in list(self._pages.keys()):
            first = number * PAGE
            if gone is None or not gone.isdisjoint(self.keys[first : first + PAGE]):
                self._pages.discard(number)
                self._failed.discard(number)

    def _read(self, number: int) -> dict[int, Row]:
        """Read a page; what the source cannot give is kept as an error for the grid to tell."""
        self._failed.discard(number)
        try:
            return self.source.rows(self.keys[number * PAGE : (number + 1) * PAGE])
        except InventoryError as error:
            self.error = error
            self._failed.add(number)
            return {}
