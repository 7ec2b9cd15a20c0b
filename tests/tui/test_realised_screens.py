"""Budget beside the books by keyboard: settling entries, another contract, no ICT, undo; every entry stays counted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.tui.driver import screens
from tests.tui.money_board import HOSTILE, fill_ledger, fill_money
from tests.tui.screens_text import golden
from tui.screens.main import MainScreen
from tui.widgets.realised import RealisedPane

if TYPE_CHECKING:
    from inventory.store.database import Database
    from tests.tui.driver import Screens

HERE = Path(__file__).parent / "goldens"
SIZES = [(80, 24), (120, 36)]
WAYS: dict[str, list[str]] = {
    "realised": [],
    "realised-lines": ["realised.open"],
    "realised-queue": ["realised.queue"],
}


@pytest.fixture
def booked(money: Database) -> Database:
    """Give the board with money and entries of the books."""
    fill_ledger(money)
    return money


async def go(found: Screens) -> RealisedPane:
    """Go to the page."""
    main = found.app.screen_stack[0]
    assert isinstance(main, MainScreen)
    await main.open("realised")
    await found.settle()
    return main.query_one(RealisedPane)


def counted(pane: RealisedPane) -> int:
    """Return what the page shows of the books, whatever became of it."""
    assert pane.found is not None
    comparison = pane.found.comparison
    rest = sum(one.amount for one in (*comparison.open, *comparison.ignored))
    return comparison.confirmed + comparison.proposed + rest


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("way", WAYS)
async def test_golden(booked: Database, way: str, size: tuple[int, int]) -> None:
    async with screens(booked, size) as found:
        await go(found)
        await found.do(*WAYS[way])
        text = found.text
    assert text == golden(HERE / f"{way}-{size[0]}.txt", text)


async def test_the_bar_tells_how_much_is_still_to_settle(booked: Database) -> None:
    async with screens(booked) as found:
        pane = await go(found)
        assert "nog € 50.376,55 in 3 boekingen te koppelen" in found.text
        await found.do("realised.queue", "realised.open")
        assert "nog € 2.376,55 in 2 boekingen te koppelen" in found.text
        assert counted(pane) == 5_037_655


async def test_enter_confirms_and_undo_takes_it_back(booked: Database) -> None:
    async with screens(booked) as found:
        pane = await go(found)
        await found.do("realised.queue")
        assert "C-1" in found.text
        await found.press("enter")
        assert found.row("ledger_entry", 1)["state"] == "confirmed"
        assert found.row("ledger_entry", 1)["contract"] == 1
        await found.do("app.undo")
        assert found.row("ledger_entry", 1)["state"] == "open"
        assert len(pane.found.queue) == 3  # type: ignore[union-attr]
        assert counted(pane) == 5_037_655


async def test_another_row_is_chosen_and_no_ict_needs_a_reason(booked: Database) -> None:
    async with screens(booked) as found:
        pane = await go(found)
        await found.do("realised.queue")
        await found.press("down")
        await found.do("realised.ignore")
        await found.press("enter")  # no reason: nothing happens
        assert found.row("ledger_entry", 2)["state"] == "open"
        await found.do("realised.ignore")
        await found.type("meubels")
        await found.press("enter")
        entry = found.row("ledger_entry", 2)
        assert (entry["state"], entry["notes"]) == ("ignored", "meubels")
        await found.press("G")
        await found.do("realised.confirm")  # nothing is proposed, so it is asked
        await found.type("rij connectiviteit")
        await found.press("enter")
        assert found.row("ledger_entry", 3)["cost_row"] == "connectivity"
        assert counted(pane) == 5_037_655


async def test_marked_entries_are_settled_together(booked: Database) -> None:
    async with screens(booked) as found:
        pane = await go(found)
        await found.do("realised.queue")
        await found.press("down", "space", "space")
        assert len(pane.meant) >= 1
        await found.do("realised.ignore")
        await found.type("niet van ons")
        await found.press("enter")
        assert pane.found is not None
        assert len(pane.found.queue) < 3
        await found.do("app.undo")
        assert len(pane.found.queue) == 3


async def test_likely_proposals_are_confirmed_after_a_question(booked: Database) -> None:
    async with screens(booked) as found:
        await go(found)
        await found.do("realised.confirm-likely")
        assert "1 voorstel van 60 % of meer" in found.text
        await found.press("escape")
        assert found.row("ledger_entry", 1)["state"] == "open"
        await found.do("realised.confirm-likely")
        await found.press("y")
        assert found.row("ledger_entry", 1)["state"] == "confirmed"


async def test_from_a_row_to_its_lines_to_their_entries_to_the_record(booked: Database) -> None:
    async with screens(booked) as found:
        pane = await go(found)
        await found.do("realised.queue", "realised.open", "realised.leave", "realised.open")
        assert "Digitaal leermateriaal: 1 regel" in found.text
        await found.do("realised.open")
        assert "M-1" in found.text
        await found.do("realised.reopen")
        assert found.row("ledger_entry", 1)["state"] == "open"
        await found.do("realised.leave")
        assert pane.level == "lines"
        await found.do("realised.open", "realised.open")
        assert found.list.kind == "ledger_entry"


async def test_a_year_without_entries_says_what_to_do(money: Database) -> None:
    async with screens(money) as found:
        await go(found)
        assert "geen boekingen" in found.text
        assert "i leest een export van het grootboek in" in found.text
        await found.do("realised.queue")
        assert "Elke boeking is gekoppeld" in found.text


async def test_read_only_settles_nothing(booked: Database) -> None:
    async with screens(booked, read_only=True) as found:
        await go(found)
        await found.do("realised.queue", "realised.confirm", "realised.ignore")
        assert "alleen-lezen" in found.text.lower()
        assert found.row("ledger_entry", 1)["state"] == "open"
        await found.press("enter")
        assert found.row("ledger_entry", 1)["state"] == "open"
        assert found.list.kind == "ledger_entry"


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_hostile_names_stay_text(small: Database, size: tuple[int, int]) -> None:
    fill_money(small, HOSTILE)
    fill_ledger(small, HOSTILE)
    async with screens(small, size) as found:
        await go(found)
        await found.do("realised.queue")
        assert "[/foo]" in found.text
        await found.do("realised.choose")
        await found.type("foo")
        assert "\x1b" not in found.text
        await found.press("enter")
        await found.do("realised.leave", "realised.open", "realised.open")
        assert "\x1b" not in found.text
        assert found.app.is_running
