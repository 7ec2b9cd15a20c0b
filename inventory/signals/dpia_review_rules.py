"""Rules on assessments that were done: out of date, changed since, and the measures that the national ones ask."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inventory.finance.calendar import add_months
from inventory.language import N_, _
from inventory.records.values import day
from inventory.signals.dpia_rules import by_target, decides, of_system
from inventory.signals.finding import Found, Subject, rule
from inventory.signals.privacy import signed, system_subject, valid
from inventory.signals.protection import assessment_word, ours, protections
from inventory.signals.register_data import entries, systems_of_entries
from inventory.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from inventory.signals.board import Board
    from inventory.signals.rows import SystemRow
    from inventory.signals.rows_privacy import AssessmentRow


@rule(
    "PRV-082",
    "medium",
    title=N_("DPIA is out of date"),
    explanation=N_("An assessment is looked at again after some years, and when the system changes."),
    action=N_("Look at the DPIA again and record the new date."),
    basis="AVG 35(11)",
    policies=("dpia_review_months",),
)
def out_of_date(board: Board) -> Iterator[Found]:
    """The newest DPIA of each system and entry when it is too old or from before a change; unknown without a date."""
    mine = {system.id: system for system in ours(board)}
    for (kind, number), found in by_target(board).items():
        if number not in (mine if kind == "system" else entries(board)):
            continue
        settled = [one for one in found if decides(board, one)]
        if settled:
            newest = max(settled, key=lambda one: (one.date.toordinal() if one.date else 0, one.id))
            yield from _aged(board, newest, _changes(board, kind, number))
    for system in mine.values():
        if system.personal == "no" or system.dpia != "yes":
            continue
        if not any(decides(board, one) for one in of_system(board, system.id)):
            text = _("According to the system a {dpia} was done; when is not recorded.")
            shown = text.format(dpia=assessment_word(board))
            yield Found(system_subject(system), shown, status="unknown")


def _changes(board: Board, kind: str, number: int) -> list[date]:
    """Return the days up to now on which a system, or a system of an entry, changed."""
    systems = {number} if kind == "system" else systems_of_entries(board).get(number, set())
    days = [protections(board)[one].changed for one in systems if one in protections(board)]
    return [one for one in days if one is not None and one <= board.on]


def _aged(board: Board, one: AssessmentRow, changes: list[date]) -> Iterator[Found]:
    subject, word = Subject("dpia", one.code, f"{one.code} · {one.name}", one.id), assessment_word(board)
    if one.date is None:
        text = _("On which day the {dpia} was adopted is not recorded.")
        yield Found(subject, text.format(dpia=word), status="unknown")
        return
    months = board.policies.whole("dpia_review_months", board.on)
    due = one.review or (add_months(one.date, months) if months and one.status == "done" else None)
    changed = max(changes, default=None)
    if changed is not None and changed > one.date:
        text = _("The {dpia} dates from {day}; the system changed on {changed}.")
        yield Found(subject, text.format(dpia=word, day=day(one.date), changed=day(changed)), changed)
    elif due is not None and due < board.on:
        text = _("The {dpia} dates from {day} and was to be looked at again by {due}.")
        yield Found(subject, text.format(dpia=word, day=day(one.date), due=day(due)), due)


@rule(
    "PRV-083",
    "high",
    countries=("NL",),
    title=N_("Measures of the national DPIA not taken"),
    explanation=N_(
        "These suites may be used when the school itself takes the measures and accepts the adapted agreement."
    ),
    action=N_("Go through the list of measures, accept the agreement, and record both days."),
    basis="SIVON, DPIA's Google Workspace en Microsoft 365",
    policies=("big_suites",),
)
def without_measures(board: Board) -> Iterator[Found]:
    """Suites in use without a day on which the measures were taken, or without an agreement that was accepted."""
    wanted = [fold(name) for name in board.policies.word("big_suites", board.on).split(";") if name.strip()]
    for system in ours(board):
        if system.personal == "no" or not _named(board, system, wanted):
            continue
        applied = protections(board)[system.id].measures_applied
        gaps = []
        if applied is None or applied > board.on:
            gaps.append(_("That the national measures were taken is not recorded."))
        state = _accepted(board, system)
        if state is not True:
            gaps.append(_("That the adapted agreement was accepted is not recorded."))
        if gaps:
            sure = state is False or len(gaps) > (state is None)
            yield Found(system_subject(system), " ".join(gaps), status="finding" if sure else "unknown")


def _named(board: Board, system: SystemRow, wanted: list[str]) -> bool:
    """Return whether a system is one of the suites, by its name or another name of it."""
    names = [system.name, *(protections(board)[system.id].other_names or "").split(";")]
    return any(
        re.search(rf"(?<!\w){re.escape(suite)}(?!\w)", fold(name)) for name in names for suite in wanted
    )


def _accepted(board: Board, system: SystemRow) -> bool | None:
    """Return whether an agreement of a system was accepted by the day; None when no day of that is recorded."""
    found = [one for one in signed(board, system) if valid(board, one) is not False]
    days = [one.accepted or one.signed_board for one in found]
    if any(one is not None and one <= board.on for one in days):
        return True
    return None if found and None in days else False
