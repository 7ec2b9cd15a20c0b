from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from inventory.records import get
from inventory.store.database import open_database
from inventory.store.filter import condition
from tests.inventory.store.filter.board import ON

if TYPE_CHECKING:
    from pathlib import Path


def plan(path: Path, text: str) -> list[str]:
    """Return the steps that SQLite takes for a filter on devices."""
    record, database = get("device"), open_database(path / "plan.db")
    asked = condition(text, record, on=ON)
    assert asked is not None
    query = sa.select(record.table.c.id).where(asked)
    sql = query.compile(database.engine, compile_kwargs={"literal_binds": True})
    with database.read() as connection:
        steps = [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}")]
    database.close()
    return steps


@pytest.mark.parametrize(
    "text", ["wilgenhof", "school:wilgenhof", "lot.supplier.name:x", "-lot.supplier.name:x a or b"]
)
def test_no_question_is_asked_again_for_every_row(tmp_path: Path, text: str) -> None:
    assert not [step for step in plan(tmp_path, text) if "CORRELATED" in step]


def test_words_together_cost_one_scan_of_the_search_texts(tmp_path: Path) -> None:
    """Each word looks at the small tables of sites, products and lots; the devices' own texts are read once for all."""
    one, three = (plan(tmp_path, text) for text in ("hp", "hp wilgenhof windows"))
    links = sum("search" in step for step in one) - 1
    assert sum("search" in step for step in three) == 1 + 3 * links


def test_search_texts_are_found_by_their_key(tmp_path: Path) -> None:
    steps = [step for step in plan(tmp_path, "hp wilgenhof") if "search" in step]
    assert all("USING PRIMARY KEY (record=?" in step for step in steps)
