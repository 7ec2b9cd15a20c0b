"""Findings, and failure and data, by keyboard: analyses, moments, filter, files, from a list to a chain and to records."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from inventory.store.database import open_database
from inventory.text import clean
from tests.tui.driver import screens
from tests.tui.road_board import HOSTILE, fill_road
from tests.tui.screens_text import golden
from tui.screens.main import MainScreen
from tui.widgets.findings import FindingsPane
from tui.widgets.impact import ImpactPane

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inventory.store.database import Database
    from tests.tui.driver import Screens

HERE = Path(__file__).parent / "goldens"
SIZES = [(80, 24), (120, 36)]


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """Give a landscape that is only looked at."""
    opened = open_database(tmp_path_factory.mktemp("landscape") / "board.db")
    fill_road(opened)
    yield opened
    opened.close()


def frame(found: Screens) -> MainScreen:
    """Return the frame."""
    main = found.app.screen_stack[0]
    assert isinstance(main, MainScreen)
    return main


async def findings(found: Screens, name: str) -> FindingsPane:
    """Go to an analysis."""
    pane = await frame(found).open("findings")
    assert isinstance(pane, FindingsPane)
    pane.show(name, None)
    await found.settle()
    return pane


async def failure(found: Screens, name: str) -> ImpactPane:
    """Go to the failure of something."""
    pane = await frame(found).open("impact")
    assert isinstance(pane, ImpactPane)
    pane.show(name, None)
    await found.settle()
    return pane


def said(found: Screens) -> str:
    """Return what stands on the screen, as if it were one line."""
    return " ".join(found.text.replace("▌", " ").split())


def branches(pane: ImpactPane) -> list[str]:
    """Return the lines of the tree, those that are shut too."""
    return [line for one in pane.found.branches for line in one.lines()] if pane.found else []


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_golden(board: Database, size: tuple[int, int]) -> None:
    async with screens(board, size) as found:
        await findings(found, "difference")
        texts = {"findings": found.text}
        await failure(found, "Topicus")
        texts["impact"] = found.text
    for name, text in texts.items():
        assert text == golden(HERE / f"{name}-{size[0]}.txt", text)


async def test_an_analysis_is_chosen_filtered_written_and_its_record_opened(
    board: Database, tmp_path: Path
) -> None:
    place = tmp_path / "uit.csv"
    async with screens(board) as found:
        pane = await findings(found, "difference")
        assert "Gemiddeld 87,50% over 4 van 4" in said(found)
        await found.do("findings.method", "findings.moment")
        assert "wat allen delen" in said(found)
        await found.type("kind")
        await found.press("enter")
        assert "Eén kindcentrum, 01-08-2028" in said(found)
        await found.do("findings.choose")
        await found.type("zwak")
        await found.press("enter")
        assert pane.name_of == "risk"
        await found.do("findings.compare")  # refused: only the difference is compared
        assert "Dit hoort bij het verschil" in said(found)
        await found.do("findings.filter")
        await found.type("lp")
        await found.press("enter")
        assert pane.grid.row_count == 4
        await found.do("findings.export")
        found.app.screen.query_one("Input").value = str(place)  # type: ignore[attr-defined]
        await found.press("enter")
        await found.do("findings.clear")
        assert pane.grid.row_count == 8
        await found.do("findings.open")
        assert found.list.kind == "support"
    assert len(place.read_text(encoding="utf-8-sig").splitlines()) == 5


async def test_from_a_list_to_the_chain_of_a_system_and_on_to_its_process(board: Database) -> None:
    async with screens(board) as found:
        await frame(found).open("system")
        await found.settle()
        keys = found.grid.source.keys()
        found.grid.move_to(next(key for key in keys if found.grid.value(key, "name") == "ParnasSys"))
        await found.do("list.failure")
        pane = frame(found).query_one(ImpactPane)
        assert pane.wanted == "ParnasSys"
        assert "  ✗ KIJK! valt mee uit" in branches(pane)
        assert "    ✗ ParnasSys → KIJK! → Parro · geen overeenkomst of grondslag" in branches(pane)
        await found.do("impact.choose")
        await found.type("los")
        await found.press("enter")
        assert pane.wanted == "Losse lijst"
        assert "Er is niets vastgelegd van wat eraan hangt" in said(found)
        await found.do("impact.leave")
        assert pane.wanted == "ParnasSys"
        await found.press("down")  # the party
        await found.do("impact.fold")
        assert "1.1 Aanmelden" not in found.text
        await found.do("impact.unfold", "impact.unfold", "impact.open")
        assert found.list.kind == "process"
        await failure(found, "weg ermee")
        assert pane.found is None
        assert "Welk systeem, welke leverancier" in said(found)
        await frame(found).open("matrix")
        await found.settle()
        await found.do("matrix.failure")
        assert pane.wanted == "ParnasSys"


async def test_an_empty_database_says_what_to_do_first(tmp_path: Path) -> None:
    opened = open_database(tmp_path / "empty.db")
    async with screens(opened, (120, 36), read_only=True) as found:
        await findings(found, "gaps")
        assert "Er zijn geen processen vastgelegd" in said(found)
        await frame(found).open("impact")
        await found.settle()
        await found.do("impact.choose")
        assert "Er zijn nog geen systemen vastgelegd" in said(found)
        await frame(found).open("roadmap")
        await found.settle()
        assert "Er zijn nog geen deelprojecten" in said(found)
        await found.do("roadmap.new")
        assert "alleen-lezen" in said(found)
    opened.close()


async def test_hostile_names_drive_nothing(tmp_path: Path) -> None:
    opened = open_database(tmp_path / "hostile.db")
    fill_road(opened, hostile=HOSTILE)
    async with screens(opened, (120, 36)) as found:
        await findings(found, "overlaps")
        assert "[red]Zorg[/]" in found.text
        assert "\x1b" not in found.text
        pane = await failure(found, clean(f"Konnect {HOSTILE}"))
        assert branches(pane)
        assert "[red]Zorg[/]" in found.text
        assert "\x1b" not in found.text
        await frame(found).open("roadmap")
        await found.settle()
        assert "[red]Zorg[/]" in found.text
        assert "\x1b" not in found.text
    opened.close()
