"""The words of dates, flags, lengths of time and empty cells, from `words.json`."""

from __future__ import annotations

import json
from pathlib import Path

from inventory.text import clean

_WORDS = json.loads(Path(__file__).with_name("words.json").read_text(encoding="utf-8"))
BLANK: frozenset[str] = frozenset(_WORDS["blank"])
YES: frozenset[str] = frozenset(_WORDS["yes"])
NO: frozenset[str] = frozenset(_WORDS["no"])
MONTHS: dict[str, int] = _WORDS["months"]
UNITS: dict[str, int] = _WORDS["units"]


def bare(cell: str) -> str:
    """Return a cell's text cleaned, or "" when it only says that there is nothing: "-", "n.v.t.", "#N/A"."""
    text = clean(cell)
    return "" if text.casefold() in BLANK else text
