"""Marks, owners, policies of rules and what changed, as the page of signals writes and reads them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from inventory.errors import InputError
from inventory.records import get
from inventory.signals.marking import Decision
from inventory.store.schema import FINDING_LOG
from inventory.store.work import work
from tests.tui.driver import TODAY
from tui import signalling
from tui.writes import Progress

if TYPE_CHECKING:
    from inventory.signals.finding import Finding
    from inventory.store.database import Database
    from tui.signalling import Look


def look(database: Database) -> Look:
    """Check on the day of the tests."""
    return signalling.look(database, TODAY, None, Progress())


def one_of(found: Look) -> Finding:
    """Return the finding that the tests mark."""
    return next(one for one in found.findings if one.rule == "PRV-001")


def test_an_owner_is_named_without_touching_what_was_decided(small: Database) -> None:
    with work(small, "els") as unit:
        person = unit.add(get("person"), {"name": "Els de Boer"})
    found = look(small)
    one = one_of(found)
    until = TODAY + dt.timedelta(9)
    assert signalling.mark_history(small, found, one) == []
    signalling.mark(small, "els", [one], Decision("accepted", "Loopt af", until), TODAY)
    found = look(small)
    signalling.own(small, "els", found, [one_of(found)], person)
    found = look(small)
    one, row = one_of(found), found.mark(one_of(found))
    assert (one.state, one.owner, one.until) == ("accepted", "Els de Boer", until)
    assert row is not None
    assert row.reason == "Loopt af"
    newest, oldest = signalling.mark_history(small, found, one)
    assert "Els de Boer" in newest
    assert "PRV-001" not in oldest  # it is the mark of this finding
    assert signalling.unmark(small, "els", found.findings) == 1
    with pytest.raises(InputError, match="Hier is niets gemarkeerd"):
        signalling.unmark(small, "els", look(small).findings)


def test_a_second_decision_of_the_day_about_a_rule_replaces_the_first(small: Database) -> None:
    values = {"active": True, "severity": "low", "start": TODAY, "notes": None}
    first = signalling.decide_rule(small, "els", "PRV-001", values)
    assert one_of(look(small)).severity == "low"
    assert signalling.decide_rule(small, "els", "PRV-001", values | {"active": False}) == first
    found = look(small)
    assert not any(one.rule == "PRV-001" for one in found.findings)
    assert "PRV-001" in found.rules  # so that its page still says what it was
    other = signalling.decide_rule(small, "els", "PRV-001", values | {"start": TODAY + dt.timedelta(1)})
    assert other != first


def test_what_the_first_check_of_all_found_is_not_new(small: Database) -> None:
    first = look(small).changed
    assert (first.new, first.back, first.solved) == (frozenset(), frozenset(), ())
    assert first.since == TODAY + dt.timedelta(1)
    with small.write() as connection:
        old = sa.update(FINDING_LOG).where(FINDING_LOG.c.rule != "PRV-001")
        connection.execute(old.values(first=dt.date(2026, 9, 1)))
    second = look(small).changed
    assert {place[0] for place in second.new} == {"PRV-001"}
    assert second.since == second.asked == TODAY - dt.timedelta(7)
