"""Every rule: a case in which it finds something, one in which it passes, one in which the records do not tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from inventory.signals.check import check
from inventory.signals.finding import RULES
from tests.inventory.signals.case_file import cannot, cases
from tests.inventory.signals.changing import trying

if TYPE_CHECKING:
    from inventory.store.database import Database
    from tests.inventory.signals.case_file import Case


@pytest.mark.parametrize("case", cases(), ids=str)
def test_rule(perfect: Database, case: Case) -> None:
    with trying(perfect) as connection:
        case.done(connection)
        found = check(connection, case.on, case.rule)
    told = [(one.status, one.subject.key, one.message) for one in found]
    if case.expect == "none":
        assert [one for one in told if not case.subjects or one[1] in case.subjects] == []
        return
    assert {one.status for one in found} == {case.expect}, told
    named = {one.subject.key for one in found} | {one.subject.name for one in found}
    assert len(found) == len(case.subjects) or not case.subjects, told
    assert named >= case.subjects, told
    assert case.due is None or case.due in {one.due for one in found}, [one.due for one in found]
    assert case.severity is None or {one.severity for one in found} == {case.severity}
    assert all(case.says in one.message for one in found), told


@pytest.mark.parametrize("rule", sorted(RULES))
def test_rule_has_its_cases(rule: str) -> None:
    there = {case.expect for case in cases() if case.rule == rule}
    excused = {what for what, rules in cannot().items() if rule in rules}
    assert {"finding", "none", "unknown"} - excused <= there


def test_cases_are_of_rules_and_differ() -> None:
    assert {case.rule for case in cases()} <= set(RULES)
    named = [str(case) for case in cases()]
    assert sorted(named) == sorted(set(named))
    told = {(case.expect, case.rule) for case in cases()}
    assert not {(what, rule) for what, rules in cannot().items() for rule in rules} & told
