"""A drawing that is drawn larger: a roadmap of few sub-projects fills its sheet too."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from inventory.publish.svg import Box, Drawing, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inventory.publish.flow_layout import Point
    from inventory.publish.svg import Font, Pen


class Zoom(Drawing):
    """Passes on to a drawing what is drawn on it, larger.

    Args:
        drawing: What it passes on to.
        at: The point that stays where it is.
        size: How many times as large.
    """

    def __init__(self, drawing: Drawing, at: Point, size: float) -> None:
        super().__init__(0, 0, "", "")
        self._drawing, self._at, self._size = drawing, at, size

    def rect(self, box: Box, pen: Pen, radius: float = 0) -> None:
        """Draw a rectangle."""
        x, y = self._point(box.x, box.y)
        place = Box(x, y, box.width * self._size, box.height * self._size)
        self._drawing.rect(place, self._pen(pen), radius * self._size)

    def line(self, x1: float, y1: float, x2: float, y2: float, pen: Pen) -> None:
        """Draw a straight line."""
        self._drawing.line(*self._point(x1, y1), *self._point(x2, y2), self._pen(pen))

    def circle(self, x: float, y: float, radius: float, pen: Pen) -> None:
        """Draw a circle around a point."""
        self._drawing.circle(*self._point(x, y), radius * self._size, self._pen(pen))

    def path(self, points: list[Point], pen: Pen, *, closed: bool = False) -> None:
        """Draw straight pieces through the points."""
        self._drawing.path([self._point(*point) for point in points], self._pen(pen), closed=closed)

    def text(self, x: float, y: float, content: str, font: Font, *, turned: bool = False) -> None:
        """Set one line of text."""
        larger = replace(font, size=font.size * self._size)
        self._drawing.text(*self._point(x, y), content, larger, turned=turned)

    @contextmanager
    def group(self, title: str = "") -> Iterator[None]:
        """Keep what is drawn inside together."""
        with self._drawing.group(title):
            yield

    def render(self) -> str:
        """Return the picture as one SVG document."""
        return self._drawing.render()

    def _point(self, x: float, y: float) -> Point:
        left, top = self._at
        return left + (x - left) * self._size, top + (y - top) * self._size

    def _pen(self, pen: Pen) -> Pen:
        dash = " ".join(number(float(part) * self._size) for part in pen.dash.split())
        return replace(pen, width=pen.width * self._size, dash=dash)
