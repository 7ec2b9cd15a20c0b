"""The block on what differs from the adopted plan: its totals add up, and it says so when nothing was adopted."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from inventory.plan import versions
from inventory.plan.assemble import assemble
from inventory.plan.blocks import Paragraph, Table
from inventory.plan.facts import Facts, Settings
from inventory.plan.sources.changes import changes_table, without_own
from inventory.plan.template import load_block
from inventory.plan.versions import Adoption
from inventory.records.contracts import ContractPrice
from inventory.records.plan import PlanText
from inventory.store.database import open_database
from inventory.store.work import work
from tests.inventory.plan.board import ON

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inventory.plan.blocks import Block
    from inventory.store.database import Database

ASKED = Settings(2027, 2028, "po-raad", 1, "calendar")
(PART,) = (part for part in load_block("changes").parts if part.source)
LATER = date(2026, 12, 24)


@pytest.fixture(scope="module")
def adopted(board: Database, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """Give the golden board whose plan was adopted, and of which a price and a text changed after that."""
    path = tmp_path_factory.mktemp("changes") / "board.db"
    assert board.path
    with closing(sqlite3.connect(board.path)) as source, closing(sqlite3.connect(path)) as copy:
        source.backup(copy)
    opened = open_database(path)
    with opened.read() as connection:
        content = versions.content_now(connection, ASKED, ON, assemble(connection, ASKED, ON))
    with work(opened, "Anna") as unit:
        versions.keep(unit, content, adoption=Adoption(date(2026, 12, 15), "het bestuur"))
    with work(opened, "Anna", "index") as unit:
        price = unit.connection.execute(
            sa.select(ContractPrice.table).order_by(ContractPrice.table.c.id)
        ).first()
        assert price is not None
        unit.change(ContractPrice, price.id, {"unit_price": price.unit_price + 10_000})
        unit.add(PlanText, {"plan": 1, "slot": "vision-pupil", "text": "Elk kind leert op eigen tempo."})
    yield opened
    opened.close()


def made(database: Database, settings: Settings = ASKED, on: date = LATER) -> list[Block]:
    with database.read() as connection:
        return changes_table(Facts(connection, settings, on), PART)


def test_without_an_adopted_version_it_says_so(board: Database) -> None:
    for settings in (ASKED, Settings(2027, 2028)):
        (one,) = made(board, settings)
        assert isinstance(one, Paragraph)
        assert one.text


def test_the_totals_say_which_records_make_the_difference(adopted: Database) -> None:
    found = made(adopted)
    assert without_own(found) == [], "its own blocks are left out of comparisons"
    text, figures, parts = found
    assert isinstance(text, Paragraph)
    assert "15-12-2026" in text.text
    assert "het bestuur" in text.text
    assert isinstance(figures, Table)
    assert figures.rows
    lines = {(proof.row, proof.column): proof.lines for proof in figures.proofs}
    for place, (_name, before, after, change, why) in enumerate(figures.rows):
        assert isinstance(before, int)
        assert isinstance(after, int)
        assert change == after - before
        assert why
        for column, cell in ((1, before), (2, after), (3, change)):
            if (place, column) in lines:
                assert sum(line.amount or 0 for line in lines[place, column]) == cell
        assert lines[place, 3], "the difference opens to its records"
    assert isinstance(parts, Table)
    assert [row[2] for row in parts.rows if row[1] == load_block("vision").parts[6].text] == [
        "tekst geschreven"
    ]
