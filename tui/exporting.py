"""Writing what a list shows to a file, in a thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.publish import table_file
from inventory.publish.table import Table
from inventory.store import views

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from inventory.store.database import Database
    from inventory.store.views import View


def export(database: Database, view: View, on: dt.date, path: Path, title: str) -> Path:
    """Write the rows of a view as CSV or a workbook, whole or not at all.

    Args:
        database: Where they are read.
        view: Filter, order and columns.
        on: The day from which relative dates in the filter count.
        path: The file; its suffix decides.
        title: Name of the sheet.

    Raises:
        InputError: The suffix says nothing, or the file cannot be written.
    """
    with database.read() as connection:
        rows = (cells for _number, cells in views.stream(connection, view, on))
        return table_file.write(Table(views.shown(connection, view), rows, title), path)
