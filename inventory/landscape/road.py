"""The roadmap as one value: what a picture, a pane, a report and a script show of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from inventory.landscape.analysis import Json


class Wait(NamedTuple):
    """What a sub-project waits for: its code, and whether it "requires" that or is "blocked" by it (type "blocks")."""

    code: str
    type: str


class RoadMilestone(NamedTuple):
    """A result on a day, and the day on which it was reached."""

    name: str
    date: dt.date
    done: dt.date | None


class RoadPlateau(NamedTuple):
    """A day on which the landscape is stable; `target` when it is the one that is aimed at."""

    name: str
    date: dt.date
    target: bool


class RoadChange(NamedTuple):
    """What a sub-project does to a system, in names that people know.

    Attributes:
        number: Number of the record.
        change: A choice of `records.roadmap.CHANGES`.
        system, target: Names; target is "" for none.
        party: Name of the party, "" for all that it is about.
        process: Code and name, "" for all that it is about.
        function: "" for all.
        day: First day of the new; None when it is not known.
        last: Last day of the old; None when there is no old, or it is not known.
        data: A choice of `records.roadmap.OLD_DATA`.
    """

    number: int
    change: str
    system: str
    target: str
    party: str
    process: str
    function: str
    day: dt.date | None
    last: dt.date | None
    data: str


class RoadCheck(NamedTuple):
    """A finding on the roadmap, as `inventaris check` reports it; key and name are those of the subject."""

    rule: str
    severity: str
    status: str
    kind: str
    key: str
    name: str
    message: str
    due: dt.date | None


@dataclass(frozen=True, slots=True)
class RoadProject:
    """A sub-project.

    Attributes:
        number: Number of the record.
        code, name, status, decision, working: As recorded; "" for what is not. Status and decision are choices of
            `records.roadmap.PROJECT_STATES` and `SYSTEM_DECISIONS`.
        start, end: First and last day, as recorded or from the one and the duration; None when not known.
        not_before: Day before which it cannot begin.
        duration: Days; None when not known.
        party: Name of the party that leads it, "" for all together.
        owner: Name of the owner, "" for none.
        effort: Fte while it runs, in 1/100; None when not known.
        needs: What it waits for.
        milestones: Its results, by day.
        changes: What it does to systems.
        first, last: From when to when it is drawn: its own days, or else the earliest that are possible; None when
            nothing on the road has a day.
        reckoned: Whether `first` and `last` were reckoned, and are not its own.
        earliest_start, earliest_finish, slack: Days from the origin of the road, see `critical_path.Timing`; None for a
            cancelled one and when sub-projects wait in a circle.
        critical: Whether it has no slack.
        cost: Sum of the cost lines that pay for it, in cents; None when there are none.
    """

    number: int
    code: str
    name: str
    status: str
    decision: str
    working: str
    start: dt.date | None
    end: dt.date | None
    not_before: dt.date | None
    duration: int | None
    party: str
    owner: str
    effort: int | None
    needs: tuple[Wait, ...]
    milestones: tuple[RoadMilestone, ...]
    changes: tuple[RoadChange, ...]
    first: dt.date | None
    last: dt.date | None
    reckoned: bool
    earliest_start: int | None
    earliest_finish: int | None
    slack: int | None
    critical: bool
    cost: int | None = None


@dataclass(frozen=True, slots=True)
class Road:
    """The roadmap on a day.

    Attributes:
        on: The day it is looked at.
        projects: All sub-projects, by order, first day and code; cancelled ones too.
        plateaus: The plateaus by day.
        order: Codes of those that are not cancelled, each after what it waits for; none when they wait in a circle.
        critical: Codes of the chain that takes longest.
        length: Days of that chain, counted from the origin; None when they wait in a circle.
        origin: First day on the road, from which days are counted; None when nothing has a day.
        cycle: Codes of a circle of sub-projects that wait for each other; None for none.
        checks: What calls for attention.
    """

    on: dt.date
    projects: tuple[RoadProject, ...]
    plateaus: tuple[RoadPlateau, ...]
    order: tuple[str, ...]
    critical: tuple[str, ...]
    length: int | None
    origin: dt.date | None
    cycle: tuple[str, ...] | None
    checks: tuple[RoadCheck, ...] = ()

    def project(self, code: str) -> RoadProject:
        """Return the sub-project with a code; KeyError when there is none."""
        return self.by_code()[code]

    def by_code(self) -> Mapping[str, RoadProject]:
        """Return the sub-projects by code."""
        return {one.code: one for one in self.projects}

    @property
    def span(self) -> tuple[dt.date, dt.date] | None:
        """First and last day on which anything is drawn: sub-projects, milestones, plateaus; None when nothing has a day."""
        days = [day for one in self.projects for day in (one.first, one.last) if day]
        days += [milestone.date for one in self.projects for milestone in one.milestones]
        days += [plateau.date for plateau in self.plateaus]
        return (min(days), max(days)) if days else None

    def json(self) -> Json:
        """Return order, critical, length, origin, cycle, projects, plateaus and checks."""
        return {
            "order": list(self.order),
            "critical": list(self.critical),
            "length": self.length,
            "origin": _day(self.origin),
            "cycle": None if self.cycle is None else list(self.cycle),
            "projects": [project_json(one) for one in self.projects],
            "plateaus": [
                {"name": one.name, "date": one.date.isoformat(), "target": one.target}
                for one in self.plateaus
            ],
            "checks": [
                {
                    "rule": one.rule,
                    "severity": one.severity,
                    "status": one.status,
                    "subject": {"kind": one.kind, "key": one.key, "name": one.name},
                    "message": one.message,
                    "due": _day(one.due),
                }
                for one in self.checks
            ],
        }


def project_json(one: RoadProject) -> Json:
    """Return what scripts read of a sub-project; amounts and fte with two decimals."""
    return {
        "code": one.code,
        "name": one.name,
        "status": one.status,
        "decision": one.decision or None,
        "start": _day(one.start),
        "end": _day(one.end),
        "not_before": _day(one.not_before),
        "duration": one.duration,
        "earliest_start": one.earliest_start,
        "earliest_finish": one.earliest_finish,
        "slack": one.slack,
        "critical": one.critical,
        "needs": [{"code": wait.code, "type": wait.type} for wait in one.needs],
        "milestones": [
            {"name": m.name, "date": m.date.isoformat(), "done": _day(m.done)} for m in one.milestones
        ],
        "changes": [_change_json(change) for change in one.changes],
        "working": one.working or None,
        "party": one.party or None,
        "owner": one.owner or None,
        "effort": _hundredths(one.effort),
        "cost": _hundredths(one.cost),
    }


def _change_json(change: RoadChange) -> Json:
    return {
        "change": change.change,
        "system": change.system,
        "target": change.target or None,
        "party": change.party or None,
        "process": change.process or None,
        "function": change.function or None,
        "date": _day(change.day),
        "until": _day(change.last),
        "data": change.data,
    }


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _hundredths(amount: int | None) -> str | None:
    if amount is None:
        return None
    sign = "-" if amount < 0 else ""
    return f"{sign}{abs(amount) // 100}.{abs(amount) % 100:02d}"
