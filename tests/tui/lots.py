"""Lots for the tests of the screens: one that runs, one that is planned, sold, leased, cheap, and one without a term."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from inventory.records import get
from inventory.store.work import work

if TYPE_CHECKING:
    from inventory.store.database import Database


def number_of(database: Database, kind: str, name: str, value: str) -> int:
    """Return the number of the record with a value in a column."""
    table = get(kind).table
    with database.read() as connection:
        return int(connection.execute(sa.select(table.c.id).where(table.c[name] == value)).scalar_one())


def add_lot(database: Database, code: str, **values: Any) -> int:
    """Record a lot of ten screens of € 400,00 that are used from 1 January 2025 for 60 months, but for what is given."""
    category = number_of(database, "category", "name", "Laptop")
    usual = {
        "code": code,
        "description": f"Schermen {code}",
        "category": category,
        "quantity": 10,
        "unit_price": 40_000,
        "in_use": dt.date(2025, 1, 1),
        "term_months": 60,
    }
    with work(database, "els") as unit:
        return unit.add(get("lot"), {**usual, **values})


def many_lots(database: Database) -> dict[str, int]:
    """Record a lot in every state, and return their numbers by code."""
    site = number_of(database, "site", "name", "De Linde")
    given: dict[str, dict[str, Any]] = {
        "B-LOOPT": {"site": site},
        "C-KOMT": {"in_use": dt.date(2028, 1, 1)},
        "D-WEG": {"disposed": dt.date(2026, 3, 15), "proceeds": 50_000},
        "E-KOSTEN": {"quantity": 1, "unit_price": 9_900},
        "F-LEASE": {"acquisition": "operational_lease"},
        "G-ONBEKEND": {"term_months": None},
    }
    return {code: add_lot(database, code, **values) for code, values in given.items()}
