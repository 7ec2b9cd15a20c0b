"""Lots and events that contradict themselves are refused with a sentence that says what to mend, and nothing is changed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
import sqlalchemy as sa

from inventory.errors import InputError
from inventory.records import get
from inventory.store import policy
from inventory.store.guards_lots import refused
from inventory.store.work import work
from tests.inventory.signals.small import making

if TYPE_CHECKING:
    from inventory.store.database import Database
    from tests.inventory.signals.small import Maker

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)
START = date(2024, 8, 1)
WRONG = [
    {"residual": 100_001},
    {"contribution": 60_000, "residual": 40_001},
    {"contribution": 100_001},
    {"disposed": date(2024, 7, 31)},
    {"return_by": date(2024, 7, 31)},
    {"opening": 90_001, "residual": 10_000, "opening_on": date(2024, 12, 31)},
    {"opening": 100},
    {"opening": 100, "opening_on": date(2025, 12, 31), "disposed": date(2025, 6, 1)},
    {"method": "manual"},
    {"method": "manual", "schedule": "veertig"},
    {"schedule": "40;dertig"},
    {"method": "manual", "schedule": "50;50"},
    {"method": "manual", "schedule": "40;30;20;10", "term_months": 36},
    {"method": "declining", "rate": 0},
    {"method": "declining-to-linear", "rate": 0},
]
RIGHT = [
    {"residual": 100_000},
    {"contribution": 60_000, "residual": 40_000},
    {"contribution": 100_000},
    {"disposed": START, "return_by": START},
    {"opening": 90_000, "residual": 10_000, "opening_on": date(2024, 12, 31)},
    {"opening_on": date(2024, 12, 31)},
    {"method": "manual", "schedule": "40;30;20;10"},
    {"method": "manual", "schedule": "50;50", "term_months": 24},
    {"method": "declining", "rate": 1},
    {"method": "declining"},
    {"rate": 0},
]
EVENTS = [
    {"type": "term"},
    {"type": "value"},
    {"type": "addition", "residual": 1},
    {"type": "residual", "amount": 1},
    {"type": "split", "quantity": 1},
    {"type": "transfer", "quantity": 1},
    {"type": "disposal", "date": date(2024, 7, 31)},
    {"type": "disposal", "quantity": 11},
]


def changes(database: Database) -> int:
    with database.read() as connection:
        return int(connection.execute(sa.text("SELECT count(*) FROM change")).scalar_one())


def lot(make: Maker, code: str, of: int, **values: Any) -> int:
    given: dict[str, Any] = {"description": "x", "quantity": 10, "unit_price": 10_000, "in_use": START}
    return make("lot", code=code, category=of, **{**given, **values})


def category(make: Maker) -> int:
    return make("category", name="Laptops", term_months=48)


@pytest.mark.parametrize("wrong", WRONG, ids=str)
def test_a_lot_that_contradicts_itself(database: Database, wrong: dict[str, Any]) -> None:
    with making(database) as make:
        of = category(make)
        number = lot(make, "A", of)
    before = changes(database)
    with pytest.raises(InputError) as told, making(database) as make:
        lot(make, "B", of, **wrong)
    assert told.value.message.endswith(".")
    assert told.value.hint.endswith(".")
    with pytest.raises(InputError), work(database, "test") as unit:
        unit.change(get("lot"), number, wrong)
    assert changes(database) == before
    with database.read() as connection:
        new = {"category": of, "code": "B", "description": "x", "quantity": 10, "unit_price": 10_000,
               "in_use": "2024-08-01", **{name: str(value) if isinstance(value, date) else value
                                          for name, value in wrong.items()}}  # fmt: skip
        rows = {name: [value, value] for name, value in new.items()}
        assert list(refused(connection, get("lot"), rows, [None, number])) == [0, 1]


@pytest.mark.parametrize("right", RIGHT, ids=str)
def test_a_lot_on_the_edge(database: Database, right: dict[str, Any]) -> None:
    with making(database) as make:
        lot(make, "A", category(make), **right)


def test_the_policies_of_the_board_decide_what_a_lot_cost(database: Database) -> None:
    with making(database) as make:
        of = category(make)
        policy.decide(make.unit, "contributions", "released")
        lot(make, "RELEASED", of, contribution=60_000, residual=100_000)
        policy.decide(make.unit, "vat_cost", "excluded")
        lot(make, "NET", of, residual=82_645)
    with pytest.raises(InputError, match="826,45"), making(database) as make:
        lot(make, "GROSS", of, residual=82_646)


def test_what_was_there_already_is_not_held_against_another_change(database: Database) -> None:
    with making(database) as make:
        number = lot(make, "A", category(make))
        make.imported("lot", number, residual=10**9)
        make.unit.change(get("lot"), number, {"notes": "x", "description": "y"})
    with pytest.raises(InputError), work(database, "test") as unit:
        unit.change(get("lot"), number, {"quantity": 11})
    with database.read() as connection:
        assert refused(connection, get("lot"), {"residual": [10**9], "notes": ["z"]}, [number]) == {}


def test_a_dated_policy_gives_the_term_that_a_schedule_must_fit(database: Database) -> None:
    with making(database) as make:
        of = category(make)
        make("category_policy", category=of, start=date(2024, 1, 1), term_months=24)
        lot(make, "A", of, method="manual", schedule="50;50")
        lot(make, "OLD", of, method="manual", schedule="40;30;20;10", in_use=date(2023, 12, 31))


@pytest.mark.parametrize("wrong", EVENTS, ids=str)
def test_an_event_that_says_too_little_or_cannot_have_happened(
    database: Database, wrong: dict[str, Any]
) -> None:
    with making(database) as make:
        number = lot(make, "A", category(make))
    before = changes(database)
    event = {"lot": number, "number": 1, "date": date(2025, 1, 1), "reason": "x", **wrong}
    with pytest.raises(InputError) as told, making(database) as make:
        make("lot_event", **event)
    assert told.value.hint.endswith(".")
    assert changes(database) == before
    with database.read() as connection:
        rows = {name: [value] for name, value in event.items()}
        assert list(refused(connection, get("lot_event"), rows, [None])) == [0]
        assert refused(connection, get("lot_event"), rows, [7]) == {}
