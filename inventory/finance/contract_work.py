"""Deciding about a contract: renew, renegotiate, cancel, take up an option; what it changes is shown before it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from inventory.errors import InputError, RefusedError
from inventory.finance import closing, contract_refusal, obligations, reading
from inventory.finance.calendar import CALENDAR, checked
from inventory.finance.contract_lines import Contracts
from inventory.finance.contract_timeline import NO_LOTS
from inventory.finance.counts import Counts
from inventory.finance.reading_contracts import DecisionRow
from inventory.finance.terms import RenewalKind, way_out
from inventory.language import _, written
from inventory.records.decisions import Decision

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Connection

    from inventory.finance.reading_contracts import ContractRow
    from inventory.finance.terms import Contract
    from inventory.store.work import Work

YEARS = 3
"""Calendar years whose cost is compared, from that of the decision."""


class Choice(NamedTuple):
    """What is decided.

    Attributes:
        decision: "renew", "renegotiate", "cancel" or "option".
        on: The day of the decision.
        person: Number of the person who decides, or None.
        letter: Day on which the letter was sent, or None.
        confirmed: Day on which the supplier confirmed it, or None.
        reference: Of the letter or the minutes.
        reason: Why.
    """

    decision: str
    on: date
    person: int | None = None
    letter: date | None = None
    confirmed: date | None = None
    reference: str = ""
    reason: str = ""


class Outlook(NamedTuple):
    """How a contract looks from the day of a decision.

    Attributes:
        last: Its last day; None when it goes on until somebody ends it.
        committed: Until when the board is bound; None: for ever.
        notice_by: The next last day of notice, or None.
        committed_cost: What is bound from the day on, in cents; None when it is bound for ever.
        years: What each of the next calendar years costs, in cents.
    """

    last: date | None
    committed: date | None
    notice_by: date | None
    committed_cost: int | None
    years: tuple[tuple[int, int], ...]


class Preview(NamedTuple):
    """What a decision changes.

    Attributes:
        contract: The contract.
        decided: The decision as it will be kept; its number is 0 when it is a new one.
        before, after: How the contract looks without and with the decision.
    """

    contract: ContractRow
    decided: DecisionRow
    before: Outlook
    after: Outlook

    @property
    def term_end(self) -> date | None:
        """Last day of the term that it is about; None when the contract has no such day."""
        return self.decided.term_end


def preview(connection: Connection, contract_id: int, choice: Choice) -> Preview:
    """Return what a decision would change, without keeping it.

    To cancel once more, with a letter, a confirmation or a reference, adds these to the decision that was taken.

    Raises:
        InputError: There is no such contract, or a date cannot be.
        RefusedError: It cannot be decided now; the hint says what can.
    """
    books = reading.read(connection, NO_LOTS)
    row = books.contracts.get(contract_id)
    if row is None:
        raise InputError(_("There is no contract with number {number}.").format(number=contract_id))
    contracts = Contracts(books, Counts(books))
    old = _followed(row, choice)
    if old is None:
        closing.refuse(connection, choice.on, _("A decision about a contract"))
    kept = tuple(one for one in row.decisions if one != old)
    choice = _together(row, old, choice)
    end = about(row._replace(decisions=kept), choice)
    decided = DecisionRow(
        old.id if old else 0,
        row.id,
        choice.on,
        choice.decision,
        end,
        choice.person,
        choice.letter,
        choice.confirmed,
        choice.reference or None,
    )
    earlier = tuple(one for one in kept if one.date <= choice.on)
    after = row._replace(decisions=(*earlier, decided))
    return Preview(row, decided, _outlook(contracts, row, choice.on), _outlook(contracts, after, choice.on))


def record(work: Work, contract_id: int, choice: Choice) -> int:
    """Keep a decision and return its number.

    Raises:
        InputError: There is no such contract, a date cannot be, or the same was decided that day already.
        RefusedError: It cannot be decided now; the hint says what can.
    """
    decided = preview(work.connection, contract_id, choice).decided
    values: dict[str, Any] = decided._asdict()
    number, _who = values.pop("id"), values.pop("who")
    if choice.reason:
        values["notes"] = choice.reason
    if number:
        work.change(Decision, number, values)
        return int(number)
    return work.add(Decision, values)


def _followed(row: ContractRow, choice: Choice) -> DecisionRow | None:
    """Return the decision to cancel that a letter, confirmation or reference is added to, or None."""
    if choice.decision != "cancel" or not (choice.letter or choice.confirmed or choice.reference):
        return None
    return obligations.standing(row, choice.on).cancel


def _together(row: ContractRow, old: DecisionRow | None, choice: Choice) -> Choice:
    """Return a decision with what was known of it before."""
    if old is None:
        return choice
    contract_refusal.other_letter(row, old.letter_sent, choice.letter)
    return choice._replace(
        on=old.date,
        person=choice.person or old.person,
        letter=choice.letter or old.letter_sent,
        confirmed=choice.confirmed or old.confirmed,
        reference=choice.reference or old.reference or "",
    )


def about(row: ContractRow, choice: Choice) -> date | None:
    """Return the last day of the term that a decision is about, or refuse it.

    Raises:
        InputError: A date cannot be.
        RefusedError: It cannot be decided now; the hint says what can.
    """
    _dates(choice)
    contract = contract_refusal.open_terms(row, choice.on)
    match choice.decision:
        case "option":
            contract_refusal.option(row, contract, choice.on)
            return contract.last_day(contract.taken)
        case "renew":
            contract_refusal.renewal(row, contract, choice.on)
            return contract.last_day(_index(contract, choice.on))
        case "cancel":
            contract_refusal.cancellation(row, contract, choice.on)
            return _exit(row, contract, choice.letter or choice.on)
        case _:
            endless = contract.kind is RenewalKind.OPEN_ENDED
            return None if endless else contract.last_day(_index(contract, choice.on))


def _index(contract: Contract, on: date) -> int:
    """Return the number of the first term that is not decided on."""
    return max(contract.index_on(on), contract.bound)


def _exit(row: ContractRow, contract: Contract, sent: date) -> date:
    last = obligations.leaving(row, contract, sent)
    if last is None:
        raise RefusedError(
            _(
                "Contract {contract}: its notice period is not recorded, so its end cannot be reckoned."
            ).format(contract=row.number),
            _("Record the notice period, and decide again."),
        )
    return last


def _dates(choice: Choice) -> None:
    checked(choice.on, _("Decided on"))
    for one, what in ((choice.letter, _("Letter sent")), (choice.confirmed, _("Confirmed"))):
        if one is not None:
            checked(one, what)
    sent = choice.letter or choice.on
    if choice.confirmed is not None and choice.confirmed < sent:
        raise InputError(
            _("It was confirmed on {confirmed}, before it was sent on {sent}.").format(
                confirmed=written(choice.confirmed), sent=written(sent)
            ),
            _("Correct one of both dates."),
        )


def _outlook(contracts: Contracts, row: ContractRow, on: date) -> Outlook:
    span = obligations.obligation(row, on)
    contract = obligations.terms_of(row, on)
    ended = obligations.ending(row, on) is not None
    bound = span.committed
    cost = None if bound is None else contracts.cost(row, on, bound, on) if bound >= on else 0
    years = tuple(
        (year, contracts.cost(row, CALENDAR.first(year), CALENDAR.last(year), on))
        for year in range(on.year, on.year + YEARS)
    )
    notice = None if contract is None or ended else way_out(contract, on).notice_by
    return Outlook(obligations.final(row, on), bound, notice, cost, years)
