"""How the columns and lines of a chart look: told apart by colour, by light and dark, and by a letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.publish import colours as c
from inventory.publish.svg import Pen

if TYPE_CHECKING:
    from inventory.publish.chart import Chart

STACK = tuple(c.PARTIES[place] for place in (0, 5, 2, 6, 1, 4, 3, 7))
"""The palette in an order in which dark and light take turns, so that neighbours differ in grey too."""
LINE = c.INK
LEFT, RIGHT = c.tint(c.PARTIES[0], 0.22), c.PARTIES[0]
"""Columns beside each other: before is pale with an outline, after is full."""
COLUMN = c.tint(c.PARTIES[4], 0.75)


def fills(chart: Chart) -> list[Pen]:
    """Return how each series is painted."""
    if chart.kind == "stacked":
        return [Pen(STACK[place % len(STACK)], c.WHITE, 0.8) for place in range(len(chart.series))]
    if chart.kind == "paired" and len(chart.series) > 1:
        return [Pen(LEFT, RIGHT, 1), *(Pen(RIGHT, RIGHT, 1) for _one in chart.series[1:])]
    return [Pen(COLUMN, c.PARTIES[0], 0.8) for _one in chart.series]


def stroke(chart: Chart) -> Pen:
    """Return how the line is drawn: dashed for a limit, whole for a value."""
    return Pen("none", c.GAP, 1.8, "6 4") if chart.kind == "paired" else Pen("none", LINE, 2.4)


def letters(chart: Chart) -> list[str]:
    """Return the letter of each series; none where shape and place tell enough."""
    if chart.kind != "stacked" or len(chart.series) == 1:
        return [""] * len(chart.series)
    return [c.letter(place) for place in range(len(chart.series))]
