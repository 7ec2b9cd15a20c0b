"""Looking along the time line: its window, nearer and farther, earlier and later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.language import _
from tui.widgets.roadmap_scale import ZOOMS, Lines
from tui.widgets.roadmap_view import time_columns, time_rows, window, zoomed
from tui.widgets.rows import Keyed

if TYPE_CHECKING:
    from textual import events

    from tui.widgets.grid import Grid
    from tui.widgets.roadmap_reading import Seen
    from tui.widgets.roadmap_scale import Scale

STEP = 4
"""The part of the window that a key pans: one in so many."""


class Looking:
    """A page with a time line; mixed in before Textual's class."""

    seen: Seen | None
    zoom: int | None = None
    left: int = 0

    @property
    def table(self) -> Grid:
        """Return the grid in which the time line is drawn."""
        raise NotImplementedError

    def under(self) -> None:
        """Write the lines of the sub-project under the cursor."""
        raise NotImplementedError

    def draw(self) -> None:
        """Draw the time line in the window that there is room for."""
        seen = self.seen
        if seen is None or seen.told is not None:
            return
        width = self.table.size.width
        scale = window(seen.road, width, self.zoom, self.left)
        self.left = scale.left
        self.table.set_empty(
            _(
                "No sub-projects are recorded yet: n makes one, i imports a list. A sub-project changes systems (c) and "
                "the way of working."
            )
        )
        columns = time_columns(scale, Lines(seen.road.on, seen.road.plateaus), width)
        self.table.set_source(Keyed(time_rows(seen.road)), columns)

    def drawn_anew(self) -> None:
        """Draw all that depends on the width of the screen."""
        self.draw()
        self.under()

    def on_resize(self, _event: events.Resize) -> None:
        """Draw in the new width, once it is known."""
        self.table.call_after_refresh(self.drawn_anew)

    def _scale(self) -> Scale | None:
        return window(self.seen.road, self.table.size.width, self.zoom, self.left) if self.seen else None

    def action_zoom(self, by: int) -> None:
        """Look nearer or farther; what is in the middle stays there."""
        scale = self._scale()
        if scale is not None:
            self.zoom = zoomed(scale.zoom, by)
            middle = (scale.left + scale.width // 2) * ZOOMS[self.zoom] / ZOOMS[scale.zoom]
            self.left = int(middle) - scale.width // 2
            self.draw()

    def action_whole(self) -> None:
        """Show the whole road."""
        self.zoom, self.left = None, 0
        self.draw()

    def action_pan(self, by: int) -> None:
        """Look later or earlier."""
        scale = self._scale()
        if scale is not None:
            self.zoom = scale.zoom
            self.left = scale.left + by * max(1, scale.width // STEP)
            self.draw()
