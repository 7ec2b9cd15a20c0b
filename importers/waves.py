"""Records that point to records of their own kind, in one file: parents first, in as many rounds as there are levels.

A link that may be left empty is no reason to come without it as long as what it names may still come: those rows wait
too, and come without it when nothing else is left to wait for.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from importers.formats.table import Kept
from importers.reading.sheet import Report, Rows
from importers.table_import import TableImport
from importers.values.plain import text as text_of
from inventory.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from importers.options import Options
    from importers.profile import Profile
    from importers.reading import Sheet
    from importers.reading.sheet import Row
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
    if profile is not None and profile.take is not None:
        return profile.take(unit, sheet)
    if profile is not None and profile.settle is not None:
        sheet = profile.settle(unit.connection, sheet)
    table = TableImport(unit, sheet, record, profile, options, waits=True)
    own = {c.column.header for c in table.converters if c.field.target == record.kind}
    loose = any(c.field.loose for c in table.converters if c.field.target == record.kind)
    report = table.run(write=write or bool(own))
    progress, stuck = bool(report.new or report.changed), set[int]()
    while late := {r.row for r in report.rejected if r.column in own}:
        waits = progress
        if not progress:
            if not loose or late == stuck:
                break
            stuck, late = late, _first(table, own, {row: report.rejected_rows[row] for row in late})
        again, seen = _of_rows(sheet, report, late), table.index.seen
        table = TableImport(unit, again, record, profile, options, waits=waits, seen=seen)
        after = table.run(write=True)
        progress = bool(after.new or after.changed)
        _merge(report, after, late)
    return report


def _of_rows(sheet: Sheet, report: TableReport, late: set[int]) -> Sheet:
    """Return a table of those rows that were rejected."""
    kept = Kept((number, report.rejected_rows[number]) for number in sorted(late))
    rows = Rows(kept, sheet.header_row, 0, len(sheet.headers), sheet.rows.most, Report())
    return replace(sheet, rows=rows)


def _first(table: TableImport, own: set[str], late: dict[int, Row]) -> set[int]:
    """Return which rows wait for none of the others; the first of them when all wait for each other.

    Args:
        table: A table with these columns.
        own: Headers of the columns that point to records of the same kind.
        late: The rows that wait, by number.
    """
    places = {c.field.name: c.column.index for c in table.converters}
    pointing = [c.column.index for c in table.converters if c.column.header in own]
    named: dict[str, set[int]] = {}
    for number, row in late.items():
        for name in _names(table.record, places, row):
            named.setdefault(name, set()).add(number)
    free = {
        number
        for number, row in late.items()
        if all(named.get(fold(text_of(row[place]) or ""), {number}) == {number} for place in pointing)
    }
    return free or {min(late)}


def _names(record: type[Record], places: dict[str, int], row: Sequence[object]) -> set[str]:
    """Return by which names other rows can point to a row: its keys, its other names, its title."""
    cells = {name: text_of(row[place]) or "" for name, place in places.items()}
    found = {cells.get(key[0], "") for key in record.keys if len(key) == 1}
    found |= {name for alias in record.aliases for name in cells.get(alias, "").split(";")}
    found.add(" · ".join(cells[name] for name in record.title if cells.get(name)))
    return {fold(name) for name in found} - {""}


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
