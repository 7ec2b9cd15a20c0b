"""How wide a text is in print, from the advance widths of the font Inter.

`font_widths.json` was made once from the font in the package fontpkg-inter (axes opsz 14, wght 400 and 700): per weight
the width in 1/1000 em, and the characters that have it. Kerning only makes a text narrower, and so does the larger
optical size that resvg picks above 14 px; hence a text that fits by this table fits in the picture.
"""

from __future__ import annotations

import json
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

TABLE = Path(__file__).parent / "font_widths.json"
UNKNOWN = 1200
"""Width in 1/1000 em of a character that the table has not: wider than most, so that nothing overflows."""
ELLIPSIS = "…"


@cache
def widths(weight: str) -> dict[str, int]:
    """Return the advance width in 1/1000 em by character, for "regular" or "bold"."""
    table = json.loads(TABLE.read_text("utf-8"))[weight]
    return {character: int(width) for width, characters in table.items() for character in characters}


@lru_cache(maxsize=65536)
def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of a text in the unit of the size (px), at most half a percent too small."""
    known = widths("bold" if bold else "regular")
    total = 0
    for character in text:
        found = known.get(character)
        if found is None:
            found = 0 if unicodedata.combining(character) else UNKNOWN
        total += found
    return total * size / 1000


@lru_cache(maxsize=65536)
def cut(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """Return the text, or as much of it as fits in the room (px) with … behind it; at least the …."""
    if width(text, size, bold=bold) <= room:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if width(text[:middle].rstrip() + ELLIPSIS, size, bold=bold) <= room:
            low = middle
        else:
            high = middle - 1
    return _whole(text, low).rstrip() + ELLIPSIS


def wrapped(text: str, rooms: tuple[float, ...], size: float, *, bold: bool = False) -> tuple[str, ...]:
    """Return a text in as many lines as there are rooms (px) at most, broken at spaces; the last is cut to its room."""
    lines: list[str] = []
    rest = text.split(" ")
    for room in rooms[:-1]:
        count = 0
        while count < len(rest) and width(" ".join(rest[: count + 1]), size, bold=bold) <= room:
            count += 1
        if not count:
            break
        lines.append(" ".join(rest[:count]))
        rest = rest[count:]
        if not rest:
            return tuple(lines)
    return (*lines, cut(" ".join(rest), rooms[len(lines)], size, bold=bold))


def _whole(text: str, length: int) -> str:
    """Return a start of the text that does not part a letter from its accents."""
    while 0 < length < len(text) and unicodedata.combining(text[length]):
        length -= 1
    return text[:length]
