"""A month of the agenda as weeks."""

from __future__ import annotations

from datetime import date as D  # noqa: N812
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inventory.errors import InputError
from inventory.signals.agenda import Entry
from inventory.signals.finding import Subject
from inventory.signals.month import month_of, moved, parse, span


def entry(on: D, uid: str = "x") -> Entry:
    return Entry(on, "notice", "K1", Subject("contract", "K1", "K1", 1), None, uid)


def test_a_month_has_whole_weeks_and_the_days_around_it() -> None:
    days = [D(2028, 1, 31), D(2028, 2, 29), D(2028, 2, 29), D(2028, 3, 5), D(2028, 3, 6)]
    found = month_of([entry(day, str(at)) for at, day in enumerate(days)], 2028, 2)
    assert span(2028, 2) == (D(2028, 1, 31), D(2028, 3, 5))
    assert [len(week) for week in found.weeks] == [7] * 5
    assert [one.uid for one in found.entries] == ["1", "2"]
    first, last = found.weeks[0][0], found.weeks[-1][-1]
    assert (first.date, first.inside, len(first.entries)) == (D(2028, 1, 31), False, 1)
    assert (last.date, last.inside, len(last.entries)) == (D(2028, 3, 5), False, 1)


@given(st.integers(1901, 2399), st.integers(1, 12))
def test_every_day_of_a_month_is_there_once(year: int, month: int) -> None:
    found = month_of([], year, month)
    days = [day for week in found.weeks for day in week]
    assert all(len(week) == 7 and week[0].date.weekday() == 0 for week in found.weeks)
    assert [day.date for day in days] == [days[0].date + timedelta(at) for at in range(len(days))]
    inside = [day.date for day in days if day.inside]
    assert inside[0] == D(year, month, 1)
    assert (inside[-1] + timedelta(1)).day == 1
    assert 4 <= len(found.weeks) <= 6
    assert moved(*moved(year, month, 1), -1) == (year, month)


def test_moving_stops_at_the_years_that_are_known() -> None:
    assert moved(2026, 12, 1) == (2027, 1)
    assert moved(2026, 1, -1) == (2025, 12)
    assert moved(2400, 12, 1) == (2400, 12)
    assert moved(1900, 1, -5) == (1900, 1)


@pytest.mark.parametrize(
    ("text", "month"), [("2027-04", (2027, 4)), ("4-2027", (2027, 4)), (" 2027-4 ", (2027, 4))]
)
def test_a_month_as_people_write_it(text: str, month: tuple[int, int]) -> None:
    assert parse(text) == month


@pytest.mark.parametrize(
    "text", ["", "2027", "2027-13", "0-2027", "april", "1899-01", "2400-01", "2027-04-01", "٢٠٢٧-04"]
)
def test_what_is_no_month_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        parse(text)
