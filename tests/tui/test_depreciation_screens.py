"""The page of lots and the schedule of one, by keyboard only: what they show, where they lead, what they write."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.tui.driver import screens
from tests.tui.lots import add_lot, many_lots, number_of
from tests.tui.screens_text import golden
from tui.dialogs.lot_schedule import LotSchedule
from tui.sections import page_label, section_of
from tui.widgets.depreciation import DepreciationPane

if TYPE_CHECKING:
    from inventory.store.database import Database
    from tests.tui.driver import Screens

HERE = Path(__file__).parent / "goldens"
SIZES = [(80, 24), (120, 36)]


async def page(found: Screens) -> DepreciationPane:
    """Go to the page by the keys of the sections."""
    await found.do("main.section-7", "main.next-page", "main.next-page")
    shown = found.app.screen_stack[0].query_one("#pages").visible_content  # type: ignore[attr-defined]
    assert isinstance(shown, DepreciationPane)
    return shown


def codes(pane: DepreciationPane) -> list[str]:
    """Return the codes of the lots that are shown, in their order."""
    return [one.code for one in pane._lines.values()]


def schedule(found: Screens) -> LotSchedule:
    """Return the schedule on top."""
    assert isinstance(found.app.screen, LotSchedule)
    return found.app.screen


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("way", ["lots", "lot"])
async def test_golden(small: Database, way: str, size: tuple[int, int]) -> None:
    many_lots(small)
    async with screens(small, size) as found:
        await page(found)
        await found.do(*(["depreciation.open"] if way == "lot" else []))
        text = found.text
    assert "\x1b" not in text
    assert text == golden(HERE / f"depreciation-{way}-{size[0]}.txt", text)


async def test_the_day_goes_by_book_years_and_can_be_chosen(small: Database) -> None:
    async with screens(small) as found:
        pane = await page(found)
        assert pane.day == dt.date(2026, 12, 31)
        await found.do("depreciation.next-year")
        assert pane.day == dt.date(2027, 12, 31)
        assert "31-12-2027: € 610,75, lasten 2027: € 1.047,00" in found.text
        await found.do("depreciation.kind")
        assert "lasten 2027-2028" in found.text
        await found.do("depreciation.previous-year")
        assert pane.day == dt.date(2027, 7, 31)
        await found.do("depreciation.day")
        await found.press("ctrl+u")
        await found.type("30-02-2025")
        await found.press("enter")
        assert "geen datum" in found.text
        await found.press("ctrl+u")
        await found.type("30-6-2025")
        await found.press("enter")
        assert pane.day == dt.date(2025, 6, 30)


async def test_words_narrow_the_lots_and_their_totals(small: Database) -> None:
    many_lots(small)
    async with screens(small) as found:
        pane = await page(found)
        await found.do("depreciation.filter")
        await found.type("schermen linde")
        assert codes(pane) == ["B-LOOPT"]
        assert "€ 2.400,00, lasten 2026: € 800,00" in found.text
        assert "1 / 7" in found.text
        await found.press("enter")
        await found.do("depreciation.clear")
        assert len(codes(pane)) == 7


async def test_sorting_by_the_column_under_the_cursor(small: Database) -> None:
    many_lots(small)
    async with screens(small) as found:
        pane = await page(found)
        await found.press("right", "right", "right")
        assert pane.grid.current_column == "book_value"
        await found.do("depreciation.sort", "depreciation.sort")
        assert codes(pane)[:2] == ["B-LOOPT", "PO-1"]
        await found.do("depreciation.sort")
        assert codes(pane)[0] == "B-LOOPT"
        assert codes(pane)[-1] == "PO-1"


async def test_from_a_lot_to_its_schedule_and_to_its_record(small: Database) -> None:
    async with screens(small) as found:
        await page(found)
        await found.do("depreciation.open")
        assert schedule(found).years.current_index == 2
        await found.do("schedule.record")
        assert "Chromebooks groep 7" in found.text
        await found.press("escape", "escape")
        await found.do("depreciation.record")
        assert found.list.kind == "lot"
        assert found.grid.current_key == number_of(small, "lot", "code", "PO-1")


async def test_the_schedule_opens_from_the_list_of_lots_and_from_its_record(small: Database) -> None:
    async with screens(small) as found:
        await found.do("main.section-2", "main.next-page")
        await found.do("list.lot-schedule")
        assert schedule(found).shown is not None
        await found.do("schedule.kind")
        assert "2024-2025" in found.text
        await found.do("schedule.leave", "list.open", "detail.lot-schedule")
        assert isinstance(found.app.screen, LotSchedule)


async def test_a_list_of_something_else_says_that_this_is_for_lots(small: Database) -> None:
    async with screens(small, (120, 36)) as found:
        await found.do("main.section-2", "list.lot-schedule")
        assert "inkooppartijen" in found.text
        assert len(found.app.screen_stack) == 1


async def test_what_is_written_elsewhere_is_reckoned_anew(small: Database) -> None:
    async with screens(small) as found:
        pane = await page(found)
        add_lot(small, "NIEUW")
        await found.do("main.section-2", "main.section-7")
        assert "NIEUW" not in codes(pane)
        await found.do("main.reload")
        assert "NIEUW" in codes(pane)


async def test_the_files_are_written_from_the_screens(small: Database, tmp_path: Path) -> None:
    async with screens(small) as found:
        await page(found)
        for key, name in (("depreciation.export", "lasten.csv"), ("schedule.export", "schema.xlsx")):
            if key.startswith("schedule"):
                await found.do("depreciation.open")
            await found.do(key)
            await found.press("ctrl+u")
            await found.type(str(tmp_path / name))
            await found.press("enter")
            assert (tmp_path / name).exists()


async def test_the_page_and_its_day_are_there_the_next_time(small: Database, tmp_path: Path) -> None:
    memory = tmp_path / "memory.json"
    async with screens(small, memory=memory) as found:
        await page(found)
        await found.do("depreciation.next-year", "depreciation.kind")
        found.app.remember()
    async with screens(small, memory=memory) as found:
        pane = found.app.screen.query_one(DepreciationPane)
        assert (pane.kind, pane.day) == ("school", dt.date(2027, 12, 31))


@pytest.mark.parametrize("kept", [{"kind": 3, "on": "31-12-2027"}, {"on": "9999-12-31"}, {"on": 7}])
async def test_what_was_kept_by_something_else_does_no_harm(small: Database, kept: dict[str, object]) -> None:
    async with screens(small) as found:
        found.app.memory.data["depreciation"] = kept
        pane = await page(found)
        assert (pane.kind, pane.day) == ("calendar", dt.date(2026, 12, 31))


def test_the_page_has_its_place() -> None:
    assert section_of("depreciation").id == "budget"
    assert page_label("depreciation") == "Afschrijvingen"
    assert section_of("lot_event").id == "devices"
