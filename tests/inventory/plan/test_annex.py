"""The account of the figures: every kind that a plan reads is counted, also those without records."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from inventory.plan.blocks import Table
from inventory.plan.facts import Facts, Settings
from inventory.plan.sources.annex import COUNTED, sources_table
from inventory.plan.template import Part
from inventory.records import get
from inventory.store.database import open_database
from inventory.store.work import work
from tests.inventory.plan import followed

if TYPE_CHECKING:
    from pathlib import Path


def test_records_are_counted_and_archived_ones_are_not(tmp_path: Path) -> None:
    database = open_database(tmp_path / "board.db")
    followed.build(database)
    with work(database, "test") as unit:
        unit.archive(get("stakeholder"), 1)
    with database.read() as connection:
        note, table = sources_table(
            Facts(connection, Settings(2027, 2030), followed.ON), Part("source", "x", {}, {})
        )
        living = {
            kind: connection.execute(
                sa.select(sa.func.count())
                .select_from(get(kind).table)
                .where(get(kind).table.c.archived.is_(None))
            ).scalar_one()
            for kind in COUNTED
        }
    database.close()
    assert isinstance(table, Table)
    found = dict(zip(table.keys, (row[1] for row in table.rows), strict=True))
    of_plan = {"measurement", *(kind for kind in COUNTED if "plan" in get(kind).table.c)}
    assert found == {"device": 4, **{k: n for k, n in living.items() if n and k not in of_plan}}
    assert (found["learning_material"], "dpia" in found) == (3, False)
    assert "01-06-2028" in str(note)
    assert "DPIA" in str(note)
    assert "Stakeholder" not in str(table)


def test_what_plans_are_made_of_is_in_the_list() -> None:
    kinds = {
        "processing",
        "dpia",
        "stopgap",
        "survey_result",
        "ict_budget",
        "parental_contribution",
        "plan_tick",
    }
    assert kinds <= set(COUNTED)
    assert len(COUNTED) == len(set(COUNTED))
