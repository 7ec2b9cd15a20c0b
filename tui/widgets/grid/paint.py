"""Drawing of lines: the header and the rows, from what is on screen only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from inventory.text import clean
from tui.widgets.grid import cells
from tui.widgets.grid.layout import PADDING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rich.text import Text

    from tui.widgets.grid.columns import Sort
    from tui.widgets.grid.layout import Layout, Slot
    from tui.widgets.grid.look import Styles

MARK = "●"
POINTER = "▸"
_RAISED = "¹²³⁴⁵⁶⁷⁸⁹"
_PAD = " " * PADDING
Piece = tuple[str, Style]


@dataclass(frozen=True, slots=True)
class Place:
    """What a row looks like apart from its cells: all of it goes into the key of the strip cache.

    Args:
        stripe: Every other row.
        marked: The row is marked.
        cursor: Name of the cursor's column when the cursor is on this row; None on other rows.
        tone: Tone of the whole row, "" for none.
    """

    stripe: bool = False
    marked: bool = False
    cursor: str | None = None
    tone: str = ""


class Painter:
    """Draws lines in a layout, at a scroll position, in the styles of the theme.

    Args:
        layout: The columns in their places.
        styles: Rich styles by component class, without the prefix `grid--`.
        scroll: Cells scrolled away on the left.
        view: Width of the screen in cells.
    """

    def __init__(self, layout: Layout, styles: Styles, scroll: int, view: int) -> None:
        self.layout = layout
        self.styles = styles
        self.scroll = scroll
        self.view = view
        self._resolve = cells.resolver({f"grid--{name}": style for name, style in styles.items()})
        self.windows = [(slot, self._seen(slot)) for slot in layout.visible(scroll, view)]

    def _seen(self, slot: Slot) -> int:
        """Return the cells of a column that are on screen.

        A cell is cut to these with …: half an amount would read as another amount.
        """
        if slot in self.layout.fixed:
            return slot.width
        return min(slot.end - self.scroll, self.view) - max(slot.x - self.scroll, self.layout.left)

    def row(self, texts: Mapping[str, str | Text], place: Place) -> Strip:
        """Return the line of a row from the texts of its visible columns, by name."""
        base = self._base(place)
        pieces: list[Piece] = []
        for slot, seen in self.windows:
            name = slot.column.name
            here = place.cursor == name
            pieces += self._cell(texts[name], slot, seen, self.styles["cursor"] if here else base)
        sign = self.styles["sign"] if place.marked else self.styles["line"]
        pointer = POINTER if place.cursor is not None else " "
        gutter = [(pointer, base), (MARK if place.marked else " ", base + sign)]
        return self._line(gutter, pieces, base)

    def span(self, text: str, place: Place) -> Strip:
        """Return a line whose text runs over all columns, such as the heading of a group of rows."""
        base = self._base(place) + Style(bold=True)
        room = max(0, self.view - 2)
        pointer = POINTER if place.cursor is not None else " "
        said = cells.fit(clean(text), room)
        return Strip([Segment(f"{pointer} {said}", base)]).adjust_cell_length(self.view, base)

    def header(self, sort: Sequence[Sort], cursor: str, *, fetching: bool) -> Strip:
        """Return the header line; the sign in its gutter says that rows are being fetched."""
        base = self.styles["header"]
        ranks = {key.column: rank for rank, key in enumerate(sort)}
        pieces: list[Piece] = []
        for slot, seen in self.windows:
            name = slot.column.name
            rank = ranks.get(name)
            part = "header-sorted" if rank is not None else "header-cursor" if name == cursor else "header"
            label = clean(slot.column.label)
            signs = "" if rank is None else _signs(sort[rank], rank, len(sort))
            pieces.append((_heading(label, signs, slot.column.side, seen), self.styles[part]))
        return self._line([("… " if fetching else "  ", base)], pieces, base)

    def message(self, text: str) -> Strip:
        """Return a line with a centred message instead of rows."""
        room = max(0, self.view)
        return Strip([Segment(cells.fit(text, room, "center"), self.styles["empty"])], room)

    def _base(self, place: Place) -> Style:
        """Return the style of a row: stripe, mark, tone, cursor, each over the one before."""
        style = self.styles["stripe" if place.stripe else "row"]
        if place.marked:
            style = self.styles["marked"]
        if place.tone:
            style += self._resolve(f"grid--{place.tone}")
        if place.cursor is not None:
            above = self.styles["cursor-row"]
            style += Style(bgcolor=above.bgcolor, bold=above.bold)
        return style

    def _cell(self, cell: str | Text, slot: Slot, seen: int, base: Style) -> list[Piece]:
        """Return a cell in exactly the cells of it that are seen; under the cursor it has no colours of its own."""
        room, side = seen - 2 * PADDING, slot.column.side
        if room <= 0:
            return [(" " * seen, base)]
        if isinstance(cell, str) or base is self.styles["cursor"]:
            text = cell if isinstance(cell, str) else cell.plain
            return [(f"{_PAD}{cells.fit(text, room, side)}{_PAD}", base)]
        short = cells.cut(cell.plain, room)
        before, after = cells.pads(cells.width(short), room, side)
        kept = len(short) - (short != cell.plain)
        found: list[Piece] = [(_PAD + before, base)]
        for text, style in cells.runs(cell, self._resolve):
            found.append((text[:kept], base + style))
            kept -= len(text[:kept])
        if short != cell.plain:
            found.append((cells.ELLIPSIS, base))
        return [*found, (after + _PAD, base)]

    def _line(self, gutter: list[Piece], pieces: Sequence[Piece], base: Style) -> Strip:
        """Join gutter and columns into one line of the screen's width."""
        line = _strip([*gutter, *pieces]).adjust_cell_length(self.view, base)
        if not (self.scroll and self.layout.fixed):
            return line
        edge = self.layout.left
        rule = Segment("│", base + self.styles["line"])
        return Strip.join([line.crop(0, edge - 1), Strip([rule], 1), line.crop(edge)])


def _heading(label: str, signs: str, side: cells.Side, seen: int) -> str:
    """Return the header of a column: the sort signs stay when the label is cut."""
    room = seen - 2 * PADDING
    if room <= 0:
        return " " * seen
    if signs:
        label = f"{cells.cut(label, max(0, room - len(signs) - 1))} {signs}".strip()
    return f"{_PAD}{cells.fit(label, room, side)}{_PAD}"


def _strip(pieces: Sequence[Piece]) -> Strip:
    """Return pieces as a strip, neighbours of one style as one segment: fewer bytes to the terminal."""
    joined: list[Piece] = []
    for text, style in pieces:
        if joined and joined[-1][1] == style:
            joined[-1] = (joined[-1][0] + text, style)
        elif text:
            joined.append((text, style))
    return Strip([Segment(text, style) for text, style in joined])


def _signs(key: Sort, rank: int, count: int) -> str:
    """Return the arrow of a sort key, with its rank when there are several."""
    arrow = "▼" if key.descending else "▲"
    return arrow + (_RAISED[rank] if count > 1 and rank < len(_RAISED) else "")
