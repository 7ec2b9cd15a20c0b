"""Of which day and state the panes of the landscape tell: today, another day, the target, or a plateau on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import sqlalchemy as sa

from inventory.landscape import moments
from inventory.language import _
from inventory.records.roadmap import Plateau
from inventory.records.values import day

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy import Connection

    from inventory.landscape.model import Mode
    from inventory.store.database import Database

TODAY, TARGET, ANOTHER, PLATEAU = "today", "target", "another", "plateau:"


class Chosen(NamedTuple):
    """What the user chose.

    Args:
        on: A day; None for today, or for the day on which the target is reached.
        mode: The landscape as it is ("now"), as it is aimed at ("target").
        plateau: Name of a plateau, "" for none; it has its own day and state.
    """

    on: dt.date | None = None
    mode: str = "now"
    plateau: str = ""


class Moment(NamedTuple):
    """A day and state of the landscape.

    Args:
        on: The day.
        mode: The state.
        label: Both, for people.
    """

    on: dt.date
    mode: Mode
    label: str


def resolve(connection: Connection, today: dt.date, chosen: Chosen) -> Moment:
    """Return the day and state that are meant.

    Raises:
        InputError: The plateau is not there any more.
    """
    mode: Mode = "target" if chosen.mode == "target" else "now"
    if chosen.on is not None and chosen.on > today and mode == "now":
        mode = "plateau"  # a day to come is a day of the road, with what sub-projects change by then
    on, found = moments.when(connection, today, chosen.on, mode, chosen.plateau)
    if chosen.plateau:
        text = "{name}, {day}"
    elif found == "target":
        text = _("target, {day}")
    else:
        text = _("today, {day}") if on == today else _("on the road, {day}") if on > today else _("on {day}")
    return Moment(on, found, text.format(name=chosen.plateau, day=day(on)))


def choices(database: Database) -> list[tuple[str, str]]:
    """Read what can be chosen: id and text of each."""
    table = Plateau.table
    query = (
        sa.select(table.c.name, table.c.date)
        .where(table.c.archived.is_(None))
        .order_by(table.c.date, table.c.id)
    )
    with database.read() as connection:
        plateaus = connection.execute(query).all()
    found = [(TODAY, _("Today"))]
    found += [(f"{PLATEAU}{row.name}", f"{row.name}, {day(row.date)}") for row in plateaus]
    return [
        *found,
        (TARGET, _("Target: what is there and planned, with all changes")),
        (ANOTHER, _("Another day…")),
    ]


def taken(answer: str) -> Chosen:
    """Return what an answer to `choices` means; another day is asked for apart."""
    if answer.startswith(PLATEAU):
        return Chosen(plateau=answer.removeprefix(PLATEAU))
    return Chosen(mode="target" if answer == TARGET else "now")


def kept(values: object) -> Chosen:
    """Return a moment as it was kept for the next time; a day is not kept, since today is another one then."""
    if not isinstance(values, dict):
        return Chosen()
    plateau = values.get("plateau")
    return Chosen(
        mode="target" if values.get("mode") == "target" else "now",
        plateau=plateau if isinstance(plateau, str) else "",
    )
