"""Decisions in the check and the agenda: they silence, they are told, and an unanswered letter is a finding of its own."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from inventory.signals.agenda import agenda
from tests.inventory.signals.small import findings, making, short

if TYPE_CHECKING:
    from inventory.store.database import Database
    from tests.inventory.signals.small import Maker

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


def decided(make: Maker, contract: int, decision: str, end: date, **more: Any) -> None:
    make(
        "decision",
        **{"contract": contract, "date": date(2026, 11, 1), "decision": decision, "term_end": end, **more},
    )


@pytest.mark.parametrize("decision", ["renew", "renegotiate", "cancel"])
def test_a_decision_about_the_term_silences_its_day_of_notice(database: Database, decision: str) -> None:
    with making(database) as make:
        near = make.contract("near", start=date(2026, 3, 20))
        decided(make, near, decision, date(2027, 3, 19))
        other = make.contract("other", start=date(2025, 3, 20))
        decided(make, other, "renew", date(2026, 3, 19), date=date(2025, 11, 1))
    assert [name for name, *_ in short(database, "CON-001")] == ["other · other"]
    assert len(short(database, "CON-001", date(2026, 10, 31))) == 2


def test_a_missed_day_is_silent_when_it_was_decided(database: Database) -> None:
    with making(database) as make:
        for name in ("renew", "renegotiate"):
            decided(make, make.contract(name), name, date(2026, 12, 31))
        make.contract("missed")
        make.contract("monthly", renewal_months=1, initial_months=1)
    assert [name for name, *_ in short(database, "CON-002")] == ["missed · missed"]


def test_an_express_renewal_and_an_option(database: Database) -> None:
    with making(database) as make:
        agreed = make.contract("agreed", start=date(2026, 3, 1), renewal="express", notice=2)
        decided(make, agreed, "renew", date(2027, 2, 28))
        make.contract("option", start=date(2026, 3, 1), renewal="none", options=2, option_months=24, notice=2)
        taken = make.contract(
            "taken", start=date(2026, 3, 1), renewal="none", options=2, option_months=24, notice=2
        )
        decided(make, taken, "option", date(2027, 2, 28))
    assert short(database, "CON-001") == [("option · option", "finding", date(2026, 12, 31))]
    assert "24" in findings(database, "CON-001")[0].message


def test_what_cannot_be_ended_is_not_warned_about(database: Database) -> None:
    with making(database) as make:
        make.contract("fixed", start=date(2026, 3, 20), cannot_end=True)
    assert short(database, "CON-001") == short(database, "CON-002") == []


def test_lead_days_move_the_advice(database: Database) -> None:
    with making(database) as make:
        make.contract("near", start=date(2026, 3, 20), lead_days=7)
    assert "11-12-2026" in findings(database, "CON-001")[0].message


def test_a_cancellation_asks_for_a_letter_and_an_answer(database: Database) -> None:
    with making(database) as make:
        for name, more in (
            ("unsent", {}),
            ("silent", {"letter_sent": date(2026, 10, 1)}),
            ("fresh", {"letter_sent": date(2026, 11, 10)}),
            ("done", {"letter_sent": date(2026, 10, 1), "confirmed": date(2026, 10, 9)}),
        ):
            one = make.contract(name, start=date(2026, 3, 20))
            decided(make, one, "cancel", date(2027, 3, 19), date=date(2026, 10, 1), **more)
    found = findings(database, "CON-011")
    assert [(one.subject.key, one.severity, one.due) for one in found] == [
        ("unsent", "high", date(2026, 12, 19)),
        ("silent", "medium", date(2026, 12, 19)),
    ]
    assert short(database, "CON-011", date(2027, 4, 1)) == []


def test_what_was_decided_is_in_the_agenda_as_such(database: Database) -> None:
    with making(database) as make:
        renewed = make.contract("K1", start=date(2023, 8, 1), initial_months=36)
        decided(make, renewed, "renew", date(2026, 7, 31), date=date(2026, 2, 1))
        left = make.contract("K2", start=date(2023, 8, 1), initial_months=36)
        decided(make, left, "cancel", date(2026, 7, 31), date=date(2026, 2, 2), letter_sent=date(2026, 2, 2))
        make.contract(
            "K3", start=date(2023, 8, 1), initial_months=36, renewal="none", options=1, option_months=12
        )
        make.contract("K4", start=date(2024, 8, 1), renewal="school-year")
    with database.read() as connection:
        found = [
            one for one in agenda(connection, date(2026, 1, 1), date(2027, 7, 31)) if one.kind != "year_close"
        ]
    assert [(one.date, one.kind, one.subject.key, one.lead != ()) for one in found] == [
        (date(2026, 4, 30), "notice", "K1", False),
        (date(2026, 4, 30), "notice", "K2", False),
        (date(2026, 4, 30), "decision", "K3", True),
        (date(2026, 7, 31), "contract_end", "K2", True),
        (date(2026, 7, 31), "contract_end", "K3", True),
        (date(2026, 8, 1), "renewal", "K1", False),
        (date(2027, 4, 30), "notice", "K1", True),
    ]
    assert "01-02-2026" in found[0].title
    assert "02-02-2026" in found[3].title
