"""Names in a row: the first ones, and how many there are more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.language import _

if TYPE_CHECKING:
    from collections.abc import Sequence


def few(names: Sequence[str], most: int = 5) -> str:
    """Return names in a sentence: "a, b and 3 more" when there are more than `most`."""
    rest = len(names) - most
    return ", ".join(names[:most]) + (_(" and {count} more").format(count=rest) if rest > 0 else "")
