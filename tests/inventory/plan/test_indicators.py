"""Indicators on a day: which value counts, light and trend, and keeping what is measured so that it can be undone."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from inventory.errors import InputError
from inventory.plan.facts import Facts, Settings
from inventory.plan.indicators import SOURCE, keep, keeping, standings, trend_text
from inventory.records import get
from inventory.records.plan_cycle import Measurement
from inventory.store.database import open_database
from inventory.store.undo import undo
from inventory.store.work import work
from tests.inventory.finance.lindelaar import add
from tests.inventory.plan.cycle_board import ON, build, facts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from inventory.plan.indicators import Standing
    from inventory.store.database import Database

LATER = date(2027, 12, 31)


@pytest.fixture
def cycle(tmp_path: Path) -> Iterator[Database]:
    opened = open_database(tmp_path / "cycle.db")
    build(opened)
    yield opened
    opened.close()


def standing(database: Database, number: int, on: date = ON) -> Standing:
    with database.read() as connection:
        return standings(facts(connection, on))[number - 1]


def kept(database: Database) -> list[tuple[int, date, int]]:
    table = Measurement.table
    query = sa.select(table.c.indicator, table.c.date, table.c.value).where(
        table.c.archived.is_(None), table.c.source == SOURCE
    )
    with database.read() as connection:
        return [(row[0], row[1], row[2]) for row in connection.execute(query.order_by(table.c.id))]


def measured(database: Database, on: date = ON, today: date = ON) -> dict[int, str]:
    """Keep what is measured, and return what became of each indicator."""
    with database.read() as connection:
        found = keeping(facts(connection, on), today)
    with work(database, "test") as unit:
        keep(unit, found)
    return {one.row["number"]: one.outcome for one in found}


def test_only_measurements_up_to_the_day_count_and_the_line_of_the_plan_decides(cycle: Database) -> None:
    found = standing(cycle, 1)
    assert [point.value for point in found.points] == [6000, 7500]
    assert (found.value, found.gap, found.trend) == (7500, 1500, "better")
    # 318 of 730 days past: the line is at 50% + 40% x 318/730.
    assert (found.light.level, found.light.expected) == ("reached", 6742)
    assert trend_text(found) == "beter (was 60% op 01-02-2027)"
    assert standing(cycle, 1, LATER).light.level == "far"
    assert standing(cycle, 1, LATER).trend == "worse"


def test_the_light_does_not_depend_on_the_years_that_are_reported(cycle: Database) -> None:
    with cycle.read() as connection:
        whole = standings(facts(connection))[0].light
        report = standings(facts(connection, first=2028, last=2028))[0].light
    assert whole == report


def test_what_the_program_measures_has_its_own_unit_and_the_day_of_the_plan(cycle: Database) -> None:
    found = standing(cycle, 2)
    # 14.400 a year for 200 pupils, in euro whatever unit somebody chose.
    assert (found.value, found.unit, found.text(found.value)) == (7200, "euro", "€ 72,00")
    assert found.newest is not None
    assert (found.newest.date, found.newest.source, found.newest.id) == (ON, SOURCE, 0)
    assert (found.light.level, found.gap) == ("far", 2200)
    unknown = standing(cycle, 3)
    assert (unknown.value, unknown.light.level, unknown.gap) == (None, "unknown", None)
    assert unknown.now is not None
    assert unknown.now.words == "er zijn geen apparaten vastgelegd"


def test_what_is_measured_is_kept_once_a_day_and_never_over_a_persons_word(cycle: Database) -> None:
    assert measured(cycle) == {2: "new", 3: "unknown"}
    assert kept(cycle) == [(2, ON, 7200)]
    assert measured(cycle) == {2: "same", 3: "unknown"}
    with work(cycle, "test") as unit:
        unit.change(get("contract_price"), 2, {"unit_price": 40_000_000})
    assert measured(cycle)[2] == "changed"
    assert kept(cycle) == [(2, ON, 8000)]
    with work(cycle, "test") as unit:
        unit.change(Measurement, 4, {"value": 7000, "source": "Jaarrekening"})
    assert measured(cycle)[2] == "own"
    assert kept(cycle) == []
    assert standing(cycle, 2).value == 7000


def test_keeping_is_one_batch_that_can_be_undone(cycle: Database) -> None:
    with work(cycle, "test") as unit:
        add(unit, "indicator", plan=1, number=4, name="Dekking", measure="service_terms")
        unit.change(get("contract"), 1, {"type": "service", "repair_hours": 8})
    with cycle.read() as connection:
        found = keeping(facts(connection), ON)
    with work(cycle, "test") as unit:
        assert keep(unit, found) == 2
        batch = unit.started
    assert batch is not None
    undo(cycle, "test", batch)
    assert kept(cycle) == []


def test_a_day_that_is_past_keeps_only_what_the_records_know_of_it(cycle: Database) -> None:
    with work(cycle, "test") as unit:
        category = add(unit, "category", name="Laptop")
        product = add(unit, "product", name="Laptop", category=category)
        add(unit, "device", tag="L1", product=product, managed_id="m1")
    assert measured(cycle, on=date(2027, 6, 1)) == {2: "new", 3: "past"}


def test_a_day_to_come_and_no_plan_are_refused(cycle: Database) -> None:
    with cycle.read() as connection:
        with pytest.raises(InputError, match="31-12-2027"):
            keeping(facts(connection, LATER), ON)
        with pytest.raises(InputError, match="geen plan"):
            keeping(Facts(connection, Settings(2027, 2030), ON), ON)
