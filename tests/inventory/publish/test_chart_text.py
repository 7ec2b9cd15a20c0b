from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from inventory.language import choose
from inventory.publish.chart import Chart, Series, Trace
from inventory.publish.chart_text import FILLS, cells, draw, plain
from tests.inventory.publish.charts import HOSTILE, made

if TYPE_CHECKING:
    from inventory.publish.chart import Kind

PAIRED = Chart(
    "paired", "Replacement", ("2027", "2028"), (Series("Before", (40_000, 10_000)), Series("After", (20_000, 30_000))),
    Trace("Ceiling", (30_000, 30_000)),
)  # fmt: skip


@pytest.mark.parametrize("kind", ["stacked", "combined", "paired"])
@pytest.mark.parametrize("size", [(78, 20), (30, 9), (140, 50), (80, 0), (10, 3)])
@pytest.mark.parametrize("count", [0, 1, 4, 12, 30])
def test_it_stays_within_its_room(kind: Kind, size: tuple[int, int], count: int) -> None:
    width, height = size
    for name in ("", "数学 " + HOSTILE):
        lines = plain(made(kind, count, negative=not name, name=name), width, height).splitlines()
        assert max(map(cells, lines)) <= max(width, 30)
        assert not height or len(lines) <= height
        assert "\x1b" not in "".join(lines)


def test_bars_are_as_long_as_their_amounts() -> None:
    chart = Chart("stacked", "", ("1", "2"), (Series("a", (75_000, 25_000)), Series("b", (25_000, 25_000))))
    first, second = plain(chart, 1 + 1 + 1 + 40 + 1 + 5).splitlines()[2:4]
    assert (first.count(FILLS[0]), first.count(FILLS[1])) == (30, 10)
    assert (second.count(FILLS[0]), second.count(FILLS[1])) == (10, 10)
    assert first.endswith("1,000")


def test_small_amounts_show_their_cents() -> None:
    assert "0.32" in plain(Chart("stacked", "", ("1",), (Series("a", (32,)),)), 40)


def test_what_is_negative_goes_left_of_zero() -> None:
    chart = Chart("stacked", "", ("1",), (Series("a", (200_000,)), Series("b", (-200_000,))))
    line = plain(chart, 60).splitlines()[2]
    left, _zero, right = line.partition("│")
    assert FILLS[1] in left
    assert FILLS[0] in right
    assert left.count(FILLS[1]) == pytest.approx(right.count(FILLS[0]), abs=1)


def test_a_limit_stands_at_the_same_place_in_every_line() -> None:
    lines = [line for line in plain(PAIRED, 60).splitlines() if "│" in line]
    assert len(lines) == 4
    assert len({line.index("┊") for line in lines}) == 1
    assert lines[0].count("░") > lines[1].count("█")


def test_a_value_with_its_own_scale_has_a_line_of_its_own() -> None:
    chart = Chart("combined", "", ("1",), (Series("a", (100_000,)),), Trace("Book value", (None,)))
    lines = plain(chart, 60).splitlines()
    assert lines[3].endswith("–")  # noqa: RUF001
    assert "Book value (scale of its own)" in lines[-1]


def test_pieces_name_their_series_for_who_has_colours() -> None:
    runs = [
        run
        for row in draw(made("stacked", 3), 78)
        for run in row
        if run.series is not None and run.text.strip()
    ]
    assert {run.series for run in runs} == set(range(7))
    assert all(set(run.text.strip()) == {FILLS[run.series or 0]} for run in runs)


def test_years_that_do_not_fit_are_counted() -> None:
    choose("nl")
    text = plain(made("stacked", 30), 78, 20)
    assert "2027" in text
    shown = sum(str(2027 + n) in text for n in range(30))
    assert f"{30 - shown}" in text
    assert shown > 10
