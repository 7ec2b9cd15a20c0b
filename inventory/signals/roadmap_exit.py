"""Until when a contract runs when what it covers goes: the first end on or after that day, and by when to give notice."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from inventory.finance import obligations

if TYPE_CHECKING:
    from inventory.finance.reading_contracts import ContractRow
    from inventory.finance.terms import Contract


class Way(NamedTuple):
    """The way out of a contract.

    Attributes:
        end: The first last day, on or after the wanted one, that notice can still bring; None when there is none.
        by: The last day of notice for it.
        missed: An earlier last day on or after the wanted one for which notice is too late; None for none.
    """

    end: dt.date | None
    by: dt.date | None
    missed: dt.date | None


def ways_out(row: ContractRow, contract: Contract, on: dt.date, wanted: dt.date) -> Way:
    """Return the first end of a contract on or after a wanted last day.

    Args:
        row: The contract, of which nobody decided to end it.
        contract: Its terms on the day.
        on: The day on which notice can be given at the earliest.
        wanted: The last day on which what it covers is used.
    """
    begin = min(on, row.start)
    first = _first(row, contract, begin, wanted)
    now = _first(row, contract, on, wanted)
    missed = first if first is not None and (now is None or first < now) else None
    if now is None:
        return Way(None, None, missed)
    return Way(now, _last_day_for(row, contract, on, now), missed)


def _first(row: ContractRow, contract: Contract, since: dt.date, wanted: dt.date) -> dt.date | None:
    """Return the first end on or after the wanted day by notice on some day since another; ends never go back in time."""
    low, high = since, max(wanted, since)
    end = obligations.leaving(row, contract, high)
    if end is None or end < wanted:
        return None
    while low < high:
        middle = low + (high - low) // 2
        found = obligations.leaving(row, contract, middle)
        if found is not None and found >= wanted:
            high = middle
        else:
            low = middle + dt.timedelta(1)
    return obligations.leaving(row, contract, low)


def _last_day_for(row: ContractRow, contract: Contract, on: dt.date, end: dt.date) -> dt.date:
    """Return the last day of notice that still brings an end."""
    low, high = on, max(end, on)
    while low < high:
        middle = low + (high - low + dt.timedelta(1)) // 2
        found = obligations.leaving(row, contract, middle)
        if found is not None and found <= end:
            low = middle
        else:
            high = middle - dt.timedelta(1)
    return low
