"""Prices over time: indexation, proration, discounts, VAT, quantities by year, and that parts add up to the whole."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inventory.finance import index_steps
from inventory.finance.calendar import CALENDAR, SCHOOL, BookYear
from inventory.finance.contract_course import Charged, Course
from inventory.finance.contract_lease import Interest
from inventory.finance.contract_parts import Seen, parts
from inventory.finance.index_steps import Indexation, Rule, Value

DAY = timedelta(days=1)
AUGUST = date(2024, 8, 1)
POLICY = 300


def one(
    price: int = 12_000_000, months: int = 12, start: date = AUGUST, last: date | None = None, **more: Any
) -> Course:
    """Return a course of one piece at a price in 1/10000 euro."""
    charged = Charged(price, 100, months, **more.pop("charged", {}))
    return Course(charged, start, last, more.pop("quantity", lambda _on: 100), **more)


def rises(rule: Rule = Rule.ANNIVERSARY, start: date = AUGUST, **more: Any) -> Indexation:
    return Indexation(rule, start, assumption=lambda _on: POLICY, **more)


def years(course: Course, book: BookYear, first: int, last: int) -> list[int]:
    return [course.cost(book.first(year), book.last(year)) for year in range(first, last + 1)]


def test_by_months_and_by_days() -> None:
    """V39, V40, V44."""
    end = date(2025, 7, 31)
    assert years(one(last=end), CALENDAR, 2024, 2025) == [50000, 70000]
    assert years(one(last=end, by_days=True), CALENDAR, 2024, 2025) == [50301, 69699]
    assert years(one(594_000_000, last=end), CALENDAR, 2024, 2025) == [2_475_000, 3_465_000]
    assert years(one(last=end), SCHOOL, 2024, 2024) == [120000]


@pytest.mark.parametrize(
    ("price", "percents", "expected"),
    [
        (10_000_000, (350, 200), [10_350_000, 10_557_000]),
        (2_499_500, (330, 330), [2_582_000, 2_667_200]),
        (1_000, (350, 350), [1_035, 1_071]),
        (10_000_000, (-150,), [9_850_000]),
    ],
)
def test_a_step_is_rounded_before_the_next(
    price: int, percents: tuple[int, ...], expected: list[int]
) -> None:
    """V42, V43; a fee of € 0,10 rises too."""
    found = []
    for percent in percents:
        price = index_steps.raised(price, percent)
        found.append(price)
    assert found == expected


@pytest.mark.parametrize(
    ("indexation", "days"),
    [
        (rises(), ["2025-08-01", "2026-08-01"]),
        (rises(Rule.JANUARY), ["2025-01-01", "2026-01-01"]),
        (rises(Rule.MONTH, month=10), ["2024-10-01", "2025-10-01", "2026-10-01"]),
        (rises(Rule.NONE), []),
        (rises(start=date(2020, 2, 29)), ["2025-02-28", "2026-02-28"]),
    ],
)
def test_when_prices_rise(indexation: Indexation, days: list[str]) -> None:
    listed = index_steps.steps(indexation, 10_000_000, AUGUST, date(2026, 12, 31))
    assert [step.on.isoformat() for step in listed] == days


def test_a_year_without_a_value_is_an_assumption_and_says_so() -> None:
    values = (Value(date(2025, 1, 1), 350), Value(date(2026, 1, 1), 210))
    series = rises(Rule.JANUARY, values=values, name="CPI")
    listed = index_steps.steps(series, 10_000_000, AUGUST, date(2027, 12, 31))
    assert [(step.percent, step.assumed) for step in listed] == [(350, False), (210, False), (POLICY, True)]
    assert "CPI" in listed[0].explained()
    assert "3,00" in listed[2].explained()
    guessed = rises(Rule.JANUARY, values=(*values, Value(date(2027, 1, 1), 150, assumed=True)), name="CPI")
    listed = index_steps.steps(guessed, 10_000_000, AUGUST, date(2028, 12, 31))
    assert [(step.percent, step.assumed) for step in listed][2:] == [(150, True), (150, True)]
    fixed = rises(percent=250)
    assert index_steps.steps(fixed, 10_000_000, AUGUST, date(2025, 8, 1)) == [
        (date(2025, 8, 1), 250, 10_250_000, False, fixed.rise(AUGUST)[2])
    ]


def test_a_rise_counts_from_its_month() -> None:
    course = one(indexation=rises(percent=1000), last=date(2027, 7, 31))
    assert years(course, SCHOOL, 2024, 2026) == [120000, 132000, 145200]
    assert years(course, CALENDAR, 2024, 2027) == [50000, 70000 + 55000, 77000 + 60500, 84700]


def test_discount_and_vat() -> None:
    assert one(charged={"discount": 1000}).cost(AUGUST, date(2025, 7, 31)) == 108000
    assert one(vat=lambda _on: 2100).cost(AUGUST, date(2025, 7, 31)) == 99174
    assert one(vat=lambda _on: 900, charged={"discount": 500}).cost(AUGUST, date(2025, 7, 31)) == 104587


def test_what_is_paid_once_is_paid_in_its_month() -> None:
    course = one(charged={"one_off": True}, start=date(2024, 8, 15), indexation=rises())
    assert years(course, CALENDAR, 2023, 2025) == [0, 120000, 0]
    assert course.cost(date(2024, 9, 1), date(2034, 9, 1)) == 0
    by_days = one(charged={"one_off": True}, start=date(2024, 8, 15), by_days=True)
    assert years(by_days, CALENDAR, 2023, 2025) == [0, 120000, 0]


def test_each_year_has_the_quantity_of_its_first_day() -> None:
    course = one(120_000, quantity=lambda on: 100 * (2000 + 100 * (on.year - 2024)))
    assert years(course, SCHOOL, 2024, 2026) == [2_400_000, 2_520_000, 2_640_000]
    assert years(course, CALENDAR, 2025, 2025) == [1_400_000 + 1_050_000]


def test_a_price_for_three_years_comes_out_whole() -> None:
    course = one(10_000_000, months=36, last=date(2027, 7, 31))
    assert years(course, SCHOOL, 2024, 2026) == [33333, 33334, 33333]
    assert course.cost(AUGUST, date(2027, 7, 31)) == 100000


def test_a_month_in_which_a_price_is_replaced_is_counted_once() -> None:
    first = one(1_200_000, months=1, last=date(2025, 3, 14), before=date(2025, 3, 15))
    then = one(2_400_000, months=1, start=date(2025, 3, 15))
    march = (date(2025, 3, 1), date(2025, 3, 31))
    assert (first.cost(*march), then.cost(*march)) == (0, 24000)


def test_what_an_assumed_rise_adds_is_expected() -> None:
    values = (Value(date(2025, 8, 1), 1000),)
    course = one(indexation=rises(values=values, name="CPI"), last=date(2028, 7, 31))
    seen = Seen(date(2025, 8, 1), date(2028, 7, 31), date(2025, 12, 31), date(2027, 7, 31))
    found = parts(course, seen)
    assert [(part.amount, part.nature) for part in found] == [
        (55000, "actual"), (77000, "committed"), (132000, "committed"), (3960, "expected"), (140039, "expected"),
    ]  # fmt: skip
    assert sum(part.amount for part in found) == course.cost(seen.first, seen.last)
    assert found[0].explanation.count("10,00 %") == 1


def test_parts_at_one_price_are_one_part() -> None:
    course = one(last=date(2030, 7, 31))
    seen = Seen(date(2025, 1, 1), date(2029, 12, 31), date(2024, 12, 31), None)
    assert [(part.first, part.last) for part in parts(course, seen)] == [(seen.first, seen.last)]


def test_interest_is_what_is_paid_beyond_the_cost() -> None:
    found = Interest(1_080_000, 1_000_000, AUGUST, date(2027, 7, 31))
    course = found.course()
    assert years(course, CALENDAR, 2024, 2027) == [11111, 26667, 26666, 15556]
    assert sum(years(course, SCHOOL, 2024, 2030)) == 80000


COURSES = st.builds(
    Course,
    st.builds(
        Charged,
        st.integers(0, 10**8),
        st.just(100),
        st.sampled_from([1, 3, 5, 12, 18, 36]),
        one_off=st.booleans(),
        discount=st.integers(0, 10_000),
    ),
    st.dates(date(2015, 1, 1), date(2026, 1, 1)),
    st.none() | st.dates(date(2026, 1, 1), date(2033, 1, 1)),
    st.builds(lambda base: lambda on: base * (on.year % 7 + 1), st.integers(1, 10**5)),
    st.none()
    | st.builds(
        Indexation,
        st.sampled_from(list(Rule)),
        st.dates(date(2014, 1, 1), date(2026, 1, 1)),
        st.integers(1, 12),
        st.none() | st.integers(-500, 900),
    ),
    st.none() | st.just(lambda _on: 2100),
    st.booleans(),
)


@given(
    COURSES, st.lists(st.dates(date(2014, 1, 2), date(2040, 1, 1)), max_size=6), st.sampled_from(range(1, 13))
)
def test_the_parts_of_any_cut_are_the_whole(course: Course, cuts: list[date], month: int) -> None:
    if not course.by_days:
        cuts = [cut.replace(day=1) for cut in cuts]
    first, last = date(2014, 1, 1), date(2040, 12, 31)
    whole = course.cost(first, last)
    edges = sorted({first, *cuts, last + DAY})
    assert sum(course.cost(begin, end - DAY) for begin, end in pairwise(edges)) == whole
    book = BookYear("school", month)
    assert sum(years(course, book, 2013, 2040)) == course.cost(book.first(2013), book.last(2040))


@given(
    COURSES,
    st.dates(date(2015, 1, 1), date(2035, 1, 1)),
    st.none() | st.dates(date(2015, 1, 1), date(2035, 1, 1)),
)
def test_natures_together_are_the_whole(course: Course, on: date, committed: date | None) -> None:
    for year in (2020, 2026, 2031):
        seen = Seen(CALENDAR.first(year), CALENDAR.last(year), on, committed)
        found = parts(course, seen)
        assert sum(part.amount for part in found) == course.cost(seen.first, seen.last)
        assert all(seen.first <= part.first <= part.last <= seen.last for part in found)
