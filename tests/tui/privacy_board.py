"""A small board with privacy on it: systems that are in order, fall short, are unknown, or are another's."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from inventory.records import get
from inventory.store.work import work

if TYPE_CHECKING:
    from inventory.store.database import Database
    from inventory.store.work import Work

HOSTILE = "[red]Zorg[/] \x1b]0;weg\x07 [@click=app.quit]x[/]"
"""A name that would drive a terminal or a screen that reads it as anything but text."""
SIGNED = dt.date(2025, 9, 1)


def fill_privacy(database: Database) -> None:
    """Fill a database."""
    with work(database, "els") as unit:
        unit.add(get("party"), {"name": "De Linde", "short": "LP", "type": "board", "own": True})
        zon = unit.add(get("party"), {"name": "Zon opvang", "short": "ZK", "type": "childcare"})
        suppliers = {
            name: unit.add(get("supplier"), {"name": name, "covenant": covenant})
            for name, covenant in (("Topicus", "participant"), ("Gynzy", "none"), ("Kluis", "unknown"))
        }
        for name, supplier, values in (
            ("ParnasSys", "Topicus", {"personal_data": "yes", "pupil_data": "yes", "ai": "no"}),
            ("Gynzy", "Gynzy", {"personal_data": "yes", "pupil_data": "yes"}),
            ("Kluis Back-up", "Kluis", {}),
            ("Konnect", "Kluis", {"personal_data": "yes", "party": zon}),
            ("Roosterlijst", "", {"personal_data": "no"}),
        ):
            given = {"name": name, "supplier": suppliers.get(supplier), **values}
            unit.add(get("system"), given)
        _agree(unit, suppliers["Topicus"])


def _agree(unit: Work, supplier: int) -> None:
    """Write an agreement with an annex and what belongs to it."""
    agreement = unit.add(
        get("agreement"),
        {
            "code": "VO-1",
            "name": "Verwerkersovereenkomst Topicus",
            "supplier": supplier,
            "type": "processor",
            "model": "4.0",
            "status": "signed",
            "signed_board": SIGNED,
            "signed_supplier": SIGNED,
            "start": SIGNED,
            "open_ended": True,
            "deviations": "geen",
        },
    )
    _annex(unit, agreement)


def _annex(unit: Work, agreement: int) -> None:
    """Write an annex with what belongs to it."""
    annex = unit.add(
        get("annex"),
        {
            "agreement": agreement,
            "system": 1,
            "edition": "2025",
            "date": SIGNED,
            "purposes": "Leerlingen volgen",
            "categories": "namen; resultaten",
            "subjects": "leerlingen; ouders",
            "subprocessors_listed": "yes",
        },
    )
    unit.add(
        get("annex_service"), {"annex": annex, "name": "Ouderportaal", "optional": True, "switched_on": "no"}
    )
    unit.add(
        get("annex_data"),
        {"annex": annex, "category": "contact", "subject": "pupil", "retention_months": 84},
    )
    unit.add(get("annex_data"), {"annex": annex, "category": "progress", "subject": "pupil"})
    unit.add(get("storage_location"), {"annex": annex, "country": "NL", "activity": "hosting"})
    unit.add(
        get("subprocessor"),
        {"agreement": agreement, "system": 1, "name": "Mailbode Inc.", "country": "VS", "outside_eea": "yes"},
    )
