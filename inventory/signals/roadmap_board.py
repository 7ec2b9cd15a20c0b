"""What the rules on the roadmap have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.signals.finding import SEVERITIES, Subject

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from inventory.landscape.roadmap_rows import ProjectRow
    from inventory.signals.board import Board
    from inventory.signals.finding import Found

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


def together(found: Iterable[Found]) -> Iterator[Found]:
    """Yield what is found of one subject as one finding: due on the first day, as bad as the worst."""
    groups: dict[tuple[Subject, str], list[Found]] = {}
    for one in found:
        groups.setdefault((one.subject, one.status), []).append(one)
    for mine in groups.values():
        days = [one.due for one in mine if one.due is not None]
        grades = [one.severity for one in mine if one.severity is not None]
        yield mine[0]._replace(
            message=" ".join(dict.fromkeys(one.message for one in mine)),
            due=min(days, default=None),
            severity=min(grades, key=SEVERITIES.index, default=None),
        )
