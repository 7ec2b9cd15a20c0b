"""From a recorded contract to its terms, and until when it binds the board and goes on costing money."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from inventory.finance.notice import Notice, Unit, month_day
from inventory.finance.terms import Contract, RenewalKind, earliest_exit

if TYPE_CHECKING:
    from datetime import date

    from inventory.finance.reading import ContractRow

UNITS = {"months": Unit.MONTHS, "weeks": Unit.WEEKS, "days": Unit.DAYS}


class Obligation(NamedTuple):
    """How long a contract goes on.

    Attributes:
        committed: The last day until which the board is bound; None: for ever.
        last: The last day on which it can still cost something; None: it goes on until somebody ends it.
    """

    committed: date | None
    last: date | None


def terms_of(row: ContractRow) -> Contract | None:
    """Return the terms of a contract, or None when its term is not recorded.

    A tacit renewal of unknown length is taken to be as long as the first term, and the other way round.

    Raises:
        InputError: What is recorded contradicts itself.
    """
    kind = RenewalKind(row.renewal)
    renewal, initial = row.renewal_months or 0, row.initial_months or 0
    if kind is RenewalKind.TACIT:
        renewal, initial = renewal or initial, initial or renewal
    if not initial and row.explicit_end is None and kind is not RenewalKind.OPEN_ENDED:
        return None
    if kind is RenewalKind.TACIT and not renewal:
        return None
    before = row.notice_before if kind is not RenewalKind.OPEN_ENDED else None
    return Contract(
        start=row.start,
        initial=initial,
        kind=kind,
        renewal=renewal,
        most_renewals=row.max_renewals,
        notice=_notice(row),
        notice_before=month_day(before) if before else None,
        end=row.explicit_end,
        notice_on=row.explicit_notice,
    )


def _notice(row: ContractRow) -> Notice | None:
    return None if row.notice is None else Notice(row.notice, UNITS[row.notice_unit or "months"])


def leaving(row: ContractRow, contract: Contract, on: date) -> date | None:
    """Return the last day of a contract when notice is given on a day; None when that is not known."""
    last = earliest_exit(contract, on)
    if row.early_exit and contract.notice is not None:
        effect = max(contract.notice.takes_effect(on), row.start)
        return effect if last is None else min(last, effect)
    return last


def ending(row: ContractRow) -> date | None:
    """Return the last day of a contract that was ended, was cancelled or ends by itself; None for one that goes on.

    Raises:
        InputError: What is recorded contradicts itself.
    """
    if row.ended is not None:
        return row.ended
    contract = terms_of(row)
    if row.cancelled is not None:
        return (leaving(row, contract, row.cancelled) if contract else None) or row.cancelled
    if contract is not None and contract.kind is RenewalKind.NONE:
        return contract.last_day(0)
    return None


def obligation(row: ContractRow, on: date) -> Obligation:
    """Return until when a contract binds the board, as seen on a day, and until when it may cost something.

    Raises:
        InputError: What is recorded contradicts itself.
    """
    end = ending(row)
    if end is not None:
        return Obligation(end, end)
    contract = terms_of(row)
    if contract is None:
        return Obligation(on, None)
    index = contract.last_index
    endless = index is None or (contract.kind is RenewalKind.EXPRESS and not contract.renewal)
    last = None if index is None or endless else contract.last_day(index)
    return Obligation(leaving(row, contract, on) or on, last)


def final(row: ContractRow) -> date | None:
    """Return the last day of a contract unless somebody decides to go on; None when it goes on by itself or is unknown.

    Raises:
        InputError: What is recorded contradicts itself.
    """
    end = ending(row)
    contract = terms_of(row) if end is None else None
    if contract is None or contract.kind is RenewalKind.OPEN_ENDED:
        return end
    index = 0 if contract.kind is RenewalKind.EXPRESS else contract.last_index
    return None if index is None else contract.last_day(index)


def runs(row: ContractRow, on: date) -> bool | None:
    """Return whether a contract runs on a day; None when its term is not recorded.

    Raises:
        InputError: What is recorded contradicts itself.
    """
    if row.start > on:
        return False
    last = final(row)
    if last is not None:
        return on <= last
    return True if terms_of(row) is not None else None
