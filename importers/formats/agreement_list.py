"""A list of agreements as boards keep it: by supplier, without numbers or names of the agreements themselves.

The number then is made of the name of the supplier, so that the same list imported again is the same agreements. A list
without a column for the status, such as that of the processors in a register, has signed ones where there is a date.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from importers.formats.short_code import shortened
from importers.formats.table import Table, kept_sheet
from importers.mapping import guess_record, placed, plain
from importers.values.plain import text
from inventory.language import _
from inventory.records.privacy import Agreement
from inventory.text import disarm

if TYPE_CHECKING:
    from importers.formats.table import Numbered
    from importers.reading import Sheet

SIGNED = frozenset({"signed_board", "signed_supplier"})
"""Columns of which such a list has one at least."""
SPEAKS = re.compile(r"\b(vo|verwerk\w*|bewerk\w*|\w*convenant\w*|datalek\w*|model\w*|bijlage|avg)\b")
"""Words of which a header or the name of the sheet has one, by which it is told from lists of contracts."""
LONGEST_CODE = 60


def recognises(sheet: Sheet) -> bool:
    """Return whether a sheet is a list of agreements in which number or name is missing."""
    known = placed(Agreement, sheet.headers)
    if "supplier" not in known or not SIGNED & set(known) or {"code", "name"} <= set(known):
        return False
    title = sheet.name.rsplit(" / ", 1)[1] if " / " in sheet.name else Path(sheet.name).stem
    speaks = any(SPEAKS.search(plain(text)) for text in (title, *sheet.headers))
    return speaks and guess_record(sheet.headers, title) in {Agreement, None}


def tables(sheet: Sheet) -> list[Table]:
    """Return the agreements with number and name."""
    known = placed(Agreement, sheet.headers)
    missing = [name for name in ("code", "name", "status") if name not in known]
    dates = [known[name] for name in SIGNED if name in known]
    rows: list[Numbered] = []
    taken: dict[str, int] = {}
    for number, cells in sheet.numbered():
        supplier = text(cells[known["supplier"]]) or ""
        taken[supplier] = taken.get(supplier, 0) + 1
        again = f" {taken[supplier]}" if taken[supplier] > 1 else ""
        name = text(cells[known["name"]]) if "name" in known else None
        made = {
            "code": shortened(f"VO {name or supplier}{again if not name else ''}", LONGEST_CODE)
            if supplier
            else "",
            "name": _("Processing agreement {supplier}").format(supplier=supplier) if supplier else "",
            "status": "signed" if any(text(cells[place]) for place in dates) else "",
        }
        rows.append((number, [*cells, *(disarm(made[one]) for one in missing)]))
    headers = [*sheet.headers, *(_(Agreement.fields[one].label) for one in missing)]
    table = kept_sheet(sheet.name, headers, rows, sheet.header_row, sheet.rows.report)
    return [Table(table, "agreement", create=frozenset({"supplier"}))]
