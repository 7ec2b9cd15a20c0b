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
