"""Which columns a list shows, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on
from textual.containers import Vertical
from textual.widgets import Button, OptionList
from textual.widgets.option_list import Option

from inventory.language import _
from inventory.text import clean
from tui.dialogs.base import Dialog, buttons, heading, line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType


class ColumnsDialog(Dialog[list[str]]):
    """A list with checkmarks; the answer is the chosen columns in their order.

    Args:
        labels: Labels of all columns by name.
        shown: Names of those that are shown, in their order.
        usual: Names of those that are shown by default.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        ("space", "flip", ""),
        ("shift+up,K", "move(-1)", ""),
        ("shift+down,J", "move(1)", ""),
        ("r", "usual", ""),
    ]

    def __init__(self, labels: Mapping[str, str], shown: Sequence[str], usual: Sequence[str]) -> None:
        super().__init__()
        self._labels, self._usual = dict(labels), list(usual)
        self._order = [*shown, *(name for name in labels if name not in shown)]
        self._chosen = set(shown)

    def compose(self) -> ComposeResult:
        """Make the dialog."""
        with Vertical(classes="dialog"):
            yield heading(_("Columns"))
            yield OptionList(markup=False, compact=True)
            yield line(_("space on or off · shift+↑ ↓ moves · r as usual · Enter shows it"), "hint")
            yield buttons([("no", _("Cancel"), "default"), ("yes", _("Show"), "primary")])

    def on_mount(self) -> None:
        """Begin at the first column."""
        self._show(0)
        self.query_one(OptionList).focus()

    def _show(self, index: int) -> None:
        options = self.query_one(OptionList)
        options.clear_options()
        for name in self._order:
            sign = "✓" if name in self._chosen else " "
            text = Text(
                f" {sign} {clean(self._labels.get(name, name))}", style="" if name in self._chosen else "dim"
            )
            options.add_option(Option(text, id=name))
        options.highlighted = index

    def action_flip(self) -> None:
        """Show the column or not."""
        index = self.query_one(OptionList).highlighted or 0
        self._chosen ^= {self._order[index]}
        self._show(min(index + 1, len(self._order) - 1))

    def action_move(self, by: int) -> None:
        """Move the column."""
        index = self.query_one(OptionList).highlighted or 0
        place = max(0, min(len(self._order) - 1, index + by))
        self._order.insert(place, self._order.pop(index))
        self._show(place)

    def action_usual(self) -> None:
        """Choose the columns that are shown by default."""
        self._chosen = set(self._usual)
        self._order = [*self._usual, *(name for name in self._labels if name not in self._chosen)]
        self._show(0)

    @on(OptionList.OptionSelected)
    def selected(self, event: OptionList.OptionSelected) -> None:
        """Show the chosen columns."""
        event.stop()
        self._done()

    @on(Button.Pressed)
    def pressed(self, event: Button.Pressed) -> None:
        """Show the chosen columns, or leave."""
        event.stop()
        if event.button.id == "yes":
            self._done()
        else:
            self.dismiss(None)

    def _done(self) -> None:
        self.dismiss([name for name in self._order if name in self._chosen] or None)
