"""Why the books and the budget differ: not invoiced yet, an index, a quantity, VAT, something paid once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from inventory.finance.calendar import YEAR, add_months
from inventory.finance.contract_lines import Contracts
from inventory.finance.counts import Counts
from inventory.finance.invoices import invoices
from inventory.finance.money import BASIS, CENT, UNIT, euro, number_text, rounded
from inventory.language import _, ngettext
from inventory.records.values import day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inventory.finance.budget import Budget
    from inventory.finance.invoices import Invoice
    from inventory.finance.reading_contracts import ContractRow
    from inventory.finance.realised_entries import EntryRow

MOST_INDEX = 1_500
"""The largest rise, in 1/100 %, that is taken for an index."""
LEAST_UNIT = 500
"""A smaller yearly unit price, in cents, fits almost any difference."""


class Booked(NamedTuple):
    """What the books have for something: cents, and the entries that they come from."""

    amount: int
    entries: tuple[EntryRow, ...]


class Gap(NamedTuple):
    """Why a budget and what was realised differ.

    Attributes:
        cause: "no_entry", "no_budget", "not_invoiced", "period", "vat", "quantity", "index", "one_off", "proposed" or "other"; ""
            when they do not differ.
        text: The same as a sentence.
    """

    cause: str
    text: str


NO_GAP = Gap("", "")


class Gaps:
    """Explains differences.

    Args:
        found: The budget.
    """

    def __init__(self, found: Budget) -> None:
        self.budget = found
        self.books = found.lots.books
        self.contracts = Contracts(self.books, Counts(self.books))
        self._invoices: dict[int, list[Invoice]] = {}

    def explain(self, contract: ContractRow | None, amount: int, booked: Booked, likely: Booked) -> Gap:
        """Return why something differs; the first cause that explains the whole difference.

        Args:
            contract: The contract that it is about, or None for something else.
            amount: What was budgeted, in cents.
            booked: What was confirmed.
            likely: What is proposed.
        """
        realised = booked.amount
        missing = amount - realised
        if not missing:
            return NO_GAP
        if not amount:
            return Gap("no_budget", _("An entry without a budget."))
        if likely.entries and missing == likely.amount:
            text = ngettext(
                "{count} proposed entry makes it even.",
                "{count} proposed entries make it even.",
                len(likely.entries),
            )
            return Gap("proposed", text.format(count=len(likely.entries)))
        causes = (
            self._not_invoiced(contract, missing, booked.entries) if contract else None,
            None if booked.entries else _unconfirmed(likely),
            self._period(contract, realised) if contract else None,
            self._vat(amount, realised),
            self._one_off(amount, booked.entries),
            self._index(contract, amount, realised) if contract else None,
            self._quantity(contract, -missing) if contract else None,
        )
        return next((one for one in causes if one is not None), self._other(contract, amount, realised))

    def _dated(self, contract: ContractRow) -> list[Invoice]:
        """Return the invoices of the year and of the one before, reckoned once."""
        if contract.id not in self._invoices:
            courses = self.contracts.courses(contract, self.budget.on)
            first = add_months(self.budget.first, -YEAR)
            self._invoices[contract.id] = invoices(contract, courses, first, self.budget.last)
        return self._invoices[contract.id]

    def _expected(self, contract: ContractRow) -> list[Invoice]:
        return [one for one in self._dated(contract) if one.on >= self.budget.first]

    def _not_invoiced(self, contract: ContractRow, missing: int, booked: tuple[EntryRow, ...]) -> Gap | None:
        """Return that the invoices that are still to come are what is missing."""
        seen = max([self.budget.on, *(one.date for one in booked)])
        ahead = [one for one in self._expected(contract) if one.on > seen]
        if ahead and sum(one.amount for one in ahead) == missing:
            text = _("Not invoiced yet: {amount}, from {day}.")
            return Gap("not_invoiced", text.format(amount=euro(missing), day=day(ahead[0].on)))
        return None

    def _period(self, contract: ContractRow, realised: int) -> Gap | None:
        """Return that an invoice was booked that covers months of another year too."""
        year = self.budget
        for one in self._dated(contract):
            if one.amount == realised and (one.first < year.first or one.last > year.last):
                text = _("Booked for {first} until {last}; a part is of another year.")
                return Gap("period", text.format(first=day(one.first), last=day(one.last)))
        return None

    @staticmethod
    def _vat(amount: int, realised: int) -> Gap | None:
        for rate in (21, 9, 6):
            if realised and abs(rounded(amount * 100, 100 + rate) - realised) <= 1:
                return Gap("vat", _("Booked without {rate} % VAT.").format(rate=rate))
        return None

    @staticmethod
    def _one_off(amount: int, booked: tuple[EntryRow, ...]) -> Gap | None:
        """Return that without one entry the rest is what was budgeted."""
        realised = sum(one.amount for one in booked)
        for one in booked if len(booked) > 1 else ():
            if realised - one.amount == amount:
                return Gap("one_off", _("{entry} comes once, beside the budget.").format(entry=one.title))
        return None

    def _index(self, contract: ContractRow, amount: int, realised: int) -> Gap | None:
        """Return that prices rose by an index that is recorded, or by one small round percentage."""
        for percent in self._percents(contract):
            if abs(rounded(amount * (BASIS + percent), BASIS) - realised) <= 1:
                text = _("Prices rose by {percent} %, which was not in the budget.")
                return Gap("index", text.format(percent=number_text(percent)))
        percent = rounded((realised - amount) * BASIS, abs(amount))
        tenths = percent - percent % 10 if percent % 10 < 5 else percent - percent % 10 + 10  # noqa: PLR2004  a tenth of a per cent
        exact = abs(rounded(amount * (BASIS + tenths), BASIS) - realised) <= 1
        if exact and 0 < abs(tenths) <= MOST_INDEX:
            text = _("Prices differ by {percent} %: perhaps an index.")
            return Gap("index", text.format(percent=number_text(tenths)))
        return None

    def _percents(self, contract: ContractRow) -> Iterator[int]:
        """Return the rises, in 1/100 %, that are recorded for a contract."""
        if contract.index_percent:
            yield contract.index_percent
        series = self.books.series.get(contract.index_series or 0)
        if series is not None:
            yield from (one.percent for one in series.values if one.start <= self.budget.last)

    def _quantity(self, contract: ContractRow, more: int) -> Gap | None:
        """Return that the difference is a whole number of units of one price."""
        for price in self.contracts.prices.of(contract):
            unit = rounded(price.unit_price * CENT * YEAR, UNIT * price.period_months)
            if unit >= LEAST_UNIT and more % unit == 0 and more:
                count = abs(more) // unit
                text = (
                    ngettext("{count} unit more of “{price}”.", "{count} units more of “{price}”.", count)
                    if more > 0
                    else ngettext(
                        "{count} unit fewer of “{price}”.", "{count} units fewer of “{price}”.", count
                    )
                )
                return Gap("quantity", text.format(count=count, price=price.description))
        return None

    def _other(self, contract: ContractRow | None, amount: int, realised: int) -> Gap:
        """Return a difference that is not explained, with what is still to be invoiced."""
        percent = number_text(abs(rounded((realised - amount) * BASIS, abs(amount))))
        text = (
            _("{percent} % more than budgeted.")
            if realised > amount
            else _("{percent} % less than budgeted.")
        )
        told = text.format(percent=percent)
        ahead = (
            sum(one.amount for one in self._expected(contract) if one.on > self.budget.on) if contract else 0
        )
        if ahead and realised < amount:
            told += " " + _("Of it {amount} is still to be invoiced.").format(amount=euro(ahead))
        return Gap("other", told)


def _unconfirmed(likely: Booked) -> Gap:
    """Return why something has no confirmed entry: none at all, or only proposed ones."""
    if not likely.entries:
        return Gap("no_entry", _("No entry."))
    text = ngettext(
        "Nothing is confirmed; {count} entry of {amount} is proposed.",
        "Nothing is confirmed; {count} entries of {amount} together are proposed.",
        len(likely.entries),
    )
    return Gap("proposed", text.format(count=len(likely.entries), amount=euro(likely.amount)))
