"""The rows of the systems by processes table: processes with their domains, and what each party answered."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from importers.formats.process_cell import answer
from importers.mapping import plain
from importers.values.plain import note, text
from inventory.text import clean, fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from importers.formats.process_cell import Answer
    from importers.reading import Cell, Sheet

WORDS: dict[str, Any] = json.loads(Path(__file__).with_name("process_table.json").read_text("utf-8"))
"""What headers say, without case."""

CODED = re.compile(r"(?P<code>[A-Za-z]{0,3}\d+(?:\.\d+)*)[.:)]?\s+(?P<name>\S.*)")
LONGEST_CODE = 20


@dataclass(frozen=True, slots=True)
class Columns:
    """Places of the columns; code, domain and notes may be missing."""

    name: int
    code: int | None
    domain: int | None
    notes: int | None
    parties: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A process.

    Attributes:
        number: Row number in the file.
        code: Its code, "" when the row has none.
        name: Its name.
        parent: Code of the domain or process that it belongs to, "" for none.
        notes: What the table says about it.
        answers: What each party answered, by place of its column; empty for a domain that has no row of its own.
    """

    number: int
    code: str
    name: str
    parent: str = ""
    notes: str = ""
    answers: dict[int, Answer] = field(default_factory=dict)


def columns_of(headers: Sequence[str]) -> Columns | None:
    """Return where the columns are; None when the headers name no processes."""
    places: dict[str, int] = {}
    for role in ("code", "name", "domain", "notes"):
        for place, header in enumerate(headers):
            if plain(header) in WORDS["columns"][role] and place not in places.values():
                places.setdefault(role, place)
    taken = {headers[place] for place in places.values()}
    if "name" not in places or not any("proces" in plain(header) for header in taken):
        return None
    left_out = WORDS["columns"]["left out"]
    rest = tuple(
        place
        for place, header in enumerate(headers)
        if place not in places.values() and plain(header) not in left_out
    )
    return Columns(places["name"], places.get("code"), places.get("domain"), places.get("notes"), rest)


def coded(name: str) -> tuple[str, str]:
    """Return code and name of a text such as "2.1 Observeren"; the code is "" when there is none."""
    found = CODED.fullmatch(name)
    return (found["code"], found["name"]) if found else ("", name)


def identified(row: Sequence[Cell], columns: Columns) -> tuple[str, str]:
    """Return code and name of a row; of a heading that stands in the column of the codes, only a name."""
    name = text(row[columns.name]) or ""
    code = text(row[columns.code]) or "" if columns.code is not None else ""
    if not code:
        return coded(name)
    return (code, name) if name else coded(code)


class Lines:
    """The processes of a table.

    Args:
        sheet: The table.
        columns: Places of its columns.
    """

    def __init__(self, sheet: Sheet, columns: Columns) -> None:
        self.sheet = sheet
        self.columns = columns
        self.lines: list[Line] = []
        self.domains: dict[str, Line] = {}
        self.spellings: dict[str, str] = {}
        self._read()
        self.codes = {line.code for line in self.lines if line.code}
        self._settle_domains()
        self.by_code = {line.code: line for line in reversed([*self.domains.values(), *self.lines])}
        self.inner = {line.parent for line in self.lines if line.parent}
        self.flat = not self.inner and not any("." in code for code in self.codes)
        self.busy = {
            (self.top(line), party)
            for line in self.lines
            for party, said in line.answers.items()
            if said.runs is not None
        }

    def parties(self) -> list[tuple[int, str]]:
        """Return the parties: place of the column and name."""
        return [(place, clean(self.sheet.headers[place])) for place in self.columns.parties]

    def answered(self) -> list[Line]:
        """Return the processes that can be pointed to: with a code, each code once."""
        return list({line.code: line for line in reversed(self.lines) if line.code}.values())[::-1]

    def is_parent(self, code: str) -> bool:
        """Return whether other processes belong to this one."""
        return code in self.inner

    def parents(self, line: Line) -> list[Line]:
        """Return what a process belongs to, nearest first."""
        found: list[Line] = []
        while line.parent in self.by_code and self.by_code[line.parent] not in found:
            line = self.by_code[line.parent]
            found.append(line)
        return found

    def top(self, line: Line) -> str:
        """Return the code of the domain of a process, or the first part of its own code; "" where there are no domains."""
        if self.flat:
            return ""
        above = self.parents(line)
        return above[-1].code if above else line.code.split(".")[0]

    def filled(self, line: Line, party: int) -> bool:
        """Return whether a party filled in anything in the domain of a process."""
        return (self.top(line), party) in self.busy

    def levels(self) -> list[list[Line]]:
        """Return all processes by depth, so that each parent is there before what belongs to it."""
        found: dict[int, list[Line]] = {}
        for line in [*self.domains.values(), *self.lines]:
            found.setdefault(len(self.parents(line)), []).append(line)
        return [found[depth] for depth in sorted(found)]

    def spelled(self, system: str) -> str:
        """Return the name of a system as the table first spelled it."""
        return self.spellings.setdefault(fold(system), system)

    def _read(self) -> None:
        """Gather the rows; a second row with the same code and name goes on with the first."""
        heading, known = "", dict[tuple[str, str], int]()
        for number, row in self.sheet.numbered():
            line = self._line(number, row)
            answers = {place: answer(row[place]) for place in self.columns.parties}
            if not line.code and all(said.runs is None for said in answers.values()):
                heading = line.name
                continue
            domain = self._cell(row, self.columns.domain) or heading
            line = replace(line, code=self._whole_code(line, row), answers=answers, parent=domain)
            place = (
                known.setdefault((line.code, fold(line.name)), len(self.lines))
                if line.code
                else len(self.lines)
            )
            if place < len(self.lines):
                first = self.lines[place]
                first.answers.update({p: first.answers[p].also(said) for p, said in answers.items()})
            else:
                self.lines.append(line)

    def _line(self, number: int, row: list[Cell]) -> Line:
        """Return code, name and notes of a row."""
        code, name = identified(row, self.columns)
        notes = note(row[self.columns.notes]) if self.columns.notes is not None else None
        return Line(number, code, name, notes=notes or "")

    def _whole_code(self, line: Line, row: list[Cell]) -> str:
        """Return the code; 2.10 that a workbook keeps as the number 2.1 is told by the row above (2.9, 2.19)."""
        place = self.columns.code
        if place is None or not isinstance(row[place], float) or not self.lines:
            return line.code
        before = self.lines[-1].code.rpartition(".")
        if not before[2].isdecimal():
            return line.code
        following = f"{before[0]}.{int(before[2]) + 1}"
        return following if following.endswith("0") and following.rstrip("0") == line.code else line.code

    def _cell(self, row: list[Cell], place: int | None) -> str:
        return (text(row[place]) or "") if place is not None else ""

    def _settle_domains(self) -> None:
        """Give each process the code of its parent: the longest code that begins its own, else that of its domain."""
        members: dict[str, list[Line]] = {}
        for line in self.lines:
            members.setdefault(line.parent, []).append(line)
        codes = {domain: self._domain_code(domain, members[domain]) for domain in members if domain}
        for place, line in enumerate(self.lines):
            parent = self._longest(line.code) or codes.get(line.parent, "")
            self.lines[place] = replace(line, parent="" if parent == line.code else parent)
        used = {line.parent for line in self.lines}
        for domain, code in codes.items():
            if code in used and code not in self.codes:
                self.domains.setdefault(code, Line(members[domain][0].number, code, coded(domain)[1]))

    def _longest(self, code: str) -> str:
        """Return the longest code of the table that begins this one."""
        parts = code.split(".")
        heads = (".".join(parts[:count]) for count in range(len(parts) - 1, 0, -1))
        return next((head for head in heads if head in self.codes), "")

    def _domain_code(self, domain: str, members: list[Line]) -> str:
        """Return the code of a domain: its own, the one that its processes share, or its name."""
        own = coded(domain)[0] or (domain if domain in self.codes else "")
        heads = {line.code.rpartition(".")[0] for line in members}
        shared = heads.pop() if len(heads) == 1 else ""
        return own or shared or domain[:LONGEST_CODE].strip()
