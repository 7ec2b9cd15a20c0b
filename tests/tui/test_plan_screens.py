"""The page of the plan by keyboard: reading, writing, boxes, records, documents, an empty database."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from inventory.records import get
from inventory.store.database import open_database
from inventory.store.work import work
from tests.tui.driver import screens
from tests.tui.kept_board import kept, written
from tests.tui.plan_fill import fill_plan
from tests.tui.screens_text import golden
from tui.widgets.plan_board import PlanPane

if TYPE_CHECKING:
    from inventory.store.database import Database
    from tests.tui.driver import Screens

HERE = Path(__file__).parent / "goldens"
SIZES = [(80, 24), (120, 36)]


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Make the board once."""
    return kept(tmp_path_factory.mktemp("plan"), fill_plan)


def pane(found: Screens) -> PlanPane:
    """Return the page."""
    page = found.app.screen_stack[0].page_widget  # type: ignore[attr-defined]
    assert isinstance(page, PlanPane)
    return page


def texts(database: Database, slot: str) -> list[str]:
    """Return the living texts of a place."""
    table = get("plan_text").table
    query = sa.select(table.c.text).where(table.c.slot == slot, table.c.archived.is_(None))
    with database.read() as connection:
        return list(connection.execute(query).scalars())


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_golden(board: bytes, tmp_path: Path, size: tuple[int, int]) -> None:
    path, memory = written(tmp_path, board, "plan_board", plan_board={"block": "vision-criteria"})
    database = open_database(path)
    async with screens(database, size, memory=memory) as found:
        text = found.text
        await found.press("tab")
        assert pane(found).page.has_focus
        if size[0] == SIZES[0][0]:
            assert "3.1 Is het een goede visie?" in found.text
            assert "4 Beginsituatie" not in found.text  # the chapter has the whole width
        before = pane(found).page.place
        await found.pilot.click("PlanChapter", offset=(6, 10))
        assert pane(found).page.place > before
    database.close()
    assert text == golden(HERE / f"plan-{size[0]}.txt", text)


async def test_texts_and_boxes_are_written_and_undone(board: bytes, tmp_path: Path) -> None:
    path, memory = written(tmp_path, board, "plan_board", plan_board={"block": "vision-way"})
    database = open_database(path)
    async with screens(database, memory=memory) as found:
        await found.pilot.press("tab")
        await found.do("plan.open")
        assert "Langs welke weg" in found.text
        await found.type("Stap [b]voor[/b] stap")
        await found.press("escape")
        assert "Weg van wat getypt is?" in found.text
        await found.press("escape")
        with work(database, "jan") as unit:
            unit.add(get("plan_text"), {"plan": 1, "slot": "vision-way", "text": "Van Jan"})
        await found.press("ctrl+s")
        assert "intussen" in found.text  # nobody's text is lost
        await found.pilot.press("tab", "tab", "enter")
        await found.settle()
        assert texts(database, "vision-way") == ["Stap [b]voor[/b] stap"]
        assert "Stap [b]voor[/b] stap" in found.text
        await found.press("u")
        assert texts(database, "vision-way") == ["Van Jan"]
        await found.pilot.press("slash", *"draagt", "enter", "space", "y", *"Besproken", "enter")
        await found.settle()
        assert "☑ Het hele schoolteam" in found.text
        assert "Volgens het bestuur: Besproken." in found.text
        await found.press("u")
        assert "☐ Het hele schoolteam" in found.text
        pane(found).go_to("vision-choices")
        await found.settle()
        assert "[/foo]" in found.text  # a hostile text is text
        assert "\x1b" not in found.text
    database.close()


async def test_records_templates_documents_and_plans(
    board: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, memory = written(tmp_path, board, "plan_board", plan_board={"block": "place-school-plan"})
    monkeypatch.chdir(tmp_path)
    database = open_database(path)
    async with screens(database, (100, 24), memory=memory) as found:
        await found.pilot.press("tab")
        await found.do("plan.behind")
        assert "→ Schoolplan De Linde" in found.text
        await found.pilot.press("escape")
        await found.do("plan.template")
        await found.pilot.press(*"samenv", "enter", "enter")
        await found.settle()
        assert "Managementsamenvatting ict" in found.text
        assert "alleen bekeken" in found.text
        await found.do("plan.write")
        await found.pilot.press(*".html", "enter", "enter")
        await found.settle()
        assert (tmp_path / "ict-plan-2027-2030-managementsamenvatting-ict.html").exists()
        await found.do("plan.profile")
        assert "Profiel van de infrastructuur" in found.text
        await found.pilot.press("escape", "P", "down", "enter")
        await found.settle()
        assert "Oud plan" in found.text
        assert "2023-2026" in found.text
    database.close()


async def test_an_empty_database_says_what_to_do_and_gets_a_plan(tmp_path: Path) -> None:
    _path, memory = written(tmp_path, b"", "plan_board")
    database = open_database(tmp_path / "empty.db")
    async with screens(database, memory=memory) as found:
        assert "geen plan vastgelegd" in found.text
        assert "n legt een plan vast" in found.text
        await found.pilot.press("n", *"Plan", "enter", *"samenv", "enter", "enter")
        await found.settle()
        assert "Plan · concept · 2027-2030 · Managementsamenvatting ict" in found.text
        assert found.row("plan", 1)["template"] == "summary"
        found.app.read_only = True
        await found.pilot.press("slash", *"besluit", "enter", "e")
        await found.settle()
        assert "alleen-lezen" in found.text
    database.close()
