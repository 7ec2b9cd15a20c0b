from __future__ import annotations

from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from inventory.errors import InputError
from inventory.finance import calendar
from inventory.finance.calendar import CALENDAR, SCHOOL, SCHOOL_FLANDERS, BookYear

DATES = st.dates(date(1990, 1, 1), date(2090, 12, 31))
BOOKS = st.builds(BookYear, st.just("school"), st.integers(1, 12))


@given(DATES, st.integers(-600, 600))
def test_months_are_added_as_dateutil_adds_them(on: date, months: int) -> None:
    assert calendar.add_months(on, months) == on + relativedelta(months=months)


def test_months_are_anchored_and_never_skipped() -> None:
    start = date(2024, 1, 31)
    assert [calendar.add_months(start, months).isoformat() for months in range(4)] == [
        "2024-01-31", "2024-02-29", "2024-03-31", "2024-04-30",
    ]  # fmt: skip


def test_a_month_beyond_all_years_is_refused() -> None:
    with pytest.raises(InputError):
        calendar.add_months(date(9999, 12, 1), 1)


@given(DATES)
def test_a_month_has_a_first_and_a_last_day(on: date) -> None:
    index = calendar.month_index(on)
    assert calendar.month_first(index) == on.replace(day=1)
    assert calendar.month_last(index) + timedelta(days=1) == calendar.month_first(index + 1)


@given(DATES, BOOKS)
def test_every_day_is_in_its_book_year(on: date, book: BookYear) -> None:
    year = book.year(on)
    assert book.first(year) <= on <= book.last(year)
    assert book.last(year) + timedelta(days=1) == book.first(year + 1)


def test_book_years_have_names() -> None:
    assert CALENDAR.label(2027) == "2027"
    assert SCHOOL.label(2026) == "2026-2027"
    assert SCHOOL.period(2026)[1:] == (date(2026, 8, 1), date(2027, 7, 31))
    assert SCHOOL_FLANDERS.first(2026) == date(2026, 9, 1)
    assert [period.year for period in CALENDAR.periods(2025, 2027)] == [2025, 2026, 2027]
    assert calendar.book_year("school", 9) == SCHOOL_FLANDERS
    with pytest.raises(InputError):
        calendar.book_year("fiscal")
    with pytest.raises(InputError):
        BookYear("school", 13)


def test_a_year_paid_in_advance_is_split_by_months_or_days() -> None:
    """V39, V40."""
    span = date(2024, 8, 1), date(2025, 7, 31)
    months = calendar.split_by_months(120000, *span, CALENDAR)
    assert [(period.year, amount) for period, amount in months] == [(2024, 50000), (2025, 70000)]
    days = calendar.split_by_days(120000, *span, CALENDAR)
    assert [(period.year, amount) for period, amount in days] == [(2024, 50301), (2025, 69699)]
    assert days[0][0][1:] == (date(2024, 8, 1), date(2024, 12, 31))


def test_funding_of_a_school_year_falls_in_two_calendar_years() -> None:
    """V44, and the Flemish 4/12 and 8/12."""
    period = SCHOOL.period(2014)
    parts = calendar.split_by_months(5940000, period.first, period.last, CALENDAR)
    assert [amount for _, amount in parts] == [2475000, 3465000]
    period = SCHOOL_FLANDERS.period(2014)
    parts = calendar.split_by_months(1200, period.first, period.last, CALENDAR)
    assert [amount for _, amount in parts] == [400, 800]


@given(st.integers(-(10**9), 10**9), DATES, st.integers(0, 4000), BOOKS)
def test_a_split_loses_no_cent(amount: int, first: date, days: int, book: BookYear) -> None:
    last = first + timedelta(days=days)
    for split in (calendar.split_by_months, calendar.split_by_days):
        parts = split(amount, first, last, book)
        assert sum(part for _, part in parts) == amount
        assert parts[0][0].first == first
        assert parts[-1][0].last == last
        assert all(part * amount >= 0 for _, part in parts)


def test_a_span_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(InputError):
        calendar.split_by_days(100, date(2024, 2, 1), date(2024, 1, 31), CALENDAR)


@pytest.mark.parametrize(
    ("deadline", "advised"),
    [
        ("2026-05-31", "2026-05-29"),
        ("2026-04-06", "2026-04-03"),
        ("2026-04-30", "2026-04-30"),
        ("2026-04-27", "2026-04-24"),
        ("2025-04-26", "2025-04-25"),
        ("2026-12-26", "2026-12-24"),
        ("2027-01-01", "2026-12-31"),
        ("2026-05-14", "2026-05-13"),
    ],
)
def test_the_working_day_before_a_deadline(deadline: str, advised: str) -> None:
    """V33, V34 and other Dutch holidays."""
    assert calendar.working_day(date.fromisoformat(deadline)) == date.fromisoformat(advised)


def test_holidays_differ_by_country_and_board() -> None:
    assert calendar.is_working_day(date(2026, 7, 21))
    assert not calendar.is_working_day(date(2026, 7, 21), "VL")
    assert calendar.is_working_day(date(2026, 4, 27), "VL")
    good_friday = date(2026, 4, 3)
    assert calendar.working_day(date(2026, 4, 6), closed=frozenset({good_friday})) == date(2026, 4, 2)
    assert calendar.working_day(date(2026, 4, 30), lead_days=3) == date(2026, 4, 24)
    assert date(2013, 4, 30) in calendar.holidays(2013)
    assert date(2025, 4, 26) in calendar.holidays(2025)
