"""The agenda: every day in a span on which something must be decided, ends, or is due for replacement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from inventory.errors import InputError
from inventory.finance import obligations
from inventory.finance.calendar import DAY, month_first, month_index, month_last
from inventory.finance.contract_lines import Contracts
from inventory.finance.money import amount_text
from inventory.finance.terms import RenewalKind
from inventory.language import N_, _, ngettext
from inventory.records.contract_choices import DECISIONS
from inventory.records.values import day
from inventory.signals import agenda_roadmap, device_groups
from inventory.signals.board import Board
from inventory.signals.finding import Subject
from inventory.signals.privacy import subject_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy import Connection

    from inventory.finance.reading_contracts import ContractRow, DecisionRow
    from inventory.finance.terms import Contract
    from inventory.signals.device_groups import Group

KINDS = {
    "notice": N_("last day of notice"),
    "contract_end": N_("end of contract"),
    "licence_end": N_("end of licence"),
    "warranty_end": N_("end of warranty"),
    "agreement_end": N_("end of processing agreement"),
    "support_end": N_("end of support"),
    "replacement": N_("replacement"),
    **agenda_roadmap.KINDS,
}
"""Kinds of entries: value → label."""


class Entry(NamedTuple):
    """A day in the agenda.

    Attributes:
        date: The day.
        kind: A key of `KINDS`.
        title: What happens, a sentence.
        subject: The record that it is about.
        amount: What is at stake in cents: a year of the contract, or the cost of the lot; None when not known.
        uid: Stays the same when the agenda is made again; for one record also when its day moves.
        lead: Days beforehand on which to warn.
    """

    date: date
    kind: str
    title: str
    subject: Subject
    amount: int | None
    uid: str
    lead: tuple[int, ...] = ()


class _Span(NamedTuple):
    first: date
    last: date

    def holds(self, on: date | None) -> bool:
        return on is not None and self.first <= on <= self.last


def agenda(connection: Connection, first: date, last: date) -> list[Entry]:
    """Return the entries of a span of days, in order.

    Args:
        connection: One that reads.
        first: The first day.
        last: The last day.
    """
    board, span = Board(connection, first), _Span(first, last)
    found = [
        *_contracts(board, span),
        *_licences(board, span),
        *_agreements(board, span),
        *_devices(board, span),
        *_replacements(board, span),
        *_roadmap(board, span),
    ]
    return sorted(found, key=lambda one: (one.date, list(KINDS).index(one.kind), one.subject.name, one.uid))


def _contracts(board: Board, span: _Span) -> Iterator[Entry]:
    yearly = _yearly(board, span.first)
    lead = board.policies.days("notice_warning_days", span.first)
    for row in board.contracts:
        try:
            end, contract = obligations.final(row), obligations.terms_of(row)
        except InputError:  # the check (CON-001) says what contradicts itself
            continue
        subject, amount = board.subject("contract", row.id), yearly.get(row.id)
        if contract is not None and row.ended is None and row.cancelled is None:
            for number, on, decided in _notices(row, contract, span):
                title = _notice_title(board, row, contract, on, decided)
                uid = f"notice-contract-{row.id}-{number}"
                yield Entry(on, "notice", title, subject, amount, uid, () if decided else lead)
        if end is not None and span.holds(end):
            uid = f"contract_end-contract-{row.id}"
            yield Entry(end, "contract_end", _end_title(row), subject, amount, uid, lead)


def _end_title(row: ContractRow) -> str:
    cancel = obligations.standing(row).cancel
    if cancel is None:
        return _("{name} ends").format(name=row.title)
    return _("{name} ends: cancelled by the decision of {day}").format(name=row.title, day=day(cancel.date))


def _notice_title(
    board: Board, row: ContractRow, contract: Contract, on: date, decided: DecisionRow | None
) -> str:
    if decided is not None:
        text = _("{name}: decided on {day} ({decision})")
        return text.format(name=row.title, day=day(decided.date), decision=_(DECISIONS[decided.decision]))
    advice = obligations.aim(row, on, board.policies.country)
    if contract.kind in {RenewalKind.EXPRESS, RenewalKind.NONE}:
        if contract.taken < contract.options:
            return _("{name}: decide on the option").format(name=row.title)
        return _("{name}: decide on renewal").format(name=row.title)
    if advice == on:
        return _("{name}: notice received at the latest").format(name=row.title)
    return _("{name}: notice received at the latest (advice: {advice})").format(
        name=row.title, advice=day(advice)
    )


def _notices(
    row: ContractRow, contract: Contract, span: _Span
) -> Iterator[tuple[int, date, DecisionRow | None]]:
    """Return the numbers of terms in a span, their days of notice (or of decision), and what was decided about them."""
    decided = {
        contract.index_on(one.term_end or one.date): one for one in row.decisions
    }  # the last one of a term is what holds
    cancel = obligations.standing(row).cancel
    for index, on in _days(contract, span):
        found = decided.get(index)
        if found is None and (index < contract.bound or cancel is not None):
            continue
        yield index, on, found


def _days(contract: Contract, span: _Span) -> Iterator[tuple[int, date]]:
    """Return the terms whose end must be decided by a day in a span, with that day."""
    tacit = contract.kind is RenewalKind.TACIT
    if contract.kind is RenewalKind.OPEN_ENDED or (tacit and not contract.cancellable):
        return
    prolonged = tacit or contract.kind is RenewalKind.EXPRESS or contract.taken < contract.options
    last = contract.last_index if tacit else contract.bound + prolonged
    index = contract.index_on(span.first) if tacit else 0
    while last is None or index < last:
        on = contract.decide_by(index)
        if on is None or on > span.last:
            return
        if on >= span.first:
            yield index, on
        index += 1


def _yearly(board: Board, first: date) -> dict[int, int]:
    """Return what each contract costs in the twelve months from the month of a day, in cents."""
    found: dict[int, int] = {}
    year = (month_first(month_index(first)), month_last(month_index(first) + 11))
    for line in Contracts(board.books, board.counts).lines(year, first):
        if line.record == "contract":
            found[line.record_id] = found.get(line.record_id, 0) + line.amount
    return found


def _licences(board: Board, span: _Span) -> Iterator[Entry]:
    lead = board.policies.days("notice_warning_days", span.first)
    for row in board.licences:
        if row.end is not None and span.holds(row.end):
            subject = Subject("licence", row.name, row.name, row.id)
            title = _("{name} ends").format(name=row.name)
            yield Entry(row.end, "licence_end", title, subject, None, f"licence_end-licence-{row.id}", lead)


def _agreements(board: Board, span: _Span) -> Iterator[Entry]:
    lead = board.policies.days("agreement_warning_days", span.first)
    for row in board.agreements:
        if row.status == "signed" and row.end is not None and span.holds(row.end):
            subject = subject_of(row)
            title = _("{name} ends").format(name=subject.name)
            uid = f"agreement_end-agreement-{row.id}"
            yield Entry(row.end, "agreement_end", title, subject, None, uid, lead)


def _devices(board: Board, span: _Span) -> Iterator[Entry]:
    warranty = board.policies.days("warranty_warning_days", span.first)
    for group in device_groups.by_warranty(board.connection):
        if group.day is not None and span.holds(group.day):
            text = ngettext(
                "{name}: warranty of {number} device ends",
                "{name}: warranty of {number} devices ends",
                group.number,
            )
            yield _grouped(board, group, group.day, "warranty_end", text, warranty)
    for group in device_groups.by_support(board.connection):
        if group.day is not None and span.holds(group.day):
            text = ngettext(
                "{name}: support of {number} device ends",
                "{name}: support of {number} devices ends",
                group.number,
            )
            yield _grouped(board, group, group.day, "support_end", text, (365, 90))


def _grouped(
    board: Board,
    group: Group,
    on: date,
    kind: str,
    text: str,
    lead: tuple[int, ...],
) -> Entry:
    """Return the entry of a group of devices; groups of one lot differ by product and day."""
    subject = device_groups.subject_of(board, group)
    title = text.format(name=subject.name, number=group.number)
    uid = f"{kind}-{subject.kind}-{subject.id}-{group.product or 0}-{on.isoformat()}"
    return Entry(on, kind, title, subject, None, uid, lead)


def _replacements(board: Board, span: _Span) -> Iterator[Entry]:
    """Return the lots whose term is over in the span, on the day after it."""
    for lot in board.books.lots:
        months = board.lots.term(lot)
        if months is None or not board.lots.capitalised(lot) or not board.lots.quantity(lot, span.first):
            continue
        on = month_last(month_index(lot.in_use) + months - 1) + DAY
        if span.holds(on):
            subject = board.subject("lot", lot.id)
            title = _("{name}: term is over, replace").format(name=subject.name)
            yield Entry(
                on, "replacement", title, subject, board.lots.cost(lot), f"replacement-lot-{lot.id}", (365,)
            )


def _roadmap(board: Board, span: _Span) -> Iterator[Entry]:
    for one in agenda_roadmap.road_days(board):
        if span.holds(one.date):
            yield Entry(one.date, one.kind, one.title, one.subject, None, one.uid, (30,))


def json_of(entry: Entry) -> dict[str, Any]:
    """Return an entry as `agenda --format json` prints it."""
    return {
        "date": entry.date.isoformat(),
        "kind": entry.kind,
        "title": entry.title,
        "subject": {"kind": entry.subject.kind, "key": entry.subject.key, "name": entry.subject.name},
        "amount": None if entry.amount is None else amount_text(entry.amount),
    }
