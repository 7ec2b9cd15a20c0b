"""Sentences to read, one after another; nothing is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual import on
from textual.containers import Vertical
from textual.widgets import Button, OptionList
from textual.widgets.option_list import Option

from inventory.language import _
from inventory.text import clean
from tui.dialogs.base import Dialog, buttons, heading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult


class Told(Dialog[None]):
    """Sentences; arrows go along them, Esc or Enter leaves.

    Args:
        title: What they are about.
        lines: The sentences.
    """

    AUTO_FOCUS = "OptionList"

    def __init__(self, title: str, lines: Sequence[str]) -> None:
        super().__init__(classes="told")
        self._title, self._lines = title, lines

    def compose(self) -> ComposeResult:
        """Make the dialog."""
        with Vertical(classes="dialog"):
            yield heading(self._title)
            yield OptionList(*(Option(Text(clean(one))) for one in self._lines), markup=False, compact=True)
            yield buttons([("no", _("Close"), "primary")])

    @on(OptionList.OptionSelected)
    @on(Button.Pressed)
    def done(self, event: OptionList.OptionSelected | Button.Pressed) -> None:
        """Leave."""
        event.stop()
        self.dismiss(None)
