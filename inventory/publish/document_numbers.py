"""The numbers of a document: of headings, annexes, tables, pictures and footnotes, as the Word document counts them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.language import _, current
from inventory.publish.word_blocks import ALPHABET
from inventory.publish.word_captions import LABELS

if TYPE_CHECKING:
    from inventory.plan.blocks import Figure, Heading, Table

LEVELS = 3
NUMBERED = 2
"""Levels of headings that have a number, as in Word; what is below them, or in an annex, has none."""


class Numbers:
    """Counts in reading order.

    Args:
        numbered: Whether headings and captions have a number; in a short document they have none.
    """

    def __init__(self, *, numbered: bool = True) -> None:
        self.numbered = numbered
        self._counts = [0] * LEVELS
        self._annexes = self._tables = self._figures = self._notes = 0

    def heading(self, block: Heading) -> str:
        """Return the number of a heading: "2.1", "Annex A:", or "" in a short document."""
        if not self.numbered:
            return ""
        if block.annex:
            self._annexes += 1
            letter = ALPHABET[(self._annexes - 1) % len(ALPHABET)]
            return _("Annex {letter}").format(letter=letter) + ":"
        if block.level > NUMBERED:
            return ""
        self._counts[block.level - 1] += 1
        self._counts[block.level :] = [0] * (LEVELS - block.level)
        return ".".join(str(count) for count in self._counts[: block.level])

    def table(self, block: Table) -> str:
        """Return the caption of a table with its number; "" for one without a caption."""
        if not block.caption or not self.numbered:
            return block.caption
        self._tables += 1
        return f"{LABELS[current()]['table']} {self._tables}. {block.caption}"

    def figure(self, block: Figure) -> str:
        """Return the caption of a picture with its number."""
        if not self.numbered:
            return block.title
        self._figures += 1
        return f"{LABELS[current()]['figure']} {self._figures}. {block.title}".removesuffix(". ")

    def footnote(self) -> int:
        """Return the number of the next footnote."""
        self._notes += 1
        return self._notes
