"""The drawing half of the grid: pages of rows, columns in their places, lines and their cache."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING, ClassVar

from rich.style import Style
from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView

from inventory.language import _
from inventory.text import clean
from tui.widgets.grid import cells
from tui.widgets.grid.arrangement import Arrangement
from tui.widgets.grid.look import COMPONENTS, CSS, PARTS, TONES
from tui.widgets.grid.marks import Marks
from tui.widgets.grid.messages import SourceFailed
from tui.widgets.grid.paint import Painter, Place
from tui.widgets.grid.source import NoRows, Pages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from rich.text import Text
    from textual.color import Color
    from textual.message import Message
    from textual.strip import Strip

    from tui.widgets.grid.columns import GridColumn, Sort
    from tui.widgets.grid.layout import Layout, Slot
    from tui.widgets.grid.look import Styles
    from tui.widgets.grid.source import Row, RowSource

HEADER = 1  # lines
_STRIPS = 400  # lines kept: ten screens
_CELLS = 4000  # texts kept: ten screens of 12 columns
_OVER = frozenset(("sign", "line", *TONES))  # colours laid over a row, whose background stays


class GridView(ScrollView, can_focus=True, inherit_bindings=False):
    """Rows of a source as lines; knows where the cursor and the marks are, and moves neither."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = set(COMPONENTS)
    DEFAULT_CSS = CSS

    fetching: reactive[bool] = reactive(False)
    """The keys are being fetched elsewhere; the rows that are there stay on screen, with … in the header."""

    def __init__(self, *, name: str | None = None, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002  Textual's own name
        super().__init__(name=name, id=id, classes=classes)
        self.empty_text = _("No rows")
        self.row_tone: Callable[[Row], cells.Tone | None] | None = None
        self._pages = Pages(NoRows())
        self._columns = Arrangement()
        self._layout: Layout = self._columns.layout(0)
        self._marks = Marks()
        self._sort: tuple[Sort, ...] = ()
        self._row = 0
        self._wanted: int | None = None
        self._column = ""
        self._view = 0
        self._styles: Styles = {}
        self._backdrop: tuple[Color, Color] | None = None
        self._strips: LRUCache[tuple[int, Place], Strip] = LRUCache(_STRIPS)
        self._cells: LRUCache[tuple[int, str], str | Text] = LRUCache(_CELLS)
        self._painter: Painter | None = None

    @property
    def source(self) -> RowSource:
        """Return the source whose rows are shown."""
        return self._pages.source

    @property
    def row_count(self) -> int:
        """Return how many rows the source has."""
        return len(self._pages)

    @property
    def sort(self) -> tuple[Sort, ...]:
        """Return the sort keys that the header shows, the first one first."""
        return self._sort

    def set_sort(self, sort: Sequence[Sort]) -> None:
        """Show these sort keys in the header; sorting itself is the source's work."""
        self._sort = tuple(sort)
        self._refresh_header()

    def set_empty(self, text: str) -> None:
        """Set what is said when there are no rows, such as "No rows: press i to import"."""
        self.empty_text = text
        self.refresh()

    def watch_fetching(self) -> None:
        """Tell in the header, and in the empty grid, that rows are coming."""
        self.refresh()

    def row(self, key: int) -> Row | None:
        """Return a row as the source gave it, or None when it is not shown or gone. Walks the keys."""
        index = self._pages.index(key)
        return None if index is None else self._pages.row(index)

    def value(self, key: int, column: str) -> object:
        """Return the value of a cell as the source gave it, or None when the row is not shown or gone."""
        row = self.row(key)
        return None if row is None else row[self._columns.place(column)]

    def tell(self, message: Message) -> None:
        """Post a message as coming from the grid, whoever called: Textual stops a parent's own at the parent."""
        self.post_message(message.set_sender(self))

    @property
    def body_height(self) -> int:
        """Return how many rows fit on the screen below the header."""
        return max(1, self.scrollable_content_region.height - HEADER)

    def body_rows(self) -> range:
        """Return the indexes of the rows that are on screen now."""
        first = self.scroll_offset.y
        return range(min(first, self.row_count), min(first + self.body_height, self.row_count))

    def cell_text(self, index: int, column: GridColumn) -> str | Text:
        """Return the tidied text of a cell by the index of its row; kept for the rows seen last."""
        key = (self._pages.keys[index], column.name)
        text = self._cells.get(key)
        if text is None:
            row = self._pages.row(index)
            text = self._missing(index) if row is None else self._formatted(column, row)
            self._cells[key] = text
        return text

    def _missing(self, index: int) -> Text:
        """Return what stands in the cells of a row that is gone or could not be read."""
        failed = self._pages.failed(index)
        return (
            cells.status("✗", _("not read"), "error") if failed else cells.status("·", _("removed"), "muted")
        )

    def _formatted(self, column: GridColumn, row: Row) -> str | Text:
        """Return what a column makes of its value in a row, tidied."""
        return cells.tidy(column.format(row[self._columns.place(column.name)]))

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw a region, after looking whether theme, focus, size or scroll position changed."""
        if self.scrollable_content_region.width != self._view:
            self.call_later(self._resized)
        if self._backdrop != self.background_colors:
            self._backdrop = self.background_colors
            self._styles = self._rich_styles()
            self._painter = None
        if self._painter is None or self._painter.scroll != self.scroll_offset.x:
            self._strips.clear()
            self._painter = Painter(self._layout, self._styles, self.scroll_offset.x, self._view)
        lines = super().render_lines(crop)
        if self._pages.error is not None:
            self.tell(SourceFailed(self, self._pages.error))
            self._pages.error = None
        return lines

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen: the header, a row, or what is said instead of rows."""
        assert self._painter is not None
        if y < HEADER:
            return self._painter.header(self._sort, self._column, fetching=self.fetching)
        if not self.row_count:
            return self._painter.message(self._empty_line(y))
        index = y - HEADER + self.scroll_offset.y
        return self._painter.message("") if index >= self.row_count else self._row_line(self._painter, index)

    def _row_line(self, painter: Painter, index: int) -> Strip:
        """Return the line of a row, from the cache if it was drawn like this before."""
        key, row = self._pages.keys[index], self._pages.row(index)
        tone = self.row_tone(row) if self.row_tone and row is not None else None
        cursor = self._column if index == self._row else None
        place = Place(bool(index % 2), key in self._marks.keys, cursor, tone or "")
        strip = self._strips.get((key, place))
        if strip is None:
            slots = self._layout.visible(painter.scroll, painter.view)
            texts = {slot.column.name: self.cell_text(index, slot.column) for slot in slots}
            strip = self._strips[key, place] = painter.row(texts, place)
        return strip

    def _empty_line(self, y: int) -> str:
        """Return the part of the message of an empty grid that belongs on a line of the screen."""
        text = _("Loading…") if self.fetching else self.empty_text
        lines = [
            part for line in text.splitlines() for part in wrap(clean(line), max(10, self._view - 4)) or [""]
        ]
        first = HEADER + max(1, (self.body_height - len(lines)) // 3)
        return lines[y - first] if 0 <= y - first < len(lines) else ""

    def _rich_styles(self) -> Styles:
        """Return the styles of all parts; those laid over a row come without a background."""
        styles = {name: self.get_component_rich_style(f"grid--{name}") for name in (*PARTS, *TONES)}
        for name in _OVER:
            over = styles[name]
            styles[name] = Style(
                color=over.color, bold=over.bold, italic=over.italic, underline=over.underline
            )
        return styles

    def notify_style_update(self) -> None:
        """Look the styles up again: theme or focus changed. Textual's own cache of them lasts one refresh (1 ms)."""
        super().notify_style_update()
        self._backdrop = None

    def on_resize(self) -> None:
        """Put the columns in their places when the screen's width is another one."""
        self._resized()

    def watch_scroll_x(self, old_value: float, new_value: float) -> None:
        """Fit the columns that scroll into sight."""
        super().watch_scroll_x(old_value, new_value)
        self._settle()

    def _resized(self) -> None:
        """Take over the width of the screen, which also changes when a scrollbar comes or goes."""
        view = self.scrollable_content_region.width
        if view != self._view:
            self._view = view
            self._rearrange()

    def _settle(self) -> None:
        """Fit the columns that came on screen for the first time to the rows that are on screen now."""
        while self._view and self.row_count and (fresh := self._fresh()):
            for column in fresh:
                self._columns.measure(column.name, self._texts(column))
            self._lay_out()

    def _fresh(self) -> list[GridColumn]:
        """Return the columns on screen that wait to be fitted."""
        slots = self._layout.visible(self.scroll_offset.x, self._view)
        return [slot.column for slot in slots if self._columns.unmeasured(slot.column.name)]

    def _texts(self, column: GridColumn) -> list[str | Text]:
        """Return the texts of a column in the rows that are on screen."""
        return [self.cell_text(index, column) for index in self.body_rows()]

    def _lay_out(self) -> None:
        """Put the columns in their places and tell the scrollbars how much there is."""
        self._layout = self._columns.layout(self._view)
        self._painter = None
        self.virtual_size = Size(self._layout.width, self.row_count + HEADER)

    def _rearrange(self) -> None:
        """Put the columns in their places and draw everything anew."""
        self._lay_out()
        self._settle()
        self._strips.clear()
        self.refresh()

    def _forget(self, keys: Iterable[int] | None = None) -> None:
        """Drop what is kept of these rows, or of all."""
        gone = None if keys is None else set(keys)
        self._pages.forget(gone)
        self._strips.clear()
        if gone is None:
            self._cells.clear()
            return
        for cell in [cell for cell in self._cells.keys() if cell[0] in gone]:  # noqa: SIM118  not a dict
            self._cells.discard(cell)

    def _refresh_row(self, index: int) -> None:
        """Draw the line of one row anew."""
        self.refresh_line(index + HEADER)

    def _refresh_header(self) -> None:
        """Draw the header anew."""
        self.refresh(Region(0, 0, self._view, HEADER))

    def _slot(self) -> Slot | None:
        """Return the place of the cursor's column."""
        return self._layout.slot(self._column)
