"""Is a sheet in order: parse our SVG, and find every text that leaves the sheet or its box, and every two that meet.

Used for every kind of picture. A text's own box is the smallest rectangle in its group, else the smallest that holds the
point where it begins. Widths are those of the font (`measure.width`); heights those of capitals and of what hangs below.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from defusedxml import ElementTree

from inventory.publish.measure import width

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

SVG = "{http://www.w3.org/2000/svg}"
ASCENT, DESCENT, FLAT = 0.73, 0.2, 0.02
"""Of Inter: height of capitals, depth of p and g, and of letters that stand on the line, in em."""
HANGING = frozenset("gjpqyQJ,;()[]{}/|@_$ĳĲ")
SLACK = 0.6
"""Px that two things may share: half the width of an outline."""
CELL = 64
"""Px of the squares by which neighbours are found, so that the time grows with the number of texts."""


class Area(NamedTuple):
    """A rectangle: left, top, right and bottom in px."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, other: Area) -> bool:
        """Whether the other lies in it."""
        return (
            self.left - SLACK <= other.left
            and other.right <= self.right + SLACK
            and self.top - SLACK <= other.top
            and other.bottom <= self.bottom + SLACK
        )

    def meets(self, other: Area) -> bool:
        """Whether the two share more than their edges."""
        return (
            min(self.right, other.right) - max(self.left, other.left) > SLACK
            and min(self.bottom, other.bottom) - max(self.top, other.top) > SLACK
        )

    @property
    def size(self) -> float:
        """Its surface."""
        return (self.right - self.left) * (self.bottom - self.top)


@dataclass(frozen=True, slots=True)
class Word:
    """A text on the sheet, where it is, where it begins, and the group that it is in."""

    text: str
    area: Area
    point: tuple[float, float]
    group: int


@dataclass(frozen=True, slots=True)
class Shape:
    """A rectangle on the sheet, and the group that it is in."""

    area: Area
    group: int


def troubles(svg: str, *, lines: bool = True) -> list[str]:
    """Return what is wrong with a sheet, in sentences; nothing when it is in order.

    Args:
        svg: The sheet.
        lines: Whether a straight line through a text is wrong too.
    """
    root = ElementTree.fromstring(svg)
    page = Area(0, 0, _number(root, "width"), _number(root, "height"))
    words: list[Word] = []
    shapes: list[Shape] = []
    _collect(root, 0, words, shapes)
    found = [f"“{word.text}” leaves the sheet" for word in words if not page.holds(word.area)]
    found += [
        f"a rectangle at {shape.area} leaves the sheet" for shape in shapes if not page.holds(shape.area)
    ]
    found += [f"“{one.text}” meets “{other.text}”" for one, other in _meeting(words)]
    if lines:
        found += _struck(root, words)
    return found + _spilling(words, shapes) + _chips(shapes)


def _struck(root: Element, words: list[Word]) -> list[str]:
    """Return the texts that a horizontal or vertical line runs through."""
    squares: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        for square in _squares(word.area):
            squares.setdefault(square, []).append(word)
    order = {id(node): at for at, node in enumerate(root.iter())}
    found = []
    for node in root.iter(f"{SVG}line"):
        x1, y1, x2, y2 = (_number(node, name) for name in ("x1", "y1", "x2", "y2"))
        if x1 != x2 and y1 != y2:
            continue
        area = Area(min(x1, x2) - SLACK, min(y1, y2) - SLACK, max(x1, x2) + SLACK, max(y1, y2) + SLACK)
        near = {id(word): word for square in _squares(area) for word in squares.get(square, ())}
        hit = [word for word in near.values() if word.area.meets(area)]
        found += [
            f"a line runs through “{word.text}”"
            for word in hit
            if not _covered(root, order, order[id(node)], word)
        ]
    return found


def _covered(root: Element, order: dict[int, int], drawn: int, word: Word) -> bool:
    """Return whether a filled rectangle that is drawn later than a line lies between it and a text."""
    return any(
        order[id(rect)] > drawn and rect.get("fill") != "none" and _area(rect).holds(word.area)
        for rect in root.iter(f"{SVG}rect")
    )


def _area(rect: Element) -> Area:
    x, y = _number(rect, "x"), _number(rect, "y")
    return Area(x, y, x + _number(rect, "width"), y + _number(rect, "height"))


def _collect(node: Element, group: int, words: list[Word], shapes: list[Shape]) -> None:
    for child in node:
        if child.tag == f"{SVG}g":
            _collect(child, id(child), words, shapes)
        elif child.tag == f"{SVG}text":
            words.append(_word(child, group))
        elif child.tag == f"{SVG}rect":
            area = _area(child)
            if area.size > 0:
                shapes.append(Shape(area, group))


def _word(node: Element, group: int) -> Word:
    text, size = node.text or "", _number(node, "font-size")
    long = width(text, size, bold=node.get("font-weight") == "700")
    x, y = _number(node, "x"), _number(node, "y")
    start = {"middle": -long / 2, "end": -long}.get(node.get("text-anchor", ""), 0.0)
    hangs = any(letter in HANGING or (ord(letter) > 0x2FF and letter.isalpha()) for letter in text)
    below = (DESCENT if hangs else FLAT) * size
    if node.get("transform"):
        assert node.get("transform") == f"rotate(-90 {node.get('x')} {node.get('y')})"
        area = Area(x - ASCENT * size, y - start - long, x + below, y - start)
    else:
        area = Area(x + start, y - ASCENT * size, x + start + long, y + below)
    return Word(text, area, ((area.left + area.right) / 2, (area.top + area.bottom) / 2), group)


def _meeting(words: list[Word]) -> list[tuple[Word, Word]]:
    squares: dict[tuple[int, int], list[int]] = {}
    found = set()
    for at, word in enumerate(words):
        for square in _squares(word.area):
            for other in squares.setdefault(square, []):
                if word.area.meets(words[other].area):
                    found.add((other, at))
            squares[square].append(at)
    return [(words[one], words[other]) for one, other in sorted(found)]


def _spilling(words: list[Word], shapes: list[Shape]) -> list[str]:
    """Return the texts that reach over an edge of the smallest rectangle that holds their middle, with a margin of none."""
    squares = _by_square(shapes)
    found = []
    for word in words:
        x, y = word.point
        around = [
            shape.area
            for shape in squares.get((int(x // CELL), int(y // CELL)), ())
            if shape.area.left <= x <= shape.area.right and shape.area.top <= y <= shape.area.bottom
        ]
        box = min(around, key=lambda area: area.size, default=None)
        if box is not None and not box.holds(word.area):
            found.append(f"“{word.text}” at {word.area} spills out of its box {box}")
    return found


def _chips(shapes: list[Shape]) -> list[str]:
    """Return the rectangles that cross another: each lies within or beside every other."""
    squares: dict[tuple[int, int], list[int]] = {}
    found = set()
    for at, shape in enumerate(shapes):
        for square in _squares(shape.area):
            for other in squares.setdefault(square, []):
                one, two = shape.area, shapes[other].area
                if one.meets(two) and not one.holds(two) and not two.holds(one):
                    found.add((other, at))
            squares[square].append(at)
    return [f"{shapes[one].area} crosses {shapes[other].area}" for one, other in sorted(found)]


def _by_square(shapes: list[Shape]) -> dict[tuple[int, int], list[Shape]]:
    found: dict[tuple[int, int], list[Shape]] = {}
    for shape in shapes:
        for square in _squares(shape.area):
            found.setdefault(square, []).append(shape)
    return found


def _squares(area: Area) -> list[tuple[int, int]]:
    return [
        (x, y)
        for x in range(int(area.left // CELL), int(area.right // CELL) + 1)
        for y in range(int(area.top // CELL), int(area.bottom // CELL) + 1)
    ]


def _number(node: Element, name: str) -> float:
    return float(node.get(name, "0"))
