"""From a recorded contract to its terms, and until when it binds the board and goes on costing money.

What was decided counts from the day of the decision: seen on an earlier day a contract goes on as if nothing was decided.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from inventory.finance.notice import Notice, Unit, month_day
from inventory.finance.terms import Contract, RenewalKind, advice, earliest_exit

if TYPE_CHECKING:
    from datetime import date

    from inventory.finance.reading_contracts import ContractRow, DecisionRow

UNITS = {
    "months": Unit.MONTHS,
    "weeks": Unit.WEEKS,
    "days": Unit.DAYS,
    "calendar_months": Unit.CALENDAR_MONTHS,
}
SCHOOL_YEAR_MONTHS = 12


class Obligation(NamedTuple):
    """How long a contract goes on.

    Attributes:
        committed: The last day until which the board is bound; None: for ever.
        last: The last day on which it can still cost something; None: it goes on until somebody ends it.
    """

    committed: date | None
    last: date | None


class Standing(NamedTuple):
    """What was decided about a contract and still holds.

    Attributes:
        agreed: Decisions to renew or to take up an option.
        cancel: The decision to end it, if that holds.
    """

    agreed: tuple[DecisionRow, ...]
    cancel: DecisionRow | None


def standing(row: ContractRow, on: date | None = None) -> Standing:
    """Return which decisions hold on a day (None: all that were taken).

    A later decision goes before an earlier one: to cancel takes back what was agreed for that term or later ones, and
    any other decision takes back a cancellation.
    """
    agreed: list[DecisionRow] = []
    cancel = None
    for one in row.decisions:
        if on is not None and one.date > on:
            continue
        if one.decision == "cancel":
            cancel, end = one, one.term_end
            agreed = [it for it in agreed if end is None or it.term_end is None or it.term_end < end]
        else:
            cancel = None
            agreed += [one] if one.decision in {"renew", "option"} else []
    return Standing(tuple(agreed), cancel)


def terms_of(row: ContractRow, on: date | None = None) -> Contract | None:
    """Return the terms of a contract, or None when its term is not recorded.

    A tacit renewal of unknown length is taken to be as long as the first term, and the other way round.

    Args:
        row: The contract.
        on: The day whose decisions count; None: all of them.

    Raises:
        InputError: What is recorded contradicts itself.
    """
    contract = _written(row)
    return _decided(contract, standing(row, on).agreed) if contract else None


@lru_cache(maxsize=4096)
def _written(row: ContractRow) -> Contract | None:
    """Return the terms of a contract as they were agreed on at first; checking them takes ten times as long as finding them."""
    kind = RenewalKind(row.renewal)
    renewal, initial = row.renewal_months or 0, row.initial_months or 0
    if kind is RenewalKind.TACIT:
        renewal = initial if row.renewal_months is None else renewal
        initial = initial or renewal
    if kind is RenewalKind.SCHOOL_YEAR:
        renewal, initial = SCHOOL_YEAR_MONTHS, initial or SCHOOL_YEAR_MONTHS
    if not initial and row.explicit_end is None and kind is not RenewalKind.OPEN_ENDED:
        return None
    if kind is RenewalKind.TACIT and not renewal and row.renewal_months is None:
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
        cancellable=not row.cannot_end,
        option_months=row.option_months or 0,
        options=row.options or 0,
        school_month=row.school_month,
    )


def _decided(contract: Contract, agreed: tuple[DecisionRow, ...]) -> Contract:
    """Return a contract with the options that were taken, and renewed up to the last term that was agreed on."""
    taken = sum(one.decision == "option" for one in agreed)
    if taken:
        contract = replace(contract, taken=taken)
    renewals = [one for one in agreed if one.decision == "renew"]
    if not renewals or contract.kind in {RenewalKind.NONE, RenewalKind.OPEN_ENDED}:
        return contract
    last = max(contract.index_on(one.term_end or one.date) for one in renewals)
    renewed = max(last + 1 - taken, 0)
    if contract.kind is not RenewalKind.SCHOOL_YEAR and contract.most_renewals is not None:
        renewed = min(renewed, contract.most_renewals)
    return replace(contract, renewed=renewed if contract.renewal else 0)


def _notice(row: ContractRow) -> Notice | None:
    return None if row.notice is None else Notice(row.notice, UNITS[row.notice_unit or "months"])


def decided(row: ContractRow, contract: Contract, on: date) -> DecisionRow | None:
    """Return the last decision up to a day about the term that runs on it, or None.

    A renewal or option that was agreed makes the next term the one to decide on.
    """
    index = max(contract.index_on(on), contract.bound)
    about = [
        one
        for one in row.decisions
        if one.date <= on and contract.index_on(one.term_end or one.date) == index
    ]
    held = [one for one in about if one.decision != "cancel" or one == standing(row, on).cancel]
    return held[-1] if held else None


def aim(row: ContractRow, by: date, country: str = "NL") -> date:
    """Return the working day to send notice on, with the days that the contract says a letter needs."""
    return advice(by, row.lead_days or 0, country)


def leaving(row: ContractRow, contract: Contract, on: date) -> date | None:
    """Return the last day of a contract when notice is given on a day; None when that is not known."""
    last = earliest_exit(contract, on)
    if row.early_exit and contract.notice is not None and contract.cancellable:
        effect = max(contract.notice.takes_effect(on), row.start)
        return effect if last is None else min(last, effect)
    return last


def cancelled_from(row: ContractRow, contract: Contract, cancel: DecisionRow) -> date:
    """Return the last day of a contract by the decision to end it.

    That is the earliest exit from the day the letter was sent, but not before the term that was decided about ends.
    """
    sent = cancel.letter_sent or cancel.date
    last = leaving(row, contract, sent) or sent
    return last if cancel.term_end is None or row.early_exit else max(last, cancel.term_end)


def ending(row: ContractRow, on: date | None = None) -> date | None:
    """Return the last day of a contract that was ended, was cancelled or ends by itself; None for one that goes on.

    Args:
        row: The contract.
        on: The day whose decisions count; None: all of them.

    Raises:
        InputError: What is recorded contradicts itself.
    """
    if row.ended is not None:
        return row.ended
    contract = terms_of(row, on)
    if row.cancelled is not None:
        return (leaving(row, contract, row.cancelled) if contract else None) or row.cancelled
    cancel = standing(row, on).cancel
    if cancel is not None:
        return cancelled_from(row, contract, cancel) if contract else cancel.term_end or cancel.date
    if contract is not None and contract.kind is RenewalKind.NONE:
        return contract.last_day(contract.bound)
    return None


@lru_cache(maxsize=8192)
def obligation(row: ContractRow, on: date) -> Obligation:
    """Return until when a contract binds the board, as seen on a day, and until when it may cost something.

    Raises:
        InputError: What is recorded contradicts itself.
    """
    end = ending(row, on)
    if end is not None:
        return Obligation(end, end)
    contract = terms_of(row, on)
    if contract is None:
        return Obligation(on, None)
    index = contract.last_index
    if contract.kind is RenewalKind.SCHOOL_YEAR:
        return Obligation(contract.last_day(contract.bound), contract.last_day(contract.bound))
    endless = index is None or (contract.kind is RenewalKind.EXPRESS and not contract.renewal)
    last = None if index is None or endless else contract.last_day(index)
    out = leaving(row, contract, on)
    return Obligation(out if out or not contract.cancellable else on, last)


def final(row: ContractRow, on: date | None = None) -> date | None:
    """Return the last day of a contract unless somebody decides to go on; None when it goes on by itself or is unknown.

    Raises:
        InputError: What is recorded contradicts itself.
    """
    end = ending(row, on)
    contract = terms_of(row, on) if end is None else None
    if contract is None or contract.kind is RenewalKind.OPEN_ENDED:
        return end
    index = contract.certain_index
    return None if index is None else contract.last_day(index)


def runs(row: ContractRow, on: date) -> bool | None:
    """Return whether a contract runs on a day; None when its term is not recorded.

    Raises:
        InputError: What is recorded contradicts itself.
    """
    if row.start > on:
        return False
    last = final(row, on)
    if last is not None:
        return on <= last
    return True if terms_of(row, on) is not None else None
