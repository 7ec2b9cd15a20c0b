"""Roadmaps to draw: the one of the sketch with nine sub-projects, and larger ones made from a seed."""

from __future__ import annotations

import datetime as dt
from random import Random

from inventory.landscape.critical_path import Task, schedule
from inventory.landscape.road import Road, RoadChange, RoadMilestone, RoadPlateau, RoadProject, Wait

ON = dt.date(2027, 4, 12)
NINE = (
    ("1", "Werkgroep en visie", "done", "shared", "2027-01-01", "2027-03-31", ()),
    ("2", "Procesmodel gezamenlijk", "running", "shared", "2027-03-01", "2027-05-31", ("1",)),
    ("3", "Koppeling opvang en LAS", "approved", "keep", "2027-06-01", "2027-09-30", ("2",)),
    ("4", "Eén ouderapp (Parro)", "approved", "new", "2027-06-01", "2027-11-30", ("2",)),
    ("5", "Uitfaseren Social Schools", "proposed", "phase_out", "2027-12-01", "2028-01-31", ("4",)),
    ("6", "Observatie 0-7 (KIJK!)", "proposed", "shared", "2027-09-01", "2028-02-28", ("2",)),
    ("7", "Overdracht opvang-school digitaal", "proposed", "keep", "2027-10-01", "2028-01-31", ("3",)),
    ("8", "Eén identiteit (MS365)", "cancelled", "", "2027-05-01", "2028-01-31", ()),
    ("9", "Doellandschap bereikt", "proposed", "", "2028-03-01", "2028-03-31", ("5", "6", "7", "8")),
)
PLATEAUS = (
    RoadPlateau("Plateau 1", dt.date(2027, 5, 31), target=False),
    RoadPlateau("Plateau 2", dt.date(2027, 11, 30), target=False),
    RoadPlateau("Doel", dt.date(2028, 3, 31), target=True),
)
WORKING = "Ouders vullen één formulier in voor opvang en school; de intake is één gesprek."


def project(
    row: tuple[str, str, str, str, str, str, tuple[str, ...]], number: int = 1, working: str = WORKING
) -> RoadProject:
    """Return a sub-project; empty days are none."""
    code, name, status, decision, first, last, needs = row
    start, end = (dt.date.fromisoformat(day) if day else None for day in (first, last))
    results = (RoadMilestone("Leverancier gekozen", start + dt.timedelta(40), None),) if start else ()
    if number % 3:
        results = ()
    changes = (RoadChange(number, "introduce", "Parro", "", "De Linde", "P3", "", end, None, "none"),)
    return RoadProject(
        number, code, name, status, decision, working if number % 4 else "", start, end, None,
        (end - start).days + 1 if start and end else None, "", "Hanna Postma", 20,
        tuple(Wait(one, "blocks" if number % 5 == 0 else "requires") for one in needs),
        results, changes, start, end, reckoned=False, earliest_start=0, earliest_finish=10, slack=number % 3,
        critical=number % 3 == 0, cost=None if number % 2 else 125000,
    )  # fmt: skip


def road(projects: tuple[RoadProject, ...], plateaus: tuple[RoadPlateau, ...] = PLATEAUS) -> Road:
    """Return a roadmap of sub-projects, with its order and critical path."""
    origin = min((one.first for one in projects if one.first), default=None)
    tasks = [
        Task(
            one.code,
            one.duration,
            tuple(wait.code for wait in one.needs),
            (one.first - origin).days if one.first and origin else 0,
        )
        for one in projects
        if one.status != "cancelled"
    ]
    found = schedule(tasks)
    return Road(ON, projects, plateaus, found.order, found.critical, found.length, origin, found.cycle)


def nine() -> Road:
    """Return the roadmap of the sketch."""
    return road(tuple(project(row, number) for number, row in enumerate(NINE, start=1)))


def many(count: int, months: int = 40, seed: int = 1) -> Road:
    """Return a roadmap of so many sub-projects, begun within so many months."""
    dice = Random(seed)
    decisions = ("shared", "keep", "new", "phase_out", "")
    states = ("proposed", "approved", "running", "done", "cancelled")
    made = []
    for number in range(1, count + 1):
        start = dt.date(2026, 8, 1) + dt.timedelta(dice.randrange(months * 30))
        end = start + dt.timedelta(dice.randrange(5, 300))
        needs = tuple(
            f"R{n}" for n in sorted(dice.sample(range(1, number), min(number - 1, dice.choice((0, 1, 1, 2)))))
        )
        name = dice.choice(NINE)[1] + (
            " en alles wat daar verder bij hoort voor alle scholen" if number % 6 == 0 else ""
        )
        days = (start.isoformat(), end.isoformat()) if number % 13 else ("", "")
        row = (f"R{number}", name, dice.choice(states), dice.choice(decisions), *days, needs)
        made.append(project(row, number, WORKING * (1 + number % 3)))
    return road(tuple(made))
