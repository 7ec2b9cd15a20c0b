"""The terms of a contract as a time line: a bar a term with today and the last day of notice, and what was decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from inventory.finance.contract_timeline import KINDS, STATES
from inventory.finance.money import euro
from inventory.language import _
from inventory.records.values import day
from inventory.text import clean

if TYPE_CHECKING:
    import datetime as dt

    from inventory.finance.contract_timeline import TermRow
    from tui.deciding import Terms

EDGE, PASSED, TODAY, AHEAD, NOTICE, OPEN = "▏", "█", "│", "─", "◆", "▸"
"""Signs of the bar: its ends, what has passed, today, what is still to come, the last day of notice, no end."""
NARROWEST, WIDEST = 10, 40
"""Cells of a bar."""
ROOMY = 60
"""Cells from which the days of a term and its notice stand beside each other."""


def bar(row: TermRow, on: dt.date, width: int) -> str:
    """Return a term as a bar: `▏███│──◆──▏`.

    Args:
        row: The term.
        on: The day that is today.
        width: Cells between its ends.
    """
    if row.last is None:
        passed = width // 2 if row.first <= on else 0
        cells = [PASSED] * passed + [AHEAD] * (width - passed)
        if row.first <= on:
            cells[passed] = TODAY
        return EDGE + "".join(cells) + OPEN
    days = (row.last - row.first).days + 1
    done = min(max((on - row.first).days, 0), days)
    passed = width * done // days
    cells = [PASSED] * passed + [AHEAD] * (width - passed)
    if row.notice_by is not None and row.first <= row.notice_by <= row.last:
        cells[min(width - 1, width * (row.notice_by - row.first).days // days)] = NOTICE
    if row.first <= on <= row.last:
        cells[min(width - 1, passed)] = TODAY
    return EDGE + "".join(cells) + EDGE


def lines(found: Terms, on: dt.date, width: int) -> list[Text]:
    """Return the time line, some lines a term.

    Args:
        found: The terms.
        on: The day that is today.
        width: Cells that there are.
    """
    if found.problem:
        return [Text(f"✗ {clean(found.problem)}")]
    room = max(NARROWEST, min(WIDEST, width - 30))
    before_notice = " · " if width >= ROOMY else "\n   "
    made = [_term(row, on, room, before_notice) for row in found.rows]
    legend = _("{passed} passed {today} today {notice} last day of notice {ahead} to come").format(
        passed=PASSED, today=TODAY, notice=NOTICE, ahead=AHEAD
    )
    keys = _("V renews · N renegotiates · O cancels · P takes up an option")
    return [*made, Text(f"{legend}\n{keys}", style="dim")]


def _term(row: TermRow, on: dt.date, room: int, before_notice: str) -> Text:
    """Return one term: its bar, its days, its notice, what was decided and what it costs."""
    number = str(row.number) if row.number else "+"
    said = Text(f"{number:>2} ", style="bold")
    said.append(bar(row, on, room), "bold" if row.state == "running" else "dim not bold")
    kind, state = _(KINDS[row.kind]), _(STATES[row.state])
    said.append(f" {kind} · {state}" if row.state != "next" else f" {kind}", "not bold")
    until = day(row.last) if row.last is not None else _("runs on")
    said.append(f"\n   {day(row.first)} - {until}", "not bold")
    if row.notice_by is not None:
        said.append(f"{before_notice}{_notice(row, on)}", "not bold")
    if row.cost is not None:
        bound = (
            ""
            if row.committed in {None, row.cost}
            else " · " + _("bound {amount}").format(amount=euro(row.committed or 0))
        )
        said.append(f"\n   {euro(row.cost)}{bound}", "not bold dim")
    if row.decision:
        said.append(f"\n   ✓ {clean(row.decision)}", "not bold")
    return said


def _notice(row: TermRow, on: dt.date) -> str:
    """Return the last day of notice with the day to aim at, and whether it has passed."""
    assert row.notice_by is not None  # asked by the caller
    said = _("notice by {day}").format(day=day(row.notice_by))
    if row.kind in {"possible", "agree"}:
        said = _("decide by {day}").format(day=day(row.notice_by))
    if row.notice_by < on:
        return said + " " + _("(passed)")
    if row.advisory is not None and row.advisory != row.notice_by:
        said += " " + _("(aim at {day})").format(day=day(row.advisory))
    return said
