"""One line that is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import Vertical
from textual.widgets import Button, Input

from inventory.language import _
from tui.dialogs.base import Dialog, buttons, heading, line

if TYPE_CHECKING:
    from textual.app import ComposeResult


class Prompt(Dialog[str]):
    """A line of text.

    Args:
        title: What is asked.
        value: What stands there already.
        hint: What else there is to know.
        do: Text of the button.
        empty: An empty line is an answer too: "".
    """

    def __init__(
        self, title: str, value: str = "", hint: str = "", do: str = "", *, empty: bool = False
    ) -> None:
        super().__init__()
        self._title, self._value, self._hint, self._do = title, value, hint, do
        self._empty = empty

    def compose(self) -> ComposeResult:
        """Make the dialog."""
        with Vertical(classes="dialog"):
            yield heading(self._title)
            yield Input(self._value, compact=True, select_on_focus=False)
            if self._hint:
                yield line(self._hint, "hint")
            yield buttons([("no", _("Cancel"), "default"), ("do", self._do or _("OK"), "primary")])

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        """Give what was typed."""
        event.stop()
        self.dismiss(self._given(event.value))

    def _given(self, text: str) -> str | None:
        """Return what was typed as an answer."""
        return text.strip() or ("" if self._empty else None)

    @on(Button.Pressed)
    def pressed(self, event: Button.Pressed) -> None:
        """Give what was typed, or nothing."""
        event.stop()
        self.dismiss(self._given(self.query_one(Input).value) if event.button.id == "do" else None)
