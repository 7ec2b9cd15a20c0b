"""Total cost of ownership: shares to the cent, what is unknown stays unknown, and nothing of it reaches the budget."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inventory.errors import InputError
from inventory.finance.budget import budget, json_of
from inventory.finance.calendar import CALENDAR
from inventory.finance.tco import Cost, Kind, Labour, rows, shared
from inventory.finance.tco_reading import tco
from inventory.store.work import work
from tests.inventory.finance.lindelaar import add

if TYPE_CHECKING:
    from inventory.finance.tco import Row, Tco
    from inventory.store.database import Database

TODAY = date(2026, 11, 22)
KINDS = st.lists(st.integers(0, 5000), min_size=1, max_size=9).map(
    lambda counts: [Kind(number, f"K{number}", count, True) for number, count in enumerate(counts)]
)


@given(KINDS, st.integers(-(10**9), 10**9))
def test_a_share_adds_up_to_the_cent(kinds: list[Kind], amount: int) -> None:
    assert sum(shared(amount, kinds).values()) == amount


@given(
    KINDS, st.lists(st.tuples(st.sampled_from(["depreciation", "lease"]), st.integers(0, 10**7)), max_size=9)
)
def test_all_that_is_spent_is_in_the_rows(kinds: list[Kind], spent: list[tuple[str, int]]) -> None:
    found = rows(kinds, [Cost(column, amount, [kind.id for kind in kinds]) for column, amount in spent], [])
    assert sum(row.total for row in found) == sum(amount for _column, amount in spent)
    assert not any(row.complete for row in found)


def test_time_that_was_not_entered_is_unknown() -> None:
    laptop = Kind(1, "Laptop", 40, registered=True)
    [none] = rows([laptop], [], [])
    assert (none.labour, none.complete, none.total) == ({"it": None, "user": None}, False, 0)
    [half] = rows(
        [laptop], [], [Labour(1, "it", 30, 5_200), Labour(1, "it", 5, 5_200), Labour(2, "user", 9, 1)]
    )
    assert (half.labour, half.complete) == ({"it": 121_333, "user": None}, False)
    [known] = rows([laptop], [], [Labour(1, "it", 0, 5_200), Labour(1, "user", 60, 5_800)])
    assert (known.labour, known.complete) == ({"it": 0, "user": 232_000}, True)
    assert (known.per_device, known.total) == (5_800, 232_000)


@pytest.fixture
def board(database: Database) -> Database:
    """Give a small board: laptops registered, tablets only bought, contracts that cover one, all, and none."""
    with work(database, "test") as unit:
        party = add(unit, "party", name="Board", own=True, type="board")
        site = add(unit, "site", name="School", party=party)
        add(unit, "headcount", site=site, date=date(2026, 2, 1), pupils=100, staff=10)
        laptop = add(unit, "category", name="Laptop", cost_row="devices", term_months=48)
        tablet = add(unit, "category", name="Tablet", cost_row="devices", term_months=48)
        lot = add(unit, "lot", code="L", description="Laptops", category=laptop, quantity=8, unit_price=60_000,
                  in_use=date(2026, 1, 1))  # fmt: skip
        add(unit, "lot", code="T", description="Tablets", category=tablet, quantity=4, unit_price=1_000,
            in_use=date(2027, 2, 1))  # fmt: skip
        for number in range(6):
            add(unit, "device", tag=f"D{number}", lot=lot, status="in_use" if number < 4 else "retired")
        for name, kind, amount, more in (
            ("SERVICE", "service", 4_000_000, {"category": laptop}),
            ("BY-LOT", "operational_lease", 1_000_000, {"lot": lot}),
            ("NONE", "service", 7_000_000, None),
        ):
            contract = add(unit, "contract", number=name, name=name, type=kind, cost_row="devices",
                           start=date(2026, 1, 1), initial_months=60)  # fmt: skip
            add(unit, "contract_price", contract=contract, description="x", basis="fixed", unit_price=amount,
                quantity=1, period_months=12)  # fmt: skip
            if more:
                add(unit, "coverage", contract=contract, **more)
        contract = add(unit, "contract", number="EACH", name="EACH", type="subscription", cost_row="devices",
                       start=date(2026, 1, 1), initial_months=60)  # fmt: skip
        add(unit, "contract_price", contract=contract, description="x", basis="device", unit_price=50_000,
            period_months=12)  # fmt: skip
        post = add(unit, "staff", name="Admin", yearly_cost=1_000_000)
        add(unit, "allocation", staff=post, cost_row="devices", share=10_000)
        add(unit, "labour", category=laptop, description="Repairs", who="it", minutes=60, rate=5_000)
    return database


def asked(database: Database, **more: Any) -> Tco:
    with database.read() as connection:
        return tco(connection, CALENDAR, 2027, TODAY, **more)


def named(found: Tco) -> dict[str, Row]:
    return {row.kind.name: row for row in found.rows}


def test_a_board_from_its_records(board: Database) -> None:
    found = asked(board)
    laptop, tablet = named(found)["Laptop"], named(found)["Tablet"]
    assert (laptop.kind.devices, laptop.kind.registered) == (4, True)
    assert laptop.amounts == {
        "depreciation": 120_000,
        "purchases": 0,
        "licences": 2_000,
        "service": 40_000,
        "lease": 10_000,
        "staff": 0,
    }
    assert laptop.labour == {"it": 20_000, "user": None}
    assert (laptop.total, laptop.per_device) == (192_000, 48_000)
    assert (tablet.kind.devices, tablet.kind.registered) == (4, False)
    assert tablet.amounts["purchases"] == 4_000
    assert (found.total, found.pupils, found.per_pupil) == (196_000, 100, 1_960)
    codes = {flag.code: flag.text for flag in found.flags}
    assert set(codes) == {"uncovered", "labour_unknown", "counted_by_lots"}
    assert "NONE" in codes["uncovered"]
    assert "700" in codes["uncovered"]


def test_staff_is_shared_only_when_asked(board: Database) -> None:
    found = named(asked(board, with_staff=True))
    assert [found[name].amounts["staff"] for name in ("Laptop", "Tablet")] == [500_000, 500_000]


def test_one_category_and_a_name_that_is_not_there(board: Database) -> None:
    assert [row.kind.name for row in asked(board, category="laptop").rows] == ["Laptop"]
    with pytest.raises(InputError) as caught:
        asked(board, category="Phone")
    assert "Laptop" in caught.value.hint


def test_the_budget_knows_nothing_of_labour(board: Database) -> None:
    with board.read() as connection:
        before = json_of(budget(connection, CALENDAR, 2027, TODAY))
    with work(board, "test") as unit:
        category = named(asked(board))["Tablet"].kind.id
        add(unit, "labour", category=category, description="Users", who="user", minutes=60, rate=5_000)
    with board.read() as connection:
        assert json_of(budget(connection, CALENDAR, 2027, TODAY)) == before
