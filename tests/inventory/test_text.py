"""Foreign text: what is taken out of it on the way in."""

from __future__ import annotations

import pytest

from inventory.text import clean


@pytest.mark.parametrize(
    "unsafe", ["\x1b", "\x00", "\u202e", "\ufeff", "\ud800", "\ufffe", "\uffff", "\ufdd0"]
)
def test_what_is_no_character_or_drives_a_terminal_goes(unsafe: str) -> None:
    assert clean(f"De {unsafe}Wilgenhof") == "De Wilgenhof"


def test_letters_of_any_script_stay() -> None:
    assert clean("  İstanbul ﷽  日本 👩‍🏫 ") == "İstanbul ﷽ 日本 👩‍🏫"
