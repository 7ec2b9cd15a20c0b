"""Rules of the board itself: each record, too many, too few; and filters that can no longer be asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import sqlalchemy as sa

from inventory.errors import InputError
from inventory.records.signals import OwnRule
from inventory.signals import own_rules
from inventory.signals.check import check, chosen
from inventory.signals.own_rules import read
from inventory.store.database import open_database
from inventory.store.views import View
from inventory.store.work import work
from tests.inventory.signals.small import ON, findings, making

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from inventory.store.database import Database


@pytest.fixture
def board(database: Database) -> Database:
    """Give a board with three devices, two of them without a serial number at De Regenboog."""
    with making(database) as make:
        site = make("site", code="REG", name="De Regenboog")
        make("device", tag="A-1", serial="X", site=site)
        make("device", tag="A-2", site=site)
        make("device", tag="A-3", site=site)
    return database


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Give an empty database in a file: what is asked of it is no different on PostgreSQL."""
    opened = open_database(tmp_path / "board.db")
    yield opened
    opened.close()


def own(database: Database, **values: Any) -> None:
    """Write an own rule on devices without a serial number."""
    given = {
        "code": "OWN-001",
        "name": "Serienummers",
        "record": "device",
        "filter": "serial:leeg site:Regenboog",
    }
    with making(database) as make:
        make("own_rule", **{**given, **values})


def told(database: Database, pattern: str = "OWN-001") -> list[tuple[str, str, str, str]]:
    """Return what own rules find, as kind and key of the subject, status and severity."""
    return [
        (one.subject.kind, one.subject.key, one.status, one.severity) for one in findings(database, pattern)
    ]


def test_every_record_that_is_found(board: Database) -> None:
    own(board, condition="each", severity="high")
    assert told(board) == [("device", "A-2", "finding", "high"), ("device", "A-3", "finding", "high")]
    assert (
        findings(board, "own-001")[0].message
        == "Serienummers: het filter “serial:leeg site:Regenboog” vindt dit."
    )


@pytest.mark.parametrize(
    ("condition", "number", "hits"),
    [("more", 0, 1), ("more", 1, 1), ("more", 2, 0), ("more", None, 1), ("fewer", 2, 0), ("fewer", 3, 1)],
)
def test_too_many_or_too_few(board: Database, condition: str, number: int | None, hits: int) -> None:
    own(board, condition=condition, number=number)
    assert told(board) == [("own_rule", "OWN-001", "finding", "medium")] * hits


def test_the_sentence_counts(board: Database) -> None:
    own(board)
    (one,) = findings(board, "OWN-*")
    assert one.message == "2 apparaten gevonden met “serial:leeg site:Regenboog”; meer dan 0."
    assert one.title == "Serienummers"
    with making(board) as make:
        make.imported("own_rule", 1, active=False)
    with board.read() as connection:
        assert read(connection) == []


@pytest.mark.parametrize(
    "values",
    [
        {"filter": "serial:("},
        {"filter": "verdwenen veld:x nergens:3"},
        {"filter": '"' * 3},
        {"filter": "(" * 50},
        {"filter": "serial:x " * 150},
        {"record": "toverdoos"},
        {"record": "", "filter": ""},
        {"condition": "fewer", "number": 0},
        {"condition": "fewer", "number": None},
        {"code": "PRV-001", "filter": "serial:X", "number": 1},
    ],
)
def test_what_cannot_be_asked_is_unknown_with_a_sentence(board: Database, values: dict[str, Any]) -> None:
    own(board)
    with board.write() as connection:
        connection.execute(sa.update(OwnRule.table).values(**values))
    (one,) = findings(board, values.get("code", "OWN-001"))
    assert (one.subject.kind, one.status) == ("own_rule", "unknown")
    assert one.message.endswith(".")


@pytest.mark.parametrize(
    "text", ["{0} {filter}", "%s %d", "'; DROP TABLE device; --", "<b>\u202ex", "id>99999999999999999999"]
)
def test_hostile_filters_and_names(board: Database, text: str) -> None:
    own(board, name=text, filter=text, condition="fewer", number=9)
    (one,) = findings(board, "OWN-001")
    assert one.subject.kind == "own_rule"
    assert len(findings(board, "AST-001")) > 0, "the devices are still there"


def test_a_code_in_small_letters_and_a_policy_of_it(board: Database) -> None:
    own(board, code="own-a")
    assert len(told(board, "OWN-A")) == 1
    with making(board) as make:
        make("rule_policy", rule="OWN-*", active=False)
    assert told(board, "OWN-A") == []
    with board.read() as connection:
        assert [one.id for one in chosen("own-*", read(connection))] == ["own-a"]
        assert check(connection, ON, "OWN-A") == []


def test_a_filter_becomes_a_rule(board: Database) -> None:
    view = View("device", "serial:leeg")
    with work(board, "test") as unit:
        assert own_rules.keep(unit, view, "Zonder serienummer", ON) == "OWN-001"
        assert (
            own_rules.keep(unit, view, "Te veel", ON, condition="more", number=1, severity="low") == "OWN-002"
        )
    assert told(board, "OWN-001") == [("device", key, "finding", "medium") for key in ("A-2", "A-3")]
    assert told(board, "OWN-002") == [("own_rule", "OWN-002", "finding", "low")]
    with work(board, "test") as unit, pytest.raises(InputError, match="veld"):
        own_rules.keep(unit, View("device", "nergens:1"), "x", ON)
