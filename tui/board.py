"""What every screen knows of the program: the database, who works, which day it is."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, cast

from textual import events
from textual.app import App

from inventory import settings
from inventory.language import _
from inventory.store.orders import Orders
from inventory.text import clean, harmless

if TYPE_CHECKING:
    from pathlib import Path

    from textual.message_pump import MessagePump

    from inventory.store.database import Database
    from tui.memory import Memory


class Board(App[int]):
    """An app over one board's database.

    Args:
        database: The database, open.
        read_only: Refuse every change.
        today: The day from which relative dates count; None for today.
        memory: What is kept of the last time; None to keep nothing.
    """

    def __init__(
        self,
        database: Database,
        *,
        read_only: bool = False,
        today: dt.date | None = None,
        memory: Memory | None = None,
    ) -> None:
        from tui.memory import Memory as Kept  # noqa: PLC0415  it knows platformdirs, which tests do without

        self.database = database
        self.read_only = read_only or database.read_only
        self._today = today
        self.config: Path | None = None
        self.memory = memory or Kept(None)
        self.orders = Orders()
        super().__init__()

    @property
    def profiles(self) -> Path:
        """Return the folder of the user's own import profiles: beside the settings."""
        return settings.own_profiles(self.config)

    @property
    def today(self) -> dt.date:
        """Return today; below the screens every function is told its date."""
        return self._today or dt.datetime.now().astimezone().date()

    @property
    def who(self) -> str:
        """Return the name under which changes stand in the history: that of the user at this machine."""
        return settings.user_name()

    async def on_event(self, event: events.Event) -> None:
        """Take out of a pasted text what drives a terminal, before a line shows it."""
        if isinstance(event, events.Paste):
            event.text = harmless(event.text)
        await super().on_event(event)

    def action_help_quit(self) -> None:
        """Say how to stop: ctrl+c copies in a line of text, so it does not stop the program."""
        self.say(_("Ctrl+Q stops the program."))

    def reread(self) -> None:
        """Let every page read anew what was written."""
        raise NotImplementedError

    def say(self, text: str, *, severity: Any = "information", title: str = "") -> None:
        """Show a short message that goes away by itself; never read as markup."""
        self.notify(clean(text, lines=True), title=title, severity=severity, markup=False)


def board(node: MessagePump) -> Board:
    """Return the app of a widget or screen, as what it is."""
    return cast("Board", node.app)
