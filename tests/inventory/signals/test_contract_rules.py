"""Rules on contracts: for each one that hits, one that passes and one that is unknown."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from tests.inventory.signals.small import findings, making, short

if TYPE_CHECKING:
    from inventory.store.database import Database


def test_notice_is_near(database: Database) -> None:
    with making(database) as make:
        make.contract("near", start=date(2026, 3, 20))
        make.contract("far", start=date(2026, 9, 1))
        make.contract("decided", start=date(2026, 3, 20), cancelled=date(2026, 11, 1))
        make.contract("ends", start=date(2026, 3, 20), renewal="none")
        make.contract("again", start=date(2026, 3, 1), renewal="express", notice=2)
        make.contract("without", notice=None)
        make.contract("endless", initial_months=None, renewal_months=None)
    assert short(database, "CON-001") == [
        ("near · near", "finding", date(2026, 12, 19)),
        ("again · again", "finding", date(2026, 12, 31)),
        ("endless · endless", "unknown", None),
        ("without · without", "unknown", None),
    ]
    near = findings(database, "CON-001")[0]
    assert (near.rule, near.severity, near.subject.key) == ("CON-001", "high", "near")
    assert "19-12-2026" in near.message
    assert "19-03-2028" in near.message
    assert "18-12-2026" in near.message  # the Friday before that Saturday


def test_warning_days_are_the_boards_own(database: Database) -> None:
    with making(database) as make:
        make.contract("near", start=date(2026, 3, 20))
        make("policy_value", name="notice_warning_days", value="14")
    assert short(database, "CON-001") == []
    assert len(short(database, "CON-001", date(2026, 12, 10))) == 1


def test_notice_has_passed(database: Database) -> None:
    with making(database) as make:
        make.contract("passed")
        make.contract("open", start=date(2026, 9, 1))
        make.contract("left", cancelled=date(2026, 9, 1))
    assert short(database, "CON-002") == [("passed · passed", "finding", date(2027, 9, 30))]
    assert "31-12-2027" in findings(database, "CON-002")[0].message
    assert short(database, "CON-002", date(2026, 9, 30)) == []
    assert len(short(database, "CON-002", date(2026, 10, 1))) == 1


def test_contract_has_ended_and_its_things_are_in_use(database: Database) -> None:
    with making(database) as make:
        old = make.contract("old", ended=date(2026, 6, 30))
        new = make.contract("new", start=date(2026, 7, 1))
        category = make("category", name="Printer", cost_row="devices", term_months=60)
        lot = make(
            "lot",
            code="L1",
            description="Printers",
            category=category,
            quantity=9,
            unit_price=1,
            in_use=date(2024, 1, 1),
        )
        make("device", serial="S1", lot=lot)
        for name, contract in (("Alleen oud", (old,)), ("Overgezet", (old, new))):
            system = make("system", name=name)
            for one in contract:
                make("coverage", contract=one, system=system)
        gone = make("system", name="Gestopt", status="ended")
        make("coverage", contract=old, system=gone)
        make("coverage", contract=old, lot=lot)
    found = findings(database, "CON-003")
    assert [one.due for one in found] == [date(2026, 6, 30)]
    assert ["Alleen oud" in found[0].message, "L1" in found[0].message] == [True, True]
    assert short(database, "CON-003", date(2026, 6, 30)) == []


def test_a_system_needs_a_contract_or_a_licence(database: Database) -> None:
    with making(database) as make:
        for name, values in (
            ("Kaal", {}),
            ("Landelijk", {"hosting": "national"}),
            ("Gestopt", {"status": "ended"}),
            ("Later", {"start": date(2027, 1, 1)}),
        ):
            make("system", name=name, **values)
        vague: dict[str, Any]
        for number, vague in (("ok", {}), ("vaag", {"initial_months": None, "renewal_months": None})):
            make(
                "coverage",
                contract=make.contract(number, **vague),
                system=make("system", name=f"S-{number}"),
            )
        make("licence", name="L", system=make("system", name="Licentie"), end=date(2026, 12, 31))
        make("licence", name="M", system=make("system", name="Verlopen"), end=date(2026, 1, 31))
    assert short(database, "CON-004") == [
        ("Kaal", "finding", None),
        ("S-vaag", "unknown", None),
        ("Verlopen", "finding", None),
    ]
