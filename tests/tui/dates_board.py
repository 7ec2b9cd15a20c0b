"""Days for the agenda on the small board: overdue, soon, later, several on one day, a name that is hostile."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from inventory.records import get
from inventory.store.work import work

if TYPE_CHECKING:
    from inventory.store.database import Database

HOSTILE = "[red]Zorg[/] \x1b]0;weg\x07 [@click=app.quit]x[/]"
"""A name that would drive a terminal or a screen that reads it as anything but text."""


def fill_dates(database: Database) -> None:
    """Add documents that were valid until a day, and licences that end on one."""
    with work(database, "els") as unit:
        for title, until, site in (
            ("Schoolplan", dt.date(2026, 6, 30), 1),
            ("Verzuimbeleid", dt.date(2026, 12, 18), 2),
            (HOSTILE, dt.date(2026, 12, 18), None),
        ):
            values = {"name": title, "type": "other", "date": dt.date(2024, 1, 1), "valid_until": until}
            unit.add(get("document"), {**values, "site": site})
        system = unit.add(get("system"), {"name": "Roosterlijst"})
        for number, end in enumerate((dt.date(2026, 11, 27), dt.date(2027, 7, 31))):
            unit.add(get("licence"), {"name": f"Rooster {number}", "system": system, "end": end})


def fill_incidents(database: Database) -> None:
    """Add parties, a primary process, plans, and a line with measurements; the second school has no line."""
    with work(database, "els") as unit:
        party = unit.add(get("party"), {"name": "De Linde", "short": "LP", "type": "board", "own": True})
        for number in (1, 2):
            unit.change(get("site"), number, {"party": party, "type": "primary"})
        unit.change(get("category"), 1, {"group": "device", "for_pupils": True})
        process = unit.add(get("process"), {"code": "P1", "name": "Lesgeven", "type": "primary"})
        system = unit.add(get("system"), {"name": HOSTILE})
        for one in (1, system):
            unit.add(get("support"), {"party": party, "process": process, "system": one, "status": "in_use"})
        unit.change(get("supplier"), 1, {"phone": "088 123 45 67", "customer_number": "K-1"})
        person = unit.add(get("person"), {"name": "Ruben Vos", "phone": "06 1"})
        whole = {
            "replacement": "yes",
            "fallback": "Kast bij de administratie",
            "repair_hours": 8,
            "supplier": 1,
            "caller": "coordinator",
            "person": person,
        }
        unit.add(get("incident_plan"), {"category": 1, **whole})
        unit.add(get("incident_plan"), {"system": 1, "replacement": "no", "caller": "teachers"})
        line = {"site": 1, "name": "Glasvezel", "role": "main", "technology": "fibre"}
        number = unit.add(
            get("connection"), {**line, "advertised_down": 500, "advertised_up": 500, "overbooking": 20}
        )
        backup = {"site": 1, "name": "4G", "role": "failover", "advertised_down": 20, "advertised_up": 10}
        unit.add(get("connection"), backup)
        for day in (3, 4, 5):
            values = {"connection": number, "date": dt.date(2026, 11, day), "down": 4000 * day, "up": 9000}
            unit.add(get("speed_test"), {**values, "wired": True})
