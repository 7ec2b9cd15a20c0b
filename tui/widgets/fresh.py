"""A page that reads anew what was written: at once when it is seen, otherwise when it is shown again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.widget import Widget


class Fresh:
    """Mixin of a pane with a function `load` that reads; the part that takes the keys is its grid unless it says otherwise."""

    _stale = False
    is_mounted: bool
    grid: Any
    load: Callable[[], None]

    @property
    def main_part(self) -> Widget:
        """Return the part that takes the keys."""
        found: Widget = self.grid
        return found

    def changed(self, *, visible: bool) -> None:
        """Read anew after records were written: now, or when the page is shown again."""
        if visible:
            self.load()
        else:
            self._stale = True

    def shown_again(self) -> None:
        """Read anew what was written meanwhile, and take the keys."""
        if self._stale and self.is_mounted:
            self._stale = False
            self.load()
        self.main_part.focus()
