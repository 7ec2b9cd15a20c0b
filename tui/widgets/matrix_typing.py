"""When typing begins in the matrix, over which cell, and where it goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

from inventory.language import _
from tui.actions import available
from tui.board import board
from tui.widgets.footer import Keys
from tui.widgets.matrix_base import MatrixBase
from tui.widgets.matrix_fill import FillBox, FillLeft, Moved

if TYPE_CHECKING:
    from textual import events


class Typing(MatrixBase):
    """The matrix with the line in which systems are typed."""

    def on_key(self, event: events.Key) -> None:
        """Let a letter that means nothing else begin to fill in the cell."""
        letter = event.character
        if self.app.focused is not self.grid or not letter or not letter.isalpha():
            return
        if any(keys.pending for keys in self.screen.query(Keys)):  # the second key of two
            return
        if not self._command(event.key, letter):
            event.stop()
            self._begin(letter)

    def _command(self, key: str, letter: str) -> bool:
        """Return whether a letter is a command; a capital begins a name where one can be filled in, but for U."""
        if self.fillable and letter.isupper() and letter != "U":
            return False
        return key in {
            name.split(" ")[0] for one, _node, _why in available(self.app) for name in one.alternatives
        }

    @property
    def fillable(self) -> bool:
        """Return whether systems can be typed into the cell under the cursor."""
        live = self.when.live and not board(self).read_only
        return live and self.shown_party is None and self.spot is not None

    def action_fill(self) -> None:
        """Type systems into the cells."""
        self._begin("")

    def _begin(self, text: str) -> None:
        """Lay the line over the cell, unless it cannot be filled in now."""
        app = board(self)
        if self.shown_party is not None:
            app.say(_("Space steps the level here; m goes to the parties, where systems are typed in."))
        elif app.read_only:
            app.say(_("The database is opened read-only."), severity="warning")
        elif not self.when.live:
            app.say(
                _("This is for looking only: d, then “Now”, goes back to what can be filled in."),
                severity="warning",
            )
        elif self.spot is None:
            app.say(_("Go to a cell of a party or system first."), severity="warning")
        else:
            self._lay(text)

    def _lay(self, text: str | None = None) -> None:
        """Lay the line over the cell under the cursor, with a text or with what was typed meanwhile."""
        region = self.grid.here()
        if region is not None:
            self.query_one(FillBox).show(region, self.screen.region, text)
            self._tell()

    @on(Moved)
    def moved_on(self, event: Moved) -> None:
        """Go on filling in another cell; beyond the last column the next row begins."""
        event.stop()
        found, spot = self.found, self.spot
        if found is None or spot is None:
            return
        columns, rows = found.of.columns, found.of.rows
        across = found.of.column_places.get(spot[1], 0) + event.columns
        down = found.of.row_places.get(spot[0], 0) + event.rows + across // len(columns)
        if 0 <= down < len(rows):
            self.grid.move_to(rows[down].number, f"c{columns[across % len(columns)].number}")
        self._lay()

    @on(FillLeft)
    def fill_left(self, event: FillLeft) -> None:
        """Give the keys back to the grid."""
        event.stop()
        self.grid.focus()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """End the filling when the grid was clicked."""
        box = self.query_one(FillBox)
        if event.widget is self.grid and box.display:
            box.hide()
