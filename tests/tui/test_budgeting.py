"""Figures of the screens: whatever they are put together by, the lines behind a cell add up to it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from inventory.finance.budget_scope import Scope
from tui.budgeting import (
    ALL,
    BY,
    COLUMNS,
    Asked,
    choices,
    explained,
    over_years,
    stepped,
    year_of,
)

if TYPE_CHECKING:
    from inventory.store.database import Database

ON = dt.date(2026, 11, 22)
YEAR = Asked(ON, "calendar", 2027)


@pytest.mark.parametrize("kind", ["calendar", "school"])
@pytest.mark.parametrize("by", BY)
def test_the_lines_behind_every_cell_add_up_to_it(money: Database, by: str, kind: str) -> None:
    asked = Asked(ON, kind, 2027, by=by)
    found = year_of(money, asked)
    for row in found.rows:
        for column, cell in zip(COLUMNS, row.cells, strict=True):
            lines = explained(money, asked, row.code, column)
            assert sum(line.amount for line in lines) == cell.amount
            assert sum(line.amount for line in lines if line.nature == "planned") == cell.planned


@pytest.mark.parametrize("by", BY)
def test_rows_add_up_to_the_same_total_whatever_they_are(money: Database, by: str) -> None:
    found = year_of(money, Asked(ON, "calendar", 2027, by=by))
    assert sum(row.cells[-1].amount for row in found.rows[:-1]) == found.rows[-1].cells[-1].amount
    assert found.rows[-1].cells[-1].amount == year_of(money, YEAR).rows[-1].cells[-1].amount > 0


def test_years_beside_each_other_are_the_years_by_themselves(money: Database) -> None:
    found = over_years(money, YEAR, 4)
    for place, (code, label) in enumerate(found.columns):
        alone = year_of(money, Asked(ON, "calendar", int(code)))
        assert alone.label == label
        assert [row.cells[-1].amount for row in alone.rows] == [row.cells[place].amount for row in found.rows]
        assert alone.per_pupil[0] == found.per_pupil[place]


def test_what_is_only_planned_is_counted_apart(money: Database) -> None:
    rows = {row.code: row for row in year_of(money, YEAR).rows}
    assert rows["network"].cells[0] == (900_000, 900_000, False)
    assert rows["expertise"].cells[-1].planned == 0
    assert rows[ALL].cells[-1].planned == 900_000


def test_staff_that_nobody_recorded_is_unknown_and_not_nothing(small: Database) -> None:
    cells = {row.code: row.cells for row in year_of(small, YEAR).rows}
    assert cells[ALL][1].unknown
    assert not cells[ALL][0].unknown


def test_a_scope_leaves_out_what_it_says(money: Database) -> None:
    whole = year_of(money, YEAR).rows[-1].cells[-1].amount
    printless = Asked(ON, "calendar", 2027, Scope(without=frozenset({"print"})))
    assert whole - year_of(money, printless).rows[-1].cells[-1].amount == 96_000
    site = year_of(money, Asked(ON, "calendar", 2027, Scope(site="De Linde")))
    assert site.rows[-1].cells[-1].amount == 96_000
    assert site.pupils == (240,)
    assert "De Linde" in Asked(ON, scope=Scope(site="De Linde")).told()


def test_a_benchmark_says_its_year_and_what_it_counts(money: Database) -> None:
    lines = dict(year_of(money, YEAR).beside)
    own = next(line for line in lines if line.startswith("Kennisnet 2013"))
    assert "€ 160,00 per leerling" in own
    assert len(lines[own]) > len(own)


def test_the_key_goes_along_all_dimensions(money: Database) -> None:
    asked, seen = YEAR, []
    for _each in BY:
        seen.append(asked.by)
        asked = stepped(asked)
    assert seen == list(BY)
    assert asked == YEAR
    assert "De Linde" in choices(money).sites
