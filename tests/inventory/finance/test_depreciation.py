from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest

from inventory.finance import depreciation, lot
from inventory.finance.calendar import SCHOOL, month_index
from inventory.finance.lot import Convention, Disposal, Lot, Method, Plan
from inventory.finance.money import cents

ROWS = list(csv.DictReader((Path(__file__).parent / "depreciation.csv").read_text("utf-8").splitlines()))
LAPTOP = Lot(54999, date(2024, 8, 15), Plan(48))


def day(text: str) -> date:
    return date.fromisoformat(text)


def lot_of(row: dict[str, str]) -> Lot:
    """Return the lot that a row of depreciation.csv describes."""
    return Lot(
        cents(row["cost"]),
        day(row["start"]),
        Plan(
            int(row["months"]),
            Method(row["method"]),
            Convention(row["convention"]),
            lot.rate(row["rate"]) if row["rate"] else None,
        ),
        cents(row["residual"]),
        cents(row["opening"] or "0"),
        day(row["opening_on"]) if row["opening_on"] else None,
        (lot.change(row["change"]),) if row["change"] else (),
        Disposal(day(row["disposed"]), cents(row["proceeds"]), row["month_charged"] == "1")
        if row["disposed"]
        else None,
    )


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['id']} {row['convention']} {row['to']}")
def test_published_and_constructed_cases(row: dict[str, str]) -> None:
    """Cases of ERPNext, OCA, Tryton, spreadsheets and textbooks; a tolerance where the source plugs its last row."""
    one, last, tolerance = lot_of(row), day(row["to"]), int(row["tolerance"])
    charged = depreciation.charge(one, day(row["from"]), last)
    assert abs(charged - cents(row["depreciation"])) <= tolerance
    if row["book_value"]:
        book = depreciation.Life(one).at(last)[1]
        assert abs(book - cents(row["book_value"])) <= tolerance


def test_the_seventh_year_of_the_spreadsheet_function_db() -> None:
    """X05: DB counts its years from the book year, so that its last stub is 5/12 of the rate over the book value then.

    Here the years of a declining lot are those of its term: any twelve months take the rate, and school and calendar years
    agree over a life. Both are the same in each whole book year; only the stub after the last whole one differs. Taken
    over with an opening balance at the end of its first book year, it is DB to the cent (the rows X05 from 2030).
    """
    plan = Plan(72, Method.DECLINING, rate=lot.rate("0.319"))
    one = Lot(100_000_000, date(2024, 6, 1), plan, 10_000_000)
    rows = depreciation.schedule(one)
    assert rows[5].book_value == 11_921_077
    assert rows[6].book_value == 10_000_000
    taken = Lot(100_000_000, one.start, plan, 10_000_000, opening=18_608_333, opening_on=date(2024, 12, 31))
    assert depreciation.schedule(taken)[-1].depreciation == 1_584_510


def shown(one: Lot) -> list[tuple[str, ...]]:
    return [tuple(row.values()) for row in depreciation.json_of(one)]


def test_the_schedule_of_the_design() -> None:
    assert depreciation.json_of(Lot(100000, date(2024, 1, 1), Plan(36))) == [
        {"from": "2024-01-01", "to": "2024-12-31", "depreciation": "333.33", "book_value": "666.67"},
        {"from": "2025-01-01", "to": "2025-12-31", "depreciation": "333.34", "book_value": "333.33"},
        {"from": "2026-01-01", "to": "2026-12-31", "depreciation": "333.33", "book_value": "0.00"},
    ]


def test_a_school_year_cuts_the_same_life_otherwise() -> None:
    rows = depreciation.json_of(LAPTOP, SCHOOL)
    assert [(row["from"], row["depreciation"]) for row in rows] == [
        ("2024-08-15", "137.50"), ("2025-08-01", "137.50"), ("2026-08-01", "137.49"), ("2027-08-01", "137.50"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("charged", "row", "result"),
    [
        (False, ("2026-01-01", "2026-03-20", "22.91", "332.29"), "-282.29"),
        (True, ("2026-01-01", "2026-03-20", "34.37", "320.83"), "-270.83"),
    ],
)
def test_disposal_comes_last(charged: bool, row: tuple[str, ...], result: str) -> None:
    """C06, C07."""
    one = Lot(54999, LAPTOP.start, LAPTOP.plan, disposal=Disposal(date(2026, 3, 20), 5000, charged))
    assert shown(one)[-2:] == [row, ("2026-03-20", "50.00", result)]
    assert depreciation.book_value(one, date(2026, 3, 19)) == cents(row[3])
    assert depreciation.book_value(one, date(2026, 3, 20)) == 0


@pytest.mark.parametrize(
    ("convention", "years"),
    [
        ("month-of-use", [5729, 13750, 13750, 13749, 8021]),
        ("next-month", [4583, 13750, 13750, 13750, 9166]),
        ("half-month", [5156, 13750, 13750, 13749, 8594]),
        ("full-year", [13750, 13750, 13749, 13750]),
        ("half-year", [6875, 13750, 13749, 13750, 6875]),
        ("days", [5233, 13740, 13740, 13741, 8545]),
    ],
)
def test_conventions_differ_in_the_first_year(convention: str, years: list[int]) -> None:
    one = Lot(54999, LAPTOP.start, Plan(48, convention=Convention(convention)))
    assert [row.depreciation for row in depreciation.schedule(one)] == years


def test_the_golden_cases_of_the_field() -> None:
    """Five purchases worked out by hand in the research of the field."""
    books = Lot(12502000, date(2022, 8, 1), Plan(48))
    assert [row.depreciation for row in depreciation.schedule(books)] == [
        1302292, 3125500, 3125500, 3125500, 1823208,
    ]  # fmt: skip
    cabling = [row.depreciation for row in depreciation.schedule(Lot(3850000, date(2019, 8, 1), Plan(180)))]
    assert cabling[:4] == [106944, 256667, 256667, 256666]
    assert cabling[-1] == 149722
    board = Lot(269000, date(2020, 8, 1), Plan(96), residual=9000)
    assert {row.depreciation for row in depreciation.schedule(board)} == {13542, 32500, 18958}


def test_declining_gives_way_to_linear_where_that_is_not_less() -> None:
    one = Lot(100000, date(2024, 1, 1), Plan(60, Method.DECLINING_TO_LINEAR, rate=lot.rate("0.40")))
    assert [row.depreciation for row in depreciation.schedule(one)] == [40000, 24000, 14400, 10800, 10800]


def test_double_declining_keeps_its_exact_rate_and_stops_at_the_residual_value() -> None:
    one = Lot(10000000, date(2030, 1, 1), Plan(36, Method.DECLINING), residual=1000000)
    assert [row.depreciation for row in depreciation.schedule(one)] == [6666667, 2222222, 111111]


def test_pure_declining_leaves_a_rest_at_the_end_of_the_term() -> None:
    one = Lot(100000, date(2024, 1, 1), Plan(36, Method.DECLINING, rate=lot.rate("40%")))
    assert [row.book_value for row in depreciation.schedule(one)] == [60000, 36000, 21600]
    assert depreciation.book_value(one, date(2040, 1, 1)) == 21600


def test_an_impairment_is_shown_apart_from_depreciation() -> None:
    one = Lot(54999, LAPTOP.start, LAPTOP.plan, changes=(lot.change("2026-01-01 value=200"),))
    row = depreciation.json_of(one)[2]
    assert (row["depreciation"], row["book_value"], row["value_change"]) == ("77.42", "122.58", "-155.20")
    assert depreciation.value_change(one, date(2026, 1, 1), date(2026, 1, 31)) == -15520
    assert depreciation.book_value(one, date(2029, 1, 1)) == 0


def test_a_change_counts_from_the_month_it_falls_in() -> None:
    first, last = (Lot(120000, date(2024, 1, 1), Plan(24), changes=(lot.change(f"2024-04-{on} months=15"),))
                   for on in ("01", "30"))  # fmt: skip
    assert depreciation.schedule(first) == depreciation.schedule(last)
    assert depreciation.charge(first, date(2024, 4, 1), date(2024, 4, 30)) == 8750


def test_two_changes_in_one_month_count_together() -> None:
    one = Lot(200000, date(2024, 1, 1), Plan(24), residual=20000,
              changes=(lot.change("2025-01-10 months=36"), lot.change("2025-01-20 residual=500")))  # fmt: skip
    assert [row.book_value for row in depreciation.schedule(one)] == [110000, 80000, 50000]


def test_an_addition_is_spread_over_what_is_left() -> None:
    one = Lot(120000, date(2024, 1, 1), Plan(24), changes=(lot.change("2025-01-01 add=600"),))
    assert [(row.depreciation, row.value_change) for row in depreciation.schedule(one)] == [
        (60000, 0), (120000, 60000),
    ]  # fmt: skip


@pytest.mark.parametrize("on", ["2023-12-31", "2024-01-01", "2024-01-20"])
def test_an_opening_balance_goes_on_from_its_date(on: str) -> None:
    one = Lot(48000, date(2022, 1, 1), Plan(48), opening=30000, opening_on=day(on))
    rows = depreciation.json_of(one)
    assert [(row["from"], row["depreciation"]) for row in rows] == [
        ("2024-01-01", "90.00"), ("2025-01-01", "90.00"),
    ]  # fmt: skip
    assert depreciation.accumulated(one, date(2023, 6, 1)) == 30000


def test_nothing_is_charged_before_first_use() -> None:
    assert depreciation.accumulated(LAPTOP, date(2024, 8, 14)) == 0
    assert depreciation.book_value(LAPTOP, date(2024, 8, 14)) == 0
    assert depreciation.accumulated(LAPTOP, date(2024, 8, 15)) == 1146


def test_bare_integers_give_the_same_cents() -> None:
    start, totals = month_index(LAPTOP.start), [0] * 7
    depreciation.add_linear(totals, 54999, start, 48, month_index(date(2023, 1, 1)))
    assert totals == [0, 5729, 13750, 13750, 13749, 8021, 0]
    late = [0, 0]
    depreciation.add_linear(late, 54999, start, 48, month_index(date(2027, 1, 1)))
    assert late == [13749, 8021]
    for year, amount in enumerate(totals, 2023):
        first, last = date(year, 1, 1), date(year, 12, 31)
        assert depreciation.charge(LAPTOP, first, last) == amount
        assert (
            depreciation.linear_charge(54999, 0, start, 48, month_index(first), month_index(last)) == amount
        )


def test_a_free_month_of_disposal_keeps_the_change_made_in_it() -> None:
    one = Lot(120000, date(2024, 1, 1), Plan(24), changes=(lot.change("2025-01-05 value=300"),),
              disposal=Disposal(date(2025, 1, 20), 10000, month_charged=False))  # fmt: skip
    assert depreciation.json_of(one)[-2:] == [
        {"from": "2025-01-01", "to": "2025-01-20", "depreciation": "0.00", "book_value": "300.00",
         "value_change": "-300.00"},
        {"disposed": "2025-01-20", "proceeds": "100.00", "result": "-200.00"},
    ]  # fmt: skip


def test_a_lot_that_costs_nothing_has_a_schedule_of_nothing() -> None:
    rows = depreciation.schedule(Lot(0, date(2024, 1, 1), Plan(12)))
    assert [(row.depreciation, row.book_value) for row in rows] == [(0, 0)]


def test_days_count_each_day() -> None:
    one = Lot(73100, date(2020, 1, 1), Plan(24, convention=Convention.DAYS))
    for days in (0, 30, 365, 730):
        assert depreciation.accumulated(one, one.start + timedelta(days=days)) == 100 * (days + 1)


def test_a_disposal_on_the_day_of_the_opening_balance_charges_nothing_more() -> None:
    on = date(2024, 12, 31)
    one = Lot(48000, date(2022, 1, 1), Plan(48), opening=36000, opening_on=on, disposal=Disposal(on, 10000))
    assert shown(one) == [("2024-12-31", "2024-12-31", "0.00", "120.00"), ("2024-12-31", "100.00", "-20.00")]
