"""The columns of a table in an edited document, found again when people moved, renamed, added or took out some."""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ALIKE = 0.6
"""How alike a heading must be to one that was written to be taken for it."""
SAME = 0.5
"""Share of the cells of a column that must be there still for it to be known without its heading."""
Texts = tuple[str, ...]


def columns(labels: Sequence[str], cells: Sequence[Texts], theirs: Mapping[int, Texts]) -> list[int | None]:
    """Return where each column of ours is in the grid of a document; None for one that was taken out.

    Found by its heading, then by what stands in its cells, then by a heading that is like it.

    Args:
        labels: The headings that were written.
        cells: The texts under each heading as they were written.
        theirs: Of each column of the document by its place in the grid: its heading and the texts under it.
    """
    found = _by_heading(labels, theirs)
    _by_cells(found, cells, theirs)
    _by_likeness(found, labels, cells, theirs)
    return [found.get(column) for column in range(len(labels))]


def _by_heading(labels: Sequence[str], theirs: Mapping[int, Texts]) -> dict[int, int]:
    """Return the columns that have their heading; of more with the same one the first belongs to the first."""
    free: dict[str, list[int]] = {}
    for place, texts in theirs.items():
        free.setdefault(texts[0], []).append(place)
    return {column: free[label].pop(0) for column, label in enumerate(labels) if free.get(label)}


def _by_cells(found: dict[int, int], cells: Sequence[Texts], theirs: Mapping[int, Texts]) -> None:
    scored = []
    for column, place in _open(found, len(cells), theirs):
        wanted = Counter(text for text in cells[column] if text)
        score = (wanted & Counter(theirs[place][1:])).total() / max(wanted.total(), 1)
        if score >= SAME:
            scored.append((-score, abs(place - column), column, place))
    _take(found, scored)


def _by_likeness(
    found: dict[int, int], labels: Sequence[str], cells: Sequence[Texts], theirs: Mapping[int, Texts]
) -> None:
    """Pair columns by headings that are alike; one without any words in its cells also by its place."""
    scored = []
    for column, place in _open(found, len(labels), theirs):
        score = SequenceMatcher(None, labels[column].casefold(), theirs[place][0].casefold()).ratio()
        bare = not any(cells[column]) and not any(theirs[place][1:]) and len(theirs) == len(labels)
        if score >= ALIKE or (bare and list(theirs).index(place) == column):
            scored.append((-score, abs(place - column), column, place))
    _take(found, scored)


def _open(found: dict[int, int], count: int, theirs: Mapping[int, Texts]) -> list[tuple[int, int]]:
    """Return each pair of a column and a place that are not yet paired."""
    free = [place for place in theirs if place not in found.values()]
    return [(column, place) for column in range(count) if column not in found for place in free]


def _take(found: dict[int, int], scored: Sequence[tuple[float, int, int, int]]) -> None:
    """Pair what scores highest, each column and place once."""
    for _score, _far, column, place in sorted(scored):
        if column not in found and place not in found.values():
            found[column] = place
