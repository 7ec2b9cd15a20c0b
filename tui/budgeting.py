"""The budget as the screens show it: labels and amounts of a year, and the lines behind a cell; threads call this."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inventory.finance import budget as finance
from inventory.finance.lot_lines import year_of as cut
from inventory.language import _
from inventory.records.choices import COST_ROWS
from inventory.store import policy

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from inventory.finance.calendar import BookYear
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


def years(connection: Connection, kind: str, year: int) -> BookYear:
    """Return how years of a kind ("calendar" or "school") are cut, by the policy of the board."""
    return cut(policy.read(connection), kind, dt.date(year, 1, 1))


def year_of(database: Database, kind: str, year: int) -> Year:
    """Reckon the budget of a book year ("calendar" or "school")."""
    with database.read() as connection:
        found = finance.budget(connection, years(connection, kind, year), year)
        labels = {**COST_ROWS, ALL: _("Total")}
        rows = [
            (code, _(label).capitalize(), tuple(found.amount(code, part) for part in PARTS))
            for code, label in labels.items()
        ]
    return Year(found.label, rows, found.pupils, found.per_pupil, [flag.text for flag in found.flags])


def explained(database: Database, kind: str, year: int, row: str, column: str) -> list[CostLine]:
    """Return the lines that add up to a cell of the budget, the largest first."""
    with database.read() as connection:
        found = finance.budget(connection, years(connection, kind, year), year)
        return sorted(found.explain(row, column), key=lambda one: -abs(one.amount))
