"""Rules on the roadmap: whether its sub-projects are complete, can be done in time, and meet contracts and agreements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.language import N_, _
from inventory.signals.finding import Found, Subject, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inventory.landscape.roadmap_rows import ProjectRow
    from inventory.signals.board import Board


def subject_of(row: ProjectRow) -> Subject:
    """Return a sub-project as a subject."""
    return Subject("project", row.code, f"{row.code} · {row.name}", row.id)


@rule(
    "LND-101",
    "medium",
    title=N_("Sub-project without a change of working"),
    explanation=N_("A system that changes while people work as before gives little, and is often not used."),
    action=N_("Record what people do differently from then on."),
    basis="IKC stappenplan, step 3",
)
def without_working(board: Board) -> Iterator[Found]:
    """Sub-projects, not cancelled, that change systems or nothing at all and of which no change of working is recorded."""
    for row in board.roadmap.projects.values():
        if row.status != "cancelled" and not (row.working or "").strip():
            yield Found(subject_of(row), _("What people do differently is not recorded."))
