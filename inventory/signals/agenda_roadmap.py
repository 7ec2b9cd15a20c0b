"""Days of the roadmap for the agenda: milestones, plateaus, and the days on which systems come and go."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from inventory.landscape.roadmap import ARRIVING, HANDING, LEAVING
from inventory.language import N_, _
from inventory.signals.finding import Subject
from inventory.signals.roadmap_board import going, subject_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from inventory.signals.board import Board

KINDS = {
    "milestone": N_("milestone"),
    "plateau": N_("plateau"),
    "system_arrives": N_("system comes"),
    "system_leaves": N_("last day of a system"),
}
"""Kinds of entries: value → label."""


class RoadDay(NamedTuple):
    """A day of the roadmap: kind, what happens, the record, and what stays the same when the agenda is made again."""

    date: date
    kind: str
    title: str
    subject: Subject
    uid: str


def road_days(board: Board) -> Iterator[RoadDay]:
    """Yield the days of plateaus, of milestones that are not reached, and of changes of sub-projects that are not done."""
    for plateau in board.roadmap.plateaus:
        subject = Subject("plateau", plateau.name, plateau.name, plateau.id)
        yield RoadDay(plateau.date, "plateau", plateau.name, subject, f"plateau-plateau-{plateau.id}")
    rows = {row.id: row for row in going(board) if row.status != "done"}
    for one in board.roadmap.milestones:
        if one.project in rows and one.done is None:
            subject = subject_of(rows[one.project])
            title = _("{project}: {milestone}").format(project=subject.name, milestone=one.name)
            yield RoadDay(one.date, "milestone", title, subject, f"milestone-milestone-{one.id}")
    if board.roadmap.changes:
        yield from _changes(board)


def _changes(board: Board) -> Iterator[RoadDay]:
    """Yield the days on which systems come and go, once for each sub-project however many processes they are about."""
    rows = {row.code: row for row in going(board) if row.status != "done"}
    told = set()
    for effect in board.applied.effects:
        change = effect.change
        if change.project not in rows:
            continue
        subject = subject_of(rows[change.project])
        new = change.system if change.change in ARRIVING else change.target
        comes = change.change in ARRIVING or change.change in HANDING
        for kind, system, day in (
            ("system_arrives", new if comes else None, change.day),
            ("system_leaves", change.system if change.change in LEAVING else None, change.last),
        ):
            if system is None or day is None or (kind, system, day, change.project) in told:
                continue
            told.add((kind, system, day, change.project))
            text = (
                _("{system} comes ({project})")
                if kind == "system_arrives"
                else _("{system}: last day ({project})")
            )
            title = text.format(system=system, project=subject.name)
            yield RoadDay(day, kind, title, subject, f"{kind}-project_change-{change.number}")
