"""A pane of the landscape whose day and state the user chooses: today, another day, a plateau, the target."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from inventory.language import _
from tui.board import board
from tui.widgets.findings_moment import ANOTHER, Chosen, choices, kept, taken

if TYPE_CHECKING:
    import datetime as dt

    from textual.app import App


class Timed:
    """A pane with a day and state; mixed in before Textual's class."""

    KEPT = ""
    app: App[Any]
    chosen = Chosen()
    OFFERED_NOT: ClassVar[frozenset[str]] = frozenset()

    def load(self) -> None:
        """Read anew."""
        raise NotImplementedError

    def restore_moment(self) -> None:
        """Take over the state or plateau of the last time."""
        page: Any = self
        self.chosen = kept(board(page).memory.part(self.KEPT).get("moment"))

    def keep_moment(self) -> None:
        """Keep state or plateau for the next time."""
        page: Any = self
        board(page).memory.part(self.KEPT)["moment"] = {
            "mode": self.chosen.mode,
            "plateau": self.chosen.plateau,
        }

    def moment_failed(self) -> bool:
        """Go back to today when a plateau is gone; return whether there was one."""
        if not self.chosen.plateau:
            return False
        self.chosen = Chosen()
        self.load()
        return True

    def action_moment(self) -> None:
        """Choose the day and state."""
        page: Any = self
        database = board(page).database
        page.background(lambda: choices(database), self._ask_moment, group="moments")

    def _ask_moment(self, found: list[tuple[str, str]]) -> None:
        """Show what can be chosen."""
        from tui.dialogs.pick import Pick  # noqa: PLC0415  only when it is asked

        offered = [one for one in found if one[0] not in self.OFFERED_NOT]
        self.app.push_screen(Pick(_("The landscape of when?"), offered), self._moment)

    def _moment(self, answer: str | None) -> None:
        """Take what was chosen; another day is asked for."""
        if answer is None:
            return
        if answer == ANOTHER:
            from tui.dialogs.lot_day import DayDialog  # noqa: PLC0415  only when it is asked

            page: Any = self
            self.app.push_screen(
                DayDialog(_("The landscape of which day?"), self.chosen.on or board(page).today), self._day
            )
            return
        self.chosen = taken(answer)
        self.load()

    def _day(self, on: dt.date | None) -> None:
        """Take another day."""
        if on is not None:
            self.chosen = Chosen(on)
            self.load()
