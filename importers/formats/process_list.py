"""A list of processes whose order shows in its codes: 2.1 belongs to 2, though no column says so.

Also understood: code and name in one column ("2.1 Observeren"), domains that only a column beside the processes names,
and 2.10 that a workbook keeps as the number 2.1. A parent that a list names itself, and one that a process has already,
stays.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from importers.formats.process_lines import LONGEST_CODE, coded
from importers.formats.table import Table, kept_sheet
from importers.mapping import guess_record, name_index, plain
from importers.values.plain import text
from inventory.landscape.rows import living
from inventory.language import _
from inventory.records import get
from inventory.records.landscape import Process
from inventory.text import disarm, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import Connection

    from importers.formats.table import Numbered
    from importers.reading import Cell, Sheet

CODE = re.compile(r"[A-Za-z]{0,3}\d+(\.\d+)*")
"""What can only be a code: no domain is made of it when it is not there."""
NAMES = ("code", "name", "parent")
Places = dict[str, int]
"""Place of the columns of code, name and parent; code or parent may be missing."""


def recognises(sheet: Sheet) -> bool:
    """Return whether a sheet is a list of processes from whose codes, or names, something is to be made."""
    places = _places(sheet)
    if "name" not in places:
        return False
    title = sheet.name.rsplit(" / ", 1)[1] if " / " in sheet.name else Path(sheet.name).stem.split(".")[0]
    record = guess_record(sheet.headers, title)
    if "code" not in places:
        names = [text(row[places["name"]]) or "" for row in sheet.rows]
        return (
            "proces" in plain(sheet.headers[places["name"]])
            and bool(names)
            and all(coded(n)[0] for n in names)
            # "Partij; Proces; Systeem" names processes by their codes too.
            and record in {Process, None}
        )
    return record is Process


def tables(sheet: Sheet) -> list[Table]:
    """Return the domains that only a column names, and the processes with their codes, names and parents."""
    places = _places(sheet)
    rows = _whole(sheet, places)
    named = "parent" in places and any(cells[places["parent"]] for _number, cells in rows)
    headers = [*sheet.headers]
    for name in NAMES:
        if name not in places:
            places[name] = len(headers)
            headers.append(_(get("process").fields[name].label))
    table = kept_sheet(sheet.name, headers, rows, sheet.header_row, sheet.rows.report)
    found = []
    domains = list(_domains(rows, places)) if named else []
    for _number, cells in rows:  # read once here, and once more when the table comes in
        for name in NAMES:
            cells[places[name]] = disarm(str(cells[places[name]]))
    if domains:
        labels = [_(get("process").fields[name].label) for name in ("code", "name")]
        own = kept_sheet(sheet.name, labels, domains, sheet.header_row)
        found.append(Table(own, "process", settle=_new))
    return [*found, Table(table, "process", settle=_Implied(places).settle if not named else None)]


def _places(sheet: Sheet) -> Places:
    """Return where the columns are, by their own names and synonyms."""
    index = name_index(Process.fields.values())
    found: Places = {}
    for place, header in enumerate(sheet.headers):
        field = index.get(plain(header))
        if field is not None and field.name in NAMES:
            found.setdefault(field.name, place)
    return found


def _whole(sheet: Sheet, places: Places) -> list[Numbered]:
    """Return the rows with a text as code, name and parent, each as wide as three more columns ask."""
    rows: list[Numbered] = []
    missing = [name for name in NAMES if name not in places]
    before = ""
    for number, cells in sheet.numbered():
        line: list[Cell] = [*cells, *[""] * len(missing)]
        name = text(cells[places["name"]]) or ""
        if "code" in places:
            code = _numbered(cells[places["code"]], before)
            line[places["code"]] = code
        else:
            code, name = coded(name)
            line[len(cells) + missing.index("code")] = code
        line[places["name"]] = name
        if "parent" in places:
            line[places["parent"]] = text(cells[places["parent"]]) or ""
        rows.append((number, line))
        before = code
    return rows


def _numbered(cell: Cell, before: str) -> str:
    """Return a code; 2.10 that a workbook keeps as the number 2.1 is told by the row above (2.9, 2.19)."""
    code = text(cell) or ""
    head, point, last = before.rpartition(".")
    if not isinstance(cell, float) or not point or not last.isdecimal():
        return code
    following = f"{head}.{int(last) + 1}"
    return following if following.endswith("0") and following.rstrip("0") == code else code


def _domains(rows: Sequence[Numbered], places: Places) -> Iterator[Numbered]:
    """Yield code and name of domains that no row is about; the cells that name them get their code."""
    codes = {fold(str(cells[places["code"]])) for _number, cells in rows}
    names = {fold(str(cells[places["name"]])) for _number, cells in rows}
    names |= {fold(f"{cells[places['code']]} · {cells[places['name']]}") for _number, cells in rows}
    members: dict[str, list[Numbered]] = {}
    for number, cells in rows:
        members.setdefault(str(cells[places["parent"]]), []).append((number, cells))
    for domain, lines in members.items():
        code, name = coded(domain)
        if (
            not domain
            or CODE.fullmatch(domain)
            or fold(domain) in codes | names
            or fold(code) in codes - {""}
        ):
            continue
        code = (
            code
            or _shared(str(cells[places["code"]]) for _number, cells in lines)
            or domain[:LONGEST_CODE].strip()
        )
        for _number, cells in lines:
            cells[places["parent"]] = code
        yield lines[0][0], [code, name.lstrip("· ")]


def _shared(codes: Iterable[str]) -> str:
    """Return what all codes have before their last point, "" when that differs."""
    heads = {code.rpartition(".")[0] for code in codes}
    return heads.pop() if len(heads) == 1 else ""


def _new(connection: Connection, sheet: Sheet) -> Sheet:
    """Return the domains whose codes are not there yet, so that a board's own name stays."""
    there = {fold(row.code) for row in connection.execute(living(Process))}
    rows = [(number, cells) for number, cells in sheet.numbered() if fold(str(cells[0])) not in there]
    return kept_sheet(sheet.name, sheet.headers, rows, sheet.header_row)


class _Implied:
    """Gives new processes the parent that their code implies.

    Args:
        places: Places of code and parent.
    """

    def __init__(self, places: Places) -> None:
        self.code, self.parent = places["code"], places["parent"]

    def settle(self, connection: Connection, sheet: Sheet) -> Sheet:
        """Return the table with the parents of processes that are not there yet."""
        there = {fold(row.code): row.code for row in connection.execute(living(Process))}
        rows = list(sheet.numbered())
        known = {**there, **{fold(str(cells[self.code])): str(cells[self.code]) for _number, cells in rows}}
        for _number, cells in rows:
            code = str(cells[self.code])
            if fold(code) not in there:
                cells[self.parent] = _longest(code, known)
        return kept_sheet(sheet.name, sheet.headers, rows, sheet.header_row, sheet.rows.report)


def _longest(code: str, known: dict[str, str]) -> str:
    """Return the longest known code that begins this one, up to a point; "" for none."""
    parts = code.split(".")
    heads = (fold(".".join(parts[:count])) for count in range(len(parts) - 1, 0, -1))
    return next((known[head] for head in heads if head in known), "")
