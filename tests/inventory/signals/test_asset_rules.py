"""Rules on devices and lots: for each one that hits, one that passes and one that is unknown."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.inventory.signals.small import findings, making, short

if TYPE_CHECKING:
    from inventory.store.database import Database
    from tests.inventory.signals.small import Maker


def lot(make: Maker, code: str, first: date, months: int | None = 48) -> int:
    category = make("category", name=f"Soort {code}", cost_row="devices", term_months=months)
    return make(
        "lot",
        code=code,
        description="x",
        category=category,
        quantity=10,
        unit_price=30_000,
        in_use=first,
    )


def test_a_device_needs_a_serial_number_and_a_site(database: Database) -> None:
    with making(database) as make:
        site = make("site", name="School")
        make("device", tag="A1", serial="S1", site=site)
        make("device", tag="A2", site=site)
        make("device", name="losse tablet")
        make("device", tag="A4", status="retired")
    found = findings(database, "AST-001")
    assert [(one.subject.key, one.message) for one in found] == [
        ("A2", "Ontbreekt: serienummer."),
        ("#3", "Ontbreekt: serienummer, vestiging."),
    ]


def test_support_must_outlive_depreciation(database: Database) -> None:
    with making(database) as make:
        category = make("category", name="Chromebook", cost_row="devices", term_months=48)
        early = make("product", name="Vroeg", category=category, end_of_support=date(2028, 6, 30))
        vague = make("product", name="Vaag", category=category)
        fresh = lot(make, "NIEUW", date(2025, 8, 1))
        old = lot(make, "OUD", date(2023, 1, 1))
        for serial, number, product in (("1", fresh, early), ("2", fresh, early), ("3", old, early)):
            make("device", serial=serial, lot=number, product=product)
        make("device", serial="4", product=vague)
        make("device", serial="5", end_of_support=date(2027, 1, 31))
        make("device", serial="6", product=early, status="retired")
    assert short(database, "AST-002") == [
        ("5", "finding", date(2027, 1, 31)),
        ("NIEUW · x", "finding", date(2028, 6, 30)),
        ("Vaag", "unknown", None),
    ]
    assert len(short(database, "AST-002", date(2027, 6, 30))) == 4  # now OUD is within twelve months too


def test_warranty_is_told_once_a_lot(database: Database) -> None:
    with making(database) as make:
        known, vague = lot(make, "A", date(2025, 1, 1)), lot(make, "B", date(2025, 1, 1))
        done = lot(make, "C", date(2018, 1, 1))
        for number in range(3):
            make("device", serial=f"A{number}", lot=known, warranty_end=date(2027, 1, 15))
        make("device", serial="A9", lot=known, warranty_end=date(2028, 1, 15))
        make("device", serial="B1", lot=vague)
        make("device", serial="C1", lot=done)
    found = findings(database, "AST-006")
    assert [(one.subject.key, one.status, one.due) for one in found] == [
        ("A", "finding", date(2027, 1, 15)),
        ("B", "unknown", None),
    ]
    assert "3" in found[0].message


def test_depreciated_and_still_in_use(database: Database) -> None:
    with making(database) as make:
        old, fresh = lot(make, "OUD", date(2020, 1, 1)), lot(make, "NIEUW", date(2025, 1, 1))
        gone = lot(make, "WEG", date(2020, 1, 1))
        lot(make, "LEEG", date(2020, 1, 1))
        vague = lot(make, "VAAG", date(2020, 1, 1), None)
        for number, status in ((old, "in_use"), (fresh, "in_use"), (gone, "retired"), (vague, "in_use")):
            make("device", serial=f"S{number}", lot=number, status=status)
    assert short(database, "AST-007") == [
        ("LEEG · x", "unknown", date(2023, 12, 31)),
        ("OUD · x", "finding", date(2023, 12, 31)),
        ("VAAG · x", "unknown", None),
    ]
    assert all(name != "OUD · x" for name, _status, _due in short(database, "AST-007", date(2023, 11, 30)))


def test_what_happened_to_a_lot_moves_the_end_of_its_term(database: Database) -> None:
    with making(database) as make:
        longer, shorter, gone = (
            lot(make, code, first)
            for code, first in (
                ("LANGER", date(2022, 1, 1)),
                ("KORTER", date(2024, 1, 1)),
                ("WEG", date(2020, 1, 1)),
            )
        )
        event = {"number": 1, "date": date(2025, 1, 1), "reason": "besluit"}
        make("lot_event", lot=longer, type="term", months=72, **event)
        make("lot_event", lot=shorter, type="term", months=24, **event)
        make("lot_event", lot=gone, type="disposal", **event)
        for number in (longer, shorter, gone):
            make("device", serial=f"S{number}", lot=number)
    assert short(database, "AST-007") == [("KORTER · x", "finding", date(2025, 12, 31))]
    assert [name for name, _status, _due in short(database, "AST-007", date(2028, 1, 1))] == [
        "KORTER · x",
        "LANGER · x",
    ]
