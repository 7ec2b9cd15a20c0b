"""Time on a line of characters: where days stand, how far one sees, and what a bar shows."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inventory.landscape.road import RoadMilestone, RoadPlateau, RoadProject
from inventory.language import choose
from tui.widgets.roadmap_scale import ZOOMS, Lines, Scale, fitting, header, row

TODAY = dt.date(2026, 11, 22)
FIRST = dt.date(2026, 11, 1)
MONTHLY = ZOOMS.index(1)
NOTHING = Lines(dt.date(2030, 1, 1))
"""Today far away, and no plateaus."""


def project(first: dt.date | None, last: dt.date | None, **more: object) -> RoadProject:
    plain = RoadProject(
        number=1,
        code="P1",
        name="Ouderapp",
        status="approved",
        decision="shared",
        working="",
        start=first,
        end=last,
        not_before=None,
        duration=None,
        party="",
        owner="",
        effort=None,
        needs=(),
        milestones=(),
        changes=(),
        first=first,
        last=last,
        reckoned=False,
        earliest_start=None,
        earliest_finish=None,
        slack=None,
        critical=False,
    )
    return replace(plain, **more)  # type: ignore[arg-type]


def test_a_month_takes_what_the_zoom_gives_it() -> None:
    scale = Scale(FIRST, ZOOMS.index(4), 0, 40)
    assert [scale.place(dt.date(2026, 11, day)) for day in (1, 8, 9, 16, 24, 30)] == [0, 0, 1, 2, 3, 3]
    assert scale.place(dt.date(2027, 1, 1)) == 8
    assert Scale(FIRST, ZOOMS.index(4), 8, 40).place(dt.date(2027, 1, 1)) == 0


days = st.dates(dt.date(2020, 1, 1), dt.date(2040, 12, 31))


@given(one=days, other=days, zoom=st.integers(0, len(ZOOMS) - 1))
def test_time_never_runs_back(one: dt.date, other: dt.date, zoom: int) -> None:
    scale = Scale(FIRST, zoom, 0, 80)
    early, late = sorted((one, other))
    assert scale.place(early) <= scale.place(late)


@given(months=st.integers(1, 200), width=st.integers(20, 200))
def test_the_whole_road_is_seen_at_the_nearest_zoom_that_holds_it(months: int, width: int) -> None:
    last = dt.date(2026 + (10 + months) // 12, (10 + months) % 12 + 1, 1)
    zoom = fitting(FIRST, last, width)
    fits = Scale(FIRST, zoom, 0, width).place(last) < width
    assert fits or zoom == 0
    if zoom + 1 < len(ZOOMS) and ZOOMS[zoom + 1] <= 4:
        assert Scale(FIRST, zoom + 1, 0, width).place(last) >= width


@pytest.mark.parametrize(
    ("characters", "expected"),
    [
        (4, "nov dec '27 feb mrt apr mei jun "),
        (2, "n d 27f m a m j j a s o n d 28f "),
        (1, "  27 ·  ·  ·  28 ·  ·  ·  29 ·  "),
    ],
)
def test_the_header_names_months_as_far_as_they_fit(characters: int, expected: str) -> None:
    choose("nl")
    assert header(Scale(FIRST, ZOOMS.index(characters), 0, 32)) == expected
    choose("en")


def test_a_bar_begins_with_what_is_decided_and_is_fuller_the_further_it_is() -> None:
    scale = Scale(FIRST, MONTHLY, 0, 12)
    one = project(dt.date(2026, 12, 1), dt.date(2027, 3, 31))
    assert row(one, scale, NOTHING).plain == " ⊕▒▒▒       "
    assert row(replace(one, status="done", decision="phase_out"), scale, NOTHING).plain == " −███       "  # noqa: RUF001
    assert row(replace(one, decision=""), scale, NOTHING).plain == " ?▒▒▒       "


def test_what_is_critical_is_bold_not_only_coloured() -> None:
    scale = Scale(FIRST, MONTHLY, 0, 12)
    one = project(dt.date(2026, 12, 1), dt.date(2027, 3, 31), critical=True)
    styles = {str(span.style) for span in row(one, scale, NOTHING).spans}
    assert "bold" in styles


def test_plateaus_and_today_go_behind_the_bars_and_milestones_before() -> None:
    scale = Scale(FIRST, MONTHLY, 0, 12)
    lines = Lines(
        TODAY,
        (
            RoadPlateau("A", dt.date(2027, 2, 1), target=False),
            RoadPlateau("B", dt.date(2027, 8, 1), target=True),
        ),
    )
    assert row(None, scale, lines).plain == "│  ┊     ║  "
    marks = (
        RoadMilestone("a", dt.date(2027, 1, 5), dt.date(2027, 1, 5)),
        RoadMilestone("b", dt.date(2027, 4, 5), None),
    )
    one = project(dt.date(2026, 12, 1), dt.date(2027, 3, 31), milestones=marks)
    assert row(one, scale, lines).plain == "│⊕◆▒▒◇   ║  "


def test_what_lies_outside_the_window_is_pointed_at() -> None:
    scale = Scale(FIRST, MONTHLY, 6, 6)
    early = project(dt.date(2026, 12, 1), dt.date(2027, 1, 31))
    late = project(dt.date(2028, 12, 1), dt.date(2029, 1, 31))
    long = project(dt.date(2026, 12, 1), dt.date(2029, 1, 31))
    assert row(early, scale, NOTHING).plain == "◂     "
    assert row(late, scale, NOTHING).plain == "     ▸"
    assert row(long, scale, NOTHING).plain == "◂▒▒▒▒▸"


def test_a_sub_project_without_days_says_so() -> None:
    choose("nl")
    assert row(project(None, None), Scale(FIRST, MONTHLY, 0, 20), NOTHING).plain.strip() == "nog geen dagen"
    choose("en")
