"""Parts of the matrix: blocks of a clipboard, looks of cells, widths, what is offered while typing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.text import Text

from inventory.landscape.difference import ProcessDifference
from inventory.landscape.editing import Suggestion
from tui.widgets.grid.layout import GUTTER, PADDING
from tui.widgets.matrix_cells import LOOKS, TO_DO, Seen, cell, difference, told
from tui.widgets.matrix_columns import LEAST, MOST, number_of, shared_out
from tui.widgets.matrix_copying import as_text, block_of
from tui.widgets.matrix_fill import FillBox

if TYPE_CHECKING:
    from tui.widgets.matrix_cells import State

TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\r\x00"), max_size=12)


@settings(deadline=None, max_examples=60)
@given(
    st.integers(1, 4).flatmap(
        lambda n: st.lists(st.lists(TEXTS, min_size=n, max_size=n), min_size=1, max_size=4)
    )
)
def test_what_is_copied_comes_back_from_the_clipboard(block: list[list[str]]) -> None:
    block[-1][0] += "x"  # an empty last line of a clipboard is no row
    assert block_of(as_text(block)) == block


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ('"a\nb"\tc\n', [["a\nb", "c"]]),
        ('a "quoted" b', [['a "quoted" b']]),
        ("a\tb\n\nc\n", [["a", "b"], ["", ""], ["c", ""]]),
        ('"he said ""x"""', [['he said "x"']]),
        ("", []),
    ],
)
def test_blocks_as_spreadsheets_write_them(text: str, block: list[list[str]]) -> None:
    assert block_of(text) == block


def test_every_state_is_told_by_sign_or_systems_and_by_words() -> None:
    signs = set()
    for state, (sign, words, _tone) in LOOKS.items():
        shown = cell(Seen(state, "ParnasSys (x)", "ParnasSys"))
        plain = shown.plain if isinstance(shown, Text) else shown
        assert plain.endswith("ParnasSys")
        assert sign in plain
        assert words == "" or told(Seen(state))
        if state not in {"empty", "unknown"}:
            signs.add(sign)
    assert len(signs) == len(LOOKS) - 2  # the two that are unknown share theirs
    assert {"gap", "overlap", "unknown"} <= TO_DO
    assert not {"used", "shared", "no"} & TO_DO


def test_a_cell_is_cleaned_and_never_markup() -> None:
    shown = cell(Seen("gap", "[/foo]\x1b]0;x\x07", "[/foo]\x1b]0;x\x07"))
    assert isinstance(shown, Text)
    assert "[/foo]" in shown.plain
    assert "\x1b" not in shown.plain
    assert len(str(cell(Seen("used", "y" * 9000, "y" * 9000)))) < 500


def test_the_difference_is_a_sign_a_word_and_a_share() -> None:
    def said(label: str, share: float | None) -> str:
        shown = difference(ProcessDifference("1.1", share, label, (), ()))  # type: ignore[arg-type]
        return shown.plain if isinstance(shown, Text) else shown

    assert said("different", 0.666) == "≠ anders 67%"
    assert said("same", 0.0) == "= gelijk"
    assert said("unknown", None) == "? onbekend"
    assert difference(None) == ""


@pytest.mark.parametrize("width", [80, 96, 120, 200])
@pytest.mark.parametrize("others", [1, 3, 8, 40])
def test_columns_fill_the_page_as_long_as_they_can(width: int, others: int) -> None:
    first, each = shared_out(width, others, 17)
    assert LEAST <= each <= MOST
    taken = GUTTER + first + 2 * PADDING + others * (each + 2 * PADDING) + 17
    assert taken <= width or each == LEAST


def test_only_cells_have_numbers() -> None:
    assert number_of("c12") == 12
    assert number_of("c0") == 0
    assert number_of("process") is None
    assert number_of("difference") is None


def test_the_name_itself_comes_first_and_a_part_of_a_word_never() -> None:
    box = FillBox()
    names = ("Lijst van Jan", "KanVAS", "De lijst", "Takenlijst", "Lijst")
    box.know([Suggestion(name, None, "", 0) for name in names])
    begin, within = box.fitting("lijst")
    assert [one.name for one in begin] == ["Lijst", "Lijst van Jan"]
    assert [one.name for one in within] == ["De lijst"]
    assert [one.name for one in box.fitting("jan lij")[1]] == ["Lijst van Jan"]
    assert box.fitting("vas") == ([], [])
    assert box.fitting("  ") == ([], [])


@pytest.mark.parametrize("state", ["partial", "full"])
def test_a_level_is_a_sign_and_a_word(state: State) -> None:
    shown = cell(Seen(state))
    assert isinstance(shown, Text)
    assert shown.plain in {"◐ deels", "● volledig"}
