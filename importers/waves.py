"""Records that point to records of their own kind, in one file: parents first, in as many rounds as there are levels."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from importers.formats.table import Kept
from importers.reading.sheet import Report, Rows
from importers.table_import import TableImport

if TYPE_CHECKING:
    from importers.options import Options
    from importers.profile import Profile
    from importers.reading import Sheet
    from importers.report import TableReport
    from inventory.records import Record
    from inventory.store.work import Work


def import_table(
    unit: Work, sheet: Sheet, record: type[Record], profile: Profile | None, options: Options, *, write: bool
) -> TableReport:
    """Import one table; rows that point to a row of the same table follow when that one is there.

    Args:
        unit: The unit of work of the whole import.
        sheet: The table.
        record: Kind of the records that it fills.
        profile: The export's profile, if it is known.
        options: What the user said.
        write: Write it; a table that points to itself is written even for a preview, which takes everything back.
    """
    table = TableImport(unit, sheet, record, profile, options)
    own = {c.column.header for c in table.converters if c.field.target == record.kind}
    report = table.run(write=write or bool(own))
    progress = bool(report.new or report.changed)
    while progress and (late := {r.row for r in report.rejected if r.column in own}):
        rows = Rows(
            Kept((number, report.rejected_rows[number]) for number in sorted(late)),
            sheet.header_row,
            0,
            len(sheet.headers),
            sheet.rows.most,
            Report(),
        )
        after = TableImport(unit, replace(sheet, rows=rows), record, profile, options).run(write=True)
        progress = bool(after.new or after.changed)
        _merge(report, after, late)
    return report


def _merge(report: TableReport, after: TableReport, late: set[int]) -> None:
    """Add what became of the late rows to the table's report, in the place of why they could not come before."""
    report.new += after.new
    report.changed += after.changed
    report.unchanged += after.unchanged
    report.rejected = sorted([r for r in report.rejected if r.row not in late] + after.rejected,
                             key=lambda r: r.row)  # fmt: skip
    kept = {row: cells for row, cells in report.rejected_rows.items() if row not in late}
    report.rejected_rows = {**kept, **after.rejected_rows}
    report.added += after.added
    report.changes += after.changes
    report.remarks += after.remarks
    for kind, names in after.created.items():
        report.created[kind] = [*report.created.get(kind, []), *names]
