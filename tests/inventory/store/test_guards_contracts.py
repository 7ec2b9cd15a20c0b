"""Contracts and prices that contradict themselves are refused with a sentence, and nothing is changed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
import sqlalchemy as sa

from inventory.errors import InputError
from inventory.records import get
from inventory.store.work import work
from tests.inventory.signals.small import making

if TYPE_CHECKING:
    from inventory.store.database import Database

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


def changes(database: Database) -> int:
    with database.read() as connection:
        return int(connection.execute(sa.text("SELECT count(*) FROM change")).scalar_one())


@pytest.mark.parametrize(
    "wrong",
    [
        {"explicit_end": date(2025, 12, 31)},
        {"ended": date(2025, 12, 31)},
        {"explicit_end": date(2027, 1, 31), "explicit_notice": date(2027, 2, 1)},
        {"renewal_months": 0},
        {"options": 2},
    ],
    ids=str,
)
def test_terms_that_contradict_each_other(database: Database, wrong: dict[str, Any]) -> None:
    with making(database) as make:
        number = make.contract("C")
    before = changes(database)
    with pytest.raises(InputError) as told, making(database) as make:
        make.contract("D", **wrong)
    assert str(told.value).endswith(".")
    with pytest.raises(InputError), work(database, "test") as unit:
        unit.change(get("contract"), number, wrong)
    assert changes(database) == before


@pytest.mark.parametrize(
    "wrong",
    [
        {"start": date(2026, 1, 1)},
        {"start": date(2025, 6, 1)},
        {"start": date(2027, 6, 1)},
        {"start": date(2026, 3, 1), "end": date(2026, 2, 1)},
    ],
    ids=str,
)
def test_prices_that_overlap(database: Database, wrong: dict[str, Any]) -> None:
    with making(database) as make:
        contract = make.contract("C")
        make("contract_price", contract=contract, description="x", unit_price=1, end=date(2027, 12, 31))
    before = changes(database)
    with pytest.raises(InputError) as told, making(database) as make:
        make("contract_price", contract=contract, description="x", unit_price=2, **wrong)
    assert str(told.value).endswith(".")
    assert changes(database) == before


def test_prices_that_follow_each_other_or_differ(database: Database) -> None:
    with making(database) as make:
        contract = make.contract("C")
        first = make("contract_price", contract=contract, description="x", unit_price=1)
        for more in (
            {"start": date(2027, 1, 1)},
            {"description": "y"},
            {"one_off": True, "start": date(2026, 5, 1)},
        ):
            make("contract_price", **{"contract": contract, "description": "x", "unit_price": 2, **more})
    with making(database) as make:
        make.unit.change(get("contract_price"), first, {"end": date(2026, 12, 31)})
    with pytest.raises(InputError), making(database) as make:
        make.unit.change(get("contract_price"), first, {"end": date(2027, 1, 1)})


def test_what_was_there_already_does_not_stop_another_change(database: Database) -> None:
    with making(database) as make:
        number = make.contract("C")
        make.imported("contract", number, explicit_end=date(2025, 1, 1))
    with making(database) as make:
        make.unit.change(get("contract"), number, {"name": "Anders"})
