"""What is about to happen, line by line, before it is done; problems stop it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Button, OptionList
from textual.widgets.option_list import Option

from inventory.language import _, ngettext
from inventory.text import clean
from tui.dialogs.base import Dialog, buttons, heading, line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

MOST = 2000
"""Lines that are shown; the rest is counted."""


class Preview(Dialog[bool]):
    """Lines of what changes; its answer is True when it is to be done.

    Args:
        title: What is about to happen.
        lines: What changes.
        problems: Why it cannot be done; then nothing is.
        do: Text of the button.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+s,f2", "do", show=False, priority=True)]
    AUTO_FOCUS = "OptionList"

    def __init__(self, title: str, lines: Sequence[str], problems: Sequence[str] = (), do: str = "") -> None:
        super().__init__()
        self._title, self._lines, self._problems, self._do = title, lines, problems, do

    def compose(self) -> ComposeResult:
        """Make the dialog."""
        with Vertical(classes="dialog"):
            yield heading(self._title)
            if self._problems:
                count = len(self._problems)
                text = ngettext(
                    "{count} problem: nothing is written. Mend it, and try again.",
                    "{count} problems: nothing is written. Mend them, and try again.",
                    count,
                )
                yield line(text.format(count=count), "error")
            yield OptionList(markup=False, compact=True)
            if self._problems or not self._lines:
                yield buttons([("no", _("Close"), "primary")])
            else:
                do = self._do or _("Write")
                yield buttons([("no", _("Cancel"), "default"), ("do", f"{do} (enter)", "primary")])

    def on_mount(self) -> None:
        """Show the lines, problems first."""
        marked = [("✗ ", one) for one in self._problems] + [("  ", one) for one in self._lines]
        options = [
            Option(Text(sign + clean(text), no_wrap=not sign.strip(), overflow="ellipsis"))
            for sign, text in marked[:MOST]
        ]
        if not marked:
            options.append(Option(Text(_("Nothing changes: it is all there already."))))
        if len(marked) > MOST:
            options.append(Option(Text(_("… and {count} more").format(count=len(marked) - MOST))))
        shown = self.query_one(OptionList)
        shown.add_options(options)
        shown.highlighted = 0  # so that Enter answers

    def action_do(self) -> None:
        """Let it be done, unless there are problems."""
        self.dismiss(bool(self._lines) and not self._problems)

    @on(OptionList.OptionSelected)
    def selected(self, event: OptionList.OptionSelected) -> None:
        """Let it be done."""
        event.stop()
        self.action_do()

    @on(Button.Pressed)
    def pressed(self, event: Button.Pressed) -> None:
        """Let it be done, or not."""
        event.stop()
        if event.button.id == "do":
            self.action_do()
        else:
            self.dismiss(None)
