"""Two versions of a record: what is in the database by now, and what was about to be saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual import on
from textual.containers import Vertical
from textual.widgets import Button, Static

from inventory.language import _
from inventory.text import clean
from tui.dialogs.base import Dialog, buttons, heading, line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult


class StaleDialog(Dialog[str]):
    """Both versions, side by side; the answer is "mine", "theirs" or None to go on filling in.

    Args:
        message: Who changed what.
        labels: Labels of the fields, by column name.
        theirs, mine: Values as people read them, by column name.
    """

    def __init__(
        self, message: str, labels: Mapping[str, str], theirs: Mapping[str, str], mine: Mapping[str, str]
    ) -> None:
        super().__init__()
        self._message, self._labels, self._theirs, self._mine = message, labels, theirs, mine

    def compose(self) -> ComposeResult:
        """Make the dialog."""
        with Vertical(classes="dialog"):
            yield heading(_("Changed by somebody else meanwhile"))
            yield line(self._message)
            yield Static(self._table(), classes="both", markup=False)
            choices = [
                ("back", _("Go on"), "primary"),
                ("theirs", _("Keep theirs"), "default"),
                ("mine", _("Save mine"), "warning"),
            ]
            yield buttons(choices)

    def _table(self) -> Text:
        """Return both versions, a field a line."""
        said = Text()
        for name, mine in self._mine.items():
            theirs = self._theirs.get(name, "")
            said.append(f"\n{clean(self._labels.get(name, name))}\n", "bold")
            said.append("  " + _("now: {value}").format(value=clean(theirs) or "∅") + "\n")
            said.append("  " + _("mine: {value}").format(value=clean(mine) or "∅") + "\n")
        return said

    @on(Button.Pressed)
    def answered(self, event: Button.Pressed) -> None:
        """Give the answer."""
        event.stop()
        self.dismiss(None if event.button.id == "back" else event.button.id)
