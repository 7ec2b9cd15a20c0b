"""A cell that cannot be read as its column asks."""

from __future__ import annotations

from dataclasses import dataclass

from inventory.text import clean

LONGEST = 60


@dataclass(frozen=True)
class Problem:
    """Why a cell has no value.

    Args:
        value: The cell as it stood in the file.
        reason: What is wrong with it, a clause in the user's language, without the names of row and column.
    """

    value: object
    reason: str


def problem(cell: object, reason: str, **more: object) -> Problem:
    """Return a problem whose reason shows the cell as `{value}`, cleaned and not too long."""
    shown = clean(str(cell))
    shown = shown if len(shown) <= LONGEST else f"{shown[: LONGEST - 1]}…"
    return Problem(cell, reason.format(value=shown, **more))
