"""From a value to the text of one cell: cleaned, cut by terminal cells, never markup."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from rich.cells import cell_len, split_graphemes
from rich.style import Style
from rich.text import Text

from inventory.text import clean, harmless

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Tone = Literal["success", "warning", "error", "muted", "accent"]
Side = Literal["left", "right", "center"]
ELLIPSIS = "…"
_ENDS = frozenset("\t\n\r")
LONGEST = (
    400  # code points of a value that are looked at: no screen is wider, and 5 kB must cost no more than 400
)


def toned(text: str, tone: Tone) -> Text:
    """Return a text in a tone of the theme; the grid resolves the tone when it draws."""
    return Text(text, style=f"grid--{tone}", end="")


def status(sign: str, word: str, tone: Tone) -> Text:
    """Return a status as sign, word and colour, so that it is read without colour too ("✓ in use")."""
    return toned(f"{sign} {word}", tone)


def tidy(cell: str | Text) -> str | Text:
    """Return what a column's format made without anything that can drive a terminal.

    A text whose characters had to change loses the styles of its parts, since their places no longer hold. Blanks that
    a format put into a `Text` stay: a time line is made of them.
    """
    if isinstance(cell, str):
        return clean(cell[:LONGEST])
    if len(cell.plain) <= LONGEST and not set(cell.plain) & _ENDS and harmless(cell.plain) == cell.plain:
        return cell
    cleaned = clean(cell.plain[:LONGEST])
    return cell if cleaned == cell.plain else Text(cleaned, style=cell.style, end="")


def width(cell: str | Text) -> int:
    """Return how many terminal cells a tidied cell takes, uncut."""
    return cell_len(cell if isinstance(cell, str) else cell.plain)


def cut(text: str, room: int) -> str:
    """Return a text that takes at most `room` terminal cells, with … where it was cut.

    A wide character or one with combining marks stays whole or goes whole.
    """
    if (len(text) if text.isascii() else cell_len(text)) <= room:
        return text
    if room <= 0:
        return ""
    if text.isascii():
        return text[: room - 1] + ELLIPSIS
    used, end = 0, 0
    for _start, stop, size in split_graphemes(text)[0]:
        if used + size > room - 1:
            break
        used, end = used + size, stop
    return text[:end] + ELLIPSIS


def pads(size: int, room: int, side: Side) -> tuple[str, str]:
    """Return the blanks left and right of a text of `size` cells in `room` cells."""
    left = {"left": 0, "right": room - size, "center": (room - size) // 2}[side]
    return " " * left, " " * (room - size - left)


def fit(text: str, room: int, side: Side = "left") -> str:
    """Return a text in exactly `room` terminal cells: cut with … or filled with blanks."""
    short = cut(text, room)
    before, after = pads(cell_len(short), room, side)
    return f"{before}{short}{after}"


def runs(text: Text, resolve: Callable[[str | Style], Style]) -> list[tuple[str, Style]]:
    """Return a text as pieces of one style each, in order; `resolve` gives the style behind a name."""
    base, length = resolve(text.style), len(text.plain)
    cuts = {0, length}
    cuts.update(min(length, max(0, edge)) for span in text.spans for edge in (span.start, span.end))
    pieces = []
    for start, end in pairwise(sorted(cuts)):
        style = base
        for span in text.spans:
            if span.start <= start and end <= span.end:
                style += resolve(span.style)
        pieces.append((text.plain[start:end], style))
    return pieces


def resolver(tones: Mapping[str, Style]) -> Callable[[str | Style], Style]:
    """Return what makes a style of a name: a tone of the theme, or a Rich style without links and actions."""

    def resolve(style: str | Style) -> Style:
        if isinstance(style, Style):
            return style.clear_meta_and_links()
        if not style:
            return Style.null()
        found = tones.get(style)
        return found if found is not None else Style.parse(style).clear_meta_and_links()

    return resolve
