"""A coordinator begins the day: what needs a decision, what was changed, taking a colleague's change back."""

from __future__ import annotations

import datetime as dt
import time
from typing import TYPE_CHECKING

import pytest

from inventory.records import get
from inventory.store.work import work
from tests.tui.driver import screens
from tui import app, signalling
from tui.dialogs.base import Choice
from tui.screens.record import RecordScreen
from tui.widgets.history import HistoryPane
from tui.widgets.start import Start

if TYPE_CHECKING:
    from collections.abc import Callable

    from inventory.store.database import Database
    from tests.tui.driver import Screens


@pytest.fixture
def contract(small: Database) -> int:
    """Make a contract whose notice is due soon, and a system whose pupil data has no agreement."""
    with work(small, "jan", "contract van de gemeente") as unit:
        supplier = unit.add(get("supplier"), {"name": "Kabelaar [/foo]"})
        values = {
            "number": "C-1",
            "name": "Glasvezel",
            "supplier": supplier,
            "start": dt.date(2024, 1, 1),
            "initial_months": 36,
            "renewal": "tacit",
            "renewal_months": 12,
            "notice": 1,
            "notice_unit": "months",
        }
        return unit.add(get("contract"), values)


def start(found: Screens) -> Start:
    return found.app.screen_stack[0].query_one(Start)


def history(found: Screens) -> HistoryPane:
    return found.app.screen_stack[0].query_one(HistoryPane)


async def test_enter_on_a_decision_opens_the_contract(small: Database, contract: int) -> None:
    async with screens(small) as found:
        shown = start(found).decisions.shown
        assert [one.due for one in shown if one.due] == sorted(one.due for one in shown if one.due)
        place = next(i for i, one in enumerate(shown) if one.subject.kind == "contract")
        await found.press(*["down"] * place)
        assert "Glasvezel" in found.text
        await found.do("start.open")
        assert isinstance(found.app.screen, RecordScreen)
        assert "Contractnummer" in found.text
        await found.press("escape")
        await found.do("start.list")
        assert found.list.kind == "contract"
        assert found.grid.current_key == contract


async def test_severities_are_counted_and_chosen(small: Database, contract: int) -> None:
    assert contract
    async with screens(small) as found:
        page = start(found)
        every = len(page.decisions.shown)
        assert f"alle {every}" in found.text
        seen = 0
        for severity in ("critical", "high", "medium", "low"):
            await found.do("start.severity")
            assert {one.severity for one in page.decisions.shown} <= {severity}
            seen += len(page.decisions.shown)
        assert seen == every


async def test_the_rest_is_one_tab_away(small: Database) -> None:
    async with screens(small) as found:
        await found.do("start.part")
        assert start(found).board_list.has_focus
        assert "Begroting" in found.text
        await found.press("end", "enter")
        assert found.list.kind == "site"


async def test_the_start_page_follows_what_is_changed(small: Database, contract: int) -> None:
    async with screens(small) as found:
        assert any(one.subject.kind == "contract" for one in start(found).decisions.shown)
        with work(small, "jan") as unit:
            unit.archive(get("contract"), contract)
        await found.do("main.reload")
        assert not any(one.subject.kind == "contract" for one in start(found).decisions.shown)


async def test_the_check_can_be_stopped(small: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    def waiting(*_given: object, told: Callable[[object], None], **_more: object) -> list[object]:
        for _step in range(10_000):  # until it is stopped; an end all the same, should the test fail
            told(None)
            time.sleep(0.005)
        return []

    async with screens(small) as found:
        monkeypatch.setattr(signalling, "check", waiting)
        page = start(found)
        page.load()
        for _moment in range(300):  # a busy machine begins later
            if "Esc stopt" in found.text:
                break
            await found.pilot.pause(0.1)
        assert "Esc stopt" in found.text
        await found.do("start.stop")
        assert "Esc stopt" not in found.text
        assert "Gestopt" in found.text


async def test_a_batch_is_taken_back_and_done_again(small: Database, contract: int) -> None:
    async with screens(small) as found:
        await found.do("main.history")
        pane = history(found)
        assert [one.who for one in pane.shown] == ["jan", "els"]
        await found.do("history.open")
        assert "Glasvezel" in found.text
        await found.do("history.undo")
        assert "reeks 2" in found.text.lower()
        await found.press("enter")
        assert found.row("contract", contract), "the safe answer has the focus"
        await found.do("history.undo")
        await found.press("y")
        assert len(pane.found) == 3
        await found.press("escape")
        assert "teruggedraaid" in found.text.lower() or "↶" in found.text
        await found.do("history.undo")
        assert len(found.app.screen_stack) == 1, "it was taken back already"
        await found.do("history.redo")
        await found.press("y")
        assert found.row("contract", contract)["name"] == "Glasvezel"


async def test_a_later_change_stands_in_the_way_and_is_named(small: Database, contract: int) -> None:
    with work(small, "piet") as unit:
        unit.change(get("contract"), contract, {"name": "Glasvezel 2"})
    async with screens(small) as found:
        await found.do("main.history")
        await found.press("down")
        await found.do("history.undo")
        await found.press("y")
        assert "piet" in found.text
        assert "reeks 3" in found.text.lower()
        await found.press("enter")
        assert found.row("contract", contract)["name"] == "Glasvezel 2"


async def test_words_filter_the_history(small: Database, contract: int) -> None:
    assert contract
    async with screens(small) as found:
        await found.do("main.history", "history.filter")
        await found.type("gemeente jan")
        assert "1 van 2" in found.text
        await found.press("enter", "escape")
        assert len(history(found).shown) == 2


async def test_the_history_of_a_record_leads_to_the_batch(small: Database, contract: int) -> None:
    async with screens(small) as found:
        await found.do("main.section-4", "list.open", "detail.tab-back")
        await found.press("enter")
        pane = history(found)
        assert found.app.screen_stack[0].page == "history"  # type: ignore[attr-defined]
        assert pane.done is not None
        assert pane.done.batch.who == "jan"
        assert "contract van de gemeente" in found.text
        await found.press("escape")
        assert pane.current is not None
        assert pane.current.who == "jan"
        assert contract


async def test_read_only_undoes_nothing_and_says_why(small: Database) -> None:
    async with screens(small, read_only=True) as found:
        await found.do("main.history", "history.undo")
        assert len(found.app.screen_stack) == 1
        assert "alleen-lezen" in found.text.lower()


async def test_much_is_taken_back_after_a_yes_only(
    small: Database, contract: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def there() -> bool:
        with small.read() as connection:
            return (
                connection.execute(get("contract").table.select().filter_by(id=contract)).first() is not None
            )

    monkeypatch.setattr(app, "MANY", 2)
    async with screens(small) as found:
        await found.do("app.undo")
        assert isinstance(found.app.screen, Choice)
        await found.press("escape")
        assert there()
        await found.do("app.undo")
        found.app.screen.dismiss("yes")
        for _moment in range(40):
            if not there():
                break
            await found.pilot.pause(0.05)
        assert not there()
