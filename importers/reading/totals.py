"""Rows with totals below a table, told from records."""

from __future__ import annotations

import re
from typing import Any

LABEL = re.compile(
    r"\s*((eind|sub|grand |sub-)?tota(a)?l(en|s)?|som|sum)( generaal| general| incl\.?.*| excl\.?.*)?\s*:?\s*",
    re.IGNORECASE,
)
STARTS = frozenset("tTeEsSgG ")
NUMBER = re.compile(r"[€$\s(+-]*\d[\d.,\s]*[%)\s€,-]*")
NARROW = 3


class Below:
    """Rows that may stand below the table, held back until a record or the end follows.

    Args:
        width: Cells of a row.
    """

    def __init__(self, width: int) -> None:
        self.width = width
        self.held: list[tuple[int, list[Any]]] = []

    def takes(self, number: int, row: list[Any]) -> bool:
        """Hold a row back if it looks like totals, or like a remark under such a row."""
        first = row[0]
        if not self.held and (type(first) is not str or (first and first[0] not in STARTS)):
            return False  # nearly every row: keep it this cheap
        remark = self.held and self.width >= NARROW and sum(cell != "" for cell in row) == 1
        if remark or self.is_total(row):
            self.held.append((number, row))
            return True
        return False

    def release(self) -> list[tuple[int, list[Any]]]:
        """Give back what was held: a record followed, so it stood inside the table."""
        held, self.held = self.held, []
        return held

    def is_total(self, row: list[Any]) -> bool:
        """Whether the first filled cell says total and all others are numbers, at least one."""
        filled = [cell for cell in row if not (type(cell) is str and (not cell or cell.isspace()))]
        if len(filled) < 2 or type(filled[0]) is not str or not LABEL.fullmatch(filled[0]):  # noqa: PLR2004  label, sum
            return False
        return all(is_number(cell) for cell in filled[1:])


def is_number(cell: Any) -> bool:
    """Whether a cell holds a number, as such or in text."""
    if type(cell) is str:
        return NUMBER.fullmatch(cell) is not None
    return type(cell) in {int, float}
