"""The proposed profile: grounds with their thresholds, unknown counts for nothing, policies shift it, a person chooses."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from inventory.plan.assemble import assemble
from inventory.plan.blocks import Paragraph, Table, TextSlot
from inventory.plan.facts import Facts, Settings
from inventory.plan.profile import infrastructure_profile, propose, proposed
from inventory.plan.template import Part
from inventory.records import get
from inventory.store.database import open_database
from inventory.store.work import work

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from inventory.plan.profile import Proposal
    from inventory.store.database import Database

ON = date(2028, 6, 1)


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Database]:
    opened = open_database(tmp_path / "board.db")
    with work(opened, "test") as unit:
        site = unit.add(get("site"), {"name": "De Wilg"})
        unit.add(get("headcount"), {"site": site, "date": date(2028, 2, 1), "pupils": 4, "staff": 1})
        unit.add(get("plan"), {"name": "Ict-plan", "first_year": 2027, "last_year": 2030})
    yield opened
    opened.close()


def devices(database: Database, count: int, name: str = "Chromebook", *, pupils: bool = True) -> None:
    with work(database, "test") as unit:
        category = unit.add(get("category"), {"name": name, "for_pupils": pupils})
        product = unit.add(get("product"), {"name": name, "category": category})
        for number in range(count):
            unit.add(get("device"), {"tag": f"{name}{number}", "product": product})


def systems(database: Database, cloud: int, own: int) -> None:
    with work(database, "test") as unit:
        for number in range(cloud + own):
            hosting = "cloud" if number < cloud else "own_server"
            unit.add(get("system"), {"name": f"S{number}", "hosting": hosting})


def materials(database: Database, digital: int, paper: int) -> None:
    with work(database, "test") as unit:
        for number in range(digital + paper):
            medium = "digital" if number < digital else "paper"
            unit.add(get("learning_material"), {"name": f"M{number}", "medium": medium})


def found(database: Database) -> Proposal:
    with database.read() as connection:
        return propose(Facts(connection, Settings(2027, 2030, plan=1), ON))


def holds(proposal: Proposal) -> list[bool | None]:
    return [ground.holds for ground in proposal.grounds]


def test_without_facts_nothing_is_proposed(board: Database) -> None:
    assert holds(found(board)) == [None, None, None, None]
    assert found(board).profile is None
    systems(board, cloud=3, own=0)
    assert found(board).profile is None, "one ground is too little"
    with board.read() as connection:
        facts = Facts(connection, Settings(2027, 2030), ON)
        assert "van 1 van de 3 gronden is bekend" in proposed(facts, propose(facts))


def test_the_threshold_itself_holds_and_one_less_does_not(board: Database) -> None:
    systems(board, cloud=2, own=2)
    devices(board, 2)
    materials(board, digital=1, paper=2)
    assert holds(found(board))[:3] == [True, True, False]
    assert found(board).profile == "digital"
    systems_before = holds(found(board))[1]
    assert systems_before is True
    with work(board, "test") as unit:
        unit.change(get("system"), 1, {"hosting": "own_server"})
    assert holds(found(board))[:3] == [True, False, False]
    assert found(board).profile == "basic"


def test_experimental_asks_digital_and_equipment(board: Database) -> None:
    devices(board, 1, "Robotset", pupils=False)
    assert found(board).grounds[3].holds
    assert found(board).profile is None
    systems(board, cloud=1, own=0)
    devices(board, 4)
    assert found(board).profile == "experimental"


def test_the_board_shifts_a_threshold_from_a_day_on(board: Database) -> None:
    systems(board, cloud=2, own=2)
    devices(board, 2)
    with work(board, "test") as unit:
        for day, value in ((date(2028, 1, 1), "75"), (date(2029, 1, 1), "10")):
            unit.add(get("policy_value"), {"name": "profile_cloud", "start": day, "value": value})
    proposal = found(board)
    assert holds(proposal)[1] is False
    assert proposal.grounds[1].threshold == "ten minste 75%"


def test_the_plan_shows_the_proposal_the_grounds_and_the_choice(board: Database) -> None:
    systems(board, cloud=2, own=0)
    devices(board, 2)
    part = Part("source", "infrastructure-profile-d", {}, {})
    with work(board, "test") as unit:
        unit.change(get("plan"), 1, {"profile": "basic", "profile_reason": "Eerst het fundament."})
    with board.read() as connection:
        text, table = infrastructure_profile(Facts(connection, Settings(2027, 2030, plan=1), ON), part)
    assert isinstance(text, Paragraph)
    assert isinstance(table, Table)
    assert text.text == (
        "De inventaris van 01-06-2028 wijst op het profiel digitaal: van de 3 gronden voor digitaal gaan er 2 op."
    )
    assert [row[4] for row in table.rows] == ["ja", "ja", "onbekend", "nee"]
    assert {one.kind for one in text.evidence} == {"device", "headcount", "system"}


def test_the_choice_answers_the_question_until_somebody_writes_there(board: Database) -> None:
    def answer() -> str:
        with board.read() as connection:
            blocks = assemble(connection, Settings(2027, 2030, plan=1), ON)
        found = next(b for b in blocks if b.id == "infrastructure-profile")
        assert isinstance(found, TextSlot)
        return found.text

    assert answer() == ""
    with work(board, "test") as unit:
        unit.change(get("plan"), 1, {"profile": "basic", "profile_reason": "Eerst het fundament."})
    assert answer() == "Het bestuur koos het profiel basis. Eerst het fundament."
    with work(board, "test") as unit:
        unit.add(get("plan_text"), {"plan": 1, "slot": "infrastructure-profile", "text": "Basis, tot 2029."})
    assert answer() == "Basis, tot 2029."
