"""What a plan tells of contracts: the end of the running term, the last day of notice, the cost of a year."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from inventory.errors import InputError
from inventory.finance.obligations import ending, leaving, terms_of
from inventory.finance.terms import RenewalKind, term_end, way_out

if TYPE_CHECKING:
    from datetime import date

    from inventory.finance.reading_contracts import ContractRow
    from inventory.plan.facts import Facts


class Standing(NamedTuple):
    """How a contract stands on the day of the plan.

    Attributes:
        row: The contract.
        end: Last day of the running term, or of the contract when that is known; None when unknown or open-ended.
        open_ended: Whether it runs on without an end.
        notice_by: Last day of notice for the earliest way out; None when none is needed or known.
        bound: Last day until which the board is bound, whatever it does now; None when that is not known.
        problem: What contradicts itself, "" usually.
    """

    row: ContractRow
    end: date | None
    open_ended: bool
    notice_by: date | None
    bound: date | None = None
    problem: str = ""


def standing(row: ContractRow, on: date) -> Standing:
    """Return how a contract stands on a day; what contradicts itself is said, not raised."""
    try:
        end = ending(row, on)
        if end is not None and row.renewal not in {"none", "school-year"}:
            return Standing(row, end, False, None, end)
        terms = terms_of(row, on)
        if terms is None:
            return Standing(row, end, False, None, end)
        open_ended = terms.kind is RenewalKind.OPEN_ENDED
        running = (
            end or term_end(terms, on) or (None if open_ended else terms.last_day(terms.last_index or 0))
        )
        out = way_out(terms, on)
        notice = None if open_ended or end else out.notice_by
        return Standing(row, running, open_ended and running is None, notice, end or leaving(row, terms, on))
    except InputError as problem:
        return Standing(row, None, False, None, problem=problem.message)


def standings(facts: Facts) -> list[Standing]:
    """Return the contracts that have not ended on the day of the plan, by supplier and number."""
    found = [standing(row, facts.on) for row in facts.books.contracts.values()]
    running = [s for s in found if s.end is None or s.end >= facts.on or s.row.renewal == "express"]
    return sorted(running, key=lambda s: (facts.books.supplier(s.row.supplier).casefold(), s.row.number))
