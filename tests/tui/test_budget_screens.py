"""The budget and the years beside each other, by keyboard: to the lines, to the record, another scope, a chart, files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from inventory.records import get
from inventory.records.values import decimals
from inventory.store.work import work
from tests.tui.driver import screens
from tests.tui.money_board import HOSTILE, fill_money
from tests.tui.screens_text import golden
from tui.memory import Memory
from tui.screens.main import MainScreen
from tui.widgets.budget import BudgetPane
from tui.widgets.years import YearsPane

if TYPE_CHECKING:
    from inventory.store.database import Database
    from tests.tui.driver import Screens

HERE = Path(__file__).parent / "goldens"
SIZES = [(80, 24), (120, 36)]
TO_YEARS = ("main.section-7", "main.next-page")
WAYS: dict[str, list[str]] = {
    "budget-money": ["main.section-7"],
    "budget-lines": ["main.section-7", "budget.open"],
    "budget-suppliers": ["main.section-7", *["budget.dimension"] * 3],
    "budget-scope": ["main.section-7", "budget.scope"],
    "years": [*TO_YEARS],
    "years-chart": [*TO_YEARS, "years.chart"],
}


def budget(found: Screens) -> BudgetPane:
    return found.app.screen_stack[0].query_one(BudgetPane)


def years(found: Screens) -> YearsPane:
    return found.app.screen_stack[0].query_one(YearsPane)


def main(found: Screens) -> MainScreen:
    screen = found.app.screen_stack[0]
    assert isinstance(screen, MainScreen)
    return screen


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("way", WAYS)
async def test_golden(money: Database, way: str, size: tuple[int, int]) -> None:
    async with screens(money, size) as found:
        await found.do(*WAYS[way])
        text = found.text
    assert text == golden(HERE / f"{way}-{size[0]}.txt", text)


async def test_from_a_cell_to_its_lines_to_the_contract_and_back(money: Database) -> None:
    async with screens(money) as found:
        await found.do("main.section-7", "budget.open")
        assert "Digitaal leermateriaal 2027: 2 regels, samen € 48.000,00" in found.text
        assert "€ 48.000,00 per 12 maanden" in found.text  # how the line under the cursor was reckoned
        await found.do("budget.open")
        assert found.list.kind == "contract"
        await found.do("main.back", "budget.leave")
        assert "Begroting 2027" in found.text


async def test_the_heading_always_says_year_kind_and_scope(money: Database) -> None:
    async with screens(money) as found:
        await found.do("main.section-7")
        assert "Begroting 2027 · kalenderjaar · hele bestuur, alles geteld" in found.text
        await found.do("budget.kind", "budget.next-year")
        assert "2028-2029 · schooljaar" in found.text
        await found.do("budget.scope")
        await found.press("down", "space", "enter")  # the first site
        assert "schooljaar · De Linde" in found.text
        assert "240 leerlingen" in found.text
        assert "hele bestuur" not in found.text.splitlines()[2]
        await found.do("budget.scope")
        await found.press("r", "enter")
        assert "hele bestuur, alles geteld" in found.text


async def test_escape_in_the_scope_changes_nothing(money: Database) -> None:
    async with screens(money) as found:
        await found.do("main.section-7", "budget.scope")
        await found.press("down", "space", "escape")
        assert budget(found).asked.scope.everything


async def test_planned_amounts_are_marked_and_told(money: Database) -> None:
    async with screens(money, (120, 36)) as found:
        await found.do("main.section-7")
        assert "9.000,00~" in found.text
        assert "~ bevat bedragen die alleen gepland zijn" in found.text
        await found.press("down", "down", "down", "down", "right")
        assert "gepland: € 9.000,00" in found.text
        await found.do("budget.open")
        assert "~ gepland" in found.text


async def test_a_remark_leads_to_its_record(money: Database) -> None:
    with work(money, "els") as unit:
        unit.add(get("staff"), {"name": "Beheerder", "yearly_cost": 100})
        unit.add(get("allocation"), {"staff": 2, "cost_row": "devices", "share": 8_000})
    async with screens(money, (120, 36)) as found:
        await found.do("main.section-7", "budget.remarks")
        assert "%. →" in found.text
        await found.press("enter")
        assert found.list.kind == "staff"


async def test_what_is_asked_is_kept_for_the_next_time(money: Database, tmp_path: Path) -> None:
    memory = tmp_path / "kept.json"
    async with screens(money, memory=memory) as found:
        await found.do("main.section-7", "budget.kind", "budget.dimension", "budget.scope")
        await found.press("down", "space", "enter")
        found.app.remember()
    async with screens(money, memory=memory) as found:
        asked = budget(found).asked
        assert (asked.kind, asked.by, asked.scope.site) == ("school", "pillar", "De Linde")


@pytest.mark.parametrize(
    "rubbish", ["x", {"scope": {"without": ["x", 3], "natures": 3, "site": 4}}, {"year": 10**9, "by": []}]
)
async def test_rubbish_that_was_kept_does_no_harm(money: Database, tmp_path: Path, rubbish: object) -> None:
    memory = Memory(tmp_path / "kept.json")
    memory.data["budget"] = memory.data["years"] = memory.data["replacement"] = rubbish
    memory.write()
    async with screens(money, memory=tmp_path / "kept.json") as found:
        await found.do("main.section-7")
        assert "Begroting 2027" in found.text
        await found.do("main.next-page")
        assert "Begrotingen 2027" in found.text


async def test_enter_on_a_year_opens_the_lines_of_that_year(money: Database) -> None:
    async with screens(money) as found:
        await found.do(*TO_YEARS)
        await found.press("right", "right")
        assert "Digitaal leermateriaal 2028: € 48.000,00" in found.text
        await found.do("years.open")
        assert "Digitaal leermateriaal 2028: " in found.text
        assert years(found).behind is not None
        await found.do("years.leave")
        assert years(found).table.has_focus


async def test_more_years_fewer_years_and_the_chart(money: Database) -> None:
    async with screens(money) as found:
        await found.do(*TO_YEARS, "years.more", "years.more")
        assert len(years(found).found.columns) == 7  # type: ignore[union-attr]
        await found.do("years.fewer", "years.chart")
        assert "█" in found.text
        assert "2032" in found.text
        await found.do("years.chart")
        assert "█" not in found.text


async def test_per_pupil_stands_below_the_total(money: Database) -> None:
    async with screens(money) as found:
        await found.do(*TO_YEARS)
        await found.press("G", "right")
        each = years(found).found.per_pupil[0]  # type: ignore[union-attr]
        assert f"€ {decimals(each or 0, 2)} per leerling (400 leerlingen)" in found.text


async def test_years_and_their_chart_become_files(money: Database, tmp_path: Path) -> None:
    async with screens(money) as found:
        await found.do(*TO_YEARS, "years.export")
        await found.press("ctrl+u")
        await found.type(str(tmp_path / "jaren.xlsx"))
        await found.press("enter")
        await found.do("years.picture")
        await found.press("ctrl+u")
        await found.type(str(tmp_path / "jaren.svg"))
        await found.press("enter")
        await found.do("years.picture")
        await found.press("ctrl+u")
        await found.type(str(tmp_path / "jaren.gif"))
        await found.press("enter")
        assert ".svg" in found.text
    book = load_workbook(tmp_path / "jaren.xlsx", data_only=True)
    cells = {cell.value for sheet in book.worksheets for row in sheet.iter_rows() for cell in row}
    assert {2027, 2031} & cells or {"2027", "2031"} <= cells
    assert 48_000 in cells
    assert (tmp_path / "jaren.svg").read_text(encoding="utf-8").startswith("<svg")
    assert not (tmp_path / "jaren.gif").exists()


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_hostile_names_stay_text(small: Database, size: tuple[int, int]) -> None:
    fill_money(small, HOSTILE)
    async with screens(small, size) as found:
        for way in WAYS.values():
            await main(found).open("budget")
            await found.do(*way[1:])
            assert "\x1b" not in found.text
            assert "\u202e" not in found.text
            await found.press("escape", "escape")
        await main(found).open("budget")
        await found.do("budget.open")
        assert "[/foo]" in found.text


async def test_an_empty_board_says_what_it_does_not_know(small: Database) -> None:
    async with screens(small) as found:
        await found.do("main.section-7")
        assert "?" in found.text
        assert "onbekend" in found.text
        await found.do("main.next-page", "years.chart")
        assert found.app.is_running
