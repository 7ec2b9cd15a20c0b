"""What the start screen shows: what needs a decision, the money of two years, the last changes; threads call this."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inventory.language import _, ngettext
from tui.past import local

if TYPE_CHECKING:
    import datetime as dt

    from inventory.finance.budget import Budget
    from inventory.signals.finding import Finding
    from inventory.store.database import Database
    from inventory.store.history import Batch
    from tui.writes import Progress

UNKNOWN = "unknown"
"""Stands among the severities for what the records do not tell."""
LATEST = 8
"""Changes that are shown."""


@dataclass(frozen=True)
class Money:
    """The budget of a year in one line.

    Args:
        label: What people call the year.
        total: Cents.
        per_pupil: Cents per pupil, None when it is not known.
        flags: How many things the figures leave out.
    """

    label: str
    total: int
    per_pupil: int | None
    flags: int


@dataclass(frozen=True)
class Latest:
    """A batch in one line: its number, when (in local time), who, and what."""

    number: int
    at: dt.datetime
    who: str
    what: str
    undone: bool


def decisions(database: Database, on: dt.date, progress: Progress) -> list[Finding]:
    """Return what the check finds today, and remember it: in the order of their consequences, the worst first, then what is due first.

    Raises:
        Stopped: The user asked for it.
    """
    from inventory.signals import marks  # noqa: PLC0415  reads rules that the first paint does without
    from inventory.signals.finding import SEVERITIES  # noqa: PLC0415
    from tui.signalling import checked  # noqa: PLC0415

    found = marks.counting(checked(database, on, progress))
    return sorted(found, key=lambda one: SEVERITIES.index(one.severity))  # each in the order of the check


def news(database: Database, on: dt.date) -> tuple[int, dt.date]:
    """Return how many findings are new or back since a week ago, and since which day that can be told."""
    from tui.signalling import changed  # noqa: PLC0415  reads rules that the first paint does without

    with database.read() as connection:
        found = changed(connection, on)
    return len(found.new | found.back), found.since


def blank(database: Database) -> bool:
    """Return whether nothing at all is recorded, so that nothing found says nothing."""
    from inventory.store import undo  # noqa: PLC0415  only when nothing was found

    with database.read() as connection:
        return undo.next_undo(connection) is None


def severity_counts(found: list[Finding]) -> dict[str, int]:
    """Return how many findings there are of each severity, and of `UNKNOWN` ones among them."""
    counts = Counter[str](one.severity for one in found)
    counts[UNKNOWN] = sum(one.status == UNKNOWN for one in found)
    return dict(counts)


def money(database: Database, on: dt.date) -> list[Money]:
    """Return the budgets of this calendar year and the next."""
    from inventory.finance import budget as finance  # noqa: PLC0415  after the first paint
    from inventory.finance.calendar import book_year  # noqa: PLC0415

    with database.read() as connection:
        found = [finance.budget(connection, book_year("calendar"), on.year + later) for later in (0, 1)]
    return [_money(one, finance.ALL) for one in found]


def _money(found: Budget, whole: str) -> Money:
    return Money(found.label, found.amount(whole, whole), found.per_pupil, len(found.flags))


def latest(database: Database) -> list[Latest]:
    """Return the last batches, newest first."""
    from inventory.store import history  # noqa: PLC0415  after the first paint

    found = []
    with database.read() as connection:
        for batch in history.batches(connection, LATEST):
            changes = history.changes_in(connection, batch.id, 1)
            names = history.names_of(connection, changes)
            sentence = history.sentence(changes[0], names) if changes else ""
            found.append(
                Latest(
                    batch.id, local(batch.at), batch.who, _said(batch, sentence), batch.undone_by is not None
                )
            )
    return found


def _said(batch: Batch, first: str) -> str:
    """Return what a batch did: the one change, or what kind of action on how many records."""
    from inventory.store.history import ACTIONS  # noqa: PLC0415

    if batch.changes == 1 and batch.action == "edit":
        return first
    count = ngettext("{count} record", "{count} records", batch.changes).format(count=batch.changes)
    said = f"{_(ACTIONS.get(batch.action, batch.action))}: {count}"
    return f"{said} · {batch.reason}" if batch.reason else said
