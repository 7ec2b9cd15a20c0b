"""Rules on what contracts cost and how they were bought: for each one that hits, one that passes, one that is unknown."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from inventory.store.policy import decide
from tests.inventory.signals.small import findings, making, short

if TYPE_CHECKING:
    from inventory.store.database import Database
    from tests.inventory.signals.small import Maker

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


def priced(make: Maker, number: str, yearly: int, **values: Any) -> int:
    """Write a contract with a fixed price of so many whole euros a year, VAT of 21 % inside."""
    row = {"cost_row": "devices", **values}
    contract = make.contract(number, **row)
    make("contract_price", contract=contract, description="x", unit_price=yearly * 10_000)
    return contract


def test_a_contract_needs_an_amount_and_a_row(database: Database) -> None:
    with making(database) as make:
        priced(make, "whole", 100)
        priced(make, "rowless", 100, cost_row=None)
        make.contract("bare")
        make.contract("frame", type="framework")
        make("licence", name="L", contract=make.contract("by licence"), unit_price=10_000, seats=1)
        make.contract("over", ended=date(2026, 1, 31))
    assert [name for name, *_ in short(database, "CON-005")] == ["bare · bare", "rowless · rowless"]


def test_prices_that_contradict_each_other(database: Database) -> None:
    with making(database) as make:
        for number, more in (("good", {}), ("double", {"start": date(2026, 1, 1)}), ("turned", {"end": date(2026, 8, 1)})):  # fmt: skip
            contract = priced(make, number, 100)
            price = make(
                "contract_price", contract=contract, description="x", unit_price=1, start=date(2027, 1, 1)
            )
            make.imported("contract_price", price, **{"archived": None, **more})
    assert [name for name, *_ in short(database, "CON-012")] == ["double · double", "turned · turned"]


def test_a_contract_that_reaches_the_threshold_needs_a_procedure(database: Database) -> None:
    with making(database) as make:
        term = {"start": date(2024, 8, 1), "initial_months": 36, "renewal_months": 12, "max_renewals": 2}
        priced(make, "just below", 53_481, **term)
        priced(make, "above", 53_483, **term)
        priced(make, "filed", 60_000, procurement="file 12", **term)
        priced(make, "european", 60_000, route="european", **term)
        priced(make, "too light", 60_000, route="quotes", **term)
        priced(make, "endless", 66_900, start=date(2024, 8, 1))
        priced(make, "stated", 1, value_excl=22_100_000, start=date(2024, 8, 1))
        priced(make, "options", 60_000, start=date(2024, 8, 1), initial_months=36, renewal="none", options=2, option_months=12)  # fmt: skip
        priced(make, "no options", 60_000, start=date(2024, 8, 1), initial_months=36, renewal="none")
    assert [name for name, *_ in short(database, "CON-006")] == [
        f"{name} · {name}" for name in ("above", "endless", "options", "stated", "too light")
    ]
    messages = {one.subject.key: one.message for one in findings(database, "CON-006")}
    assert "221.000,00" in messages["above"]
    assert "221.004,15" in messages["above"]


def test_the_board_may_have_its_own_threshold(database: Database) -> None:
    with making(database) as make:
        priced(make, "C", 30_000)
        decide(make.unit, "procurement_threshold", "50000", date(2026, 1, 1))
    assert [name for name, *_ in short(database, "CON-006")] == ["C · C"]


def test_flanders_has_a_light_regime(database: Database) -> None:
    with making(database) as make:
        make("party", name="GO", own=True, country="VL")
        priced(make, "C", 10_000)
        priced(make, "small", 9_000)
        priced(make, "three offers", 10_000, route="quotes")
    assert [name for name, *_ in short(database, "CON-006")] == ["C · C"]


def lot(make: Maker, code: str, category: int, supplier: int, on: date, pieces: int, **more: Any) -> int:
    given = {"description": "Chromebook", "quantity": pieces, "unit_price": 36_500, "in_use": on, **more}
    return make("lot", code=code, category=category, supplier=supplier, **given)


def test_purchases_from_one_supplier_in_48_months_are_added_up(database: Database) -> None:
    with making(database) as make:
        category = make("category", name="Chromebook", cost_row="devices", term_months=48)
        shop, other = make("supplier", name="Winkel"), make("supplier", name="Ander")
        lots = [
            lot(make, f"L{year}", category, shop, date(year, 8, 1), 300) for year in (2018, 2022, 2023, 2024)
        ]
        lot(make, "X", category, other, date(2024, 8, 1), 700)
        lot(make, "leased", category, other, date(2024, 9, 1), 700, acquisition="operational_lease")
    (found,) = findings(database, "CON-006")
    assert (found.subject.kind, found.subject.key, found.severity) == ("supplier", "Winkel", "high")
    for part in ("271.487,61", "216.000,00", "L2022, L2023, L2024", "01-08-2022", "31-07-2026"):
        assert part in found.message
    with making(database) as make:
        bought = make.contract("R", type="purchase", supplier=shop, procurement="EU 2022-01")
        make("coverage", contract=bought, lot=lots[1])
    assert findings(database, "CON-006") == []


def test_quantities_are_held_against_the_count(database: Database) -> None:
    with making(database) as make:
        site = make("site", name="S", type="primary")
        make("headcount", site=site, date=date(2026, 2, 1), pupils=2100)
        for number, quantity in (
            ("same", 2000),
            ("fewer", 1900),
            ("more", 2300),
            ("part", 1050),
            ("fixed", 5),
        ):
            contract = make.contract(number)
            basis = "fixed" if number == "fixed" else "pupil"
            make("contract_price", contract=contract, description="Licentie", basis=basis, unit_price=1, quantity=quantity)  # fmt: skip
        make(
            "contract_price",
            contract=make.contract("staff"),
            description="x",
            basis="fte",
            unit_price=1,
            quantity=5,
        )
        make("licence", name="L", type="pupil", seats=2300)
    found = {one.subject.key: (one.status, one.severity) for one in findings(database, "CON-007")}
    assert found == {
        "fewer": ("finding", "medium"),
        "more": ("finding", "medium"),
        "part": ("finding", "low"),
        "staff": ("unknown", "medium"),
        "L": ("finding", "medium"),
    }


def test_devices_are_counted_only_where_the_contract_names_them(database: Database) -> None:
    with making(database) as make:
        category = make("category", name="iPad", cost_row="devices")
        product = make("product", name="iPad 10", category=category)
        for number in range(10):
            make("device", serial=str(number), product=product)
        for name in ("covers", "vague"):
            contract = make.contract(name)
            make(
                "contract_price",
                contract=contract,
                description="Beheer",
                basis="device",
                unit_price=1,
                quantity=12,
            )
            if name == "covers":
                make("coverage", contract=contract, category=category)
    assert [name for name, *_ in short(database, "CON-007")] == ["covers · covers"]


def test_what_is_leased_goes_back(database: Database) -> None:
    with making(database) as make:
        category = make("category", name="Printer", cost_row="devices", term_months=60)
        supplier = make("supplier", name="K")
        leased = {"acquisition": "operational_lease"}
        for code, back in (
            ("late", date(2026, 6, 30)),
            ("short", date(2027, 6, 30)),
            ("good", date(2029, 1, 1)),
        ):
            one = lot(make, code, category, supplier, date(2023, 1, 1), 2, return_by=back, **leased)
            make("device", serial=code, lot=one)
        lot(make, "unknown", category, supplier, date(2023, 1, 1), 2, **leased)
        covered = lot(make, "by contract", category, supplier, date(2023, 1, 1), 2, **leased)
        contract = make.contract("C", start=date(2023, 1, 1), initial_months=48, renewal="none")
        make("coverage", contract=contract, lot=covered)
        lot(make, "bought", category, supplier, date(2023, 1, 1), 2)
    assert {
        one.subject.key: (one.status, one.severity, one.due) for one in findings(database, "CON-008")
    } == {
        "late": ("finding", "high", date(2026, 6, 30)),
        "short": ("finding", "medium", date(2027, 6, 30)),
        "by contract": ("finding", "medium", date(2026, 12, 31)),
        "unknown": ("unknown", "medium", None),
    }
