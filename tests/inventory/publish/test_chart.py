from __future__ import annotations

import pytest

from inventory.publish.chart import Chart, Series, Trace


def test_a_stack_reaches_what_is_above_and_below_zero_apart() -> None:
    chart = Chart("stacked", "", ("1", "2"), (Series("a", (5, -3)), Series("b", (4, 2))))
    assert chart.bounds == (-3, 9)
    assert chart.totals == (9, -1)


def test_columns_beside_each_other_share_their_axis_with_the_limit() -> None:
    chart = Chart("paired", "", ("1",), (Series("a", (5,)), Series("b", (4,))), Trace("c", (20,)))
    assert chart.bounds == (0, 20)


def test_a_line_with_its_own_axis_does_not_stretch_that_of_the_columns() -> None:
    chart = Chart("combined", "", ("1", "2"), (Series("a", (5, 1)),), Trace("b", (900, None)))
    assert (chart.bounds, chart.line_bounds) == ((0, 5), (0, 900))


def test_nothing_but_zeros_is_empty() -> None:
    assert Chart("stacked", "", ("1",), (Series("a", (0,)),)).empty
    assert Chart("stacked", "", (), ()).empty
    assert not Chart("combined", "", ("1",), (Series("a", (0,)),), Trace("b", (1,))).empty


def test_every_year_has_its_amount() -> None:
    with pytest.raises(ValueError, match="short"):
        Chart("stacked", "", ("1", "2"), (Series("short", (1,)),))
    with pytest.raises(ValueError, match="line"):
        Chart("paired", "", ("1",), (Series("a", (1,)),), Trace("line", ()))
