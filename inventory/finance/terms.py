"""Contract terms: which term runs, until which day notice can be given, and when one can get out at the earliest.

All is reckoned from the first day of the contract, never from a date that was itself clamped to a month's end:

    next term begins   first day + initial + options taken + k renewals, in months
    last day           the day before
    last notice day    next begin less the notice less one day: whole months, weeks or days lie between

Decisions lengthen it: an option that was taken, a renewal that was agreed. The contractual day is kept also when it is a
Sunday; `advice` gives the day to aim at.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from inventory.finance import contract_check
from inventory.finance.calendar import (
    DAY,
    YEAR,
    BookYear,
    add_months,
    checked,
    month_index,
    working_day,
)
from inventory.language import _

if TYPE_CHECKING:
    from datetime import date

    from inventory.finance.notice import MonthDay, Notice

LISTED = 6


class RenewalKind(StrEnum):
    """What happens at the end of a term.

    `tacit`: it renews unless notice is given. `express`: it ends unless both parties renew it. `none`: it lapses by
    itself. `open-ended`: after the initial term (0 months: at once) it runs on until notice is given. `school-year`: it
    lapses with the school year, and is ordered anew.
    """

    TACIT = "tacit"
    EXPRESS = "express"
    NONE = "none"
    OPEN_ENDED = "open-ended"
    SCHOOL_YEAR = "school-year"


UNNOTICED = (RenewalKind.NONE, RenewalKind.EXPRESS, RenewalKind.SCHOOL_YEAR)
"""Kinds that end without notice."""


class Term(NamedTuple):
    """One term of a contract.

    Attributes:
        first_day: Its first day.
        last_day: Its last day, or None when it runs on.
        last_notice_day: The last day on which notice ends the contract with this term; None when no notice is needed
            or possible (a contract that lapses by itself), or when no notice period is known.
    """

    first_day: date
    last_day: date | None
    last_notice_day: date | None


@dataclass(frozen=True, slots=True)
class Contract:
    """The terms of a contract.

    Args:
        start: Its first day.
        initial: Months of the first term (0 only for an open-ended one without a minimum).
        kind: What happens at the end of a term.
        renewal: Months of a renewal.
        most_renewals: How often it renews at most, or None for always.
        notice: The notice period, or None when there is none or it is unknown.
        notice_before: The day of the year before which notice must be given; goes before `notice`.
        end: The last day of the first term as the paper says it; overrules `initial`.
        notice_on: The last notice day as the paper says it; overrules the reckoning for the term it falls in.
        cancellable: False for a contract that nobody can end by notice.
        option_months: Months of an extension option; options come before renewals.
        options: How many extension options there are.
        taken: How many of them were taken by a decision.
        renewed: How many renewals were agreed by a decision: the board is bound to them.
        school_month: First month of a school year.

    Raises:
        InputError: The terms contradict each other.
    """

    start: date
    initial: int
    kind: RenewalKind = RenewalKind.NONE
    renewal: int = 0
    most_renewals: int | None = None
    notice: Notice | None = None
    notice_before: MonthDay | None = None
    end: date | None = None
    notice_on: date | None = None
    cancellable: bool = True
    option_months: int = 0
    options: int = 0
    taken: int = 0
    renewed: int = 0
    school_month: int = 8

    def __post_init__(self) -> None:
        checked(self.start, _("First day"))
        contract_check.first_term(self)
        contract_check.renewals(self)
        contract_check.options(self)
        contract_check.paper(self)

    @property
    def bound(self) -> int:
        """The number of the last term that was decided on: 0 as long as nothing was."""
        return self.taken + self.renewed

    @property
    def certain_index(self) -> int | None:
        """The number of the last term unless somebody decides to go on; None when it goes on by itself."""
        return self.bound if self.kind is RenewalKind.EXPRESS else self.last_index

    @property
    def last_index(self) -> int | None:
        """The number of the last term that can be, counted from 0, or None when there is no last one.

        Options that were not taken do not count.
        """
        match self.kind:
            case RenewalKind.NONE:
                return self.taken
            case RenewalKind.SCHOOL_YEAR:
                return self.bound
            case RenewalKind.OPEN_ENDED:
                return None
            case _ if not self.renewal:
                return self.taken
            case _:
                return None if self.most_renewals is None else self.taken + self.most_renewals

    def next_begin(self, index: int) -> date:
        """Return the day after term `index` (0 is the first term)."""
        more = min(index, self.taken) * self.option_months + max(index - self.taken, 0) * self.renewal
        if self.end:
            return add_months(self.end + DAY, more)
        if self.kind is RenewalKind.SCHOOL_YEAR:
            return add_months(self._school_end() + DAY, more)
        return add_months(self.start, self.initial + more)

    def _school_end(self) -> date:
        """Return the last day of the school year that the first term ends with: a term begun later ends with it too."""
        school = BookYear("school", self.school_month)
        years = max(-(-self.initial // YEAR), 1)
        return school.last(school.year(self.start) + years - 1)

    def last_day(self, index: int) -> date:
        """Return the last day of term `index`."""
        return self.next_begin(index) - DAY

    def decide_by(self, index: int) -> date | None:
        """Return the day by which the end of a term must have been decided, whether or not notice is needed for it."""
        begin = self.next_begin(index)
        if self.notice_on and self.index_on(self.notice_on) == index:
            return self.notice_on
        if self.notice_before:
            return self.notice_before.last_day_before(begin)
        return self.notice.last_day(begin) if self.notice else None

    def last_notice(self, index: int) -> date | None:
        """Return the last day on which notice ends the contract with term `index`, or None (see `Term`)."""
        if not self.cancellable or self.kind in UNNOTICED or index < self.bound:
            return None
        return None if index == self.last_index else self.decide_by(index)

    def index_on(self, on: date) -> int:
        """Return the number of the term a day falls in when renewals went on for ever; the first one before it."""
        first = self.next_begin(0)
        if on < first:
            return 0
        for index in range(1, self.taken + 1):
            if on < self.next_begin(index):
                return index
        if not self.renewal:
            return self.taken + 1
        passed = month_index(on) - month_index(self.next_begin(self.taken))
        index = self.taken + passed // self.renewal
        while self.last_day(index) < on:
            index += 1
        return index


class Exit(NamedTuple):
    """The way out of a contract.

    Attributes:
        notice_by: The last day on which notice can be given for it, or None when no notice is needed or known.
        last_day: The last day of the contract then, or None when it cannot be left.
    """

    notice_by: date | None
    last_day: date | None


def terms(contract: Contract, count: int = LISTED) -> list[Term]:
    """Return the first terms of a contract: `count`, or fewer when there are no more.

    An open-ended contract has its initial term, if any, and one that runs on. Express renewals are listed as they can
    be, not as they are agreed.
    """
    if contract.kind is RenewalKind.OPEN_ENDED:
        return _open_terms(contract)
    last = contract.last_index
    listed = count if last is None else min(count, last + 1)
    begins = [contract.start, *(contract.next_begin(index) for index in range(listed))]
    return [
        Term(begins[index], begins[index + 1] - DAY, contract.last_notice(index)) for index in range(listed)
    ]


def _open_terms(contract: Contract) -> list[Term]:
    begin = contract.next_begin(0)
    listed = [Term(begin, None, None)]
    if begin > contract.start:
        listed.insert(0, Term(contract.start, begin - DAY, contract.last_notice(0)))
    return listed


def running_term(contract: Contract, on: date) -> int | None:
    """Return the number of the term that runs on a day, as in `terms`: 0 is the first, also before it begins.

    None: the contract is over. An express renewal counts only once it was agreed.
    """
    index = contract.index_on(on)
    if contract.kind is RenewalKind.OPEN_ENDED:
        return min(index, 1) if contract.next_begin(0) > contract.start else 0
    last = contract.certain_index
    return index if last is None or index <= last else None


def term_end(contract: Contract, on: date) -> date | None:
    """Return the last day of the term that runs on a day; None when it runs on, or when the contract is over."""
    index = running_term(contract, on)
    if index is None:
        return None
    if contract.kind is RenewalKind.OPEN_ENDED:
        return terms(contract)[index].last_day
    return contract.last_day(index)


def way_out(contract: Contract, on: date) -> Exit:
    """Return how the contract can be left at the earliest when notice is given on a day or later.

    A contract that is over gives the day it ended.
    """
    if contract.kind is RenewalKind.OPEN_ENDED:
        return _open_exit(contract, on)
    last = contract.certain_index
    index = max(contract.index_on(on), contract.bound)
    while last is None or index < last:
        notice = contract.last_notice(index)
        if notice is not None and notice >= on:
            return Exit(notice, contract.last_day(index))
        if notice is None:
            return Exit(None, _without_notice(contract, index, last))
        index += 1
    return Exit(None, contract.last_day(last))


def _without_notice(contract: Contract, index: int, last: int | None) -> date | None:
    """Return the exit when no notice day is known: the end of the term, or of the last term if nobody can give notice."""
    if contract.cancellable:
        return contract.last_day(index)
    return None if last is None else contract.last_day(last)


def _open_exit(contract: Contract, on: date) -> Exit:
    """Return the exit of an open-ended contract: at the end of its minimum, or any day after."""
    if not contract.cancellable:
        return Exit(None, None)
    last = contract.last_day(0)
    minimum = contract.last_notice(0)
    if contract.next_begin(0) > contract.start and on <= (minimum or last):
        return Exit(minimum, last)
    if contract.notice is None:
        return Exit(None, None)
    return Exit(contract.notice.latest_for(on), max(last, contract.notice.takes_effect(on)))


def notice_by(contract: Contract, on: date) -> date | None:
    """Return the last day, from this day on, on which notice can be given for the earliest exit (see `Exit`)."""
    return way_out(contract, on).notice_by


def earliest_exit(contract: Contract, on: date) -> date | None:
    """Return the day until which the board is bound, whatever it does from this day on (see `Exit`)."""
    return way_out(contract, on).last_day


def open_options(contract: Contract) -> list[Term]:
    """Return the terms of the extension options that were not taken; `last_notice_day` is the day to decide by."""
    listed = []
    for number in range(contract.taken, contract.options):
        before, after = replace(contract, taken=number), replace(contract, taken=number + 1)
        first, last = before.next_begin(number), after.last_day(number + 1)
        listed.append(Term(first, last, before.decide_by(number) or first - DAY))
    return listed


def advice(by: date, lead_days: int = 0, country: str = "NL", closed: frozenset[date] = frozenset()) -> date:
    """Return the day to send notice: the last working day that leaves the letter its days to arrive.

    Args:
        by: The last day of notice, which stays what it is.
        lead_days: Days that a letter and its receipt need, by contract.
        country: Whose holidays count, "NL" or "VL".
        closed: Further days on which the board is closed.
    """
    return working_day(by, country, closed, lead_days)


def json_of(contract: Contract, on: date) -> dict[str, object]:
    """Return what `contract calculate` prints: six terms or as many as it takes to the earliest exit; dates ISO.

    `running_term` is the number of the term in the list, from 0, or None when the contract is over. Options that are not
    taken yet come under `options`, only when there are any.
    """
    checked(on, _("Date asked"))
    listed = terms(contract, max(LISTED, _needed(contract, on)))
    out = way_out(contract, on)
    found: dict[str, object] = {
        "terms": [_json_term(term) for term in listed],
        "running_term": running_term(contract, on),
        "notice_by": out.notice_by and out.notice_by.isoformat(),
        "earliest_exit": out.last_day and out.last_day.isoformat(),
    }
    options = open_options(contract)
    return {**found, "options": [_json_term(term) for term in options]} if options else found


def _json_term(term: Term) -> dict[str, str | None]:
    return {name: day.isoformat() if day else None for name, day in term._asdict().items()}


def _needed(contract: Contract, on: date) -> int:
    """Return how many terms reach the earliest exit."""
    end = earliest_exit(contract, on) or on
    return contract.index_on(max(end, on)) + 1
