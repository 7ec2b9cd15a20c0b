"""The charts of a plan: their figures are those of the tables, and open to the records behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from inventory.plan.blocks import Figure
from inventory.plan.facts import Facts, Settings
from inventory.plan.sources.charts import chart_indicators, chart_pillars, chart_replacement, chart_years
from inventory.plan.template import Part
from inventory.store.database import open_database
from tests.inventory.plan.board import ON, build

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from inventory.plan.blocks import Block

PART = Part(type="source", id="chart", texts={}, items={})


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Facts]:
    database = open_database(tmp_path_factory.mktemp("charts") / "board.db")
    plan = build(database)
    with database.read() as connection:
        yield Facts(connection, Settings(2027, 2030, plan=plan), ON)
    database.close()


@pytest.mark.parametrize("source", [chart_years, chart_pillars, chart_replacement])
def test_every_figure_is_the_sum_of_its_lines(
    facts: Facts, source: Callable[[Facts, Part], list[Block]]
) -> None:
    (block,) = source(facts, PART)
    assert isinstance(block, Figure)
    assert block.table is not None
    assert block.table.proofs
    for proof in block.table.proofs:
        cells = block.table.totals if proof.row < 0 else block.table.rows[proof.row]
        assert cells is not None
        assert sum(line.amount or 0 for line in proof.lines) == cells[proof.column]


def test_the_totals_of_a_chart_are_those_of_the_budgets(facts: Facts) -> None:
    for source in (chart_years, chart_pillars):
        (block,) = source(facts, PART)
        assert isinstance(block, Figure)
        assert block.table is not None
        assert block.table.totals is not None
        assert block.table.totals[1:] == tuple(facts.budget(y).amount() for y in range(2027, 2031))


def test_there_is_no_chart_of_nothing(facts: Facts) -> None:
    assert chart_indicators(Facts(facts.connection, Settings(2027, 2030), ON), PART) == []
