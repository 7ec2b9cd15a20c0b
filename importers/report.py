"""What an import found and did: the preview, the summary and the rejected rows, in one shape for screens and scripts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

SHOWN = 5_000
"""Rows whose changes are told in detail; counts go on."""


@dataclass(frozen=True)
class Rejected:
    """A row that is not taken, with the first reason that was found for each of its columns.

    Args:
        row: Number of the row as Excel shows it.
        column: Header of the column, "" when the row as a whole is at fault.
        value: The cell as it stood in the file.
        problem: What is wrong, for a person.
    """

    row: int
    column: str
    value: str
    problem: str


@dataclass(frozen=True)
class CellChange:
    """One cell that the import changes: column name, old and new value as a person reads them."""

    column: str
    old: str
    new: str


@dataclass(frozen=True)
class RowChange:
    """A row that is new (no cells) or changed.

    Args:
        row: Number of the row as Excel shows it.
        title: What the record is called.
        cells: What changes.
    """

    row: int
    title: str
    cells: tuple[CellChange, ...] = ()


@dataclass
class TableReport:
    """What became of one table.

    Args:
        file: Name of the file, with sheet or member where there are several.
        record: Kind of the records it fills.
        profile: Name of the profile that was used, "" when columns were matched by name.
        encoding, delimiter: How the file was read; "" for a workbook.
        rows: Rows with content.
        new, changed, unchanged: Rows by what becomes of them.
        created: Records made because a row pointed to them: kind → names.
        rejected: Why rows were not taken; one row can have several reasons.
        rejected_rows: The cells of those rows by row number, for the file that can be mended.
        headers: Headers of the table.
        unknown_columns: Headers that no column of the record answers to.
        suggestions: Unknown header → column name that it resembles, for a person to confirm.
        added, changes: What is new and what changes, the first rows of each.
        remarks: What else a person should know (rows above the header, look-alikes), sentences.
    """

    file: str
    record: str = ""
    profile: str = ""
    encoding: str = ""
    delimiter: str = ""
    rows: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    created: dict[str, list[str]] = field(default_factory=dict)
    rejected: list[Rejected] = field(default_factory=list)
    rejected_rows: dict[int, list[Any]] = field(default_factory=dict)
    headers: list[str] = field(default_factory=list)
    unknown_columns: list[str] = field(default_factory=list)
    suggestions: dict[str, str] = field(default_factory=dict)
    added: list[RowChange] = field(default_factory=list)
    changes: list[RowChange] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def reject(self, row: int, cells: list[Any], column: str, value: object, problem: str) -> None:
        """Note why a row is not taken."""
        self.rejected.append(Rejected(row, column, str(value), problem))
        self.rejected_rows[row] = cells


@dataclass
class ImportReport:
    """What became of all files of one command.

    Args:
        tables: By table, in the order of reading.
        batch: Number of the batch in the history, or None when nothing was written.
    """

    tables: list[TableReport] = field(default_factory=list)
    batch: int | None = None

    @property
    def new(self) -> int:
        """Return how many records are new in all tables."""
        return sum(table.new for table in self.tables)

    @property
    def changed(self) -> int:
        """Return how many records changed in all tables."""
        return sum(table.changed for table in self.tables)

    @property
    def rejected(self) -> int:
        """Return how many rows were not taken in all tables."""
        return sum(len(table.rejected_rows) for table in self.tables)

    def as_json(self) -> dict[str, Any]:
        """Return the shape that scripts read."""
        return {"files": [_table_json(table) for table in self.tables], "batch": self.batch}


def _table_json(table: TableReport) -> dict[str, Any]:
    return {
        "file": table.file,
        "record": table.record,
        "profile": table.profile or None,
        "encoding": table.encoding or None,
        "delimiter": table.delimiter or None,
        "rows": table.rows,
        "new": table.new,
        "changed": table.changed,
        "unchanged": table.unchanged,
        "created": table.created,
        "rejected": [
            {"row": r.row, "column": r.column, "value": r.value, "problem": r.problem} for r in table.rejected
        ],
        "unknown_columns": table.unknown_columns,
        "suggestions": table.suggestions,
        "remarks": table.remarks,
    }
