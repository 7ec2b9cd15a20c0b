"""Whole numbers with the unit behind them that their column has: "24 uur", "1 Gbit/s", "1:20"; from `units.toml`.

A working day ("werkdag") is no number of hours, and is not read as one.
"""

from __future__ import annotations

import re
import tomllib
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

from inventory.text import fold

_BEHIND = re.compile(r"(?:(?:binnen|maximaal|max\.?|within|up to) )?(\d{1,6}) ?([^\W\d][\w/]*)\.?")
_BEFORE = re.compile(r"(1 ?:|1 op) ?(\d{1,6})")


@cache
def _listed() -> dict[str, dict[str, int | list[str]]]:
    return tomllib.loads(Path(__file__).with_name("units.toml").read_text(encoding="utf-8"))


@cache
def units_of(column: str) -> dict[str, int]:
    """Return how many of a column's own unit each unit is that its cells can have; {} for a column without."""
    for listed in _listed().values():
        columns = listed["columns"]
        if isinstance(columns, list) and any(fnmatchcase(column, one) for one in columns):
            return {unit: size for unit, size in listed.items() if isinstance(size, int)}
    return {}


def with_unit(column: str, cell: object) -> int | None:
    """Return the whole number that a cell with a unit is, None when it is none."""
    units = units_of(column)
    if not units or not isinstance(cell, str):
        return None
    said = fold(cell)
    if found := _BEHIND.fullmatch(said):
        size = units.get(found[2])
        return None if size is None else int(found[1]) * size
    if found := _BEFORE.fullmatch(said):
        return int(found[2]) if "1:" in units else None
    return None
