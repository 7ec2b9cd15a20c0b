from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.cells import cell_len

from tests.tui.grid.samples import GridApp, Rows
from tests.tui.screens_text import screen_segments, screen_text
from tui.widgets.grid import GridColumn, toned
from tui.widgets.grid.columns import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.text import Text

HOSTILE = [
    "[/foo]",
    "[@click=app.quit]x[/]",
    "\x1b]0;x\x1b\\",
    "\x9b31m red \x07",
    "x" * 5000,
    "漢字かな交じり文の長い名前です",
    "👩‍💻🏳️‍🌈👍🏽🇳🇱",
    "שלום עולם مرحبا",
    "\u202eevil\u202c",
    "e\u0301" * 40,
    "a" + "\u0301" * 3000,
    "line\nbreak\ttab\r",
    "\ud800 lone",
    "",
    None,
]


LABELS = [value for value in HOSTILE if value]


class Nasty(Rows):
    def rows(self, keys: Sequence[int]) -> dict[int, tuple[Any, ...]]:
        return {key: (HOSTILE[key % len(HOSTILE)],) * len(LABELS) for key in keys}


def styled(value: Any) -> Text:
    text = toned(str(value), "warning")
    text.stylize("bold", 1, 3)
    return text


def columns() -> list[GridColumn]:
    """Return a column for each hostile label, of every side, some with styled cells."""
    return [
        GridColumn(
            f"c{place}",
            label,
            (9, None, 7)[place % 3],
            align=("left", "right", "center")[place % 3],
            fixed=place == 0,
            format=styled if place % 2 else plain,
        )
        for place, label in enumerate(LABELS)
    ]


async def test_hostile_texts_are_shown_and_do_nothing() -> None:
    app = GridApp(Nasty(range(len(HOSTILE))), columns())
    async with app.run_test(size=(80, 24)) as pilot:
        for key in ("down", "space", "G", "home", *["right"] * (len(LABELS) - 1)):
            await pilot.press(key)
            for line in screen_segments(app):
                text = "".join(piece.text for piece in line)
                assert cell_len(text) == 80
                assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 for c in text)
            assert "[/foo]" in screen_text(app)
        assert app.is_running


async def test_an_action_in_a_cell_is_not_run() -> None:
    app = GridApp(Nasty([1]), columns())
    async with app.run_test(size=(120, 12)) as pilot:
        for x in range(3, 110, 12):
            await pilot.click(app.grid, offset=(x, 1))
        await pilot.pause()
        assert app.is_running
        assert "[@click=app.quit]x[/]" in screen_text(app)


async def test_a_hostile_empty_text_is_shown_as_it_is() -> None:
    app = GridApp(Rows([]))
    async with app.run_test(size=(80, 12)) as pilot:
        app.grid.set_empty("[bold]press\x1b[2J [i] to import[/bold]\nor leave")
        await pilot.pause()
        assert "[bold]press[2J [i] to import[/bold]" in screen_text(app)
        assert "\x1b" not in screen_text(app)
