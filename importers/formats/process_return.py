"""The landscape's own sheet that comes back from a partner: only what was changed in it is taken in.

The workbook that `map -o x.xlsx` wrote holds, hidden, what every cell said. Rows may be sorted or deleted, rows with
new processes added; what the cells say anew replaces what they said, so that a system that is no longer named has its
support put away. A cell that was changed here meanwhile too is a conflict: it is told and stays.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from importers.formats.process_cell import answer
from importers.formats.process_lines import identified
from importers.formats.process_taking import Taking
from importers.formats.several import few
from importers.formats.table import Table, kept_sheet
from importers.values.plain import note
from inventory.errors import InputError
from inventory.landscape import sheet as partner
from inventory.landscape.model import natural
from inventory.landscape.rows import living
from inventory.language import _
from inventory.records import get
from inventory.records.landscape import Process
from inventory.text import clean, fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from importers.formats.process_lines import Columns
    from importers.formats.table import Numbered
    from importers.reading import Cell, Sheet
    from inventory.landscape.sheet import Basis

NAMED = 10
"""Codes that a sentence names."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A cell that says something else than when it went out.

    Attributes:
        row: Number of the row in the file.
        cells: All cells of that row, for the file of rejected rows.
        code, name: Of the process.
        party: Name of the party, as it went out.
        old, new: What it said, and says.
    """

    row: int
    cells: tuple[Cell, ...]
    code: str
    name: str
    party: str
    old: str
    new: str


def basis_of(sheet: Sheet) -> Basis | None:
    """Return what went out with a sheet; None when it is not one that this program wrote."""
    rows = sheet.own.get(partner.NAME)
    return partner.read(rows) if rows is not None else None


def tables(sheet: Sheet, columns: Columns, basis: Basis) -> list[Table]:
    """Return the tables that it is made of: new processes, then the changed cells.

    Raises:
        InputError: It shows the landscape as it is to become.
    """
    if basis.mode != "now":
        raise InputError(
            _(
                "{file} shows the landscape as it is to become; what was changed in it cannot be taken in."
            ).format(file=sheet.name),
            _("Send the sheet of today: `inventaris map -o FILE.xlsx`, without --mode and --plateau."),
        )
    back = Back(sheet, columns, basis)
    found = []
    if back.fresh:
        names = ("code", "name", "parent")
        headers = [_(get("process").fields[name].label) for name in names]
        rows: list[Numbered] = [
            (row, [code, name, back.parent(code)])
            for code, (row, name) in sorted(back.fresh.items(), key=lambda i: i[1])
        ]
        own = kept_sheet(sheet.name, headers, rows, sheet.header_row)
        found.append(Table(own, "process", settle=_unknown))
    headers = [_(get("support").fields[name].label) for name in ("process", "party", "system")]
    cells: list[Numbered] = [(one.row, [one.code, one.party, one.new]) for one in back.changed]
    shown = kept_sheet(sheet.name, headers, cells, sheet.header_row, sheet.rows.report)
    taking = Taking(sheet, basis, tuple(back.changed), tuple(back.wrong), tuple(back.told()), back.same)
    return [*found, Table(shown, "support", take=taking.take)]


def _unknown(connection: Connection, sheet: Sheet) -> Sheet:
    """Return the new processes that are not there by now; a name that the board gave stays."""
    there = {fold(row.code) for row in connection.execute(living(Process))}
    rows = [(number, cells) for number, cells in sheet.numbered() if fold(str(cells[0])) not in there]
    return kept_sheet(sheet.name, sheet.headers, rows, sheet.header_row)


@dataclass
class Back:
    """A sheet that came back, beside what went out.

    Attributes:
        sheet: The table.
        columns: Places of its columns.
        basis: What went out.
        changed: Cells that say something else.
        wrong: Rows that cannot be taken: number, cells and why.
        fresh: New processes: code → row number and name.
        renamed: Codes of processes that came back with another name.
        same: How many cells say what they said.
    """

    sheet: Sheet
    columns: Columns
    basis: Basis
    changed: list[Changed] = field(default_factory=list)
    wrong: list[tuple[int, tuple[Cell, ...], str]] = field(default_factory=list)
    fresh: dict[str, tuple[int, str]] = field(default_factory=dict)
    renamed: list[str] = field(default_factory=list)
    same: int = 0

    def __post_init__(self) -> None:
        seen: dict[str, int] = {}
        for number, cells in self.sheet.numbered():
            self._row(number, cells, seen)
        self.seen = seen

    @cached_property
    def codes(self) -> dict[str, str]:
        """Codes that went out, by folded code."""
        return {fold(code): code for code in self.basis.processes}

    @cached_property
    def named(self) -> dict[str, str]:
        """Codes that went out, by folded name; "" where a name is that of more than one."""
        found: dict[str, str] = {}
        for code, name in self.basis.processes.items():
            found[fold(name)] = "" if fold(name) in found else code
        return found

    @cached_property
    def parties(self) -> dict[int, str]:
        """Parties that went out, by place of their column."""
        names = {fold(name): name for name in self.basis.parties}
        headers = {place: fold(clean(self.sheet.headers[place])) for place in self.columns.parties}
        return {place: names[header] for place, header in headers.items() if header in names}

    def parent(self, code: str) -> str:
        """Return the longest code, of those that went out and the new ones, that begins another one; "" for none."""
        parts = code.split(".")
        known = {*self.codes, *map(fold, self.fresh)}
        heads = (".".join(parts[:count]) for count in range(len(parts) - 1, 0, -1))
        return next((head for head in heads if fold(head) in known), "")

    def told(self) -> Iterator[str]:
        """Yield what a person should know of rows and columns."""
        names = {fold(name) for name in self.parties.values()}
        for party in self.basis.parties:
            if fold(party) not in names:
                yield _("The column “{party}” that went out is not there; nothing changes for it.").format(
                    party=party
                )
        for place in self.columns.parties:
            if place not in self.parties:
                text = _(
                    "The column “{header}” did not go out and was not read. Was a party renamed? Give it its own name."
                )
                yield text.format(header=clean(self.sheet.headers[place])[:60])
        gone = sorted((code for code in self.basis.processes if fold(code) not in self.seen), key=natural)
        if gone:
            yield _("Rows that were deleted, for which nothing changes: {codes}.").format(codes=_named(gone))
        if self.renamed:
            text = _("Processes that came back with another name, and keep the one they have: {codes}.")
            yield text.format(codes=_named(self.renamed))

    def _row(self, number: int, cells: list[Cell], seen: dict[str, int]) -> None:
        """Compare one row with what went out."""
        texts = {place: note(cells[place]) or "" for place in self.parties}
        code, name = identified(cells, self.columns)
        code = self._whole(code, name)
        problem = self._problem(code, name, seen, filled=any(texts.values()))
        if problem or not code:
            if problem:
                self.wrong.append((number, tuple(cells), problem))
            return
        seen[fold(code)] = number
        known = self.codes.get(fold(code))
        if known is None:
            self.fresh[code] = (number, name)
        elif name and fold(name) != fold(self.basis.processes[known]):
            self.renamed.append(known)
        for place, party in self.parties.items():
            old = self.basis.cells.get((known or code, party), "")
            if _same(old, texts[place]):
                self.same += 1
            else:
                one = Changed(number, tuple(cells), known or code, name, party, old, texts[place])
                self.changed.append(one)

    def _whole(self, code: str, name: str) -> str:
        """Return the code of a row: 2.10 that a spreadsheet made the number 2.1 is known by the name beside it, as is none."""
        if not code:
            return self.named.get(fold(name), "")
        for one in (code, f"{code}0"):
            known = self.codes.get(fold(one))
            if known is not None and fold(self.basis.processes[known]) == fold(name):
                return known
        return code

    def _problem(self, code: str, name: str, seen: dict[str, int], *, filled: bool) -> str:
        """Return why a row cannot be taken, "" when it can, or when it says nothing."""
        if not code:
            return _("The process “{name}” has no code.").format(name=name[:60]) if filled else ""
        if fold(code) in seen:
            return _("The code {code} stands in row {row} already.").format(code=code, row=seen[fold(code)])
        if fold(code) in self.codes:
            return ""
        before = next((c for c, n in self.basis.processes.items() if name and fold(n) == fold(name)), None)
        if before is not None:
            return _("The process “{name}” went out as {code}; give it that code again.").format(
                name=name[:60], code=before
            )
        return "" if name else _("The new process {code} has no name.").format(code=code)


def _same(one: str, other: str) -> bool:
    """Return whether two texts of a cell say the same."""
    first, second = answer(one), answer(other)
    return first.runs == second.runs and set(first.uses) == set(second.uses)


def _named(codes: list[str]) -> str:
    """Return codes in a sentence, the first ones by name."""
    return few(codes, NAMED)
