"""The line of values: as high as the values are, in the order of time."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from inventory.plan.light import Light
from tui.widgets.plan_indicators_cells import BLOCKS, POINTS, columns_of, short, spark


@given(st.lists(st.integers(-(10**9), 10**9), max_size=20))
def test_a_higher_value_never_has_a_lower_block(values: list[int]) -> None:
    line, shown = spark(values), values[-POINTS:]
    assert len(line) == len(shown)
    heights = [BLOCKS.index(one) for one in line]
    for (first, low), (second, high) in pairwise(sorted(zip(shown, heights, strict=True))):
        assert low <= high if first < second else low == high
    if len(set(shown)) > 1:
        assert {0, len(BLOCKS) - 1} <= set(heights)


def test_values_that_stay_the_same_stand_in_the_middle() -> None:
    assert spark([7, 7, 7]) == "▃▃▃"
    assert spark([]) == ""
    assert spark([0, 50, 100]) == "▁▃▇"


def test_the_state_on_the_way_has_its_own_word() -> None:
    assert short(Light("far", None, "")) == "ver af"
    assert short(Light("far", 5, "")) == "loopt achter"


@given(st.integers(40, 300))
def test_columns_fit_from_80_cells_on(width: int) -> None:
    columns = columns_of(width)
    needed = sum((one.width or 0) + 2 for one in columns) + 3
    assert needed <= max(width, 79)
