"""What holds for a purchase lot: its own values, else the policy in force when it was first used.

A policy has a date and counts for lots first used from then on: what the board decides later changes no figure of older
lots. The order is: the lot itself, the dated policy of its category, the category, the policy of the board.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from inventory.finance.calendar import DAY, book_year
from inventory.finance.lot import Convention, Lot, Method, Plan, parts
from inventory.finance.money import BASIS, rounded
from inventory.finance.reading_lots import Rule
from inventory.text import fold

if TYPE_CHECKING:
    from inventory.finance.calendar import BookYear
    from inventory.finance.reading import Books, LotRow
    from inventory.finance.reading_lots import Together
    from inventory.store.policy import Policies

NO_RULE = Rule(date.min, None, None, None, None, None)
LEASE = "operational_lease"


class Terms(NamedTuple):
    """What holds for a lot.

    Attributes:
        cost: What is depreciated and left at the end together, in cents.
        residual: What is left at the end, in cents.
        grant: What others contributed and is released with the depreciation, in cents.
        months: The term, None when it is not recorded.
        method: How the amount is spread.
        convention: When depreciation begins.
    """

    cost: int
    residual: int
    grant: int
    months: int | None
    method: str
    convention: str


class Rules:
    """Finds what holds for lots.

    Args:
        books: What was read.
    """

    def __init__(self, books: Books) -> None:
        self._books = books
        self._policies = policies = books.policies
        self._rules = books.of_lots.rules
        self._threshold = Dated(policies, "capitalisation_threshold")
        self._group = Dated(policies, "capitalisation_threshold_group")
        self._convention = Dated(policies, "depreciation_convention")
        self._residual = Dated(policies, "residual_share")
        self._contributions = Dated(policies, "contributions")
        self._vat = Dated(policies, "vat_cost")
        self._rate = Dated(policies, "default_vat")
        self._gross = "vat_cost" not in policies.decided and self._vat.always == "included"
        self._no_groups = "capitalisation_threshold_group" not in policies.decided
        self._together = self._sums(books.of_lots.together)

    def rule(self, row: LotRow) -> Rule:
        """Return the policy of a lot's category that was in force when it was first used."""
        if not self._rules:
            return NO_RULE
        found = self._rules.get(row.category)
        if not found:
            return NO_RULE
        index = bisect_right(found, row.in_use, key=lambda one: one.start)
        return found[index - 1] if index else NO_RULE

    def months(self, row: LotRow) -> int | None:
        """Return the term of a lot in months: its own, else that of its category, else None."""
        if row.term_months:
            return row.term_months
        category = self._books.categories.get(row.category)
        return self.rule(row).term_months or (category.term_months if category else None)

    def method(self, row: LotRow) -> str:
        """Return how a lot is depreciated; one that is linear like any other follows the policy of its category."""
        own = row.method or "linear"
        return own if own != "linear" else self.rule(row).method or own

    def convention(self, row: LotRow) -> str:
        """Return the lot's own convention, or the one in force on the day of first use."""
        return row.convention or self.rule(row).convention or str(self._convention.at(row.in_use))

    def price(self, row: LotRow | Together) -> int:
        """Return what was paid in cents, without the VAT that is no cost, before contributions."""
        paid = row.quantity * row.unit_price
        return paid if self._gross or self._vat.at(row.in_use) == "included" else self._net(row, paid)

    def _net(self, row: LotRow | Together, amount: int) -> int:
        rate = row.vat if row.vat is not None else int(self._rate.at(row.in_use))
        return rounded(amount * BASIS, BASIS + rate)

    def released(self, row: LotRow | Together) -> bool:
        """Return whether what others contributed is released with the depreciation instead of deducted."""
        return bool(row.contribution) and self._contributions.at(row.in_use) == "released"

    def cost(self, row: LotRow | Together) -> int:
        """Return what is capitalised of a lot, in cents: what was paid, less contributions that are deducted."""
        paid = self.price(row)
        return paid if not row.contribution or self.released(row) else max(0, paid - row.contribution)

    def residual(self, row: LotRow, paid: int) -> int:
        """Return what is left at the end in cents: the lot's own amount, else the share of the policy."""
        if row.residual:
            return row.residual
        part = self.rule(row).residual_share
        if part is None:
            part = int(self._residual.at(row.in_use))
        return rounded(paid * part, BASIS) if part else 0

    def terms(self, row: LotRow) -> Terms:
        """Return everything that holds for a lot."""
        paid = self.cost(row)
        grant = min(row.contribution or 0, paid) if self.released(row) else 0
        return Terms(
            paid, self.residual(row, paid), grant, self.months(row), self.method(row), self.convention(row)
        )

    def capitalised(self, row: LotRow) -> bool:
        """Return whether a lot is depreciated: not under an operational lease, and from the thresholds of its day on.

        A board that decided nothing for groups holds them to the threshold of one piece.
        """
        if row.acquisition == LEASE:
            return False
        on = row.delivered or row.in_use
        threshold = int(self._threshold.at(on))
        if row.unit_price >= threshold and self._piece(row) >= threshold:
            return True
        together = self._together.get(fold(row.bought_together)) if row.bought_together else None
        whole = self.cost(row) if together is None else together
        if self._no_groups or not self._policies.own("capitalisation_threshold_group", on):
            return whole >= threshold
        return whole >= int(self._group.at(on))

    def _piece(self, row: LotRow) -> int:
        """Return what one piece costs in cents, without VAT that is no cost."""
        if self._gross or self._vat.at(row.in_use) == "included":
            return row.unit_price
        return self._net(row, row.unit_price)

    def _sums(self, lots: tuple[Together, ...]) -> dict[str, int]:
        """Return what lots that were bought together cost together, in cents."""
        sums: dict[str, int] = {}
        for one in lots:
            name = fold(one.bought_together)
            sums[name] = sums.get(name, 0) + self.cost(one)
        return sums

    def asset(self, row: LotRow, terms: Terms) -> Lot | None:
        """Return what a lot is depreciated as when nothing happens to it, or None when its term is not recorded.

        Raises:
            InputError: What is recorded contradicts itself.
        """
        if terms.months is None:
            return None
        rate = row.rate if row.rate is not None else self.rule(row).rate
        plan = Plan(
            terms.months,
            Method(terms.method),
            Convention(terms.convention),
            Fraction(rate, BASIS) if rate else None,
            board_year(self._policies, row.in_use),
            parts(row.schedule) if terms.method == "manual" and row.schedule else (),
        )
        opening = row.opening or 0
        return Lot(terms.cost, row.in_use, plan, terms.residual, opening, row.opening_on if opening else None)


class Dated:
    """A policy by date, parsed once a decision: 100,000 lots ask for it.

    Args:
        policies: The policies of the board.
        name: Which of them.
    """

    def __init__(self, policies: Policies, name: str) -> None:
        self._starts = sorted(
            {start for start, _value in policies.decided.get(name, ()) if start is not None}
        )
        self._values: list[int | str] = [policies.at(name, start) for start in self._starts]
        self.always: int | str = policies.at(name, self._starts[0] - DAY if self._starts else date.min)

    def at(self, on: date) -> int | str:
        """Return the value in force on a day."""
        if not self._starts:
            return self.always
        index = bisect_right(self._starts, on)
        return self._values[index - 1] if index else self.always


def board_year(policies: Policies, on: date) -> BookYear:
    """Return the book year of the board on a day."""
    return year_of(policies, policies.word("book_year", on), on)


def year_of(policies: Policies, kind: str, on: date) -> BookYear:
    """Return a kind of book year, "calendar" or "school", with the board's first month of a school year."""
    return book_year(kind, policies.whole("school_year_month", on))
