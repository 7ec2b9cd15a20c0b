"""Messages of the screens: facts in the past tense, orders in the imperative."""

from __future__ import annotations

from collections.abc import Callable  # noqa: TC003  dataclasses read their annotations
from dataclasses import dataclass
from typing import Any

from textual.message import Message


@dataclass
class Finished(Message, bubble=False):
    """Work in a thread is done.

    Args:
        group: Which work.
        serial: The how-manieth of its group: an older one than the last is not listened to.
        done: What to do with the result, on the screen's own thread.
        result: What came out.
    """

    group: str
    serial: int
    done: Callable[[Any], None]
    result: Any


@dataclass
class Failed(Message, bubble=False):
    """Work in a thread went wrong.

    Args:
        group: Which work.
        serial: The how-manieth of its group.
        error: What was raised.
        failed: What to do with it first; None to tell the user at once.
    """

    group: str
    serial: int
    error: Exception
    failed: Callable[[Exception], bool] | None = None


@dataclass
class GoTo(Message):
    """Go to a page, and there to a filter or a record.

    Args:
        page: Kind of record or id of a pane.
        filter: Text in the filter language, None to leave the list's own.
        number: Record to put the cursor on, None to leave it.
        opened: Show the record whole.
    """

    page: str
    filter: str | None = None
    number: int | None = None
    opened: bool = False


@dataclass
class RecordsChanged(Message):
    """Records were written; lists show their values of before until they read them anew.

    Args:
        kinds: Kinds of the records; empty when any kind can be among them.
    """

    kinds: frozenset[str] = frozenset()


@dataclass
class SituationChanged(Message):
    """What can be done now is something else: the cursor, the marks or the page changed."""


@dataclass
class FilterTyped(Message):
    """The text of a filter bar was changed.

    Args:
        text: The filter.
    """

    text: str


@dataclass
class FilterLeft(Message):
    """The user is done with the filter bar and goes back to the list.

    Args:
        cleared: He took the filter away.
    """

    cleared: bool = False


@dataclass
class DetailLeft(Message):
    """The user is done with the record and goes back to the list."""
