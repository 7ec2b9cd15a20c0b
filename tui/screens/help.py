"""The help: all that can be done here, searched by words; Enter does it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from rich.text import Text
from textual import on
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from inventory.language import _
from inventory.text import fold
from tui.actions import shown
from tui.dialogs.base import Dialog, heading, line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.dom import DOMNode

    from tui.actions import Action

WIDTH = 12
"""Cells for the keys."""


class HelpScreen(Dialog[None]):
    """All actions of where the user is.

    Args:
        found: Action, the widget that carries it out, and why it cannot be done now (None: it can).
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "step(1)", show=False, priority=True),
        Binding("up", "step(-1)", show=False, priority=True),
        Binding("pagedown", "step(10)", show=False, priority=True),
        Binding("pageup", "step(-10)", show=False, priority=True),
    ]

    def __init__(self, found: Sequence[tuple[Action, DOMNode, str | None]]) -> None:
        super().__init__(classes="help")
        self._found = list(found)

    def compose(self) -> ComposeResult:
        """Make the dialog."""
        with Vertical(classes="dialog"):
            yield heading(_("Help: what can be done here"))
            yield Input(placeholder=_("type to search"), compact=True)
            yield OptionList(markup=False, compact=True)
            yield line(_("Enter does it · Esc closes · ctrl+p finds commands, pages and records"), "hint")

    def on_mount(self) -> None:
        """Show everything."""
        self._show("")

    def _show(self, typed: str) -> None:
        """Show what fits the words, group by group."""
        words = fold(typed).split()
        options = self.query_one(OptionList)
        options.clear_options()
        group = ""
        for number, (one, _node, why) in enumerate(self._found):
            text = f"{_(one.group)} {_(one.label)} {_(one.help)} {one.keys}"
            if not all(word in fold(text) for word in words):
                continue
            if _(one.group) != group:
                group = _(one.group)
                options.add_option(Option(Text(group, style="bold underline"), disabled=True))
            options.add_option(Option(_line(one, why), id=str(number)))
        options.highlighted = next(
            (i for i in range(options.option_count) if not options.get_option_at_index(i).disabled), None
        )

    def action_step(self, by: int) -> None:
        """Move along the list while the line keeps the keys."""
        options = self.query_one(OptionList)
        for _step in range(abs(by)):
            (options.action_cursor_down if by > 0 else options.action_cursor_up)()

    @on(Input.Changed)
    def typed(self, event: Input.Changed) -> None:
        """Narrow the list."""
        event.stop()
        self._show(event.value)

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        """Do what is highlighted."""
        event.stop()
        options = self.query_one(OptionList)
        if options.highlighted is not None:
            self._do(options.get_option_at_index(options.highlighted).id)

    @on(OptionList.OptionSelected)
    def selected(self, event: OptionList.OptionSelected) -> None:
        """Do what is clicked."""
        event.stop()
        self._do(event.option.id)

    def _do(self, number: str | None) -> None:
        """Close the help and do it."""
        if number is None:
            return
        one, node, _why = self._found[int(number)]
        app: Any = self.app
        self.dismiss(None)
        app.do(one.id, node)


def _line(one: Action, why: str | None) -> Text:
    """Return an action as a line: keys, name, what it does or why not."""
    line_ = Text(
        shown(one.keys).ljust(WIDTH), style="dim" if why else "bold", no_wrap=True, overflow="ellipsis"
    )
    line_.append(_(one.label), "dim" if why else "not bold")
    line_.append(f"  {why or _(one.help)}", "dim not bold")
    return line_
