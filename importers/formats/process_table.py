"""The wide table of the IKC stappenplan (step 2C): one row a process, one column a party, systems in the cells.

It becomes process, participation and support rows, which the ordinary import takes in.

- Processes: code and name in two columns, or in one ("2.1 Observeren"). A domain is a row whose code begins the codes
  of others, a heading row without code, or a column beside the process.
- Cells: names of systems, see `process_cell`. "n.v.t.", "-": the party does not run the process. "?", "onbekend":
  unknown. "geen", "handmatig": it runs the process without a system.
- A sheet that went out from here and comes back is compared with what went out, see `process_return`.
- An empty cell is a gap (runs it, no system) where the party filled in something of that domain, and unknown where its
  column is empty for the whole domain: nobody answered there. A table without domains is one domain. Under a domain
  with "n.v.t." it is "no"; under a domain with a system of its own it is unknown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from importers.formats import process_return
from importers.formats.process_cell import answer
from importers.formats.process_lines import WORDS, Lines, coded, columns_of
from importers.formats.process_return import basis_of
from importers.formats.table import Table, kept_sheet
from importers.mapping import guess_record, name_index, plain
from importers.values.plain import text
from inventory.errors import InputError
from inventory.language import _
from inventory.records import get

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from importers.formats.process_cell import Runs
    from importers.formats.process_lines import Columns, Line
    from importers.formats.table import Numbered
    from importers.reading import Sheet
    from importers.reading.sheet import Report
    from inventory.landscape.sheet import Basis

TWO = 2
Made = frozenset({"party", "system"})


def recognises(sheet: Sheet) -> bool:
    """Return whether a sheet is such a table: process columns, and beside them only columns that can be parties.

    Raises:
        InputError: It is a sheet of ours that came back without the column of the processes.
    """
    columns = columns_of(sheet.headers)
    basis = basis_of(sheet)
    if basis is not None and _went_out(sheet, basis, columns):
        return _comes_back(sheet, columns)
    if columns is None or not columns.parties or _is_list(sheet, columns):
        return False
    if columns.code is None and not _coded_names(sheet, columns):
        return False
    return len(columns.parties) >= TWO or _answers(sheet, columns)


def tables(sheet: Sheet) -> list[Table]:
    """Return the tables that it is made of: processes (parents first), participation, support; none when it is another table."""
    columns = columns_of(sheet.headers)
    if columns is None:
        return []
    basis = basis_of(sheet)
    if basis is not None and _went_out(sheet, basis, columns):
        return process_return.tables(sheet, columns, basis)
    lines = Lines(sheet, columns)
    report: Report | None = sheet.rows.report
    if any(plain(header) in WORDS["columns"]["own"] for header in sheet.headers):
        sheet.rows.report.add(0, _only_adds(), loss=False)
    found = []
    for record, names, rows in _parts(lines):
        headers = [_(get(record).fields[name].label) for name in names]
        found.append(
            Table(
                kept_sheet(sheet.name, headers, rows, sheet.header_row, report), record, create=_makes(record)
            )
        )
        report = None
    return found


def _only_adds() -> str:
    """Return what to say of a sheet that went out from here and came back without what was hidden in it."""
    return _(
        "What went out with this table is not in the file, so that it only adds: a system that was taken out of a cell stays. "
        "Import the workbook itself to take it away here too."
    )


def _went_out(sheet: Sheet, basis: Basis, columns: Columns | None) -> bool:
    """Return whether a sheet is the one that went out, and not one that a partner put beside it."""
    parties = {plain(party) for party in basis.parties}
    alone = " / " not in sheet.name
    return alone or columns is not None or any(plain(header) in parties for header in sheet.headers)


def _comes_back(sheet: Sheet, columns: Columns | None) -> bool:
    """Return true for a sheet of ours that can be read.

    Raises:
        InputError: The column of the processes is not there.
    """
    if columns is None:
        raise InputError(
            _("{file} is a sheet that went out from here, but its column of processes is not found.").format(
                file=sheet.name
            ),
            _("Give the first columns their names again: {code} and {name}.").format(
                code=_("Code"), name=_("Process")
            ),
        )
    return True


def _parts(lines: Lines) -> Iterator[tuple[str, tuple[str, ...], list[Numbered]]]:
    """Yield kind of record, columns and rows of each table that has rows."""
    for level in lines.levels():
        yield (
            "process",
            ("code", "name", "parent", "notes"),
            [(p.number, [p.code, p.name, p.parent, p.notes]) for p in level],
        )
    runs = list(_participation(lines))
    if runs:
        yield "participation", ("party", "process", "runs"), runs
    uses = list(_support(lines))
    if uses:
        yield "support", ("party", "process", "system", "function", "status", "level"), uses


def _makes(record: str) -> frozenset[str]:
    """Return which records a table may make: parties and systems, never processes."""
    return frozenset() if record == "process" else Made


def _participation(lines: Lines) -> Iterator[Numbered]:
    """Yield who runs what."""
    for line in lines.answered():
        for party, name in lines.parties():
            runs = _runs(lines, line, party)
            if runs is not None:
                yield line.number, [name, line.code, runs]


def _runs(lines: Lines, line: Line, party: int) -> Runs | None:
    """Return whether a party runs a process; None when nothing need be said of a domain as a whole."""
    said = line.answers[party]
    if said.runs is not None:
        return said.runs
    if lines.is_parent(line.code):
        return None
    for parent in lines.parents(line):
        above = parent.answers.get(party)
        if above is not None and above.runs is not None:
            return "no" if above.runs == "no" else "unknown"
    return "yes" if lines.filled(line, party) else "unknown"


def _support(lines: Lines) -> Iterator[Numbered]:
    """Yield which system supports what for whom, each system spelled as it was first."""
    for line in lines.answered():
        for party, name in lines.parties():
            for use in line.answers[party].uses:
                system = lines.spelled(use.system)
                yield line.number, [name, line.code, system, use.function, use.status, use.level]


def _is_list(sheet: Sheet, columns: Columns) -> bool:
    """Return whether the headers are those of another table: a list of processes, or one row a support."""
    index = name_index(get("process").fields.values())
    names = {plain(sheet.headers[place]) for place in columns.parties}
    guess = guess_record(sheet.headers)
    other = guess is not None and guess.kind != "process"
    return other or any(name in index or name in WORDS["other"] for name in names)


def _coded_names(sheet: Sheet, columns: Columns) -> bool:
    """Return whether at least half of the processes begin with a code."""
    names = [text(row[columns.name]) or "" for row in sheet.rows]
    return bool(names) and sum(coded(name)[0] != "" for name in names) * TWO >= len(names)


def _answers(sheet: Sheet, columns: Columns) -> bool:
    """Return whether some cell says that a process is not run, or that this is not known."""
    cells: Iterable[object] = (row[place] for row in sheet.rows for place in columns.parties)
    return any(answer(cell).runs in {"no", "unknown"} for cell in cells)
