"""Every analysis as a table, on a small landscape: what its rows say, what is behind them, and what it counts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from inventory.language import choose
from inventory.records import get
from inventory.store.database import open_database
from tests.tui.driver import TODAY
from tests.tui.road_board import fill_road
from tui.widgets.findings_list import ANALYSES, Asked, find, grid_columns, said, shown
from tui.widgets.findings_moment import Chosen
from tui.widgets.roadmap_reading import see, shifted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inventory.store.database import Database
    from tui.widgets.findings_tables import Told


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """Give a landscape that is only looked at."""
    opened = open_database(tmp_path_factory.mktemp("landscape") / "board.db")
    fill_road(opened)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """Give a database in which nothing is recorded."""
    opened = open_database(tmp_path_factory.mktemp("empty") / "board.db")
    yield opened
    opened.close()


@pytest.fixture(autouse=True)
def dutch() -> Iterator[None]:
    choose("nl")
    yield
    choose("nl")


def told(board: Database, name: str, chosen: Chosen = Chosen()) -> Told:  # noqa: B008  a constant
    return find(board, Asked(name, chosen), TODAY).told


@pytest.mark.parametrize("name", ANALYSES)
def test_every_analysis_has_rows_of_its_columns_and_says_what_it_counts(board: Database, name: str) -> None:
    found = told(board, name)
    assert len(found.rows) == len(found.subjects) == len(found.systems)
    assert all(len(row) == len(found.fields) for row in found.rows)
    assert len({field.name for field in found.fields}) == len(found.fields)
    assert found.totals
    for column, values in zip(grid_columns(found.fields), zip(*found.rows, strict=True), strict=True):
        for value in values:
            column.format(value)


@pytest.mark.parametrize("name", ANALYSES)
def test_every_analysis_of_nothing_says_so(empty: Database, name: str) -> None:
    found = find(empty, Asked(name, Chosen()), TODAY)
    assert found.told.rows == []
    assert found.processes == 0
    assert found.told.nothing or name == "difference"


def test_gaps_are_counted_a_party_and_lead_to_their_process(board: Database) -> None:
    found = told(board, "gaps")
    assert [row[:2] + row[3:4] for row in found.rows] == [("LP", "1.6", "gap"), ("ZK", "1.4", "gap")]
    assert found.totals[0] == "LP: 4 van 5 processen hebben een systeem (80,00%)"
    kind, number = found.subjects[0]
    with board.read() as connection:
        table = get(kind).table
        assert connection.execute(table.select().where(table.c.id == number)).one().code == "1.6"


def test_overlaps_and_what_parties_could_share(board: Database) -> None:
    assert [row[:2] for row in told(board, "overlaps").rows] == [("LP", "1.3"), ("ZK", "1.3")]
    assert [row[0] for row in told(board, "harmonisation").rows] == ["1.1", "1.3"]


def test_the_weakest_come_first(board: Database) -> None:
    found = told(board, "risk")
    assert [row[3] for row in found.rows] == [1, 1, 1, 1, 1, 1, 1, 2]
    assert found.rows[-1][:2] == ("LP", "1.3")
    assert told(board, "dependence").rows[:2] == [
        ("Portabase", "LP", 0, 0, 0, 4),
        ("Portabase", "ZK", 7500, 3, 0, 4),
    ]


def test_a_leak_comes_first_and_what_is_unknown_is_no_leak(board: Database) -> None:
    found = told(board, "flows")
    assert [row[:4] for row in found.rows] == [
        ("KIJK!", "Parro", "yes", "no"),
        ("Konnect", "Ouderportaal", "unknown", "unknown"),
        ("ParnasSys", "KIJK!", "no", "yes"),
    ]


def test_systems_alone_and_systems_together(board: Database) -> None:
    assert [row[0] for row in told(board, "orphans").rows] == ["Losse lijst"]
    assert [row[3] for row in told(board, "clusters").rows] == [
        "KIJK!; ParnasSys",
        "Konnect; Ouderportaal",
        "MS365; Parro",
    ]
    assert [row[0] for row in told(board, "connecting").rows] == ["KIJK!"]


def test_the_target_is_another_landscape_than_today(board: Database) -> None:
    systems = told(board, "overlaps", Chosen(mode="target"))
    assert [row[:2] for row in systems.rows] == []
    found = find(board, Asked("gaps", Chosen(plateau="Eén kindcentrum")), TODAY)
    assert found.moment.label == "Eén kindcentrum, 01-08-2028"


def test_a_day_to_come_is_a_day_of_the_road_and_an_earlier_one_is_as_it_was(board: Database) -> None:
    later = find(board, Asked("overlaps", Chosen(date(2027, 9, 1))), TODAY)
    assert later.moment == (date(2027, 9, 1), "plateau", "onderweg, 01-09-2027")
    assert [row[:2] for row in later.told.rows] == [("ZK", "1.3")]
    before = find(board, Asked("overlaps", Chosen(date(2020, 1, 1))), TODAY)
    assert before.moment == (date(2020, 1, 1), "now", "op 01-01-2020")


def test_words_and_order_pick_rows_and_a_row_is_said_in_words(board: Database) -> None:
    found = told(board, "difference")
    assert shown(found, "obs", "", descending=False) == [1]
    assert shown(found, "", "difference", descending=True)[-1] == 5
    assert said(found.fields, found.rows[5]) == (
        "Code: 1.6 · Proces: Verzuim melden · Vergelijking: één partij · Partijen: LP · Witte vlekken: LP"
    )


def test_the_road_as_tables(board: Database) -> None:
    seen = see(board, "diff", Chosen(), TODAY)
    assert seen.told is not None
    moves = [(row[0], row[1], row[4], row[5]) for row in seen.told.rows if row[0] != "kept"]
    assert moves == [("removed", "LP", "MS365", "R1"), ("removed", "ZK", "Ouderportaal", "R2")]
    assert seen.told.totals[0].startswith("− 2 gaan, + 0 komen, = 9 blijven")  # noqa: RUF001
    checks = see(board, "checks", Chosen(), TODAY)
    assert checks.told is not None
    assert len(checks.told.rows) == len(checks.road.checks) > 0
    assert all(number for _kind, number in checks.told.subjects)
    windows = see(board, "windows", Chosen(), TODAY)
    assert windows.told is not None


@pytest.mark.parametrize(
    ("on", "months", "expected"),
    [("2027-01-15", 1, "2027-02-15"), ("2027-01-31", 1, "2027-02-28"), ("2027-02-28", -1, "2027-01-31")],
)
def test_the_last_day_of_a_month_stays_a_last_day(on: str, months: int, expected: str) -> None:
    found = shifted(date.fromisoformat(on), months)
    assert found.isoformat() == expected
