from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from defusedxml import ElementTree

from inventory import language
from inventory.publish.map_domains import domain_map
from inventory.publish.map_frame import HEIGHT, MARGIN, RIGHT, WIDTH, Frame, party_signs, situation
from inventory.publish.map_matrix import matrix
from inventory.publish.map_table import parties
from inventory.publish.svg import Pen
from tests.inventory.publish.overlaps import troubles
from tests.inventory.publish.wall import board

if TYPE_CHECKING:
    from collections.abc import Callable

    from inventory.landscape.model import LandscapeView
    from inventory.publish.plate import Plate

SVG = "{http://www.w3.org/2000/svg}"


def test_a_sheet_says_what_it_is() -> None:
    frame = Frame("Map", "about", (), ("3 gaps", "1 unknown"))
    root = ElementTree.fromstring(
        frame.sheet(lambda drawing: drawing.line(0, 0, 1, 1, Pen(stroke="#000000")), (2, 3), "A")
    )
    texts = [node.text for node in root.iter(f"{SVG}text")]
    assert texts == ["Map", "about · A", "3 gaps · 1 unknown", "page 2 of 3"]
    assert (root.get("width"), root.get("height")) == (str(WIDTH), str(HEIGHT))


def test_a_long_key_takes_more_lines() -> None:
    frame = Frame("", "", party_signs(board(30)))
    assert {x >= MARGIN and x + sign.width < RIGHT for x, _y, sign in frame.key} == {True}
    assert frame.top > Frame("", "", party_signs(board(2))).top


def test_what_is_cut_is_whole_when_hovering() -> None:
    long = "Individueel plan, handelingsplan en ontwikkelingsperspectief " * 6
    root = ElementTree.fromstring(Frame(long, long * 3).sheet(lambda _drawing: None, (1, 1)))
    assert sum(1 for node in root.iter(f"{SVG}title") if (node.text or "").startswith("Individueel")) == 3


def test_the_state_in_words() -> None:
    day = dt.date(2027, 8, 1)
    assert situation(day, "now") == "on 2027-08-01 · current situation"
    language.choose("nl")
    assert situation(day, "target") == "peildatum 01-08-2027 · gewenste situatie"
    assert situation(day, "plateau", "Plateau 1") == "peildatum 01-08-2027 · Plateau 1"


@pytest.mark.parametrize("draw", [parties, domain_map, matrix])
def test_a_sheet_without_processes_says_so(draw: Callable[[LandscapeView], Plate]) -> None:
    (sheet,) = draw(replace(board(2), processes=(), support=())).sheets
    assert "No processes are recorded." in sheet
    assert not troubles(sheet)
    assert "No processes are recorded." not in draw(board(2)).sheets[0]
