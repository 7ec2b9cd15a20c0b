"""The sheets behind the workbook of money: replacement, licences, assumptions, and a scope."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inventory.finance.budget_scope import Scope
from inventory.finance.calendar import CALENDAR
from inventory.finance.scenario_plan import Made
from inventory.publish.budget_workbook import budget_workbook
from inventory.publish.finance_material import gather
from inventory.publish.workbook_replacement import spreadsheet
from inventory.store.database import open_database
from inventory.store.work import work
from tests.inventory.finance.lindelaar import add
from tests.inventory.plan.board import ON, build
from tests.inventory.publish.books import euros, gathered, same, worked_out
from tests.inventory.publish.spreadsheet import Book

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inventory.store.database import Database


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    opened = open_database(tmp_path_factory.mktemp("budget") / "board.db")
    build(opened)
    yield opened
    opened.close()


def test_the_replacement_plan_adds_up_and_follows_its_index(board: Database) -> None:
    material = gathered(board)
    made = material.replacement
    assert isinstance(made, Made)
    content = budget_workbook(material)
    book = Book(content)
    rows = {str(row[0]): row[1:] for row in worked_out(book, "Replacement")}
    assert rows["As planned"] == [euros(one.investment) for one in made.years]
    assert rows["Depreciation together"] == [euros(one.total_depreciation) for one in made.years]
    assert rows["Book value at the end of the year"] == [euros(one.book_value) for one in made.years]
    costs = [book.formulas["Purchases"][f"K{n}"] for n in range(6, 6 + len(made.result.lines))]
    assert sum(cell.data_type == "f" for cell in costs) == len(costs)
    changed = openpyxl.load_workbook(io.BytesIO(content))
    changed["Purchases"]["B3"].value = 0
    stream = io.BytesIO()
    changed.save(stream)
    flat = Book(stream.getvalue())
    first = made.result.lines[0]
    assert flat.value("Purchases", "K6") == euros(first.due.price * first.quantity)


@given(st.integers(1, 10**9), st.integers(0, 1000), st.integers(0, 20))
def test_a_price_is_a_formula_only_where_a_spreadsheet_gives_its_cents(
    amount: int, percent: int, years: int
) -> None:
    exact = Fraction(amount) * Fraction(10_000 + percent, 10_000) ** years
    assert abs(spreadsheet(amount, percent, years) - exact) <= Fraction(1, 2) + Fraction(1, 10_000)


def test_licences_show_seats_use_and_cost(database: Database) -> None:
    with work(database, "test") as unit:
        own = {"type": "subscription", "seats": 100, "unit_price": 120_000, "period_months": 12}
        add(
            unit,
            "licence",
            name="Tekenpakket",
            **own,
            used=60,
            cost_row="generic_software",
            start=date(2026, 1, 1),
        )
        add(unit, "licence", name="Vrij", type="subscription")
    book = Book(budget_workbook(gathered(database, 2027, 2028)))
    head, *rows = worked_out(book, "Licences")[3:]
    found = dict(zip(head, rows[0], strict=True))
    assert (found["Seats"], found["In use"], found["Free"], found["Share in use"]) == (100, 60, 40, 60)
    assert (found["Cost a year"], found[Decimal(2027)]) == (Decimal(1200), Decimal(1200))
    assert dict(zip(head, rows[1], strict=True))["Seats"] == "unlimited"


def test_the_assumptions_name_policies_and_the_state_of_the_database(board: Database) -> None:
    rows = {str(row[0]): row for row in worked_out(Book(budget_workbook(gathered(board))), "Assumptions")}
    assert rows["Seen on"][1] == ON
    assert "change" in rows["State of the database"][1]
    assert rows["Capitalisation threshold"][1:3] == ["€ 500.00", "default"]
    assert "2100 pupils on 2026-02-01" in str(rows["2027"][3])


def test_a_scope_is_told_and_still_adds_up(board: Database) -> None:
    only = Scope(natures=frozenset({"committed"}), without=frozenset({"print"}))
    with board.read() as connection:
        material = gather(connection, CALENDAR, 2027, 2029, ON, only)
    book = Book(budget_workbook(material))
    assert book.value("Budget", "E13") == euros(material.budgets[0].amount())
    assert "without" in str(book.value("Budget", "A4"))
    assert all(same(value, shown) for _sheet, _cell, value, shown in book.all())
    rows = {str(row[0]): row for row in worked_out(book, "Several years")}
    assert not any(rows["Difference"][1:])
    assert not any(rows["Difference with the lines"][1:])


def test_a_replacement_plan_that_cannot_be_made_is_told(board: Database) -> None:
    with board.read() as connection:
        material = gather(connection, CALENDAR, 2027, 2088, ON)
    book = Book(budget_workbook(material))
    assert "Replacement" not in book.formulas.sheetnames
    assert any("60" in str(row[0]) for row in worked_out(book, "Assumptions"))
