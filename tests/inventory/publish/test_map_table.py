from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from defusedxml import ElementTree

from inventory import language
from inventory.landscape.model import Landscape, Party, Process, Support, System
from inventory.publish.map_frame import Frame
from inventory.publish.map_layout import TOP
from inventory.publish.map_legend import signs
from inventory.publish.map_table import parties as plate
from inventory.publish.measure import width
from tests.inventory.landscape.board import DAY, landscape, view
from tests.inventory.publish.wall import board

SVG = "{http://www.w3.org/2000/svg}"


def texts(svg: str) -> list[str]:
    return [node.text or "" for node in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def titles(svg: str) -> list[str]:
    return [node.text or "" for node in ElementTree.fromstring(svg).iter(f"{SVG}title")]


def test_what_the_sheet_tells() -> None:
    (page,) = plate(view(), title="IKC De Linde").sheets
    found = texts(page)
    for text in ("IKC De Linde", "De Linde", "Zon opvang", "ParnasSys", "gap", "n/a", "50%", "n/a (1 party)"):
        assert text in found
    assert "page 1 of 1" in found
    assert any("2026-11-22" in text for text in found)


def test_bold_is_shared_and_orange_is_more_than_one() -> None:
    (page,) = plate(view()).sheets
    bold = set(re.findall(r'font-weight="700"[^>]*>([^<]+)<', page))
    assert "KIJK!" in bold
    assert "ParnasSys" not in bold
    assert page.count('stroke="#d9730d"') == 1 + 3
    assert page.count('stroke="#c01f26"') == 1 + 2 + 1


@pytest.mark.parametrize("parties", [1, 3, 4, 8, 12])
def test_no_text_leaves_the_sheet(parties: int) -> None:
    for page in plate(board(parties, most=12)).sheets:
        root = ElementTree.fromstring(page)
        for node in root.iter(f"{SVG}text"):
            size, bold = float(node.get("font-size", "0")), node.get("font-weight") == "700"
            long, x = width(node.text or "", size, bold=bold), float(node.get("x", "0"))
            start = {"end": x - long, "middle": x - long / 2}.get(node.get("text-anchor", ""), x)
            assert start >= 0
            assert start + long <= 1587 - 20, node.text


@pytest.mark.parametrize("spoken", language.LANGUAGES)
def test_the_key_fits_on_its_line(spoken: str) -> None:
    language.choose(spoken)
    assert Frame("", "", signs()).top == TOP


def test_a_long_name_is_cut_and_whole_when_hovering() -> None:
    long = "Individueel plan, handelingsplan en ontwikkelingsperspectief " * 4
    given = Landscape(
        (Party("A", long), Party("B", "B")),
        (Process("1", long.strip(), description="What it is"),),
        {("A", "1"): "yes"},
        (Support("A", "1", "x"),),
        (System("x", long.strip()),),
    )
    (page,) = plate(given.at(DAY), title=long).sheets
    assert sum(1 for text in texts(page) if text.endswith("…")) >= 3
    assert f"1 {long.strip()}: What it is" in titles(page)
    assert any(title.startswith(long.strip()) for title in titles(page))


def test_hostile_names_are_only_text() -> None:
    bad = "<script>&\"'\x1b[31m"
    given = Landscape(
        (Party("A", bad),),
        (Process(bad, bad, bad, bad),),
        {("A", bad): "yes"},
        (Support("A", bad, bad, bad),),
    )
    for page in plate(given.at(DAY), title=bad).sheets:
        root = ElementTree.fromstring(page)
        assert not [node for node in root.iter() if "script" in node.tag]
        assert "\x1b" not in page


def test_an_empty_landscape_is_a_sheet_too() -> None:
    (page,) = plate(Landscape((), (), {}, ()).at(DAY)).sheets
    assert "page 1 of 1" in texts(page)


def test_the_order_of_what_is_given_does_not_matter() -> None:
    given = landscape()
    turned = replace(
        given,
        parties=given.parties[::-1],
        processes=given.processes[::-1],
        support=given.support[::-1],
        systems=given.systems[::-1],
    )
    assert plate(turned.at(DAY)) == plate(given.at(DAY))


def test_another_process_draws_the_same_bytes() -> None:
    code = (
        "import hashlib; from tests.inventory.publish.wall import board; from inventory.publish.map_table import parties;"
        "print(hashlib.sha256(''.join(parties(board(4)).sheets).encode()).hexdigest())"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            check=True,
            cwd=Path(__file__).parents[3],
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1


def test_three_hundred_processes_are_paged() -> None:
    pages = plate(board(4, 7)).sheets
    assert 5 < len(pages) < 20
    assert f"page 2 of {len(pages)}" in texts(pages[1])


def test_it_speaks_dutch() -> None:
    language.choose("nl")
    (page,) = plate(view()).sheets
    assert {"Proces \u00d7 partij", "witte vlek", "n.v.t.", "Verschil", "pagina 1 van 1"} <= set(texts(page))
    assert 'xml:lang="nl"' in page
