"""Rules on licences: for each one that hits, one that passes and one that is unknown."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.inventory.signals.small import findings, making, short

if TYPE_CHECKING:
    from inventory.store.database import Database


def test_licences_fit_their_use(database: Database) -> None:
    with making(database) as make:
        make("licence", name="Te veel", seats=10, used=11)
        make("licence", name="Precies", seats=10, used=8)
        make("licence", name="Weinig", seats=10, used=7)
        make("licence", name="Onbeperkt", used=700)
        make("licence", name="Onbekend", seats=10)
        make("licence", name="Voorbij", seats=10, used=11, end=date(2026, 1, 1))
        given = make("licence", name="Toegewezen", seats=2)
        make("assignment", licence=given, seats=2)
        make("assignment", licence=given, seats=1)
        make("assignment", licence=given, seats=5, end=date(2026, 1, 1))
    found = [(one.subject.name, one.severity, one.status) for one in findings(database, "LIC-001")]
    assert found == [
        ("Te veel", "high", "finding"),
        ("Toegewezen", "high", "finding"),
        ("Onbekend", "low", "unknown"),
        ("Weinig", "low", "finding"),
    ]
    assert findings(database, "LIC-001")[1].message == "3 toegewezen, 2 gekocht: 1 te weinig."


def test_what_is_not_used_costs_so_much(database: Database) -> None:
    with making(database) as make:
        make("licence", name="Duur", seats=100, used=60, unit_price=123_400)
    assert findings(database, "LIC-001")[0].message == (
        "60 van 100 in gebruik, minder dan 80 %. De overige kosten € 493,60 per jaar."
    )


def test_an_expired_licence_that_is_used(database: Database) -> None:
    over = date(2026, 7, 31)
    with making(database) as make:
        drawing, writing = make("system", name="Tekenpakket"), make("system", name="Schrijver")
        for number, system in enumerate((drawing, drawing, writing)):
            make("installation", system=system, device=make("device", serial=f"S{number}"))
        make("licence", name="Tekenen", system=drawing, seats=5, end=over)
        make("licence", name="Schrijven", system=writing, seats=5, end=over)
        make("licence", name="Schrijven nieuw", system=writing, seats=5, start=date(2026, 8, 1))
        given = make("licence", name="Toegewezen", seats=5, end=over)
        make("assignment", licence=given, seats=3)
        back = make("licence", name="Ingetrokken", seats=5, end=over)
        make("assignment", licence=back, seats=3, end=over)
        make("licence", name="Eerder geteld", seats=5, used=4, counted=date(2026, 1, 1), end=over)
        make("licence", name="Niets", seats=5, end=over)
    assert short(database, "LIC-004") == [
        ("Tekenen", "finding", over),
        ("Toegewezen", "finding", over),
        ("Eerder geteld", "unknown", over),
    ]
    assert findings(database, "LIC-004")[0].message.endswith(": 2.")
    assert short(database, "LIC-004", over) == []


def test_a_count_is_good_for_fourteen_months(database: Database) -> None:
    with making(database) as make:
        for name, when in (("Oud", date(2025, 9, 21)), ("Net", date(2025, 9, 22))):
            one = make("licence", name=name, seats=5)
            make("licence_count", licence=one, date=when, used=5)
        make("licence", name="Zonder datum", seats=5, used=5)
        make("licence", name="Voorbij", used=5, counted=date(2024, 1, 1), end=date(2025, 1, 1))
    assert short(database, "LIC-005") == [("Oud", "finding", None), ("Zonder datum", "unknown", None)]
    assert "14 maanden" in findings(database, "LIC-005")[0].message
    assert len(short(database, "LIC-005", date(2026, 11, 23))) == 3
