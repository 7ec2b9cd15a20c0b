"""Words that several sources use: counts, lists and the visible "unknown"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.language import _, current
from inventory.records.values import day, decimals

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

MOST_NAMED = 12
"""Names that a sentence lists before it says how many more there are."""


def unknown() -> str:
    """Return what stands where nothing is known."""
    return _("unknown")


def dated(value: date | None) -> str:
    """Return a day, or that it is unknown."""
    return day(value) if value else unknown()


def first_capital(text: str) -> str:
    """Return a text with a capital in front, and its other capitals as they are: "DPIA's"."""
    return text[:1].upper() + text[1:]


def listed(names: Iterable[str], most: int = MOST_NAMED) -> str:
    """Return names in a row, "a, b and 3 more" when there are many; "" for none."""
    found = [name for name in names if name]
    if len(found) <= most:
        return ", ".join(found)
    return _("{names} and {count} more").format(names=", ".join(found[:most]), count=len(found) - most)


def counted(counts: Iterable[tuple[str, int]]) -> str:
    """Return counts in a row, the largest first: "Chromebook (1.300), laptop (185)"."""
    ordered = sorted(counts, key=lambda pair: (-pair[1], pair[0].casefold()))
    return ", ".join(f"{name} ({whole(count)})" for name, count in ordered)


def whole(count: int) -> str:
    """Return a whole number as people write it, with its thousands apart."""
    text = f"{count:,}"
    return text.replace(",", ".") if current() == "nl" else text


def percent(part: int, of: int) -> str:
    """Return a share in whole percents, halves up; unknown when there is nothing to take it of."""
    return f"{(200 * part + of) // (2 * of)}%" if of else unknown()


def plain_number(hundredths: int) -> str:
    """Return a number kept in 1/100 without decimals that say nothing: "6,9", "10"."""
    text = decimals(hundredths, 2)
    return text.rstrip("0").rstrip(",.") if hundredths % 100 else text[:-3]
