"""Days with both or neither: the vectors of landscape.md D8, and what is no window."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import assume, given, settings

from inventory.landscape.model import Support
from inventory.landscape.roadmap import Change, applied, apply
from inventory.landscape.windows import stays, windows
from tests.inventory.landscape.roads import PARRO, VECTORS, changes, d8, landscape, landscapes

if TYPE_CHECKING:
    from inventory.landscape.model import Landscape

DAY = dt.timedelta(1)


@pytest.mark.parametrize("vector", VECTORS["windows"])
def test_vector(vector: dict[str, Any]) -> None:
    """Parro from 1-12-2027: Social Schools until 31-1-2028 overlaps 62 days, until 31-10-2027 leaves 30 days without."""
    board, made = d8(dt.date.fromisoformat(vector["last"]))
    (found,) = windows(apply(board, made))
    assert (found.kind, found.days) == (vector["kind"], vector["days"])
    assert (found.party, found.process, found.leaves, found.arrives) == ("S", "P3", "Social Schools", "Parro")


@pytest.mark.parametrize("vector", VECTORS["windows"])
def test_vector_without_a_roadmap(vector: dict[str, Any]) -> None:
    """The days of the support alone tell the same."""
    last = dt.date.fromisoformat(vector["last"])
    rows = [Support("S", "P3", "Social Schools", end=last), Support("S", "P3", "Parro", start=PARRO)]
    (found,) = windows(landscape(rows))
    assert found.json()["days"] == vector["days"]
    assert windows(landscape(rows), found.last + DAY) == []
    assert windows(landscape(rows), found.last) == [found]


def test_first_day_of_all() -> None:
    """The first day that there is has no year before it."""
    board, made = d8(dt.date(2028, 1, 31))
    assert windows(apply(board, made), dt.date.min) == windows(apply(board, made))


def test_day_after_day_is_no_window() -> None:
    """The new on the day after the old: neither both nor none."""
    board, made = d8()
    assert windows(apply(board, made)) == []


def test_side_by_side() -> None:
    """Two systems of long ago are no window; the merge of the one into the other has one from its day."""
    since = PARRO - 400 * DAY
    rows = [Support("S", "P3", "A", end=None), Support("S", "P3", "B", start=since - 1000 * DAY)]
    merge = Change("1", "merge", "A", "B", day=PARRO, until=PARRO + 30 * DAY)
    road = applied(landscape(rows), [merge])
    assert windows(road.landscape, since) == []
    (found,) = windows(road.landscape, since, road.effects)
    assert (found.first, found.days, found.arrives) == (PARRO, 31, "B")
    assert windows(road.landscape, PARRO + 31 * DAY, road.effects) == []


def test_functions() -> None:
    """What does something else is no successor; what has no function may be one."""
    last = PARRO + 9 * DAY
    for function, count in (("f", 1), (None, 1), ("g", 0)):
        rows = [Support("S", "P3", "A", "f", end=last), Support("S", "P3", "B", function, start=PARRO)]
        found = windows(landscape(rows))
        assert [(one.days, one.function) for one in found] == [(10, "f")] * count


def test_somebody_else_is_there() -> None:
    """No gap while a third system does the work; two that follow on the same day are both told."""
    gone = Support("S", "P3", "A", end=PARRO - 10 * DAY)
    new = [Support("S", "P3", name, start=PARRO) for name in ("B", "C")]
    assert [(one.arrives, one.days) for one in windows(landscape([gone, *new]))] == [("B", 9), ("C", 9)]
    assert windows(landscape([gone, *new, Support("S", "P3", "D")])) == []


def test_stays() -> None:
    """Rows that join are one stay; a day between makes two."""
    rows = [Support("S", "P3", "A", end=PARRO), Support("S", "P3", "A", start=PARRO + DAY)]
    assert [(one.start, one.end) for one in stays(rows)] == [(None, None)]
    assert len(stays([rows[0], Support("S", "P3", "A", start=PARRO + 2 * DAY)])) == 2


@given(landscapes, changes(), changes())
@settings(max_examples=60)
def test_what_a_window_says_is_so(board: Landscape, one: Change, other: Change) -> None:
    """On every first and last day of a window both are there, or neither; a system that goes to itself is a finding."""
    assume(all(change.target != change.system for change in (one, other)))
    road = apply(board, [one, other])
    for window in windows(road):
        for on in (window.first, window.last):
            known = road.at(on, "plateau").systems_of(window.party, window.process)
            both = {window.leaves, window.arrives} <= set(known)
            assert both if window.kind == "overlap" else window.leaves not in known
            assert window.days >= 1
