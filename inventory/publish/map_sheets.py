"""A picture of the landscape as a workbook: its tables as sheets, or the records behind it where those can come back.

The flows are interfaces and the roadmap is sub-projects with what belongs to them: those sheets have the columns that the
import knows, as `list KIND -o FILE.xlsx` writes them.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from inventory.errors import InputError
from inventory.language import _
from inventory.publish.map_kinds import plate
from inventory.publish.table import Table
from inventory.publish.table_xlsx import write
from inventory.records import get
from inventory.records.field import text
from inventory.store.views import View, all_fields, shown, stream

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from inventory.publish.map_kinds import Asked
    from inventory.publish.plate import PlainTable

RECORDS = {
    "flows": ("interface",),
    "roadmap": ("project", "project_change", "project_dependency", "milestone", "plateau"),
}
"""Kind of picture → the records that it is drawn from, and that can be imported again."""
WIDE = 40


def sheets(connection: Connection, kind: str, asked: Asked) -> bytes:
    """Return a picture as XLSX.

    Args:
        connection: One that reads.
        kind: Which picture (`map_kinds.KINDS`).
        asked: What it is to show; records are written whole, whatever the day.

    Raises:
        InputError: Only a part is asked for of records that are written whole.
    """
    if kind in RECORDS:
        if asked.parties or asked.system:
            raise InputError(
                _("A workbook of this kind holds all records, since it can be imported again."),
                _("Leave out what narrows it, or use `inventaris list` with a filter."),
            )
        tables = [_records(connection, record, asked) for record in RECORDS[kind]]
    else:
        made = plate(connection, kind, asked)
        tables = [_told(table) for table in made.tables]
    kept = io.BytesIO()
    write(tables, kept)
    return kept.getvalue()


def _records(connection: Connection, kind: str, asked: Asked) -> Table:
    record = get(kind)
    view = View(kind, columns=tuple(all_fields(connection, record)))
    rows = (cells for _number, cells in stream(connection, view, asked.on))
    return Table(shown(connection, view), rows, _(record.plural))


def _told(table: PlainTable) -> Table:
    fields = [
        text(head).but(name=f"column_{place}", width=_wide(table, place))
        for place, head in enumerate(table.head)
    ]
    return Table(fields, _rows(table), table.caption)


def _rows(table: PlainTable) -> Iterator[tuple[str | None, ...]]:
    for row in table.rows:
        yield tuple(cell or None for cell in row) + (None,) * (len(table.head) - len(row))


def _wide(table: PlainTable, place: int) -> int:
    """Return a width for a column, in characters."""
    lengths = (len(row[place]) for row in table.rows if place < len(row) > 1)
    return min(WIDE, max(lengths, default=0) + 2)
