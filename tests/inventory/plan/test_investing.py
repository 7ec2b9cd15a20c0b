"""The replacement plan and the calendar of contracts as annexes: the same figures as the plan itself, with their lots."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from inventory.finance.scenario_plan import Wish, make
from inventory.plan.blocks import TOTALS, Note, Table
from inventory.plan.contracts import standings
from inventory.plan.facts import Facts, Settings
from inventory.plan.sources.investing import contract_calendar, replacement_table
from inventory.plan.template import Part
from tests.inventory.plan.board import ON
from tests.inventory.plan.proving import wrong

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inventory.store.database import Database

PART = Part("source", "x", {}, {})
YEARS = Settings(2027, 2030)


@pytest.fixture
def facts(board: Database) -> Iterator[Facts]:
    with board.read() as connection:
        yield Facts(connection, YEARS, ON)


def test_it_is_the_replacement_plan_of_the_years_with_the_lots_behind_it(facts: Facts) -> None:
    made = make(facts.connection, Wish(first=2027, last=2030, year_kind="calendar"), ON)
    table, years, note = replacement_table(facts, PART)
    assert isinstance(table, Table)
    assert isinstance(years, Table)
    assert table.totals == (
        "Totaal",
        *(one.investment for one in made.years),
        sum(line.cost for line in made.result.lines),
    )
    assert [row[1:] for row in years.rows] == [
        (one.investment, one.existing, one.depreciation, one.total_depreciation) for one in made.years
    ]
    assert wrong([table, years]) == []
    assert {line.kind for proof in table.proofs if proof.row == TOTALS for line in proof.lines} == {"lot"}
    assert isinstance(note, Note)
    assert "3%" in note.text


def test_without_lots_nothing_is_bought(facts: Facts) -> None:
    empty = replace(facts, settings=Settings(2090, 2091))
    table, *rest = replacement_table(empty, PART)
    assert isinstance(table, Table)
    assert table.totals is None or sum(int(str(cell)) for cell in table.totals[1:]) > 0
    assert rest


def test_the_calendar_has_each_known_date_once_in_its_month(facts: Facts) -> None:
    table, _note = contract_calendar(facts, PART)
    assert isinstance(table, Table)
    last = date(2030, 12, 31)
    known = [
        (column, day, one.row.title)
        for one in standings(facts)
        for column, day in ((1, one.notice_by), (2, one.end))
        if day and ON <= day <= last
    ]
    assert known
    for column, day, title in known:
        [row] = [row for row in table.rows if row[0] == f"{day:%m-%Y}"]
        assert str(row[column]).split("\n").count(f"{day:%d-%m} {title}") == 1
    assert sum(len(str(cell).split("\n")) for row in table.rows for cell in row[1:] if cell) == len(known)
    months = [key.removeprefix("month:") for key in table.keys]
    assert months == sorted(months)


def test_a_month_with_very_many_contracts_says_how_many_more(
    facts: Facts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("inventory.plan.sources.investing.MOST_CONTRACTS", 1)
    table, _note = contract_calendar(facts, PART)
    assert isinstance(table, Table)
    assert any("en nog" in str(cell) for row in table.rows for cell in row[1:])
