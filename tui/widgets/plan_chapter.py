"""A chapter of the plan as lines that are read: a cursor along its blocks and rows, and along the cells of a row."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.binding import Binding
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.plan_lines import PARTS, width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style
    from textual import events
    from textual.binding import BindingType

    from tui.plan_layout import Item
    from tui.plan_lines import Line

GUTTER = 2
"""Cells before the lines, for the sign of the cursor."""
STEP = 0.5
"""Part of the view by which an item that is taller is scrolled."""


class PlanChapter(ScrollView, can_focus=True):
    """Items one below the other."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"page--{part}" for part in (*PARTS, "cursor", "cell", "sign")}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "step(1)", show=False),
        Binding("up,k", "step(-1)", show=False),
        Binding("right,l", "sideways(1)", show=False),
        Binding("left,h", "sideways(-1)", show=False),
        Binding("pagedown,ctrl+f", "leaf(1)", show=False),
        Binding("pageup,ctrl+b", "leaf(-1)", show=False),
        Binding("home,ctrl+home", "end(False)", show=False),
        Binding("end,ctrl+end", "end(True)", show=False),
    ]

    class Moved(Message):
        """The cursor is on another item or cell."""

    class Chosen(Message):
        """The item under the cursor is clicked once more."""

    class Resized(Message):
        """There is other room for the lines."""

    class Beyond(Message):
        """The cursor goes past the first or last item.

        Args:
            by: 1 past the last one, -1 before the first one.
        """

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    def __init__(self) -> None:
        super().__init__()
        self.items: list[Item] = []
        self.place = 0
        self.column = 0
        self._tops: list[int] = [0]
        self._parts: dict[str, Style] | None = None

    @property
    def room(self) -> int:
        """Return how many cells the lines have."""
        return max(10, self.scrollable_content_region.width - GUTTER)

    @property
    def current(self) -> Item | None:
        """Return the item under the cursor."""
        return self.items[self.place] if self.place < len(self.items) else None

    def show(self, items: Sequence[Item], place: int = 0, *, top: bool = False) -> None:
        """Show other items.

        Args:
            items: The items.
            place: Where the cursor is put.
            top: Whether the item of the cursor is put at the top of the view.
        """
        self.items = list(items)
        heights = (one.above + len(one.lines) for one in self.items)
        self._tops = [0, *accumulate(heights)]
        self.virtual_size = Size(self.scrollable_content_region.width, self._tops[-1])
        self.go_to(place, top=top)
        self.refresh()

    def go_to(self, place: int, *, top: bool = False) -> None:
        """Put the cursor on an item, and let it be seen."""
        self.place = max(0, min(place, len(self.items) - 1))
        self._keep_column()
        self._reveal(top=top)
        self.refresh()
        self.post_message(self.Moved())

    def _keep_column(self) -> None:
        """Stay within the cells of the row."""
        item = self.current
        self.column = min(self.column, max(0, len(item.spots) - 1)) if item and item.spots else self.column

    def _lines_of(self, place: int) -> tuple[int, int]:
        """Return the first line of an item (below the empty ones), and one past its last."""
        return self._tops[place] + self.items[place].above, self._tops[place + 1]

    def _reveal(self, *, top: bool = False) -> None:
        """Scroll until the cursor is seen; of a taller item its beginning."""
        if not self.items:
            return
        first, after = self._lines_of(self.place)
        height = self.scrollable_content_region.height
        if top or after - first > height:
            self.scroll_to(y=first if self.place else 0, animate=False, force=True)
            return
        above = self._tops[self.place] if self.place else 0
        self.scroll_to_region(Region(0, above, 1, min(height, after - above) or 1), animate=False, force=True)

    def on_resize(self) -> None:
        """Let the lines be made anew for the room there is."""
        self.virtual_size = Size(self.scrollable_content_region.width, self._tops[-1])
        self.post_message(self.Resized())

    def notify_style_update(self) -> None:
        """Read the colours anew."""
        super().notify_style_update()
        self._parts = None

    def render_line(self, y: int) -> Strip:
        """Return a line of what is seen."""
        line = y + self.scroll_offset.y
        size, base = self.size.width, self.rich_style
        if line >= self._tops[-1] or not self.items:
            return Strip.blank(size, base)
        place = bisect_right(self._tops, line) - 1
        first, _after = self._lines_of(place)
        if line < first:
            return Strip.blank(size, base)
        return self._drawn(place, line - first, size)

    def _styles(self) -> dict[str, Style]:
        if self._parts is None:
            self._parts = {
                name: self.get_component_rich_style(f"page--{name}", partial=name in {"cursor", "cell"})
                for name in (*PARTS, "cursor", "cell", "sign")
            }
        return self._parts

    def _drawn(self, place: int, number: int, size: int) -> Strip:
        """Return a line of an item; the one of the cursor stands out, and in it the cell."""
        styles, item = self._styles(), self.items[place]
        base, line = self.rich_style, item.lines[number]
        here = place == self.place
        sign = "▸ " if here and not number else " " * GUTTER
        made = [
            Segment(sign, base + styles["sign"]),
            *(Segment(text, base + styles[part]) for text, part in line),
        ]
        strip = Strip(made, GUTTER + width(line)).adjust_cell_length(size, base)
        if here and self.has_focus:
            strip = strip.apply_style(styles["cursor"])
            strip = self._celled(strip, item, number, size)
        return strip

    def _celled(self, strip: Strip, item: Item, number: int, size: int) -> Strip:
        """Return a line of a row in which the cell under the cursor stands out."""
        if self.column >= len(item.spots):
            return strip
        spot = item.spots[self.column]
        if not spot.top <= number < spot.bottom:
            return strip
        left, right = GUTTER + spot.left, min(size, GUTTER + spot.left + spot.width)
        before, cell, after = (
            strip.divide([left, right, size]) if right < size else (*strip.divide([left, size]), Strip([]))
        )
        return Strip.join([before, cell.apply_style(self._styles()["cell"]), after])

    def action_step(self, by: int) -> None:
        """Go to the next item or the one before; through a tall one by half a view."""
        if not self.items:
            return
        first, after = self._lines_of(self.place)
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        part = max(1, int(height * STEP))
        if by > 0 and after > top + height and first <= top + 1:
            self.scroll_to(y=min(top + part, after - height), animate=False, force=True)
        elif by < 0 and first < top < after:
            self.scroll_to(y=max(top - part, first), animate=False, force=True)
        elif 0 <= self.place + by < len(self.items):
            self._to_next(by)
        else:
            self.post_message(self.Beyond(by))

    def _to_next(self, by: int) -> None:
        """Put the cursor on the item beside; of a tall one that is come to from below its end is shown."""
        self.go_to(self.place + by)
        first, after = self._lines_of(self.place)
        height = self.scrollable_content_region.height
        if by < 0 and after - first > height:
            self.scroll_to(y=after - height, animate=False, force=True)

    def action_leaf(self, by: int) -> None:
        """Go a view further or back; past the end to the next chapter."""
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        ends = top + height >= self._tops[-1] if by > 0 else top <= 0
        if ends:
            edge = len(self.items) - 1 if by > 0 else 0
            if self.place == edge:
                self.post_message(self.Beyond(by))
            else:
                self.go_to(edge)
            return
        goal = max(0, min(self._tops[-1] - height, top + by * (height - 1)))
        self.scroll_to(y=goal, animate=False, force=True)
        self.place = min(len(self.items) - 1, bisect_right(self._tops, goal + (1 if goal else 0)) - 1)
        self._keep_column()
        self.refresh()
        self.post_message(self.Moved())

    def action_end(self, last: bool) -> None:  # noqa: FBT001  actions take plain values
        """Go to the first or the last item."""
        self.go_to(len(self.items) - 1 if last else 0)

    def action_sideways(self, by: int) -> None:
        """Go to another cell of the row."""
        item = self.current
        if item is not None and item.spots:
            self.column = max(0, min(len(item.spots) - 1, self.column + by))
            self.refresh()
            self.post_message(self.Moved())

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where is clicked; a second click there does what Enter does."""
        if not self.items:
            return
        event.stop()
        line = min(event.y + self.scroll_offset.y, self._tops[-1] - 1)
        place = bisect_right(self._tops, line) - 1
        before = (self.place, self.column)
        number = line - self._lines_of(place)[0]
        column = _pointed(self.items[place], number, event.x - GUTTER)
        self.place, self.column = place, self.column if column is None else column
        self.refresh()
        self.post_message(self.Moved() if before != (self.place, self.column) else self.Chosen())


def _pointed(item: Item, number: int, x: int) -> int | None:
    """Return the column of a row that stands on a spot."""
    for column, spot in enumerate(item.spots):
        if spot.top <= number < spot.bottom and spot.left <= x < spot.left + spot.width + 1:
            return column
    return None


def as_text(lines: Sequence[Line]) -> str:
    """Return lines as plain text, for the clipboard."""
    return "\n".join("".join(text for text, _part in line).rstrip() for line in lines)
