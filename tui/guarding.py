"""What the screens read of privacy: the board of systems by checks; threads call this."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from inventory.language import N_, _
from inventory.signals import privacy_board
from inventory.signals.board import Board
from inventory.signals.check import check, running
from inventory.signals.finding import RULES, SEVERITIES
from inventory.signals.privacy_board import CHECKS, STATES, Cell

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from inventory.signals.finding import Finding
    from inventory.signals.privacy_board import BoardRow, PrivacyBoard
    from inventory.store.database import Database

REST = 0
"""Number of the row with what concerns no system."""
_NOT_ASKED = {
    "supplied": N_("Not asked: no supplier processes data for the board with it."),
    "ours": N_("Not asked: a partner or the state answers for it."),
}


class Look(NamedTuple):
    """The board on a day.

    Attributes:
        on: The day.
        board: The board.
        findings: All that was found, in the order of the check.
    """

    on: dt.date
    board: PrivacyBoard
    findings: list[Finding]

    def row(self, number: int) -> BoardRow | None:
        """Return the row of a system."""
        return next((one for one in self.board.rows if one.system.subject.id == number), None)

    def cell(self, number: int, name: str) -> Cell | None:
        """Return a cell: of a system, or of what concerns none."""
        if number == REST:
            return rest_cell(self.board, name)
        row = self.row(number)
        return row.cells[name] if row is not None else None


def look(database: Database, on: dt.date) -> Look:
    """Check privacy on a day, and lay out what is found by system."""
    with database.read() as connection:
        findings = check(connection, on, privacy_board.RULES, marked=True)
        active = {rule.id for rule, _severity in running(connection, on, privacy_board.RULES)}
        watched = privacy_board.watched(Board(connection, on))
    return Look(on, privacy_board.privacy_board(findings, watched, active), findings)


def rest_cell(board: PrivacyBoard, name: str) -> Cell:
    """Return what a column says of no system in particular."""
    mine = tuple(one for one in board.rest if one.rule in CHECKS[name].rules)
    open_ones = [one for one in mine if one.state != "accepted"]
    if any(one.status == "finding" for one in open_ones):
        return Cell("short", mine)
    return Cell("unknown" if open_ones else "accepted" if mine else "na", mine)


def ordered(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings from the worst to the least, those that somebody accepted last."""
    return sorted(
        findings,
        key=lambda one: (
            one.state == "accepted",
            one.status == "unknown",
            SEVERITIES.index(one.severity),
            one.rule,
        ),
    )


def rested(row: BoardRow, name: str) -> list[Finding]:
    """Return the findings of other cells for which nothing can be said in this one."""
    rests = CHECKS[name].rests
    return [one for cell in row.cells.values() for one in cell.findings if one.rule in rests]


def reason(row: BoardRow, name: str) -> str:
    """Return why a cell without findings says what it says."""
    cell, check_ = row.cells[name], CHECKS[name]
    if cell.state == "na":
        if row.system.personal == "no":
            return _("It processes no personal data.")
        return _(_NOT_ASKED[check_.scope])
    if cell.state == "off":
        return _("None of its rules is switched on.")
    if cell.state == "ok":
        return _("Nothing was found.")
    if row.system.personal != "yes":
        return _("Nobody recorded whether it processes personal data.")
    resting = {one.rule for one in rested(row, name)}
    titles = "; ".join(_(RULES[code].title) for code in sorted(resting) if code in RULES)
    return _("It rests on something that is not there: {what}.").format(what=titles)


def words_of(row: BoardRow) -> str:
    """Return the words by which a row is found: names, and the state, rules and messages of its cells."""
    words = [row.system.subject.name, row.system.supplier]
    for name, cell in row.cells.items():
        words += [_(STATES[cell.state]), _(CHECKS[name].label)] if cell.findings else [_(STATES[cell.state])]
        words += [f"{one.rule} {one.message}" for one in cell.findings]
    return " ".join(words)
