from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from defusedxml import ElementTree
from hypothesis import given
from hypothesis import strategies as st

from inventory import language
from inventory.publish.map_frame import MARGIN
from inventory.publish.map_roadmap import draw
from inventory.publish.map_roadmap_flags import LANE, _wide, flags
from inventory.publish.map_roadmap_lines import CLEAR, Bar, Grid, Router
from inventory.publish.map_roadmap_scale import Scale, added, months, scales
from tests.inventory.publish import roads
from tests.inventory.publish.overlaps import SVG, troubles
from tests.inventory.publish.strokes import points, struck

if TYPE_CHECKING:
    from inventory.publish.plate import Plate

GRID = Grid(100, 50, 14, 39)
DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2045, 12, 31))


def texts(plate: Plate) -> list[str]:
    return [
        node.text or "" for sheet in plate.sheets for node in ElementTree.fromstring(sheet).iter(f"{SVG}text")
    ]


@given(DAYS, DAYS)
def test_every_day_is_on_one_sheet_and_has_its_place(one: dt.date, other: dt.date) -> None:
    first, last = min(one, other), max(one, other)
    found = scales(first, last, 100, 1000)
    assert found[0].first == first.replace(day=1)
    assert found[-1].last >= last
    for before, after in pairwise(found):
        assert after.first - before.last == dt.timedelta(1)
    for day in (first, last):
        (scale,) = [scale for scale in found if scale.shows(day, day)]
        assert 100 - 1e-6 <= scale.x(day) < scale.end(day) <= 1000 + 1e-6
    for scale in found:
        assert scale.steps()[0].left == scale.years()[0].left == 100
        assert abs(scale.steps()[-1].right - 1000) < 1e-6
        for tick, following in pairwise(scale.steps()):
            assert tick.right == following.left


def test_months_and_quarters() -> None:
    near = Scale(dt.date(2027, 1, 1), dt.date(2028, 12, 31), 0, 730)
    assert [tick.name for tick in near.steps()][:3] == ["Jan", "Feb", "Mar"]
    assert [tick.name for tick in near.years()] == ["2027", "2028"]
    far = Scale(dt.date(2026, 8, 1), dt.date(2030, 1, 31), 0, 730)
    assert [tick.name for tick in far.steps()][:3] == ["Q3", "Q4", "Q1"]
    assert len(scales(dt.date(2026, 1, 1), dt.date(2047, 1, 1), 0, 100)) == 3
    assert added(dt.date(2026, 11, 1), 3) == dt.date(2027, 2, 1)
    assert months(dt.date(2026, 11, 5), dt.date(2027, 1, 4)) == 3


def crossed(path: list[tuple[float, float]], filled: list[list[tuple[float, float]]]) -> int:
    """Return how many bars a line runs through, but for those that it leaves from and arrives at."""
    hit = 0
    for row, bars in enumerate(filled):
        y = GRID.bar(row)
        for left, right in bars:
            hit += any(
                min(a[1], b[1]) < y < max(a[1], b[1]) and left < a[0] < right
                for a, b in pairwise(path)
                if a[0] == b[0]
            )
    return hit


@given(st.lists(st.tuples(st.integers(20, 800), st.integers(5, 300)), min_size=2, max_size=8), st.data())
def test_a_line_has_right_angles_and_goes_round_what_it_can(
    bars: list[tuple[int, int]], data: st.DataObject
) -> None:
    filled = [[(float(left), float(left + wide))] for left, wide in bars]
    router = Router(GRID, filled, (0, 1200))
    rows = data.draw(st.permutations(range(len(bars))))[:2]
    one, other = (Bar(row, *filled[row][0]) for row in rows)
    found = router.route(one, other)
    assert found[0] == (one.right, GRID.bar(one.row))
    assert found[-1] == (other.left, GRID.bar(other.row))
    assert all(a[0] == b[0] or a[1] == b[1] for a, b in pairwise(found))
    between = range(min(rows) + 1, max(rows))
    free = [
        x
        for x in range(1, 1200)
        if all(not left - CLEAR <= x <= right + CLEAR for row in between for left, right in filled[row])
    ]
    if free:
        assert crossed(found, filled) == 0


def test_lines_in_a_channel_lie_beside_each_other() -> None:
    filled: list[list[tuple[float, float]]] = [[(100, 200)], [(300, 400)], [(120, 220)], [(500, 600)]]
    router = Router(GRID, filled, (0, 1000))
    first = router.route(Bar(0, 100, 200), Bar(1, 300, 400))
    second = router.route(Bar(2, 120, 220), Bar(0, 100, 200))
    levels = [
        {a[1] for a, b in pairwise(path) if a[1] == b[1] and abs(a[0] - b[0]) > 10}
        for path in (first, second)
    ]
    assert not levels[0] & levels[1]


@given(st.lists(st.tuples(st.integers(60, 900), st.text("abc ", max_size=300)), max_size=6))
def test_no_line_of_a_plateau_runs_through_the_name_of_another(marks: list[tuple[int, str]]) -> None:
    given_ = [(float(x), name, "2027-01-01") for x, name in sorted(marks)]
    given_ = [one for one, following in pairwise([*given_, (9e9, "", "")]) if following[0] - one[0] > 30]
    found = flags(given_, 1000)
    assert len(found) == len(given_)
    for (x, *_rest), flag in zip(given_, found, strict=True):
        assert flag.lane * LANE < 60
        assert flag.left >= MARGIN - 0.01
        assert flag.left + _wide(flag.text) <= 1000.01 or not flag.text
        for (_x, *_more), other in zip(given_, found, strict=True):
            if flag is not other and other.lane <= flag.lane and other.text:
                assert not other.left + 1 < x < other.left + _wide(other.text) - 1


def test_the_sketch() -> None:
    plate = draw(roads.nine(), title="Our road")
    found = texts(plate)
    for text in (
        "Our road",
        "1 Werkgroep en visie",
        "= keep",
        "Plateau 1 · 2027-05-31",
        "Doel",
        "done",
        "2027",
    ):
        assert text in found
    assert "✗ change of working missing" in found
    assert "Leverancier gekozen" in found
    assert plate.notes == (
        "9 sub-projects",
        "critical path 1 → 2 → 4 → 5 → 9: 458 days",
        "1 without a change of working",
    )
    assert 'stroke-dasharray="7 4"' in plate.sheets[0]
    titles = [n.text or "" for n in ElementTree.fromstring(plate.sheets[0]).iter(f"{SVG}title")]
    assert "9 waits for 5" in titles
    assert any("introduce: Parro · De Linde · P3" in title for title in titles)
    projects, changes, milestones, plateaus = plate.tables
    assert [row[0] for row in projects.rows] == [str(number) for number in range(1, 10)]
    assert projects.rows[3][7:10] == ("yes", "2", "missing")
    assert changes.rows[0][:3] == ("1", "introduce", "Parro")
    assert milestones.rows[0][0] == "3"
    assert plateaus.rows[-1] == ("Doel", "2028-03-31", "yes")


@pytest.mark.parametrize(("count", "long"), [(0, 1), (1, 1), (9, 20), (60, 40), (45, 260)])
@pytest.mark.parametrize("spoken", ["nl", "en"])
def test_nothing_meets_and_nothing_spills(count: int, long: int, spoken: str) -> None:
    language.choose(spoken)
    plate = draw(roads.many(count, long))
    for sheet in plate.sheets:
        assert troubles(sheet) == []
        assert struck(sheet) == []


def test_sixty_sub_projects_are_all_there() -> None:
    plate = draw(roads.many(60))
    assert len(plate.sheets) == 4
    found = " ".join(texts(plate))
    for number in range(1, 61):
        assert f"R{number} " in found
    assert texts(plate).count("no dates") == 4
    assert any(re.fullmatch(r"→ R\d+.*", text) for text in texts(plate))
    assert draw(roads.many(60)) == plate


def test_a_long_road_goes_on_over_sheets() -> None:
    given_ = roads.many(5, 260)
    plate = draw(given_)
    assert len(plate.sheets) > 1
    assert any("2026\N{EN DASH}" in text for text in texts(plate))
    bars = [one for one in given_.projects if one.first]
    for one in bars:
        assert any(text.startswith(f"{one.code} ") for text in texts(plate))


def test_a_circle_is_told_and_nothing_to_draw_is_a_sheet() -> None:
    circle = replace(roads.nine(), cycle=("1", "2"), critical=(), length=None, order=())
    assert "1 → 2 → 1" in " ".join(draw(circle).notes)
    empty = draw(roads.road((), ()))
    assert "No sub-projects are recorded." in texts(empty)
    some = draw(roads.nine(), roads.nine().projects[:2])
    assert "7 sub-projects of other parties are not drawn" in some.notes


def test_days_that_were_reckoned_are_marked() -> None:
    given_ = roads.nine()
    (first, *rest) = given_.projects
    plate = draw(replace(given_, projects=(replace(first, reckoned=True), *rest)))
    assert "≈ & one shared system" in texts(plate)
    assert plate.tables[0].rows[0][4].endswith("(reckoned)")


def test_a_short_road_is_drawn_larger() -> None:
    def sizes(count: int) -> set[str]:
        (sheet, *_more) = draw(roads.many(count)).sheets
        nodes = ElementTree.fromstring(sheet).iter(f"{SVG}text")
        return {node.get("font-size", "") for node in nodes if (node.text or "").startswith("R1 ")}

    assert sizes(5) == {"16.1"}
    assert sizes(60) == {"11.5"}


def test_lines_between_bars_cross_no_bar_of_the_sketch() -> None:
    (sheet,) = draw(roads.nine()).sheets
    root = ElementTree.fromstring(sheet)
    bars = [
        tuple(float(node.get(name, "0")) for name in ("x", "y", "width", "height"))
        for node in root.iter(f"{SVG}rect")
        if float(node.get("height", "0")) > 17 and node.get("fill") == "none"
    ]
    assert len(bars) == 9
    for node in root.iter(f"{SVG}path"):
        if "Z" not in node.get("d", ""):
            for x, y, wide, high in bars:
                inside = [
                    1 for at, level in points(node.get("d", ""))
                    if x + 1 < at < x + wide - 1 and y + 1 < level < y + high - 1
                ]  # fmt: skip
                assert not inside
