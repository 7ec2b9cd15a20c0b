"""What the screens write, as functions of a database that threads call; each is one unit of work."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from threading import Event
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from inventory.finance import writing
from inventory.records import get
from inventory.records.own import SavedView
from inventory.store.work import work
from tui.background import Stopped

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from inventory.finance.course_piece import Happening
    from inventory.store.database import Database
    from inventory.store.views import View
    from inventory.store.work import Work


@dataclass
class Progress:
    """How far long work is; the thread counts, the screen reads and may stop it.

    Args:
        total: Steps in all, 0 when nobody knows.
        done: Steps done.
    """

    total: int = 0
    done: int = 0
    stop: Event = field(default_factory=Event)

    def step(self) -> None:
        """Count a step.

        Raises:
            Stopped: The user asked for it.
        """
        if self.stop.is_set():
            raise Stopped
        self.done += 1


def save(
    database: Database,
    who: str,
    kind: str,
    number: int | None,
    values: Mapping[str, Any],
    version: int | None,
) -> int:
    """Write a new record, or change one; return its number.

    Raises:
        InputError: A value does not fit.
        StaleError: The record is no longer in the version that was shown.
    """
    record = get(kind)
    with work(database, who) as unit:
        if number is None:
            return writing.add(unit, record, values)
        unit.change(record, number, values, version)
        return number


def differing(database: Database, kind: str, numbers: Sequence[int], name: str, value: Any) -> int:
    """Return how many of some records have another value in a column."""
    record = get(kind)
    from inventory.store import views  # noqa: PLC0415

    with database.read() as connection:
        named = views.all_fields(connection, record)[name]
        if named.custom:
            rows = views.page(connection, record, [named], numbers)
            return sum(cells[0] != value for cells in rows.values())
        column, count = record.table.c[name], 0
        other = column.is_not(None) if value is None else sa.or_(column.is_(None), column != value)
        for start in range(0, len(numbers), views.CHUNK):
            part = record.table.c.id.in_(numbers[start : start + views.CHUNK])
            query = sa.select(sa.func.count()).select_from(record.table).where(part, other)
            count += connection.execute(query).scalar_one()
    return count


def change_all(
    database: Database,
    who: str,
    kind: str,
    numbers: Sequence[int],
    values: Mapping[str, Any],
    progress: Progress,
) -> int:
    """Give some records the same values in one batch; return how many were changed."""

    def change(unit: Work, number: int) -> bool:
        return unit.change(get(kind), number, values)

    return _each(database, who, numbers, change, progress)


def archive_all(
    database: Database, who: str, kind: str, numbers: Sequence[int], progress: Progress, *, back: bool = False
) -> int:
    """Put some records away in one batch, or take them back; return how many there were."""

    def put(unit: Work, number: int) -> bool:
        return unit.revive(get(kind), number) if back else writing.archive(unit, get(kind), number)

    return _each(database, who, numbers, put, progress)


def _each(database: Database, who: str, numbers: Sequence[int], act: Any, progress: Progress) -> int:
    """Do something with each record, all of it or nothing."""
    progress.total = len(numbers)
    count = 0
    with work(database, who) as unit:
        for number in numbers:
            count += act(unit, number)
            progress.step()
    return count


def record_event(
    database: Database, who: str, lot: int, what: Happening, code: str = "", document: str = ""
) -> int:
    """Write down what happened to a lot, and return the number of the event's record.

    Args:
        database: Where.
        who: Who does it.
        lot: Number of the lot.
        what: What happened, with its reason.
        code: For a split: code of the lot that it makes.
        document: What proves it.

    Raises:
        InputError: It cannot be, or lies in a closed year; nothing is written then.
    """
    from inventory.finance import lot_work  # noqa: PLC0415  only then

    with work(database, who, what.reason) as unit:
        return lot_work.record(unit, lot, what, code, document)


def take_event_back(database: Database, who: str, event: int) -> None:
    """Take back what was written down of a lot, and the lot that a split made.

    Raises:
        InputError: It lies in a closed year, or what happened later cannot be without it.
    """
    from inventory.finance import lot_work  # noqa: PLC0415  only then

    with work(database, who) as unit:
        lot_work.take_back(unit, event)


def save_view(database: Database, who: str, name: str, view: View, columns: Sequence[Any]) -> int:
    """Keep a view under a name; one of the same name is replaced."""
    values = {
        "record": view.record,
        "name": name,
        "filter": view.filter or None,
        "sort": ",".join(view.sort) or None,
        "columns": json.dumps(list(columns), ensure_ascii=False),
    }
    table = SavedView.table
    same = (table.c.record == view.record) & (table.c.name == name) & table.c.archived.is_(None)
    with work(database, who) as unit:
        there = unit.connection.execute(sa.select(table.c.id).where(same)).scalar()
        if there is None:
            return unit.add(SavedView, values)
        unit.change(SavedView, there, values)
        return int(there)
