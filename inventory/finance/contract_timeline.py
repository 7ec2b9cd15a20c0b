"""The time line of a contract: its terms with their days of notice, what was decided about each, and what each costs."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from inventory.errors import InputError
from inventory.finance import obligations, reading
from inventory.finance.contract_lines import Contracts
from inventory.finance.counts import Counts
from inventory.finance.money import amount_text
from inventory.finance.terms import RenewalKind, Term, open_options, terms, way_out
from inventory.language import N_, _
from inventory.records.contract_choices import DECISIONS
from inventory.records.values import day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from inventory.finance.reading_contracts import ContractRow, DecisionRow
    from inventory.finance.terms import Contract

STATES = {"past": N_("past"), "running": N_("running"), "next": N_("next")}
"""How a term stands to a day: value → label."""
KINDS = {
    "first": N_("first term"),
    "option": N_("option taken up"),
    "renewal": N_("renewal"),
    "open": N_("runs on"),
    "possible": N_("option not taken up"),
    "agree": N_("only if agreed"),
}
"""What a term is: value → label."""
NO_LOTS = date(1900, 1, 1)
AHEAD = 2
"""Terms that are shown after the one in which the board can get out."""


class TermRow(NamedTuple):
    """One term on the time line.

    Attributes:
        number: From 1; 0 for what comes only if it is agreed or taken up.
        kind: A key of `KINDS`.
        first, last: Its days; the last is None when it runs on.
        notice_by: The last day of notice, or the day to decide by; None when there is none.
        advisory: The working day to send the letter on, with the lead days of the contract.
        state: A key of `STATES`.
        decision: What was decided about it, "" when nothing was.
        cost: What it costs in cents; None when it runs on.
        committed: What of that the board is bound to, in cents; None when it runs on.
    """

    number: int
    kind: str
    first: date
    last: date | None
    notice_by: date | None
    advisory: date | None
    state: str
    decision: str
    cost: int | None
    committed: int | None


def rows(connection: Connection, contract_id: int, on: date) -> list[TermRow]:
    """Return the time line of a contract as seen on a day: past, running and the next terms.

    Args:
        connection: One that reads.
        contract_id: Number of the contract.
        on: The day.

    Raises:
        InputError: There is no such contract, or what is recorded contradicts itself.
    """
    books = reading.read(connection, NO_LOTS)
    row = books.contracts.get(contract_id)
    if row is None:
        raise InputError(_("There is no contract with number {number}.").format(number=contract_id))
    return line(Contracts(books, Counts(books)), row, on)


def line(contracts: Contracts, row: ContractRow, on: date) -> list[TermRow]:
    """Return the time line of a contract that was read already.

    Raises:
        InputError: What is recorded contradicts itself.
    """
    contract, end = obligations.terms_of(row, on), obligations.ending(row, on)
    if contract is None:
        listed = [_Shown(0, "open", Term(row.start, end, None))]
    else:
        stopped = end is not None and (
            contract.certain_index is None or end < contract.last_day(contract.certain_index)
        )
        listed = [_cut(one, end) for one in _shown(contract, on) if _kept(one, end, stopped=stopped)]
    return [_row(contracts, row, on, one, contract) for one in listed]


class _Shown(NamedTuple):
    number: int
    kind: str
    term: Term


def _kept(one: _Shown, end: date | None, *, stopped: bool) -> bool:
    """Return whether a term is still to come: options fall away only when the contract was stopped before its time."""
    if one.kind == "possible":
        return not stopped
    return end is None or one.term.first_day <= end


def _cut(one: _Shown, end: date | None) -> _Shown:
    last = one.term.last_day
    if end is None or one.kind == "possible" or (last is not None and last <= end):
        return one
    return one._replace(term=one.term._replace(last_day=end))


def _shown(contract: Contract, on: date) -> Iterator[_Shown]:
    """Return the terms to show: up to some after the earliest exit, and then the options that can be taken up."""
    out = way_out(contract, on).last_day or on
    needed = contract.index_on(max(out, on)) + 1 + AHEAD
    if contract.kind is RenewalKind.EXPRESS:
        needed = contract.bound + 1 + bool(contract.renewal)
    for number, term in enumerate(terms(contract, needed)):
        yield _Shown(number + 1, _kind(contract, number, term), _decide(contract, number, term))
    for term in open_options(contract):
        yield _Shown(0, "possible", term)


def _decide(contract: Contract, number: int, term: Term) -> Term:
    """Return a term with the day to decide by, also where no notice ends it but agreement prolongs it."""
    if contract.kind is RenewalKind.EXPRESS and number >= contract.bound and contract.renewal:
        return term._replace(last_notice_day=contract.decide_by(number))
    return term


def _kind(contract: Contract, number: int, term: Term) -> str:
    if term.last_day is None:
        return "open"
    if contract.kind is RenewalKind.EXPRESS and number > contract.bound:
        return "agree"
    return "first" if number == 0 else "option" if number <= contract.taken else "renewal"


def _row(
    contracts: Contracts, row: ContractRow, on: date, shown: _Shown, contract: Contract | None
) -> TermRow:
    term = shown.term
    by = term.last_notice_day
    held = obligations.standing(row, on)
    if held.cancel is not None or row.cancelled is not None or row.ended is not None:
        by = None
    decided = [] if shown.kind in {"possible", "agree"} else _about(row, on, shown.number - 1, contract)
    cost, committed = _costs(contracts, row, on, shown)
    return TermRow(
        number=0 if shown.kind in {"possible", "agree"} else shown.number,
        kind=shown.kind,
        first=term.first_day,
        last=term.last_day,
        notice_by=by,
        advisory=obligations.aim(row, by, contracts.books.policies.country) if by else None,
        state=_state(term, on),
        decision="; ".join(told(one) for one in decided),
        cost=cost,
        committed=committed,
    )


def _state(term: Term, on: date) -> str:
    if term.last_day is not None and term.last_day < on:
        return "past"
    return "running" if term.first_day <= on else "next"


def _about(row: ContractRow, on: date, index: int, contract: Contract | None) -> list[DecisionRow]:
    """Return the decisions up to a day about the term with a number, from 0."""
    taken = [one for one in row.decisions if one.date <= on]
    if contract is None or contract.kind is RenewalKind.OPEN_ENDED:
        return taken if index <= 0 else []
    return [one for one in taken if contract.index_on(one.term_end or one.date) == index]


def told(one: DecisionRow) -> str:
    """Return a decision for people: what, when, who, letter, confirmation and reference."""
    said = [_("{decision} (decided on {day})").format(decision=_(DECISIONS[one.decision]), day=day(one.date))]
    if one.who:
        said.append(one.who)
    if one.letter_sent is not None:
        said.append(_("letter {day}").format(day=day(one.letter_sent)))
    if one.confirmed is not None:
        said.append(_("confirmed {day}").format(day=day(one.confirmed)))
    if one.reference:
        said.append(one.reference)
    return ", ".join(said)


def _costs(contracts: Contracts, row: ContractRow, on: date, shown: _Shown) -> tuple[int | None, int | None]:
    """Return what a term costs, or would cost when it is taken up, and what of it is bound."""
    first, last = shown.term.first_day, shown.term.last_day
    span = contracts.span(row, on)
    if last is None or span is None:
        return None, None
    if shown.kind == "possible":
        return sum(one.course.cost(first, last) for one in contracts.prices.courses(row, last)), 0
    cost = contracts.cost(row, first, last, on)
    if span.committed is None or span.committed >= last:
        return cost, cost
    return cost, contracts.cost(row, first, span.committed, on) if span.committed >= first else 0


def json_of(row: TermRow) -> dict[str, Any]:
    """Return a row as `contract timeline --format json` prints it."""
    found: dict[str, Any] = {}
    for name, value in row._asdict().items():
        if isinstance(value, date):
            found[name] = value.isoformat()
        elif name in {"cost", "committed"} and value is not None:
            found[name] = amount_text(value)
        else:
            found[name] = value
    return found
