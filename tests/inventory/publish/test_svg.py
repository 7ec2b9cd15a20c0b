from __future__ import annotations

import re

import pytest
from defusedxml import ElementTree
from hypothesis import given
from hypothesis import strategies as st

from inventory.publish.picture import png
from inventory.publish.svg import Box, Drawing, Font, Pen, number

HOSTILE = "</text><script>alert(1)</script>&amp;\"'\x1b]0;x\x07\x00\ufffe\ud800<!--]]>"


def drawing(text: str = "tekst") -> str:
    found = Drawing(200, 100, text, "nl")
    found.rect(Box(1, 2, 30.005, 4), Pen("#ff0000", "#000000", 1.5, "4 3"), 2)
    found.line(0, 0, 10, 10, Pen(stroke="#000000"))
    found.circle(5, 5, 2, Pen("#00ff00"))
    found.path([(0, 0), (5, 5), (0, 5)], Pen("#0000ff"), closed=True)
    with found.group(text):
        found.text(10, 20, text, Font(10, bold=True, anchor="middle"))
    return found.render()


@pytest.mark.parametrize(
    ("value", "expected"),
    [(1, "1"), (1.5, "1.5"), (1.005, "1"), (-0.001, "0"), (1 / 3, "0.33"), (100, "100"), (1e6, "1000000")],
)
def test_numbers_are_short_and_never_minus_zero(value: float, expected: str) -> None:
    assert number(value) == expected


def test_only_the_shapes_that_every_program_draws() -> None:
    names = set(re.findall(r"<([a-z]+)", drawing()))
    assert names == {"svg", "title", "rect", "line", "circle", "path", "g", "text"}
    assert "style" not in drawing()


def test_hostile_text_is_only_text() -> None:
    svg = drawing(HOSTILE)
    root = ElementTree.fromstring(svg)
    texts = [node.text for node in root.iter() if node.text and "alert" in node.text]
    assert len(texts) == 3
    assert set(texts) == {"</text><script>alert(1)</script>&amp;\"']0;x<!--]]>"}
    assert not [node for node in root.iter() if "script" in node.tag]
    assert png(svg, 200).startswith(b"\x89PNG")


@given(st.text(st.characters(codec=None), max_size=40))
def test_any_text_gives_xml(text: str) -> None:
    svg = drawing(text)
    svg.encode("utf-8")
    assert ElementTree.fromstring(svg).tag == "{http://www.w3.org/2000/svg}svg"


def test_the_same_drawing_is_the_same_bytes() -> None:
    assert drawing() == drawing()


def test_a_dashed_outline() -> None:
    assert '<rect x="1" y="2" width="30" height="4" rx="2" fill="#ff0000" stroke="#000000"' in drawing()
    assert 'stroke-dasharray="4 3"' in drawing()
