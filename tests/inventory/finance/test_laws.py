"""The laws that hold for every lot, whatever its amounts, dates and methods."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from inventory.finance import depreciation
from inventory.finance.calendar import CALENDAR, SCHOOL, month_index, month_last
from inventory.finance.lot import Change, Convention, Disposal, Lot, Method, Plan, split

if TYPE_CHECKING:
    from inventory.finance.calendar import BookYear

DATES = st.dates(date(2015, 1, 1), date(2026, 12, 31))
RATES = st.none() | st.builds(Fraction, st.integers(1, 99), st.just(100))


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    months, method = draw(st.integers(1, 200)), draw(st.sampled_from(list(Method)))
    years = -(-months // 12)
    parts = draw(st.lists(st.integers(0, 100), min_size=years, max_size=years).filter(any))
    book = draw(st.sampled_from([CALENDAR, SCHOOL]))
    return Plan(months, method, draw(st.sampled_from(list(Convention))), draw(RATES), book, tuple(parts))


PLANS = plans()


@st.composite
def lots(draw: st.DrawFn, plans: st.SearchStrategy[Plan] = PLANS) -> Lot:
    cost = draw(st.integers(0, 10**8))
    return Lot(cost, draw(DATES), draw(plans), draw(st.integers(0, cost)))


@st.composite
def changed_lots(draw: st.DrawFn) -> Lot:
    one = draw(lots())
    on = one.start + timedelta(days=draw(st.integers(0, 700)))
    value = draw(st.integers(one.residual, one.cost + 1000))
    change = Change(on, months=draw(st.integers(60, 240)), value=value, add=draw(st.integers(0, 10**6)))
    later = Change(on + timedelta(days=100), months=240, residual=0)
    end = Disposal(
        on + timedelta(days=draw(st.integers(200, 5000))), draw(st.integers(0, 10**7)), draw(st.booleans())
    )
    return replace(one, changes=(later, change), disposal=draw(st.none() | st.just(end)))


def years(one: Lot, book: BookYear) -> list[int]:
    return [row.depreciation for row in depreciation.schedule(one, book)]


@given(lots())
def test_the_sum_is_the_base_and_never_more(one: Lot) -> None:
    total, base = sum(years(one, CALENDAR)), one.cost - one.residual
    assert total == base or (one.plan.method is Method.DECLINING and 0 <= total < base)


@given(lots(), st.lists(st.integers(-100, 8000), min_size=2, max_size=8))
def test_what_is_charged_never_falls(one: Lot, offsets: list[int]) -> None:
    totals = [depreciation.accumulated(one, one.start + timedelta(days=days)) for days in sorted(offsets)]
    assert totals == sorted(totals)
    assert totals[0] >= 0
    assert totals[-1] <= one.cost - one.residual


@settings(max_examples=60)
@given(changed_lots())
def test_years_school_years_and_months_add_up_to_the_same(one: Lot) -> None:
    rows = depreciation.schedule(one)
    assert sum(years(one, SCHOOL)) == sum(row.depreciation for row in rows)
    first, last = month_index(rows[0].first), month_index(rows[-1].last)
    life = depreciation.Life(one)
    months = [
        life.at(month_last(index))[0] - life.at(month_last(index - 1))[0] for index in range(first, last + 1)
    ]
    assert min(months) >= 0
    assert sum(months) == sum(row.depreciation for row in rows)
    for row in rows:
        assert depreciation.charge(one, row.first, row.last) == row.depreciation


@given(changed_lots())
def test_every_row_follows_from_the_one_before(one: Lot) -> None:
    book = one.cost
    for row in depreciation.schedule(one):
        book += row.value_change - row.depreciation
        assert row.book_value == book
    if result := depreciation.disposal_result(one):
        assert result.result == result.proceeds - depreciation.Life(one).at(result.disposed)[1]


@given(changed_lots(), st.integers(1, 29), st.integers(1, 30))
def test_a_split_keeps_every_total(one: Lot, part: int, more: int) -> None:
    mine, rest = split(one, part, part + more)
    assert mine.cost + rest.cost == one.cost
    assert mine.residual + rest.residual == one.residual
    for whole, left, right in zip(one.changes, mine.changes, rest.changes, strict=True):
        assert left.add + right.add == whole.add
        assert (left.value or 0) + (right.value or 0) == (whole.value or 0)
    for on in (one.start, date(2024, 6, 30), date(2060, 1, 1)):
        whole_book = depreciation.Life(one).at(on)[1]
        parts = depreciation.Life(mine).at(on)[1] + depreciation.Life(rest).at(on)[1]
        assert abs(whole_book - parts) <= 2


@given(lots(), st.integers(0, 10**6), st.integers(1, 29), st.integers(1, 30))
def test_a_split_of_an_opening_balance_ends_at_the_same(one: Lot, opening: int, part: int, more: int) -> None:
    opened = replace(one, opening=min(opening, one.cost - one.residual))
    mine, rest = split(opened, part, part + more)
    assert mine.opening + rest.opening == opened.opening


@given(lots(st.builds(Plan, st.integers(1, 200))), st.integers(-30, 250), st.integers(0, 60))
def test_bare_integers_agree_with_the_lot(one: Lot, begin: int, count: int) -> None:
    start = month_index(one.start)
    first, last = start + begin, start + begin + count
    life = depreciation.Life(one)
    expected = life.at(month_last(last))[0] - life.at(month_last(first - 1))[0]
    assert depreciation.linear_charge(one.cost, one.residual, start, one.plan.months, first, last) == expected


@given(lots(st.builds(Plan, st.integers(1, 200))), st.integers(-40, 40), st.integers(1, 20))
def test_totals_of_years_agree_with_single_charges(one: Lot, begin: int, count: int) -> None:
    start = month_index(one.start)
    totals = [0] * count
    depreciation.add_linear(totals, one.cost - one.residual, start, one.plan.months, start + begin)
    assert totals == [
        depreciation.linear_charge(
            one.cost,
            one.residual,
            start,
            one.plan.months,
            start + begin + 12 * year,
            start + begin + 12 * year + 11,
        )
        for year in range(count)
    ]
