from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inventory.language import choose, current
from inventory.records import Kind
from inventory.store.filter.days import later, span
from inventory.store.filter.numbers import number

ON = dt.date(2026, 8, 31)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026", "2026-01-01", "2026-12-31"),
        ("2028-02", "2028-02-01", "2028-02-29"),
        ("2-2026", "2026-02-01", "2026-02-28"),
        ("2026-q3", "2026-07-01", "2026-09-30"),
        ("31-12-2026", "2026-12-31", "2026-12-31"),
        ("31/12/2026", "2026-12-31", "2026-12-31"),
        ("1.2.2026", "2026-02-01", "2026-02-01"),
        ("2026-1-2", "2026-01-02", "2026-01-02"),
        ("vandaag", "2026-08-31", "2026-08-31"),
        ("Morgen", "2026-09-01", "2026-09-01"),
        ("yesterday", "2026-08-30", "2026-08-30"),
        ("+90d", "2026-11-29", "2026-11-29"),
        ("-2w", "2026-08-17", "2026-08-17"),
        ("+3m", "2026-11-30", "2026-11-30"),
        ("+1maand", "2026-09-30", "2026-09-30"),
        ("-6m", "2026-02-28", "2026-02-28"),
        ("-1j", "2025-08-31", "2025-08-31"),
        ("+2_years", "2028-08-31", "2028-08-31"),
        ("vandaag+1d", "2026-09-01", "2026-09-01"),
    ],
)
def test_days(text: str, first: str, last: str) -> None:
    assert span(text, ON) == (dt.date.fromisoformat(first), dt.date.fromisoformat(last))


@pytest.mark.parametrize(
    "text",
    ["", "x", "30-2-2026", "2026-13", "0001", "9999", "+99999j", "-99999m", "+5", "+5x", "2026-q5", "d+1"],
)
def test_no_days(text: str) -> None:
    assert span(text, ON) is None


@given(st.dates(dt.date(1950, 1, 1), dt.date(2100, 12, 31)), st.integers(-600, 600))
def test_later_keeps_the_day_or_takes_the_last(day: dt.date, months: int) -> None:
    found = later(day, months)
    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == months
    assert found.day == day.day or (found.day < day.day and (found + dt.timedelta(days=1)).day == 1)


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("12", Kind.INTEGER, 12),
        ("-12", Kind.INTEGER, -12),
        ("1.200", Kind.INTEGER, 1200),
        ("1,5", Kind.INTEGER, None),
        ("12", Kind.AMOUNT, 1200),
        ("12,5", Kind.AMOUNT, 1250),
        ("12.50", Kind.AMOUNT, 1250),
        ("€ 1.234,56", Kind.AMOUNT, 123456),
        ("1,234.56", Kind.AMOUNT, 123456),
        ("1.234", Kind.AMOUNT, 123400),
        ("1.234.567", Kind.AMOUNT, 123456700),
        ("12,345", Kind.AMOUNT, 1234500),
        ("0,125", Kind.AMOUNT, None),
        ("0,125", Kind.PRICE, 1250),
        ("1,125", Kind.PRICE, 11250),
        ("1.125", Kind.PRICE, 11250000),
        ("8 %", Kind.PERCENT, 800),
        ("0,6 fte", Kind.FTE, 60),
        ("36", Kind.MONTHS, 36),
        ("36m", Kind.MONTHS, 36),
        ("3 jaar", Kind.MONTHS, 36),
        ("", Kind.AMOUNT, None),
        ("veel", Kind.AMOUNT, None),
        ("9" * 30, Kind.INTEGER, None),
        ("٣", Kind.INTEGER, None),
        ("1.2.3", Kind.AMOUNT, None),
    ],
)
def test_numbers(text: str, kind: Kind, value: int | None) -> None:
    assert number(text, kind) == value


def test_price_in_english_has_its_decimals_behind_a_point() -> None:
    before = current()
    choose("en")
    try:
        assert number("1.125", Kind.PRICE) == 11250
        assert number("1,125", Kind.PRICE) == 11250000
    finally:
        choose(before)
