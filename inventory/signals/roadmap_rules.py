"""Rules on the sub-projects of the roadmap: whether each is complete, has an effect, and can be done in time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.landscape import diff, roadmap_reading
from inventory.landscape.consistency import some
from inventory.landscape.roadmap import ARRIVING, HANDING, LEAVING
from inventory.language import N_, _
from inventory.records.values import day
from inventory.signals import (  # noqa: F401  they declare their rules
    roadmap_course_rules,
    roadmap_data_rules,
    roadmap_move_rules,
)
from inventory.signals.finding import Found, Subject, rule
from inventory.signals.roadmap_board import IKC, going, subject_of, together

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inventory.landscape.roadmap_rows import ChangeRow, ProjectRow
    from inventory.signals.board import Board


@rule(
    "LND-101",
    "medium",
    title=N_("Sub-project without a change of working"),
    explanation=N_("A system that changes while people work as before gives little, and is often not used."),
    action=N_("Record what people do differently from then on."),
    basis=IKC,
)
def without_working(board: Board) -> Iterator[Found]:
    """Sub-projects of which no change of working is recorded."""
    for row in going(board):
        if not (row.working or "").strip():
            yield Found(subject_of(row), _("What people do differently is not recorded."))


@rule(
    "LND-102",
    "medium",
    title=N_("Sub-project without a change of a system"),
    explanation=N_("Without it the roadmap cannot tell what the landscape looks like afterwards."),
    action=N_("Record which system comes, goes or is connected, for whom and for which process."),
    basis=IKC,
)
def without_change(board: Board) -> Iterator[Found]:
    """Sub-projects without any change of a system."""
    with_changes = {row.project for row in board.roadmap.changes}
    for row in going(board):
        if row.id not in with_changes:
            yield Found(subject_of(row), _("No change of a system is recorded."))


@rule(
    "LND-103",
    "medium",
    title=N_("Change that changes nothing"),
    explanation=N_("The landscape afterwards is the same as before: something is missing, or it is wrong."),
    action=N_("Name the party, the process or the system it is about."),
    basis="landscape roadmap",
)
def no_effect(board: Board) -> Iterator[Found]:
    """Sub-projects, not done, whose changes are incomplete or do nothing to the landscape."""
    idle = set(diff.without_effect(board.applied, board.roadmap)) if board.roadmap.changes else set()
    for row in going(board):
        mine = [change for change in board.roadmap.changes if change.project == row.id]
        lacks = [text for change in mine if (text := _lacking(change))]
        if mine and row.status != "done" and (lacks or row.code in idle):
            text = lacks[0] if lacks else _("Its changes leave the landscape as it is.")
            yield Found(subject_of(row), text)


def _lacking(change: ChangeRow) -> str:
    """Return what a change lacks, "" for nothing."""
    if change.change in {*HANDING, "connect"} and change.target is None:
        return _("It is not recorded which system comes in its place, or is connected.")
    if change.target == change.system:
        return _("The system goes to itself.")
    return ""


@rule(
    "LND-104",
    "medium",
    title=N_("Planned without a sub-project"),
    explanation=N_("What is planned and what ends must be somebody's work, or it does not happen."),
    action=N_("Record the sub-project that does it, or correct the status."),
    basis="landscape roadmap",
)
def without_project(board: Board) -> Iterator[Found]:
    """Systems that are planned or being phased out, or have planned support, while no sub-project brings or ends them."""
    changes = [effect.change for effect in board.applied.effects]
    brought = {one.system for one in changes if one.change in ARRIVING}
    brought |= {one.target for one in changes if one.change in HANDING and one.target}
    taken = {one.system for one in changes if one.change in LEAVING}
    known = diff.explained(board.applied)
    planned: dict[str, list[str]] = {}
    for row in board.landscape.landscape.support:
        if row.status == "planned" and (row.party, row.process, row.system) not in known:
            planned.setdefault(row.system, []).append(f"{row.process} ({row.party})")
    for number, system in board.all_systems.items():
        subject = Subject("system", system.name, system.name, number)
        if system.status == "planned" and system.name not in brought:
            yield Found(subject, _("It is planned, and no sub-project brings it."), system.start)
        elif system.status == "phasing_out" and system.name not in taken:
            text = _("It is being phased out, and no sub-project takes it away.")
            yield Found(subject, text, system.end, severity="low")
        elif system.name in planned:
            text = _("Its support of {places} is planned, and no sub-project brings it.")
            yield Found(subject, text.format(places=some(planned[system.name])))


@rule(
    "LND-105",
    "high",
    title=N_("Days of a sub-project contradict each other"),
    explanation=N_("The order of the roadmap is reckoned from these days."),
    action=N_("Correct the days."),
    basis="landscape roadmap",
)
def date_order(board: Board) -> Iterator[Found]:
    """Sub-projects that end before they begin, begin before they may, or have changes or milestones outside their days."""
    return together(_date_order(board))


def _date_order(board: Board) -> Iterator[Found]:
    for row in going(board):
        for text in _wrong_days(board, row):
            yield Found(subject_of(row), text)


def _wrong_days(board: Board, row: ProjectRow) -> Iterator[str]:
    if row.start is not None and row.end is not None and row.end < row.start:
        text = _("Its last day, {end}, comes before its first, {start}.")
        yield text.format(end=day(row.end), start=day(row.start))
    if row.first is not None and row.not_before is not None and row.first < row.not_before:
        text = _("It begins on {start}, and cannot begin before {day}.")
        yield text.format(start=day(row.first), day=day(row.not_before))
    for change in board.roadmap.changes:
        first = change.date or change.until
        if change.project == row.id and first is not None and row.first is not None and first < row.first:
            text = _("A change of {system} takes effect on {day}, before it begins on {start}.")
            name = board.all_systems[change.system].name if change.system in board.all_systems else "?"
            yield text.format(system=name, day=day(first), start=day(row.first))
    for one in board.roadmap.milestones:
        early = row.first is not None and one.date < row.first
        late = row.last is not None and one.date > row.last
        if one.project == row.id and (early or late):
            text = _("Milestone “{name}” on {day} lies outside its days.")
            yield text.format(name=one.name, day=day(one.date))


@rule(
    "LND-106",
    "high",
    title=N_("Sub-projects that wait for each other"),
    explanation=N_("None of them can begin, and no order can be made."),
    action=N_("Remove one of the dependencies."),
    basis="landscape roadmap",
)
def circle(board: Board) -> Iterator[Found]:
    """A circle of sub-projects that each wait for the one before."""
    if not board.roadmap.dependencies:
        return
    _origin, times = roadmap_reading.timed(board.roadmap)
    if times.cycle:
        row = next(one for one in going(board) if one.code == times.cycle[0])
        text = _("They wait in a circle: {codes}.").format(codes=" → ".join((*times.cycle, times.cycle[0])))
        yield Found(subject_of(row), text)


@rule(
    "LND-107",
    "high",
    title=N_("Begins before what it waits for is done"),
    explanation=N_("What it needs is not there yet when it begins."),
    action=N_("Let it begin later, bring the other forward, or remove the dependency."),
    basis="landscape roadmap",
)
def too_early(board: Board) -> Iterator[Found]:
    """Sub-projects that begin before the last day of one they wait for, or wait for one that is cancelled."""
    return together(_too_early(board))


def _too_early(board: Board) -> Iterator[Found]:
    rows = board.roadmap.projects
    for one in board.roadmap.dependencies:
        row, needs = rows[one.project], rows[one.needs]
        if row.status in {"cancelled", "done"} or one.project == one.needs:
            continue
        if needs.status == "cancelled":
            text = _("It waits for {other}, which is cancelled.")
            yield Found(subject_of(row), text.format(other=f"{needs.code} · {needs.name}"))
        elif row.first is not None and needs.last is not None and row.first <= needs.last:
            text = _("It begins on {start}, and {other} is done on {end}.").format(
                start=day(row.first), other=f"{needs.code} · {needs.name}", end=day(needs.last)
            )
            yield Found(subject_of(row), text, row.first)
