"""Asking from a cell of the matrix what the failure of its system would do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inventory.language import _
from tui.board import board
from tui.messages import GoTo

if TYPE_CHECKING:
    from textual.app import App


class MatrixFailure:
    """A matrix with a cell under the cursor; mixed in before Textual's class."""

    app: App[Any]

    def systems_here(self) -> list[str]:
        """Return the systems of the cell under the cursor; where systems are the columns, the column's own."""
        page: Any = self
        found, spot = page.found, page.spot
        if found is None or spot is None:
            return []
        if page.party is not None:
            return [column.name for column in found.of.columns if column.number == spot[1]]
        return list(dict.fromkeys(one.name for one in found.of.cell(spot).held))

    def action_failure(self) -> None:
        """Show what the failure of the system would do; of several, ask which."""
        page: Any = self
        names = self.systems_here()
        if not names:
            board(page).say(_("There is no system in this cell."), severity="warning")
        elif len(names) == 1:
            page.post_message(GoTo("impact", filter=names[0]))
        else:
            from tui.dialogs.pick import Pick  # noqa: PLC0415  only when there are several

            choices = [(str(place), name) for place, name in enumerate(names)]
            self.app.push_screen(Pick(_("What fails?"), choices), lambda one: self._failure(names, one))

    def _failure(self, names: list[str], place: str | None) -> None:
        """Show the one that was chosen."""
        page: Any = self
        if place is not None:
            page.post_message(GoTo("impact", filter=names[int(place)]))
