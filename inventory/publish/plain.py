"""Texts for files that are XML inside: cleaned, and without the few characters that XML does not know."""

from __future__ import annotations

import re

from inventory.text import clean

NOT_XML = re.compile("[\ufdd0-\ufdef\ufffe\uffff]")


def plain(text: str, most: int = 0, *, lines: bool = False) -> str:
    """Return a foreign text as an attribute or cell takes it.

    Args:
        text: Any text.
        most: Characters that fit; 0 for any number.
        lines: Keep line ends.
    """
    found = NOT_XML.sub("", clean(text, lines=lines))
    return found[:most] if most else found
