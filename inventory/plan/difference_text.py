"""How two texts differ: which lines, and within those which words."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from inventory.plan.difference_kinds import Piece

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

WORD = re.compile(r"\s+|[^\s]+")
MOST = 400_000
"""Words times words that are held against each other: 0.2 s; a larger change shows as all of it gone and new."""


def words(before: str, after: str) -> tuple[Piece, ...]:
    """Return the pieces of two texts: those of " " and "-" are the first one, those of " " and "+" the second."""
    found: list[Piece] = []
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        former, later = "".join(old[a:b]), "".join(new[c:d])
        if tag == "replace":
            found += _within(former, later)
        else:
            found += _pieces(tag, former, later)
    return tuple(_joined(found))


def _within(before: str, after: str) -> Iterator[Piece]:
    old, new = WORD.findall(before), WORD.findall(after)
    if len(old) * len(new) > MOST:
        yield from _pieces("replace", before, after)
        return
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        yield from _pieces(tag, "".join(old[a:b]), "".join(new[c:d]))


def _pieces(tag: str, before: str, after: str) -> Iterator[Piece]:
    if tag == "equal":
        yield Piece(" ", before)
        return
    if before:
        yield Piece("-", before)
    if after:
        yield Piece("+", after)


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield pieces with neighbours of one sign as one."""
    held: Piece | None = None
    for piece in pieces:
        if held is not None and held.sign == piece.sign:
            held = Piece(held.sign, held.text + piece.text)
            continue
        if held is not None:
            yield held
        held = piece
    if held is not None:
        yield held


def lines(before: str, after: str) -> tuple[Piece, ...]:
    """Return the lines of two texts, each with its sign: " " in both, "-" gone, "+" new."""
    old, new = before.splitlines(), after.splitlines()
    found: list[Piece] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found += [Piece(" ", line) for line in old[a:b]]
        else:
            found += [Piece("-", line) for line in old[a:b]]
            found += [Piece("+", line) for line in new[c:d]]
    return tuple(found)


def undated(text: str, days: Sequence[date]) -> str:
    """Return a text without the day of its own state, in either form: that it was made on another day is no difference."""
    for day in days:
        for form in (day.isoformat(), day.strftime("%d-%m-%Y")):
            text = text.replace(form, "…")
    return text
