"""Rules on lots: devices that do not agree, a missing term, leased devices that stayed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from tests.inventory.signals.small import findings, making, short

if TYPE_CHECKING:
    from inventory.store.database import Database
    from tests.inventory.signals.small import Maker


def lot(make: Maker, code: str, quantity: int = 3, months: int | None = 48, **more: Any) -> int:
    category = make("category", name=f"Soort {code}", cost_row="devices", term_months=months)
    given: dict[str, Any] = {"in_use": date(2025, 1, 1), "unit_price": 60_000, **more}
    return make("lot", code=code, description="x", category=category, quantity=quantity, **given)


def devices(make: Maker, number: int, *states: str) -> None:
    for place, status in enumerate(states):
        make("device", serial=f"{number}-{place}", lot=number, status=status)


def test_a_lot_and_its_devices_disagree(database: Database) -> None:
    with making(database) as make:
        devices(make, lot(make, "GOED"), "in_use", "repair", "in_stock")
        devices(make, lot(make, "WEG", 4), "in_use", "retired", "retired", "missing")
        devices(make, lot(make, "MEER"), "in_use", "in_use", "in_use", "in_use")
        devices(make, lot(make, "MINDER"), "in_use", "retired")
        lot(make, "LEEG")
        devices(make, lot(make, "STRAKS", in_use=date(2027, 1, 1)), "in_use")
    found = {one.subject.key: one.message for one in findings(database, "AST-008")}
    assert list(found) == ["MEER", "MINDER", "WEG"]
    assert found["WEG"].startswith("4 in de boeken, 1 aanwezig.")
    assert "2 " in found["WEG"].split("aanwezig.")[1]
    assert found["MEER"].startswith("3 in de boeken, 4 aanwezig. ")
    assert len(found["MINDER"]) > len("3 in de boeken, 1 aanwezig. ")


def test_what_happened_to_a_lot_is_counted(database: Database) -> None:
    with making(database) as make:
        number = lot(make, "WEG", 4)
        devices(make, number, "in_use", "retired", "retired", "retired")
        event = {"lot": number, "type": "disposal", "reason": "verkocht"}
        make("lot_event", **event, number=1, date=date(2026, 3, 1), quantity=2)
    assert findings(database, "AST-008")[0].message.startswith("2 in de boeken, 1 aanwezig. 1 ")
    with making(database) as make:
        make("lot_event", **event, number=2, date=date(2026, 4, 1), quantity=1)
    assert findings(database, "AST-008") == []
    assert short(database, "AST-008", date(2026, 3, 15)) == [("WEG · x", "finding", None)]


def test_a_lot_needs_a_term(database: Database) -> None:
    with making(database) as make:
        lot(make, "ZONDER", months=None)
        lot(make, "EIGEN", months=None, term_months=36)
        lot(make, "KLEIN", 1, months=None, unit_price=10_000)
        lot(make, "HUUR", months=None, acquisition="operational_lease")
        make.imported("lot", lot(make, "RARE"), residual=10**9)
    found = findings(database, "AST-013")
    assert [one.subject.key for one in found] == ["RARE", "ZONDER"]
    assert all(one.status == "finding" for one in found)


def test_leased_devices_go_back(database: Database) -> None:
    past = date(2026, 11, 21)
    with making(database) as make:
        for code, day in (("BLIJFT", past), ("VANDAAG", date(2026, 11, 22)), ("TERUG", past)):
            number = lot(make, code, acquisition="financial_lease", return_by=day)
            devices(make, number, "retired" if code == "TERUG" else "in_use", "retired")
        lot(make, "ONBEKEND", acquisition="financial_lease", return_by=past)
        lot(make, "WEG", acquisition="financial_lease", return_by=past, disposed=past)
    assert short(database, "AST-012") == [
        ("BLIJFT · x", "finding", past),
        ("ONBEKEND · x", "unknown", past),
    ]
