"""Where everything of a chart goes: figures in a table under the columns where they fit, else a legend."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from inventory.language import _
from inventory.publish.chart_axis import axis, beside, tick, writers
from inventory.publish.measure import cut, width

if TYPE_CHECKING:
    from collections.abc import Callable

    from inventory.publish.chart import Chart
    from inventory.publish.chart_axis import Axis

WIDTH = 760
"""Px (96 a inch): as wide as A4 between its margins, so that a text of 10 px is read at 8 points."""
MARGIN = 16
TOP, PLOT = 66, 250
LINE = 15
"""Height of a line of the table or the legend in px."""
SIZE, SMALL = 10.0, 9.5
SWATCH = 12
KEY = SWATCH + 6
WIDEST_NAME, LEGEND = 204.0, 190.0
MOST_NOTE = 3
Key = Literal["table", "right", "top"]


class Place(NamedTuple):
    """A year on the axis: its middle in px, and its label, empty where there is no room for it."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Layout:
    """The measures of one chart in px.

    Attributes:
        chart: What is drawn.
        axis: Axis of the columns.
        second: Axis of the line, when it has its own.
        left: Left side of the plot.
        right: Its right side.
        top: Its top.
        key: How a reader finds what is what.
        write: Writes a figure of the table.
        thousands: Whether the figures of the table are thousands of euros.
        places: The years.
    """

    chart: Chart
    axis: Axis
    second: Axis | None
    left: float
    right: float
    top: float
    key: Key
    write: Callable[[int], str]
    thousands: bool
    places: tuple[Place, ...]

    @property
    def bottom(self) -> float:
        """The bottom of the plot."""
        return self.top + PLOT

    @property
    def pitch(self) -> float:
        """Px from one year to the next."""
        return (self.right - self.left) / max(len(self.chart.labels), 1)

    @property
    def below(self) -> float:
        """Where the years and the table end."""
        return self.bottom + 22 + (LINE * len(rows(self.chart)) + 6 if self.key == "table" else 0)

    def y(self, amount: int, own: Axis | None = None) -> float:
        """Return the height of an amount in px from the top of the picture."""
        return self.bottom - (own or self.axis).place(amount) * PLOT


class Row(NamedTuple):
    """A line of the table or legend: which series (-1: the line, -2: the total), its name and cents."""

    series: int
    name: str
    amounts: tuple[int | None, ...]


def rows(chart: Chart) -> list[Row]:
    """Return the lines of the table, the top of a stack first, then the line, then the total."""
    found = [Row(place, one.name, one.amounts) for place, one in enumerate(chart.series)]
    if chart.line is not None:
        name = _("{name} (right axis)") if chart.kind == "combined" else "{name}"
        found.append(Row(-1, name.format(name=chart.line.name), chart.line.amounts))
    if chart.kind == "stacked" and len(chart.series) > 1:
        found.append(Row(-2, _("Total"), chart.totals))
    return found


def layout(chart: Chart) -> Layout:
    """Return where everything of a chart goes."""
    first, second = _axes(chart)
    ticks = _widest(first, tick(first)) + MARGIN + 8
    right = WIDTH - MARGIN - (_widest(second, tick(second)) + 8 if second else 0)
    table = rows(chart)
    names = max((width(cut(row.name, WIDEST_NAME - KEY, SIZE), SIZE) for row in table), default=0) + KEY
    left = max(ticks, MARGIN + names + 22)
    known = [amount for row in table for amount in row.amounts if amount is not None]
    pitch = (right - left) / max(len(chart.labels), 1)
    for write, short in writers(known):
        room = max((width(write(amount), SIZE, bold=True) for amount in known), default=0) + 6
        if room <= pitch and not chart.empty:
            return _laid(chart, (first, second), (left, right), "table", write, short=short)
    key: Key = "right" if chart.kind == "stacked" and len(table) > 1 else "top"
    write, short = writers(known)[-1]
    return _laid(
        chart, (first, second), (ticks, right - (LEGEND if key == "right" else 0)), key, write, short=short
    )


def _laid(
    chart: Chart,
    axes: tuple[Axis, Axis | None],
    sides: tuple[float, float],
    key: Key,
    write: Callable[[int], str],
    *,
    short: bool,
) -> Layout:
    pitch = (sides[1] - sides[0]) / max(len(chart.labels), 1)
    middles = [sides[0] + pitch * (place + 0.5) for place in range(len(chart.labels))]
    names = labels(chart.labels, pitch)
    places = tuple(Place(x, name) for x, name in zip(middles, names, strict=True))
    top = TOP + (LINE + 6 if key == "top" else 0)
    return Layout(chart, axes[0], axes[1], *sides, top, key, write, short, places)


def _axes(chart: Chart) -> tuple[Axis, Axis | None]:
    """Return the axis of the columns, and that of the line when it has its own."""
    first = axis(*chart.bounds)
    if chart.kind != "combined" or chart.line is None:
        return first, None
    return beside(first, *chart.line_bounds)


def _widest(found: Axis, write: Callable[[int], str]) -> float:
    return max(width(write(amount), SIZE) for amount in found.ticks)


def labels(names: tuple[str, ...], pitch: float) -> list[str]:
    """Return the labels of the years as far as there is room: whole, then "27/28", then only every so many."""
    short = tuple(_short(name) for name in names)
    for shown in (names, short):
        if max((width(name, SIZE) for name in shown), default=0) + 6 <= pitch:
            return list(shown)
    wide = max(width(name, SIZE) for name in short) + 6
    every = next((step for step in (2, 3, 5, 10) if wide <= step * pitch), 20)
    return [name if place % every == 0 else "" for place, name in enumerate(short)]


def _short(name: str) -> str:
    """Return "2026-2027" as "26/27"; any other label as it is, cut where it is long."""
    first, dash, last = name.partition("-")
    if dash and len(first) == len(last) == 4 and (first + last).isdigit():  # noqa: PLR2004  years
        return f"{first[2:]}/{last[2:]}"
    return cut(name, 60, SIZE)


def wrapped(text: str, room: float, size: float, most: int = MOST_NOTE) -> list[str]:
    """Return a text in lines that fit the room (px); the last of `most` lines is cut."""
    lines, words = [""], text.split()
    for place, word in enumerate(words):
        longer = f"{lines[-1]} {word}".strip()
        if width(longer, size) <= room or not lines[-1]:
            lines[-1] = longer
        elif len(lines) == most:
            lines[-1] = f"{lines[-1]} {' '.join(words[place:])}"
            break
        else:
            lines.append(word)
    return [cut(line, room, size) for line in lines if line]
