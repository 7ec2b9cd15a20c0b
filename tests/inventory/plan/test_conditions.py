"""The annex on conditions: connections with what is promised and measured, and what is arranged for failures."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from inventory.plan.blocks import Note, Table
from inventory.plan.facts import Facts, Settings
from inventory.plan.sources.conditions import connections_table, failures_table
from inventory.plan.template import Part
from inventory.store.database import open_database
from inventory.store.work import work
from tests.inventory.finance.lindelaar import add

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ON = date(2026, 11, 22)
PART = Part("source", "x", {}, {})


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Facts]:
    """Give a board with two schools, a line with a promise and a measurement, and an answer for a failure."""
    folder: Path = tmp_path_factory.mktemp("conditions")
    database = open_database(folder / "board.db")
    with work(database, "test") as unit:
        party = add(unit, "party", name="De Linde", type="board", own=True)
        north = add(unit, "site", name="Noord", code="N", type="primary", party=party)
        add(unit, "site", name="Zuid", code="Z", type="primary", party=party)
        glass = add(unit, "supplier", name="Glasnet")
        line = add(
            unit, "connection", name="N1", site=north, technology="fibre", supplier=glass, advertised_down=1000,
            advertised_up=1000, guaranteed_down=500, overbooking=8,
        )  # fmt: skip
        add(unit, "speed_test", connection=line, date=date(2026, 11, 1), down=93_000, up=91_000, wired=True)
        learn = add(unit, "system", name="Reken", supplier=glass)
        process = add(unit, "process", code="1", name="Lesgeven", type="primary")
        add(unit, "support", party=party, process=process, system=learn)
        person = add(unit, "person", name="Geheim Persoon")
        add(
            unit, "incident_plan", system=learn, replacement="yes", fallback="op papier", repair_hours=8,
            caller="coordinator", person=person,
        )  # fmt: skip
    with database.read() as connection:
        yield Facts(connection, Settings(2027, 2028), ON)
    database.close()


def test_a_site_without_a_line_says_so_and_a_line_shows_promise_and_measurement(facts: Facts) -> None:
    table, note = connections_table(facts, PART)
    assert isinstance(table, Table)
    assert isinstance(note, Note)
    north, south = table.rows
    assert north == (
        "Noord", "hoofdverbinding · glasvezel", "Glasnet", "1.000/1.000", "500/onbekend", "1:8", "930/910", "onbekend",
    )  # fmt: skip
    assert south[:2] == ("Zuid", "geen vastgelegd")
    assert table.keys[0].startswith("connection:")
    assert [one.count for one in table.evidence] == [1]


def test_failures_are_answered_without_naming_a_person(facts: Facts) -> None:
    table, *rest = failures_table(facts, PART)
    assert isinstance(table, Table)
    [row] = table.rows
    assert row[:4] == ("Reken", "ja; op papier", "primair proces", 8)
    assert row[4] == "Glasnet"
    assert row[5] == "één aanspreekpunt"
    assert "Geheim" not in str(table.rows)
    assert len(rest) == 1, "the channel is not known"
