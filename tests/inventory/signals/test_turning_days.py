"""The first day on which time alone makes a finding, up to ten years ahead: the day before nothing, that day something."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from inventory.signals.check import check
from tests.inventory.signals import changing
from tests.inventory.signals.perfect_board import ON

if TYPE_CHECKING:
    from inventory.store.database import Database

D = dt.date
LEAP = D(2028, 2, 29)
Change = tuple[str, str, dict[str, Any]]
TURNS: list[tuple[str, str, dt.date, Change | None]] = [
    ("CON-001", "C-1", D(2027, 1, 30), None),  # 90 days before 30 April
    ("CON-001", "C-4", D(2027, 7, 2), None),
    ("CON-003", "C-3", D(2029, 8, 1), None),  # the day after its last
    ("CON-004", "Microsoft 365", D(2029, 1, 1), None),
    ("CON-008", "L-2", D(2029, 8, 1), None),
    ("LND-004", "Schoolkast", D(2027, 8, 1), None),
    ("LND-116", "P-1", D(2027, 3, 2), None),
    ("AST-002", "L-1", D(2032, 6, 30), None),  # twelve months before the end of support
    ("PRV-001", "Microsoft 365", D(2029, 1, 1), None),
    ("PRV-004", "VO-2", D(2029, 1, 1), None),
    ("PRV-052", "VO-2", D(2029, 4, 1), None),  # three months to confirm that data were deleted
    ("PRV-090", "Leerlingdesk", D(2029, 8, 1), None),
    ("PRV-044", "Helpdesk Overzee Inc. (VO-2)", D(2027, 5, 2), None),  # a year after the check
    ("PRV-064", "Leerlingdesk (VO-1)", D(2028, 7, 1), None),
    ("PRV-082", "D-1", D(2028, 9, 2), None),  # three years
    ("PRV-100", "VO-1", D(2027, 5, 2), None),  # a year
    ("NET-001", "De Linde", D(2029, 9, 3), None),  # five years
    ("INC-005", "Leerlingdesk", D(2028, 8, 21), None),  # two years
    # What a year later has no 29 February ends on the 28th.
    ("PRV-082", "D-1", D(2031, 3, 1), ("dpia", "D-1", {"date": LEAP, "review": ""})),
    (
        "NET-001",
        "De Linde",
        D(2029, 3, 1),
        ("wifi_survey", "De Linde · 2024-09-02", {"date": D(2024, 2, 29), "last_change": ""}),
    ),
    ("INC-005", "Leerlingdesk", D(2030, 3, 1), ("incident_plan", "Leerlingdesk", {"reviewed": LEAP})),
    ("CON-003", "C-3", D(2028, 3, 1), ("contract", "C-3", {"start": D(2026, 3, 1), "initial_months": 24})),
    ("CON-001", "C-1", D(2027, 11, 30), ("contract", "C-1", {"start": D(2026, 3, 29), "notice": 1})),
    ("PRV-004", "VO-2", LEAP, ("agreement", "VO-2", {"end": D(2028, 2, 28)})),
]
"""Rule, subject, the first day on which it is told, and what is changed on the board first."""


@pytest.mark.parametrize(("rule", "subject", "day", "change"), TURNS)
def test_the_first_day(
    perfect: Database, rule: str, subject: str, day: dt.date, change: Change | None
) -> None:
    with changing.trying(perfect) as connection:
        if change is not None:
            changing.change(connection, *change)
        told = [
            {name for one in check(connection, on, rule) for name in (one.subject.key, one.subject.name)}
            for on in (day - dt.timedelta(1), day)
        ]
    assert [subject in names for names in told] == [False, True]


@pytest.mark.parametrize("years", [-10, 10])
def test_every_rule_can_be_asked_of_a_far_day(perfect: Database, years: int) -> None:
    with perfect.read() as connection:
        found = check(connection, ON.replace(year=ON.year + years))
    assert {one.status for one in found} == {"finding", "unknown"}
    assert all(one.due is None or abs(one.due.year - ON.year) <= abs(years) + 1 for one in found)
