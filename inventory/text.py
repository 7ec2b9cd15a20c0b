"""Foreign text is data, never markup: one place that cleans it and one that folds it for searching."""

from __future__ import annotations

import re
import unicodedata

# C0 and C1 controls (ESC among them, which drives a terminal), bidi overrides and isolates (which show a text in
# another order than it has), the BOM, line separators, lone surrogates (which no encoding takes), and what is no character
# (which makes a workbook unreadable).
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufeff\ufffe\uffff\ud800-\udfff]"
)
_BLANKS = re.compile(r"[ \t\n\u00a0\u2007\u202f]+")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "|", "%")
_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)*\Z")
MARKS = {"ß": "ss", "ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "ij": "ij"}


def clean(value: str, *, lines: bool = False) -> str:
    """Return a foreign text without anything that can drive a terminal or hide itself.

    Args:
        value: Any text, from a file, a form or the database.
        lines: Keep line ends (notes); otherwise they become spaces.

    Returns:
        The text in NFC, without control characters, trimmed; blanks run together unless lines are kept.
    """
    if value.isascii() and value.isprintable() and "  " not in value:
        return value.strip()
    value = unicodedata.normalize("NFC", value.replace("\r\n", "\n").replace("\r", "\n"))
    value = _UNSAFE.sub("", value)
    return value.replace("\t", " ").strip() if lines else _BLANKS.sub(" ", value).strip()


def harmless(value: str) -> str:
    """Return a text that is being typed or pasted without what can drive a terminal; its blanks and lines stay."""
    return _UNSAFE.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))


def fold(value: str) -> str:
    """Return a text as it is searched and matched: lower case, without accents, blanks run together."""
    if value.isascii():
        return " ".join(value.lower().split())
    # Folded again after the decomposition, which makes capitals of signs such as ™.
    value = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", value.casefold()).casefold())
    value = "".join(MARKS.get(c, c) for c in value if not unicodedata.combining(c))
    return " ".join(value.split())


def disarm(value: str) -> str:
    """Return a text that no spreadsheet takes for a formula: an apostrophe before a dangerous start."""
    dangerous = value.lstrip("'").startswith(_FORMULA) and not _NUMBER.match(value)
    return f"'{value}" if dangerous else value


def rearm(value: str) -> str:
    """Take back what `disarm` did, so that an export comes back in unchanged."""
    return value[1:] if value.startswith("'") and value.lstrip("'").startswith(_FORMULA) else value
