"""The prices of a recorded contract as courses: which price takes the place of which, how many units, how it rises, what VAT."""

from __future__ import annotations

import itertools
from functools import partial
from typing import TYPE_CHECKING, Literal, NamedTuple

from inventory.finance.contract_course import Charged, Course
from inventory.finance.counts import HUNDREDTHS
from inventory.finance.index_steps import Indexation, Rule, Value
from inventory.finance.lines import Flag
from inventory.language import _
from inventory.records.values import day

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from inventory.finance.counts import Counts
    from inventory.finance.reading import Books
    from inventory.finance.reading_contracts import ContractRow, PriceRow

Vat = Literal["cost", "in", "out"]
"""What is reckoned: what is cost by the policy of the board, with VAT, or without."""


class Priced(NamedTuple):
    """A price with its course."""

    price: PriceRow
    course: Course


class Prices:
    """Makes courses of the prices of contracts.

    Args:
        books: What was read.
        counts: Pupils, staff and devices by date.
    """

    def __init__(self, books: Books, counts: Counts) -> None:
        self.books = books
        self.counts = counts
        self.flags: list[Flag] = []
        self._courses: dict[tuple[ContractRow, date | None, Vat], list[Priced]] = {}
        self._by_contract: dict[int, list[PriceRow]] = {}
        for price in books.prices:
            self._by_contract.setdefault(price.contract, []).append(price)

    def of(self, row: ContractRow) -> list[PriceRow]:
        """Return the prices of a contract."""
        return self._by_contract.get(row.id, [])

    def courses(self, row: ContractRow, last: date | None, vat: Vat = "cost") -> list[Priced]:
        """Return the prices of a contract with their courses; what overlaps is flagged and counted once.

        Args:
            row: The contract.
            last: The last day on which it can cost something; None: it goes on.
            vat: What of VAT is reckoned.
        """
        key = (row, last, vat)
        if key not in self._courses:
            self._courses[key] = self._listed(row, last, vat)
        return self._courses[key]

    def _listed(self, row: ContractRow, last: date | None, vat: Vat) -> list[Priced]:
        prices = self._running(row)
        later = self._successors(row, prices)
        indexation = self.indexation(row)
        return [
            Priced(price, self._course(row, price, later.get(price.id), last, indexation, vat))
            for price in prices
            if later.get(price.id) != begin(row, price)
        ]

    def _running(self, row: ContractRow) -> list[PriceRow]:
        """Return the prices of a contract without those that end before they begin, which are flagged."""
        found = []
        for price in self.of(row):
            if price.end is None or price.end >= begin(row, price):
                found.append(price)
                continue
            text = _(
                "Contract {contract}: the price “{price}” ends on {end}, before it begins. Correct one of both dates."
            )
            text = text.format(contract=row.number, price=price.description, end=day(price.end))
            self.flag("price_contradicts", text, row)
        return found

    def _course(
        self,
        row: ContractRow,
        price: PriceRow,
        before: date | None,
        last: date | None,
        indexation: Indexation | None,
        vat: Vat,
    ) -> Course:
        ends = [one for one in (price.end, last) if one is not None]
        raises = indexation is not None and price.indexed is not False and not price.one_off
        return Course(
            charged=Charged(
                price.unit_price, HUNDREDTHS, price.period_months, bool(price.one_off), price.discount or 0
            ),
            start=begin(row, price),
            last=min(ends) if ends else None,
            quantity=partial(self.quantity, row, price),
            indexation=indexation if raises else None,
            vat=None if vat == "in" else partial(self._vat, price, vat),
            by_days=row.proration == "days",
            before=before,
        )

    def _vat(self, price: PriceRow, vat: Vat, on: date) -> int:
        if vat == "cost" and self.books.policies.word("vat_cost", on) == "included":
            return 0
        return self.books.policies.whole("default_vat", on) if price.vat is None else price.vat

    def indexation(self, row: ContractRow) -> Indexation | None:
        """Return how the prices of a contract rise, or None."""
        rule = Rule(row.index_rule or "none")
        if rule is Rule.NONE:
            return None
        series = self.books.series.get(row.index_series) if row.index_series is not None else None
        return Indexation(
            rule=rule,
            start=row.start,
            month=row.index_month or 1,
            percent=row.index_percent,
            values=tuple(Value(one.start, one.percent, bool(one.assumed)) for one in series.values)
            if series
            else (),
            assumption=partial(self.books.policies.whole, "price_index"),
            name=series.name if series else "",
        )

    def quantity(self, row: ContractRow, price: PriceRow, on: date) -> int | None:
        """Return how many units a price is for on a day, in 1/100; what is not known is flagged."""
        if price.quantity is not None:
            return price.quantity * HUNDREDTHS
        found = self.counts.quantity(price.basis, on, row.site, row.id)
        if found is None:
            text = _("Contract {contract}: the quantity of “{price}” is not known.").format(
                contract=row.number, price=price.description
            )
            self.flag("unknown_quantity", text, row)
        return found

    def flag(self, code: str, text: str, row: ContractRow) -> None:
        """Note once what is the matter with a contract."""
        flag = Flag(code, text, "contract", row.id)
        if flag not in self.flags:
            self.flags.append(flag)

    def _successors(self, row: ContractRow, prices: Iterable[PriceRow]) -> dict[int, date]:
        """Return from which day another price of the same description takes the place of a price."""
        together: dict[str, list[PriceRow]] = {}
        for price in prices:
            if not price.one_off:
                together.setdefault(price.description, []).append(price)
        found = {}
        for group in together.values():
            ordered = sorted(group, key=lambda one: (begin(row, one), one.id))
            for earlier, later in itertools.pairwise(ordered):
                start = begin(row, later)
                found[earlier.id] = start
                if start == begin(row, earlier) or (earlier.end is not None and earlier.end >= start):
                    self._overlapping(row, earlier, start)
        return found

    def _overlapping(self, row: ContractRow, price: PriceRow, start: date) -> None:
        text = _(
            "Contract {contract}: prices of “{price}” overlap from {day}; only the later one counts from then. "
            "Give the earlier one an end before that day."
        )
        text = text.format(contract=row.number, price=price.description, day=day(start))
        self.flag("overlapping_prices", text, row)


def begin(row: ContractRow, price: PriceRow) -> date:
    """Return the first day of a price: not before its contract."""
    return max(price.start or row.start, row.start)
