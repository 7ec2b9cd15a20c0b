"""A chart of money as SVG, as wide as A4 between its margins: columns, a line, and the figures under them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.finance.money import euro
from inventory.language import _, current
from inventory.publish import chart_looks as looks
from inventory.publish import colours as c
from inventory.publish.chart_axis import tick
from inventory.publish.chart_key import key
from inventory.publish.chart_layout import MARGIN, SIZE, SMALL, WIDTH, layout, wrapped
from inventory.publish.measure import cut, width
from inventory.publish.svg import Box, Drawing, Font, Pen

if TYPE_CHECKING:
    from inventory.publish.chart import Chart
    from inventory.publish.chart_axis import Axis
    from inventory.publish.chart_layout import Layout

SHARE, WIDEST = 0.66, 58.0
"""How much of the room of a year a column takes, and its greatest width in px."""
PAIR = 0.8
LETTER = 9.0
FOOT = 13


def svg(chart: Chart) -> str:
    """Return a chart as one SVG document."""
    found = layout(chart)
    note = wrapped(chart.note, WIDTH - 2 * MARGIN, SMALL)
    height = found.below + 8 + FOOT * len(note) + 6
    drawing = Drawing(WIDTH, height, _described(chart), current())
    drawing.rect(Box(0, 0, WIDTH, height), Pen(c.WHITE))
    _head(drawing, chart)
    _grid(drawing, found)
    _columns(drawing, found)
    drawing.line(found.left, found.y(0), found.right, found.y(0), Pen("none", c.MUTED, 1.2))
    _line(drawing, found)
    _years(drawing, found)
    key(drawing, found)
    for place, text in enumerate(note):
        drawing.text(MARGIN, found.below + 8 + FOOT * (place + 0.8), text, Font(SMALL, fill=c.MUTED))
    return drawing.render()


def _described(chart: Chart) -> str:
    """Return what a chart shows as a text, for who cannot see it."""
    years = f" ({chart.labels[0]}–{chart.labels[-1]})" if chart.labels else ""  # noqa: RUF001  a span of years
    names = [one.name for one in chart.series] + ([chart.line.name] if chart.line else [])
    return f"{chart.title}{years}: {', '.join(names)}"


def _head(drawing: Drawing, chart: Chart) -> None:
    room = WIDTH - 2 * MARGIN
    drawing.text(MARGIN, 27, cut(chart.title, room, 17, bold=True), Font(17, bold=True))
    drawing.text(MARGIN, 45, cut(chart.subtitle, room, 11), Font(11, fill=c.MUTED))


def _grid(drawing: Drawing, found: Layout) -> None:
    """Draw the lines of the axis with their amounts, on both sides when the line has its own axis."""
    write = tick(found.axis)
    for amount in found.axis.ticks:
        y = found.y(amount)
        drawing.line(found.left, y, found.right, y, Pen("none", c.RULE, 0.8))
        drawing.text(found.left - 6, y + 3.6, write(amount), Font(SIZE, fill=c.MUTED, anchor="end"))
    if found.second is not None:
        own = tick(found.second)
        for amount in found.second.ticks:
            y = found.y(amount, found.second)
            drawing.text(found.right + 6, y + 3.6, own(amount), Font(SIZE, fill=looks.LINE))
    if found.chart.empty:
        middle, y = (found.left + found.right) / 2, (found.top + found.bottom) / 2
        drawing.text(middle, y, _("No amounts in these years."), Font(12, fill=c.MUTED, anchor="middle"))


def _columns(drawing: Drawing, found: Layout) -> None:
    for place in range(len(found.chart.labels)):
        if found.chart.kind == "stacked":
            _stack(drawing, found, place)
        else:
            _beside(drawing, found, place)


def _stack(drawing: Drawing, found: Layout, place: int) -> None:
    """Draw the columns of a year on each other: what is above zero upwards, the rest downwards."""
    chart, broad = found.chart, min(found.pitch * SHARE, WIDEST)
    x, over, under = found.places[place].x - broad / 2, 0, 0
    parts = list(zip(chart.series, looks.fills(chart), looks.letters(chart), strict=True))
    for series, pen, letter in reversed(parts):
        amount = series.amounts[place]
        start = over if amount > 0 else under
        box = _box(found, x, broad, start, start + amount)
        over, under = (over + amount, under) if amount > 0 else (over, under + amount)
        if not amount:
            continue
        with drawing.group(_told(chart, place, series.name, amount)):
            drawing.rect(box, pen)
            _letter(drawing, box, letter, pen.fill)
    if found.key != "table" and not chart.empty:
        _total(drawing, found, place, over)


def _letter(drawing: Drawing, box: Box, letter: str, fill: str) -> None:
    """Write a letter in a piece of a column, if it fits."""
    if letter and box.height >= LETTER and box.width >= width(letter, LETTER, bold=True) + 2:
        font = Font(LETTER, bold=True, fill=c.ink(fill), anchor="middle")
        drawing.text(box.x + box.width / 2, box.y + box.height / 2 + LETTER * 0.36, letter, font)


def _total(drawing: Drawing, found: Layout, place: int, over: int) -> None:
    """Write the total of a year over its column, if it fits between its neighbours."""
    text = found.write(found.chart.totals[place])
    if width(text, SIZE, bold=True) + 3 <= found.pitch and not found.thousands:
        font = Font(SIZE, bold=True, anchor="middle")
        drawing.text(found.places[place].x, found.y(over) - 4, text, font)


def _beside(drawing: Drawing, found: Layout, place: int) -> None:
    """Draw the columns of a year beside each other."""
    chart = found.chart
    count = max(len(chart.series), 1)
    whole = min(found.pitch * (PAIR if count > 1 else SHARE), WIDEST * count)
    broad, x = whole / count, found.places[place].x - whole / 2
    for index, (series, pen) in enumerate(zip(chart.series, looks.fills(chart), strict=True)):
        amount = series.amounts[place]
        if amount:
            box = _box(found, x + index * broad, broad - (1.5 if count > 1 else 0), 0, amount)
            with drawing.group(_told(chart, place, series.name, amount)):
                drawing.rect(box, pen)


def _box(found: Layout, x: float, broad: float, start: int, end: int) -> Box:
    one, other = sorted((found.y(start), found.y(end)))
    return Box(x, one, broad, other - one)


def _told(chart: Chart, place: int, name: str, amount: int) -> str:
    """Return what stands under the pointer."""
    return f"{chart.labels[place]} · {name}\n{euro(amount)}"


def _line(drawing: Drawing, found: Layout) -> None:
    """Draw the line: a limit as steps as wide as a year, a value from point to point."""
    chart, own = found.chart, found.second
    if chart.line is None:
        return
    pen = looks.stroke(chart)
    for run in _runs(chart.line.amounts):
        if chart.kind == "paired":
            half = found.pitch / 2
            points = [
                (found.places[p].x + side, found.y(amount)) for p, amount in run for side in (-half, half)
            ]
            drawing.path(points, pen)
            continue
        points = [(found.places[p].x, found.y(amount, own)) for p, amount in run]
        drawing.path(points, Pen("none", c.WHITE, pen.width + 2.6))
        drawing.path(points, pen)
        _points(drawing, found, run, own)


def _points(drawing: Drawing, found: Layout, run: list[tuple[int, int]], own: Axis | None) -> None:
    assert found.chart.line is not None  # who calls has one
    for place, amount in run:
        with drawing.group(_told(found.chart, place, found.chart.line.name, amount)):
            drawing.circle(found.places[place].x, found.y(amount, own), 3.4, Pen(c.WHITE, looks.LINE, 2))


def _runs(amounts: tuple[int | None, ...]) -> list[list[tuple[int, int]]]:
    """Return stretches of years whose amounts are known, as places with amounts."""
    runs: list[list[tuple[int, int]]] = [[]]
    for place, amount in enumerate(amounts):
        if amount is not None:
            runs[-1].append((place, amount))
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def _years(drawing: Drawing, found: Layout) -> None:
    for place in found.places:
        if place.label:
            drawing.text(place.x, found.bottom + 15, place.label, Font(SIZE, bold=True, anchor="middle"))
