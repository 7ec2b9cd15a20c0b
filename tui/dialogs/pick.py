"""Choosing one of several things, with a filter that is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from inventory.language import _
from inventory.text import clean, fold
from tui.dialogs.base import Dialog, heading, line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType


class Pick(Dialog[str]):
    """A list from which one thing is chosen; what is typed narrows it.

    Args:
        title: What is chosen.
        choices: Id and text of each.
        hint: What else there is to know.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "step(1)", show=False, priority=True),
        Binding("up", "step(-1)", show=False, priority=True),
        Binding("pagedown", "step(10)", show=False, priority=True),
        Binding("pageup", "step(-10)", show=False, priority=True),
    ]

    def __init__(self, title: str, choices: Sequence[tuple[str, str]], hint: str = "") -> None:
        super().__init__()
        self._title, self._choices, self._hint = title, list(choices), hint

    def compose(self) -> ComposeResult:
        """Make the dialog."""
        with Vertical(classes="dialog"):
            yield heading(self._title)
            yield Input(placeholder=_("type to search"), compact=True)
            yield OptionList(markup=False, compact=True)
            if self._hint:
                yield line(self._hint, "hint")

    def on_mount(self) -> None:
        """Show everything."""
        self._show("")

    def _show(self, typed: str) -> None:
        words = fold(typed).split()
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options(
            Option(Text(clean(text), no_wrap=True, overflow="ellipsis"), id=name)
            for name, text in self._choices
            if all(word in fold(text) for word in words)
        )
        options.highlighted = 0 if options.option_count else None

    def action_step(self, by: int) -> None:
        """Move along the list while the line keeps the keys."""
        options = self.query_one(OptionList)
        if options.option_count:
            now = options.highlighted or 0
            options.highlighted = max(0, min(options.option_count - 1, now + by))

    @on(Input.Changed)
    def typed(self, event: Input.Changed) -> None:
        """Narrow the list."""
        event.stop()
        self._show(event.value)

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        """Choose what is highlighted."""
        event.stop()
        options = self.query_one(OptionList)
        if options.highlighted is not None:
            self.dismiss(options.get_option_at_index(options.highlighted).id)

    @on(OptionList.OptionSelected)
    def selected(self, event: OptionList.OptionSelected) -> None:
        """Choose by mouse."""
        event.stop()
        self.dismiss(event.option.id)
