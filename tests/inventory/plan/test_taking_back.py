"""Texts and ticks of a document go into the database in one batch that can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from inventory.plan.taking_back import TextRead, TickRead, take_back
from inventory.records.plan import Plan, PlanText
from inventory.records.plan_cycle import PlanTick
from inventory.store import undo
from inventory.store.database import open_database
from inventory.store.work import work

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from inventory.store.database import Database


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = open_database(tmp_path / "board.db")
    with work(opened, "test") as unit:
        plan = unit.add(Plan, {"name": "Plan", "template": "po-raad", "first_year": 2027, "last_year": 2030})
        for slot in ("one", "two"):
            unit.add(PlanText, {"plan": plan, "slot": slot, "text": "Was there."})
    yield opened
    opened.close()


def texts(database: Database) -> dict[str, str]:
    with database.read() as connection:
        query = sa.select(PlanText.table.c.slot, PlanText.table.c.text).where(
            PlanText.table.c.archived.is_(None)
        )
        return {row.slot: row.text for row in connection.execute(query)}


def ticks(database: Database) -> dict[str, tuple[bool, str]]:
    table = PlanTick.table
    with database.read() as connection:
        query = sa.select(table.c.item, table.c.ticked, table.c.reason).where(table.c.archived.is_(None))
        return {row.item: (bool(row.ticked), row.reason) for row in connection.execute(query)}


READ = (
    TextRead("one", "What?", "Was there.", "Changed.\nSecond line."),
    TextRead("two", "Why?", "Was there.", ""),
    TextRead("three", "When?", "", "New."),
)


def test_all_goes_in_one_batch_and_can_be_undone(database: Database) -> None:
    with work(database, "test", "Taken over from plan.docx") as unit:
        assert take_back(unit, 1, READ, [TickRead("box", "Vision", ticked=True)], "plan.docx") == 4
        batch = unit.started
    assert texts(database) == {"one": "Changed.\nSecond line.", "three": "New."}
    assert ticks(database) == {"box": (True, "Aangevinkt in plan.docx")}
    assert batch is not None
    undo.undo(database, "test", batch)
    assert texts(database) == {"one": "Was there.", "two": "Was there."}
    assert ticks(database) == {}


def test_what_is_there_already_changes_nothing(database: Database) -> None:
    for _time in range(2):
        with work(database, "test") as unit:
            take_back(unit, 1, READ, [TickRead("box", "Vision", ticked=False)], "plan.docx")
    assert unit.started is None
    assert ticks(database) == {"box": (False, "Uitgevinkt in plan.docx")}
