"""One record on a screen of its own, where there is no room for it beside the list."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on
from textual.screen import ModalScreen
from textual.widgets import OptionList

from tui.messages import DetailLeft, GoTo
from tui.widgets.detail_pane import DetailPane
from tui.widgets.footer import Keys

if TYPE_CHECKING:
    from textual.app import ComposeResult


class RecordScreen(ModalScreen[GoTo]):
    """One record; its answer is where a line of it leads.

    Args:
        kind: Kind of the record.
        number: Which.
    """

    AUTO_FOCUS = None

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
