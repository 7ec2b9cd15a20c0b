"""A plan from the golden board: figures with their records, ticks with their evidence, prompts where nobody wrote."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from inventory.errors import InputError
from inventory.language import choose
from inventory.plan.assemble import assemble, holds
from inventory.plan.blocks import (
    Check,
    Cover,
    Figure,
    Fill,
    Note,
    Paragraph,
    Prompt,
    Table,
    TextSlot,
    walk,
)
from inventory.plan.facts import Facts, Settings
from inventory.plan.template import load
from inventory.records import get
from inventory.store.database import open_database
from inventory.store.work import work
from tests.inventory.plan.board import ON, build, find

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from inventory.plan.blocks import (
        Block,
    )
    from inventory.store.database import Database

YEARS = Settings(2027, 2030)
PLAN = 1
"""The number of the board's only plan."""


@pytest.fixture(autouse=True)
def dutch() -> Iterator[None]:
    choose("nl")
    yield
    choose("nl")


def made(database: Database, settings: Settings = YEARS) -> dict[str, Block]:
    with database.read() as connection:
        blocks = list(walk(assemble(connection, settings, ON)))
    found = {block.id: block for block in blocks}
    assert len(found) == len(blocks), "two blocks have the same id"
    return found


def table(blocks: dict[str, Block], block: str) -> Table:
    found = blocks[block]
    assert isinstance(found, Table)
    return found


def check(blocks: dict[str, Block], block: str) -> Check:
    found = blocks[block]
    assert isinstance(found, Check)
    return found


def test_chapter_five_is_the_budget_with_its_records(board: Database) -> None:
    blocks = made(board)
    rows = table(blocks, "budget-table")
    assert len(rows.rows) == 7
    assert rows.rows[3] == ("Apparaten", 5608000, 4670000, 14384925, 24662925)
    assert rows.totals == ("Totaal", 34969800, 22200000, 15593892, 72763692)
    assert {one.kind: one.count for one in rows.evidence} == {"contract": 30, "staff": 4, "lot": 17}
    assert table(blocks, "pillar-table").totals == ("Totaal", "", 72763692)
    assert [row[2] for row in table(blocks, "pillar-table").rows] == [0, 9269500, 30353100, 33141092]
    text = blocks["per-pupil"]
    assert isinstance(text, Paragraph)
    assert "€ 346,49" in text.text
    note = blocks["per-pupil-note"]
    assert isinstance(note, Note)
    assert "01-02-2026" in note.text


def test_depreciation_shows_each_lot_with_its_years_and_adds_up(board: Database) -> None:
    found = table(made(board), "depreciation-overview")
    chromebooks = next(row for row in found.rows if "(L01)" in str(row[0]))
    assert chromebooks == (
        "Chromebook leerling (L01)",
        340,
        "08-2023",
        48,
        11730000,
        1710625,
        0,
        0,
        0,
        1710625,
    )
    assert found.totals is not None
    assert found.totals[4:9] == (120338500, 15593892, 10858595, 5166187, 2444384)
    assert found.totals[4:] == tuple(sum(int(str(row[i])) for row in found.rows) for i in range(4, 10))


def test_contracts_show_term_notice_and_cost(board: Database) -> None:
    found = table(made(board), "contract-overview")
    row = next(row for row in found.rows if row[1] == "C-Snappet · Snappet")
    assert [str(cell) for cell in row] == [
        "None",
        row[1],
        "2026-12-31",
        "2027-09-30",
        "2027-12-31",
        "3968000",
    ]
    assert found.totals is not None
    assert found.totals[-1] == 34969800


def test_ticks_have_evidence_and_a_person_has_the_last_word(board: Database) -> None:
    blocks = made(board, replace(YEARS, plan=PLAN))
    strategic = check(blocks, "vision-strategic-plan")
    assert (strategic.ticked, strategic.note) == (
        True,
        "Er is 1 geldig document: Koers 2025-2029 (01-06-2025).",
    )
    assert [(e.kind, e.count) for e in strategic.evidence] == [("document", 1)]
    assert not check(blocks, "vision-school-plans").ticked
    assert check(blocks, "vision-school-plans").note.startswith("Van 1 van de 8 scholen")
    assert check(blocks, "expertise-didactics").ticked
    assert check(blocks, "content-paper").note == "Nee, volgt in 2027."
    assert not check(blocks, "content-paper").ticked
    assert not check(blocks, "plan-strategy").ticked
    for block in blocks.values():
        if isinstance(block, Check) and block.ticked and block.id != "budget-lease":
            assert any(one.count for one in block.evidence), block.id


def test_the_infrastructure_table_has_its_seven_rows_from_the_records(database: Database) -> None:
    build(database)
    blocks = made(database)
    rows = {row[0]: row[1] for row in table(blocks, "infrastructure-table").rows}
    assert len(rows) == 7
    assert "ChromeOS (42), Windows (8), onbekend (4)" in str(rows["Hardware-omgeving en besturingssystemen"])
    assert "54 apparaten" in str(rows["Apparaten"])
    assert "1 op elke 50,0" in str(rows["Apparaten"])
    assert "opslagland onbekend (2)" in str(rows["Clouddiensten"])
    assert "70%" in str(rows["Beheer en onderhoud"])
    ages = table(blocks, "infrastructure-table-ages")
    assert ages.rows[0] == ("Chromebook leerling", 0, 30, 0, 12, 0, 42)
    assert ages.totals == ("Totaal", 8, 30, 0, 16, 0, 54)


def test_answers_are_the_boards_own_and_empty_places_are_prompts(board: Database) -> None:
    blocks = made(board, replace(YEARS, plan=PLAN))
    slots = [block for block in blocks.values() if isinstance(block, TextSlot)]
    assert [(s.id, s.text) for s in slots if s.text] == [
        ("vision-years", "Elk kind leert op zijn eigen niveau.\nIct helpt.")
    ]
    rows = table(blocks, "results-table").rows
    assert rows[0][1:] == (
        Prompt("expertise-strategy"),
        "1. Alle leraren basisvaardig",
        "1. 90% haalt het certificaat",
    )
    assert rows[1][2] == Prompt("goal-content")
    years = table(blocks, "years-table").rows
    assert [row[0] for row in years] == ["2027", "2028", "2029", "2030"]
    assert years[2][1] == Prompt("goals-2029")


def test_another_plans_texts_and_goals_stay_out(board: Database) -> None:
    blocks = made(board)
    assert all(not block.text for block in blocks.values() if isinstance(block, TextSlot))
    assert isinstance(table(blocks, "years-table").rows[0][1], Prompt)


def test_privacy_says_what_the_check_says(board: Database) -> None:
    blocks = made(board)
    states = {row[0]: row[3] for row in table(blocks, "privacy-table").rows}
    assert states["Gynzy"] == "geen getekende overeenkomst vastgelegd"
    assert states["Intune"] == "persoonsgegevens onbekend"
    assert "Dossierkast" not in states
    assert any("PRV-001" in str(row[0]) for row in table(blocks, "findings-table").rows)


def test_an_empty_inventory_gives_a_whole_plan_of_unknowns(database: Database) -> None:
    blocks = made(database)
    cover = blocks["cover"]
    assert isinstance(cover, Cover)
    assert cover.board == "Bestuur onbekend"
    assert not any(block.ticked for block in blocks.values() if isinstance(block, Check))
    rows = table(blocks, "budget-table").rows
    assert all(row[2] is None for row in rows), "no staff recorded is unknown, not nothing"
    assert not any(isinstance(block, Figure) for block in blocks.values())
    paragraph = blocks["per-pupil"]
    assert isinstance(paragraph, Paragraph)
    assert "onbekend per leerling" in paragraph.text
    assert table(blocks, "contract-overview").rows == ()


def test_what_is_generated_names_its_records(board: Database) -> None:
    for block in made(board, replace(YEARS, plan=PLAN)).values():
        bare = isinstance(block, Table) and not block.rows
        if isinstance(block, Table | Figure) and block.fill is not Fill.TEXT and not bare:
            assert block.evidence, block.id


@pytest.fixture
def own_board(board: Database, tmp_path: Path) -> Iterator[Database]:
    """Give the golden board as a copy of its own, for a test that writes."""
    assert board.path is not None
    with closing(sqlite3.connect(board.path)) as source, closing(sqlite3.connect(tmp_path / "b.db")) as copy:
        source.backup(copy)
    opened = open_database(tmp_path / "b.db")
    yield opened
    opened.close()


def test_an_archived_contract_and_a_lot_without_term_change_the_plan(own_board: Database) -> None:
    with work(own_board, "test") as unit:
        unit.archive(get("contract"), find(unit, "contract", "number", "C-Snappet"))
        category = unit.add(get("category"), {"name": "Robots op proef", "cost_row": "devices"})
        bought = find(unit, "lot", "description", "Robotset")
        unit.change(get("lot"), bought, {"category": category, "term_months": None})
    blocks = made(own_board)
    assert all("Snappet" not in str(row[1]) for row in table(blocks, "contract-overview").rows)
    robots = next(r for r in table(blocks, "depreciation-overview").rows if "Robot" in str(r[0]))
    assert robots[5:] == (None, None, None, None, None)
    assert check(blocks, "budget-depreciation").note == (
        "Er zijn 22 inkooppartijen vastgelegd, van 01-08-2017 tot en met 01-08-2025. Zonder termijn: 1."
    )
    warning = blocks["budget-table-flag-1"]
    assert isinstance(warning, Note)
    assert warning.warning


def test_what_changed_since_the_adoption_has_a_place_once_there_is_one(board: Database) -> None:
    part = next(part for part in load("po-raad").parts if part.id == "changes")
    assert "changes" not in made(board, replace(YEARS, plan=PLAN))
    with board.read() as connection:
        facts = Facts(connection, replace(YEARS, plan=PLAN), ON)
        assert not holds(facts, part)
        facts._kept["plan_version"] = [{"plan": PLAN, "adopted": None}, {"plan": PLAN + 1, "adopted": ON}]
        assert not holds(facts, part)
        facts._kept["plan_version"] = [{"plan": PLAN, "adopted": ON}]
        assert holds(facts, part)


def test_it_tells_how_far_it_is_and_can_be_stopped(board: Database) -> None:
    told: list[tuple[int, int]] = []

    def tell(done: int, count: int) -> None:
        told.append((done, count))
        if done == 3:
            raise KeyboardInterrupt

    with board.read() as connection, pytest.raises(KeyboardInterrupt):
        assemble(connection, YEARS, ON, tell)
    assert told == [(n, len(load("po-raad").parts)) for n in range(4)]


@pytest.mark.parametrize(("first", "last"), [(2028, 2027), (2020, 2060)])
def test_years_that_cannot_be_are_refused(database: Database, first: int, last: int) -> None:
    with pytest.raises(InputError, match=str(first)):
        made(database, Settings(first, last))
