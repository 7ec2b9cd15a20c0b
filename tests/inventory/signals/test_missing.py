"""Rules that are data: a field that is missing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from inventory.language import choose
from inventory.records import get
from inventory.signals import missing
from inventory.signals.board import Board
from inventory.signals.finding import RULES
from inventory.signals.missing import Missing, entries
from inventory.store import views
from inventory.store.database import open_database
from tests.inventory.signals.small import ON, making

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from inventory.signals.finding import Found
    from inventory.store.database import Database


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Give an empty database in a file: what is asked of it is no different on PostgreSQL."""
    opened = open_database(tmp_path / "board.db")
    yield opened
    opened.close()


def found(database: Database, kind: str, *fields: str, on: date = ON, **asked: Any) -> list[Found]:
    """Return what a rule of these fields finds."""
    split = tuple(tuple(names.split("|")) for names in fields)
    with database.read() as connection:
        return list(Missing(get(kind), split, **asked).finds(Board(connection, on)))


def test_each_gap_is_named_by_its_label(database: Database) -> None:
    with making(database) as make:
        make("system", name="Vol", availability="low", integrity="low", notes="x")
        make("system", name="Half", availability="low")
        make.imported("system", make("system", name="Leeg"), notes="")
    gaps = found(database, "system", "availability", "integrity", "notes")
    assert [(one.subject.key, one.message) for one in gaps] == [
        ("Half", "Ontbreekt: Integriteit, Opmerkingen."),
        ("Leeg", "Ontbreekt: Beschikbaarheid, Integriteit, Opmerkingen."),
    ]
    choose("en")
    assert found(database, "system", "integrity")[0].message == "Missing: Integrity."


def test_unknown_is_no_answer(database: Database) -> None:
    with making(database) as make:
        make("system", name="Ja", sso="yes")
        make("system", name="Nee", sso="no")
        make("system", name="Onbekend", sso="unknown")
    gaps = found(database, "system", "sso", status="unknown")
    assert [(one.subject.key, one.status) for one in gaps] == [("Onbekend", "unknown")]


def test_one_of_two_is_enough(database: Database) -> None:
    with making(database) as make:
        make("subprocessor", agreement=make("agreement", code="V", name="V"), name="Een", service="x")
        make("subprocessor", agreement=1, name="Ander", country="NL")
        make("subprocessor", agreement=1, name="Geen")
    gaps = found(database, "subprocessor", "service|country")
    assert [one.subject.name for one in gaps] == ["V · V · Geen"] or len(gaps) == 1
    assert gaps[0].message == "Ontbreekt: Dienst of Land."


def test_only_what_is_asked_and_there(database: Database) -> None:
    with making(database) as make:
        make("system", name="Gestopt", status="ended")
        make("system", name="Later", start=date(2027, 1, 1))
        make("system", name="Niet gevraagd", personal_data="no")
        make.unit.archive(get("system"), make("system", name="Weg"))
    asked: dict[str, Any] = {"when": "-personal_data=no", "running": True}
    assert found(database, "system", "availability", **asked) == []
    later = found(database, "system", "availability", on=date(2027, 1, 1), **asked)
    assert [one.subject.key for one in later] == ["Later"]


def test_names_are_data(database: Database) -> None:
    name = "{fields} “%s” [bold]'; DROP TABLE system; --"
    with making(database) as make:
        make("system", name=name)
    assert [one.subject.key for one in found(database, "system", "availability")] == [name]


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: str(entry["id"]))
def test_an_entry_can_be_asked(database: Database, entry: dict[str, Any]) -> None:
    record = get(entry["kind"])
    assert {name for names in entry["fields"] for name in names.split("|")} <= set(record.fields)
    with database.read() as connection:
        views.count(connection, views.View(record.kind, entry.get("when", "")), ON)
        assert list(RULES[entry["id"]].finds(Board(connection, ON))) == []


def test_no_code_is_declared_twice() -> None:
    codes = [entry["id"] for entry in entries()]
    assert len(set(codes)) == len(codes)
    by_functions = [
        code for code in codes if not isinstance(getattr(RULES[code].finds, "__self__", None), Missing)
    ]
    assert by_functions == []


def test_a_rule_that_is_a_function_goes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    before = RULES["PRV-001"]
    monkeypatch.setitem(RULES, "PRV-001", before)
    missing.declare([entries()[0] | {"id": "PRV-001"}])
    assert RULES["PRV-001"] is before
