"""Forms and cells: dates by keys, own fields, long work that is stopped."""

from __future__ import annotations

import datetime as dt
import time
from typing import TYPE_CHECKING, Any

from inventory.records import get
from inventory.store.work import work
from tests.tui.driver import screens
from tui.background import Stopped
from tui.widgets.editor import whole_day

if TYPE_CHECKING:
    import pytest

    from inventory.store.database import Database


async def test_a_date_goes_by_days_and_months(small: Database) -> None:
    async with screens(small, (120, 40)) as found:
        await found.do("main.section-2")
        key = found.grid.current_key or 0
        found.grid.move_to(key, "warranty_end")
        await found.do("list.edit")
        await found.press("plus", "plus", "minus", "pagedown")
        assert "02-02-2027" in found.text
        await found.press("ctrl+u")
        await found.type("3-4-2028")
        await found.press("enter")
        assert str(found.row("device", key)["warranty_end"]) == "2028-04-03"
        await found.do("list.edit")
        await found.press("ctrl+u", "plus")
        assert "22-11-2026" in found.text, "+ in an empty field is today"


def test_only_whole_dates_take_plus_and_minus() -> None:
    assert whole_day("31-12-2026") is not None
    assert whole_day("2026-12-31") == whole_day("31-12-2026")
    assert whole_day("31-12") is None
    assert whole_day("31-02-2026") is None
    assert whole_day("") is None


async def test_own_fields_are_shown_filled_in_and_filtered(small: Database) -> None:
    with work(small, "els") as unit:
        values = {
            "record": "device",
            "name": "kar",
            "caption": "[Kar]",
            "type": "choice",
            "choices": "rood;blauw",
        }
        unit.add(get("custom_field"), values)
    async with screens(small, (120, 44)) as found:
        await found.do("main.section-2", "list.edit-form")
        assert "[Kar]" in found.text
        await found.press("shift+tab")
        await found.type("bla")
        await found.press("down", "enter")
        await found.do("form.save")
        await found.do("list.filter")
        await found.type("kar:blauw")
        assert found.grid.row_count == 1


async def test_a_typed_number_that_is_no_number_is_told_in_words(small: Database) -> None:
    async with screens(small, (120, 44)) as found:
        await found.do("main.section-2", "main.next-page", "list.edit-form")
        for _step in range(12):
            row = next(r for r in found.app.screen.query("FieldRow") if r.has_focus_within)
            if row.declared.name == "unit_price":  # type: ignore[attr-defined]
                break
            await found.press("tab")
        await found.press("ctrl+u")
        await found.type("veel")
        await found.do("form.save")
        assert "✗" in found.text
        assert "veel" in found.text
        assert found.row("lot", 1)["unit_price"] == 34_900
        await found.press("ctrl+u")
        await found.type("1.234,50")
        await found.do("form.save")
        assert found.row("lot", 1)["unit_price"] == 123_450


async def test_long_work_is_shown_and_stopped(small: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.dialogs.progress.PATIENCE", 0.01)

    def slow(*arguments: Any) -> int:
        progress = arguments[-1]
        while not progress.stop.is_set():
            time.sleep(0.01)
        raise Stopped

    monkeypatch.setattr("tui.widgets.list_changes.archive_all", lambda *a, **_more: slow(*a))
    async with screens(small) as found:
        await found.do("main.section-2", "list.archive")
        await found.pilot.press("y")
        await found.pilot.pause(0.2)
        assert "Esc stopt" in found.text
        await found.press("escape")
        assert len(found.app.screen_stack) == 1
        assert found.grid.row_count == 12


async def test_budget_opens_the_lines_and_their_record(small: Database) -> None:
    with work(small, "els") as unit:
        values = {
            "description": "Vervanging switches",
            "cost_row": "network",
            "type": "operating",
            "amount": 500_000,
            "start": dt.date(2027, 1, 1),
            "end": dt.date(2027, 12, 31),
        }
        unit.add(get("cost_line"), values)
    async with screens(small, (120, 36)) as found:
        await found.do("main.section-7")
        assert "Begroting 2027" in found.text
        await found.do("budget.next-year")
        assert "Begroting 2028" in found.text
        await found.do("budget.previous-year", "budget.kind")
        assert "2027" in found.text
        assert "schooljaar" in found.text
        await found.do("budget.kind")
        await found.press(*["down"] * 7)
        await found.press("end")
        await found.do("budget.open")
        assert "Vervanging switches" in found.text
        await found.do("budget.open")
        assert found.list.kind == "cost_line"
