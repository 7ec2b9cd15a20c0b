"""Texts that were written past the cleaning, as a colleague's own SQL would: no page of money breaks on them or obeys them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from inventory.records import get
from tests.tui.driver import screens
from tests.tui.money_board import fill_ledger
from tests.tui.screens_text import screen_segments
from tui.screens.main import MainScreen

if TYPE_CHECKING:
    from inventory.store.database import Database
    from tests.tui.driver import Screens

RAW = "[/foo]\x1b]0;x\x1b\\ \x9b31m\u202eevil\u2066 [@click=app.quit]x[/]\r\n\t漢字👩‍💻" + "e\u0301" * 200
DRIVES = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")
TEXTS = {
    "lot": ("code", "description"),
    "contract": ("number", "name"),
    "contract_price": ("description",),
    "supplier": ("name",),
    "site": ("name",),
    "category": ("name",),
    "staff": ("name",),
    "cost_line": ("description",),
    "benchmark": ("name", "source"),
    "ledger_entry": ("reference", "description", "relation", "account"),
}
WAYS = {
    "budget": ["enter", "escape", *["d"] * 7, "m", "escape", "s", "escape", "d", "d", "enter"],
    "years": ["d", "d", "d", "c", "c", "enter"],
    "replacement": ["d", "d", "escape", "enter", "escape", "c", "c", "w", "escape", "n", "escape"],
    "realised": ["enter", "enter", "escape", "escape", "o", "a", "escape", "x", "escape"],
}


@pytest.fixture
def spoilt(money: Database) -> Database:
    """Give the board with money, every text of it overwritten by raw SQL."""
    fill_ledger(money)
    with money.write() as connection:
        for kind, names in TEXTS.items():
            table = get(kind).table
            for name in names:
                raw = RAW[: get(kind).fields[name].length - 6]  # the database holds how long a text may be
                value = sa.literal(raw) + sa.cast(table.c.id, sa.String)
                connection.execute(sa.update(table).values({name: value}))
    return money


def harmless(found: Screens) -> None:
    """Hold that nothing on the screen drives a terminal."""
    for line in screen_segments(found.app):
        for piece in line:
            assert not DRIVES.search(piece.text), repr(piece.text)


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
@pytest.mark.parametrize("page", WAYS)
async def test_every_page_of_money(spoilt: Database, page: str, size: tuple[int, int]) -> None:
    async with screens(spoilt, size) as found:
        main = found.app.screen_stack[0]
        assert isinstance(main, MainScreen)
        await main.open(page)
        await found.settle()
        harmless(found)
        for key in WAYS[page]:
            await found.press(key)
            harmless(found)
        assert found.app.is_running


async def test_the_terms_of_a_contract(spoilt: Database) -> None:
    async with screens(spoilt) as found:
        await found.do("main.section-4", "list.open", "detail.tab")
        harmless(found)
        await found.do("detail.contract-renew")
        harmless(found)
        await found.press("ctrl+s")
        harmless(found)
