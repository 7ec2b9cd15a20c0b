"""Rules on devices on both databases: the same queries must hold on SQLite and PostgreSQL."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.inventory.signals.small import findings, making, short

if TYPE_CHECKING:
    from inventory.store.database import Database


def _board(database: Database) -> None:
    """Write devices with a defect each."""
    with making(database) as make:
        here, there = make("site", name="Hier", code="H1"), make("site", name="Daar", code="D1")
        pupils = make("category", name="Chromebook", group="device", for_pupils=True)
        network = make("category", name="Switch", group="network", for_pupils=False)
        book = make("product", name="Boek", category=pupils)
        switch = make("product", name="Kast", category=network)
        shared = {"product": book, "home_site": here}
        make(
            "device",
            tag="A1",
            serial="ab-1",
            site=here,
            last_seen=date(2026, 1, 1),
            mac_wifi="02:00:00:00:00:01",
            **shared,
        )
        make("device", tag="A2", serial="AB 1", site=here, last_seen=date(2026, 11, 20), name="Kar", **shared)
        make("device", tag="A3", serial="X3", site=there, last_seen=date(2026, 11, 20), name="KAR", **shared)
        make("device", tag="A4", serial="X4", site=there, mac_lan="02:00:00:00:00:01", **shared)
        make(
            "device",
            tag="B1",
            serial="B1",
            product=book,
            status="retired",
            site=here,
            last_seen=date(2020, 1, 1),
        )
        make("device", tag="B2", serial="B2", product=switch, status="retired", site=here)
        make("device", tag="B3", serial="B3", status="retired", site=here)


def test_wiping_reserve_and_presence(database: Database) -> None:
    _board(database)
    assert short(database, "AST-003") == [("B1 · B1", "finding", None), ("B3 · B3", "unknown", None)]
    assert [(one.subject.key, one.message) for one in findings(database, "AST-005")] == [
        ("D1", "Chromebook: 0 van 2 in reserve, 1 nodig (3,00 %)."),
        ("H1", "Chromebook: 0 van 2 in reserve, 1 nodig (3,00 %)."),
    ]
    assert [(one.subject.key, one.status) for one in findings(database, "AST-009")] == [
        ("D1", "unknown"),
        ("H1", "finding"),
    ]
    assert [(one.subject.key, one.severity) for one in findings(database, "AST-010")] == [
        ("A1", "medium"),
        ("A2", "low"),
    ]
    assert [one.subject.key for one in findings(database, "AST-011")] == ["A1", "A3", "A4"]


def test_a_lease_without_a_day_and_a_subsidy_without_a_name(database: Database) -> None:
    with making(database) as make:
        category = make("category", name="Laptop", cost_row="devices", term_months=48)
        given = {"category": category, "quantity": 1, "in_use": date(2026, 1, 1), "description": "x"}
        lot = make("lot", code="L", unit_price=40_000, term_months=36, financing="subsidy", **given)
        make("device", tag="A1", serial="1", lot=lot, ownership="leased")
        make("contract", number="C", name="C", type="service", start=date(2026, 1, 1), initial_months=12)
    assert short(database, "AST-004") == [("L · x", "finding", None)]
    assert short(database, "AST-012") == [("L · x", "unknown", None)]
    assert short(database, "CON-009") == [("L · x", "unknown", None)]
    assert [one.message for one in findings(database, "CON-010")] == [
        "Ontbreekt: responstijd, servicecontact, escalatie."
    ]


def test_support_by_system_model_and_own_dates(database: Database) -> None:
    with making(database) as make:
        category = make("category", name="Tablet", group="device", for_pupils=True)
        old = make("product", name="iPad mini 4", category=category)
        new = make("product", name="iPad (9th generation)", category=category)
        laptop = make("product", name="Onbekend", category=category)
        make("device", serial="1", product=old, os="iPadOS", os_version="15.8.2")
        make("device", serial="2", product=new, os="iOS", os_version="17.6.1")
        make("device", serial="3", product=laptop, os="Windows", os_version="10.0.19045.6216")
        make("device", serial="4", product=laptop, os="Windows", os_version="10.0.26100.1")
        make("device", serial="5", product=laptop, end_of_support=date(2033, 6, 1))
    found = {one.subject.name: one for one in findings(database, "AST-002")}
    assert set(found) == {"iPad mini 4", "Onbekend"}
    assert found["iPad mini 4"].due == date(2025, 3, 31)
    mixed = found["Onbekend"]
    assert (mixed.status, mixed.due) == ("finding", date(2025, 10, 14))
    assert "Windows 10 22H2" in mixed.message
    assert "Windows 11 24H2" in mixed.message
    later = {one.subject.name: one for one in findings(database, "AST-002", date(2030, 1, 1))}
    assert later["iPad (9th generation)"].status == "unknown"  # the fact is four years old by then
