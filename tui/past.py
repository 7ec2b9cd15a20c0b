"""What the history screen shows and does: batches, their changes, taking one back; threads call this."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inventory.language import _, ngettext
from inventory.records import REGISTRY
from inventory.records.values import day
from inventory.store import history, undo
from inventory.text import fold

if TYPE_CHECKING:
    from inventory.store.database import Database
    from inventory.store.history import Batch, Change

MOST = 5_000
"""Batches that are listed, the newest."""
CHANGES = 500
"""Changes of a batch that are told one by one: 500 with links take some 0.3 s."""
WHOLE = 25
"""Changes up to which new records are told column by column."""


def local(at: dt.datetime) -> dt.datetime:
    """Return a moment of the database (UTC) in the time of this machine."""
    return at.replace(tzinfo=dt.UTC).astimezone()


def when(at: dt.datetime) -> str:
    """Return a moment of the database for people, in local time."""
    here = local(at)
    return f"{day(here.date())} {here:%H:%M}"


def action(batch: Batch) -> str:
    """Return which kind of action a batch was, for people."""
    return _(history.ACTIONS.get(batch.action, batch.action))


def batches(database: Database) -> list[Batch]:
    """Return the newest batches, newest first."""
    with database.read() as connection:
        return history.batches(connection, MOST)


def fitting(found: list[Batch], words: str) -> list[Batch]:
    """Return the batches in which all words stand: in who, what, why, when or the number."""
    wanted = fold(words).split()
    if not wanted:
        return found
    return [one for one in found if all(word in fold(_searched(one)) for word in wanted)]


def _searched(one: Batch) -> str:
    return f"{one.id} {when(one.at)} {one.who} {action(one)} {one.reason}"


@dataclass(frozen=True)
class Told:
    """One column of a change, or a whole change in one line.

    Args:
        kind, number: The record.
        title: What it is called.
        action: What was done to it, for people.
        label: The column, "" when the line stands for all.
        before, after: Values as people read them.
    """

    kind: str
    number: int
    title: str
    action: str
    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Done:
    """What a batch did.

    Args:
        batch: The batch.
        told: Its changes, the first ones of a large batch.
        left: Changes that are not told.
    """

    batch: Batch
    told: list[Told]
    left: int


def done(database: Database, number: int) -> Done | None:
    """Return what a batch did, or None when there is none with this number."""
    with database.read() as connection:
        batch = history.batch(connection, number)
        if batch is None:
            return None
        changes = history.changes_in(connection, number, CHANGES)
        names = history.names_of(connection, changes)
        told: list[Told] = []
        for change in changes:
            title = names[change.record, change.record_id]
            short = change.action in {"new", "removed"} and batch.changes > WHOLE
            lines = [] if short else history.lines(connection, change)
            told += [_told(change, title, line.label, line.before, line.after) for line in lines] or [
                _told(change, title, "", "", "")
            ]
    return Done(batch, told, max(0, batch.changes - len(changes)))


def _told(change: Change, title: str, label: str, before: str, after: str) -> Told:
    said = _(history.ACTIONS.get(change.action, change.action))
    return Told(change.record, change.record_id, title, said, label, before, after)


def kind_label(kind: str) -> str:
    """Return what people call a kind of record."""
    return _(REGISTRY[kind].label) if kind in REGISTRY else kind


def described(batch: Batch) -> str:
    """Return a batch in one sentence, for the question before it is taken back."""
    count = ngettext("{count} record", "{count} records", batch.changes).format(count=batch.changes)
    why = f" ({batch.reason})" if batch.reason else ""
    return _("{action}{why}: {count}, by {who} on {when}").format(
        action=action(batch), why=why, count=count, who=batch.who, when=when(batch.at)
    )


def take_back(database: Database, who: str, number: int) -> Batch:
    """Take a batch back and return the batch that did it.

    Raises:
        RefusedError: It was taken back already, or a later change stands in the way; nothing was changed.
    """
    return undo.undo(database, who, number)
