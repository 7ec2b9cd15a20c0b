"""A small writer of SVG: rectangles, lines, paths, circles, text and hover titles, and nothing else.

No CSS, gradients, markers or references: every viewer, printer and converter draws the same picture, and nothing is
fetched. Numbers have at most two decimals and attributes a fixed order, so that the same picture is the same bytes.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from inventory.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMESPACE = "http://www.w3.org/2000/svg"
FAMILY = "Inter, Helvetica, Arial, sans-serif"
"""Inter in the PNG; where it is missing, a font that is not wider than it."""
Anchor = Literal["start", "middle", "end"]
_NOT_XML = re.compile("[\ufdd0-\ufdef]|[\ufffe\uffff]")
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})


class Box(NamedTuple):
    """A rectangle in px: left, top, width and height."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Pen:
    """How a shape is filled and outlined.

    Attributes:
        fill: Colour "#rrggbb" or "none".
        stroke: Colour of the outline, "" for none.
        width: Width of the outline in px.
        dash: Lengths of dash and gap, such as "4 3"; "" for a solid line.
    """

    fill: str = "none"
    stroke: str = ""
    width: float = 1
    dash: str = ""


@dataclass(frozen=True, slots=True)
class Font:
    """How a text is set: size in px, weight, colour, and which end of it stands at the given place."""

    size: float
    bold: bool = False
    fill: str = "#1f2328"
    anchor: Anchor = "start"


def escape(text: str) -> str:
    """Return a foreign text as XML character data or attribute value: cleaned and without markup."""
    return _NOT_XML.sub("", clean(text)).translate(_ESCAPES)


def number(value: float) -> str:
    """Return a number with at most two decimals, never "-0"."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


class Drawing:
    """A picture that is being drawn; `render` returns it.

    Args:
        width: Width in px (96 a inch).
        height: Height in px.
        title: What the picture shows, for who hovers or cannot see it.
        language: Language of its texts, such as "nl".
    """

    def __init__(self, width: float, height: float, title: str, language: str) -> None:
        head = (
            f'<svg xmlns="{NAMESPACE}" width="{number(width)}" height="{number(height)}" '
            f'viewBox="0 0 {number(width)} {number(height)}" xml:lang="{escape(language)}" '
            f'font-family="{FAMILY}" role="img">'
        )
        self._parts = [head, f"<title>{escape(title)}</title>"]

    def rect(self, box: Box, pen: Pen, radius: float = 0) -> None:
        """Draw a rectangle, with rounded corners if a radius in px is given."""
        places = _attributes(x=box.x, y=box.y, width=max(box.width, 0), height=max(box.height, 0))
        self._parts.append(f"<rect{places}{_attributes(rx=radius) if radius else ''}{_paint(pen)}/>")

    def line(self, x1: float, y1: float, x2: float, y2: float, pen: Pen) -> None:
        """Draw a straight line."""
        self._parts.append(f"<line{_attributes(x1=x1, y1=y1, x2=x2, y2=y2)}{_paint(pen)}/>")

    def circle(self, x: float, y: float, radius: float, pen: Pen) -> None:
        """Draw a circle around a point."""
        self._parts.append(f"<circle{_attributes(cx=x, cy=y, r=radius)}{_paint(pen)}/>")

    def path(self, points: list[tuple[float, float]], pen: Pen, *, closed: bool = False) -> None:
        """Draw straight pieces through the points; closed for an area such as an arrowhead."""
        steps = " ".join(f"{'L' if i else 'M'}{number(x)} {number(y)}" for i, (x, y) in enumerate(points))
        self._parts.append(f'<path d="{steps}{" Z" if closed else ""}"{_paint(pen)}/>')

    def text(self, x: float, y: float, content: str, font: Font, *, turned: bool = False) -> None:
        """Set one line of text with its baseline at y; turned, it runs upwards with its baseline at x."""
        weight = ' font-weight="700"' if font.bold else ""
        anchor = f' text-anchor="{font.anchor}"' if font.anchor != "start" else ""
        places = _attributes(x=x, y=y)
        if turned:
            places += f' transform="rotate(-90 {number(x)} {number(y)})"'
        size = f' font-size="{number(font.size)}"'
        self._parts.append(f'<text{places}{size}{weight}{anchor} fill="{font.fill}">{escape(content)}</text>')

    @contextmanager
    def group(self, title: str = "") -> Iterator[None]:
        """Keep what is drawn inside together, with a text of one or more lines that shows when hovering."""
        lines = "\n".join(escape(line) for line in title.split("\n"))
        self._parts.append(f"<g><title>{lines}</title>" if title else "<g>")
        yield
        self._parts.append("</g>")

    def render(self) -> str:
        """Return the picture as one SVG document."""
        return "\n".join([*self._parts, "</svg>\n"])


def _attributes(**values: float) -> str:
    return "".join(f' {name}="{number(value)}"' for name, value in values.items())


def _paint(pen: Pen) -> str:
    if not pen.stroke:
        return f' fill="{pen.fill}"'
    dash = f' stroke-dasharray="{pen.dash}"' if pen.dash else ""
    return f' fill="{pen.fill}" stroke="{pen.stroke}" stroke-width="{number(pen.width)}"{dash}'
