"""Contracts in the budget: unit price by quantity by time, as sure as the terms of the contract make it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from inventory.errors import InputError
from inventory.finance import contract_lease, contract_licences
from inventory.finance.contract_licences import Licences
from inventory.finance.contract_parts import Seen, parts
from inventory.finance.contract_prices import Prices
from inventory.finance.lines import CostLine
from inventory.finance.lot_lines import Lots
from inventory.finance.money import euro
from inventory.finance.obligations import obligation
from inventory.language import _

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from inventory.finance.contract_course import Course
    from inventory.finance.contract_prices import Priced, Vat
    from inventory.finance.counts import Counts
    from inventory.finance.lines import Flag
    from inventory.finance.obligations import Obligation
    from inventory.finance.reading import Books
    from inventory.finance.reading_contracts import ContractRow, PriceRow

CAPITAL = ("purchase", "financial_lease")
"""Contracts whose payments buy what is depreciated, when they cover a purchase lot."""

LICENCE_BASES = contract_licences.BASES
"""What is counted for a kind of licence."""


class _Line(NamedTuple):
    """What becomes lines: a course, and what is told with it."""

    course: Course
    cost_row: str | None
    description: str


class Contracts:
    """Reckons with the contracts and licences of a board.

    Args:
        books: What was read.
        counts: Pupils, staff and devices by date.
    """

    def __init__(self, books: Books, counts: Counts) -> None:
        self.books = books
        self.prices = Prices(books, counts)
        self.licences = Licences(books, counts, self.prices.flags)
        self._lots = {row.id: row for row in books.lots}
        self._capital: dict[int, list[int]] = {}
        for one in books.covers:
            if one.lot is not None and one.contract in books.contracts:
                self._capital.setdefault(one.contract, []).append(one.lot)

    @property
    def flags(self) -> list[Flag]:
        """What cannot be reckoned with, each once."""
        return self.prices.flags

    def lines(self, period: tuple[date, date], on: date) -> Iterator[CostLine]:
        """Return what contracts and licences cost in a period, as seen on a day; what cannot be reckoned is flagged."""
        for row in self.books.contracts.values():
            yield from self.of(row, period, on)
        yield from self.licences.lines(period, on)

    def of(self, row: ContractRow, period: tuple[date, date], on: date) -> Iterator[CostLine]:
        """Return what one contract costs in a period, as seen on a day."""
        span = self.span(row, on) if self.prices.of(row) else None
        if span is None:
            return
        for one in self._courses(row, span, on):
            for part in parts(one.course, Seen(*period, on, span.committed)):
                text = f"{one.description}: {part.explanation}" if one.description else part.explanation
                yield CostLine(
                    amount=part.amount,
                    first=part.first,
                    last=part.last,
                    cost_row=one.cost_row,
                    pillar=None,
                    kind="operating",
                    nature=part.nature,
                    record="contract",
                    record_id=row.id,
                    title=row.title,
                    explanation=text,
                    site=self.books.site(row.site),
                    supplier=self.books.supplier(row.supplier),
                    financing=row.financing or "operating",
                    scope=row.scope or "",
                )

    def span(self, row: ContractRow, on: date) -> Obligation | None:
        """Return until when a contract binds and costs, or None (flagged) when it contradicts itself."""
        try:
            return obligation(row, on)
        except InputError as problem:
            text = _("Contract {contract}: {problem}").format(contract=row.number, problem=problem)
            self.prices.flag("contract_contradicts", text, row)
            return None

    def courses(self, row: ContractRow, on: date, vat: Vat = "cost") -> list[Priced]:
        """Return what a contract asks to be paid, whatever part of it is capital; none when it contradicts itself."""
        span = self.span(row, on)
        return [] if span is None else self.prices.courses(row, span.last, vat)

    def cost(self, row: ContractRow, first: date, last: date, on: date, vat: Vat = "cost") -> int:
        """Return what a contract asks to be paid in a span of days, in cents."""
        return sum(one.course.cost(first, last) for one in self.courses(row, on, vat))

    def bought(self, row: ContractRow) -> bool:
        """Return whether the payments of a contract buy lots, which are depreciated or expensed as such."""
        return row.type in CAPITAL and row.id in self._capital

    def _courses(self, row: ContractRow, span: Obligation, on: date) -> list[_Line]:
        listed = self.prices.courses(row, span.last)
        if not self.bought(row):
            return [_Line(one.course, _cost_row(row, one.price), one.price.description) for one in listed]
        if row.type != "financial_lease":
            return []
        return self._interest(row, listed, on)

    def _interest(self, row: ContractRow, listed: list[Priced], on: date) -> list[_Line]:
        """Return the interest of a financial lease; instalments below the cost of the lots are flagged."""
        lots = [self._lots.get(number) for number in self._capital[row.id]]
        reckoner = Lots(self.books)
        known = [reckoner.cost(lot) for lot in lots if lot is not None]
        found = contract_lease.interest(row, listed, sum(known), on) if len(known) == len(lots) else None
        if found is None or not found.amount:
            return []
        if found.amount < 0:
            text = _(
                "Contract {contract}: the instalments ({instalments}) are less than the lots cost ({capital})."
            )
            text = text.format(
                contract=row.number, instalments=euro(found.instalments), capital=euro(found.capital)
            )
            self.prices.flag("lease_below_cost", text, row)
            return []
        return [_Line(found.course(), row.cost_row, found.explained())]


def _cost_row(row: ContractRow, price: PriceRow) -> str | None:
    return price.cost_row or row.cost_row
