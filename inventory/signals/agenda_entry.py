"""What an entry of the agenda is, and the pen that the files of each subject write them with."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from inventory.records.record import Record
    from inventory.signals.board import Board
    from inventory.signals.finding import Subject


class Kind(NamedTuple):
    """A kind of entry.

    Attributes:
        label: What people call it; English, marked for translation.
        short: The same in at most ten letters, for a month on a screen; English, marked for translation.
        stays: Whether it still asks for something when its day has passed: it is in the agenda only as long as the records
            say that it was not done.
    """

    label: str
    short: str
    stays: bool = False


class Entry(NamedTuple):
    """A day in the agenda.

    Attributes:
        date: The day.
        kind: A key of `inventory.signals.agenda.KINDS`.
        title: What happens, a sentence.
        subject: The record that it is about.
        amount: What is at stake in cents: a year of the contract, or the cost of the lot; None when not known.
        uid: Stays the same when the agenda is made again; for one record also when its day moves.
        lead: Days beforehand on which to warn.
        site: Name of the site that it is about, "" for the board as a whole.
        settled: Whether it was decided upon already: it is told, and nothing is asked.
    """

    date: date
    kind: str
    title: str
    subject: Subject
    amount: int | None
    uid: str
    lead: tuple[int, ...] = ()
    site: str = ""
    settled: bool = False


class Draft(NamedTuple):
    """An entry whose record is not looked up yet.

    Attributes:
        date, kind, amount, uid, lead, settled: As in `Entry`.
        text: Its title, with {name} for what the record is called and the names of `values`.
        values: What else stands in the title.
        about: The record: a subject, or its kind and number.
        site: Number of the site, or None.
    """

    date: date
    kind: str
    text: str
    values: dict[str, Any]
    about: Subject | tuple[type[Record], int]
    amount: int | None
    uid: str
    lead: tuple[int, ...]
    site: int | None
    settled: bool


class Pen:
    """Writes the entries of a span of days.

    Args:
        board: The board, read once.
        first: The first day.
        last: The last day.
    """

    def __init__(self, board: Board, first: date, last: date) -> None:
        self.board = board
        self.first = first
        self.last = last

    def holds(self, on: date | None) -> bool:
        """Return whether a day is in the span."""
        return on is not None and self.first <= on <= self.last

    @cached_property
    def _lead(self) -> tuple[int, ...]:
        return self.board.policies.days("calendar_alarm_days", self.board.on)

    def lead(self, policy: str = "") -> tuple[int, ...]:
        """Return the days beforehand on which to warn.

        Args:
            policy: Warning days of the subject, which count where the board decided them itself; else those of the calendar.
        """
        policies, on = self.board.policies, self.board.on
        return policies.days(policy, on) if policy and policies.own(policy, on) else self._lead

    def write(
        self,
        on: date | None,
        kind: str,
        text: str,
        about: Subject | tuple[type[Record], int],
        **more: Any,
    ) -> Iterator[Draft]:
        """Yield the entry of a day that is in the span.

        Args:
            on: The day, or None when there is none.
            kind: Which kind.
            text: Its title, translated, with {name} for the record.
            about: The record.
            **more: `values` of the title, `amount` in cents, number of the `site`, `settled`, `policy` with warning days
                of its own, and `mark`: what the uid has instead of kind and number of the record.
        """
        if on is None or not self.holds(on):
            return
        # A record is a (class, number) pair, a subject a tuple of four.
        kept = f"{about[0].kind}-{about[1]}" if len(about) == 2 else f"{about.kind}-{about.id}"  # noqa: PLR2004
        settled = bool(more.get("settled"))
        yield Draft(
            on,
            kind,
            text,
            more.get("values", {}),
            about,
            more.get("amount"),
            f"{kind}-{more.get('mark') or kept}",
            () if settled else self.lead(more.get("policy", "")),
            more.get("site"),
            settled,
        )
