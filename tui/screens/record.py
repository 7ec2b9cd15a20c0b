"""One record on a screen of its own, where there is no room for it beside the list."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on
from textual.binding import Binding
from textual.screen import ModalScreen
from textual.widgets import OptionList

from tui.actions import bindings
from tui.messages import DetailLeft, GoTo
from tui.widgets.detail_pane import DetailPane
from tui.widgets.footer import Keys

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType


def take_back() -> list[BindingType]:
    """Return the bindings by which changes are taken back and done again."""
    return [one for one in bindings("app") if isinstance(one, Binding) and one.action in {"undo", "redo"}]


class RecordScreen(ModalScreen[GoTo]):
    """One record; its answer is where a line of it leads.

    Args:
        kind: Kind of the record.
        number: Which.
    """

    AUTO_FOCUS = None
    # A screen of its own stands before the app, so what it takes back is bound here too.
    BINDINGS = take_back()

    def __init__(self, kind: str, number: int) -> None:
        super().__init__()
        self._kind, self._number = kind, number

    def compose(self) -> ComposeResult:
        """Make the record and the keys."""
        yield DetailPane(self._kind, classes="alone")
        yield Keys()

    def on_mount(self) -> None:
        """Read the record."""
        self.query_one(DetailPane).show(self._number)
        self.query_one(OptionList).focus()

    async def action_undo(self) -> None:
        """Take the last change back."""
        await self.app.run_action("app.undo")

    async def action_redo(self) -> None:
        """Do again what was taken back."""
        await self.app.run_action("app.redo")

    def reread(self) -> None:
        """Read the record anew after it was changed."""
        self.query_one(DetailPane).show(self._number)

    @on(GoTo)
    def go_to(self, event: GoTo) -> None:
        """Close, and go there."""
        event.stop()
        self.dismiss(replace(event))  # a message that was stopped goes no further when it is posted again

    @on(DetailLeft)
    def left(self, event: DetailLeft) -> None:
        """Close."""
        event.stop()
        self.dismiss(None)
