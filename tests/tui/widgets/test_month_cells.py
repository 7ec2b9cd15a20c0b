"""The drawing of a month: every line as wide as the frame, a click finds the day that is drawn there."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st
from rich.style import Style

from inventory.signals import month as months
from inventory.signals.agenda import KINDS, Entry
from inventory.signals.finding import Subject
from tui.dating import STATES, moved, state_of
from tui.widgets.month_cells import DAYS, WEEK, drawn, frame, spot, told

ON = dt.date(2026, 11, 22)
DATES = st.dates(dt.date(1901, 1, 1), dt.date(2399, 12, 31))


def entry(on: dt.date, kind: str = "document_end", *, settled: bool = False) -> Entry:
    """Return an entry."""
    return Entry(on, kind, "x", Subject("document", "1", "x", 1), None, "u", settled=settled)


@given(DATES, st.integers(20, 130), st.integers(5, 30))
def test_lines_fit_and_every_drawn_day_is_found_by_a_click(on: dt.date, width: int, height: int) -> None:
    page = months.month_of([entry(on)] * 3, on.year, on.month)
    size = frame(width, height, len(page.weeks))
    lines = drawn(page, size, (on, ON), lambda _name: Style.null())
    assert {line.cell_len for line in lines} == {WEEK + DAYS * size.box}
    assert len(lines) == 1 + size.lines * len(page.weeks)
    row = next(place for place, line in enumerate(lines) if "▸" in line.plain)
    assert spot(lines[row].plain.index("▸"), row, size, page) == on
    assert spot(0, row, size, page) is None
    assert spot(WEEK, 0, size, page) is None
    assert spot(WEEK, len(lines), size, page) is None


def test_only_what_still_asks_for_something_is_late() -> None:
    day = dt.timedelta(1)
    assert [state_of(entry(ON + offset * day), ON) for offset in (-1, 0, 30, 31)] == [
        "late",
        "soon",
        "soon",
        "later",
    ]
    assert state_of(entry(ON - day, "renewal"), ON) == "past"
    assert state_of(entry(ON - day, settled=True), ON) == "settled"
    for kind in KINDS:
        assert told(entry(ON, kind), ON)[0] in {sign for sign, _word in STATES.values()}


@given(DATES, st.integers(-400_000, 400_000), st.integers(-9000, 9000))
def test_no_move_leaves_the_years_that_are_known(on: dt.date, days: int, more: int) -> None:
    for to in (moved(on, days=days), moved(on, months=more)):
        assert dt.date(1901, 1, 1) <= to <= dt.date(2399, 12, 31)
        months.month_of([], to.year, to.month)
