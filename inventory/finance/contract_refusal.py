"""What cannot be decided about a contract, and what can be done instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.errors import RefusedError
from inventory.finance import obligations
from inventory.finance.terms import RenewalKind
from inventory.language import _, written

if TYPE_CHECKING:
    from datetime import date

    from inventory.finance.reading_contracts import ContractRow
    from inventory.finance.terms import Contract


def open_terms(row: ContractRow, on: date) -> Contract:
    """Return the terms of a contract that can be decided on.

    Raises:
        RefusedError: The contract has no term, is over, or was ended otherwise.
    """
    for when, text in (
        (row.ended, _("Contract {contract} was ended on {day}.")),
        (row.cancelled, _("Notice of contract {contract} was given on {day}.")),
    ):
        if when is not None:
            hint = _("Empty that date at the contract first, or record a new contract.")
            raise RefusedError(text.format(contract=row.number, day=written(when)), hint)
    if on < row.start:
        raise RefusedError(
            _("Contract {contract} begins on {start}, after {day}.").format(
                contract=row.number, start=written(row.start), day=written(on)
            ),
            _("Date the decision from that day on."),
        )
    contract = obligations.terms_of(row, on)
    if contract is None:
        raise RefusedError(
            _("The term of contract {contract} is not recorded.").format(contract=row.number),
            _("Record its first term or its end, and decide again."),
        )
    last = obligations.final(row, on)
    if last is not None and last < on:
        raise RefusedError(
            _("Contract {contract} ended on {last}.").format(contract=row.number, last=written(last)),
            _("Date the decision before its end, or record a new contract."),
        )
    return contract


def renewal(row: ContractRow, contract: Contract, on: date) -> None:
    """Refuse a renewal that is impossible or was decided already.

    Raises:
        RefusedError: It is one of both.
    """
    if contract.kind is RenewalKind.OPEN_ENDED:
        raise RefusedError(
            _("Contract {contract} is open-ended: it runs on without a decision.").format(contract=row.number)
        )
    if contract.kind is RenewalKind.NONE or not contract.renewal:
        left = contract.options - contract.taken
        raise RefusedError(
            _("Contract {contract} ends by itself on {last} and has no renewal.").format(
                contract=row.number, last=written(contract.last_day(contract.bound))
            ),
            _("Take up its option.") if left else _("Record a new contract, or its renewal term."),
        )
    index = contract.index_on(on)
    if contract.bound > index:
        raise RefusedError(
            _("Contract {contract} is renewed until {last} already.").format(
                contract=row.number, last=written(contract.last_day(contract.bound))
            ),
            _("Archive that decision to decide otherwise."),
        )
    most = contract.last_index
    if contract.kind is not RenewalKind.SCHOOL_YEAR and most is not None and index >= most:
        raise RefusedError(
            _("Contract {contract} cannot be renewed beyond {last}.").format(
                contract=row.number, last=written(contract.last_day(most))
            ),
            _("Record a new contract, or correct how often it renews at most."),
        )


def option(row: ContractRow, contract: Contract, on: date) -> None:
    """Refuse an option that is not there or whose day has passed.

    Raises:
        RefusedError: It is one of both.
    """
    if contract.taken >= contract.options:
        raise RefusedError(
            _("Contract {contract} has no option left.").format(contract=row.number),
            _("Renew it, or correct its number of options."),
        )
    last = contract.last_day(contract.taken)
    if on > last:
        raise RefusedError(
            _("The option of contract {contract} had to be taken up by {last}.").format(
                contract=row.number, last=written(last)
            ),
            _("Date the decision when it was taken, or renew the contract."),
        )


def cancellation(row: ContractRow, contract: Contract, on: date) -> None:
    """Refuse a cancellation that is impossible, needless or decided already.

    Raises:
        RefusedError: It is one of these.
    """
    cancel = obligations.standing(row, on).cancel
    if cancel is not None:
        raise RefusedError(
            _("To cancel contract {contract} was decided on {day} already.").format(
                contract=row.number, day=written(cancel.date)
            ),
            _("Record the letter and its confirmation at that decision."),
        )
    last = obligations.final(row, on)
    if not contract.cancellable:
        until = written(last) if last else _("an unknown day")
        raise RefusedError(
            _("Contract {contract} cannot be ended before {last}.").format(contract=row.number, last=until),
            _("Agree on an end with the supplier, and record it as the day it ended on."),
        )
    needless = contract.kind in {RenewalKind.NONE, RenewalKind.SCHOOL_YEAR}
    if contract.kind is RenewalKind.TACIT and contract.last_index is not None:
        needless = max(contract.index_on(on), contract.bound) >= contract.last_index
    if needless and not row.early_exit:
        raise RefusedError(
            _("Contract {contract} ends by itself on {last}: no notice is needed.").format(
                contract=row.number, last=written(last) if last else "?"
            )
        )


def other_letter(row: ContractRow, sent: date | None, letter: date | None) -> None:
    """Refuse a second letter for one cancellation: the day of the first decides when the contract ends.

    Raises:
        RefusedError: Another letter was sent.
    """
    if sent is not None and letter is not None and letter != sent:
        raise RefusedError(
            _("The letter to cancel contract {contract} was sent on {day} already.").format(
                contract=row.number, day=written(sent)
            ),
            _("Correct that day at the decision itself when it is wrong."),
        )
