"""A board with a plan worth reading on the screen: a school that is short of a school plan, texts, a box that a person ticked."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import sqlalchemy as sa

from inventory.records import get
from inventory.store.schema import BATCH
from inventory.store.work import work
from tests.tui.money_board import FILLED, HOSTILE

if TYPE_CHECKING:
    from inventory.store.database import Database

PLAN = "Ict-plan 2027-2030"
TEXT = "Elk kind leert met ict.\nElke leraar ook."


def fill_plan(database: Database) -> int:
    """Fill an empty database, and return the number of the plan."""
    with work(database, "els") as unit:
        board = unit.add(get("party"), {"name": "Stichting Linde", "type": "board", "own": True})
        sites = [
            unit.add(get("site"), {"name": name, "party": board, "type": "primary"})
            for name in ("De Linde", "Wilgenhof")
        ]
        paper = {"type": "school_plan", "date": dt.date(2025, 6, 1), "valid_until": dt.date(2029, 7, 31)}
        unit.add(get("document"), {"name": "Schoolplan De Linde", "site": sites[0], **paper})
        supplier = unit.add(get("supplier"), {"name": "Rolf Groep"})
        contract = {
            "number": "C-1",
            "name": "Leerplatform",
            "supplier": supplier,
            "cost_row": "education_software",
        }
        first = {"start": dt.date(2026, 1, 1), "initial_months": 60, "renewal": "none"}
        number = unit.add(get("contract"), {**contract, **first})
        price = {"description": "Licentie", "unit_price": 120_000_000, "period_months": 12}
        unit.add(get("contract_price"), {"contract": number, **price})
        plan = unit.add(
            get("plan"), {"name": PLAN, "template": "digisprong", "first_year": 2027, "last_year": 2030}
        )
        other = {
            "name": "Oud plan",
            "template": "summary",
            "first_year": 2023,
            "last_year": 2026,
            "status": "ended",
        }
        unit.add(get("plan"), other)
        unit.add(get("plan_text"), {"plan": plan, "slot": "vision-role", "text": TEXT})
        unit.add(get("plan_text"), {"plan": plan, "slot": "vision-choices", "text": HOSTILE})
    with database.write() as connection:
        connection.execute(sa.update(BATCH).values(at=FILLED))
    return plan
