"""Choosing any number of things from a list."""

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
    from collections.abc import Collection, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType


class Several(Dialog[list[str]]):
    """A list with checkmarks; the answer is what is chosen, in the order of the list.

    Args:
        title: What is chosen.
        choices: Id and text of each.
        chosen: Ids that are chosen already.
        hint: What else there is to know.
    """

    BINDINGS: ClassVar[list[BindingType]] = [("space", "flip", "")]

    def __init__(
        self, title: str, choices: Sequence[tuple[str, str]], chosen: Collection[str], hint: str = ""
    ) -> None:
        super().__init__()
        self._title, self._choices, self._chosen, self._hint = title, list(choices), set(chosen), hint

    def compose(self) -> ComposeResult:
        """Make the dialog."""
        with Vertical(classes="dialog"):
            yield heading(self._title)
            yield OptionList(markup=False, compact=True)
            yield line(" · ".join(filter(None, [_("space on or off · Enter takes it"), self._hint])), "hint")
            yield buttons([("no", _("Cancel"), "default"), ("yes", _("OK"), "primary")])

    def on_mount(self) -> None:
        """Begin at the first."""
        self._show(0)
        self.query_one(OptionList).focus()

    def _show(self, index: int) -> None:
        options = self.query_one(OptionList)
        options.clear_options()
        for name, text in self._choices:
            chosen = name in self._chosen
            options.add_option(
                Option(
                    Text(f" {'✓' if chosen else ' '} {clean(text)}", style="" if chosen else "dim"), id=name
                )
            )
        options.highlighted = index if self._choices else None

    def action_flip(self) -> None:
        """Choose the line or not."""
        index = self.query_one(OptionList).highlighted
        if index is not None:
            self._chosen ^= {self._choices[index][0]}
            self._show(min(index + 1, len(self._choices) - 1))

    @on(OptionList.OptionSelected)
    def selected(self, event: OptionList.OptionSelected) -> None:
        """Take what is chosen."""
        event.stop()
        self._done()

    @on(Button.Pressed)
    def pressed(self, event: Button.Pressed) -> None:
        """Take what is chosen, or leave."""
        event.stop()
        if event.button.id == "yes":
            self._done()
        else:
            self.dismiss(None)

    def _done(self) -> None:
        self.dismiss([name for name, _text in self._choices if name in self._chosen])
