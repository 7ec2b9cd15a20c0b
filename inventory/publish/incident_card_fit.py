"""How large the letters of a storingskaart can be on one page of A4: every text measured in its column.

Widths are those of Inter, which the PDF is set in; Calibri at 1.14 times the size is as wide (measured with LibreOffice).
A size fits when no word is wider than its column and everything together is no higher than the page.
"""

from __future__ import annotations

import re
from functools import cache
from math import ceil
from typing import TYPE_CHECKING, Any

from inventory.publish.measure import width

if TYPE_CHECKING:
    from collections.abc import Iterator

PAPER, PAGE = 533.0, 770.0
"""Width and height of what can be printed on, in points: A4 without margins, and without the line at its foot."""
SHARES = (25, 11, 28, 36)
"""Widths of the columns."""
BESIDE = 10.0
"""Points of a column that stay white."""
SIZES = tuple(half / 2 for half in range(28, 8, -1))
"""Sizes of letters in points, from 14 to 4.5; 5 is the least that can be read on paper in the hand."""
LONG, PART = 30, 12
"""A word of more letters than this is broken anywhere, into parts that fit a column."""
WORD = re.compile(rf"\S{{{LONG + 1},}}")
STOPS = re.compile(r"(?<=[@._/-])(?=\w)")
BLANK = "\u200b"
"""Stands where a word may be broken."""
BOLD = (True, True, False, False)
SCALE = (1.12, 1.0, 1.0, 1.0)
LOUD, SOFT, BAND, HEAD, FIRST, TITLE = 1.25, 0.82, 1.15, 0.85, 1.3, 2.1
"""How much larger than the others the letters are of the number to call, of details, bands, heads, and the top."""


def softened(text: str) -> str:
    """Return a text in which very long words can be broken: in an address after a sign, elsewhere anywhere."""
    return WORD.sub(lambda found: BLANK.join(_parts(found[0])), text)


def _parts(word: str) -> Iterator[str]:
    for piece in STOPS.split(word):
        yield from (piece[start : start + PART] for start in range(0, len(piece), PART))


def room(column: int) -> float:
    """Return how wide the texts of a column can be, in points."""
    return PAPER * SHARES[column] / sum(SHARES) - BESIDE


def letters(card: dict[str, Any], line: float, between: float = 0.0) -> float:
    """Return the size of the letters of a card in points; the smallest there is when nothing fits.

    Args:
        card: One of the cards of `told`.
        line: Height of a line, in sizes of its letters.
        between: White above and below a row together, in sizes of the letters.
    """
    return next((size for size in SIZES if _fits(card, size, line, between)), SIZES[-1])


def widest(card: dict[str, Any]) -> float:
    """Return the largest letters with which every word fits its column, in points."""
    return next((size for size in SIZES if _words_fit(card, size)), SIZES[-1])


def _fits(card: dict[str, Any], size: float, line: float, between: float) -> bool:
    return _words_fit(card, size) and _height(card, size, line, between) <= PAGE


def _words_fit(card: dict[str, Any], size: float) -> bool:
    return all(
        width(word, size * scale, bold=bold) <= room(column)
        for row in _rows(card)
        for column, (scale, bold, text) in _pieces(row)
        for word in _words(text)
    )


def _height(card: dict[str, Any], size: float, line: float, between: float) -> float:
    """Return how high a card is, in points."""
    top = lines(card["site"], PAPER * 0.6, size * TITLE, bold=True) * TITLE * line + 1.3
    top += (lines(card["first"], PAPER * 0.8, size * FIRST, bold=True) * line + 0.8) * FIRST
    bands = 1 + len(card["sections"])
    total = top + HEAD * line * 2 + bands * BAND * (line + 1.1)
    for row in _rows(card):
        heights = [0.0] * len(SHARES)
        for column, (scale, bold, text) in _pieces(row):
            heights[column] += lines(text, room(column), size * scale, bold=bold) * scale * line
        total += max(heights) + between
    return total * size


def _rows(card: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from card["internet"]
    for part in card["sections"]:
        yield from part["rows"]


def _pieces(row: dict[str, Any]) -> Iterator[tuple[int, tuple[float, bool, str]]]:
    """Yield the texts of a row with their column, size and weight; the sign before the first counts as two letters."""
    yield 0, (SCALE[0], BOLD[0], f"●\u00a0{row['what']}")
    yield 1, (SCALE[1], BOLD[1], row["within"])
    yield 2, (SCALE[2], BOLD[2], row["meanwhile"])
    yield 3, (LOUD, True, f"{row['call']} {row['channel']}")
    if row["details"]:
        yield 3, (SOFT, False, row["details"])


@cache
def _words(text: str) -> tuple[str, ...]:
    return tuple(re.split(f"[ {BLANK}]", softened(text)))


def lines(text: str, room: float, size: float, *, bold: bool = False) -> int:
    """Return over how many lines a text goes, broken at blanks and where a long word may be."""
    count, used, blank = 1, 0.0, width(" ", size, bold=bold)
    for word in _words(text):
        wide = width(word, size, bold=bold)
        if used and used + blank + wide > room:
            count, used = count + 1, 0.0
        count += max(ceil(wide / room) - 1, 0)
        used += (blank if used else 0.0) + wide % room
    return count
