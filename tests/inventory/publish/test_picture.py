from __future__ import annotations

from pathlib import Path

import pytest

from inventory.errors import InputError
from inventory.publish.map_table import draw
from inventory.publish.picture import font_files, foreign, png
from tests.inventory.landscape.board import view
from tests.inventory.publish.ink import dark_columns, size

TEXT = '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="40"><rect width="100" height="40" fill="#fff"/>{}</svg>'


def test_the_font_comes_with_the_program() -> None:
    assert [Path(name).is_file() for name in font_files()] == [True]


def test_a_sheet_becomes_a_png_of_a3() -> None:
    found = png(draw(view())[0], 794)
    assert found.startswith(b"\x89PNG\r\n")
    assert size(found) == (794, 562)


def test_text_is_drawn() -> None:
    found = png(TEXT.format('<text x="10" y="30" font-family="Inter" font-size="20">HH</text>'), 100)
    first, last = dark_columns(found)
    assert 9 <= first <= 14
    assert 35 <= last <= 44


def test_the_same_picture_is_the_same_bytes() -> None:
    assert png(TEXT.format(""), 50) == png(TEXT.format(""), 50)


@pytest.mark.parametrize("width", [0, -1, 15, 12_001])
def test_a_size_that_cannot_be_is_refused(width: int) -> None:
    with pytest.raises(InputError):
        png(TEXT.format(""), width)


def test_what_is_no_svg_is_refused() -> None:
    with pytest.raises(InputError):
        png("<svg", 100)


@pytest.mark.parametrize("text", ["مدرسة", "ספר", "学校", "🎒"])
def test_letters_that_inter_does_not_have_come_from_the_machine(text: str) -> None:
    svg = TEXT.format(f'<text x="10" y="30" font-family="Inter" font-size="20">{text}</text>')
    assert foreign(svg)
    assert png(svg, 100).startswith(b"\x89PNG")


def test_what_dutch_and_its_neighbours_write_is_in_inter() -> None:
    assert not foreign(TEXT.format("Éénoog, ĳsbeer, Łódź, Ωmega, Привет, “citaat” → · … ✗ e\u0301"))
    assert not any(foreign(sheet) for sheet in draw(view()))
