"""Rules on the course of the roadmap: what has no day or is behind, capacity, and plateaus."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from inventory.landscape.consistency import some
from inventory.language import N_, _
from inventory.records.values import day, decimals
from inventory.signals.finding import Found, Subject, rule
from inventory.signals.roadmap_board import going, subject_of, together

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inventory.landscape.roadmap_rows import PlateauRow, ProjectRow
    from inventory.signals.board import Board

CAPACITY = "project_capacity"
"""The policy that says how much fte there is for sub-projects, a full-time job being 100 %."""
DAY = dt.timedelta(1)


@rule(
    "LND-115",
    "low",
    title=N_("Sub-project without days"),
    explanation=N_(
        "What has no day cannot be drawn, and its changes are part of the target only, of no plateau."
    ),
    action=N_("Record the first and the last day, or the duration."),
    basis="landscape roadmap",
)
def without_days(board: Board) -> Iterator[Found]:
    """Sub-projects whose duration is not known, or whose changes have no day."""
    for row in going(board):
        mine = [change for change in board.roadmap.changes if change.project == row.id]
        if any(board.roadmap.day(change) is None and change.until is None for change in mine):
            text = _("On which day its changes take effect is not recorded; they count in the target only.")
            yield Found(subject_of(row), text, status="unknown")
        elif row.duration is None:
            yield Found(subject_of(row), _("How long it takes is not recorded."), status="unknown")


@rule(
    "LND-116",
    "medium",
    title=N_("Sub-project is behind"),
    explanation=N_(
        "Its days are past and its status says that it is not done: what waits for it is late too."
    ),
    action=N_("Record that it is done, or move its days."),
    basis="landscape roadmap",
)
def behind(board: Board) -> Iterator[Found]:
    """Sub-projects that should be done or have begun by the day, and milestones that were not reached."""
    for row in board.roadmap.projects.values():
        if row.status in {"cancelled", "done"}:
            continue
        missed = [
            one
            for one in board.roadmap.milestones
            if one.project == row.id and one.done is None and one.date < board.on
        ]
        if row.last is not None and row.last < board.on:
            yield Found(
                subject_of(row), _("It should have been done on {day}.").format(day=day(row.last)), row.last
            )
        elif row.status != "running" and row.first is not None and row.first < board.on:
            text = _("It should have begun on {day}.").format(day=day(row.first))
            yield Found(subject_of(row), text, row.first, severity="low")
        elif missed:
            text = _("Milestone “{name}” of {day} was not reached.")
            text = text.format(name=missed[0].name, day=day(missed[0].date))
            yield Found(subject_of(row), text, missed[0].date, severity="low")


class Load(NamedTuple):
    """A stretch of days in which the same sub-projects run; effort in 1/100 fte."""

    first: dt.date
    last: dt.date
    effort: int
    rows: tuple[ProjectRow, ...]


def loads(rows: list[ProjectRow]) -> list[Load]:
    """Return the stretches in which sub-projects with a known effort and known days run; the last of each began last."""
    known = [row for row in rows if row.effort and row.first and row.last and row.first <= row.last]
    known.sort(key=lambda row: (row.first or dt.date.min, row.code))
    cuts = sorted({day for row in known if row.first and row.last for day in (row.first, row.last + DAY)})
    found = []
    for first, after in pairwise(cuts):
        here = tuple(row for row in known if row.first and row.last and row.first <= first <= row.last)
        if here:
            found.append(Load(first, after - DAY, sum(row.effort or 0 for row in here), here))
    return found


@rule(
    "LND-117",
    "medium",
    title=N_("More work than there are people for"),
    explanation=N_("Sub-projects that run at the same time ask more fte than there is for them."),
    action=N_("Move a sub-project, or decide on more capacity (policy project_capacity)."),
    basis="landscape roadmap",
)
def capacity(board: Board) -> Iterator[Found]:
    """Stretches in which sub-projects ask more fte than there is; unknown when no policy says how much there is."""
    return together(_capacity(board))


def _capacity(board: Board) -> Iterator[Found]:
    yield from _unmeasured(board)
    busy = [load for load in loads([r for r in going(board) if r.status != "done"]) if load.last >= board.on]
    told = False
    over: list[Load] = []
    for load in busy:
        if not board.policies.own(CAPACITY, load.first):
            if not told:
                told = True
                text = _("How much fte there is for sub-projects is not decided (policy project_capacity).")
                yield Found(subject_of(load.rows[0]), text, status="unknown")
        elif load.effort * 100 > board.policies.whole(CAPACITY, load.first):
            joined = over and over[-1].last + DAY == load.first
            over = [*over[:-1], _joined(over[-1], load)] if joined else [*over, load]
    for load in over:
        text = _("From {first} to {last} at most {effort} fte is asked, and there is {there}: {codes}.")
        there = board.policies.whole(CAPACITY, load.first)
        shown = text.format(
            first=day(load.first),
            last=day(load.last),
            effort=decimals(load.effort, 2),
            there=decimals(there // 100, 2),
            codes=some(row.code for row in load.rows),
        )
        yield Found(subject_of(load.rows[-1]), shown, load.first)


def _unmeasured(board: Board) -> Iterator[Found]:
    """Yield the sub-projects to come of which it is not known what they ask, where the board says what there is."""
    for row in going(board):
        past = row.status == "done" or row.first is None or row.last is None or row.last < board.on
        if not past and not row.effort and board.policies.own(CAPACITY, row.first or board.on):
            text = _("How much fte it asks is not recorded, so whether there is enough is not known.")
            yield Found(subject_of(row), text, status="unknown", severity="low")


def _joined(one: Load, other: Load) -> Load:
    rows = tuple(dict.fromkeys((*one.rows, *other.rows)))
    return Load(one.first, other.last, max(one.effort, other.effort), rows)


@rule(
    "LND-118",
    "low",
    title=N_("Plateau that says nothing"),
    explanation=N_("A plateau is a stable landscape between changes; one of them is the target."),
    action=N_("Move the plateau, remove it, or mark the one that is aimed at as target."),
    basis="landscape roadmap",
)
def plateaus(board: Board) -> Iterator[Found]:
    """Plateaus before which nothing changes, and a target that is not the end of the road, is missing or is there twice."""
    return together(_plateaus(board))


def _plateaus(board: Board) -> Iterator[Found]:
    known = board.roadmap.plateaus
    days = [d for row in board.roadmap.standing() for d in (board.roadmap.day(row), row.until) if d]
    before = dt.date.min
    targets = [one for one in known if one.target]
    for one in known:
        if days and not any(before < d <= one.date for d in days):
            yield Found(_plateau(one), _("Nothing changes before it, since the plateau before."))
        before = one.date
        after = [d for d in days if d > one.date]
        if one.target and after:
            text = _("It is marked as the target, and things change after it, on {day} for the last time.")
            yield Found(_plateau(one), text.format(day=day(max(after))))
    if known and not targets:
        yield Found(_plateau(known[-1]), _("No plateau is marked as the target; this is the last."))
    for one in targets[1:]:
        yield Found(_plateau(one), _("More than one plateau is marked as the target."))


def _plateau(row: PlateauRow) -> Subject:
    return Subject("plateau", row.name, row.name, row.id)
