"""The rows of a table in an edited document: read by their columns, and found again in the table that was written."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from inventory.publish.refresh_package import W
from inventory.publish.refresh_text import cell_paragraphs, text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from lxml.etree import _Element

    Texts = tuple[str, ...]
ALIKE = 0.55
"""How alike two rows are that people still take for the same one; 1 is equal."""
MOST_COMPARED = 40_000
"""Pairs of rows that are held against each other letter by letter, at most."""


@dataclass
class Row:
    """A row: its element, and its cells by the column of the grid where they begin."""

    element: _Element
    cells: dict[int, _Element]

    def text(self, column: int) -> str:
        """Return the text of the cell over a column of the grid; "" where the row has none."""
        cell = self.cells.get(column)
        return "" if cell is None else cell_text_of(cell)


def cell_text_of(cell: _Element) -> str:
    """Return the text of a cell, a line for each paragraph."""
    return "\n".join(text_of(paragraph) for paragraph in cell_paragraphs(cell)).strip()


def rows_of(table: _Element) -> list[Row]:
    """Return the rows of a table, without those of tables within it and without those that tracked changes took out."""
    return [
        Row(element, cells_of(element))
        for element in table.iter(f"{W}tr")
        if next(element.iterancestors(f"{W}tbl"), None) is table and element.find(f"{W}trPr/{W}del") is None
    ]


def cells_of(row: _Element) -> dict[int, _Element]:
    """Return the cells of a row by the column of the grid where they begin."""
    before = row.find(f"{W}trPr/{W}gridBefore")
    at = 0 if before is None else _count(before)
    found = {}
    for cell in row.iter(f"{W}tc"):
        if next(cell.iterancestors(f"{W}tr"), None) is not row:
            continue
        found[at] = cell
        span = cell.find(f"{W}tcPr/{W}gridSpan")
        at += 1 if span is None else _count(span)
    return found


def _count(element: _Element) -> int:
    value = element.get(f"{W}val", "1")
    return int(value) if value.isdecimal() and len(value) < len("1000000") else 1


def matched(base: Sequence[Texts], theirs: Sequence[Texts]) -> dict[int, int]:
    """Return which row that was written each row of the document is; rows of people are not among them.

    Rows are found by all their texts, then by the first, then by likeness, so that they may have been sorted or edited.

    Args:
        base: The texts of the rows that were written.
        theirs: The texts of the rows of the document, in the same columns.
    """
    found: dict[int, int] = {}
    _pair(found, base, theirs, lambda texts: texts)
    _pair(found, base, theirs, lambda texts: next((one for one in texts if one), None))
    left = [place for place in range(len(theirs)) if place not in found]
    free = [place for place in range(len(base)) if place not in found.values()]
    if len(left) * len(free) <= MOST_COMPARED:
        _alike(found, base, theirs, left, free)
    return found


def _pair(
    found: dict[int, int],
    base: Sequence[Texts],
    theirs: Sequence[Texts],
    sign: Callable[[Texts], Hashable],
) -> None:
    """Pair the rows that are not yet paired and have the same sign, in their order."""
    taken = set(found.values())
    free: dict[Hashable, list[int]] = {}
    for place, texts in enumerate(base):
        if place not in taken and sign(texts):
            free.setdefault(sign(texts), []).append(place)
    for place, texts in enumerate(theirs):
        if place not in found and free.get(sign(texts)):
            found[place] = free[sign(texts)].pop(0)


def _alike(
    found: dict[int, int],
    base: Sequence[Texts],
    theirs: Sequence[Texts],
    left: Sequence[int],
    free: Sequence[int],
) -> None:
    """Pair the rows that are most alike."""
    scored = []
    for mine in left:
        if not any(theirs[mine]):
            continue
        for other in free:
            score = _likeness(base[other], theirs[mine])
            if score >= ALIKE:
                scored.append((-score, abs(other - mine), mine, other))
    taken: set[int] = set()
    for _score, _far, mine, other in sorted(scored):
        if mine not in found and other not in taken:
            found[mine] = other
            taken.add(other)


def _likeness(one: Texts, other: Texts) -> float:
    """Return how alike two rows are: the share of equal cells, or of equal letters when that is more."""
    same = sum(a == b and bool(a) for a, b in zip(one, other, strict=True))
    filled = max(sum(map(bool, one)), sum(map(bool, other)), 1)
    letters = SequenceMatcher(None, "\n".join(one), "\n".join(other), autojunk=False)
    if letters.quick_ratio() < ALIKE:
        return same / filled
    return max(same / filled, letters.ratio())


def keys(given: Sequence[str], texts: Sequence[Texts]) -> list[str]:
    """Return a key for each row: as given, or else its first text with a number for the same text again."""
    if len(given) == len(texts) == len(set(given)):
        return list(given)
    seen: Counter[str] = Counter()
    made = []
    for one in texts:
        first = next((text for text in one if text), "")
        seen[first] += 1
        made.append(f"{first}#{seen[first]}")
    return made
