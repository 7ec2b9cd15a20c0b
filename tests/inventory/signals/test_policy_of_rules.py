"""What the board decides about rules: on or off and how bad, dated, by code or pattern; and what a rule declares."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from inventory.errors import InputError
from inventory.records.signals import RulePolicy
from inventory.signals import rule_policies
from inventory.signals.check import chosen, running, uses
from inventory.signals.finding import RULES, SEVERITIES
from inventory.signals.rule_policies import Decided, Decision
from inventory.store.database import open_database
from inventory.store.policies import KNOWN
from tests.inventory.signals.small import ON, findings, making

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from inventory.store.database import Database

RULE = "PRV-060"


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Give an empty database in a file: what is asked of it is no different on PostgreSQL."""
    opened = open_database(tmp_path / "board.db")
    yield opened
    opened.close()


def unclassified(database: Database, **decided: Any) -> None:
    """Write a system that the rule finds, and what the board decided."""
    with making(database) as make:
        make("system", name="A")
        if decided:
            make("rule_policy", **decided)


def decisions(*rows: tuple[str, date | None, bool | None, Any]) -> Decided:
    """Return decisions in order of weight, as reading them does."""
    made = [Decision(number, *row) for number, row in enumerate(rows, 1)]
    return Decided(tuple(sorted(made, key=rule_policies.weight, reverse=True)))


def test_a_rule_is_off_from_a_day_on(database: Database) -> None:
    unclassified(database, rule=" prv-06? ", start=date(2026, 1, 1), active=False)
    assert findings(database, RULE) == []
    assert len(findings(database, RULE, date(2025, 12, 31))) == 1
    with database.read() as connection:
        assert RULE not in {one.id for one, _severity in running(connection, ON)}
        assert [one.on for one in uses(connection, ON, RULE)] == [False]


def test_the_board_says_how_bad_it_is(database: Database) -> None:
    unclassified(database, rule="PRV-*", severity="critical")
    assert [one.severity for one in findings(database, RULE)] == ["critical"]
    assert RULES[RULE].severity == "medium"


def test_the_most_exact_decision_goes_first_then_the_newest() -> None:
    new, old = date(2026, 1, 1), date(2020, 1, 1)
    found = decisions(
        ("*", new, False, None),
        ("PRV-*", None, True, "low"),
        ("PRV-06?", old, True, "high"),
        ("PRV-06?", new, None, "critical"),
    )
    assert found.severity(RULES[RULE]) == "critical"
    assert found.active(RULES[RULE])
    assert found.severity(RULES["PRV-001"]) == "low"
    assert not found.active(RULES["CON-001"])
    exact = decisions((RULE, None, False, None), ("PRV-06*", new, True, "low"))
    assert not exact.active(RULES[RULE])
    assert exact.severity(RULES[RULE]) is None


@pytest.mark.parametrize(
    "pattern", ["", "[", "[!", "]*[", "*" * 40, "*A" * 20, "\\", "PRV-060\N{COMBINING ACUTE ACCENT}"]
)
def test_an_odd_pattern_breaks_nothing(pattern: str) -> None:
    found = decisions((pattern, None, False, None))
    assert all(found.active(one) for one in RULES.values()) or set(pattern) == {"*"}


def test_an_archived_decision_is_none(database: Database) -> None:
    unclassified(database, rule=RULE, active=False)
    with making(database) as make:
        make.unit.archive(RulePolicy, 1)
    assert len(findings(database, RULE)) == 1


def test_a_rule_of_another_country_does_not_run(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(RULES, RULE, replace(RULES[RULE], countries=("VL",)))
    with making(database) as make:
        make("system", name="A")
        make("party", name="Bestuur", own=True, country="VL")
    assert len(findings(database, RULE)) == 1
    with making(database) as make:
        make.imported("party", 1, country="NL")
    assert findings(database, RULE) == []


def test_a_wrong_code_names_the_nearest() -> None:
    with pytest.raises(InputError, match="PRV-060"):
        chosen("PRV-O60")


@pytest.mark.parametrize("code", sorted(RULES))
def test_a_rule_says_what_it_reads_and_why(code: str) -> None:
    one = RULES[code]
    assert one.severity in SEVERITIES
    assert all((one.title, one.explanation, one.action, one.basis))
    assert set(one.policies) <= set(KNOWN)
    assert set(one.countries) <= {"NL", "VL"}


def test_norms_are_of_rules_and_codes() -> None:
    assert RULES["AST-001"].norms == ()
    assert replace(RULES["AST-001"], id="AST-003").norms == ("PR.07",)
