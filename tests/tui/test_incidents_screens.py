"""The page of incidents by keyboard: answers and what is missing, a plan of a school's own, lines, and the card."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from inventory.store.database import open_database
from tests.tui.dates_board import fill_incidents
from tests.tui.driver import TODAY, screens
from tests.tui.kept_board import kept, written
from tests.tui.screens_text import golden
from tui import readying
from tui.readying import ALL, FIRST
from tui.widgets import incident_cells as cells
from tui.widgets.incidents import IncidentsPane

if TYPE_CHECKING:
    from tests.tui.driver import Screens

HERE = Path(__file__).parent / "goldens"
SIZES = [(80, 24), (120, 36)]


@pytest.fixture(scope="module")
def board(template: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Make the board once."""
    return kept(tmp_path_factory.mktemp("incidents"), fill_incidents, template)


def pane(found: Screens) -> IncidentsPane:
    """Return the page."""
    page = found.app.screen_stack[0].page_widget  # type: ignore[attr-defined]
    assert isinstance(page, IncidentsPane)
    return page


async def keys(found: Screens, *names: str) -> None:
    """Press keys without waiting between them: each only moves the cursor or types."""
    await found.pilot.press(*names)
    await found.settle()


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_golden(board: bytes, tmp_path: Path, size: tuple[int, int]) -> None:
    path, memory = written(
        tmp_path, board, "incidents", incidents={"site": 1 if size[0] == SIZES[0][0] else ALL}
    )
    database = open_database(path)
    async with screens(database, size, memory=memory) as found:
        text = found.text
    database.close()
    assert "\x1b" not in text
    assert text == golden(HERE / f"incidents-{size[0]}.txt", text)


async def test_a_plan_of_a_school_of_its_own(board: bytes, tmp_path: Path) -> None:
    path, memory = written(tmp_path, board, "incidents", incidents={"site": 2})
    database = open_database(path)
    async with screens(database, memory=memory) as found:
        page = pane(found)
        assert "(geen)" in found.text  # the school has no line
        await keys(found, "down", "enter")
        assert "Nieuwe afspraak alleen voor Wilgenhof" in found.text
        await keys(found, "down", "enter")
        await keys(found, "ctrl+s")
        assert found.row("incident_plan", 3)["site"] == 2
        assert page.current is not None
        assert [one.id for one in page.current.plans] == [3, 1]
        assert page.current.missing == ()
    database.close()


async def test_lines_and_card_when_nothing_may_be_written(
    board: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, memory = written(tmp_path, board, "incidents", incidents={"site": 1})
    monkeypatch.chdir(tmp_path)
    database = open_database(path, read_only=True)
    async with screens(database, read_only=True, memory=memory) as found:
        page = pane(found)
        await keys(found, "x")
        await keys(found, "enter")
        assert (tmp_path / "storingskaart-De-Linde.docx").read_bytes()[:2] == b"PK"
        await keys(found, "n", "b")
        assert page.site == 2
        await keys(found, "enter")
        assert "alleen-lezen" in found.text  # there is no line, and none may be recorded
        await keys(found, "p", "down", "y")
        assert found.app.clipboard.startswith("De Linde · 4G (reserveverbinding)")
    database.close()


def test_answers_are_sifted_and_lines_told(board: bytes, tmp_path: Path) -> None:
    path, _memory = written(tmp_path, board, "incidents", incidents={"site": ALL})
    database = open_database(path, read_only=True)
    first, gone, every = (readying.read(database, TODAY, site) for site in (FIRST, 999, ALL))
    database.close()
    assert first.site == gone.site == 1
    assert [one.thing.name for one in cells.sifted(every, "KAST rolf", missing=False)] == ["Laptop"]
    assert len(cells.sifted(every, "", missing=True)) == len(every.answers) - 1
    assert cells.sifted(every, "kast", missing=True) == []
    columns = cells.line_columns(200, every=True)
    assert [cells.line_row(one, columns)[1] for one in every.lines] == [
        "Glasvezel",
        "4G (reserveverbinding)",
        "(geen)",
    ]
    told = cells.line_about(every.lines[0]).plain
    assert "3 metingen" in told
    assert "120 Mbit/s" in told  # one in ten is slower: the slowest of three
    assert "onbekend" in cells.line_about(every.lines[2]).plain


def test_every_row_has_a_cell_for_each_column(board: bytes, tmp_path: Path) -> None:
    path, _memory = written(tmp_path, board, "incidents", incidents={"site": ALL})
    database = open_database(path, read_only=True)
    every = readying.read(database, TODAY, ALL)
    database.close()
    for width in (80, 96, 200):
        columns = cells.columns_of(width, every=True)
        for one in every.answers:
            assert len(cells.row_of(one, every, columns)) == len(columns)
        missing = {one.thing.name: one.missing for one in every.answers}
        row = cells.row_of(every.answers[2], every, columns)
        names = [column.name for column in columns]
        assert missing["ParnasSys"] == ("repair_hours",)
        assert row[names.index("hours")] is None
