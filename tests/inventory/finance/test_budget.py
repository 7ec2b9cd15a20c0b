"""The budget of the golden board, cell by cell, and the law that every cell is the sum of its lines."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from inventory.errors import InputError
from inventory.finance.budget import budget, json_of
from inventory.finance.calendar import CALENDAR, SCHOOL
from inventory.finance.lines import KINDS, total
from inventory.records import get
from inventory.records.choices import COST_ROWS, PILLARS
from inventory.store.work import work
from tests.inventory.finance.lindelaar import add, build

if TYPE_CHECKING:
    from inventory.finance.budget import Budget
    from inventory.finance.calendar import BookYear
    from inventory.store.database import Database

TODAY = date(2026, 11, 22)
GOLDEN = {
    "digital_learning_materials": ("94105.00", "21400.00", "0.00", "115505.00"),
    "education_software": ("64560.00", "33900.00", "0.00", "98460.00"),
    "generic_software": ("63466.00", "26100.00", "0.00", "89566.00"),
    "devices": ("56080.00", "46700.00", "143849.25", "246629.25"),
    "network": ("19760.00", "21200.00", "12089.67", "53049.67"),
    "connectivity": ("27432.00", "4300.00", "0.00", "31732.00"),
    "expertise": ("24295.00", "68400.00", "0.00", "92695.00"),
}


def asked(database: Database, year: int = 2027, book: BookYear = CALENDAR, on: date = TODAY) -> Budget:
    with database.read() as connection:
        return budget(connection, book, year, on)


def test_the_golden_board_costs_what_was_reckoned_by_hand(database: Database) -> None:
    build(database)
    found = json_of(asked(database))
    cells = {
        row["row"]: (row["operating"], row["staff"], row["depreciation"], row["total"])
        for row in found["rows"]
    }
    assert list(cells) == list(GOLDEN)
    assert cells == GOLDEN
    assert found["total"] == "727636.92"
    assert found["pillars"] == {
        "vision": "0.00",
        "skills": "92695.00",
        "content_and_applications": "303531.00",
        "infrastructure": "331410.92",
    }
    assert (found["pupils"], found["per_pupil"]) == (2100, "346.49")
    assert list(found)[:5] == ["rows", "total", "pillars", "pupils", "per_pupil"]


def test_every_cell_is_the_sum_of_its_lines(database: Database) -> None:
    build(database)
    for book, year in ((CALENDAR, 2026), (CALENDAR, 2027), (SCHOOL, 2026)):
        found = asked(database, year, book)
        for row in COST_ROWS:
            for kind in KINDS:
                assert total(found.explain(row, kind)) == found.amount(row, kind), (row, kind)
        for pillar in PILLARS:
            assert total(found.explain(pillar)) == found.pillars[pillar]
        assert total(found.explain()) == found.amount()


def test_calendar_and_school_years_come_to_the_same_in_the_end(database: Database) -> None:
    with work(database, "test") as unit:
        category = add(unit, "category", name="Laptop", cost_row="devices", term_months=36)
        add(
            unit,
            "lot",
            code="L1",
            description="x",
            category=category,
            quantity=1,
            unit_price=100_000,
            in_use=date(2024, 3, 5),
        )
    years = sum(asked(database, year).amount("devices", "depreciation") for year in range(2023, 2029))
    schools = sum(asked(database, year, SCHOOL).amount("devices") for year in range(2022, 2029))
    assert years == schools == 100_000


def test_what_is_past_is_actual_and_what_can_be_left_is_expected(database: Database) -> None:
    with work(database, "test") as unit:
        contract = add(
            unit,
            "contract",
            number="C1",
            name="Internet",
            cost_row="connectivity",
            start=date(2023, 8, 1),
            initial_months=36,
            renewal_months=12,
            notice=3,
        )
        add(unit, "contract_price", contract=contract, description="Lijn", unit_price=1_200_0000)
    found = asked(database, 2026, on=date(2026, 3, 31))
    assert [(line.nature, line.amount) for line in found.explain("connectivity")] == [
        ("actual", 30_000),
        ("committed", 40_000),
        ("expected", 50_000),
    ]
    later = asked(database, 2026, on=date(2026, 5, 1))  # a day after the last day of notice
    assert [(line.nature, line.amount) for line in later.explain("connectivity")] == [
        ("actual", 50_000),
        ("committed", 70_000),
    ]
    with work(database, "test") as unit:
        unit.change(get("contract"), contract, {"cancelled": date(2026, 4, 1)})
    ended = asked(database, 2026, on=date(2026, 5, 1))
    assert ended.amount("connectivity") == 70_000
    assert asked(database, 2027).amount() == 0


@pytest.mark.parametrize(
    ("renewal", "next_year"), [("none", 0), ("express", 120_000), ("open-ended", 120_000)]
)
def test_only_what_goes_on_costs_money_after_its_term(
    database: Database, renewal: str, next_year: int
) -> None:
    with work(database, "test") as unit:
        contract = add(
            unit,
            "contract",
            number="C1",
            name="x",
            cost_row="devices",
            start=date(2026, 1, 1),
            initial_months=12,
            renewal=renewal,
        )
        add(unit, "contract_price", contract=contract, description="x", unit_price=1_200_0000)
    assert asked(database, 2026).amount("devices") == 120_000
    found = asked(database, 2027)
    assert found.amount("devices") == next_year
    assert {line.nature for line in found.explain("devices")} <= {"expected"}


def test_prices_follow_each_other_and_one_off_is_paid_once(database: Database) -> None:
    with work(database, "test") as unit:
        contract = add(
            unit,
            "contract",
            number="C1",
            name="x",
            cost_row="network",
            start=date(2026, 1, 1),
            renewal="open-ended",
        )
        add(
            unit,
            "contract_price",
            contract=contract,
            description="Beheer",
            unit_price=1_000_000,
            period_months=1,
        )
        add(
            unit,
            "contract_price",
            contract=contract,
            description="Beheer",
            unit_price=2_000_000,
            period_months=1,
            start=date(2026, 11, 1),
        )
        add(
            unit,
            "contract_price",
            contract=contract,
            description="Aansluiting",
            unit_price=5_000_000,
            one_off=True,
            start=date(2026, 6, 15),
        )
    assert asked(database, 2026).amount("network") == 10 * 10_000 + 2 * 20_000 + 50_000
    assert asked(database, 2027).amount("network") == 12 * 20_000


def test_the_threshold_of_its_day_decides_what_is_depreciated(database: Database) -> None:
    with work(database, "test") as unit:
        category = add(unit, "category", name="Muis", cost_row="devices", term_months=48)
        for code, quantity, price, month in (("klein", 4, 10_000, 2), ("order", 40, 10_000, 2)):
            add(
                unit,
                "lot",
                code=code,
                description="x",
                category=category,
                quantity=quantity,
                unit_price=price,
                in_use=date(2026, month, 1),
            )
    found = asked(database, 2026)
    assert found.amount("devices", "operating") == 40_000
    assert found.amount("devices", "depreciation") == 400_000 * 11 // 48 + 1
    assert asked(database, 2027).amount("devices", "operating") == 0
    with work(database, "test") as unit:
        add(unit, "policy_value", name="capitalisation_threshold", start=date(2026, 1, 1), value="5000.00")
    assert asked(database, 2026).amount("devices", "depreciation") == 0


def test_vision_has_no_row_and_still_counts_in_its_pillar(database: Database) -> None:
    build(database)
    with work(database, "test") as unit:
        for name, values in (("Visiedag", {"pillar": "vision"}), ("Cursus", {"cost_row": "expertise"})):
            add(
                unit,
                "cost_line",
                description=name,
                amount=120_000,
                start=date(2027, 1, 1),
                end=date(2028, 12, 31),
                **values,
            )
    found = asked(database)
    assert found.pillars["vision"] == 60_000
    assert sum(found.pillars.values()) == found.amount() + 60_000
    assert found.amount() == 72_763_692 + 60_000
    assert [line.nature for line in found.explain("vision")] == ["planned"]


def test_a_licence_counts_only_when_no_contract_pays_it(database: Database) -> None:
    with work(database, "test") as unit:
        contract = add(
            unit,
            "contract",
            number="C1",
            name="x",
            cost_row="network",
            start=date(2026, 1, 1),
            renewal="open-ended",
        )
        add(unit, "contract_price", contract=contract, description="x", unit_price=10_000, quantity=1)
        system = add(unit, "system", name="Tekenapp", cost_row="education_software")
        for name, paid in (("A", None), ("B", contract)):
            add(
                unit,
                "licence",
                name=name,
                system=system,
                contract=paid,
                seats=30,
                unit_price=125_000,
                start=date(2026, 8, 1),
                end=date(2027, 7, 31),
            )
    assert asked(database, 2026).amount("education_software") == 30 * 1250 * 5 // 12
    assert asked(database, 2027).amount("education_software") == 30 * 1250 * 7 // 12


def test_what_is_not_known_is_said(database: Database) -> None:
    with work(database, "test") as unit:
        contract = add(unit, "contract", number="C1", name="x", start=date(2026, 1, 1), renewal="open-ended")
        add(
            unit,
            "contract_price",
            contract=contract,
            description="Leerling",
            basis="pupil",
            unit_price=10_000,
        )
        add(unit, "contract_price", contract=contract, description="Vast", unit_price=10_000)
        category = add(unit, "category", name="Robot", cost_row="devices")
        add(
            unit,
            "lot",
            code="L1",
            description="x",
            category=category,
            quantity=1,
            unit_price=100_000,
            in_use=date(2026, 1, 1),
        )
        post = add(unit, "staff", name="Beheer", yearly_cost=100_000)
        add(unit, "allocation", staff=post, cost_row="devices", share=9_000)
    found = asked(database, 2026)
    assert {flag.code for flag in found.flags} == {
        "unknown_quantity",
        "lot_without_term",
        "allocation",
        "no_pupils",
        "unplaced",
    }
    assert found.unplaced == 100
    assert found.per_pupil is None
    assert json_of(found)["pupils"] is None


def test_a_lot_that_contradicts_itself_does_not_stop_the_others(database: Database) -> None:
    build(database)
    with work(database, "test") as unit:
        category = add(unit, "category", name="Fout", cost_row="devices", term_months=12)
        wrong = add(
            unit,
            "lot",
            code="FOUT",
            description="x",
            category=category,
            quantity=1,
            unit_price=100_000,
            in_use=date(2027, 1, 1),
        )
        table = get("lot").table
        unit.connection.execute(sa.update(table).where(table.c.id == wrong).values(residual=200_000))
    found = asked(database)
    assert found.amount() == 72_763_692
    assert any("FOUT" in flag.text for flag in found.flags)


def test_a_disposed_lot_stops_after_the_month_of_disposal(database: Database) -> None:
    with work(database, "test") as unit:
        category = add(unit, "category", name="Laptop", cost_row="devices", term_months=48)
        add(
            unit,
            "lot",
            code="L1",
            description="x",
            category=category,
            quantity=1,
            unit_price=480_000,
            in_use=date(2026, 1, 1),
            disposed=date(2026, 3, 10),
        )
    assert asked(database, 2026).amount("devices") == 30_000
    assert asked(database, 2027).amount("devices") == 0


def test_rows_and_columns_answer_to_their_names(database: Database) -> None:
    build(database)
    found = asked(database)
    assert found.explain("Connectiviteit", "staff") == found.explain("connectivity", "staff")
    with pytest.raises(InputError, match="stoelen"):
        found.explain("stoelen")
    with pytest.raises(InputError, match="lease"):
        found.explain("devices", "lease")


def test_lines_name_their_record(database: Database) -> None:
    build(database)
    found = asked(database)
    lines = found.explain("connectivity", "operating")
    assert {line.record for line in lines} == {"contract"}
    assert min(line.title for line in lines).startswith("C-4G")
    assert all(line.explanation and line.pillar == "infrastructure" for line in lines)
