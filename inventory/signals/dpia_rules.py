"""Rules on assessments (DPIA, in Flanders GEB): is there one where it is necessary, and is it not out of date."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from inventory.finance.reading import rows
from inventory.language import N_, _
from inventory.records.processing import Assessment
from inventory.signals import dpia_triggers
from inventory.signals.annex_words import SPECIAL, says_none, says_nothing
from inventory.signals.finding import Found, Subject, rule
from inventory.signals.once import once
from inventory.signals.privacy import system_subject
from inventory.signals.protection import assessment_word, categories, ours, protections
from inventory.signals.register_data import entries, entries_of_systems, entry_subject
from inventory.signals.rows_privacy import AssessmentRow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inventory.signals.board import Board
    from inventory.signals.rows import SystemRow

TRACKING = "pupil_tracking"
PENDING = frozenset({"needed", "running"})


@once
def assessments(board: Board) -> tuple[AssessmentRow, ...]:
    """Return the assessments, of whatever day."""
    return rows(board.connection, Assessment, AssessmentRow)


@once
def by_target(board: Board) -> dict[tuple[str, int], list[AssessmentRow]]:
    """Return the assessments of each system and entry of the register, by kind and number.

    One that names both is about that system within the entry, not about the others of the entry.
    """
    found: dict[tuple[str, int], list[AssessmentRow]] = {}
    for one in assessments(board):
        if one.system is not None:
            found.setdefault(("system", one.system), []).append(one)
        elif one.processing is not None:
            found.setdefault(("processing", one.processing), []).append(one)
    return found


def of_system(board: Board, system: int) -> list[AssessmentRow]:
    """Return the assessments of a system: its own, and those of whole entries of the register that name it."""
    found = list(by_target(board).get(("system", system), ()))
    for entry in sorted(entries_of_systems(board).get(system, ())):
        found += by_target(board).get(("processing", entry), [])
    return found


def decides(board: Board, one: AssessmentRow) -> bool:
    """Return whether an assessment settles the matter on the day: done, or not needed with the reasons."""
    if one.date is not None and one.date > board.on:
        return False
    reasons = not says_nothing(one.conclusion) and not says_none(one.conclusion)
    return one.status == "done" or (one.status == "not_needed" and reasons)


class Need(NamedTuple):
    """What makes a DPIA necessary.

    Attributes:
        recorded: Codes that the board wrote down.
        sure: Those and what the system has by itself.
        possible: Those and what it may have.
        looked: Somebody wrote down which triggers there are, or that there are none.
        unknown: Words for triggers that are not known.
    """

    recorded: frozenset[str]
    sure: frozenset[str]
    possible: frozenset[str]
    looked: bool
    unknown: tuple[str, ...]


def need(board: Board, system: SystemRow) -> Need:
    """Return what makes a DPIA of a system necessary."""
    told = dpia_triggers.told(protections(board)[system.id].dpia_triggers, board.policies.country)
    own = set[str]()
    if system.type == TRACKING:
        own.add("evaluation")
    if categories(board, system.id) & SPECIAL:
        own.add("sensitive")
    tracked = system.type == TRACKING and system.pupil_data != "no" and system.personal == "yes"
    if system.pupil_data == "yes" or tracked:
        own.add("vulnerable")
    sure = told.codes | own
    possible = sure if system.pupil_data == "no" else sure | {"vulnerable"}
    return Need(told.codes, sure, possible, not told.nothing, told.unknown)


@rule(
    "PRV-080",
    "critical",
    title=N_("No DPIA where one is necessary"),
    explanation=N_("A processing with a high risk may not begin before its risks have been assessed."),
    action=N_("Do a DPIA, take over the national one, or record why none is needed."),
    basis="AVG 35; AP-lijst 27-11-2019; WP 248 rev.01",
)
def without_dpia(board: Board) -> Iterator[Found]:
    """Systems for which a DPIA is necessary and that have none; unknown when nobody looked, or the records do not tell."""
    flemish = board.policies.country == "VL"
    for system in ours(board):
        if system.personal == "no" or (flemish and system.type == TRACKING):  # PRV-081 is about those
            continue
        if not _settled(board, system):
            yield from _open(board, system)
    yield from _of_entries(board)
    for one in assessments(board):
        if one.status in PENDING and one.system is None and one.processing is None:
            text = _("For which system or processing this {dpia} is needed is not recorded.")
            subject = Subject("dpia", one.code, f"{one.code} · {one.name}", one.id)
            yield Found(subject, text.format(dpia=assessment_word(board)), status="unknown")


def _of_entries(board: Board) -> Iterator[Found]:
    """Yield the entries of the register that need an assessment as a whole and have none."""
    for number, row in entries(board).items():
        known = by_target(board).get(("processing", number), [])
        waiting = [one for one in known if one.status in PENDING]
        if waiting and not any(decides(board, one) for one in known):
            yield Found(entry_subject(row), _pending(board, waiting))


def _settled(board: Board, system: SystemRow) -> bool:
    return system.dpia == "yes" or any(decides(board, one) for one in of_system(board, system.id))


def _pending(board: Board, waiting: list[AssessmentRow]) -> str:
    text = _("According to {codes} a {dpia} is needed, and it is not done.")
    return text.format(codes=", ".join(one.code for one in waiting), dpia=assessment_word(board))


def _open(board: Board, system: SystemRow) -> Iterator[Found]:
    """Yield what is the matter with a system of which nothing is settled."""
    subject, word, asked = system_subject(system), assessment_word(board), need(board, system)
    waiting = [one for one in by_target(board).get(("system", system.id), ()) if one.status in PENDING]
    reasons = dpia_triggers.names(asked.sure)
    if waiting:
        yield Found(subject, _pending(board, waiting))
    elif dpia_triggers.enough(asked.sure):
        if system.dpia == "no" or dpia_triggers.enough(asked.recorded):
            text = _("A {dpia} is necessary ({reasons}), and none was done.")
            yield Found(subject, text.format(dpia=word, reasons=reasons))
        else:
            text = _("A {dpia} is necessary ({reasons}); whether one was done is not recorded.")
            yield Found(subject, text.format(dpia=word, reasons=reasons), status="unknown")
    elif asked.unknown:
        text = _("These triggers of a {dpia} are not known: {words}.")
        yield Found(subject, text.format(dpia=word, words=", ".join(asked.unknown)), status="unknown")
    elif dpia_triggers.enough(asked.possible):
        text = _("A {dpia} is necessary if it processes data of pupils; that is not recorded.")
        yield Found(subject, text.format(dpia=word), status="unknown")
    elif not asked.looked and system.personal == "yes":
        text = _("Whether a {dpia} is necessary was not looked at.")
        yield Found(subject, text.format(dpia=word), status="unknown")


@rule(
    "PRV-081",
    "critical",
    countries=("VL",),
    title=N_("Pupil tracking without GEB"),
    explanation=N_("For the pupil tracking system a GEB is certainly mandatory."),
    action=N_("Do a GEB, or take over that of the network, and record it."),
    basis="AVG 35; Katholiek Onderwijs Vlaanderen",
)
def tracking_without(board: Board) -> Iterator[Found]:
    """Pupil tracking systems of a Flemish board without a GEB; unknown when that is not recorded."""
    for system in ours(board):
        if system.type != TRACKING or system.personal == "no" or _settled(board, system):
            continue
        waiting = [one for one in of_system(board, system.id) if one.status in PENDING]
        if (system.dpia == "no" or waiting) and system.personal == "yes":
            yield Found(system_subject(system), _("It follows pupils, and no GEB was done."))
        else:
            yield Found(
                system_subject(system),
                _("It follows pupils; whether a GEB was done is not recorded."),
                status="unknown",
            )
