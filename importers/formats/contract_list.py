"""A list of contracts in which the term of notice is written out: "3 maanden", "6 weken", "vóór 1 juli".

The number and its unit become two columns, a day of the year the column for a fixed day. What is not understood stays as
it is, and is refused where it stands.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from importers.formats.table import Table, kept_sheet
from importers.mapping import guess_record, placed
from importers.values.plain import text
from importers.values.words import MONTHS
from inventory.language import _
from inventory.records.contract_choices import NOTICE_WORDS
from inventory.records.contracts import Contract
from inventory.text import disarm, fold

if TYPE_CHECKING:
    from importers.reading import Cell, Sheet

TERM = re.compile(r"(\d{1,3}|een|één|a|one) ?([^\W\d]+(?: ?maanden?)?)\.?")
DAY = re.compile(
    r"(?:(?:opzeggen )?(?:voor|uiterlijk voor|before) )?(\d{1,2}) ([^\W\d]+)\.?(?: (?:van )?elk jaar)?"
)
YEAR = 12
_YEARS = frozenset({"jaar", "jaren", "jr", "year", "years"})
_UNITS = {fold(word): unit for unit, words in NOTICE_WORDS.items() for word in (unit, *words)}


def recognises(sheet: Sheet) -> bool:
    """Return whether a sheet is a list of contracts with a term of notice in words."""
    known = placed(Contract, sheet.headers)
    if not {"notice", "notice_before"} & set(known) or "notice_unit" in known:
        return False
    title = sheet.name.rsplit(" / ", 1)[1] if " / " in sheet.name else Path(sheet.name).stem
    if guess_record(sheet.headers, title) is not Contract:
        return False
    return any(
        term(text(cells[place]) or "") or day(text(cells[place]) or "")
        for name, place in known.items()
        if name in {"notice", "notice_before"}
        for _number, cells in sheet.numbered()
    )


def tables(sheet: Sheet) -> list[Table]:
    """Return the contracts with number, unit and fixed day in columns of their own."""
    known = placed(Contract, sheet.headers)
    headers = list(sheet.headers)
    places = {}
    for name in ("notice", "notice_unit", "notice_before"):
        places[name] = known.get(name, len(headers))
        if name not in known:
            headers.append(_(Contract.fields[name].label))
    rows = []
    for number, cells in sheet.numbered():
        row: list[Cell] = [*cells, *[""] * (len(headers) - len(cells))]
        _settle(row, places)
        rows.append((number, row))
    return [Table(kept_sheet(sheet.name, headers, rows, sheet.header_row, sheet.rows.report), "contract")]


def _settle(row: list[Cell], places: dict[str, int]) -> None:
    """Write the term of notice of a row where it belongs."""
    for name in ("notice", "notice_before"):
        said = text(row[places[name]]) or ""
        found, fixed = term(said), day(said)
        if found:
            row[places[name]] = ""
            row[places["notice"]], row[places["notice_unit"]] = str(found[0]), disarm(found[1])
        elif fixed and (name == "notice_before" or not text(row[places["notice_before"]])):
            row[places[name]] = ""
            row[places["notice_before"]] = fixed


def term(said: str) -> tuple[int, str] | None:
    """Return how long a term of notice is, and in which unit (a choice of the column); None when it is no term."""
    found = TERM.fullmatch(fold(said))
    if found is None:
        return None
    count = int(found[1]) if found[1].isdecimal() else 1
    if found[2] in _YEARS:
        return count * YEAR, "months"
    unit = _UNITS.get(found[2])
    return (count, unit) if unit else None


def day(said: str) -> str | None:
    """Return the day of the year before which notice must be given, MM-DD; None when it is none."""
    found = DAY.fullmatch(fold(said))
    month = MONTHS.get(found[2]) if found else None
    return f"{month:02d}-{int(found[1]):02d}" if found and month else None
