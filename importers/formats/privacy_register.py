"""A register of processing as schools keep it: a sheet for pupils, one for staff, with systems and processes in a column.

Understood beside an ordinary table: no codes (the name then is the code), which register it is in the name of the
sheet only, and a column that names several systems or processes, each of which becomes a link of the entry.
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
from inventory.records import get
from inventory.records.privacy_choices import REGISTER_WORDS
from inventory.records.processing import Processing
from inventory.text import disarm, fold

if TYPE_CHECKING:
    from importers.formats.table import Numbered
    from importers.reading import Cell, Sheet

SYSTEMS = frozenset(
    map(plain, ("systeem", "systemen", "applicatie", "applicaties", "informatiesysteem", "informatiesystemen",
                "gebruikte systemen", "gebruikte applicaties", "system", "systems", "application"))
)  # fmt: skip
PROCESSES = frozenset(
    map(plain, ("proces", "processen", "procescode", "bedrijfsproces", "bedrijfsprocessen", "process", "processes"))
)  # fmt: skip
BETWEEN = re.compile(r"[;\n,]")
LEAST = 5
"""Columns of a register that a table without codes must have at least."""
LONGEST_CODE = 40


def recognises(sheet: Sheet) -> bool:
    """Return whether a sheet is a register from which more is to be made than its rows say."""
    known = placed(Processing, sheet.headers)
    if "name" not in known:
        return False
    if "code" not in known:
        return len(known) >= LEAST and {"purposes", "categories"} <= set(known)
    links = any(plain(header) in SYSTEMS | PROCESSES for header in sheet.headers)
    named = "register" not in known and _register(sheet) is not None
    return (
        (links or named)
        and guess_record(sheet.headers, _title(sheet)) in {Processing, None}
        and len(known) >= LEAST
    )


def tables(sheet: Sheet) -> list[Table]:
    """Return the entries, and their links to systems and processes when there are any."""
    known = placed(Processing, sheet.headers)
    links = {
        kind: [place for place, header in enumerate(sheet.headers) if plain(header) in names]
        for kind, names in (("process", PROCESSES), ("system", SYSTEMS))
    }
    linked = {place for places in links.values() for place in places} - set(known.values())
    kept = [place for place in range(len(sheet.headers)) if place not in linked]
    made = {} if "code" in known else {"code": ""}
    said = _register(sheet)
    if "register" not in known and said is not None:
        made["register"] = said
    headers = [sheet.headers[place] for place in kept] + [_label("processing", name) for name in made]
    entries: list[Numbered] = []
    uses: list[Numbered] = []
    for number, cells in sheet.numbered():
        name = text(cells[known["name"]]) or ""
        code = (text(cells[known["code"]]) or "") if "code" in known else shortened(name, LONGEST_CODE)
        more = [disarm(code) if one == "code" else value for one, value in made.items()]
        entries.append((number, [*(cells[place] for place in kept), *more]))
        if code or name:
            for kind, places in links.items():
                parts = [part for place in places for part in _parts(cells[place])]
                uses += [(number, _use(code or name, kind, part)) for part in dict.fromkeys(parts)]
    table = kept_sheet(sheet.name, headers, entries, sheet.header_row, sheet.rows.report)
    found = [Table(table, "processing")]
    if uses:
        names = [_label("processing_use", one) for one in ("processing", "process", "system")]
        found.append(Table(kept_sheet(sheet.name, names, uses, sheet.header_row), "processing_use"))
    return found


def _title(sheet: Sheet) -> str:
    return sheet.name.rsplit(" / ", 1)[1] if " / " in sheet.name else Path(sheet.name).stem


def _register(sheet: Sheet) -> str | None:
    """Return which register a sheet is by its name, as a person would type it; None when it does not tell."""
    title = fold(_title(sheet))
    found = [word for words in REGISTER_WORDS.values() for word in words if fold(word) in title]
    return found[0] if found else None


def _parts(cell: Cell) -> list[str]:
    """Return the names in a cell; its lines are names too."""
    whole = cell if isinstance(cell, str) else text(cell) or ""
    return [part.strip() for part in BETWEEN.split(whole) if part.strip(" -")]


def _use(entry: str, kind: str, name: str) -> list[Cell]:
    """Return the cells of a link."""
    process, system = (name, "") if kind == "process" else ("", name)
    return [disarm(entry), disarm(process), disarm(system)]


def _label(kind: str, name: str) -> str:
    return _(get(kind).fields[name].label)
