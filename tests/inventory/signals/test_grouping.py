"""Findings in groups."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from inventory.signals.finding import Finding, Subject
from inventory.signals.grouping import grouped
from inventory.store.database import open_database
from tests.inventory.signals.small import ON, making

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from inventory.signals.finding import Severity
    from inventory.signals.grouping import By
    from inventory.store.database import Database


def one(
    rule: str,
    days: int | None = None,
    severity: Severity = "medium",
    subject: tuple[str, int] = ("system", 1),
) -> Finding:
    """Return a finding that is due in so many days."""
    kind, number = subject
    due = None if days is None else ON + timedelta(days=days)
    return Finding(rule, severity, "finding", Subject(kind, "k", f"{kind} {number}", number), "", due)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Give an empty database in a file: what is asked of it is no different on PostgreSQL."""
    opened = open_database(tmp_path / "board.db")
    yield opened
    opened.close()


def groups(database: Database, by: By, *found: Finding) -> list[tuple[str, list[Any]]]:
    """Return groups as label and rules."""
    with database.read() as connection:
        return [(part.label, [f.rule for f in part.findings]) for part in grouped(connection, found, by, ON)]


def test_urgency(database: Database) -> None:
    found = [
        one("a", -1, "low"),
        one("b", 0),
        one("c", 30),
        one("d", 31),
        one("e", 90),
        one("f", 91),
        one("g"),
    ]
    assert groups(database, "urgency", *found, one("h", None, "critical")) == [
        ("Over tijd of kritiek", ["h", "a"]),
        ("Binnen 30 dagen", ["b", "c"]),
        ("Binnen 90 dagen", ["d", "e"]),
        ("Later", ["f"]),
        ("Zonder datum", ["g"]),
    ]
    with making(database) as make:
        make("policy_value", name="urgency_days", value="7")
    assert [label for label, _rules in groups(database, "urgency", *found)][1:3] == [
        "Binnen 7 dagen",
        "Later",
    ]


def test_school_of_a_record_and_of_its_line(database: Database) -> None:
    with making(database) as make:
        east, west = (make("site", code=name, name=name) for name in ("Oost", "West"))
        device = make("device", tag="D", site=west)
        loose = make("device", tag="E")
        line = make("connection", site=east, name="Glas")
        test = make("speed_test", connection=line, date=ON, down=1)
    found = [
        one("a", subject=("device", loose)),
        one("b", subject=("device", device)),
        one("c", subject=("speed_test", test)),
        one("d", subject=("site", east)),
        one("e", subject=("no such kind", 1)),
        one("f", subject=("device", 10**9)),
    ]
    told = groups(database, "site", *found)
    assert [rules for _label, rules in told] == [["c", "d"], ["b"], ["a", "e", "f"]]
    assert told[-1][0] == "Hele bestuur"


def test_subject_and_rule(database: Database) -> None:
    found = [one("b"), one("a", subject=("lot", 2)), one("b", subject=("lot", 2))]
    assert groups(database, "subject", *found) == [("lot 2", ["a", "b"]), ("system 1", ["b"])]
    assert groups(database, "rule", *found) == [("a", ["a"]), ("b", ["b", "b"])]
    assert groups(database, "rule") == []
