"""The agenda: every day in a span on which something must be decided, ends, is due again, or is to be replaced."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inventory.finance.money import amount_text
from inventory.signals import (
    agenda_assets,
    agenda_board,
    agenda_contracts,
    agenda_places,
    agenda_privacy,
    agenda_roadmap,
    subjects,
)
from inventory.signals.agenda_entry import Entry, Pen
from inventory.signals.board import Board
from inventory.signals.finding import Subject

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from sqlalchemy import Connection

    from inventory.records.record import Record
    from inventory.signals.agenda_entry import Draft

__all__ = ["KINDS", "SHORT", "STAYING", "Entry", "agenda", "json_of", "written"]

SOURCES = (agenda_contracts, agenda_privacy, agenda_assets, agenda_places, agenda_board, agenda_roadmap)
_ALL = {name: kind for source in SOURCES for name, kind in source.KINDS.items()}
KINDS = {name: kind.label for name, kind in _ALL.items()}
"""Kinds of entries: value → label."""
SHORT = {name: kind.short for name, kind in _ALL.items()}
"""The same in at most ten letters."""
STAYING = frozenset(name for name, kind in _ALL.items() if kind.stays)
"""Kinds that still ask for something when their day has passed."""
_PLACES = {name: place for place, name in enumerate(KINDS)}


def agenda(connection: Connection, first: date, last: date) -> list[Entry]:
    """Return the entries of a span of days, in order, as the board is on the first of them.

    Args:
        connection: One that reads.
        first: The first day.
        last: The last day.
    """
    return written(Board(connection, first), first, last)


def written(board: Board, first: date, last: date) -> list[Entry]:
    """Return the entries of a span of days, in order.

    Args:
        board: The board; policies and what is still there are those of its day.
        first: The first day.
        last: The last day.
    """
    pen = Pen(board, first, last)
    drafts = [one for source in SOURCES for one in source.days(pen)]
    known = _subjects(board.connection, drafts)
    found = [_entry(board, draft, known) for draft in drafts]
    return sorted(found, key=lambda one: (one.date, _PLACES[one.kind], one.subject.name, one.uid))


Named = dict[tuple[type["Record"], int], Subject]


def _subjects(connection: Connection, drafts: Iterable[Draft]) -> Named:
    """Return what the records of entries are called: a few questions a kind, however many there are."""
    wanted: dict[type[Record], set[int]] = {}
    for draft in drafts:
        if not isinstance(draft.about, Subject):
            wanted.setdefault(draft.about[0], set()).add(draft.about[1])
    return {
        (record, number): subject
        for record, numbers in wanted.items()
        for number, subject in subjects.subjects(connection, record, sorted(numbers)).items()
    }


def _entry(board: Board, draft: Draft, known: Named) -> Entry:
    subject = draft.about if isinstance(draft.about, Subject) else known[draft.about]
    return Entry(
        draft.date,
        draft.kind,
        draft.text.format(name=subject.name, **draft.values),
        subject,
        draft.amount,
        draft.uid,
        draft.lead,
        board.books.site(draft.site) if draft.site is not None else "",
        draft.settled,
    )


def json_of(entry: Entry) -> dict[str, Any]:
    """Return an entry as `agenda --format json` prints it."""
    return {
        "date": entry.date.isoformat(),
        "kind": entry.kind,
        "title": entry.title,
        "subject": {"kind": entry.subject.kind, "key": entry.subject.key, "name": entry.subject.name},
        "amount": None if entry.amount is None else amount_text(entry.amount),
        "site": entry.site,
        "uid": entry.uid,
        "settled": entry.settled,
    }
