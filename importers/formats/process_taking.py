"""The changed cells of a partner's sheet, held against what is recorded by now and written as one edit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from importers.report import SHOWN, CellChange, RowChange, TableReport
from inventory.landscape import editing, reading
from inventory.landscape import sheet as partner
from inventory.landscape.cell import Answer, answer, written
from inventory.language import _
from inventory.records import get
from inventory.store.detail import candidates
from inventory.text import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

    from importers.formats.process_return import Changed
    from importers.reading import Cell, Sheet
    from inventory.landscape.editing import Edit, Grid, Spot, Systems
    from inventory.landscape.model import LandscapeView
    from inventory.landscape.sheet import Basis
    from inventory.store.work import Work

PUT_AWAY = 50
"""Supports that are put away and told by name."""


@dataclass(frozen=True)
class Taking:
    """What a partner's sheet changes.

    Attributes:
        sheet: The table as it came back.
        basis: What went out.
        changed: Cells that say something else than when they went out.
        wrong: Rows that cannot be taken: number, cells and why.
        told: What a person should know.
        same: How many cells say what they said.
    """

    sheet: Sheet
    basis: Basis
    changed: tuple[Changed, ...]
    wrong: tuple[tuple[int, tuple[Cell, ...], str], ...]
    told: tuple[str, ...]
    same: int

    def take(self, unit: Work, _cells: Sheet) -> TableReport:
        """Write the changed cells, and say what became of them.

        Args:
            unit: The unit of work of the whole import; that of a preview is taken back.
        """
        report = TableReport(self.sheet.name, "support", headers=list(self.sheet.headers))
        report.rows = sum(1 for _row in self.sheet.rows)
        report.remarks += self.told
        above = self.sheet.header_row  # the title that the program wrote itself
        report.remarks += [p.reason for p in self.sheet.problems if not 0 < p.row < above]
        for row, cells, problem in self.wrong:
            report.reject(row, list(cells), "", "", problem)
        report.unchanged = self.same
        Weighing(unit.connection, self, report).write(unit)
        return report


class Weighing:
    """The changed cells beside what is recorded by now.

    Args:
        connection: One that writes.
        taking: What the sheet changes.
        report: Where it is told.
    """

    def __init__(self, connection: Connection, taking: Taking, report: TableReport) -> None:
        self.connection = connection
        self.taking = taking
        self.report = report
        day = taking.basis.day
        self.view: LandscapeView = reading.view(connection, day)
        self.grid: Grid = editing.grid(connection, day, coming=False)
        self.known: Systems = editing.systems(connection)
        self.processes = {fold(row.code): row.number for row in self.grid.rows}
        self.mapped = {fold(process.code): process.code for process in self.view.processes}
        self.parties = {name: self._party(name) for name in taking.basis.parties}
        self.at: dict[Spot, Changed] = {}
        self.before: dict[Spot, str] = {}

    def write(self, unit: Work) -> None:
        """Write the cells that can be written; the others are told."""
        texts = {}
        for one in self.taking.changed:
            text = self._wanted(one)
            if text is not None:
                texts[self._spot(one)] = text
        edit = editing.planned(self.grid, texts, self.known)
        for problem in edit.problems:
            if problem.spot is not None:
                self._reject(self.at[problem.spot], problem.message)
                texts.pop(problem.spot, None)
        if edit.problems:
            edit = editing.planned(self.grid, texts, self.known)
        editing.write(unit, edit)
        self._tell(edit, texts)

    def _party(self, name: str) -> int | None:
        """Return the number of a party by a name that it has, or had."""
        found = candidates(self.connection, get("party"), name)
        return found[0] if len(found) == 1 else None

    def _spot(self, one: Changed) -> Spot:
        """Return the cell; 0 where the process or party is not there."""
        return self.processes.get(fold(one.code), 0), self.parties[one.party] or 0

    def _wanted(self, one: Changed) -> str | None:
        """Return what a cell is to say; None when it says so already, or cannot be written, which is told."""
        spot = self._spot(one)
        problem = self._missing(one, spot)
        now = "" if problem else self._now(one, spot)
        if not problem and (
            self._known(answer(now)) == self._known(answer(one.new)) or self._empty(one, spot)
        ):
            self.report.unchanged += 1
            return None
        problem = problem or self._conflict(one, spot, now)
        if problem:
            self._reject(one, problem)
            return None
        self.at[spot], self.before[spot] = one, now
        return self._kept(spot, answer(now), answer(one.new), one.new)

    def _empty(self, one: Changed, spot: Spot) -> bool:
        """Return whether a cell lost its systems and names none here either: what was asked is done."""
        emptied = bool(answer(one.old).uses) and answer(one.new) == Answer()
        return emptied and not self.grid.cell(spot).held

    def _missing(self, one: Changed, spot: Spot) -> str:
        """Return why there is no such cell, "" when there is."""
        if spot[0] == 0:
            text = _("The process {code} is not there anymore, or left out of scope.")
            return text.format(code=one.code)
        if spot[1] not in self.grid.column_places:
            return _("The party {party} is not there anymore.").format(party=one.party)
        return ""

    def _conflict(self, one: Changed, spot: Spot, now: str) -> str:
        """Return why a cell stays as it is: it was changed here too, or the sheet speaks of it twice; else ""."""
        if self._known(answer(now)) != self._known(answer(one.old)):
            text = _(
                "Here it says “{now}” by now; it went out as “{old}” and came back as “{new}”. Nothing was changed."
            )
            return text.format(now=now, old=one.old, new=one.new)
        return _("Another column or row is about the same cell.") if spot in self.at else ""

    def _now(self, one: Changed, spot: Spot) -> str:
        """Return what the sheet would say by now."""
        cell = self.grid.cell(spot)
        if one.code not in self.taking.basis.processes:
            return cell.text
        column = self.grid.columns[self.grid.column_places[spot[1]]]
        key = next((party.key for party in self.view.parties if party.name == column.name), None)
        code = self.mapped.get(fold(one.code))
        if key is None or code is None or (one.code, one.party) not in self.taking.basis.cells:
            return cell.text if cell.held else ""  # the row of a domain, whose cells are empty
        return partner.said(self.view, key, code)

    def _known(self, said: Answer) -> tuple[object, ...]:
        """Return what a cell says with systems by number, so that another spelling is no change."""
        uses = frozenset(
            (self.known.number(use.system) or fold(use.system), fold(use.function), use.status, use.level)
            for use in said.uses
        )
        return said.runs, uses

    def _kept(self, spot: Spot, now: Answer, new: Answer, text: str) -> str:
        """Return a text in which the systems that stay say what is recorded: the sheet shows the life of the system too."""
        recorded = {(held.system, fold(held.function)): held.use for held in self.grid.cell(spot).held}
        uses = []
        for use in new.uses:
            number = self.known.number(use.system)
            same = number is not None and self._known(Answer("yes", (use,))) in {
                self._known(Answer("yes", (other,))) for other in now.uses
            }
            uses.append(recorded.get((number or 0, fold(use.function)), use) if same else use)
        return written(new.runs, uses) if uses and new.uses != tuple(uses) else text

    def _reject(self, one: Changed, problem: str) -> None:
        """Tell why a cell is not taken."""
        self.report.reject(one.row, list(one.cells), one.party, one.new, problem)

    def _tell(self, edit: Edit, texts: Mapping[Spot, str]) -> None:
        """Count what is written, and tell it cell by cell."""
        report = self.report
        report.new = sum(change.action == "add" for change in edit.changes)
        report.changed = len(edit.changes) - report.new
        if edit.new_systems:
            report.created["system"] = list(edit.new_systems)
        touched = {change.spot for change in edit.changes}
        for spot in texts:
            one = self.at[spot]
            if spot not in touched:
                report.unchanged += 1
            elif len(report.changes) < SHOWN:
                cell = CellChange(one.party, self.before[spot], one.new)
                report.changes.append(RowChange(one.row, f"{one.code} {one.name}".strip(), (cell,)))
        gone = [change for change in edit.changes if change.action == "take"]
        for change in gone[:PUT_AWAY]:
            one = self.at[change.spot]
            text = _("Row {row}: at {party}, {system} is put away for {code}.")
            report.remarks.append(
                text.format(row=one.row, system=change.name, code=one.code, party=one.party)
            )
        if len(gone) > PUT_AWAY:
            report.remarks.append(_("And {count} more are put away.").format(count=len(gone) - PUT_AWAY))
