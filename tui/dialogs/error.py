"""An error, as a person reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import Vertical
from textual.widgets import Button

from inventory.language import _
from tui.dialogs.base import Dialog, buttons, heading, line

if TYPE_CHECKING:
    from textual.app import ComposeResult


class ErrorDialog(Dialog[None]):
    """What is wrong and what to do about it.

    Args:
        title: In a few words.
        message: What and where.
        hint: What to do, or "".
    """

    def __init__(self, title: str, message: str, hint: str) -> None:
        super().__init__()
        self._title, self._message, self._hint = title, message, hint

    def compose(self) -> ComposeResult:
        """Make the dialog."""
        with Vertical(classes="dialog"):
            yield heading(self._title)
            yield line(self._message, "error")
            if self._hint:
                yield line(self._hint, "hint")
            yield buttons([("close", _("Close"), "primary")])

    @on(Button.Pressed)
    def closed(self, event: Button.Pressed) -> None:
        """Close the dialog."""
        event.stop()
        self.dismiss(None)
