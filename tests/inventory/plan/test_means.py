"""Budgets against costs, parents, surveys, stopgaps, learning materials and stakeholders of a small board."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from inventory.plan.blocks import Prompt, Table, Written, walk
from inventory.plan.facts import Facts, Settings
from inventory.plan.sources import SOURCES
from inventory.plan.template import Part
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

FULL = Settings(2027, 2030, plan=1)
NAMES = (
    "content_table", "learning_materials", "infrastructure_table", "expertise_costs", "stopgaps_table",
    "budgets_table", "parents_table", "surveys_table", "stakeholders_table", "stakeholders_list",
)  # fmt: skip


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    opened = open_database(tmp_path_factory.mktemp("means") / "board.db")
    followed.build(opened)
    yield opened
    opened.close()


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Database]:
    opened = open_database(tmp_path / "board.db")
    yield opened
    opened.close()


def made(database: Database, name: str) -> list[Block]:
    part = Part("source", "x", {}, {}, source=name)
    with database.read() as connection:
        return SOURCES[name](Facts(connection, FULL, followed.ON), part)


def first(database: Database, name: str) -> Table:
    found = next(block for block in made(database, name) if isinstance(block, Table))
    assert len(found.keys) == len(found.rows)
    return found


def test_budgets_stand_beside_the_costs_of_each_school(full: Database) -> None:
    found = first(full, "budgets_table")
    # 4 pieces of € 300 over 48 months from August 2027: 5 months in 2027; staff of € 80.000 for the whole board.
    assert found.rows == (
        ("hele bestuur", 5_000_000, 8_000_000, -3_000_000),
        ("De Els", 600_000, 0, 600_000),
        ("De Wilg", 1_000_000, 12_500, 987_500),
    )
    assert found.totals == ("Totaal", 6_600_000, 8_012_500, -1_412_500)
    assert found.keys == ("site:0", "site:3", "site:2")


@pytest.mark.parametrize("name", NAMES)
def test_lines_add_up_and_no_two_blocks_share_an_id(full: Database, name: str) -> None:
    blocks = list(walk(made(full, name)))
    assert wrong(blocks) == []
    assert len({block.id for block in blocks}) == len(blocks)


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_inventory_says_so_in_words(fresh: Database, name: str) -> None:
    for block in walk(made(fresh, name)):
        if isinstance(block, Table) and not block.rows:
            assert block.empty.endswith("."), block.id
            assert block.totals is None


def test_what_parents_are_asked_is_reckoned_with_the_pupils(full: Database) -> None:
    found = first(full, "parents_table")
    assert found.rows == (("alle scholen", "Koptelefoon", "ja", 500, 300, 150_000),)
    assert found.totals == ("Totaal", "", "", "", "", 150_000)
    assert "01-02-2028" in found.footnotes[0]


def test_unknown_pupils_leave_the_total_unknown(fresh: Database) -> None:
    with work(fresh, "test") as unit:
        site = unit.add(get("site"), {"name": "Nieuw"})
        values = {"site": site, "year": 2027, "purpose": "Device", "amount": 1_000}
        unit.add(get("parental_contribution"), values)
    found = first(fresh, "parents_table")
    assert found.rows == (("Nieuw", "Device", None, 1_000, None, None),)
    assert found.totals is not None
    assert found.totals[-1] is None


def test_stopgaps_that_were_settled_are_gone(full: Database) -> None:
    found = first(full, "stopgaps_table")
    assert found.rows == (("Hotspot", "De Els", date(2027, 9, 1), date(2028, 9, 1), "Glasvezel", None),)


def test_surveys_show_the_newest_score_of_an_area(full: Database) -> None:
    rows = first(full, "surveys_table").rows
    assert [(row[0], row[4], row[6]) for row in rows] == [
        ("satisfaction", "3,5 van 5", date(2028, 5, 1)),
        ("skills", "3,5 van 5", date(2027, 5, 1)),
    ]


def test_materials_on_paper_come_first_and_a_system_stands_once(full: Database) -> None:
    rows = first(full, "content_table").rows
    assert [(row[0], row[1]) for row in rows] == [
        ("Taal op maat", "papier"),
        ("Rekenwijs", "papier en digitaal"),
        ("Wereldatlas", "digitaal"),
    ]
    assert rows[0][6] == "n.v.t."
    assert rows[1][5:] == ("Uitgever", "per leerling: 300\ntot en met 31-07-2028")
    assert rows[2][6] is None


def test_stakeholders_stand_by_theme_with_their_agreements(full: Database) -> None:
    table, every = first(full, "stakeholders_table"), first(full, "stakeholders_list")
    assert [row[0] for row in table.rows] == [
        "Deskundigheid", "Leermateriaal", "Infrastructuur", "Financiën", "Communicatie",
    ]  # fmt: skip
    assert table.rows[0][1:] == (
        "Naam internal", "Naam external", "Naam internal: Elke maand\nNaam external: Elke maand",
    )  # fmt: skip
    assert table.rows[2][1] == "A. de Wit (bovenschools ict-coördinator)"
    assert table.rows[3][3] == Prompt("stakeholders-finance")
    assert [row[:3] for row in every.rows] == [
        ("Deskundigheid", "Naam internal", "intern"),
        ("Deskundigheid", "Naam external", "extern"),
    ]


def test_words_of_the_board_get_a_column_of_their_own(fresh: Database) -> None:
    followed.build(fresh)
    assert len(first(fresh, "infrastructure_table").columns) == 2
    with work(fresh, "test") as unit:
        for slot, text in (("x-cloud", "Alles in de EU"), ("stakeholders-finance", "Elk kwartaal")):
            unit.add(get("plan_text"), {"plan": 1, "slot": slot, "text": text})
    table = first(fresh, "infrastructure_table")
    assert table.rows[3][2] == Written("x-cloud", "Alles in de EU")
    assert table.rows[4][2] == ""
    assert first(fresh, "stakeholders_table").rows[3][3] == Written("stakeholders-finance", "Elk kwartaal")
