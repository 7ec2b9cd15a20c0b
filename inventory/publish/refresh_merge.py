"""Three versions of a text made one: what one side changed is taken over, what both changed is told.

Texts are compared word by word, so that a figure that the records changed comes into a sentence that somebody rewrote
elsewhere.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WORDS = re.compile(r"\d(?:[\d.,/\-]*\d)?|[^\W\d]+|[^\w\s]|_|\s")
FIGURE = re.compile(r"\d(?:[\d.,/\-]*\d)?")
ROUNDS = 8
"""After so many the inventory has it: two are enough for what people write."""


class Clash(NamedTuple):
    """What both sides changed: as the document has it, as the inventory has it, and which of them stands there now."""

    theirs: str
    ours: str
    kept: str


class Merged(NamedTuple):
    """The text that came of it, figures of people that gave way to those of the inventory, and what both changed."""

    text: str
    figures: tuple[Clash, ...] = ()
    clashes: tuple[Clash, ...] = ()


def merged(base: str, theirs: str, ours: str, prefer: str = "", *, guard: bool = True) -> Merged:
    """Return one text of three.

    Args:
        base: What the program wrote.
        theirs: What the document has now.
        ours: What the program would write now.
        prefer: "document" or "database" for what both changed; "" leaves the document and tells it.
        guard: Whether figures are always those of the inventory.
    """
    found = _once(base, theirs, ours, prefer, guard=guard)
    figures = list(found.figures)
    for _round in range(ROUNDS):
        # A second refresh must find nothing left to do: its base is what the program writes now.
        again = _once(ours, found.text, ours, prefer, guard=guard)
        figures += again.figures
        if again.text == found.text:
            return found._replace(figures=tuple(figures))
        found = found._replace(text=again.text)
    return Merged(ours, (Clash(theirs, ours, ours),), found.clashes)


def _once(base: str, theirs: str, ours: str, prefer: str, *, guard: bool) -> Merged:
    if theirs == ours or (base == ours and not (guard and FIGURE.search(base))):
        return Merged(theirs)
    if theirs == base:
        return Merged(ours)
    text: list[str] = []
    figures: list[Clash] = []
    clashes: list[Clash] = []
    for piece in _pieces(*(WORDS.findall(one) for one in (base, theirs, ours))):
        kept, clash, figure = _choice(*piece, prefer, guard=guard)
        text.append(kept)
        if clash is not None:
            (figures if figure else clashes).append(clash)
    return Merged("".join(text), tuple(figures), tuple(clashes))


def _choice(base: str, theirs: str, ours: str, prefer: str, *, guard: bool) -> tuple[str, Clash | None, bool]:
    """Return what stands there, what was lost by it, and whether that is a figure."""
    if theirs in {base, ours}:
        return ours, None, False
    if guard and not FIGURE.search(theirs) and FIGURE.sub("0", base) == FIGURE.sub("0", ours):
        # Words in the place of a figure cannot become untrue; only a figure gives way to that of the inventory.
        return theirs, None, False
    figures = guard and FIGURE.findall(ours) != FIGURE.findall(theirs) and bool(FIGURE.search(base + ours))
    if base == ours:
        return (ours, Clash(theirs, ours, ours), True) if figures else (theirs, None, False)
    kept = ours if figures or prefer == "database" else theirs
    return kept, Clash(theirs, ours, kept), figures


def _pieces(
    base: Sequence[str], theirs: Sequence[str], ours: Sequence[str]
) -> Iterator[tuple[str, str, str]]:
    """Yield the three texts piece by piece: equal in all three, or between two such pieces."""
    at = [0, 0, 0]
    for start, left, right, size in _common(base, theirs, ours):
        between = (base[at[0] : start], theirs[at[1] : left], ours[at[2] : right])
        if any(between):
            yield "".join(between[0]), "".join(between[1]), "".join(between[2])
        if size:
            same = "".join(base[start : start + size])
            yield same, same, same
        at = [start + size, left + size, right + size]


def _common(
    base: Sequence[str], theirs: Sequence[str], ours: Sequence[str]
) -> Iterator[tuple[int, int, int, int]]:
    """Yield where a run of words is the same in all three, and the ends."""
    one = SequenceMatcher(None, base, theirs, autojunk=False).get_matching_blocks()
    two = SequenceMatcher(None, base, ours, autojunk=False).get_matching_blocks()
    a = b = 0
    while a < len(one) and b < len(two):
        start = max(one[a].a, two[b].a)
        end = min(one[a].a + one[a].size, two[b].a + two[b].size)
        if start < end:
            yield start, one[a].b + start - one[a].a, two[b].b + start - two[b].a, end - start
        if one[a].a + one[a].size < two[b].a + two[b].size:
            a += 1
        else:
            b += 1
    yield len(base), len(theirs), len(ours), 0
