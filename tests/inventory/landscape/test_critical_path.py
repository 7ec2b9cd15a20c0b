"""Order, earliest days, slack and critical path: the vector of landscape.md D8, and laws."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from inventory.landscape.critical_path import Task, schedule
from tests.inventory.landscape.roads import VECTORS


def tasks() -> list[Task]:
    """Return the tasks of the vector."""
    return [
        Task(code, days, tuple(needs for task, needs in VECTORS["needs"] if task == code))
        for code, days in VECTORS["durations"].items()
    ]


def test_vector() -> None:
    """Durations A2 B3 C1 E4 D2: order A, B, C, E, D; critical A-B-D, 7 days."""
    found = schedule(tasks())
    assert list(found.order) == VECTORS["order"]
    assert list(found.critical) == VECTORS["critical"]
    assert found.length == VECTORS["length"]
    assert {c: t.earliest_start for c, t in found.timings.items()} == VECTORS["earliest_start"]
    assert {c: t.slack for c, t in found.timings.items()} == VECTORS["slack"]
    assert {c for c, t in found.timings.items() if t.critical} == set("ABD")


def test_not_before() -> None:
    """What cannot begin earlier makes the rest later, and gives slack to what it waits for."""
    found = schedule([Task("A", 2), Task("B", 3, ("A",), not_before=10), Task("C", 1, ("B",))])
    assert found.timings["B"].earliest_start == 10
    assert found.timings["A"].slack == 8
    assert (found.length, found.critical) == (14, ("B", "C"))


def test_circle() -> None:
    """Those that wait for each other are shown, first by code; no order is made up."""
    found = schedule([Task("C", 1, ("B",)), Task("B", 1, ("A",)), Task("A", 1, ("C",)), Task("X", 1)])
    assert found.cycle == ("A", "B", "C")
    assert (found.order, found.critical, found.length) == ((), (), None)
    assert schedule([Task("A", 1, ("A",))]).cycle == ("A",)


def test_without_anything() -> None:
    """Unknown durations count as none, unknown codes are left out, and nothing is nothing."""
    assert schedule([]).length == 0
    found = schedule([Task("2.10", None, ("gone",)), Task("2.9", None), Task("1", None, order=1)])
    assert (found.order, found.length) == (("2.9", "2.10", "1"), 0)


@st.composite
def plans(draw: st.DrawFn) -> list[Task]:
    """Return tasks without a circle: each waits for earlier ones only."""
    count = draw(st.integers(1, 8))
    return [
        Task(
            str(number),
            draw(st.integers(0, 20)),
            tuple(draw(st.lists(st.sampled_from([str(one) for one in range(number)]), max_size=3)) if number else ()),
            draw(st.integers(0, 30)),
        )
        for number in range(count)
    ]  # fmt: skip


@given(plans())
def test_laws(known: list[Task]) -> None:
    """Nobody begins before what it waits for; slack is never negative; the chain ends when everything is done."""
    found = schedule(known)
    places = {code: place for place, code in enumerate(found.order)}
    for task in known:
        timing = found.timings[task.code]
        assert timing.slack >= 0
        assert timing.earliest_start >= task.not_before
        for needs in task.needs:
            assert timing.earliest_start >= found.timings[needs].earliest_finish
            assert places[needs] < places[task.code]
    assert found.length == max(one.earliest_finish for one in found.timings.values())
    assert all(found.timings[code].critical for code in found.critical)
    assert found.timings[found.critical[-1]].earliest_finish == found.length


@given(plans(), st.data())
def test_slack_is_what_can_be_lost(known: list[Task], data: st.DataObject) -> None:
    """As many days later as the slack makes the whole no later; a day more makes it a day later."""
    found = schedule(known)
    task = data.draw(st.sampled_from(known))
    timing = found.timings[task.code]
    for more, length in ((0, found.length), (1, (found.length or 0) + 1)):
        late = Task(task.code, task.duration, task.needs, timing.earliest_start + timing.slack + more)
        assert schedule([late if one is task else one for one in known]).length == length
