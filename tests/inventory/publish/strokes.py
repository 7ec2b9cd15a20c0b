"""Which texts the lines of a drawing run through: those that are drawn as paths, which `overlaps` does not look at."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from defusedxml import ElementTree

from tests.inventory.publish.overlaps import SVG, Area, _area, _word

if TYPE_CHECKING:
    from tests.inventory.publish.overlaps import Word

STEP = 2.0


def struck(svg: str) -> list[str]:
    """Return the texts that an open path runs through, but for those on a rectangle that is drawn after it."""
    nodes = list(ElementTree.fromstring(svg).iter())
    words = [_word(node, 0) for node in nodes if node.tag == f"{SVG}text"]
    found = []
    for at, node in enumerate(nodes):
        if node.tag == f"{SVG}path" and "Z" not in node.get("d", ""):
            covers = [
                _area(one) for one in nodes[at:] if one.tag == f"{SVG}rect" and one.get("fill") != "none"
            ]
            hit = _hit(points(node.get("d", "")), words)
            found += [word.text for word in hit if not any(area.holds(word.area) for area in covers)]
    return found


def points(path: str) -> list[tuple[float, float]]:
    """Return points on a path of straight pieces, close to each other."""
    ends = [(float(x), float(y)) for x, y in re.findall(r"[ML]([-\d.]+) ([-\d.]+)", path)]
    found = ends[:1]
    for (x, y), (right, below) in itertools.pairwise(ends):
        count = int(max(abs(right - x), abs(below - y)) / STEP) + 1
        found += [(x + (right - x) * i / count, y + (below - y) * i / count) for i in range(1, count + 1)]
    return found


def _hit(on: list[tuple[float, float]], words: list[Word]) -> list[Word]:
    if not on:
        return []
    around = Area(min(x for x, _ in on), min(y for _, y in on), max(x for x, _ in on), max(y for _, y in on))
    return [
        word
        for word in words
        if around.left < word.area.right
        and word.area.left < around.right
        and around.top < word.area.bottom
        and word.area.top < around.bottom
        and any(word.area.left < x < word.area.right and word.area.top < y < word.area.bottom for x, y in on)
    ]
