"""Purchase lots in the budget: capitalised and depreciated, or below the threshold an expense of the month of delivery."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from inventory.errors import InputError
from inventory.finance.calendar import DAY, book_year, month_index
from inventory.finance.depreciation import charge, linear_charge
from inventory.finance.explanation import explain
from inventory.finance.lines import CostLine, Flag
from inventory.finance.lot import Convention, Disposal, Lot, Method, Plan
from inventory.finance.money import euro
from inventory.language import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inventory.finance.calendar import BookYear
    from inventory.finance.lines import CostKind, Nature
    from inventory.finance.reading import Books, LotRow
    from inventory.store.policy import Policies

FAST = {"month-of-use": 0, "next-month": 1}
"""Conventions whose linear charge is a closed form in months, with the months that they begin later."""


class Charge(NamedTuple):
    """What a lot costs in a period; `kind` tells whether it is depreciated or an expense."""

    lot: LotRow
    kind: CostKind
    amount: int


class Lots:
    """Reckons with the lots of a board.

    Args:
        books: What was read.
    """

    def __init__(self, books: Books) -> None:
        self.books = books
        self.flags: list[Flag] = []
        self._thresholds = _Dated(books.policies, "capitalisation_threshold")
        self._conventions = _Dated(books.policies, "depreciation_convention")

    def months(self, row: LotRow) -> int | None:
        """Return the term of a lot in months: its own, else that of its category, else None."""
        category = self.books.categories.get(row.category)
        return row.term_months or (category.term_months if category else None)

    def cost_row(self, row: LotRow) -> str | None:
        """Return the row of the budget that a lot belongs to, by its category."""
        category = self.books.categories.get(row.category)
        return category.cost_row if category else None

    def capitalised(self, row: LotRow) -> bool:
        """Return whether a lot is depreciated: a piece or the whole of it reaches the threshold of its day."""
        threshold = int(self._thresholds.at(row.delivered or row.in_use))
        return row.unit_price >= threshold or cost(row) >= threshold

    def convention(self, row: LotRow) -> str:
        """Return the lot's own convention, or the board's on the day of first use."""
        return row.convention or str(self._conventions.at(row.in_use))

    def asset(self, row: LotRow) -> Lot | None:
        """Return what a lot is depreciated as, or None when its term is not recorded.

        Raises:
            InputError: What is recorded contradicts itself.
        """
        months = self.months(row)
        if months is None:
            return None
        plan = Plan(
            months,
            Method(row.method or "linear"),
            Convention(self.convention(row)),
            book=board_year(self.books.policies, row.in_use),
        )
        disposal = Disposal(row.disposed, row.proceeds or 0) if row.disposed else None
        return Lot(cost(row), row.in_use, plan, row.residual or 0, disposal=disposal)

    def charges(self, first: date, last: date) -> Iterator[Charge]:
        """Return what every lot costs in a period, without those that cost nothing; what cannot be reckoned is flagged."""
        begin, end = month_index(first), month_index(last)
        for row in self.books.lots:
            if self.capitalised(row):
                amount = self._depreciation(row, begin, end, first, last)
                if amount:
                    yield Charge(row, "depreciation", amount)
            elif first <= (row.delivered or row.in_use) <= last:
                yield Charge(row, "operating", cost(row))

    def first_month(self, row: LotRow) -> int | None:
        """Return the first month that the closed form charges (linear by months); None for a lot that it does not fit."""
        if row.disposed is not None or (row.method or "linear") != "linear" or not self.months(row):
            return None
        later = FAST.get(self.convention(row))
        if later is None or not 0 <= (row.residual or 0) <= cost(row):
            return None
        return month_index(row.in_use) + later

    def _depreciation(self, row: LotRow, begin: int, end: int, first: date, last: date) -> int:
        start = self.first_month(row)
        if start is None:
            return self._slowly(row, first, last)
        return linear_charge(cost(row), row.residual or 0, start, self.months(row) or 1, begin, end)

    def _slowly(self, row: LotRow, first: date, last: date) -> int:
        try:
            asset = self.asset(row)
        except InputError as problem:
            self.flag("lot_contradicts", row, str(problem))
            return 0
        if asset is None:
            if cost(row):
                self.flag("lot_without_term", row, _("no depreciation term is recorded"))
            return 0
        return charge(asset, first, last)

    def flag(self, code: str, row: LotRow, problem: str) -> None:
        """Note that a lot cannot be reckoned with."""
        text = _("Purchase lot {lot}: {problem}").format(lot=row.code, problem=problem)
        self.flags.append(Flag(code, text, "lot", row.id))

    def lines(self, charges: list[Charge], period: tuple[date, date], on: date) -> Iterator[CostLine]:
        """Return the cost lines of charges: what is charged by a day is actual, the rest committed."""
        for one in charges:
            if one.kind == "operating":
                yield self._expense(one, on)
            else:
                yield from self._depreciated(one, period, on)

    def _depreciated(self, one: Charge, period: tuple[date, date], on: date) -> Iterator[CostLine]:
        asset = self.asset(one.lot)
        assert asset is not None  # a lot without a term has no charge
        text = explain(asset)
        spans: tuple[tuple[date, date, Nature], ...] = (
            (period[0], min(on, period[1]), "actual"),
            (max(on + DAY, period[0]), period[1], "committed"),
        )
        for first, last, nature in spans:
            amount = charge(asset, first, last) if last >= first else 0
            if amount:
                yield self._line(one, amount, (first, last), nature, text)

    def _expense(self, one: Charge, on: date) -> CostLine:
        day = one.lot.delivered or one.lot.in_use
        text = _("{quantity} × {price}, below the capitalisation threshold").format(  # noqa: RUF001  the sign itself
            quantity=one.lot.quantity, price=euro(one.lot.unit_price)
        )
        return self._line(one, one.amount, (day, day), "actual" if day <= on else "committed", text)

    def _line(
        self, one: Charge, amount: int, span: tuple[date, date], nature: Nature, explanation: str
    ) -> CostLine:
        row = one.lot
        return CostLine(
            amount=amount,
            first=span[0],
            last=span[1],
            cost_row=self.cost_row(row),
            pillar=None,
            kind=one.kind,
            nature=nature,
            record="lot",
            record_id=row.id,
            title=f"{row.code} · {row.description}",
            explanation=explanation,
            site=self.books.site(row.site),
            supplier=self.books.supplier(row.supplier),
            financing=row.financing or "operating",
        )


class _Dated:
    """A policy by date, parsed once a decision: 100,000 lots ask for it."""

    def __init__(self, policies: Policies, name: str) -> None:
        self._starts = sorted(
            {start for start, _value in policies.decided.get(name, ()) if start is not None}
        )
        self._values = [policies.at(name, start) for start in self._starts]
        self._before = policies.at(name, self._starts[0] - DAY if self._starts else date.min)

    def at(self, on: date) -> int | str:
        """Return the value in force on a day."""
        index = bisect_right(self._starts, on)
        found = self._values[index - 1] if index else self._before
        assert isinstance(found, int | str)
        return found


def cost(row: LotRow) -> int:
    """Return what a lot cost the board, in cents: without what others paid."""
    return max(0, row.quantity * row.unit_price - (row.contribution or 0))


def board_year(policies: Policies, on: date) -> BookYear:
    """Return the book year of the board on a day."""
    return year_of(policies, policies.word("book_year", on), on)


def year_of(policies: Policies, kind: str, on: date) -> BookYear:
    """Return a kind of book year, "calendar" or "school", with the board's first month of a school year."""
    return book_year(kind, policies.whole("school_year_month", on))
