"""From the database to the roadmap as one value, without what other rooms know of it: costs and checks."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import sqlalchemy as sa

from inventory.landscape import roadmap_rows
from inventory.landscape.critical_path import Task, schedule
from inventory.landscape.road import Road, RoadChange, RoadMilestone, RoadPlateau, RoadProject, Wait
from inventory.records import get

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from inventory.landscape.critical_path import Schedule, Timing
    from inventory.landscape.roadmap_rows import ChangeRow, ProjectRow, RoadmapRows

Names = dict[str, dict[int, str]]
"""What people call records, by kind and number."""


def plan(connection: Connection, on: dt.date) -> Road:
    """Return the roadmap; `inventory.signals.road` adds costs and checks.

    Args:
        connection: One that reads.
        on: The day it is looked at.
    """
    rows = roadmap_rows.read(connection)
    return planned(rows, _names(connection, rows), on)


def planned(rows: RoadmapRows, names: Names, on: dt.date) -> Road:
    """Return the roadmap from what was read."""
    origin, times = timed(rows)
    projects = [_project(row, rows, names, times, origin) for row in rows.projects.values()]
    places = {row.code: row.order or 0 for row in rows.projects.values()}
    return Road(
        on=on,
        projects=tuple(
            sorted(projects, key=lambda one: (places[one.code], one.first or dt.date.max, one.code))
        ),
        plateaus=tuple(RoadPlateau(one.name, one.date, bool(one.target)) for one in rows.plateaus),
        order=times.order,
        critical=times.critical,
        length=times.length,
        origin=origin,
        cycle=times.cycle,
    )


def timed(rows: RoadmapRows) -> tuple[dt.date | None, Schedule]:
    """Return the first day on the road, None when nothing has a day, and the schedule of what is not cancelled."""
    going = {row.id: row for row in rows.projects.values() if row.status != "cancelled"}
    days = [day for row in going.values() for day in (row.first, row.not_before) if day]
    origin = min(days, default=None)
    tasks = [
        Task(
            code=row.code,
            duration=row.duration,
            needs=tuple(
                going[one.needs].code
                for one in rows.dependencies
                if one.project == row.id and one.needs in going
            ),
            not_before=max(
                ((day - origin).days for day in (row.first, row.not_before) if day and origin), default=0
            ),
            order=row.order or 0,
        )
        for row in going.values()
    ]
    return origin, schedule(tasks)


def _project(
    row: ProjectRow, rows: RoadmapRows, names: Names, times: Schedule, origin: dt.date | None
) -> RoadProject:
    """Return a sub-project with its place in the schedule."""
    timing = times.timings.get(row.code)
    first, last = _drawn(row, timing, origin)
    return RoadProject(
        number=row.id,
        code=row.code,
        name=row.name,
        status=row.status,
        decision=row.decision or "",
        working=row.working or "",
        start=row.first,
        end=row.last,
        not_before=row.not_before,
        duration=row.duration,
        party=_name(names, "party", row.party),
        owner=_name(names, "person", row.owner),
        effort=row.effort,
        needs=tuple(
            Wait(rows.projects[one.needs].code, one.type)
            for one in rows.dependencies
            if one.project == row.id
        ),
        milestones=tuple(
            RoadMilestone(one.name, one.date, one.done) for one in rows.milestones if one.project == row.id
        ),
        changes=tuple(_change(one, rows, names) for one in rows.changes if one.project == row.id),
        first=first,
        last=last,
        reckoned=(first, last) != (row.first, row.last),
        earliest_start=timing.earliest_start if timing else None,
        earliest_finish=timing.earliest_finish if timing else None,
        slack=timing.slack if timing else None,
        critical=timing is not None and timing.critical,
    )


def _drawn(
    row: ProjectRow, timing: Timing | None, origin: dt.date | None
) -> tuple[dt.date | None, dt.date | None]:
    """Return from when to when a sub-project is drawn: its own days, or else the earliest that are possible."""
    first, last = row.first, row.last
    if timing is None or origin is None:
        return first, last
    first = first or origin + dt.timedelta(timing.earliest_start)
    return first, last or max(first, origin + dt.timedelta(timing.earliest_finish - 1))


def _change(row: ChangeRow, rows: RoadmapRows, names: Names) -> RoadChange:
    """Return a change in names that people know."""
    day = rows.day(row)
    ends = row.change in {"replace", "merge", "phase_out", "disconnect"}
    last = row.until or (day - dt.timedelta(1) if day else None)
    return RoadChange(
        number=row.id,
        change=row.change,
        system=_name(names, "system", row.system),
        target=_name(names, "system", row.target),
        party=_name(names, "party", row.party),
        process=_name(names, "process", row.process),
        function=row.function or "",
        day=day,
        last=last if ends else None,
        data=row.data or "unknown",
    )


def _name(names: Names, kind: str, number: int | None) -> str:
    return names.get(kind, {}).get(number, "") if number is not None else ""


def _names(connection: Connection, rows: RoadmapRows) -> Names:
    """Return the names of what the roadmap is about; archived records too, since it still names them."""
    projects = rows.projects.values()
    wanted: dict[str, set[int | None]] = {
        "party": {one.party for one in projects} | {one.party for one in rows.changes},
        "person": {one.owner for one in projects},
        "system": {number for one in rows.changes for number in (one.system, one.target)},
        "process": {one.process for one in rows.changes},
    }
    return {kind: _called(connection, kind, numbers - {None}) for kind, numbers in wanted.items()}


def _called(connection: Connection, kind: str, numbers: Iterable[int | None]) -> dict[int, str]:
    table = get(kind).table
    if not numbers:
        return {}
    columns = [table.c.code, table.c.name] if kind == "process" else [table.c.name]
    query = sa.select(table.c.id, *columns).where(table.c.id.in_(list(numbers)))
    return {row[0]: " ".join(row[1:]) for row in connection.execute(query)}
