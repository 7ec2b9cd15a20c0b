"""A code made of a name that is too long for one, so that two long names that begin alike stay two."""

from __future__ import annotations

import hashlib

SIGNS = 6
"""Hexadecimal digits that tell long names apart: among 1,000 names that begin alike one in 30 lists has two the same."""


def shortened(name: str, longest: int) -> str:
    """Return a name, or its beginning with a sign of its whole, the same each time.

    Args:
        name: Any text.
        longest: Characters that fit, more than 10.
    """
    if len(name) <= longest:
        return name.strip()
    sign = hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()[:SIGNS]
    return f"{name[: longest - SIGNS - 1].strip()}~{sign}"
