"""Interfaces of one day, and what covers them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from inventory.landscape.exchange import exchanges
from inventory.records import get
from inventory.store.work import work

if TYPE_CHECKING:
    from inventory.store.database import Database

DAY = dt.date(2026, 11, 22)
BEFORE, AFTER = DAY - dt.timedelta(1), DAY + dt.timedelta(1)
SIGNED: dict[str, Any] = {"code": "VO-1", "name": "VO", "status": "signed"}


def answer(database: Database, interface: dict[str, Any], agreement: dict[str, Any] | None) -> str:
    """Return whether an interface with these values and this agreement is covered on the day."""
    with work(database, "test", "", "add") as unit:
        party = unit.add(get("party"), {"name": "School", "type": "board"})
        other = unit.add(get("party"), {"name": "Opvang", "type": "childcare"})
        one, two = (unit.add(get("system"), {"name": name}) for name in ("A", "B"))
        link = None
        if agreement is not None:
            numbers = {key: other if value == "other" else value for key, value in agreement.items()}
            link = unit.add(get("agreement"), numbers)
        unit.add(
            get("interface"),
            {"source": one, "target": two, "name": "data", "party": party, "agreement": link, **interface},
        )
    with database.read() as connection:
        (found,) = exchanges(connection, DAY)
    assert (found.flow.source, found.flow.target, found.party) == ("A", "B", "School")
    return found.flow.covered


@pytest.mark.parametrize(
    ("interface", "agreement", "covered"),
    [
        ({}, None, "unknown"),
        ({"ground": "none"}, None, "no"),
        ({"ground": "law"}, None, "yes"),
        ({"ground": "consent"}, None, "yes"),
        ({"ground": "agreement"}, None, "no"),
        ({"ground": "agreement"}, SIGNED, "yes"),
        ({"agreed": "yes"}, None, "yes"),
        ({"ground": "agreement", "agreed": "yes"}, None, "yes"),
        ({"ground": "agreement", "agreed": "no"}, None, "no"),
        ({"ground": "none", "agreed": "yes"}, None, "no"),
        ({"agreed": "yes"}, {**SIGNED, "end": BEFORE}, "no"),
        ({}, SIGNED, "yes"),
        ({}, {**SIGNED, "status": "draft"}, "no"),
        ({}, {**SIGNED, "type": "pre_gdpr"}, "no"),
        ({}, {**SIGNED, "end": DAY}, "yes"),
        ({}, {**SIGNED, "end": BEFORE}, "no"),
        ({}, {**SIGNED, "start": AFTER}, "no"),
        ({}, {**SIGNED, "party": "other"}, "no"),
    ],
)
def test_covered(
    database: Database, interface: dict[str, Any], agreement: dict[str, Any] | None, covered: str
) -> None:
    """A ground in law, or an agreement that holds on the day for that party; neither recorded is unknown."""
    assert answer(database, interface, agreement) == covered


def test_only_of_the_day(database: Database) -> None:
    """An interface that ended, or whose system did, is not there."""
    with work(database, "test", "", "add") as unit:
        one, two = (unit.add(get("system"), {"name": name}) for name in ("A", "B"))
        old = unit.add(get("system"), {"name": "C", "end": BEFORE})
        for target, name, end in ((two, "ended", BEFORE), (old, "gone", None), (two, "there", DAY)):
            unit.add(get("interface"), {"source": one, "target": target, "name": name, "end": end})
    with database.read() as connection:
        assert [e.data for e in exchanges(connection, DAY)] == ["there"]


def test_the_agreement_of_another_party(database: Database) -> None:
    """An interface of everybody under the agreement of one party is covered for that party, and for no other."""
    with work(database, "test", "", "add") as unit:
        school = unit.add(get("party"), {"name": "School", "type": "board"})
        unit.add(get("party"), {"name": "Opvang", "type": "childcare"})
        one, two = (unit.add(get("system"), {"name": name}) for name in ("A", "B"))
        link = unit.add(get("agreement"), {**SIGNED, "party": school})
        for name, ground in (("data", None), ("law", "law")):
            values = {"source": one, "target": two, "name": name, "agreement": link, "ground": ground}
            unit.add(get("interface"), values)
    with database.read() as connection:
        found = exchanges(connection, DAY)
    assert [e.flow.covered for e in found] == ["yes", "yes"]
    assert [e.of("School").flow.covered for e in found] == ["yes", "yes"]
    assert [e.of("Opvang").flow.covered for e in found] == ["no", "yes"]
