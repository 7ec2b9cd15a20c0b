"""Writing what a list shows to a file, in a thread."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from inventory.errors import InputError
from inventory.language import _
from inventory.publish import table_csv
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
    suffix = path.suffix.lower()
    if suffix not in {".csv", ".xlsx"}:
        raise InputError(
            _("{file}: this kind of file is not written here.").format(file=path), _("Use .xlsx or .csv.")
        )
    part = path.with_name(path.name + ".part")
    try:
        with database.read() as connection:
            rows = (cells for _number, cells in views.stream(connection, view, on))
            table = Table(views.shown(connection, view), rows, title)
            if suffix == ".csv":
                with part.open("w", encoding="utf-8", newline="") as stream:
                    stream.write(table_csv.BOM)
                    table_csv.write(table, stream)
            else:
                from inventory.publish import table_xlsx  # noqa: PLC0415  openpyxl

                table_xlsx.write([table], str(part))
        os.replace(part, path)  # noqa: PTH105  the atomic step deserves its own name
    except OSError as problem:
        raise InputError(
            _("{file} cannot be written: {reason}.").format(file=path, reason=problem.strerror or problem),
            _("Check the folder, and close the file in other programs."),
        ) from problem
    finally:
        part.unlink(missing_ok=True)
    return path
