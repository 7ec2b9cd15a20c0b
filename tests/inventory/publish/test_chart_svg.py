"""The picture of a chart: its columns as high as their amounts, its texts apart and inside, whatever the figures."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from defusedxml import ElementTree

from inventory.language import choose
from inventory.publish import chart_looks as looks
from inventory.publish.chart import Chart, Series
from inventory.publish.chart_layout import PLOT, layout
from inventory.publish.chart_svg import svg
from inventory.publish.colours import contrast
from inventory.publish.measure import width
from inventory.publish.picture import png
from tests.inventory.publish.charts import HOSTILE, SIZES, made

if TYPE_CHECKING:
    from inventory.publish.chart import Kind

NS = "{http://www.w3.org/2000/svg}"
KINDS: tuple[Kind, ...] = ("stacked", "combined", "paired")


class Text(NamedTuple):
    """A text with the rectangle that it takes."""

    text: str
    left: float
    right: float
    top: float
    bottom: float


def texts(picture: str) -> list[Text]:
    found = []
    for node in ElementTree.fromstring(picture).iter(f"{NS}text"):
        size, x, y = (number(node, name) for name in ("font-size", "x", "y"))
        wide = width(node.text or "", size, bold=node.get("font-weight") == "700")
        left = x - {"middle": wide / 2, "end": wide}.get(node.get("text-anchor", ""), 0)
        found.append(Text(node.text or "", left, left + wide, y - 0.72 * size, y + 0.2 * size))
    return found


def number(node: Any, name: str) -> float:
    """Return an attribute as a number."""
    return float(node.get(name))


def columns(picture: str) -> list[tuple[str, float]]:
    """Return the hover text and the height of every column, zeros left out."""
    groups: Any = ElementTree.fromstring(picture).iter(f"{NS}g")
    return [
        (group.find(f"{NS}title").text, number(rect, "height"))
        for group in groups
        for rect in group.iter(f"{NS}rect")
    ]


def check(chart: Chart) -> None:
    picture = svg(chart)
    root = ElementTree.fromstring(picture)
    wide, high = number(root, "width"), number(root, "height")
    placed = texts(picture)
    for one in placed:
        assert 0 <= one.left <= one.right <= wide, one
        assert 0 <= one.top <= one.bottom <= high, one
    for one, other in itertools.combinations([t for t in placed if t.text], 2):
        apart = (
            one.right <= other.left
            or other.right <= one.left
            or one.bottom <= other.top
            or other.bottom <= one.top
        )
        assert apart, (one, other)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("count", [1, 2, 5, 10, 11, 17, 30])
@pytest.mark.parametrize("more", [{}, {"negative": True}, {"school": True}, {"name": HOSTILE}])
def test_texts_stay_apart_and_inside(kind: Kind, count: int, more: dict[str, Any]) -> None:
    check(made(kind, count, **more))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("thousandths", [0, 1, 30, 20_000, 1_000_000])
def test_texts_stay_apart_for_tiny_and_huge_amounts(kind: Kind, thousandths: int) -> None:
    for count in (1, 8, 30):
        check(made(kind, count, thousandths))
    check(Chart(kind, "", (), ()))


def test_a_column_is_as_high_as_its_amount() -> None:
    chart = made("stacked", 4)
    found = layout(chart)
    span = found.axis.step * (found.axis.above + found.axis.below)
    heights = [height for _told, height in columns(svg(chart))]
    wanted = [one.amounts[n] * PLOT / span for n in range(4) for one in reversed(chart.series)]
    assert heights == pytest.approx(wanted, abs=0.011)


def test_what_is_negative_hangs_below_zero() -> None:
    chart = Chart("stacked", "", ("1",), (Series("a", (500,)), Series("b", (-300,))))
    picture = ElementTree.fromstring(svg(chart))
    boxes = [rect for group in picture.iter(f"{NS}g") for rect in group.iter(f"{NS}rect")]
    zero = layout(chart).y(0)
    below, above = (number(box, "y") for box in boxes)
    assert below == pytest.approx(zero, abs=0.01)
    assert above + number(boxes[1], "height") == pytest.approx(zero, abs=0.01)


def test_the_figures_stand_under_the_years_while_they_fit() -> None:
    choose("nl")
    assert [layout(made("stacked", n)).key for n in (1, 10, 30)] == ["table", "table", "right"]
    assert [layout(made("paired", n)).key for n in (5, 30)] == ["table", "top"]
    few, many = ({text.text for text in texts(svg(made("stacked", n)))} for n in (4, 16))
    assert "144.500" in few
    assert {"145", "× € 1.000"} <= many  # noqa: RUF001


def test_neighbours_in_a_stack_differ_in_grey_and_carry_letters() -> None:
    chart = made("stacked", 1)
    pens = looks.fills(chart)
    assert all(contrast(a.fill, b.fill) > 1.3 for a, b in itertools.pairwise(pens))
    assert len({pen.fill for pen in pens}) == len(SIZES)
    shown = [text.text for text in texts(svg(chart))]
    assert all(shown.count(letter) == 2 for letter in "ABCDEG")
    before, after = looks.fills(made("paired", 1))
    assert contrast(before.fill, after.fill) > 3


def test_a_hostile_name_is_only_text() -> None:
    picture = svg(made("stacked", 3, name=HOSTILE))
    root = ElementTree.fromstring(picture)
    assert not [node for node in root.iter() if "script" in node.tag]
    assert "\x1b" not in picture
    assert png(picture, 400).startswith(b"\x89PNG")


def test_nothing_to_show_is_said() -> None:
    assert "No amounts in these years." in svg(made("stacked", 3, 0))
    assert "No amounts" not in svg(made("stacked", 3))


def test_the_same_chart_is_the_same_bytes() -> None:
    assert svg(made("combined", 7)) == svg(made("combined", 7))
