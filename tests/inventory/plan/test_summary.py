"""The management summary: few rows whatever the board, the first dates first, every amount with its lines."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from inventory.plan.assemble import assemble
from inventory.plan.blocks import Cover, Paragraph, Table, walk
from inventory.plan.facts import Settings
from inventory.plan.sources.summary_ahead import MOST
from inventory.records import get
from inventory.store.database import open_database
from inventory.store.work import work
from tests.inventory.plan import followed
from tests.inventory.plan.proving import wrong

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from inventory.plan.blocks import Block
    from inventory.store.database import Database

SUMMARY = Settings(2027, 2030, template="summary", plan=1)


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Database]:
    opened = open_database(tmp_path / "board.db")
    followed.build(opened)
    yield opened
    opened.close()


def made(database: Database, settings: Settings = SUMMARY) -> dict[str, Block]:
    with database.read() as connection:
        return {block.id: block for block in walk(assemble(connection, settings, followed.ON))}


def table(blocks: dict[str, Block], name: str) -> Table:
    found = blocks[f"summary-{name}-table"]
    assert isinstance(found, Table)
    return found


def contracts(database: Database, count: int) -> None:
    with work(database, "test") as unit:
        for number in range(count):
            values = {
                "number": f"C{number:02d}", "name": "Een heel lange naam van een contract " * 4, "renewal": "none",
                "start": date(2027, 1, 1), "explicit_end": followed.ON + timedelta(days=300 - number),
                "cost_row": "devices",
            }  # fmt: skip
            contract = unit.add(get("contract"), values)
            price = {
                "contract": contract,
                "description": "Jaar",
                "basis": "fixed",
                "unit_price": 1_200_000,
                "start": date(2027, 1, 1),
            }
            unit.add(get("contract_price"), price)
            goal = {
                "plan": 1,
                "theme": "data",
                "number": number,
                "goal": f"Doel {number} " * 20,
                "year": 2029,
            }
            unit.add(get("goal"), goal)


def test_it_has_no_page_for_its_cover(board: Database) -> None:
    cover = made(board)["cover"]
    assert isinstance(cover, Cover)
    assert cover.short
    whole = made(board, replace(SUMMARY, template="po-raad"))["cover"]
    assert isinstance(whole, Cover)
    assert not whole.short


def test_what_there_is_stands_in_six_rows(board: Database) -> None:
    rows = {row[0]: row[1] for row in table(made(board), "have").rows}
    assert rows["Onderwijs"] == "2 scholen met 300 leerlingen en 40 medewerkers, geteld op 01-02-2028."
    assert str(rows["Apparaten"]).startswith("4 apparaten, 100% in apparaatbeheer.")
    assert rows["Contracten"] == "Lopende contracten: 0, licenties: 1; samen kosten zij € 0,00 in 2027."
    assert len(rows) == 6


def test_decisions_are_the_first_ones_with_what_they_cost(board: Database) -> None:
    found = table(made(board), "decisions")
    assert [row[:2] for row in found.rows] == [
        (date(2028, 9, 1), "Doel later"),
        (date(2028, 9, 1), "Hotspot"),
    ]
    assert wrong(made(board).values()) == []
    contracts(board, 9)
    blocks = made(board)
    found = table(blocks, "decisions")
    assert len(found.rows) == MOST["decisions"]
    assert found.rows[2][0] == followed.ON + timedelta(days=292)
    assert found.rows[2][3] == 12_000
    assert wrong(blocks.values()) == []
    note = blocks["summary-decisions-table-note"]
    assert "Vóór 01-06-2029 volgen er nog 5." in str(note)


def test_no_table_grows_and_no_name_is_long(board: Database) -> None:
    contracts(board, 12)
    blocks = made(board)
    for name in ("decisions", "risks", "goals"):
        found = table(blocks, name)
        assert 0 < len(found.rows) <= MOST[name]
        assert all(len(str(cell)) <= MOST["goal"] + 12 for row in found.rows for cell in row)
    assert "In het plan staan nog" in str(blocks["summary-goals-table-note"])


def test_goals_that_are_ready_first_come_first(board: Database) -> None:
    rows = table(made(board), "goals").rows
    assert [row[1] for row in rows] == ["2027", "2028", "2029"]


def test_what_is_asked_is_told_in_figures_and_written_by_a_person(board: Database) -> None:
    draft = made(board)["summary-request-d"]
    assert isinstance(draft, Paragraph)
    assert draft.text.startswith("Ict kost € 80.125,00 in 2027, dat is € 267,08 per leerling")
    assert "er is nog geen versie vastgesteld" in draft.text
