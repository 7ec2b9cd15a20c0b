from __future__ import annotations

import pytest

from inventory.publish import colours


@pytest.mark.parametrize("colour", colours.PARTIES)
def test_text_on_a_party_colour_can_be_read(colour: str) -> None:
    assert colours.contrast(colour, colours.ink(colour)) >= 4.5
    assert colours.contrast(colours.tint(colour, 0.34), colours.INK) >= 7


@pytest.mark.parametrize("background", [colours.WHITE, colours.BAND])
@pytest.mark.parametrize("colour", [colours.INK, colours.MUTED, colours.GAP])
def test_text_on_paper_can_be_read(colour: str, background: str) -> None:
    assert colours.contrast(colour, background) >= 4.5


def test_the_head_and_the_domains_can_be_read() -> None:
    assert colours.contrast(colours.HEAD, colours.WHITE) >= 7
    assert colours.contrast(colours.GROUP, colours.INK) >= 7


def test_black_on_white_is_the_most() -> None:
    assert colours.contrast("#000000", "#ffffff") == pytest.approx(21)


def test_letters_go_on_after_z() -> None:
    assert [colours.letter(i) for i in (0, 25, 26, 27, 51, 52, 701, 702)] == "A Z AA AB AZ BA ZZ AAA".split()  # noqa: SIM905


def test_a_tint_lies_between_white_and_the_colour() -> None:
    assert colours.tint("#0072B2", 0) == "#ffffff"
    assert colours.tint("#0072B2", 1) == "#0072b2"
