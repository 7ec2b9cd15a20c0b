"""The number of questions to the database does not grow with the number of records."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from inventory.finance.budget import budget
from inventory.finance.calendar import CALENDAR
from inventory.signals.agenda import agenda
from inventory.signals.check import check
from tests.inventory.signals.small import ON, making

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from inventory.store.database import Database
    from tests.inventory.signals.small import Maker


def board(make: Maker, name: str) -> None:
    """Write one of everything that rules and budget look at."""
    supplier = make("supplier", name=name)
    system = make("system", name=name, supplier=supplier, personal_data="yes")
    contract = make.contract(name, start=date(2026, 3, 20), cost_row="devices", supplier=supplier)
    make("contract_price", contract=contract, description=name, unit_price=100_000)
    make("coverage", contract=contract, system=system)
    make("agreement", code=name, name=name, supplier=supplier, status="signed", model="3.0")
    category = make("category", name=name, cost_row="devices", term_months=48)
    product = make("product", name=name, category=category, end_of_support=date(2027, 3, 1))
    lot = make(
        "lot",
        code=name,
        description=name,
        category=category,
        quantity=2,
        unit_price=60_000,
        in_use=date(2022, 1, 1),
    )
    make("device", tag=name, product=product, lot=lot, warranty_end=date(2026, 12, 31))
    make("licence", name=name, system=system, seats=1, used=2)


def asked(database: Database) -> int:
    """Return how many questions the check, the agenda and a budget take."""
    count = 0

    def note(_connection: Connection, _cursor: Any, *_more: Any) -> None:
        nonlocal count
        count += 1

    with database.read() as connection:
        sa.event.listen(database.engine, "before_cursor_execute", note)
        check(connection, ON)
        agenda(connection, ON, date(2027, 11, 21))
        budget(connection, CALENDAR, 2026, ON)
        sa.event.remove(database.engine, "before_cursor_execute", note)
    return count


def test_questions_do_not_grow_with_the_board(database: Database) -> None:
    with making(database) as make:
        board(make, "een")
    first = asked(database)
    with making(database) as make:
        for number in range(8):
            board(make, f"nr {number}")
    assert asked(database) == first
