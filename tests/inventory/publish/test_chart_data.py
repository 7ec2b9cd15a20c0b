"""The charts say what the program says: each year of each row is the budget's, the book value that of the lots."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

from inventory.errors import InputError
from inventory.finance.budget import budget
from inventory.finance.calendar import CALENDAR, SCHOOL
from inventory.finance.overview import overview
from inventory.publish import chart_data
from inventory.records.choices import COST_ROWS
from inventory.store.database import open_database
from tests.inventory.plan.board import ON, build

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inventory.finance.calendar import BookYear
    from inventory.store.database import Database


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    opened = open_database(tmp_path_factory.mktemp("charts") / "board.db")
    build(opened)
    yield opened
    opened.close()


@pytest.mark.parametrize("book", [CALENDAR, SCHOOL])
def test_costs_are_the_budgets_of_the_years(board: Database, book: BookYear) -> None:
    with board.read() as connection:
        chart = chart_data.costs(connection, book, 2026, 2029, ON)
        budgets = [budget(connection, book, year, ON) for year in range(2026, 2030)]
    assert chart.labels == tuple(one.label for one in budgets)
    assert chart.totals == tuple(one.amount() for one in budgets)
    for series, row in zip(chart.series, COST_ROWS, strict=True):
        assert series.amounts == tuple(one.amount(row) for one in budgets)


def test_the_golden_year(board: Database) -> None:
    with board.read() as connection:
        assert chart_data.costs(connection, CALENDAR, 2027, 2027, ON).totals == (72_763_692,)


def test_depreciation_and_what_is_left_follow_each_other(board: Database) -> None:
    with board.read() as connection:
        chart = chart_data.depreciation(connection, CALENDAR, 2026, 2035, ON)
        whole = overview(connection, CALENDAR, 2026, 2035)
    assert chart.line is not None
    assert chart.series[0].amounts == tuple(
        sum(group.charges[n] for group in whole.groups) for n in range(10)
    )
    values = [value for value in chart.line.amounts if value is not None]
    assert values[-1] == sum(group.book_value for group in whole.groups)
    # Nothing is bought after 2025, so what is charged is what the book value loses.
    assert [a - b for a, b in itertools.pairwise(values)] == list(chart.series[0].amounts[1:])


def test_unknown_staff_costs_are_said(database: Database) -> None:
    with database.read() as connection:
        chart = chart_data.costs(connection, CALENDAR, 2027, 2028, ON)
    assert chart.empty
    assert "unknown, not nothing" in chart.note


def test_replacement_before_and_after() -> None:
    chart = chart_data.replacement_chart(("2027", "2028"), (900, 0), (500, 400), 500, "3 %")
    assert [one.amounts for one in chart.series] == [(900, 0), (500, 400)]
    assert chart.line is not None
    assert chart.line.amounts == (500, 500)
    same = chart_data.replacement_chart(("2027",), (900,), (900,), None, "")
    assert (len(same.series), same.line) == (1, None)


@pytest.mark.parametrize("years", [(2030, 2027), (2000, 2030)])
def test_years_that_cannot_be_drawn(database: Database, years: tuple[int, int]) -> None:
    with database.read() as connection, pytest.raises(InputError):
        chart_data.depreciation(connection, CALENDAR, *years, ON)
