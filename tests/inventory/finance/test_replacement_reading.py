"""What is still needed, until when it lasts, and what a plan leaves out, as read from the database."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from inventory.finance.lot import Method
from inventory.finance.replacement import plan
from inventory.finance.replacement_reading import source
from inventory.finance.replacement_terms import Horizon, Rules
from inventory.records import get
from inventory.store import policy
from inventory.store.work import work
from tests.inventory.finance.lindelaar import add

if TYPE_CHECKING:
    from inventory.finance.replacement_terms import Need
    from inventory.store.database import Database
    from inventory.store.work import Work

TODAY = date(2026, 11, 22)


def lot(unit: Work, code: str, category: int, **more: Any) -> int:
    given = {"quantity": 10, "unit_price": 50_000, "in_use": date(2022, 8, 1), **more}
    return add(unit, "lot", code=code, description=code, category=category, **given)


def needs(database: Database, *, with_cabling: bool = False) -> dict[str, Need]:
    with database.read() as connection:
        return {one.code: one for one in source(connection, TODAY, with_cabling=with_cabling).needs}


def test_still_needed_is_what_is_left(database: Database) -> None:
    with work(database, "test") as unit:
        laptop = add(unit, "category", name="Laptop", cost_row="devices", term_months=48)
        part, gone, sold = lot(unit, "PART", laptop), lot(unit, "GONE", laptop), lot(unit, "SOLD", laptop)
        unit.change(get("lot"), sold, {"disposed": date(2025, 1, 1)})
        site = add(unit, "site", name="Other")
        for number, (what, kind, quantity) in enumerate(
            ((part, "loss", 3), (part, "disposal", 2), (part, "transfer", 4), (gone, "disposal", None)), 1
        ):
            add(unit, "lot_event", lot=what, number=number, type=kind, date=date(2024, 1, 1), quantity=quantity,
                reason="x", site=site if kind == "transfer" else None)  # fmt: skip
    assert {code: one.quantity for code, one in needs(database).items()} == {"PART": 5}


def test_what_was_bought_through_the_plan_is_needed_no_more(database: Database) -> None:
    with work(database, "test") as unit:
        laptop = add(unit, "category", name="Laptop", cost_row="devices", term_months=48)
        old = lot(unit, "OLD", laptop)
        add(unit, "lot_event", lot=old, number=1, type="loss", date=date(2023, 1, 1), quantity=1, reason="x")
        new = lot(unit, "NEW", laptop, quantity=6, in_use=date(2026, 8, 1))
        add(unit, "planned_lot", code="P", description="x", category=laptop, quantity=6, unit_price=1,
            in_use=date(2026, 8, 1), replaces=old, bought_as=new)  # fmt: skip
    assert {code: one.quantity for code, one in needs(database).items()} == {"OLD": 3, "NEW": 6}
    with work(database, "test") as unit:
        add(
            unit,
            "lot_event",
            lot=old,
            number=2,
            type="disposal",
            date=date(2026, 9, 1),
            quantity=5,
            reason="x",
        )
    assert needs(database)["OLD"].quantity == 3
    with work(database, "test") as unit:
        add(
            unit,
            "lot_event",
            lot=old,
            number=3,
            type="disposal",
            date=date(2026, 9, 2),
            quantity=2,
            reason="x",
        )
    assert needs(database)["OLD"].quantity == 2


def test_the_end_of_support_is_that_of_most_devices(database: Database) -> None:
    with work(database, "test") as unit:
        laptop = add(unit, "category", name="Laptop", cost_row="devices", term_months=48)
        model = add(unit, "product", name="Model", end_of_support=date(2030, 6, 30))
        devices, product, tie, none = (
            lot(unit, code, laptop, product=model) for code in ("DEVICES", "PRODUCT", "TIE", "NONE")
        )
        unit.change(get("lot"), none, {"product": None})
        ends = ((devices, 2028), (devices, 2028), (devices, 2027), (tie, 2029), (tie, 2028))
        for number, (what, year) in enumerate(ends):
            add(unit, "device", tag=str(number), lot=what, end_of_support=date(year, 1, 1))
        for number in range(3):
            add(
                unit,
                "device",
                tag=f"R{number}",
                lot=devices,
                end_of_support=date(2031, 1, 1),
                status="retired",
            )
        add(unit, "device", tag="P1", lot=product, product=model)
    assert {code: one.end_of_support for code, one in needs(database).items()} == {
        "DEVICES": date(2028, 1, 1),
        "PRODUCT": date(2030, 6, 30),
        "TIE": date(2028, 1, 1),
        "NONE": None,
    }


def test_cabling_and_leased_devices_are_left_out(database: Database) -> None:
    with work(database, "test") as unit:
        cabling = add(unit, "category", name="Cabling", group="cabling", cost_row="network", term_months=180)
        laptop = add(unit, "category", name="Laptop", cost_row="devices", term_months=48)
        lot(unit, "CABLE", cabling)
        lot(unit, "LEASE", laptop, acquisition="operational_lease")
        lot(unit, "OWN", laptop)
    assert {code: one.excluded for code, one in needs(database).items()} == {
        "CABLE": "cabling",
        "LEASE": "lease",
        "OWN": "",
    }
    assert needs(database, with_cabling=True)["CABLE"].excluded == ""


def test_method_and_residual_value_go_along_and_a_lot_without_term_is_flagged(database: Database) -> None:
    with work(database, "test") as unit:
        laptop = add(unit, "category", name="Laptop", cost_row="devices", term_months=48)
        other = add(unit, "category", name="Other", cost_row="devices")
        lot(unit, "SUM", laptop, method="sum-of-digits", residual=25_000)
        lot(unit, "NONE", other)
    found = needs(database)
    assert set(found) == {"SUM"}
    assert (found["SUM"].plan.method, found["SUM"].residual) == (Method.SUM_OF_DIGITS, 500)
    with database.read() as connection:
        flags = source(connection, TODAY).lots.flags
    assert [flag.code for flag in flags] == ["lot_without_term"]


def test_a_changed_term_moves_the_year_of_the_lot_itself_only(database: Database) -> None:
    with work(database, "test") as unit:
        laptop = add(unit, "category", name="Laptop", cost_row="devices", term_months=48)
        one = lot(unit, "ONE", laptop)
        for number, months in enumerate((72, 60), 1):
            add(unit, "lot_event", lot=one, number=number, type="term", date=date(2023 + number, 1, 1), months=months,
                reason="x")  # fmt: skip
    found = needs(database)["ONE"]
    assert (found.term, found.plan.months) == (60, 48)
    lines = plan([found], Horizon(2026, 2035), Rules()).lines
    assert [line.year for line in lines] == [2027, 2031, 2035]


def test_what_was_split_off_is_a_lot_of_its_own(database: Database) -> None:
    with work(database, "test") as unit:
        laptop = add(unit, "category", name="Laptop", cost_row="devices", term_months=48)
        whole = lot(unit, "WHOLE", laptop)
        part = lot(unit, "PART", laptop, quantity=4, split_from=whole)
        add(unit, "lot_event", lot=whole, number=1, type="split", date=date(2024, 1, 1), quantity=4, into=part,
            reason="x")  # fmt: skip
    assert {code: one.quantity for code, one in needs(database).items()} == {"WHOLE": 6, "PART": 4}


def test_thresholds_of_a_piece_and_of_a_group_go_along(database: Database) -> None:
    with work(database, "test") as unit:
        laptop = add(unit, "category", name="Laptop", cost_row="devices", term_months=48)
        lot(unit, "ONE", laptop)
    assert (needs(database)["ONE"].threshold, needs(database)["ONE"].group_threshold) == (50_000, 50_000)
    with work(database, "test") as unit:
        policy.decide(unit, "capitalisation_threshold_group", "2500")
    assert (needs(database)["ONE"].threshold, needs(database)["ONE"].group_threshold) == (50_000, 250_000)
