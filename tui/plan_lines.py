"""A line of the plan on the screen: pieces of text with the part they play, wrapped to a width in cells."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from rich.cells import cell_len

from inventory.text import clean
from tui.widgets.grid.cells import cut

if TYPE_CHECKING:
    from collections.abc import Iterator

Line = tuple[tuple[str, str], ...]
"""Pieces of a line: the text and the part that it plays (a name of `PARTS`)."""
PARTS = ("text", "title", "strong", "quiet", "open", "good", "line")
"""What a piece can be: plain, a heading, stressed, beside the point, still open, in order, a line of a table."""
LEAST = 8
"""Cells in which text is still wrapped by words."""


def wrapped(text: str, room: int) -> list[str]:
    """Return a text as lines of at most so many cells, at least one; its own lines stay lines."""
    found = [line for one in clean(text, lines=True).split("\n") for line in _paragraph(one, room)]
    return found or [""]


def _paragraph(text: str, room: int) -> list[str]:
    text = clean(text)
    if text.isascii() or cell_len(text) == len(text):
        return wrap(text, max(room, 1)) or [""]
    return list(_broad(text, max(room, 2)))


def _broad(text: str, room: int) -> Iterator[str]:
    """Yield the lines of a text whose letters do not all take one cell."""
    line = ""
    for word in text.split(" "):
        both = f"{line} {word}" if line else word
        if cell_len(both) <= room:
            line = both
            continue
        if line:
            yield line
        *whole, line = list(_pieces(word, room))
        yield from whole
    yield line


def _pieces(word: str, room: int) -> Iterator[str]:
    """Yield a word in pieces that fit, the last one last."""
    part, width = "", 0
    for letter in word:
        size = cell_len(letter)
        if width + size > room:
            yield part
            part, width = "", 0
        part, width = part + letter, width + size
    yield part


def prose(text: str, room: int, part: str = "text", indent: str = "", first: str | None = None) -> list[Line]:
    """Return a text as lines.

    Args:
        text: The text.
        room: Cells, the indent included.
        part: What it is.
        indent: What stands before each line.
        first: What stands before the first line instead, as wide as the indent; None for the indent.
    """
    found = wrapped(text, max(LEAST, room - cell_len(indent)))
    begins = [indent if first is None else first, *([indent] * (len(found) - 1))]
    return [
        ((begin, part), (line, part)) if begin else ((line, part),)
        for begin, line in zip(begins, found, strict=True)
    ]


def width(line: Line) -> int:
    """Return how many cells a line takes."""
    return sum(cell_len(text) for text, _part in line)


def plain(line: Line) -> str:
    """Return a line without its parts."""
    return "".join(text for text, _part in line)


def fitted(text: str, room: int) -> str:
    """Return a text on one line, cut where it does not fit."""
    return cut(clean(text), room)
