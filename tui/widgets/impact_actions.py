"""Asking from a list or a record what a failure would do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.board import board
from tui.messages import GoTo

if TYPE_CHECKING:
    from textual.app import App

    from inventory.store.database import Database

SYSTEM_OF = {"support": "system", "interface": "source"}
"""Column that holds the system of a record that is none itself."""


def failing(database: Database, kind: str, number: int) -> str:
    """Return the name of the system or supplier that a record is about, "" for none."""
    import sqlalchemy as sa  # noqa: PLC0415  it is there by now

    from inventory.records import get  # noqa: PLC0415

    with database.read() as connection:
        table, system = get(kind).table, get("system").table
        if kind in SYSTEM_OF:
            joined = table.join(system, system.c.id == table.c[SYSTEM_OF[kind]])
            query = sa.select(system.c.name).select_from(joined).where(table.c.id == number)
        else:
            query = sa.select(table.c.name).where(table.c.id == number)
        return connection.execute(query).scalar() or ""


class ImpactActions:
    """A page on which one record is meant; mixed in before Textual's class."""

    app: App[Any]
    kind: str

    @property
    def current_number(self) -> int | None:
        """Return the number of the record that is meant."""
        page: Any = self
        number: int | None = page.number if hasattr(page, "number") else page.grid.current_key
        return number

    def action_failure(self) -> None:
        """Show what the failure of the system or supplier would do."""
        number, kind = self.current_number, self.kind
        if number is None:
            return
        page: Any = self
        database = board(page).database
        page.background(
            lambda: failing(database, kind, number),
            lambda name: page.post_message(GoTo("impact", filter=name)) if name else None,
            group="failing",
        )
