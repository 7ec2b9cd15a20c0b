"""Numbers as people write them, exactly: no float in between, and nothing guessed.

babel reads "12.50" as 1250 in Dutch (libraries.md §8); here a separator means what its place, or the column, says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from importers.values.words import bare

if TYPE_CHECKING:
    from collections.abc import Iterable

    from importers.values.hints import Decimal as Sign

TOKEN = re.compile(
    r"(?P<open>\()?\s*"
    r"(?P<before>[+-])?\s*(?:€|EUR\b|euro\b)?\s*(?P<inner>[+-])?\s*"
    r"(?P<body>\d+(?:[.,' ]\d+)*|[.,]\d+)"
    r"(?P<whole>[.,](?:-{1,2}|=))?\s*(?:€|EUR|euro)?\s*"
    r"(?P<after>[+-])?\s*(?P<close>\))?",
    re.IGNORECASE,
)
COMMON = re.compile(r"(-?\d{1,12})(?:([.,])(\d\d?))?", re.ASCII)
SPACED = re.compile(r"\d{1,3}(?:([ '])\d{3})(?:\1\d{3})*(?:([.,])\d+)?")
BOTH = re.compile(r"\d{1,3}(?:\.\d{3})+(,)\d+|\d{1,3}(?:,\d{3})+(\.)\d+")
GROUPED = re.compile(r"\d{1,3}(?:\.\d{3}){2,}|\d{1,3}(?:,\d{3}){2,}")
SINGLE = re.compile(r"(\d*)([.,])(\d+)")
# Minus sign and dashes, curly and other apostrophes, and thin spaces, as word processors write them.
PLAIN = str.maketrans("\u2212\u2013\u2014\u2019\u00b4`\u2009\u200a", "---'''  ")
PLACES = 3
MOST_DIGITS = 30


@dataclass(frozen=True)
class Number:
    """An exact number.

    Args:
        digits: All its digits as a whole number, with its sign.
        places: How many of them stand behind the decimal sign.
        sign: The decimal sign that its form proves, "" when it proves none.
        doubtful: The sign that may be decimal or group thousands, as in 1.234; `digits` and `places` take it as decimal.
    """

    digits: int
    places: int = 0
    sign: Sign = ""
    doubtful: Sign = ""

    def grouped(self) -> Number:
        """Return the other reading of a doubtful number: its sign groups thousands."""
        return Number(self.digits)

    def scaled(self, places: int) -> int:
        """Return the number times 10 ** places, halves away from zero."""
        if places >= self.places:
            return self.digits * int(10 ** (places - self.places))
        divisor = int(10 ** (self.places - places))
        size = (2 * abs(self.digits) + divisor) // (2 * divisor)
        return -size if self.digits < 0 else size

    def whole(self) -> bool:
        """Whether nothing but zeros stands behind the decimal sign."""
        return not self.digits % int(10**self.places)


def number(cell: Any) -> Number | None:
    """Return the number in a cell, or None when there is none; a cell with `%` is none."""
    if isinstance(cell, bool):
        return None
    if isinstance(cell, int):
        return Number(cell)
    if isinstance(cell, float):
        return from_float(cell)
    if not isinstance(cell, str):
        return None
    if found := COMMON.fullmatch(cell):
        return Number(int(found[1] + (found[3] or "")), len(found[3] or ""), found[2] or "")  # type: ignore[arg-type]
    return from_text(cell)


def from_text(cell: str) -> Number | None:
    """Return the number in a text, with or without a currency, or None."""
    found = TOKEN.fullmatch(bare(cell).translate(PLAIN))
    if found is None or len(found["body"]) > MOST_DIGITS:
        return None
    signs = [s for s in (found["before"], found["inner"], found["after"]) if s] + ["-"] * bool(found["open"])
    if len(signs) > 1 or bool(found["open"]) != bool(found["close"]):
        return None
    body = found["body"]
    if found["whole"]:  # 12,- and 1.234.- alike: the sign before the dash is decimal
        body += ("," if "." in body else found["whole"][0]) + "00"
    return parsed(body, negative=signs not in ([], ["+"]))


def from_float(cell: float) -> Number | None:
    """Return a workbook's number as the shortest text that means it: 749.95, not 749.950000000000045."""
    parts = Decimal(repr(cell)).as_tuple()
    if not isinstance(parts.exponent, int) or abs(parts.exponent) > MOST_DIGITS:
        return Number(0) if cell == 0 else None
    digits = int("".join(map(str, parts.digits))) * (-1 if parts.sign else 1)
    if parts.exponent >= 0:
        return Number(digits * 10**parts.exponent)
    return Number(digits, -parts.exponent)


def parsed(body: str, *, negative: bool) -> Number | None:
    """Return the number that digits and separators mean, or None when no way of writing gives them."""
    sign, doubtful = form(body)
    if sign == "invalid":
        return None
    point = doubtful or sign
    whole, _point, rest = body.rpartition(point) if point and point in body else (body, "", "")
    if not doubtful and GROUPED.fullmatch(body):
        whole, rest = body, ""
    digits = int(re.sub(r"\D", "", whole + rest) or "0")
    return Number(-digits if negative else digits, len(rest), sign, doubtful)  # type: ignore[arg-type]


def form(body: str) -> tuple[str, str]:
    """Return which decimal sign the form proves ("" for none, "invalid" for an impossible form), and which is doubtful."""
    if body.isdecimal():
        return "", ""
    if found := SPACED.fullmatch(body):
        return found[2] or "", ""
    if found := BOTH.fullmatch(body):
        return found[1] or found[2], ""
    if GROUPED.fullmatch(body):
        return ("," if "." in body else "."), ""
    found = SINGLE.fullmatch(body)
    if found is None:
        return "invalid", ""
    whole, sign, rest = found.groups()
    if len(rest) != PLACES or not whole or whole[0] == "0" or len(whole) > PLACES:
        return sign, ""
    return "", sign


def decimal_sign(cells: Iterable[Any], hint: Sign, *, whole: bool = False) -> Sign:
    """Return the decimal sign that a column uses: the one its numbers prove, else the hinted one, else "".

    Args:
        cells: Cells of the column, each once is enough.
        hint: What a profile or the user says.
        whole: The column holds whole numbers, so that in 1.234 the point must group thousands.
    """
    signs: set[Sign] = set()
    for cell in cells:
        found = number(cell) if isinstance(cell, str) else None
        if found is None:
            continue
        if found.sign:
            signs.add(found.sign)
        elif whole and found.doubtful and not found.whole():
            signs.add(other(found.doubtful))
    return signs.pop() if len(signs) == 1 else hint


def other(sign: Sign) -> Sign:
    """Return the sign that groups thousands where this one is decimal."""
    return "." if sign == "," else ","
