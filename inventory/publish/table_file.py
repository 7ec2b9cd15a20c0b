"""A table as a file of its own: CSV for spreadsheets or a workbook, as the name says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.errors import InputError
from inventory.language import _
from inventory.publish import table_csv
from inventory.whole_file import writing

if TYPE_CHECKING:
    from pathlib import Path

    from inventory.publish.table import Table


def write(table: Table, path: Path) -> Path:
    """Write a table as CSV or a workbook, whole or not at all, and return where.

    Raises:
        InputError: The suffix says neither, or the file cannot be written.
    """
    suffix = path.suffix.lower()
    if suffix not in {".csv", ".xlsx"}:
        raise InputError(
            _("{file}: this kind of file is not written here.").format(file=path), _("Use .xlsx or .csv.")
        )
    with writing(path) as part:
        if suffix == ".csv":
            with part.open("w", encoding="utf-8", newline="") as stream:
                stream.write(table_csv.BOM)
                table_csv.write(table, stream)
        else:
            from inventory.publish import table_xlsx  # noqa: PLC0415  openpyxl

            table_xlsx.write([table], str(part))
    return path
