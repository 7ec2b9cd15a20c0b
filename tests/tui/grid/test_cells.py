from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style
from rich.text import Text

from tui.widgets.grid import cells

WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=40)


@pytest.mark.parametrize(
    ("text", "room", "cut"),
    [
        ("laptop", 6, "laptop"),
        ("laptops", 6, "lapto…"),
        ("漢字漢字", 8, "漢字漢字"),
        ("漢字漢字", 7, "漢字漢…"),
        ("漢字漢字", 6, "漢字…"),
        ("e\u0301e\u0301e\u0301", 2, "e\u0301…"),
        ("👩‍💻👩‍💻", 3, "👩‍💻…"),
        ("laptop", 1, "…"),
        ("laptop", 0, ""),
    ],
)
def test_a_text_is_cut_by_terminal_cells(text: str, room: int, cut: str) -> None:
    assert cells.cut(text, room) == cut


@given(WORDS, st.integers(0, 30), st.sampled_from(["left", "right", "center"]))
def test_a_fitted_text_takes_exactly_its_room(text: str, room: int, side: cells.Side) -> None:
    tidied = cells.tidy(text)
    assert isinstance(tidied, str)
    assert cell_len(cells.fit(tidied, room, side)) == room


@given(st.text(max_size=60))
def test_nothing_that_drives_a_terminal_is_left(text: str) -> None:
    for cell in (cells.tidy(text), cells.tidy(Text(text))):
        shown = cell if isinstance(cell, str) else cell.plain
        assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 for c in shown)


def test_figures_stand_under_figures() -> None:
    assert [cells.fit("€ 5", 6, side) for side in ("left", "right", "center")] == [
        "€ 5   ",
        "   € 5",
        " € 5  ",
    ]


def test_the_parts_of_a_text_keep_their_own_style() -> None:
    text = Text("all good now")
    text.stylize("grid--success", 4, 8)
    resolve = cells.resolver({"grid--success": Style(color="green")})
    found = cells.runs(text, resolve)
    assert [part for part, _ in found] == ["all ", "good", " now"]
    assert found[1][1] == Style(color="green")


def test_a_style_brings_no_action_and_no_link() -> None:
    resolve = cells.resolver({})
    style = resolve(Style(bold=True, link="https://example.org", meta={"@click": "app.quit"}))
    assert style.bold
    assert style.link is None
    assert not style.meta


def test_a_dirty_text_keeps_only_its_whole_style() -> None:
    text = Text("a\x1b]0;x\x1b\\b", style="grid--error")
    text.stylize("bold", 0, 1)
    tidied = cells.tidy(text)
    assert isinstance(tidied, Text)
    assert tidied.plain == "a]0;x\\b"
    assert tidied.style == "grid--error"
    assert not tidied.spans


def test_a_status_is_read_without_colour() -> None:
    assert cells.status("✓", "in use", "success").plain == "✓ in use"
