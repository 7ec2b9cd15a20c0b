"""A list of agreements as boards keep it: by supplier, without numbers or names of the agreements themselves.

The number then is made of the name of the supplier, so that the same list imported again is the same agreements.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from importers.formats.table import Table, kept_sheet
from importers.mapping import name_index, plain
from importers.values.plain import text
from inventory.language import _
from inventory.records.privacy import Agreement
from inventory.text import disarm

if TYPE_CHECKING:
    from importers.formats.table import Numbered
    from importers.reading import Sheet

TELLING = frozenset({"status", "signed_board", "signed_supplier", "model", "deviations", "breach_hours"})
"""Columns by which such a list is told from other lists of suppliers; two of them must be there."""
LEAST = 2
LONGEST_CODE = 60


def recognises(sheet: Sheet) -> bool:
    """Return whether a sheet is a list of agreements in which number or name is missing."""
    known = _known(sheet)
    told = len(TELLING & set(known)) >= LEAST and {"signed_board", "signed_supplier"} & set(known)
    return "supplier" in known and bool(told) and not {"code", "name"} <= set(known)


def tables(sheet: Sheet) -> list[Table]:
    """Return the agreements with number and name."""
    known = _known(sheet)
    missing = [name for name in ("code", "name") if name not in known]
    rows: list[Numbered] = []
    taken: dict[str, int] = {}
    for number, cells in sheet.numbered():
        supplier = text(cells[known["supplier"]]) or ""
        taken[supplier] = taken.get(supplier, 0) + 1
        again = f" {taken[supplier]}" if taken[supplier] > 1 else ""
        name = text(cells[known["name"]]) if "name" in known else None
        made = {
            "code": f"VO {name or supplier}{again if not name else ''}"[:LONGEST_CODE] if supplier else "",
            "name": _("Processing agreement {supplier}").format(supplier=supplier) if supplier else "",
        }
        rows.append((number, [*cells, *(disarm(made[one]) for one in missing)]))
    headers = [*sheet.headers, *(_(Agreement.fields[one].label) for one in missing)]
    table = kept_sheet(sheet.name, headers, rows, sheet.header_row, sheet.rows.report)
    return [Table(table, "agreement", create=frozenset({"supplier"}))]


def _known(sheet: Sheet) -> dict[str, int]:
    """Return the place of each column of an agreement that the sheet has."""
    index = name_index(Agreement.fields.values())
    found: dict[str, int] = {}
    for place, header in enumerate(sheet.headers):
        field = index.get(plain(header))
        if field is not None:
            found.setdefault(field.name, place)
    return found
