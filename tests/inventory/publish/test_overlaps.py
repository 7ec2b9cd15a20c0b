"""No text leaves its box or the sheet, none meet: every kind of picture, both sizes, both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from inventory import language
from inventory.landscape.clusters import clusters
from inventory.publish.map_domains import domain_map
from inventory.publish.map_matrix import matrix
from inventory.publish.map_portfolio import portfolio_map
from inventory.publish.map_table import parties
from inventory.publish.svg import Box, Drawing, Font, Pen
from tests.inventory.publish import landscapes
from tests.inventory.publish.overlaps import troubles

if TYPE_CHECKING:
    from collections.abc import Callable

    from inventory.landscape.model import LandscapeView
    from inventory.publish.plate import Plate

KINDS: dict[str, Callable[[LandscapeView], Plate]] = {
    "parties": parties,
    "domains": domain_map,
    "matrix": lambda view: matrix(view, clusters(view).clusters),
    "portfolio": lambda view: portfolio_map(view, landscapes.places(view)),
}


@pytest.fixture(scope="module")
def views() -> dict[str, LandscapeView]:
    made = {size: landscapes.view(size) for size in landscapes.SIZES}
    made["one party"] = landscapes.view("small", parties=1)
    made["many parties"] = landscapes.landscape(30, 40, 300, parties=31).at(landscapes.DAY)
    return made


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("size", ["small", "large", "one party", "many parties"])
def test_nothing_meets_and_nothing_spills(views: dict[str, LandscapeView], kind: str, size: str) -> None:
    language.choose("en" if size == "one party" else "nl")
    for number, sheet in enumerate(KINDS[kind](views[size]).sheets, 1):
        assert troubles(sheet) == [], f"{kind}, {size}, sheet {number}"


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_meets_in_english(views: dict[str, LandscapeView], kind: str) -> None:
    language.choose("en")
    for size in ("small", "many parties"):
        for sheet in KINDS[kind](views[size]).sheets[:3]:
            assert troubles(sheet) == []


def _drawn(*texts: tuple[float, float, str], box: Box | None = None) -> str:
    drawing = Drawing(200, 100, "", "en")
    if box:
        drawing.rect(box, Pen("#ffffff"))
    for x, y, text in texts:
        drawing.text(x, y, text, Font(10))
    return drawing.render()


def test_the_checker_sees_what_is_wrong() -> None:
    assert troubles(_drawn((10, 20, "fine"), (10, 40, "fine too"), box=Box(5, 5, 60, 50))) == []
    assert "leaves the sheet" in troubles(_drawn((180, 20, "too long")))[0]
    assert "meets" in troubles(_drawn((10, 20, "one"), (14, 22, "other")))[0]
    assert "spills" in troubles(_drawn((10, 20, "wider than it"), box=Box(5, 5, 40, 30)))[0]
    struck = Drawing(200, 100, "", "en")
    struck.text(10, 20, "struck", Font(10))
    struck.line(0, 17, 100, 17, Pen(stroke="#000000"))
    assert "runs through" in troubles(struck.render())[0]
    crossing = Drawing(200, 100, "", "en")
    crossing.rect(Box(10, 10, 50, 20), Pen("#ffffff"))
    crossing.rect(Box(40, 20, 50, 20), Pen("#ffffff"))
    assert "crosses" in troubles(crossing.render())[0]
