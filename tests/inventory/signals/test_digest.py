"""The digest: what is in which part, that what is overdue stays, and what a role is told."""

from __future__ import annotations

from datetime import date as D  # noqa: N812
from datetime import timedelta
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any

import pytest

from inventory.errors import InputError
from inventory.records.organisation import ROLES
from inventory.signals import life, marks
from inventory.signals.agenda import KINDS
from inventory.signals.check import check
from inventory.signals.digest import SECTIONS, Given, Period, compose, json_of
from inventory.signals.finding import RULES, SEVERITIES
from inventory.signals.roles import concern, concerns
from tests.inventory.signals.small import making

if TYPE_CHECKING:
    from inventory.signals.digest import Digest
    from inventory.store.database import Database

ON = D(2026, 11, 22)


def digest(database: Database, on: D = ON, *, role: str = "", days: int = 30, **more: Any) -> Digest:
    """Compose as the command does: check, remember, and tell."""
    period = Period(on, on - timedelta(7), on + timedelta(days))
    with database.read() as connection:
        every = check(connection, on, marked=True)
    life.remember(database, every, on)
    with database.read() as connection:
        found = life.first_seen(connection, marks.counting(every), on)
        given = Given(tuple(found), life.since(connection, period.since))
        return compose(connection, period, given, concern(role) if role else None, **more)


def parts(found: Digest) -> dict[str, list[str]]:
    return {
        name: [f"{one.rule or one.kind} {one.subject.key or one.subject.name}" for one in items]
        for name, items in found.parts.items()
        if items
    }


@pytest.fixture
def board(database: Database) -> Database:
    """Give a board with something in every part."""
    with making(database) as make:
        make("party", name="Bestuur", type="board", own=True)
        late = make.contract("C-OUD", start=D(2026, 1, 1), renewal="none", initial_months=6)
        make("system", name="Oud", supplier=make("supplier", name="A"), personal_data="no")
        make("coverage", contract=late, system=1)
        make.contract("C-NU", start=D(2026, 3, 20), cost_row="devices")
        make("document", name="Beleid", valid_until=D(2026, 10, 31))
        make("document", name="Plan", valid_until=D(2026, 12, 1))
        make("document", name="Later", valid_until=D(2027, 12, 1))
        make("device", name="tablet")
    return database


pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


def test_nothing_is_an_empty_digest(database: Database) -> None:
    found = digest(database)
    assert found.empty
    assert list(found.parts) == list(SECTIONS)
    assert not found.calls()
    assert not found.calls("low")
    assert json_of(found)["findings"] == dict.fromkeys(SEVERITIES, 0)


def test_what_is_overdue_stays_until_its_cause_is_gone(board: Database) -> None:
    first = digest(board)
    assert "document_end Beleid" in parts(first)["overdue"]
    assert "CON-003 C-OUD" in parts(first)["overdue"]
    assert "document_end Plan" in parts(first)["due"]
    assert "AST-001 #1" in parts(first)["new"]
    assert not any("Later" in one for part in parts(first).values() for one in part)
    again = digest(board)
    assert again.parts == first.parts
    later = digest(board, ON + timedelta(60))
    assert {"document_end Beleid", "document_end Plan"} <= set(parts(later)["overdue"])
    assert "AST-001 #1" not in parts(later).get("new", [])
    assert later.left_out
    named = digest(board, ON + timedelta(60), all_open=True)
    assert "AST-001 #1" in parts(named)["open"]
    assert not named.left_out
    with making(board) as make:
        make.imported("document", 1, valid_until=D(2027, 10, 31))
        make.imported("device", 1, status="retired")
    solved = digest(board, ON + timedelta(60))
    assert "document_end Beleid" not in parts(solved)["overdue"]
    assert "AST-001 tablet" in parts(solved)["solved"]
    assert solved.calls()


def test_each_finding_is_in_one_part(board: Database) -> None:
    found = digest(board, all_open=True)
    told = [one for items in found.parts.values() for one in items if one.rule]
    assert len({(one.rule, one.subject) for one in told}) == len(told) == sum(found.open.values())


def test_a_day_that_a_finding_tells_is_not_told_twice(database: Database) -> None:
    with making(database) as make:
        make.contract("C-NU", start=D(2026, 3, 20), cost_row="devices")
    found = parts(digest(database))
    assert [one for one in found["due"] if "C-NU" in one] == ["CON-001 C-NU"]


def test_calls_by_severity(database: Database) -> None:
    with making(database) as make:
        make("device", name="tablet")
    found = digest(database)
    assert not found.parts["overdue"]
    assert not found.calls()
    assert not found.calls("high")
    assert found.calls("medium")
    assert found.calls("low")


def test_what_is_accepted_is_not_told_but_the_decision_is(board: Database) -> None:
    with making(board) as make:
        make(
            "mark",
            rule="AST-001",
            record="device",
            subject="#1",
            name="tablet",
            state="accepted",
            until=D(2027, 1, 31),
            reason="wordt vervangen",
            decided=D(2026, 11, 20),
        )
    found = digest(board)
    assert not any("AST-001" in one for name in ("new", "open", "due") for one in parts(found).get(name, []))
    (decided,) = [one for one in found.parts["decided"] if one.rule == "AST-001"]
    assert "31-01-2027" in decided.text
    assert "wordt vervangen" in decided.text
    digest(board, D(2027, 1, 31))
    after = digest(board, D(2027, 2, 1))
    assert "AST-001 #1" in parts(after)["new"]


def test_what_was_decided_in_the_period(board: Database) -> None:
    with making(board) as make:
        contract = make.contract("C-9", start=D(2026, 5, 1))
        for day, end in ((D(2026, 11, 20), D(2027, 4, 30)), (D(2026, 10, 1), D(2028, 4, 30))):
            make("decision", contract=contract, date=day, decision="renew", term_end=end)
        make("agreement", code="A1", name="VO", status="signed", signed_board=D(2026, 11, 21))
        make("agreement", code="A2", name="VO", status="signed", signed_board=D(2026, 1, 21))
        make("dpia", code="D1", name="DPIA", status="done", date=D(2026, 11, 16))
        project = make("project", code="P", name="Project", status="running")
        make("milestone", project=project, name="Klaar", date=D(2026, 11, 1), done=D(2026, 11, 18))
    assert [(one.day, one.subject.kind) for one in digest(board).parts["decided"]] == [
        (D(2026, 11, 16), "dpia"),
        (D(2026, 11, 18), "milestone"),
        (D(2026, 11, 20), "contract"),
        (D(2026, 11, 21), "agreement"),
    ]
    officer = digest(board, role="privacy_officer")
    assert [one.subject.kind for one in officer.parts["decided"]] == ["dpia", "agreement"]


def test_a_role_is_told_what_concerns_it(board: Database) -> None:
    found = digest(board, role="privacy_officer", all_open=True)
    assert {one.rule[:3] for items in found.parts.values() for one in items if one.rule} <= {
        "PRV",
        "LND",
        "AST",
    }
    leader = digest(board, role="schoolleider", all_open=True)
    assert all(
        one.severity in {"critical", "high"} for items in leader.parts.values() for one in items if one.rule
    )
    whole = digest(board, role="ict_coordinator", all_open=True)
    assert whole.parts == digest(board, all_open=True).parts


def test_every_pattern_of_every_role_is_about_something(database: Database) -> None:
    del database
    assert set(concerns()) == set(ROLES)
    for one in concerns().values():
        for pattern in one.rules:
            own = pattern == "OWN-*"
            assert own or any(fnmatchcase(rule, pattern) for rule in RULES), (one.role, pattern)
        for pattern in one.kinds:
            assert any(fnmatchcase(kind, pattern) for kind in KINDS), (one.role, pattern)
        assert one.severity in SEVERITIES
    others = [one for one in concerns().values() if one.role not in {"ict_coordinator", "board_member"}]
    assert [rule for rule in RULES if not any(one.rule(rule) for one in others)] == []
    with pytest.raises(InputError, match="keizer"):
        concern("keizer")


@pytest.mark.parametrize("years", [-10, -1, 0, 10])
def test_any_day_of_ten_years_back_and_ahead(board: Database, years: int) -> None:
    on = D(2026 + years, 2, 28)
    found = digest(board, on)
    assert all(one.day is not None and one.day < on for one in found.parts["overdue"])
    assert all(one.day is not None and on <= one.day <= on + timedelta(30) for one in found.parts["due"])


def test_a_board_without_a_finding_has_nothing_overdue(perfect: Database, database: Database) -> None:
    del database
    period = Period(ON, ON - timedelta(7), ON + timedelta(30))
    with perfect.read() as connection:
        given = Given(tuple(check(connection, ON)), life.since(connection, period.since))
        found = compose(connection, period, given, all_open=True)
    assert not found.parts["overdue"]
    assert not found.calls("low")
    assert not found.parts["new"]
