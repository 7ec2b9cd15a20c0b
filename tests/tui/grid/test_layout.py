from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from tui.widgets.grid.columns import GridColumn
from tui.widgets.grid.layout import GUTTER, arrange

if TYPE_CHECKING:
    from tui.widgets.grid.layout import Layout


def made(view: int, *columns: GridColumn) -> Layout:
    return arrange([(column, place) for place, column in enumerate(columns)], lambda c: c.width or 5, view)


def test_fixed_columns_go_first() -> None:
    layout = made(80, GridColumn("a", "A"), GridColumn("b", "B", fixed=True))
    assert layout.names == ("b", "a")
    assert [slot.index for slot in layout.slots] == [1, 0]
    assert layout.left == GUTTER + 7


def test_fixed_columns_that_would_fill_the_screen_scroll() -> None:
    layout = made(40, GridColumn("a", "A", 18, fixed=True), GridColumn("b", "B", 18, fixed=True))
    assert [slot.column.name for slot in layout.fixed] == ["a"]
    assert [slot.column.name for slot in layout.loose] == ["b"]


def test_a_stretched_column_takes_what_is_left() -> None:
    columns = GridColumn("a", "A", 10), GridColumn("b", "B", 10, stretch=True)
    assert made(80, *columns).width == 80
    assert made(20, *columns).width == GUTTER + 24


def test_a_cell_of_the_screen_belongs_to_a_column() -> None:
    layout = made(60, GridColumn("a", "A", 8, fixed=True), GridColumn("b", "B", 8), GridColumn("c", "C", 8))
    assert layout.at(0, 0) is None
    assert [getattr(layout.at(x, 0), "column").name for x in (2, 11, 12, 21, 22)] == ["a", "a", "b", "b", "c"]  # noqa: B009
    scrolled = layout.at(12, 10)
    assert scrolled is not None
    assert scrolled.column.name == "c"
    assert layout.at(59, 0) is None


@given(st.lists(st.integers(3, 30), min_size=1, max_size=12), st.integers(10, 120), st.integers(0, 11))
def test_a_revealed_column_is_on_screen(widths: list[int], view: int, wanted: int) -> None:
    layout = made(view, *(GridColumn(str(n), str(n), width) for n, width in enumerate(widths)))
    slot = layout.slots[wanted % len(widths)]
    scroll = layout.reveal(slot.column.name, 0, view)
    assert slot in list(layout.visible(scroll, view))
    if slot.width <= view - layout.left:
        assert slot.x - scroll >= layout.left
        assert slot.end - scroll <= view
