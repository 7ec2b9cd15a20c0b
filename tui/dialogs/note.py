"""A text of several lines that is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Button, TextArea

from inventory.language import _
from inventory.text import clean
from tui.dialogs.base import Choice, Dialog, buttons, heading, line

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType


class Note(Dialog[str]):
    """A text of several lines; its answer is the text, "" when it was emptied, None when nothing is to change.

    Args:
        title: What is asked.
        value: What stands there already.
        hint: What else there is to know.
        read_only: The text is only shown.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s,f2", "save", show=False, priority=True),
        Binding("escape", "leave", show=False, priority=True),
    ]
    AUTO_FOCUS = "TextArea"

    def __init__(self, title: str, value: str = "", hint: str = "", *, read_only: bool = False) -> None:
        super().__init__()
        self._title, self._value, self._hint, self._read_only = title, value, hint, read_only

    def compose(self) -> ComposeResult:
        """Make the dialog."""
        with Vertical(classes="dialog"):
            yield heading(self._title)
            if self._hint:
                yield line(self._hint, "hint")
            yield TextArea(
                self._value,
                compact=True,
                show_line_numbers=False,
                soft_wrap=True,
                tab_behavior="focus",
                read_only=self._read_only,
            )
            if self._read_only:
                yield buttons([("no", _("Close"), "primary")])
            else:
                yield buttons([("no", _("Cancel"), "default"), ("do", f"{_('Save')} (ctrl+s)", "primary")])

    def on_mount(self) -> None:
        """Go on behind what stands there, as other lines do; what is only read begins at its beginning."""
        if not self._read_only:
            area = self.query_one(TextArea)
            area.move_cursor(area.document.end)

    @property
    def text(self) -> str:
        """Return what is typed, without what could drive a terminal."""
        return clean(self.query_one(TextArea).text, lines=True)

    def action_save(self) -> None:
        """Give what was typed."""
        self.dismiss(None if self._read_only else self.text)

    def action_leave(self) -> None:
        """Close without an answer; what was changed is asked about."""
        if self.app.screen is not self:
            return
        if self._read_only or self.text == clean(self._value, lines=True):
            self.dismiss(None)
            return
        choices = [("no", _("Go on typing"), "primary"), ("yes", _("Throw away"), "warning"), ("save", _("Save"), "default")]  # fmt: skip
        self.app.push_screen(
            Choice(_("Leave what was typed?"), _("The text was changed and is not saved."), choices),
            self._left,
        )

    def _left(self, answer: str | None) -> None:
        """Do what was answered."""
        if answer == "yes":
            self.dismiss(None)
        elif answer == "save":
            self.action_save()

    @on(Button.Pressed)
    def pressed(self, event: Button.Pressed) -> None:
        """Give what was typed, or nothing."""
        event.stop()
        if event.button.id == "do":
            self.action_save()
        else:
            self.dismiss(None)
