"""Rules on contracts: notice, renewal, what outlives them, and what has none."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from inventory.errors import InputError
from inventory.finance import obligations, terms
from inventory.finance.terms import RenewalKind
from inventory.language import N_, _
from inventory.records.values import day
from inventory.signals import contract_money_rules  # noqa: F401  it declares its rules
from inventory.signals.finding import Found, rule
from inventory.signals.privacy import OWN_PLACE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from inventory.finance.reading_contracts import ContractRow
    from inventory.finance.terms import Contract
    from inventory.signals.board import Board
    from inventory.signals.finding import Subject
    from inventory.signals.rows import SystemRow

BOUGHT = ("purchase", "framework")
"""Contracts that may be over while what they are about is in use."""


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
    """Return whether the end of a contract was decided already."""
    return (
        row.ended is not None
        or row.cancelled is not None
        or obligations.standing(row, board.on).cancel is not None
    )


def _tacit(board: Board, row: ContractRow, contract: Contract, latest: date) -> Iterator[Found]:
    index = max(contract.index_on(board.on), contract.bound)
    if not contract.cancellable or (contract.last_index is not None and index >= contract.last_index):
        return
    subject, by = board.subject("contract", row.id), terms.notice_by(contract, board.on)
    if by is None:
        yield Found(
            subject, _("The contract renews itself, and its notice period is not recorded."), status="unknown"
        )
    elif by <= latest:
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


@rule(
    "CON-003",
    "high",
    title=N_("Contract has ended, what it covers is in use"),
    explanation=N_("There is no right to use it, no support, or it is paid without a contract."),
    action=N_("Renew the contract, record its successor, or stop using what it covers."),
    basis="contract",
)
def ended_in_use(board: Board) -> Iterator[Found]:
    """Contracts that are over while a system or lot they cover is in use and no other contract or licence covers it."""
    covered = _covered(board)
    for cover in board.books.covers:
        row = board.books.contracts.get(cover.contract)
        if row is None or row.type in BOUGHT or board.runs(row) is not False or row.start > board.on:
            continue
        end = obligations.final(row, board.on)
        for kind, number in (("system", cover.system), ("lot", cover.lot)):
            if number is None or (kind, number) in covered or not _in_use(board, kind, number):
                continue
            text = _("The contract ended on {day}; {name} is still in use.")
            name = board.subject(kind, number).name
            subject = board.subject("contract", row.id)
            yield Found(subject, text.format(day=day(end) if end else "?", name=name), end)


def _ours(board: Board, system: SystemRow) -> bool:
    """Return whether a contract of the board is to be expected for a system."""
    partner = system.party is not None and not board.parties[system.party].own
    alone = system.supplier is None and system.hosting in OWN_PLACE
    return not (partner or alone or "national" in {system.hosting, system.type})


def _covered(board: Board) -> set[tuple[str, int]]:
    """Return what a running contract (or one that may run) or a valid licence covers."""
    found: set[tuple[str, int]] = set()
    for cover in board.books.covers:
        row = board.books.contracts.get(cover.contract)
        if row is not None and board.runs(row) is not False:
            found |= {(k, n) for k, n in (("system", cover.system), ("lot", cover.lot)) if n is not None}
    return found | {("system", number) for number in _licensed(board)}


def _licensed(board: Board) -> set[int]:
    """Return the systems that a licence covers on the day, unless its contract is over."""
    found = set()
    for licence in board.licences:
        contract = board.books.contracts.get(licence.contract) if licence.contract is not None else None
        valid = (licence.start is None or licence.start <= board.on) and (
            licence.end is None or licence.end >= board.on
        )
        if licence.system is not None and valid and (contract is None or board.runs(contract) is not False):
            found.add(licence.system)
    return found


def _in_use(board: Board, kind: str, number: int) -> bool:
    if kind == "system":
        return number in board.systems
    lot = board.lot_rows.get(number)
    used, _all = board.devices_of_lots.get(number, (0, 0))
    return lot is not None and (lot.disposed is None or lot.disposed > board.on) and used > 0


@rule(
    "CON-004",
    "high",
    title=N_("System without contract or licence"),
    explanation=N_("Nobody knows what was agreed, what it costs and when it ends."),
    action=N_("Record the contract or licence, or stop using the system."),
    basis="contract",
)
def without_contract(board: Board) -> Iterator[Found]:
    """Systems in use that no running contract and no valid licence covers.

    None is needed for a national service, for a system of a partner, and for one on the own place without a supplier.
    """
    sure = {
        cover.system
        for cover in board.books.covers
        if cover.contract in board.books.contracts and board.runs(board.books.contracts[cover.contract])
    } | _licensed(board)
    maybe = {number for kind, number in _covered(board) if kind == "system"}
    for number, system in board.systems.items():
        if number in sure or not _ours(board, system):
            continue
        subject = board.subject("system", number)
        if number in maybe:
            text = _("The contract that covers it has no term: whether it still runs is not known.")
            yield Found(subject, text, status="unknown")
        else:
            yield Found(subject, _("It is in use, and no running contract or licence covers it."))
