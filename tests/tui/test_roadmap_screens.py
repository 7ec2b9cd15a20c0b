"""The roadmap by keyboard: looked along, its sub-projects moved and added to, its tables, and undo."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from inventory.records import get
from inventory.store.database import open_database
from tests.tui.driver import screens
from tests.tui.road_board import fill_road
from tests.tui.screens_text import golden
from tui.screens.main import MainScreen
from tui.widgets.roadmap import RoadmapPane

if TYPE_CHECKING:
    from inventory.store.database import Database
    from tests.tui.driver import Screens

HERE = Path(__file__).parent / "goldens"
SIZES = [(80, 24), (120, 36)]


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the landscape once; tests copy its file."""
    path = tmp_path_factory.mktemp("road") / "board.db"
    opened = open_database(path)
    fill_road(opened)
    opened.close()
    return path


async def go(found: Screens) -> RoadmapPane:
    """Go to the page."""
    main = found.app.screen_stack[0]
    assert isinstance(main, MainScreen)
    pane = await main.open("roadmap")
    assert isinstance(pane, RoadmapPane)
    await found.settle()
    return pane


def said(found: Screens) -> str:
    """Return what stands on the screen, as if it were one line."""
    return " ".join(found.text.replace("▌", " ").split())


def project(found: Screens, code: str) -> dict[str, object]:
    """Return a sub-project as it is in the database."""
    table = get("project").table
    with found.app.database.read() as connection:
        return dict(connection.execute(table.select().where(table.c.code == code)).mappings().one())


def count(found: Screens, kind: str) -> int:
    """Return how many living records of a kind there are."""
    table = get(kind).table
    with found.app.database.read() as connection:
        query = sa.select(sa.func.count()).select_from(table).where(table.c.archived.is_(None))
        return int(connection.execute(query).scalar_one())


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_golden(small: Database, size: tuple[int, int]) -> None:
    async with screens(small, size) as found:
        await go(found)
        text = found.text
    assert text == golden(HERE / f"roadmap-{size[0]}.txt", text)


async def test_a_sub_project_is_moved_a_month_and_undo_takes_it_back(small: Database) -> None:
    async with screens(small) as found:
        pane = await go(found)
        assert pane.seen is not None
        assert pane.seen.road.critical == ("R1", "R2")
        pane.show(None, project(found, "R1")["id"])  # type: ignore[arg-type]
        await found.settle()
        await found.do("roadmap.month-later")
        assert (str(project(found, "R1")["start"]), str(project(found, "R1")["end"])) == (
            "2027-02-01",
            "2027-07-31",
        )
        assert "1 eigen" in found.text  # the milestone stays where it is, and that is said
        await found.do("app.undo")
        assert str(project(found, "R1")["start"]) == "2027-01-01"
        pane.show(None, project(found, "R3")["id"])  # type: ignore[arg-type]
        await found.settle()
        await found.do("roadmap.month-earlier")  # refused: it is done
        assert "klaar of vervallen" in said(found)
        assert str(project(found, "R3")["start"]) == "2026-09-01"


async def test_a_milestone_is_added_to_the_sub_project_under_the_cursor(small: Database) -> None:
    async with screens(small) as found:
        pane = await go(found)
        pane.show(None, project(found, "R1")["id"])  # type: ignore[arg-type]
        await found.settle()
        await found.do("roadmap.milestone")
        await found.press("tab")  # the sub-project stands there already
        await found.type("Af")
        await found.press("tab")
        await found.type("1-6-2027")
        await found.press("ctrl+s")
        assert count(found, "milestone") == 2
        assert [one.text for one in pane._lines if one.sign == "milestone"] == ["Keuze gemaakt", "Af"]
        await found.do("roadmap.below")
        pane.below.move_to([one.sign for one in pane._lines].index("change"))
        await found.do("roadmap.open")
        assert found.list.kind == "project_change"


async def test_the_time_line_is_looked_along_and_gives_way_to_tables(small: Database) -> None:
    async with screens(small) as found:
        pane = await go(found)
        whole = found.text
        await found.do("roadmap.nearer", "roadmap.later")
        assert "▸" in found.text or "◂" in found.text
        await found.do("roadmap.whole")
        assert found.text == whole
        await found.do("roadmap.view")
        assert "van vandaag naar doel" in found.text
        assert "− gaat" in found.text  # noqa: RUF001  a minus that is seen
        await found.do("roadmap.nearer")  # refused: a table has no scale
        assert "Dit hoort bij de tijdlijn" in said(found)
        await found.do("roadmap.failure")
        assert "MS365 valt uit" in found.text
        await found.do("main.back", "roadmap.leave")
        assert pane.view == "time"
