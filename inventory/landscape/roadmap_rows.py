"""The roadmap as it is recorded: five queries, plain rows, numbers for links."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeVar, cast

import sqlalchemy as sa

from inventory.landscape.roadmap import Change
from inventory.records.roadmap import Milestone, Plateau, Project, ProjectChange, ProjectDependency

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sqlalchemy import Connection

    from inventory.landscape.roadmap import ChangeKind
    from inventory.records.record import Record

Shape = TypeVar("Shape", bound=NamedTuple)


class ProjectRow(NamedTuple):
    """A sub-project; effort in 1/100 fte."""

    id: int
    code: str
    name: str
    status: str
    decision: str | None
    start: dt.date | None
    end: dt.date | None
    days: int | None
    not_before: dt.date | None
    working: str | None
    party: int | None
    owner: int | None
    effort: int | None
    order: int | None
    notes: str | None

    @property
    def first(self) -> dt.date | None:
        """First day: as recorded, or from the last day and the duration."""
        known = self.start is None and self.end is not None and self.days
        return self.end - dt.timedelta(self.days - 1) if known and self.end and self.days else self.start

    @property
    def last(self) -> dt.date | None:
        """Last day: as recorded, or from the first day and the duration."""
        known = self.end is None and self.start is not None and self.days
        return self.start + dt.timedelta(self.days - 1) if known and self.start and self.days else self.end

    @property
    def duration(self) -> int | None:
        """Days that it takes, as recorded or from the first to the last; None when that is not known."""
        if self.days is not None:
            return self.days
        spans = self.start is not None and self.end is not None and self.end >= self.start
        return (self.end - self.start).days + 1 if spans and self.start and self.end else None


class ChangeRow(NamedTuple):
    """What a sub-project does to a system."""

    id: int
    project: int
    change: str
    system: int
    target: int | None
    party: int | None
    process: int | None
    function: str | None
    date: dt.date | None
    until: dt.date | None
    data: str | None


class DependencyRow(NamedTuple):
    """A sub-project that waits for another."""

    id: int
    project: int
    needs: int
    type: str


class MilestoneRow(NamedTuple):
    """A result of a sub-project on a day."""

    id: int
    project: int
    name: str
    date: dt.date
    done: dt.date | None


class PlateauRow(NamedTuple):
    """A day on which the landscape is stable."""

    id: int
    name: str
    date: dt.date
    target: bool | None
    notes: str | None


@dataclass(frozen=True)
class RoadmapRows:
    """The roadmap as it is recorded.

    Attributes:
        projects: The sub-projects by number, by order and code.
        changes: What they do, without that of archived sub-projects.
        dependencies: Which waits for which.
        milestones: Their results, by day.
        plateaus: The plateaus by day.
    """

    projects: Mapping[int, ProjectRow]
    changes: tuple[ChangeRow, ...]
    dependencies: tuple[DependencyRow, ...]
    milestones: tuple[MilestoneRow, ...]
    plateaus: tuple[PlateauRow, ...]

    def standing(self) -> tuple[ChangeRow, ...]:
        """Return the changes of sub-projects that are not cancelled."""
        return tuple(row for row in self.changes if self.projects[row.project].status != "cancelled")

    def day(self, row: ChangeRow) -> dt.date | None:
        """Return the first day of the new: as recorded, or the day after the sub-project ends."""
        last = self.projects[row.project].last
        return row.date or (last + dt.timedelta(1) if last else None)


def read(connection: Connection) -> RoadmapRows:
    """Read the roadmap."""
    projects = {row.id: row for row in _rows(connection, Project, ProjectRow)}
    ordered = sorted(projects.values(), key=lambda row: (row.order or 0, row.code))
    plateaus = _rows(connection, Plateau, PlateauRow)
    return RoadmapRows(
        projects={row.id: row for row in ordered},
        changes=tuple(r for r in _rows(connection, ProjectChange, ChangeRow) if r.project in projects),
        dependencies=tuple(
            row
            for row in _rows(connection, ProjectDependency, DependencyRow)
            if row.project in projects and row.needs in projects
        ),
        milestones=tuple(
            sorted(
                (r for r in _rows(connection, Milestone, MilestoneRow) if r.project in projects),
                key=lambda row: (row.date, row.name),
            )
        ),
        plateaus=tuple(sorted(plateaus, key=lambda row: (row.date, row.name))),
    )


def changes(
    rows: RoadmapRows,
    systems: Mapping[int, str],
    parties: Mapping[int, str],
    codes: Callable[[int, bool], tuple[str, ...]],
) -> list[Change]:
    """Return the changes of sub-projects that are not cancelled, as the landscape names things.

    Args:
        rows: The roadmap.
        systems: Keys of the systems by number; a change of another one is left out.
        parties: Keys of the parties by number.
        codes: Returns the codes of the processes that the number of a process stands for, on its own line when the
            second argument is true and it has one.
    """
    found = []
    for row in rows.standing():
        lost = row.party is not None and row.party not in parties
        if row.system not in systems or lost:
            continue
        adding = row.change in {"introduce", "roll_out"}
        found.append(
            Change(
                project=rows.projects[row.project].code,
                change=cast("ChangeKind", row.change),
                system=systems[row.system],
                target=systems.get(row.target) if row.target is not None else None,
                party=parties[row.party] if row.party is not None else None,
                processes=codes(row.process, adding) if row.process is not None else None,
                function=row.function or None,
                day=rows.day(row),
                until=row.until,
                data=row.data or "unknown",
                number=row.id,
            )
        )
    return found


def _rows(connection: Connection, record: type[Record], shape: type[Shape]) -> tuple[Shape, ...]:
    """Return the living records of a kind as rows of a shape, in the order in which they were made."""
    table = record.table
    query = sa.select(*(table.c[name] for name in shape._fields)).where(table.c.archived.is_(None))
    return tuple(map(shape._make, connection.execute(query.order_by(table.c.id)).all()))
