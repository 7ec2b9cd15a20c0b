"""A text of the plan, written where it stands: the question and the facts above, the text below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical, VerticalScroll
from textual.widgets import TextArea

from inventory.language import _
from tui.dialogs.base import line
from tui.dialogs.note import Note

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.geometry import Region


class TextOver(Note):
    """A text of several lines, laid over the chapter it belongs to; see `Note` for its answer.

    Args:
        question: What is asked.
        value: What is typed so far.
        facts: What the inventory says of it.
        saved: What is saved, against which a change is told.
        region: The part of the screen that it is laid over.
    """

    def __init__(self, question: str, value: str, facts: str, saved: str, region: Region) -> None:
        super().__init__(question, saved)
        self.add_class("plan-text")
        self._typed, self._facts, self._region = value, facts, region

    def compose(self) -> ComposeResult:
        """Make the dialog."""
        with Vertical(classes="over"):
            with VerticalScroll(classes="asked", can_focus=False):
                yield line(self._title)
            if self._facts:
                with VerticalScroll(classes="facts", can_focus=False):
                    yield line(self._facts)
            yield TextArea(
                self._typed, compact=True, show_line_numbers=False, soft_wrap=True, tab_behavior="focus"
            )
            yield line(_("Ctrl+S saves · Esc leaves · an empty text is taken away"), "keys")

    def on_mount(self) -> None:
        """Lie over the chapter, and go on behind what stands there."""
        over, room = self.query_one(".over", Vertical), self._region
        over.styles.offset = (room.x, room.y)
        over.styles.width, over.styles.height = room.width, room.height
        super().on_mount()
