"""Which day, and in which state, a question to the landscape is about: today, another day, a plateau, or the end of the road."""

from __future__ import annotations

import datetime as dt
from difflib import get_close_matches
from typing import TYPE_CHECKING

import sqlalchemy as sa

from inventory.errors import InputError
from inventory.landscape import roadmap_rows
from inventory.landscape.naming import shown
from inventory.landscape.rows import life, living
from inventory.language import _
from inventory.records.landscape import Interface, Support
from inventory.records.software import System
from inventory.text import clean, fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection

    from inventory.landscape.model import Mode
    from inventory.landscape.roadmap_rows import PlateauRow, RoadmapRows

DAYS = ("%Y-%m-%d", "%d-%m-%Y")
"""How a day is written."""


def when(
    connection: Connection, today: dt.date, on: dt.date | None = None, mode: Mode = "now", plateau: str = ""
) -> tuple[dt.date, Mode]:
    """Return the day and the state that are asked about.

    Args:
        connection: One that reads.
        today: The day for "now" when no other is given.
        on: The day, None for that of the state: today, or for the target the last day on which anything changes.
        mode: The state.
        plateau: Name of a plateau, which gives day and state; "" for none.

    Raises:
        InputError: There is no such plateau, or what is asked contradicts itself.
    """
    if plateau:
        if on is not None or mode == "target":
            raise InputError(
                _("A plateau has a day and a state of its own."),
                _("Leave out --on and --mode, or --plateau."),
            )
        return named(roadmap_rows.read(connection).plateaus, plateau).date, "plateau"
    if on is not None:
        return on, mode
    if mode == "target":
        return end_of_road(connection, today), mode
    if mode == "plateau":
        raise InputError(
            _("It is not said which plateau is meant."), _("Name it with --plateau, or give a day with --on.")
        )
    return today, mode


def at_word(connection: Connection, today: dt.date, word: str) -> tuple[dt.date, Mode]:
    """Return the day and the state that one word asks for: now, target, the name of a plateau, or a day.

    A day after today is a day of the road, an earlier one a day as it was.

    Args:
        connection: One that reads.
        today: The day of "now".
        word: What a person wrote, in English or in the language that is spoken.

    Raises:
        InputError: It is none of these.
    """
    wanted = fold(clean(word))
    states: dict[Mode, str] = {"now": _("now"), "target": _("target")}
    for mode, name in states.items():
        if wanted in {mode, fold(name)}:
            return when(connection, today, mode=mode)
    for pattern in DAYS:
        try:
            day = dt.datetime.strptime(clean(word), pattern).date()  # noqa: DTZ007  a day has no zone
        except ValueError:
            continue
        return day, "plateau" if day > today else "now"
    plateaus = roadmap_rows.read(connection).plateaus
    if not plateaus or not wanted.strip("0123456789-/. "):
        raise InputError(
            _("“{word}” is no state of the landscape.").format(word=shown(word)),
            _("Write now, target, the name of a plateau, or a day such as 31-12-2026."),
        )
    return named(plateaus, word).date, "plateau"


def named(plateaus: Sequence[PlateauRow], name: str) -> PlateauRow:
    """Return the plateau with a name.

    Raises:
        InputError: There is none; the hint names those that resemble it, or all of them.
    """
    by_name = {fold(one.name): one for one in plateaus}
    wanted = fold(clean(name))
    if wanted in by_name:
        return by_name[wanted]
    near = get_close_matches(wanted, by_name, n=3) or list(by_name)
    names = ", ".join(by_name[one].name for one in near)
    hint = _("There are: {names}.").format(names=names) if names else _("Add plateaus to the roadmap first.")
    raise InputError(_("There is no plateau “{name}”.").format(name=shown(name)), hint)


def end_of_road(connection: Connection, today: dt.date) -> dt.date:
    """Return the last day on which anything that is planned changes the landscape, today at the earliest.

    Those are the days of the roadmap and the first days of what is recorded. A last day counts of what is being phased
    out, and of support that makes place for something that comes; any other one is no plan, but the end of a term.
    """
    days = [today, *_road_days(roadmap_rows.read(connection)), *_handed_over(connection, today)]
    for record in (Support, System, Interface):
        table = record.table
        there = table.c.archived.is_(None) & (table.c.status != "ended")
        start = connection.execute(sa.select(sa.func.max(table.c.start)).where(there)).scalar()
        leaving = there & (table.c.status == "phasing_out")
        end = connection.execute(sa.select(sa.func.max(table.c.end)).where(leaving)).scalar()
        days += [start] if start else []
        days += [end + dt.timedelta(1)] if end else []
    return max(days)


def _handed_over(connection: Connection, today: dt.date) -> Iterator[dt.date]:
    """Yield the days after support that ends where another system is planned, or begins after today."""
    lives = {row.id: life(row) for row in connection.execute(living(System))}
    ends: dict[tuple[int, int], list[tuple[int, dt.date]]] = {}
    coming: dict[tuple[int, int], set[int]] = {}
    for row in connection.execute(living(Support)):
        if row.system not in lives:
            continue
        when, spot = life(row).within(lives[row.system]), (row.party, row.process)
        if when.status == "in_use" and when.end is not None:
            ends.setdefault(spot, []).append((row.system, when.end))
        if when.status == "planned" or (when.status == "in_use" and when.start and when.start > today):
            coming.setdefault(spot, set()).add(row.system)
    for spot, known in ends.items():
        for system, end in known:
            if coming.get(spot, set()) - {system}:
                yield end + dt.timedelta(1)


def _road_days(rows: RoadmapRows) -> Iterator[dt.date]:
    """Yield the days on which the roadmap changes something, and the plateaus."""
    yield from (plateau.date for plateau in rows.plateaus)
    for change in rows.standing():
        day = rows.day(change)
        if day is not None:
            yield day
        if change.until is not None:
            yield change.until + dt.timedelta(1)
