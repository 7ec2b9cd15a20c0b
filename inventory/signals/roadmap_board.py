"""What the rules on the roadmap have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.signals.finding import Subject

if TYPE_CHECKING:
    from inventory.landscape.roadmap_rows import ProjectRow
    from inventory.signals.board import Board

IKC = "IKC-stappenplan, stap 3"


def subject_of(row: ProjectRow) -> Subject:
    """Return a sub-project as a subject."""
    return Subject("project", row.code, f"{row.code} · {row.name}", row.id)


def going(board: Board) -> list[ProjectRow]:
    """Return the sub-projects that are not cancelled."""
    return [row for row in board.roadmap.projects.values() if row.status != "cancelled"]


def by_code(board: Board, code: str) -> ProjectRow:
    """Return the sub-project with a code; StopIteration when there is none."""
    return next(row for row in board.roadmap.projects.values() if row.code == code)
