"""The outline of the plan: its headings with what is still open in each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from inventory.text import clean
from tui.widgets.grid.cells import fit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.plan_reading import Entry

TEXTS, BOXES, DONE = "○", "☐", "✓"
"""What stands behind a heading: texts that are missing, boxes without evidence, nothing any more."""


class Outline(OptionList):
    """Headings, a line each."""

    def __init__(self) -> None:
        super().__init__(markup=False, compact=True, classes="outline")
        self.entries: list[Entry] = []
        self.filled = False

    def fill(self, entries: Sequence[Entry], *, filled: bool) -> None:
        """Show headings; the cursor stays on its own.

        Args:
            entries: The headings.
            filled: Whether it is known what is open.
        """
        before = self.current
        self.entries, self.filled = list(entries), filled
        self._draw()
        if before is not None and self.move_to(before.id):
            return
        self.highlighted = 0 if entries else None

    @property
    def current(self) -> Entry | None:
        """Return the heading under the cursor."""
        at = self.highlighted
        return self.entries[at] if at is not None and at < len(self.entries) else None

    def move_to(self, code: str) -> bool:
        """Put the cursor on a heading; return whether it is there."""
        for place, one in enumerate(self.entries):
            if one.id == code:
                self.highlighted = place
                return True
        return False

    def on_resize(self) -> None:
        """Share the line out anew."""
        before = self.current
        self._draw()
        if before is not None:
            self.move_to(before.id)

    def _draw(self) -> None:
        room = max(12, self.size.width - 1)
        self.clear_options()
        self.add_options(Option(self._line(one, room)) for one in self.entries)

    def _line(self, one: Entry, room: int) -> Text:
        """Return a heading on one line, what is open at its end."""
        marks = marks_of(one) if self.filled else ""
        name = "  " * (one.level - 1) + clean(one.text)
        free = room - cell_len(marks) - (1 if marks else 0)
        line = Text(fit(name, free), style="bold" if one.level == 1 else "", no_wrap=True, end="")
        if marks:
            line.append(f" {marks}", "not bold dim" if marks == DONE else "bold")
        return line


def marks_of(one: Entry) -> str:
    """Return what is open under a heading as signs: "2○ 1☐"; "✓" when all that is asked is there."""
    texts, boxes = one.open
    signs = [f"{count}{sign}" for count, sign in ((texts, TEXTS), (boxes, BOXES)) if count]
    return " ".join(signs) or (DONE if one.asked else "")
