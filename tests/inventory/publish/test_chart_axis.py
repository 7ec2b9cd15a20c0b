from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inventory.language import choose
from inventory.publish.chart_axis import Axis, axis, beside, euros, thousands, tick, writers

AMOUNT = st.integers(0, 10**14)


@given(AMOUNT, AMOUNT)
def test_an_axis_reaches_its_amounts_in_few_round_steps(low: int, high: int) -> None:
    found = axis(-low, high)
    assert found.ticks[0] <= -low <= 0 <= high <= found.ticks[-1]
    assert 1 <= found.below + found.above <= 6
    assert re.fullmatch(r"(1|2|5|25)0*", str(found.step))


@given(st.integers(1, 10**14))
def test_no_smaller_round_step_would_do(high: int) -> None:
    step = axis(0, high).step
    smaller = max(
        (one for one in (step * 4 // 5, step // 2) if re.fullmatch("(1|2|5|25)0*", str(one))), default=0
    )
    assert smaller == 0 or -(-high // smaller) > 6


@pytest.mark.parametrize(
    ("high", "ticks"),
    [
        (72_763_692, [0, 20_000_000, 40_000_000, 60_000_000, 80_000_000]),
        (3, [0, 1, 2, 3]),
        (0, [0, 100]),
        (10_000_000_000, [0, 2_000_000_000, 4_000_000_000, 6_000_000_000, 8_000_000_000, 10_000_000_000]),
    ],
)
def test_steps(high: int, ticks: list[int]) -> None:
    assert axis(0, high).ticks == ticks


@given(AMOUNT, AMOUNT, AMOUNT, AMOUNT)
def test_two_axes_have_their_lines_and_zero_on_the_same_heights(a: int, b: int, c: int, d: int) -> None:
    first, second = beside(axis(-a, b), -c, d)
    assert (first.below, first.above) == (second.below, second.above)
    assert second.ticks[0] <= -c <= d <= second.ticks[-1]
    assert first.place(0) == second.place(0)


def test_a_place_is_a_share_of_the_height() -> None:
    assert Axis(100, 1, 3).place(-100) == 0
    assert Axis(100, 1, 3).place(300) == 1
    assert Axis(100, 0, 4).place(100) == 0.25


def test_amounts_as_dutch_people_write_them() -> None:
    choose("nl")
    assert tick(axis(0, 25_000_000))(25_000_000) == "€ 250.000"
    assert tick(axis(0, 30))(10) == "€ 0,10"
    assert tick(axis(-100_000, 0))(-100_000) == "€ -1.000"
    assert (euros(123_450), thousands(123_456_789)) == ("1.235", "1.235")


def test_small_amounts_show_their_cents_and_large_ones_may_be_thousands() -> None:
    assert [(write(99_999), short) for write, short in writers([99_999])] == [
        ("999.99", False),
        ("1,000", False),
    ]
    assert [(write(160_000), short) for write, short in writers([160_000, 1])] == [
        ("1,600", False),
        ("2", True),
    ]
