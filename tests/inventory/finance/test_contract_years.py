"""The prices of a contract by calendar year: stretches at one price, which add up to what the year costs."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from inventory.finance import reading
from inventory.finance.contract_lines import Contracts
from inventory.finance.contract_years import json_of, price_years
from inventory.finance.counts import Counts
from tests.inventory.signals.small import making

if TYPE_CHECKING:
    from inventory.store.database import Database

ON = date(2026, 5, 1)


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_stretches_at_one_price_add_up(database: Database) -> None:
    with making(database) as make:
        number = make.contract("C", start=date(2024, 8, 1), index_rule="january", index_percent=200)
        make("contract_price", contract=number, description="a", unit_price=12_000_000, indexed=False)
        make("contract_price", contract=number, description="b", unit_price=12_000_000, quantity=2)
        make("contract_price", contract=number, description="c", unit_price=5_000_000, one_off=True)
    with database.read() as connection:
        books = reading.read(connection)
    contracts = Contracts(books, Counts(books))
    row = books.contracts[number]
    found = price_years(contracts, row, range(2024, 2027), ON)
    assert [(one.year, one.description, one.first.month, one.rise, one.cost) for one in found] == [
        (2024, "a", 8, None, 50000),
        (2024, "b", 8, None, 100000),
        (2024, "c", 8, None, 50000),
        (2025, "a", 1, None, 120000),
        (2025, "b", 1, 200, 244800),
        (2026, "a", 1, None, 120000),
        (2026, "b", 1, 200, 249696),
    ]
    whole = contracts.cost(row, date(2024, 1, 1), date(2026, 12, 31), ON)
    assert sum(one.cost for one in found) == whole
    assert json_of(found[4]) == {
        "year": 2025,
        "description": "b",
        "from": "2025-01-01",
        "to": "2025-12-31",
        "quantity": 2,
        "unit_price": "1224.00",
        "rise": "2.00",
        "source": found[4].source,
        "assumed": False,
        "cost": "2448.00",
    }
