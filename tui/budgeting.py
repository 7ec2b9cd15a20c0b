"""The budget as the screens show it: labels and amounts of a year, and the lines behind a cell; threads call this."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inventory.finance import budget as finance
from inventory.finance.calendar import book_year
from inventory.language import _
from inventory.records.choices import COST_ROWS

if TYPE_CHECKING:
    from inventory.finance.lines import CostLine
    from inventory.store.database import Database

ALL = finance.ALL
PARTS = ("operating", "staff", "depreciation", ALL)


@dataclass(frozen=True)
class Year:
    """A budget as it is shown.

    Args:
        label: What people call the year.
        rows: Code, label and amounts in cents (operating, staff, depreciation, total) of each row.
        pupils: Pupils, or None when they are not known.
        per_pupil: Cents per pupil, or None.
        flags: What the figures leave out, as sentences.
    """

    label: str
    rows: list[tuple[str, str, tuple[int, ...]]]
    pupils: int | None
    per_pupil: int | None
    flags: list[str]


def year_of(database: Database, kind: str, year: int) -> Year:
    """Reckon the budget of a book year ("calendar" or "school")."""
    with database.read() as connection:
        found = finance.budget(connection, book_year(kind), year)
        labels = {**COST_ROWS, ALL: _("Total")}
        rows = [
            (code, _(label).capitalize(), tuple(found.amount(code, part) for part in PARTS))
            for code, label in labels.items()
        ]
    return Year(found.label, rows, found.pupils, found.per_pupil, [flag.text for flag in found.flags])


def explained(database: Database, kind: str, year: int, row: str, column: str) -> list[CostLine]:
    """Return the lines that add up to a cell of the budget, the largest first."""
    with database.read() as connection:
        found = finance.budget(connection, book_year(kind), year)
        return sorted(found.explain(row, column), key=lambda one: -abs(one.amount))
