"""Speeds in the units that programs and people write: bits or bytes, with or without kilo, mega, giga; made Mbit/s."""

from __future__ import annotations

import re
from fractions import Fraction

PREFIXES = {"": 1, "k": 10**3, "kilo": 10**3, "m": 10**6, "mega": 10**6, "g": 10**9, "giga": 10**9}
SECOND = r"(?:\s?/\s?s(?:ec(?:onden?|ond)?)?|ps|PS|p/s|\s?per\s?s(?:ec(?:onden?|ond)?)?)"
UNIT = re.compile(
    rf"(?P<prefix>[kKmMgG]|[Kk]ilo|[Mm]ega|[Gg]iga)?\s?(?:(?P<word>bit|byte|Bit|Byte)s?|(?P<letter>[bB]))(?P<second>{SECOND})?"
)
HEADER = re.compile(rf"(?P<name>.*?)[\s_(\[,:-]+(?P<unit>{UNIT.pattern})[)\]]?\s*")
VALUE = re.compile(rf"(?P<number>[-+]?\d[\d.,' ]*?)\s*(?P<unit>{UNIT.pattern})\s*")


def factor(unit: str) -> Fraction | None:
    """Return how many Mbit/s one of a unit is, or None when the text is no speed.

    `MB/s` is megabytes, `Mb/s` and `mb/s` are megabits, as is `Mbit` without a second; `bytes` alone is an amount of data.
    """
    found = UNIT.fullmatch(unit.strip())
    if found is None:
        return None
    prefix, word, letter = (found["prefix"] or ""), (found["word"] or "").lower(), found["letter"] or ""
    bits = word == "bit" or (bool(letter) and not _capital_bytes(found))
    if not found["second"] and not (bits and prefix):
        return None
    return Fraction((1 if bits else 8) * PREFIXES[prefix.lower()], 10**6)


def _capital_bytes(found: re.Match[str]) -> bool:
    """Return whether a B means bytes: a capital among others that are none throughout (MBPS shouts megabits)."""
    return found["letter"] == "B" and (found["second"] or "") != "PS"


def of_header(header: str) -> tuple[str, Fraction | None]:
    """Return a header without its unit, and how many Mbit/s the unit is; the whole of it and None without a unit."""
    found = HEADER.fullmatch(header.strip())
    size = factor(found["unit"]) if found else None
    return (found["name"], size) if found and size is not None else (header, None)


def of_value(text: str) -> tuple[str, Fraction | None]:
    """Return a cell without its unit, and how many Mbit/s the unit is; the whole of it and None without a unit."""
    found = VALUE.fullmatch(text.strip())
    size = factor(found["unit"]) if found else None
    return (found["number"].strip(), size) if found and size is not None else (text, None)


def megabits(value: Fraction) -> str:
    """Return a speed in Mbit/s with two decimals, halves up."""
    hundredths = (2 * value.numerator * 100 + value.denominator) // (2 * value.denominator)
    return f"{hundredths // 100}.{hundredths % 100:02d}"
