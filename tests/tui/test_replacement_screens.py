"""The replacement plan by keyboard: scenarios made, moved in, compared, adopted; planned lots bought; undo of each."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa
from openpyxl import load_workbook

from inventory.records import get
from tests.tui.driver import screens
from tests.tui.money_board import HOSTILE, fill_money
from tests.tui.screens_text import golden
from tui.screens.main import MainScreen
from tui.widgets.replacement import ReplacementPane

if TYPE_CHECKING:
    from inventory.store.database import Database
    from tests.tui.driver import Screens

HERE = Path(__file__).parent / "goldens"
SIZES = [(80, 24), (120, 36)]
WAYS: dict[str, list[str]] = {
    "replacement": [],
    "replacement-lines": ["replacement.open"],
    "replacement-chart": ["replacement.chart"],
    "replacement-lots": ["replacement.dimension", "replacement.dimension"],
}


async def go(found: Screens) -> ReplacementPane:
    """Go to the page."""
    main = found.app.screen_stack[0]
    assert isinstance(main, MainScreen)
    await main.open("replacement")
    await found.settle()
    return main.query_one(ReplacementPane)


async def scenario(found: Screens, name: str = "Vlak", ceiling: str = "6000") -> None:
    """Make a scenario with a ceiling."""
    await found.do("replacement.new")
    await found.type(name)
    await found.press("tab", "tab")
    await found.type(ceiling)
    await found.press("ctrl+s")


def living(found: Screens, kind: str) -> int:
    """Return how many living records of a kind there are."""
    table = get(kind).table
    with found.app.database.read() as connection:
        query = sa.select(sa.func.count()).select_from(table).where(table.c.archived.is_(None))
        return int(connection.execute(query).scalar_one())


def invested(pane: ReplacementPane) -> list[int]:
    """Return the investment a year."""
    assert pane.found is not None
    return [year.investment for year in pane.found.made.years]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("way", WAYS)
async def test_golden(money: Database, way: str, size: tuple[int, int]) -> None:
    async with screens(money, size) as found:
        await go(found)
        await found.do(*WAYS[way])
        text = found.text
    assert text == golden(HERE / f"{way}-{size[0]}.txt", text)


async def test_enter_on_a_year_shows_what_is_bought_and_then_the_lot(money: Database) -> None:
    async with screens(money) as found:
        pane = await go(found)
        await found.press("down", "down")  # 2028: the chromebooks of 2024
        await found.do("replacement.open")
        assert "PO-1 · Chromebooks" in found.text
        assert sum(one.cost for one in pane.shown_lines) == invested(pane)[2] > 0
        await found.do("replacement.open")
        assert found.list.kind == "lot"


async def test_enter_on_a_group_shows_what_is_bought_of_it(money: Database) -> None:
    async with screens(money) as found:
        pane = await go(found)
        await found.do("replacement.dimension")  # by category
        await found.press("right", "right", "right")
        await found.do("replacement.open")
        assert {one.due.need.category for one in pane.shown_lines} == {"Laptop"}
        assert {one.year for one in pane.shown_lines} == {2028}
        await found.do("replacement.leave")
        await found.press("G")
        await found.do("replacement.open")
        assert sum(one.cost for one in pane.shown_lines) == invested(pane)[2]


async def test_a_scenario_keeps_under_its_ceiling_and_undo_takes_it_away(money: Database) -> None:
    async with screens(money) as found:
        pane = await go(found)
        before = invested(pane)
        await scenario(found, ceiling="2000")
        assert pane.wish.scenario == "Vlak"
        assert max(invested(pane)) <= 200_000 < max(before)
        await found.do("replacement.chart")
        assert "░" in found.text
        assert "Voor en na het afvlakken" in found.text
        await found.do("replacement.leave", "app.undo")
        assert living(found, "scenario") == 0
        assert invested(pane) == before
        assert pane.wish.scenario is None


async def test_a_move_shows_the_totals_before_it_is_kept(money: Database) -> None:
    async with screens(money) as found:
        pane = await go(found)
        await scenario(found, ceiling="")
        before = invested(pane)
        await found.press("down", "down")
        await found.do("replacement.open", "replacement.move")
        await found.type("1")
        assert "2028: " in found.text
        assert "2029: " in found.text
        assert "Samen: " in found.text
        assert living(found, "scenario_move") == 0
        await found.press("ctrl+s")
        assert "Reden" in found.text  # a reason is asked for, and nothing is lost
        await found.press("tab", "tab", "tab", "tab")
        await found.type("nog goed")
        await found.press("ctrl+s")
        assert living(found, "scenario_move") == 1
        assert invested(pane)[2] == 0
        assert invested(pane)[3] > before[2]
        await found.do("app.undo")
        assert living(found, "scenario_move") == 0
        assert invested(pane) == before


async def test_a_move_out_of_the_plan_is_refused_with_a_sentence(money: Database) -> None:
    async with screens(money) as found:
        await go(found)
        await scenario(found, ceiling="")
        await found.press("down", "down")
        await found.do("replacement.open", "replacement.move")
        await found.type("-9")
        await found.press("tab", "tab", "tab", "tab")
        await found.type("x")
        await found.press("ctrl+s")
        assert "✗" in found.text
        assert living(found, "scenario_move") == 0


async def test_without_a_scenario_nothing_is_moved_or_adopted_and_it_says_why(money: Database) -> None:
    async with screens(money) as found:
        await go(found)
        await found.press("down", "down")
        await found.do("replacement.open", "replacement.move")
        assert "Kies eerst een scenario" in found.text
        await found.do("replacement.leave", "replacement.adopt")
        assert living(found, "planned_lot") == 0


async def test_adopting_plans_lots_that_the_budget_shows_and_that_can_be_bought(money: Database) -> None:
    async with screens(money, (120, 36)) as found:
        pane = await go(found)
        await scenario(found, ceiling="")
        await found.do("replacement.adopt")
        await found.press("escape")
        assert living(found, "planned_lot") == 0
        await found.do("replacement.adopt")
        await found.press("y")
        planned = living(found, "planned_lot")
        assert planned == len(pane.found.made.result.lines) > 0  # type: ignore[union-attr]
        assert "Vastgesteld" in found.text
        await found.do("replacement.buy")
        await found.press("enter")
        await found.type("PO-9")
        await found.press("ctrl+s")
        table = get("lot").table
        with found.app.database.read() as connection:
            codes = connection.execute(sa.select(table.c.code)).scalars().all()
        assert "PO-9" in codes
        await found.do("app.undo")
        assert living(found, "planned_lot") == planned
        await found.do("app.undo")
        assert living(found, "planned_lot") == 0


async def test_two_plans_stand_side_by_side(money: Database) -> None:
    async with screens(money, (120, 36)) as found:
        await go(found)
        await scenario(found, ceiling="2000")
        await found.do("replacement.compare")
        await found.press("enter")
        assert "1 Vlak naast 2 plan zonder scenario" in found.text
        assert "Verschil" in found.text
        await found.do("replacement.leave")
        assert "Vervanging 2026-2035" in found.text


async def test_a_scenario_is_chosen_and_let_go(money: Database, tmp_path: Path) -> None:
    memory = tmp_path / "kept.json"
    async with screens(money, memory=memory) as found:
        pane = await go(found)
        await scenario(found)
        await found.do("replacement.scenario")
        await found.type("plan zonder")
        await found.press("enter")
        assert "plan zonder scenario" in pane.head()
        await found.do("replacement.scenario")
        await found.type("Vlak")
        await found.press("enter")
        assert pane.wish.scenario == "Vlak"
        found.app.remember()
    async with screens(money, memory=memory) as found:
        assert (await go(found)).wish.scenario == "Vlak"


async def test_wrong_figures_for_a_scenario_say_what_to_mend(money: Database) -> None:
    async with screens(money) as found:
        await go(found)
        await found.do("replacement.new")
        await found.type("Fout")
        await found.press("tab", "tab", "tab", "tab")
        await found.type("2030")
        await found.press("tab")
        await found.type("2028")
        await found.press("ctrl+s")
        assert "✗" in found.text
        assert living(found, "scenario") == 0
        await found.press("escape")


async def test_years_become_a_workbook_and_a_picture(money: Database, tmp_path: Path) -> None:
    async with screens(money) as found:
        pane = await go(found)
        for name, key in (("plan.xlsx", "replacement.export"), ("plan.svg", "replacement.picture")):
            await found.do(key)
            await found.press("ctrl+u")
            await found.type(str(tmp_path / name))
            await found.press("enter")
        cents = invested(pane)
    rows = [
        [cell.value for cell in row]
        for row in load_workbook(tmp_path / "plan.xlsx").worksheets[0].iter_rows()
    ]
    written = {row[0]: row[1] for row in rows}
    assert written["2028"] == pytest.approx(cents[2] / 100)
    assert (tmp_path / "plan.svg").stat().st_size > 1000


async def test_read_only_changes_nothing(money: Database) -> None:
    async with screens(money, read_only=True) as found:
        await go(found)
        await found.do("replacement.new", "replacement.buy", "replacement.adopt")
        assert "alleen-lezen" in found.text.lower()
        assert living(found, "scenario") == 0


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_hostile_names_stay_text(small: Database, size: tuple[int, int]) -> None:
    fill_money(small, HOSTILE)
    async with screens(small, size) as found:
        await go(found)
        await scenario(found, "[/x] [@click=app.quit]y[/]", "")
        await found.press("G")
        await found.do("replacement.open")
        assert "[/foo]" in found.text
        await found.do("replacement.move")
        assert "\x1b" not in found.text
        await found.press("escape")
        await found.do("replacement.leave", "replacement.chart", "replacement.chart", "replacement.compare")
        await found.press("enter")
        assert "\x1b" not in found.text
        await found.do("replacement.leave", "replacement.scenario")
        assert "[@click=app.quit]y" in found.text
