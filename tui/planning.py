"""Writing the plan and the budget from the screens, in a thread."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from inventory.errors import InputError
from inventory.language import _

if TYPE_CHECKING:
    from pathlib import Path

    from inventory.store.database import Database
    from tui.budgeting import Asked


def write_document(database: Database, on: dt.date, path: Path) -> Path:
    """Write the Word document of the plan that is recorded, or of the usual template when none is.

    Raises:
        InputError: The name does not end in .docx, or the file cannot be written.
    """
    from inventory.publish.refresh_run import make  # noqa: PLC0415  docx
    from tui.cli.plan_making import settings  # noqa: PLC0415  the same choices as on the command line

    _fitting(path, ".docx")
    with database.read() as connection:
        wanted = settings(connection, on)
    make(database, wanted, on, dt.datetime.now(dt.UTC).replace(tzinfo=None), path)
    return path


def write_workbook(database: Database, asked: Asked, count: int, path: Path) -> Path:
    """Write the budget of a book year and of those that follow as a workbook.

    Args:
        database: Where.
        asked: The first year, and what is counted.
        count: How many years.
        path: The file.

    Raises:
        InputError: The name does not end in .xlsx, or the file cannot be written.
    """
    from inventory.publish.budget_workbook import write_budget  # noqa: PLC0415  openpyxl
    from inventory.publish.finance_material import gather  # noqa: PLC0415
    from tui.budgeting import years  # noqa: PLC0415

    _fitting(path, ".xlsx")
    with database.read() as connection:
        book = years(connection, asked.kind, asked.year)
        last = asked.year + count - 1
        found = gather(connection, book, asked.year, last, asked.on, asked.scope)
    write_budget(found, path)
    return path


def _fitting(path: Path, suffix: str) -> None:
    """Refuse a name that says another kind of file."""
    if path.suffix.lower() != suffix:
        raise InputError(_("End the name with {suffix}.").format(suffix=suffix))
