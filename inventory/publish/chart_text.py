"""A chart of money in block characters for a terminal: a bar a year, told apart by its filling and not by colour alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from unicodedata import combining, east_asian_width

from inventory.language import _, ngettext
from inventory.publish.chart_axis import writers
from inventory.text import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from inventory.publish.chart import Chart

FILLS = "█░▓+▒=▞·"
"""Fillings, dark and light in turn; after eight they start again and only the order tells."""
PAIR = "░█"
COLUMN, VALUE = "█", "─"
ZERO, LIMIT, END = "│", "┊", "●"
LINE = -1
NARROWEST, LEAST_BAR, MOST_NOTE = 30, 8, 3
WIDEST_LABEL = 12


class Run(NamedTuple):
    """A piece of a line: its text, and the series that it shows (-1: the line over the columns; None: words)."""

    text: str
    series: int | None = None


Row = list[Run]


def draw(chart: Chart, width: int, height: int = 0) -> list[Row]:
    """Return a chart as lines of pieces, none wider than asked.

    Args:
        chart: What to draw.
        width: Columns; fewer than 30 are drawn as 30.
        height: Lines; 0 for as many as it takes. What does not fit is left out: first the notes, then the last years,
            and a line says how many.
    """
    wide = max(width, NARROWEST)
    years = [list(rows) for rows in _years(chart, wide)]
    legend = _legend(chart, wide)
    head = [[Run(_cut(chart.title, wide))]]
    under, note = ([[Run(line)] for line in _wrapped(text, wide)] for text in (chart.subtitle, chart.note))
    whole = [*head, *under, [], *_flat(years), [], *legend, *note]
    if not height or len(whole) <= height:
        return whole
    room = max(height - len(head) - len(legend), 1)
    if sum(map(len, years)) > room:
        each = max(map(len, years))
        fitting = max((room - 1) // each, 0)
        left = len(years) - fitting
        more = ngettext("… and {count} year more", "… and {count} years more", left).format(count=left)
        years = [*years[:fitting], [[Run(_cut(more, wide))]]]
    return [*head, *_flat(years), *legend][:height]


def plain(chart: Chart, width: int, height: int = 0) -> str:
    """Return a chart as text without colour; every line ends in a line feed."""
    lines = ("".join(run.text for run in row).rstrip() for row in draw(chart, width, height))
    return "".join(f"{line}\n" for line in lines)


def _flat(years: Sequence[list[Row]]) -> Iterator[Row]:
    for rows in years:
        yield from rows


def cells(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return sum(0 if combining(one) else 2 if east_asian_width(one) in "WF" else 1 for one in text)


def _cut(text: str, room: int) -> str:
    """Return a foreign text, cleaned and cut to so many columns."""
    shown = clean(text)
    if cells(shown) <= room:
        return shown
    while shown and cells(shown) > room - 1:
        shown = shown[:-1]
    return f"{shown}…"


def _wrapped(text: str, room: int) -> list[str]:
    """Return a foreign text in at most three lines of so many columns."""
    lines: list[str] = []
    for word in clean(text).split():
        longer = f"{lines[-1]} {word}" if lines else word
        if not lines or (cells(longer) > room and len(lines) < MOST_NOTE):
            lines.append(word)
        else:
            lines[-1] = longer
    return [_cut(line, room) for line in lines]


class _Scale(NamedTuple):
    """Where amounts fall on a bar.

    Attributes:
        low, high: The cents at its ends, zero between them.
        cells: Its columns, without that of zero.
    """

    low: int
    high: int
    cells: int

    @property
    def zero(self) -> int:
        """The columns left of zero."""
        span = self.high - self.low
        return -self.low * self.cells // span if span else 0

    def length(self, amount: int) -> int:
        """Return the columns from zero to an amount, without its sign."""
        room = self.zero if amount < 0 else self.cells - self.zero
        reach = -self.low if amount < 0 else self.high
        return (2 * abs(amount) * room + reach) // (2 * reach) if reach else 0


class _Words(NamedTuple):
    """What stands around the bars of a year: its label, how amounts are written, and how wide they are at most."""

    label: str
    write: Callable[[int], str]
    wide: int

    def row(self, bar: Row, amount: int | None, *, named: bool = True) -> Row:
        """Return a line: the label (once a year), the bar, the amount."""
        label = self.label if named else " " * cells(self.label)
        text = "–" if amount is None else self.write(amount)  # noqa: RUF001  nothing to show
        return [Run(f"{label} "), *bar, Run(f" {text:>{self.wide}}")]


def _years(chart: Chart, width: int) -> Iterator[Iterator[Row]]:
    labels = [_cut(label, WIDEST_LABEL) for label in chart.labels]
    names = max(map(cells, labels), default=0)
    known = [*chart.totals, *(amount for one in chart.series for amount in one.amounts)]
    known += [amount for amount in (chart.line.amounts if chart.line else ()) if amount is not None]
    write = writers(known)[0][0]
    amounts = max((len(write(amount)) for amount in known), default=1)
    room = max(width - names - amounts - 3, LEAST_BAR)
    for place, label in enumerate(labels):
        yield _year(chart, place, _Words(label + " " * (names - cells(label)), write, amounts), room)


def _year(chart: Chart, place: int, words: _Words, room: int) -> Iterator[Row]:
    """Yield the lines of a year: one for a stack, else one for each series and for a value with its own axis."""
    scale = _Scale(*chart.bounds, room)
    if chart.kind == "stacked":
        yield words.row(_stack(chart, place, scale), chart.totals[place])
        return
    for index, series in enumerate(chart.series):
        amount = series.amounts[place]
        bar = _bar(scale, amount, _fill(chart, index), index)
        yield words.row(_limited(chart, place, scale, bar), amount, named=index == 0)
    if chart.kind == "combined" and chart.line is not None:
        value = chart.line.amounts[place]
        own = _bar(_Scale(*chart.line_bounds, room), value or 0, VALUE, LINE)
        yield words.row(own, value, named=False)


def _fill(chart: Chart, index: int) -> str:
    if chart.kind == "stacked":
        return FILLS[index % len(FILLS)]
    return PAIR[min(index, 1)] if chart.kind == "paired" and len(chart.series) > 1 else COLUMN


def _bar(scale: _Scale, amount: int, fill: str, series: int) -> Row:
    """Return a bar as wide as its scale and the column of zero."""
    long = scale.length(amount)
    tip = fill * long if series != LINE or not long else fill * (long - 1) + END
    if amount < 0:
        return [
            Run(" " * (scale.zero - long)),
            Run(tip[::-1], series),
            Run(ZERO),
            Run(" " * (scale.cells - scale.zero)),
        ]
    return [Run(" " * scale.zero), Run(ZERO), Run(tip, series), Run(" " * (scale.cells - scale.zero - long))]


def _stack(chart: Chart, place: int, scale: _Scale) -> Row:
    """Return the series of a year behind each other, what is below zero to the left of it."""
    over: Row = []
    under: Row = []
    above = below = 0
    for index, series in enumerate(chart.series):
        amount = series.amounts[place]
        before = scale.length(above if amount > 0 else below)
        if amount > 0:
            above += amount
            over.append(Run(_fill(chart, index) * (scale.length(above) - before), index))
        else:
            below += amount
            under.insert(0, Run(_fill(chart, index) * (scale.length(below) - before), index))
    left, right = scale.zero - scale.length(below), scale.cells - scale.zero - scale.length(above)
    return [Run(" " * left), *under, Run(ZERO), *over, Run(" " * right)]


def _limited(chart: Chart, place: int, scale: _Scale, bar: Row) -> Row:
    """Return a bar with the limit of its year drawn over it."""
    limit = chart.line.amounts[place] if chart.kind == "paired" and chart.line is not None else None
    if limit is None:
        return bar
    column = scale.zero + (scale.length(limit) if limit > 0 else -scale.length(limit))
    done, row = 0, []
    for run in bar:
        inside = column - done
        if 0 <= inside < len(run.text):
            row += [
                Run(run.text[:inside], run.series),
                Run(LIMIT, LINE),
                Run(run.text[inside + 1 :], run.series),
            ]
        else:
            row.append(run)
        done += len(run.text)
    return row


def _legend(chart: Chart, width: int) -> list[Row]:
    """Return which filling is what, in as few lines as it takes."""
    parts = [(f"{_fill(chart, index)} ", one.name, index) for index, one in enumerate(chart.series)]
    if chart.line is not None:
        own = chart.kind == "combined"
        name = _("{name} (scale of its own)") if own else "{name}"
        parts.append((f"{END if own else LIMIT} ", name.format(name=chart.line.name), LINE))
    rows: list[Row] = [[]]
    used = 0
    for sign, name, index in parts:
        text = _cut(name, width - 2)
        if used and used + 2 + cells(text) + 2 > width:
            rows.append([])
            used = 0
        gap = "  " if used else ""
        rows[-1] += [Run(gap), Run(sign, index), Run(text)]
        used += len(gap) + 2 + cells(text)
    unit = _("Amounts in euros.")
    if used + 2 + cells(unit) > width:
        rows.append([])
        used = 0
    rows[-1].append(Run(("  " if used else "") + unit))
    return rows
