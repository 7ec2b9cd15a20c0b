"""A board whose money is worth looking at: lots, a contract that renews, staff, something planned, a school apart."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import sqlalchemy as sa

from inventory.records import get
from inventory.store.schema import BATCH
from inventory.store.work import work

if TYPE_CHECKING:
    from inventory.store.database import Database

HOSTILE = "[/foo] \x1b]0;x\x1b\\ [@click=app.quit]x[/] \u202e 漢字 é́ "
"""A name that would crash or drive a terminal that reads it as anything but text."""
FILLED = dt.datetime(2026, 11, 20, 8, 30)  # noqa: DTZ001  the database keeps UTC without a zone


def fill_money(database: Database, name: str = "Snappet") -> dict[str, int]:
    """Add money to the small board; return the numbers of what tests look at.

    Args:
        database: The small board.
        name: Name of the supplier, the contract and a lot.
    """
    with work(database, "els") as unit:
        table = get("site").table
        sites = [row[0] for row in unit.connection.execute(sa.select(table.c.id).order_by(table.c.id))]
        for site, pupils in zip(sites, (240, 160), strict=True):
            unit.add(get("headcount"), {"site": site, "date": dt.date(2026, 2, 1), "pupils": pupils})
        category = unit.add(
            get("category"), {"name": "Printer", "cost_row": "devices", "scope": "print", "term_months": 60}
        )
        laptops = unit.connection.execute(
            sa.select(get("category").table.c.id).where(get("category").table.c.name == "Laptop")
        ).scalar_one()
        unit.change(get("category"), laptops, {"cost_row": "devices", "term_months": 48})
        lot = unit.add(get("lot"), _printers(name, category, sites[0]))
        supplier = unit.add(get("supplier"), {"name": name})
        contract = unit.add(get("contract"), _contract(name, supplier))
        price = {
            "contract": contract,
            "description": "Licentie",
            "unit_price": 480_000_000,
            "period_months": 12,
        }
        unit.add(get("contract_price"), price)
        post = unit.add(get("staff"), {"name": "Ict-coördinator", "yearly_cost": 2_400_000})
        unit.add(get("allocation"), {"staff": post, "cost_row": "expertise", "share": 10_000})
        unit.add(get("cost_line"), _planned("Nieuwe wifi", "network", 900_000))
        unit.add(
            get("benchmark"),
            {"name": "Kennisnet", "year": 2013, "amount": 16_000, "includes": "print", "staff": False},
        )
    with database.write() as connection:
        connection.execute(sa.update(BATCH).values(at=FILLED))
    return {"lot": lot, "contract": contract, "supplier": supplier, "site": sites[0], "category": category}


def _printers(name: str, category: int, site: int) -> dict[str, object]:
    return {
        "code": "PO-2",
        "description": f"Printers {name}",
        "category": category,
        "quantity": 4,
        "unit_price": 120_000,
        "in_use": dt.date(2025, 1, 1),
        "term_months": 60,
        "site": site,
    }


def _contract(name: str, supplier: int) -> dict[str, object]:
    return {
        "number": "C-1",
        "name": name,
        "supplier": supplier,
        "cost_row": "digital_learning_materials",
        "start": dt.date(2025, 8, 1),
        "initial_months": 24,
        "renewal": "tacit",
        "renewal_months": 12,
        "notice": 3,
        "notice_unit": "months",
        "options": 1,
        "option_months": 12,
    }


def _planned(what: str, row: str, amount: int) -> dict[str, object]:
    return {
        "description": what,
        "cost_row": row,
        "amount": amount,
        "nature": "planned",
        "start": dt.date(2027, 1, 1),
        "end": dt.date(2027, 12, 31),
    }


ENTRIES = (
    ("M-1", dt.date(2026, 9, 1), "4300", "Licentie C-1", "{name} BV", 4_800_000),
    ("M-2", dt.date(2026, 9, 3), "4999", "Stoelen voor de aula", "Meubelgigant", 250_000),
    ("M-3", dt.date(2026, 9, 5), "4301", "Iets anders", "Onbekend", -12_345),
)
"""Entries of the books: one that is surely of the contract, one that is no ICT, one that nobody knows."""


def fill_ledger(database: Database, name: str = "Snappet") -> list[int]:
    """Add entries of the books to the board with money; return their numbers."""
    names = ("reference", "date", "account", "description", "relation", "amount")
    with work(database, "els") as unit:
        numbers = []
        for entry in ENTRIES:
            values = dict(zip(names, entry, strict=True))
            values["relation"] = str(values["relation"]).format(name=name)
            numbers.append(unit.add(get("ledger_entry"), values))
    return numbers
