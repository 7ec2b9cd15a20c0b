"""What every command knows: the database, who works, which day it is. Opened late, closed when the command ends."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

from inventory.language import _
from inventory.text import clean

if TYPE_CHECKING:
    from inventory.settings import Settings
    from inventory.store.database import Database


@dataclass
class Session:
    """One run of the program.

    Args:
        settings: The user's settings.
        where: Path or URL of the database; None for the default one.
        read_only: Refuse every change.
        config: The settings file that was named, or None.
    """

    settings: Settings
    where: str | None = None
    read_only: bool = False
    config: Path | None = None
    _database: Database | None = field(default=None, repr=False)

    @property
    def database(self) -> Database:
        """Return the database, opened (and made or brought up to date) when it is first asked for."""
        if self._database is None:
            from inventory.store.database import on_network, open_database  # noqa: PLC0415  SQLAlchemy, 200 ms

            new = self.where is not None and "://" not in self.where and not Path(self.where).exists()
            self._database = open_database(self.where, read_only=self.read_only)
            if self._database.path and on_network(self._database.path):
                talk(
                    _(
                        "The database is on a network drive, where locks cannot be trusted; use PostgreSQL for shared work."
                    )
                )
            if new:
                # A slip in the name must not look like an empty inventory.
                talk(_("{name} was not there; a new, empty database was made.").format(name=self.where))
        return self._database

    @property
    def who(self) -> str:
        """Return the name under which changes stand in the history: that of the user at this machine."""
        from inventory.settings import user_name  # noqa: PLC0415  only to write

        return user_name()

    @property
    def today(self) -> dt.date:
        """Return today; below the command layer every function is told its date."""
        return dt.datetime.now().astimezone().date()

    def close(self) -> None:
        """Let go of the database."""
        if self._database is not None:
            self._database.close()


pass_session = click.make_pass_decorator(Session)
"""Gives a command's function the session as its first argument."""


def talk(text: str) -> None:
    """Say something to the person: on stderr, since stdout is for data."""
    click.echo(clean(text, lines=True), err=True)
