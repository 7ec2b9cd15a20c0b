"""Depreciation of all lots: groups add up to the budget, the fast path to the schedule of each lot."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from inventory.errors import InputError
from inventory.finance.budget import budget
from inventory.finance.calendar import CALENDAR, SCHOOL
from inventory.finance.depreciation import book_value, charge
from inventory.finance.lot_lines import Lots
from inventory.finance.overview import GROUPS, json_of, overview
from inventory.finance.reading import read
from inventory.store.work import work
from tests.inventory.finance.lindelaar import add, build

if TYPE_CHECKING:
    from inventory.finance.calendar import BookYear
    from inventory.finance.overview import Overview
    from inventory.store.database import Database


def asked(database: Database, first: int, last: int, by: str, book: BookYear = CALENDAR) -> Overview:
    with database.read() as connection:
        return overview(connection, book, first, last, by)


def test_the_golden_board_by_row_and_year(database: Database) -> None:
    build(database)
    found = {one.name: one for one in asked(database, 2026, 2030, "cost_row").groups}
    assert [one.charges for one in found.values()] == [
        (19_358_400, 14_384_925, 9_956_862, 4_487_654, 1_989_050),
        (1_913_533, 1_208_967, 901_733, 678_533, 455_334),
    ]
    assert (
        len(asked(database, 2026, 2026, "lot").groups) == 21
    )  # the screens of 2017 are worth nothing any more


@pytest.mark.parametrize("by", list(GROUPS))
def test_groups_add_up_to_the_budget(database: Database, by: str) -> None:
    build(database)
    for book, year in ((CALENDAR, 2026), (SCHOOL, 2025)):
        found = asked(database, year, year + 1, by, book)
        with database.read() as connection:
            costs = budget(connection, book, year).amount(column="depreciation")
        assert sum(one.charges[0] for one in found.groups) == costs


def test_every_kind_of_lot_follows_its_schedule(database: Database) -> None:
    with work(database, "test") as unit:
        category = add(unit, "category", name="X", cost_row="devices", term_months=36)
        cases: tuple[dict[str, Any], ...] = (
            {},
            {"convention": "next-month"},
            {"convention": "days"},
            {"convention": "half-year"},
            {"method": "sum-of-digits"},
            {"residual": 10_001},
            {"disposed": date(2027, 5, 9)},
            {"contribution": 12_345},
            {"term_months": 7},
        )
        for number, values in enumerate(cases):
            given: dict[str, Any] = {
                "code": f"L{number}",
                "description": "x",
                "category": category,
                "quantity": 3,
            }
            add(unit, "lot", **given, unit_price=33_333, in_use=date(2025, 10, 17), **values)
    for book in (CALENDAR, SCHOOL):
        with database.read() as connection:
            lots = Lots(read(connection))
        found = {one.name: one for one in asked(database, 2024, 2029, "lot", book).groups}
        for row in lots.books.lots:
            asset = lots.asset(row)
            assert asset is not None
            charges = tuple(charge(asset, book.first(year), book.last(year)) for year in range(2024, 2030))
            assert found[f"{row.code} · x"].charges == charges, row.code
            middle = {one.name: one for one in asked(database, 2024, 2026, "lot", book).groups}
            assert middle[f"{row.code} · x"].book_value == book_value(asset, book.last(2026)), row.code


def test_json_names_years_and_says_what_is_missing(database: Database) -> None:
    with work(database, "test") as unit:
        category = add(unit, "category", name="Zonder termijn")
        given = {"description": "x", "category": category, "quantity": 1, "unit_price": 60_000}
        add(unit, "lot", code="A", **given, in_use=date(2026, 8, 1), term_months=12)
        add(unit, "lot", code="B", **given, in_use=date(2026, 8, 1))
    found = asked(database, 2026, 2027, "category", SCHOOL)
    assert json_of(found) == [
        {
            "category": "Zonder termijn",
            "years": {"2026-2027": "600.00", "2027-2028": "0.00"},
            "total": "600.00",
            "book_value": "0.00",
        }
    ]
    assert [flag.code for flag in found.flags] == ["lot_without_term"]
    with pytest.raises(InputError):
        asked(database, 2027, 2026, "category")
    with pytest.raises(InputError):
        asked(database, 2026, 2027, "kleur")
