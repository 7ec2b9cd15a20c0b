"""What separates the cells of a text: the `sep=` line, else the character that gives the most even table."""

from __future__ import annotations

import csv
import math
import re
from collections import Counter

CANDIDATES = ";\t,|"
DEFAULT = ","
SAMPLE = 60
DECLARED = re.compile(r'"?sep=(.)"?(\r\n|\r|\n|\Z)', re.IGNORECASE)


def declared(text: str) -> tuple[str, int]:
    """Return the delimiter that a first line `sep=;` states, and the length of that line; ("", 0) without one."""
    found = DECLARED.match(text)
    return (found[1], found.end()) if found else ("", 0)


def best(text: str) -> str:
    """Return the delimiter of a text's beginning; a comma when nothing separates.

    Args:
        text: Some first tens of kilobytes, without a `sep=` line.
    """
    lines = text.splitlines(keepends=True)[: SAMPLE * 4]
    scores = {d: score(lines, d) for d in CANDIDATES}
    top = max(scores.values())
    return next(d for d in CANDIDATES if scores[d] == top) if top else DEFAULT


def score(lines: list[str], delimiter: str) -> float:
    """Return how even a table is with this delimiter: share of rows of the usual width, and that width.

    The share counts squared: a decimal comma splits many rows, but not all, and not into the same number of cells.
    """
    widths: Counter[int] = Counter()
    try:
        for row in csv.reader(lines, delimiter=delimiter):
            if row:
                widths[len(row)] += 1
            if widths.total() >= SAMPLE:
                break
    except csv.Error:
        return 0.0
    width, count = max(widths.items(), key=lambda item: (item[1], item[0]), default=(1, 0))
    return (count / widths.total()) ** 2 * math.log2(width) if width > 1 else 0.0
