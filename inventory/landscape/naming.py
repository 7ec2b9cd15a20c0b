"""Names that are not there: how a message shows them, and which ones somebody may have meant."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from inventory.language import _
from inventory.text import clean, fold

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST = 60
"""Characters of a name that a message shows."""


def shown(name: str) -> str:
    """Return a name as a message shows it: clean, and no longer than a line."""
    whole = clean(name)
    return whole if len(whole) <= LONGEST else whole[: LONGEST - 1] + "…"


def perhaps(name: str, names: Mapping[str, str]) -> str:
    """Return a hint with the names that resemble one, nearest first; "" when none does.

    Args:
        name: What a person wrote.
        names: What people see, by folded name.
    """
    near = get_close_matches(fold(name[: 2 * LONGEST]), names, n=3)
    found = ", ".join(dict.fromkeys(names[one] for one in near))
    return _("Perhaps: {names}.").format(names=found) if found else ""
