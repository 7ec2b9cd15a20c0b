"""Drives the screens in tests: keys come from the registry, waiting goes by workers, answers come from the database."""

from __future__ import annotations

import asyncio
import datetime as dt
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from textual import events
from textual.widgets import Input, TextArea

from inventory.records import get
from tests.tui.screens_text import screen_text, timers_due
from tui.actions import by_id
from tui.app import InventoryApp
from tui.memory import Memory
from tui.widgets.record_list import RecordList

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from textual.pilot import Pilot

    from inventory.store.database import Database
    from tui.widgets.grid import Grid

TODAY = dt.date(2026, 11, 22)
LONG, TYPED = 8, 2
"""A longer text is pasted, but for its last characters."""
QUIET_ROUNDS = 3
"""Looks at the screen in a row, 0.03 s apart, that must be the same."""
NAMES = {" ": "space", ":": "colon", ">": "greater_than_sign", "<": "less_than_sign", "-": "minus", "=": "equals_sign",
         "/": "slash", ".": "full_stop", "[": "left_square_bracket", "]": "right_square_bracket", "+": "plus", "@": "at",
         '"': "quotation_mark", ",": "comma"}  # fmt: skip


class Screens:
    """The screens under test."""

    def __init__(self, app: InventoryApp, pilot: Pilot[int]) -> None:
        self.app = app
        self.pilot = pilot

    async def settle(self) -> None:
        """Wait until threads are done and the screen stays as it is: on a busy machine a timer may be late."""
        same, before = 0, ""
        async with asyncio.timeout(20):
            while same < QUIET_ROUNDS:
                await self.pilot.pause(0.03)
                while timers_due(self.app) or any(not worker.is_finished for worker in self.app.workers):  # noqa: ASYNC110  Textual has no event for it
                    await asyncio.sleep(0.005)
                await self.pilot.pause()
                now = screen_text(self.app)
                same, before = (same + 1, now) if now == before else (0, now)

    async def press(self, *keys: str) -> None:
        """Press keys, each settled."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def do(self, *names: str) -> None:
        """Press the keys of actions of the registry."""
        for name in names:
            await self.press(*by_id(name).alternatives[0].split(" "))

    async def type(self, text: str) -> None:
        """Type a text; the greater part of a long one is pasted into its field, since a key costs 50 ms and a path has 80."""
        field = self.app.screen.focused
        if isinstance(field, Input | TextArea) and len(text) > LONG:
            self.app.post_message(events.Paste(text[:-TYPED]))
            await self.pilot.pause()
            text = text[-TYPED:]
        for character in text:
            await self.pilot.press(NAMES.get(character, character))
        await self.settle()

    @property
    def text(self) -> str:
        """What stands on the screen."""
        return screen_text(self.app)

    @property
    def list(self) -> RecordList:
        """The list that is shown."""
        found = self.app.screen_stack[0].query_one("#pages").visible_content  # type: ignore[attr-defined]
        assert isinstance(found, RecordList)
        return found

    @property
    def grid(self) -> Grid:
        """The grid of the list that is shown."""
        return self.list.grid

    def row(self, kind: str, number: int) -> dict[str, Any]:
        """A record as it is in the database."""
        record = get(kind)
        with self.app.database.read() as connection:
            query = sa.select(record.table).where(record.table.c.id == number)
            return dict(connection.execute(query).mappings().one())


@asynccontextmanager
async def screens(
    database: Database,
    size: tuple[int, int] = (80, 24),
    *,
    read_only: bool = False,
    memory: Path | None = None,
) -> AsyncIterator[Screens]:
    """Give the screens over a database."""
    app = InventoryApp(database, read_only=read_only, today=TODAY, memory=Memory(memory))
    async with app.run_test(size=size, notifications=True) as pilot:
        found = Screens(app, pilot)
        await found.settle()
        yield found
