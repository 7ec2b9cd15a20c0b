"""The agenda: which days are in it, and that they stay recognisable."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from inventory.errors import InputError
from inventory.language import _, choose
from inventory.signals.agenda import KINDS, SHORT, STAYING, agenda, json_of
from inventory.signals.check import at_least, chosen
from inventory.signals.finding import RULES
from tests.inventory.signals.small import findings, making

if TYPE_CHECKING:
    from inventory.signals.agenda import Entry
    from inventory.store.database import Database


def entries(database: Database, first: date, last: date) -> list[Entry]:
    with database.read() as connection:
        return [one for one in agenda(connection, first, last) if one.kind != "year_close"]


def test_each_day_of_notice_in_the_span(database: Database) -> None:
    with making(database) as make:
        contract = make.contract(
            "K1", start=date(2023, 8, 1), initial_months=36, supplier=make("supplier", name="A")
        )
        make("contract_price", contract=contract, description="Lijn", unit_price=1_200_0000)
        make.contract("K2", start=date(2023, 8, 1), cancelled=date(2026, 1, 1))
        make.contract("K3", start=date(2026, 1, 1), renewal="none")
        make.contract("K4", start=date(2026, 1, 1), renewal="express", notice=1)
    found = entries(database, date(2026, 1, 1), date(2027, 12, 31))
    assert [(one.date, one.kind, one.subject.key) for one in found] == [
        (date(2026, 4, 30), "notice", "K1"),
        (date(2026, 7, 31), "contract_end", "K2"),
        (date(2026, 8, 1), "renewal", "K1"),
        (date(2026, 11, 30), "decision", "K4"),
        (date(2026, 12, 31), "contract_end", "K3"),
        (date(2026, 12, 31), "contract_end", "K4"),
        (date(2027, 4, 30), "notice", "K1"),
        (date(2027, 8, 1), "renewal", "K1"),
    ]
    assert found[0].amount == 120_000
    assert found[0].lead == (180, 90, 30)
    assert len({one.uid for one in found}) == len(found)
    assert json_of(found[0])["amount"] == "1200.00"
    again = entries(database, date(2026, 4, 30), date(2026, 4, 30))
    assert [one.uid for one in again] == [found[0].uid]


def test_ends_of_devices_agreements_licences_and_lots(database: Database) -> None:
    with making(database) as make:
        category = make("category", name="Laptop", cost_row="devices", term_months=48)
        lot = make(
            "lot",
            code="L1",
            description="Laptops",
            category=category,
            quantity=2,
            unit_price=80_000,
            in_use=date(2023, 8, 15),
        )
        for serial in ("1", "2"):
            make(
                "device",
                serial=serial,
                lot=lot,
                warranty_end=date(2027, 3, 1),
                end_of_support=date(2027, 5, 1),
            )
        make("agreement", code="A1", name="Overeenkomst", status="signed", end=date(2027, 2, 1))
        make("agreement", code="A2", name="Concept", end=date(2027, 2, 1))
        make("licence", name="Office", end=date(2027, 6, 30))
    found = entries(database, date(2027, 1, 1), date(2027, 12, 31))
    assert [(one.date.month, one.kind, one.subject.key, one.amount) for one in found] == [
        (2, "agreement_end", "A1", None),
        (3, "warranty_end", "L1", None),
        (5, "support_end", "L1", None),
        (6, "licence_end", "Office", None),
        (8, "replacement", "L1", 160_000),
    ]


def test_findings_come_in_order_and_by_severity(database: Database) -> None:
    with making(database) as make:
        make.contract("K1", start=date(2026, 3, 20))
        make("system", name="Kaal", personal_data="yes", supplier=make("supplier", name="X"))
        make("device", name="tablet")
    found = findings(database, "CON-*,PRV-001,AST-001")
    assert [(one.rule, one.severity) for one in found] == [
        ("CON-001", "high"),
        ("PRV-001", "critical"),
        ("CON-004", "high"),
        ("AST-001", "medium"),
        ("CON-005", "medium"),
    ]
    assert [one.rule for one in at_least(found, "high")] == ["CON-001", "PRV-001", "CON-004"]
    assert [one.rule for one in findings(database, "prv-001,ast-*")] == ["PRV-001", "AST-001"]
    with pytest.raises(InputError, match="XYZ"):
        findings(database, "XYZ-*")


def test_every_rule_says_why_and_what_to_do() -> None:
    for one in chosen("*"):
        assert all((one.title, one.explanation, one.action, one.basis)), one.id
    assert len(RULES) == len(chosen("*")) >= 20


def test_kinds_are_short_enough_for_a_month() -> None:
    assert list(KINDS) == list(SHORT)
    assert set(KINDS) >= STAYING
    for language in ("nl", "en"):
        choose(language)
        assert all(len(_(short)) <= 10 for short in SHORT.values())
