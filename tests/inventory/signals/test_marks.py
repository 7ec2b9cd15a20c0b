"""Marks on findings: known, accepted until, back the day after, and what marking refuses."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from inventory.errors import InputError
from inventory.signals import marking
from inventory.signals.check import check
from inventory.signals.finding import json_of
from inventory.signals.marking import Decision
from inventory.store.database import open_database
from inventory.store.undo import undo
from inventory.store.work import work
from tests.inventory.signals.small import ON, findings, making

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from inventory.signals.finding import Finding
    from inventory.store.database import Database

RULE = "PRV-060"
UNTIL = date(2026, 12, 31)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Give an empty database in a file: what is asked of it is no different on PostgreSQL."""
    opened = open_database(tmp_path / "board.db")
    yield opened
    opened.close()


def marked(database: Database, on: date = ON) -> list[Finding]:
    """Return what the rule finds, what is accepted too."""
    with database.read() as connection:
        return check(connection, on, RULE, marked=True)


def decide(database: Database, decision: Decision, key: str = "A", on: date = ON) -> None:
    """Mark the rule's finding about a system."""
    with work(database, "test", decision.reason) as unit:
        found = marking.found(unit.connection, RULE, "systeem", key, on)
        marking.mark(unit, found, decision, on)


@pytest.fixture
def board(database: Database) -> Database:
    """Give a board with two systems that the rule finds."""
    with making(database) as make:
        make("system", name="A")
        make("system", name="Étoile")
        make("person", name="Bo Bakker", email="bo@school.example")
    return database


def test_accepted_until_and_back_the_day_after(board: Database) -> None:
    decide(board, Decision("accepted", "Stopt", UNTIL))
    assert [one.subject.key for one in findings(board, RULE)] == ["Étoile"]
    assert [(one.state, one.until) for one in marked(board)] == [("accepted", UNTIL), ("open", None)]
    assert len(findings(board, RULE, UNTIL)) == 1
    assert len(findings(board, RULE, UNTIL + timedelta(days=1))) == 2
    assert len(findings(board, RULE, ON - timedelta(days=1))) == 2, "not yet decided"


def test_known_stays_with_its_owner(board: Database) -> None:
    decide(board, Decision("known", "", owner=1))
    one = findings(board, RULE)[0]
    assert (one.state, one.owner) == ("known", "Bo Bakker")
    shown = json_of(one)
    assert list(shown)[-3:] == ["state", "owner", "first_seen"]
    assert (shown["state"], shown["owner"]) == ("known", "Bo Bakker")


def test_marking_again_changes_the_mark_and_undo_takes_it_back(board: Database) -> None:
    decide(board, Decision("accepted", "Stopt"))
    decide(board, Decision("known", "Toch niet"))
    assert [one.state for one in marked(board)] == ["known", "open"]
    undo(board, "test")
    assert [one.state for one in marked(board)] == ["accepted", "open"]
    with work(board, "test") as unit:
        marking.unmark(unit, RULE.lower(), "system", "a")
    assert [one.state for one in marked(board)] == ["open", "open"]
    undo(board, "test")
    assert [one.state for one in marked(board)] == ["accepted", "open"]


def test_a_name_without_accents_will_do(board: Database) -> None:
    decide(board, Decision("known", ""), "etoile")
    assert [one.state for one in marked(board)] == ["open", "known"]


def test_names_that_differ_by_case_only_are_not_taken_for_each_other(board: Database) -> None:
    with making(board) as make:
        make("agreement", code="VO-1", name="Vo", status="signed")
        make("agreement", code="VO-2", name="vo", status="signed")
        for number, name in enumerate(("Wolk", "wolk"), 1):
            make("subprocessor", agreement=number, name=name)
    with board.read() as connection:
        there = check(connection, ON, "PRV-041")
        assert len({one.subject.key for one in there}) == 2
        for one in there:
            assert marking.found(connection, "PRV-041", "subprocessor", one.subject.key, ON) == one


@pytest.mark.parametrize(
    ("rule", "kind", "key", "says"),
    [
        ("PRV-O60", "system", "A", "PRV-060"),
        (RULE, "sisteem", "A", "systeem"),
        (RULE, "system", "Etoil", "Étoile"),
        (RULE, "device", "A", "nu niets"),
        ("*", "system", "A", "Er is geen regel"),
        (RULE, "system", "{0} “%s”\x1b[2J", "vindt niets"),
    ],
)
def test_what_is_not_there_names_the_nearest(
    board: Database, rule: str, kind: str, key: str, says: str
) -> None:
    with board.read() as connection, pytest.raises(InputError) as caught:
        marking.found(connection, rule, kind, key, ON)
    assert says in str(caught.value)
    assert "\x1b" not in str(caught.value)


def test_accepting_needs_a_reason_and_a_day_to_come(board: Database) -> None:
    with pytest.raises(InputError, match="waarom"):
        decide(board, Decision("accepted", " "))
    with pytest.raises(InputError, match="21-11-2026"):
        decide(board, Decision("accepted", "x", ON - timedelta(days=1)))
    decide(board, Decision("accepted", "x", ON))
    assert len(findings(board, RULE)) == 1


def test_a_mark_that_is_not_there(board: Database) -> None:
    with work(board, "test") as unit, pytest.raises(InputError, match="niets gemarkeerd"):
        marking.unmark(unit, RULE, "system", "A")
    decide(board, Decision("known", ""))
    with work(board, "test") as unit, pytest.raises(InputError, match="PRV-060 system A"):
        marking.unmark(unit, RULE, "system", "B")


def test_an_imported_mark_may_name_its_kind_in_dutch(board: Database) -> None:
    with making(board) as make:
        make("mark", rule="prv-060", record="Systemen", subject="A", state="accepted", reason="x")
        make("mark", rule=RULE, record="toverdoos", subject="Étoile", state="accepted", reason="x")
        make("mark", rule=RULE, record="system", subject="étoile", state="accepted", reason="x")
    assert [one.subject.key for one in findings(board, RULE)] == ["Étoile"], "what is not sure hides nothing"
