"""Time on a line of characters: a scale of months that zooms, its header, and the bar of a sub-project. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from rich.text import Text

from inventory.finance.calendar import days_in_month, month_first, month_index
from inventory.language import N_, _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from inventory.landscape.road import RoadPlateau, RoadProject

ZOOMS = (
    Fraction(1, 6),
    Fraction(1, 3),
    Fraction(1, 2),
    Fraction(1),
    Fraction(2),
    Fraction(4),
    Fraction(8),
    Fraction(16),
)
"""Characters a month, from far to near."""
MONTHS = N_("jan feb mar apr may jun jul aug sep oct nov dec")
YEAR = 12
NAMED, LETTERED = 4, 2
"""Characters a month from which its name fits, and its first letter."""
SIGNS = {"shared": "⊕", "keep": "=", "new": "+", "phase_out": "−"}  # noqa: RUF001  a minus that is seen
"""What is decided about the systems, at the head of a bar."""
NONE = "?"
"""Nothing is decided yet."""
FILLS = {"proposed": "░", "approved": "▒", "running": "▓", "done": "█", "cancelled": "╌"}
"""How far a sub-project is: the fuller, the further."""
TODAY, PLATEAU, TARGET = "│", "┊", "║"
OPEN, REACHED = "◇", "◆"
BEFORE, AFTER = "◂", "▸"
"""What lies outside the window is pointed at, never left out silently."""


@dataclass(frozen=True)
class Scale:
    """A window on time.

    Args:
        first: The day that is in the first character of the whole line.
        zoom: Place in `ZOOMS`.
        left: Characters of the whole line that are to the left of the window.
        width: Characters of the window.
    """

    first: date
    zoom: int
    left: int
    width: int

    def place(self, day: date) -> int:
        """Return the character of a day, counted from the left of the window; it can lie outside."""
        months = (
            month_index(day)
            - month_index(self.first)
            + Fraction(day.day - 1, days_in_month(day.year, day.month))
        )
        return int(months * ZOOMS[self.zoom] // 1) - self.left


def fitting(first: date, last: date, width: int) -> int:
    """Return the nearest zoom at which two days are both in a window of this width; the farthest when none is."""
    fit = [
        zoom
        for zoom in range(len(ZOOMS))
        if Scale(first, zoom, 0, width).place(last) < width and ZOOMS[zoom] <= NAMED
    ]
    return max(fit, default=0)


def header(scale: Scale) -> str:
    """Return the months and years above the window: names, first letters, or years with their quarters."""
    cells = [" "] * scale.width
    a_month = ZOOMS[scale.zoom]
    names = _(MONTHS).split()
    first = month_index(scale.first) + int(scale.left / a_month)
    for index in range(first - YEAR, first + int(scale.width / a_month) + 2):
        day = month_first(index)
        place, month = scale.place(day), day.month
        year = f"{day.year % 100:02d}"
        if month == 1:
            _put(cells, place, f"'{year}" if a_month >= NAMED else year)
        elif a_month >= NAMED:
            _put(cells, place, names[month - 1])
        elif a_month >= LETTERED:
            _put(cells, place, names[month - 1][0])
        elif a_month == 1 and month % 3 == 1:
            _put(cells, place, "·")
    return "".join(cells)


def _put(cells: list[str], place: int, text: str) -> None:
    """Write a text into the cells; one that does not fit whole is left out."""
    if place >= 0 and place + len(text) <= len(cells):
        cells[place : place + len(text)] = text


@dataclass(frozen=True)
class Lines:
    """What goes through all rows.

    Args:
        today: Today.
        plateaus: The plateaus.
    """

    today: date
    plateaus: Sequence[RoadPlateau] = ()


def row(project: RoadProject | None, scale: Scale, lines: Lines) -> Text:
    """Return the window of one sub-project: plateaus and today behind, its bar and milestones before them.

    Args:
        project: The sub-project; None for a row with nothing but the lines.
        scale: The window.
        lines: What goes through all rows.
    """
    cells = [" "] * scale.width
    styles = [""] * scale.width
    for plateau in lines.plateaus:
        _mark(cells, styles, scale.place(plateau.date), TARGET if plateau.target else PLATEAU, "grid--muted")
    _mark(cells, styles, scale.place(lines.today), TODAY, "grid--accent")
    if project is not None:
        _bar(project, scale, cells, styles)
    text = Text("".join(cells), no_wrap=True, end="")
    for place, style in enumerate(styles):
        for name in style.split(","):
            if name:
                text.stylize(name, place, place + 1)
    return text


def _bar(project: RoadProject, scale: Scale, cells: list[str], styles: list[str]) -> None:
    """Draw a bar with its milestones; one that lies outside is pointed at."""
    if project.first is None or project.last is None:
        _write(cells, styles, _("no days yet"))
        return
    begin, end = scale.place(project.first), scale.place(max(project.first, project.last))
    fill = FILLS.get(project.status, FILLS["proposed"])
    style = (
        "grid--muted"
        if project.status == "cancelled"
        else "grid--success"
        if project.status == "done"
        else ""
    )
    if project.critical:
        style = "bold,grid--warning"
    for place in range(max(0, begin), min(scale.width, end + 1)):
        _mark(cells, styles, place, fill, style)
    if end < 0 or begin >= scale.width:
        _mark(cells, styles, 0 if end < 0 else scale.width - 1, BEFORE if end < 0 else AFTER, style)
        return
    _mark(cells, styles, begin, SIGNS.get(project.decision, NONE), style)
    for milestone in project.milestones:
        sign = REACHED if milestone.done else OPEN
        _mark(cells, styles, scale.place(milestone.date), sign, "grid--accent")
    if begin < 0:
        _mark(cells, styles, 0, BEFORE, style)
    if end >= scale.width:
        _mark(cells, styles, scale.width - 1, AFTER, style)


def _mark(cells: list[str], styles: list[str], place: int, sign: str, style: str) -> None:
    if 0 <= place < len(cells):
        cells[place], styles[place] = sign, style


def _write(cells: list[str], styles: list[str], text: str) -> None:
    for place, sign in enumerate(text[: len(cells)]):
        cells[place], styles[place] = sign, "grid--muted"
