"""Days of contracts for the agenda: notice, decisions on options and renewals, new terms, ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.errors import InputError
from inventory.finance import obligations
from inventory.finance.calendar import DAY, month_first, month_index, month_last
from inventory.finance.contract_lines import Contracts
from inventory.finance.terms import RenewalKind
from inventory.language import N_, _
from inventory.records.contract_choices import DECISIONS
from inventory.records.values import day
from inventory.signals.agenda_entry import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from inventory.finance.reading_contracts import ContractRow, DecisionRow
    from inventory.finance.terms import Contract
    from inventory.signals.agenda_entry import Draft, Pen
    from inventory.signals.board import Board

KINDS = {
    "notice": Kind(N_("last day of notice"), N_("notice")),
    "decision": Kind(N_("decision on renewal or option"), N_("decide")),
    "contract_end": Kind(N_("end of contract"), N_("contract")),
    "renewal": Kind(N_("new term of a contract"), N_("renewed")),
}
ASKED = (RenewalKind.EXPRESS, RenewalKind.NONE)
"""Kinds of renewal in which the board decides to go on, instead of giving notice."""
POLICY = "notice_warning_days"


def days(pen: Pen) -> Iterator[Draft]:
    """Yield the days of the contracts; one that contradicts itself has none, the check (CON-001) tells of it."""
    yearly = _yearly(pen.board)
    for row in pen.board.contracts:
        try:
            yield from _of(pen, row, yearly.get(row.id))
        except InputError:
            continue


def _of(pen: Pen, row: ContractRow, amount: int | None) -> Iterator[Draft]:
    end, contract = obligations.final(row), obligations.terms_of(row)
    subject = pen.board.subject("contract", row.id)
    more = {"amount": amount, "site": row.site, "policy": POLICY}
    if contract is not None and row.ended is None and row.cancelled is None:
        kind = "decision" if contract.kind in ASKED else "notice"
        for number, on, decided in _notices(pen, row, contract):
            text, values = _asked(pen.board, row, contract, (on, decided))
            mark = f"contract-{row.id}-{number}"
            yield from pen.write(
                on, kind, text, subject, values=values, mark=mark, settled=decided is not None, **more
            )
    if contract is not None:
        yield from _renewals(pen, row, contract, amount)
    text, values = _ended(row)
    yield from pen.write(end, "contract_end", text, subject, values=values, **more)


def _renewals(pen: Pen, row: ContractRow, contract: Contract, amount: int | None) -> Iterator[Draft]:
    """Yield the first days of new terms: those that come by themselves, and those that were agreed on."""
    if contract.kind is RenewalKind.OPEN_ENDED:
        return
    tacit = contract.kind is RenewalKind.TACIT
    last, end = contract.last_index if tacit else contract.bound, obligations.ending(row)
    index = contract.index_on(pen.first - DAY)
    while last is None or index < last:
        begin = contract.next_begin(index)
        if begin > pen.last or (end is not None and begin > end):
            return
        text = _("{name}: a new term begins, until {day}")
        yield from pen.write(
            begin,
            "renewal",
            text,
            pen.board.subject("contract", row.id),
            values={"day": day(contract.last_day(index + 1))},
            mark=f"contract-{row.id}-{index + 1}",
            amount=amount,
            site=row.site,
            settled=index < contract.bound,
        )
        index += 1


def _ended(row: ContractRow) -> tuple[str, dict[str, str]]:
    cancel = obligations.standing(row).cancel
    if cancel is None:
        return _("{name} ends"), {}
    return _("{name} ends: cancelled by the decision of {day}"), {"day": day(cancel.date)}


def _asked(
    board: Board, row: ContractRow, contract: Contract, about: tuple[date, DecisionRow | None]
) -> tuple[str, dict[str, str]]:
    """Return what must be decided by a day, or what was."""
    on, decided = about
    if decided is not None:
        values = {"day": day(decided.date), "decision": _(DECISIONS[decided.decision])}
        return _("{name}: decided on {day} ({decision})"), values
    if contract.kind in ASKED:
        option = contract.taken < contract.options
        return _("{name}: decide on the option") if option else _("{name}: decide on renewal"), {}
    advice = obligations.aim(row, on, board.policies.country)
    if advice == on:
        return _("{name}: notice received at the latest"), {}
    return _("{name}: notice received at the latest (advice: {advice})"), {"advice": day(advice)}


def _notices(
    pen: Pen, row: ContractRow, contract: Contract
) -> Iterator[tuple[int, date, DecisionRow | None]]:
    """Yield the numbers of terms, their days of notice (or of decision) in the span, and what was decided about them."""
    decided = {
        contract.index_on(one.term_end or one.date): one for one in row.decisions
    }  # the last one of a term is what holds
    cancel = obligations.standing(row).cancel
    for index, on in _terms(pen, contract):
        found = decided.get(index)
        if found is None and (index < contract.bound or cancel is not None):
            continue
        yield index, on, found


def _terms(pen: Pen, contract: Contract) -> Iterator[tuple[int, date]]:
    """Yield the terms whose end must be decided by a day in the span, with that day."""
    tacit = contract.kind is RenewalKind.TACIT
    if contract.kind is RenewalKind.OPEN_ENDED or (tacit and not contract.cancellable):
        return
    prolonged = tacit or contract.kind is RenewalKind.EXPRESS or contract.taken < contract.options
    last = contract.last_index if tacit else contract.bound + prolonged
    index = contract.index_on(pen.first) if tacit else 0
    while last is None or index < last:
        on = contract.decide_by(index)
        if on is None or on > pen.last:
            return
        if on >= pen.first:
            yield index, on
        index += 1


def _yearly(board: Board) -> dict[int, int]:
    """Return what each contract costs in the twelve months from the month of the board's day, in cents."""
    found: dict[int, int] = {}
    month = month_index(board.on)
    for line in Contracts(board.books, board.counts).lines(
        (month_first(month), month_last(month + 11)), board.on
    ):
        if line.record == "contract":
            found[line.record_id] = found.get(line.record_id, 0) + line.amount
    return found
