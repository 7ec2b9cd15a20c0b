"""Days of the roadmap for the agenda: milestones, plateaus, and the days on which systems come and go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.landscape.roadmap import ARRIVING, HANDING, LEAVING
from inventory.language import N_, _
from inventory.signals.agenda_entry import Kind
from inventory.signals.finding import Subject
from inventory.signals.roadmap_board import going, subject_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inventory.landscape.roadmap import Change
    from inventory.landscape.roadmap_rows import ProjectRow
    from inventory.signals.agenda_entry import Draft, Pen

KINDS = {
    "milestone": Kind(N_("milestone"), N_("milestone"), stays=True),
    "plateau": Kind(N_("plateau"), N_("plateau")),
    "system_arrives": Kind(N_("system comes"), N_("comes")),
    "system_leaves": Kind(N_("last day of a system"), N_("leaves")),
}


def days(pen: Pen) -> Iterator[Draft]:
    """Yield the days of plateaus, of milestones that are not reached, and of changes of sub-projects that are not done."""
    board = pen.board
    for plateau in board.roadmap.plateaus:
        subject = Subject("plateau", plateau.name, plateau.name, plateau.id)
        yield from pen.write(plateau.date, "plateau", "{name}", subject)
    rows = {row.id: row for row in going(board) if row.status != "done"}
    for one in board.roadmap.milestones:
        if one.project in rows and one.done is None:
            text, values = _("{name}: {milestone}"), {"milestone": one.name}
            subject = subject_of(rows[one.project])
            yield from pen.write(
                one.date, "milestone", text, subject, values=values, mark=f"milestone-{one.id}"
            )
    if board.roadmap.changes:
        yield from _changes(pen)


def _changes(pen: Pen) -> Iterator[Draft]:
    """Yield the days on which systems come and go, once for each sub-project however many processes they are about."""
    rows = {row.code: row for row in going(pen.board) if row.status != "done"}
    told = set()
    for effect in pen.board.applied.effects:
        change = effect.change
        if change.project not in rows:
            continue
        new = change.system if change.change in ARRIVING else change.target
        comes = change.change in ARRIVING or change.change in HANDING
        for kind, system, day in (
            ("system_arrives", new if comes else None, change.day),
            ("system_leaves", change.system if change.change in LEAVING else None, change.last),
        ):
            if system is not None and (kind, system, day, change.project) not in told:
                told.add((kind, system, day, change.project))
                yield from _moves(pen, kind, system, (rows[change.project], change))


def _moves(pen: Pen, kind: str, system: str, about: tuple[ProjectRow, Change]) -> Iterator[Draft]:
    """Yield the day on which a system comes or goes."""
    row, change = about
    arrives = kind == "system_arrives"
    text = _("{system} comes ({name})") if arrives else _("{system}: last day ({name})")
    yield from pen.write(
        change.day if arrives else change.last,
        kind,
        text,
        subject_of(row),
        values={"system": system},
        mark=f"project_change-{change.number}",
    )
