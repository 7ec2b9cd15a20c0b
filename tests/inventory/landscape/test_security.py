from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from inventory.landscape import reading, security
from inventory.landscape.security import Classified, most, needs
from inventory.records import get
from inventory.store.work import work
from tests.inventory.landscape.board import view

if TYPE_CHECKING:
    from inventory.store.database import Database

DAY = dt.date(2026, 11, 22)


@pytest.mark.parametrize(
    ("levels", "certain", "least"),
    [
        (["low", "high", "medium"], "high", "high"),
        (["low", "medium"], "medium", "medium"),
        (["low", None], None, "low"),
        (["high", None], "high", "high"),
        ([None, None], None, None),
        ([], None, None),
    ],
)
def test_the_most_that_is_asked(levels: list[str | None], certain: str | None, least: str | None) -> None:
    assert most(levels, sure=True) == certain
    assert most(levels, sure=False) == least


def test_needs_of_systems() -> None:
    processes = {"P1": ("high", "low", None), "P2": ("low", "medium", "low"), "P4": ("low", "low", "low")}
    systems = {"ParnasSys": ("medium", "medium", "low"), "KIJK!": ("low", None, "low")}
    known = Classified(processes, systems)
    found = {need.system: need for need in needs(view(), known)}
    assert found["ParnasSys"].json() == {
        "system": "ParnasSys",
        "availability": "high",
        "integrity": "medium",
        "confidentiality": None,
        "at_least": {"availability": "high", "integrity": "medium", "confidentiality": "low"},
        "own": {"availability": "medium", "integrity": "medium", "confidentiality": "low"},
        "from": ["P1", "P2", "P4"],
        "short": ["availability"],
    }
    assert found["KIJK!"].short == ()
    assert found["Parro"].needed == (None, None, None)


def test_a_process_takes_what_it_lacks_from_above(database: Database) -> None:
    with work(database, "test") as unit:
        party = unit.add(get("party"), {"name": "L", "type": "board", "own": True})
        top = unit.add(
            get("process"), {"code": "1", "name": "Top", "availability": "high", "integrity": "low"}
        )
        leaf = unit.add(get("process"), {"code": "1.1", "name": "Leaf", "parent": top, "integrity": "medium"})
        system = unit.add(get("system"), {"name": "X", "availability": "low"})
        unit.add(get("support"), {"party": party, "process": leaf, "system": system})
    with database.read() as connection:
        found = needs(reading.view(connection, DAY), security.classified(connection))
    assert [(need.needed, need.own, need.short) for need in found] == [
        (("high", "medium", None), ("low", None, None), ("availability",))
    ]
