"""The rows that were not taken, as a file of the same shape with a column that says why: mend it and import it again."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any

from importers.values.plain import spelled
from inventory.errors import InputError
from inventory.language import _
from inventory.text import clean, disarm

if TYPE_CHECKING:
    from pathlib import Path

    from importers.report import ImportReport, TableReport


def place_for(source: Path) -> Path:
    """Return where the rejected rows of a file go: beside it, under a name of their own."""
    word = _("rejected")  # not inside the f-string, where the texts of the program are not looked for
    return source.with_name(f"{source.stem}.{word}.csv")


def write(report: ImportReport, source: Path, to: Path | None = None) -> list[Path]:
    """Write the rejected rows of each table of a file; return the files written.

    Args:
        report: What the import found; tables without rejected rows are left out.
        source: The file that was imported.
        to: Where the rows of its first table go; None for a name beside the file.

    Raises:
        InputError: The file cannot be written.
    """
    tables = [t for t in report.tables if t.rejected_rows and t.file.split(" / ")[0] == source.name]
    written = []
    for number, table in enumerate(tables, 1):
        path = to or place_for(source)
        if number > 1:
            path = path.with_name(f"{path.stem}-{number}{path.suffix}")
        try:
            _write(table, path)
        except OSError as problem:
            raise InputError(
                _("The rejected rows cannot be written to {file}: {reason}.").format(
                    file=path, reason=problem.strerror
                )
            ) from problem
        written.append(path)
    return written


def _write(table: TableReport, path: Path) -> None:
    """Write one table's rejected rows, with the delimiter that the table had."""
    reasons: dict[int, list[str]] = {}
    for rejected in table.rejected:
        where = f"{rejected.column}: " if rejected.column else ""
        reasons.setdefault(rejected.row, []).append(where + rejected.problem)
    width = len(table.headers)
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream, delimiter=table.delimiter or ";")
        writer.writerow([*map(disarm, table.headers), _("Reason")])
        for row, cells in sorted(table.rejected_rows.items()):
            filled = [*cells, *[""] * (width - len(cells))][:width]
            writer.writerow([*map(_cell, filled), disarm("; ".join(reasons[row]))])


def _cell(cell: Any) -> str:
    """Return a cell as it stood in the file, harmless to a spreadsheet."""
    return disarm(clean(cell if isinstance(cell, str) else spelled(cell), lines=True))
