"""All remarks on figures, each whole; Enter goes to the record that one is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual import on
from textual.containers import Vertical
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from inventory.language import _
from inventory.text import clean
from tui.dialogs.base import Dialog, heading, line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from inventory.finance.lines import Flag


class RemarksDialog(Dialog[int]):
    """A list of remarks; the answer is the place of one.

    Args:
        flags: The remarks.
    """

    def __init__(self, flags: Sequence[Flag]) -> None:
        super().__init__()
        self._flags = flags

    def compose(self) -> ComposeResult:
        """Make the dialog; what leads to a record has an arrow."""
        with Vertical(classes="dialog"):
            yield heading(_("Remarks"))
            made = [Text(clean(one.text) + (" →" if one.record else "")) for one in self._flags]
            yield OptionList(*(Option(text) for text in made), markup=False, compact=True)
            yield line(_("Enter goes to the record · Esc closes"), "hint")

    def on_mount(self) -> None:
        """Begin at the first."""
        self.query_one(OptionList).focus()

    @on(OptionList.OptionSelected)
    def selected(self, event: OptionList.OptionSelected) -> None:
        """Choose one."""
        event.stop()
        self.dismiss(event.option_index)
