from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inventory.publish.measure import ELLIPSIS, cut, width, wrapped
from inventory.publish.picture import png
from inventory.publish.svg import Box, Drawing, Font, Pen
from tests.inventory.publish.ink import dark_columns

ZOOM = 2


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("size", [8.0, 10.5])
@pytest.mark.parametrize(
    "text",
    ["HParnasSys volgen en meerH", "HLeerlingadministratie 26H", "HÄéïñ & MS365 \u2013 \u2018x\u2019 €H"],
)
def test_the_table_says_what_the_font_does(text: str, size: float, *, bold: bool) -> None:
    drawing = Drawing(260, 30, "", "nl")
    drawing.rect(Box(0, 0, 260, 30), Pen("#ffffff"))
    drawing.text(4, 20, text, Font(size, bold=bold, fill="#000000"))
    first, last = dark_columns(png(drawing.render(), 260 * ZOOM))
    drawn = (last - first + 1) / ZOOM
    stems = width("H", size, bold=bold) * 0.2
    assert drawn == pytest.approx(width(text, size, bold=bold) - stems, rel=0.02, abs=1)


def test_what_is_not_in_the_table_is_wide_and_an_accent_is_nothing() -> None:
    assert width("漢", 10) == 12
    assert width("e\u0301", 10) == width("e", 10)
    assert width("", 10) == 0
    assert width("Snappet", 10, bold=True) > width("Snappet", 10)


def test_what_fits_stays() -> None:
    assert cut("ParnasSys", 100, 10) == "ParnasSys"


def test_what_is_too_long_ends_in_dots() -> None:
    assert cut("Individueel plan, handelingsplan", 60, 10) == "Individueel…"
    assert cut("Individueel plan", 0, 10) == ELLIPSIS


def test_a_letter_keeps_its_accent() -> None:
    assert cut("aaae\u0301aaaa", width("aaae…", 10), 10) in {"aaae\u0301…", "aaa…"}


@given(st.text(max_size=60), st.floats(0, 200), st.booleans())
def test_a_cut_text_fits(text: str, room: float, bold: bool) -> None:
    found = cut(text, room, 10, bold=bold)
    assert found in {text, ELLIPSIS} or width(found, 10, bold=bold) <= room
    assert found == text or found.endswith(ELLIPSIS)


def test_a_text_is_broken_at_spaces_and_its_last_line_cut() -> None:
    text = "Individueel plan of ontwikkelingsperspectief opstellen"
    first, second = wrapped(text, (120, 120), 10)
    assert (first, second.endswith("…")) == ("Individueel plan of", True)
    assert wrapped(text, (120, 400), 10) == ("Individueel plan of", "ontwikkelingsperspectief opstellen")
    assert wrapped("kort", (120, 120), 10) == ("kort",)
    (alone,) = wrapped("ontwikkelingsperspectief", (40, 60), 10)
    assert width(alone, 10) <= 40
