from __future__ import annotations

from array import array

from hypothesis import given
from hypothesis import strategies as st

from tui.widgets.grid.marks import Marks

SHOWN = array("q", range(100, 130))
PLACES = st.integers(0, len(SHOWN) - 1)


@given(st.sets(st.integers(90, 140)), PLACES, st.lists(PLACES, max_size=12))
def test_a_range_marks_from_anchor_to_cursor_and_leaves_the_rest_alone(
    before: set[int], anchor: int, steps: list[int]
) -> None:
    marks = Marks()
    marks.add(before)
    marks.start(anchor)
    for step in [anchor, *steps]:
        marks.extend(SHOWN, step)
        first, last = sorted((anchor, step))
        assert marks.keys == before | set(SHOWN[first : last + 1])
    marks.end()
    assert before <= marks.keys


def test_inverting_leaves_filtered_out_marks() -> None:
    marks = Marks()
    marks.add([100, 7])
    marks.invert(array("q", [100, 101]))
    assert marks.keys == {7, 101}


def test_a_toggle_ends_a_range() -> None:
    marks = Marks()
    marks.start(3, sticky=True)
    marks.extend(SHOWN, 5)
    marks.toggle(100)
    assert not marks.sticky
    assert marks.keys == {100, 103, 104, 105}
