"""A small board with a plan that is followed: indicators with values in time, a text, and costs that can change."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from inventory.records import get
from inventory.store.work import work

if TYPE_CHECKING:
    from inventory.store.database import Database
    from inventory.store.work import Work

HOSTILE = "[red]Wifi[/] \x1b]0;weg\x07 [@click=app.quit]x[/]"
"""A name that would drive a terminal or a screen that reads it as anything but text."""


def fill_followed(database: Database) -> None:
    """Fill a database; plan, goals and indicators have the numbers 1 and on."""
    with work(database, "els") as unit:
        party = unit.add(get("party"), {"name": "De Linde", "short": "LP", "type": "board", "own": True})
        site = unit.add(get("site"), {"name": "De Berk", "party": party, "type": "primary"})
        unit.add(get("headcount"), {"site": site, "date": dt.date(2026, 10, 1), "pupils": 200, "staff": 20})
        plan = {"name": "Ict-plan", "template": "summary", "first_year": 2026, "last_year": 2029}
        unit.add(get("plan"), plan)
        goal = {"plan": 1, "theme": "skills", "number": 1, "goal": "Elke leraar is vaardig", "year": 2027}
        unit.add(get("goal"), goal)
        unit.add(get("plan_text"), {"plan": 1, "slot": "summary-request", "text": "Stel het plan vast."})
        _indicators(unit)
        _costs(unit)


def _indicators(unit: Work) -> None:
    """Write four indicators: on schedule, far off, measured by the program, and nothing known."""
    for number, values in enumerate(
        (
            {
                "name": "Vaardige leraren",
                "goal": 1,
                "baseline": 5000,
                "target": 9000,
                "target_date": dt.date(2028, 12, 31),
            },
            {"name": HOSTILE, "target": 8000, "margin": 500},
            {
                "name": "Kosten per leerling",
                "measure": "cost_per_pupil",
                "direction": "lower",
                "target": 10_000,
            },
            {"name": "Tevreden ouders", "unit": "score", "target": 750},
        ),
        start=1,
    ):
        unit.add(get("indicator"), {"plan": 1, "number": number, **values})
    for indicator, on, value in (
        (1, dt.date(2025, 9, 1), 5000),
        (1, dt.date(2026, 2, 1), 6000),
        (1, dt.date(2026, 9, 1), 7500),
        (2, dt.date(2026, 9, 1), 2000),
    ):
        given = {"indicator": indicator, "date": on, "value": value, "source": "Enquête"}
        unit.add(get("measurement"), given)


def _costs(unit: Work) -> None:
    """Write a contract of 12.000 euro a year."""
    contract = {
        "number": "C1", "name": "Internet", "cost_row": "connectivity", "start": dt.date(2026, 1, 1),
        "initial_months": 48, "renewal": "tacit", "renewal_months": 12, "notice": 3,
    }  # fmt: skip
    price = {"contract": unit.add(get("contract"), contract), "description": "Dienst", "basis": "fixed"}
    unit.add(get("contract_price"), {**price, "quantity": 1, "unit_price": 120_000_000, "period_months": 12})
