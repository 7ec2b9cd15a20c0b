"""Workbooks of money to look into: gathered from a database, with every formula worked out."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from inventory.finance.budget import budget
from inventory.finance.calendar import CALENDAR
from inventory.publish.finance_material import gather
from tests.inventory.plan.board import ON

if TYPE_CHECKING:
    from inventory.finance.budget import Budget
    from inventory.publish.finance_material import Material
    from inventory.store.database import Database
    from tests.inventory.publish.spreadsheet import Book


def gathered(database: Database, first: int = 2027, last: int = 2030, book: Any = CALENDAR) -> Material:
    with database.read() as connection:
        return gather(connection, book, first, last, ON)


def asked(database: Database, year: int = 2027) -> Budget:
    with database.read() as connection:
        return budget(connection, CALENDAR, year, ON)


def euros(cents: int) -> Decimal:
    return Decimal(cents).scaleb(-2)


def same(value: Any, shown: Any) -> bool:
    """Tell whether a formula gives what is cached."""
    if isinstance(value, Decimal):
        return isinstance(shown, int | float) and Decimal(str(shown)) == value
    return bool(value == (shown.date() if hasattr(shown, "date") else shown))


def worked_out(book: Book, sheet: str) -> list[list[Any]]:
    """Return a sheet with its formulas worked out."""
    cells = list(book.formulas[sheet].iter_rows())
    return [[book.value(sheet, cell.coordinate) for cell in row] for row in cells]
