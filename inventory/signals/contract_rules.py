"""Rules on contracts: notice and renewal; `contract_use_rules` has what outlives them and what has none."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from inventory.errors import InputError
from inventory.finance import obligations, terms
from inventory.finance.terms import RenewalKind
from inventory.language import N_, _
from inventory.records.values import day
from inventory.signals import contract_money_rules, contract_use_rules  # noqa: F401  they declare their rules
from inventory.signals.finding import Found, rule

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from inventory.finance.reading_contracts import ContractRow
    from inventory.finance.terms import Contract
    from inventory.signals.board import Board
    from inventory.signals.finding import Subject


@rule(
    "CON-001",
    "high",
    title=N_("Notice day is near"),
    explanation=N_("After this day the contract renews itself, or it ends although it is still needed."),
    action=N_("Decide: give notice, renegotiate or let it renew, and record it at the contract."),
    basis="contract",
)
def notice_near(board: Board) -> Iterator[Found]:
    """Contracts without a decision whose day of notice, of renewal or for an option is within the warning days."""
    latest = board.on + timedelta(days=max(board.policies.days("notice_warning_days", board.on)))
    for row in board.contracts:
        if _over(board, row):
            continue
        subject = board.subject("contract", row.id)
        try:
            contract = obligations.terms_of(row, board.on)
        except InputError as problem:
            yield Found(subject, str(problem), status="unknown")
            continue
        if contract is None:
            yield Found(subject, _("The term of the contract is not recorded."), status="unknown")
        elif obligations.decided(row, contract, board.on):
            continue
        elif contract.kind is RenewalKind.TACIT:
            yield from _tacit(board, row, contract, latest)
        elif contract.taken < contract.options:
            yield from _option(board, row, contract, latest)
        elif contract.kind is RenewalKind.EXPRESS:
            yield from _express(board, subject, contract, latest)


def _over(board: Board, row: ContractRow) -> bool:
    """Return whether the end of a contract was decided by the day."""
    cancelled = row.cancelled is not None and row.cancelled <= board.on
    return row.ended is not None or cancelled or obligations.standing(row, board.on).cancel is not None


def _tacit(board: Board, row: ContractRow, contract: Contract, latest: date) -> Iterator[Found]:
    index = max(contract.index_on(board.on), contract.bound)
    if not contract.cancellable or (contract.last_index is not None and index >= contract.last_index):
        return
    subject, by = board.subject("contract", row.id), terms.notice_by(contract, board.on)
    if by is None and contract.last_notice(index) is None:
        text = _("The contract renews itself, and its notice period is not recorded.")
        yield Found(subject, text, status="unknown")
    elif by is not None and by <= latest:  # after the last notice that can be, it ends by itself
        text = _("Notice must have been received by {day}; otherwise it runs until {last}. Advice: {advice}.")
        until = terms.earliest_exit(contract, by + timedelta(days=1))
        advice = obligations.aim(row, by, board.policies.country)
        yield Found(
            subject,
            text.format(day=day(by), last=day(until) if until else "?", advice=day(advice)),
            by,
        )


def _option(board: Board, row: ContractRow, contract: Contract, latest: date) -> Iterator[Found]:
    last = contract.last_day(contract.taken)
    decide = contract.decide_by(contract.taken)
    by = decide if decide is not None and decide >= board.on else last
    if board.on <= by <= latest:
        text = _("It ends on {last} unless an option of {months} months is taken up; decide by {day}.")
        text = text.format(last=day(last), months=contract.option_months, day=day(by))
        yield Found(board.subject("contract", row.id), text, by)


def _express(board: Board, subject: Subject, contract: Contract, latest: date) -> Iterator[Found]:
    last = contract.last_day(contract.bound)
    decide = contract.decide_by(contract.bound)
    by = decide if decide is not None and decide >= board.on else last
    if board.on <= by <= latest:
        text = _("It ends on {last} unless it is renewed; decide by {day}.")
        yield Found(subject, text.format(last=day(last), day=day(by)), by)


@rule(
    "CON-002",
    "medium",
    title=N_("Notice day has passed"),
    explanation=N_("The contract renews itself for another term: the board is bound, and pays."),
    action=N_("Put the next day of notice in the agenda, or ask the supplier for an earlier end."),
    basis="contract",
)
def notice_passed(board: Board) -> Iterator[Found]:
    """Contracts that renew themselves and can no longer be ended with the running term; CON-001 tells the unknown ones.

    What was decided on is left out, and what is bound longer anyway because notice takes longer than a term.
    """
    for row in board.contracts:
        contract = _renewing(board, row)
        if contract is None or obligations.decided(row, contract, board.on):
            continue
        index = contract.index_on(board.on)
        missed, out = contract.last_notice(index), terms.way_out(contract, board.on)
        begin = contract.next_begin(index - 1) if index else contract.start
        if missed is not None and begin <= missed < board.on and out.last_day is not None:
            text = _("The last day of notice was {day}; the contract now runs until {last}.")
            yield Found(
                board.subject("contract", row.id),
                text.format(day=day(missed), last=day(out.last_day)),
                out.notice_by,
            )


def _renewing(board: Board, row: ContractRow) -> Contract | None:
    """Return the terms of a running contract that renews itself and that nobody ended."""
    if _over(board, row) or row.start > board.on or not board.runs(row):
        return None
    contract = obligations.terms_of(row, board.on)
    return contract if contract is not None and contract.kind is RenewalKind.TACIT else None
