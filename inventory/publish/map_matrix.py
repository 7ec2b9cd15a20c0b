"""Processes by systems: in each cell the letters of the parties that use that system for that process.

Filled is fully, outlined is partly covered. Systems that are used together stand together. Beside the name of a process
stands how many systems each party has for it, so that gaps and doubles show in the row.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from inventory.landscape.analysis import orphans
from inventory.language import _, ngettext
from inventory.publish import colours as c
from inventory.publish import map_matrix_layout as at
from inventory.publish.map_cells import TWO, words
from inventory.publish.map_frame import (
    KEY_HEIGHT,
    MARGIN,
    RIGHT,
    Frame,
    Sign,
    badge,
    boxed,
    fitted,
    party_signs,
    situation,
    without,
)
from inventory.publish.map_kinds import seen
from inventory.publish.map_matrix_cells import NOT_RUN, build, tables
from inventory.publish.measure import cut, width
from inventory.publish.plate import Plate
from inventory.publish.svg import Box, Font, Pen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from inventory.landscape.model import LandscapeView
    from inventory.publish.map_kinds import Asked
    from inventory.publish.map_matrix_cells import Column, Count, Line, Matrix, User
    from inventory.publish.svg import Drawing

GRID, CLUSTER = "#e3e7ea", "#6b7780"
SLOTS = 4
"""Parties that a cell can show beside each other, two by two."""


def plate(connection: Connection, asked: Asked) -> Plate:
    """Return the matrix that is asked for, its systems in clusters."""
    from inventory.landscape.clusters import clusters  # noqa: PLC0415  networkx

    view = seen(connection, asked)
    return matrix(view, clusters(view).clusters, title=asked.title)


def matrix(view: LandscapeView, clusters: Sequence[Sequence[str]] = (), *, title: str = "") -> Plate:
    """Return the matrix of processes by systems of one day, in the language now spoken.

    Args:
        view: The landscape of one day (`Landscape.at`).
        clusters: Keys of systems that belong together, in the order of the columns; others follow by name.
        title: Title above every sheet; "Processes by system" when empty.
    """
    found, notes = build(view, clusters), _notes(view)
    subtitle = f"{_('Which systems each process has, and for whom')} · {situation(view.date, view.mode, view.plateau)}"
    frame = Frame(title or _("Processes by system"), subtitle, _signs(view), notes, without(view))
    layout = at.plan(found, frame.top)
    sheets = (
        frame.sheet(
            _Page(found, layout, sheet, frame.top).draw, (number, len(layout.sheets)), _part(found, sheet)
        )
        for number, sheet in enumerate(layout.sheets, 1)
    )
    return Plate("matrix", frame.title, subtitle, tuple(sheets), tables(found), notes)


def _signs(view: LandscapeView) -> tuple[Sign, ...]:
    def partly(drawing: Drawing, x: float, y: float) -> None:
        _party(drawing, Box(x, y, KEY_HEIGHT, KEY_HEIGHT), 0, 10, full=False)

    outlined = Sign(KEY_HEIGHT, partly, _("outlined: covers the process partly"))
    if len(view.parties) > at.MOST_COUNTS:
        return (*party_signs(view), outlined)
    return (
        *party_signs(view),
        outlined,
        boxed("2", Pen(c.WHITE, c.MANY, 1.3))(_("systems of a party: two or more")),
        boxed("0", Pen(c.WHITE, c.GAP, 1.2, "4 3"), c.GAP)(words("gap")),
        boxed("?", Pen(c.WHITE, c.MUTED, 0.9, "1 2.5"), c.MUTED)(words("unknown")),
        boxed(NOT_RUN, Pen(), c.MUTED)(words("not applicable")),
    )


def _notes(view: LandscapeView) -> tuple[str, ...]:
    loose, rows = len(orphans(view)), len(view.processes)
    used = len({row.system for row in view.support})
    counts = _(
        "How many systems each of the {count} parties has for a process stands in the text or the workbook."
    )
    crowd = (counts.format(count=len(view.parties)),) if len(view.parties) > at.MOST_COUNTS else ()
    return (
        ngettext("{count} process", "{count} processes", rows).format(count=rows),
        ngettext("{count} system", "{count} systems", used).format(count=used),
        ngettext("{count} system without a process", "{count} systems without a process", loose).format(
            count=loose
        ),
        *crowd,
    )


def _part(found: Matrix, sheet: at.Sheet) -> str:
    if not sheet.columns or len(sheet.columns) == len(found.columns):
        return ""
    return _("the systems of these processes, {first} to {last}").format(
        first=sheet.columns[0].name, last=sheet.columns[-1].name
    )


class _Page:
    """One sheet that is being drawn."""

    def __init__(self, found: Matrix, layout: at.Layout, sheet: at.Sheet, top: float) -> None:
        self.found, self.layout, self.sheet, self.top = found, layout, sheet, top
        self.s = layout.scale
        self.left = MARGIN + (layout.label + layout.counts) * self.s
        self.cell = sheet.cell * self.s
        self.right = min(RIGHT, self.left + self.cell * max(len(sheet.columns), 1))
        self.head = layout.head * self.s
        heights = (row.height * self.s for row in sheet.rows)
        self.tops = list(accumulate(heights, initial=top + self.head))

    def draw(self, drawing: Drawing) -> None:
        """Draw the headings, the rows, and the grid."""
        for index, row in enumerate(self.sheet.rows):
            if row.line:
                pen = Pen(c.BAND if index % TWO else c.WHITE)
                drawing.rect(Box(MARGIN, self.tops[index], self.right - MARGIN, row.height * self.s), pen)
        self._headings(drawing)
        self._grid(drawing)
        for index, row in enumerate(self.sheet.rows):
            if row.line:
                self._process(drawing, row.line, self.tops[index])
            else:
                self._domain(drawing, row, self.tops[index])

    def _headings(self, drawing: Drawing) -> None:
        s, base = self.s, self.top + self.head - 5 * self.s
        drawing.text(MARGIN + 6 * s, base, _("Process"), Font(11.5 * s, bold=True))
        if self.layout.counts:
            for order, (place, name) in enumerate(self.found.parties):
                x = MARGIN + (self.layout.label + order * at.COUNT) * s
                box = Box(x + s, base - 11 * s, (at.COUNT - 2) * s, 15 * s)
                with drawing.group(f"{c.letter(place)}: {name}"):
                    badge(drawing, box, place, 9.5 * s)
        for place, column in enumerate(self.sheet.columns):
            self._heading(drawing, column, self.left + (place + 0.5) * self.cell)

    def _heading(self, drawing: Drawing, column: Column, middle: float) -> None:
        s = self.s
        size = at.HEADING * s
        with drawing.group(column.title):
            text = cut(column.name, self.head - 12 * s, size)
            drawing.text(middle + size * 0.364, self.top + self.head - 5 * s, text, Font(size), turned=True)

    def _grid(self, drawing: Drawing) -> None:
        top, bottom = self.top + self.head, self.tops[-1]
        for place in range(len(self.sheet.columns) + 1):
            x = self.left + place * self.cell
            new = 0 < place < len(self.sheet.columns) and self.sheet.columns[place].first
            drawing.line(
                x, top, x, bottom, Pen(stroke=CLUSTER if new else GRID, width=(1.1 if new else 0.7) * self.s)
            )
        drawing.line(MARGIN, top, self.right, top, Pen(stroke=c.HEAD, width=1.2))

    def _domain(self, drawing: Drawing, row: at.Row, y: float) -> None:
        s = self.s
        room = self.right - MARGIN
        drawing.rect(Box(MARGIN, y, room, row.height * s), Pen(c.GROUP))
        fitted(drawing, (MARGIN + 6 * s, y + 12.5 * s), row.name, room - 12 * s, Font(at.TEXT * s, bold=True))

    def _process(self, drawing: Drawing, line: Line, y: float) -> None:
        s, size = self.s, at.TEXT * self.s
        drawing.line(MARGIN, y + at.CELL * s, self.right, y + at.CELL * s, Pen(stroke=c.RULE, width=0.6))
        about = line.process.description
        with drawing.group(f"{line.name}: {about}" if about else line.name):
            base, room = y + at.CELL * s / 2 + 3.8 * s, (self.layout.label - 12) * s
            code = cut(line.process.code, room / 2, size)
            taken = width(code, size) + 6 * s if code else 0.0
            if code:
                drawing.text(MARGIN + 6 * s, base, code, Font(size, fill=c.MUTED))
            drawing.text(MARGIN + 6 * s + taken, base, cut(line.process.name, room - taken, size), Font(size))
        if self.layout.counts:
            for place, count in enumerate(line.counts):
                x = MARGIN + (self.layout.label + place * at.COUNT) * s
                self._count(drawing, Box(x + s, y + 3 * s, (at.COUNT - 2) * s, (at.CELL - 6) * s), count)
        for place, column in enumerate(self.sheet.columns):
            if users := line.users.get(column.key):
                box = Box(self.left + place * self.cell, y, self.cell, at.CELL * s)
                with drawing.group(
                    "\n".join([f"{column.name} · {line.name}", *(user.title for user in users)])
                ):
                    self._users(drawing, box, users)

    def _count(self, drawing: Drawing, box: Box, count: Count) -> None:
        s = self.s
        pens = {
            "gap": Pen(c.WHITE, c.GAP, 1.1 * s, f"{2.5 * s:g} {2 * s:g}"),
            "unknown": Pen("none", c.MUTED, 0.9 * s, f"{s:g} {2 * s:g}"),
        }
        pen = Pen("none", c.MANY, 1.2 * s) if count.systems >= TWO else pens.get(count.state)
        if pen:
            drawing.rect(box, pen, 2.5 * s)
        ink = c.INK if count.systems else c.GAP if count.state == "gap" else c.MUTED
        font = Font(9.5 * s, fill=ink, anchor="middle")
        drawing.text(box.x + box.width / 2, box.y + box.height / 2 + 3.4 * s, count.text, font)

    def _users(self, drawing: Drawing, box: Box, users: tuple[User, ...]) -> None:
        s, parties = self.s, len(self.found.parties)
        if parties == 1:
            side = (at.CELL - 8) * s
            _party(drawing, _middle(box, side, side), users[0].place, 9.5 * s, full=users[0].full)
            return
        slots = _slots(_middle(box, 20.5 * s, (at.CELL - 2) * s), 2 if parties > TWO else 1)
        orders = {place: order for order, (place, _name) in enumerate(self.found.parties)}
        shown = users if len(users) <= SLOTS else users[: SLOTS - 1]
        for order, user in enumerate(shown):
            slot = slots[orders[user.place] if parties <= SLOTS else order]
            _party(drawing, slot, user.place, at.TAG * s, full=user.full)
        if len(shown) < len(users):
            _small(drawing, slots[-1], f"+{len(users) - len(shown)}", at.TAG * s, c.MUTED)


def _middle(box: Box, wide: float, high: float) -> Box:
    return Box(box.x + (box.width - wide) / 2, box.y + (box.height - high) / 2, wide, high)


def _slots(box: Box, lines: int) -> list[Box]:
    """Return two places beside each other on one or two lines, 0.5 px apart."""
    wide, high = (box.width - 0.5) / 2, (box.height - 0.5 * (lines - 1)) / lines
    tall = min(high, wide * 1.4)
    return [
        Box(box.x + column * (wide + 0.5), box.y + line * (high + 0.5) + (high - tall) / 2, wide, tall)
        for line in range(lines)
        for column in range(2)
    ]


def _party(drawing: Drawing, box: Box, place: int, size: float, *, full: bool) -> None:
    """Draw the letter of a party: filled when it covers the process fully, outlined when partly."""
    colour = c.party(place)
    edge = 0.1 * box.width
    inner = Box(box.x + edge / 2, box.y + edge / 2, box.width - edge, box.height - edge)
    drawing.rect(inner, Pen(colour if full else c.WHITE, colour, edge), min(2.0, box.width / 5))
    _small(drawing, box, c.letter(place), size, c.ink(colour) if full else c.INK)


def _small(drawing: Drawing, box: Box, text: str, size: float, ink: str) -> None:
    """Set a text in the middle of a box, smaller where it would not fit."""
    fits = min(size, size * (box.width - 1) / max(width(text, size, bold=True), 0.1))
    font = Font(fits, bold=True, fill=ink, anchor="middle")
    drawing.text(box.x + box.width / 2, box.y + box.height / 2 + fits * 0.364, text, font)
