"""Numbers as people write them in a filter, as the whole numbers that the database keeps."""

from __future__ import annotations

import re

from inventory.language import current
from inventory.records import Kind
from inventory.records.field import SCALES
from inventory.text import fold

_DIGITS = re.compile(r"([+-]?)(\d{1,15})(?:[.,](\d{1,6}))?", re.ASCII)
_GROUPS = {",": re.compile(r"([+-]?[1-9]\d{0,2}(?:\.\d{3})+)(?:,(\d{1,6}))?", re.ASCII),
           ".": re.compile(r"([+-]?[1-9]\d{0,2}(?:,\d{3})+)(?:\.(\d{1,6}))?", re.ASCII)}  # fmt: skip
_UNITS = re.compile(r"[€%]|\b(?:euro|eur|fte)\b", re.ASCII)
_MONTHS = re.compile(r"(\d{1,5}) ?(m|mnd|maand|maanden|months?|j|jr|jaar|jaren|y|years?)", re.ASCII)


def number(text: str, kind: Kind) -> int | None:
    """Return a number in the unit in which its kind is kept (cents, 1/100 %, months), or None when it is none.

    Args:
        text: `12,50`, `1.234,56`, `12.50`, `€ 5`, `8 %`, `0,6 fte`, `36`, `36m`, `3 jaar`. A point or comma before
            three digits groups them, unless the kind has that many decimals and the language writes them so.
        kind: What the field holds.
    """
    written = fold(text)
    if kind is Kind.MONTHS and (found := _MONTHS.fullmatch(written)):
        return int(found[1]) * (1 if found[2].startswith("m") else 12)
    places = SCALES.get(kind, 0)
    written = _UNITS.sub("", written).replace(" ", "")
    grouped = _grouped(written, places)
    digits = _DIGITS.fullmatch(grouped or written)
    if digits is None:
        return None
    fraction = (digits[3] or "").rstrip("0")
    if len(fraction) > places:
        return None
    value = int(digits[2] + fraction.ljust(places, "0"))
    return -value if digits[1] == "-" else value


def _grouped(text: str, places: int) -> str | None:
    """Return a number with grouped thousands without its groups, or None when it has none."""
    point = "," if current() == "nl" else "."
    for decimal, pattern in _GROUPS.items():
        found = pattern.fullmatch(text)
        if found is None:
            continue
        group = "." if decimal == "," else ","
        ambiguous = found[2] is None and text.count(group) == 1
        if ambiguous and places > 2 and group == point:  # noqa: PLR2004  a price can have three decimals
            continue
        whole = found[1].replace(group, "")
        return f"{whole}.{found[2]}" if found[2] else whole
    return None
