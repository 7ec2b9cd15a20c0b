from __future__ import annotations

from fractions import Fraction

import pytest

from inventory.landscape.portfolio import Fits, Place, advice, portfolio
from inventory.publish.map_portfolio import _rounded, portfolio_map
from inventory.publish.map_portfolio_layout import plan
from tests.inventory.landscape.board import view
from tests.inventory.publish import landscapes
from tests.inventory.publish.test_map_table import texts, titles

KNOWN = Fits(
    {"ParnasSys": [4, 4, 3], "KIJK!": [2, 3], "Konnect": [1], "Parro": [None], "MS365": [4]},
    {"ParnasSys": 4, "KIJK!": 1, "Konnect": 2, "Parro": 3, "MS365": None},
)


def test_systems_stand_by_their_fits_and_the_rest_is_unknown() -> None:
    places = portfolio(view(), KNOWN)
    plate = portfolio_map(view(), places)
    (sheet,) = plate.sheets
    found = texts(sheet)
    for word in ("INVEST", "MIGRATE", "TOLERATE", "ELIMINATE", "? Technical fit unknown", "? Both unknown"):
        assert word in found
    assert found.index("ParnasSys") < found.index("KIJK!") < found.index("Konnect") < found.index("MS365")
    assert any("Fit to the work: 3.67 (of 3 of 3 uses)" in title for title in titles(sheet))
    assert plate.notes[1:] == ("invest: 1", "migrate: 1", "tolerate: 0", "eliminate: 1", "3 unknown")
    rows = {row[0]: row[1:4] for row in plate.tables[0].rows}
    assert rows["ParnasSys"] == ("3.67", "4", "invest")
    assert rows["Ouderportaal"] == ("unknown", "unknown", "no advice")


@pytest.mark.parametrize("thirds", range(6, 25))
def test_a_band_never_contradicts_the_advice(thirds: int) -> None:
    fit = Fraction(thirds, 6)
    for technical in (1, 2, 3, 4):
        assert advice(Fraction(_rounded(fit)), technical) == advice(fit, technical)


@pytest.mark.parametrize("known", [True, False])
def test_every_system_is_drawn_once(known: bool) -> None:
    seen = landscapes.view("large")
    places = landscapes.places(seen) if known else [Place(key, None, None, 0, 0) for key in seen.systems]
    plate = portfolio_map(seen, places)
    names = [place.system for place in places]
    drawn = sum(title.count("Technical fit: ") for sheet in plate.sheets for title in titles(sheet))
    assert drawn == len(names) == len(plate.tables[0].rows)
    headings = [text for sheet in plate.sheets for text in texts(sheet) if text.startswith("?")]
    assert known or headings[0] == "? Both unknown"
    assert known or all(text == "? Both unknown (continued)" for text in headings[1:])


def test_nothing_recorded_is_an_empty_sheet() -> None:
    assert len(plan({}, (), 92).sheets) == 1
