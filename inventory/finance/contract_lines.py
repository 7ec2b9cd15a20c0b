"""Contracts and licences in the budget: unit price by quantity by months, as sure as the terms of the contract make it."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, NamedTuple

from inventory.errors import InputError
from inventory.finance.calendar import DAY, month_index
from inventory.finance.counts import HUNDREDTHS
from inventory.finance.lines import CostLine, Flag
from inventory.finance.money import CENT, UNIT, rounded
from inventory.finance.obligations import obligation
from inventory.finance.spread import charged_months, parts
from inventory.language import _, ngettext
from inventory.records.values import day, decimals

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from inventory.finance.counts import Counts
    from inventory.finance.obligations import Obligation
    from inventory.finance.reading import Books, LicenceRow
    from inventory.finance.reading_contracts import ContractRow, PriceRow
    from inventory.finance.spread import Part

CAPITAL = ("purchase", "financial_lease")
"""Contracts whose payments buy what is depreciated, when they cover a purchase lot."""
LICENCE_BASES = {"pupil": "pupil", "fte": "fte", "site": "site", "device": "device"}


class Charged(NamedTuple):
    """What a price is for.

    Attributes:
        unit_price: In 1/10000 euro for one period.
        quantity: In 1/100.
        months: Months that the price covers.
        one_off: Paid once, in the month of the start.
    """

    unit_price: int
    quantity: int
    months: int
    one_off: bool = False

    def upto(self, months: int) -> int:
        """Return the cents of so many months together, rounded once."""
        if self.one_off:
            months = self.months if months else 0
        return rounded(self.unit_price * self.quantity * months * CENT, UNIT * HUNDREDTHS * self.months)

    def explained(self) -> str:
        """Return how it is reckoned: quantity, price and the months that the price covers."""
        shown = decimals(self.quantity, 2)
        shown = shown if self.quantity % HUNDREDTHS else shown[:-3]
        if self.one_off:
            text = _("{quantity} × {price}, once")  # noqa: RUF001  the sign of multiplication
        else:
            text = ngettext(
                "{quantity} × {price} a month",  # noqa: RUF001
                "{quantity} × {price} per {months} months",  # noqa: RUF001
                self.months,
            )
        return text.format(quantity=shown, price=f"€ {decimals(self.unit_price, 4)}", months=self.months)


class Contracts:
    """Reckons with the contracts and licences of a board.

    Args:
        books: What was read.
        counts: Pupils, staff and devices by date.
    """

    def __init__(self, books: Books, counts: Counts) -> None:
        self.books = books
        self.counts = counts
        self.flags: list[Flag] = []
        self._ends = _superseded(books.prices)
        self._capital = {
            one.contract
            for one in books.covers
            if one.lot is not None
            and one.contract in books.contracts
            and books.contracts[one.contract].type in CAPITAL
        }

    def lines(self, period: tuple[date, date], on: date) -> Iterator[CostLine]:
        """Return what contracts and licences cost in a period, as seen on a day; what cannot be reckoned is flagged."""
        bound: dict[int, Obligation | None] = {}
        for price in self.books.prices:
            row = self.books.contracts.get(price.contract)
            if row is None or self._paid_as_lot(row):
                continue
            if row.id not in bound:
                bound[row.id] = self._obligation(row, on)
            span = bound[row.id]
            if span is not None:
                yield from self._priced(row, price, span, period, on)
        for licence in self.books.licences:
            yield from self._licensed(licence, period, on)

    def _paid_as_lot(self, row: ContractRow) -> bool:
        return row.id in self._capital

    def _obligation(self, row: ContractRow, on: date) -> Obligation | None:
        try:
            return obligation(row, on)
        except InputError as problem:
            text = _("Contract {contract}: {problem}").format(contract=row.number, problem=problem)
            self.flags.append(Flag("contract_contradicts", text, "contract", row.id))
            return None

    def _priced(
        self, row: ContractRow, price: PriceRow, span: Obligation, period: tuple[date, date], on: date
    ) -> Iterator[CostLine]:
        """Return the lines of one price of a contract."""
        start = max(price.start or row.start, row.start)
        last = _earliest(self._ends.get(price.id, price.end), span.last)
        months = charged_months(start, last, span.committed, period[1])
        if months.first >= months.end or not _touches(months.first, months.end, period):
            return
        quantity = self._quantity(row, price, period[0])
        if quantity is None:
            return
        charged = Charged(price.unit_price, quantity, price.period_months, bool(price.one_off))
        if charged.one_off:
            months = months._replace(end=months.first + 1, committed=months.first + 1)
        cost_row = price.cost_row or row.cost_row
        for part in parts(months, charged.upto, period, on):
            yield self._line(row, price, part, cost_row, charged)

    def _quantity(self, row: ContractRow, price: PriceRow, on: date) -> int | None:
        if price.quantity is not None:
            return price.quantity * HUNDREDTHS
        found = self.counts.quantity(price.basis, on, row.site, row.id)
        if found is None:
            text = _("Contract {contract}: the quantity of “{price}” is not known.").format(
                contract=row.number, price=price.description
            )
            self.flags.append(Flag("unknown_quantity", text, "contract", row.id))
        return found

    def _line(
        self, row: ContractRow, price: PriceRow, part: Part, cost_row: str | None, charged: Charged
    ) -> CostLine:
        return CostLine(
            amount=part.amount,
            first=part.first,
            last=part.last,
            cost_row=cost_row,
            pillar=None,
            kind="operating",
            nature=part.nature,
            record="contract",
            record_id=row.id,
            title=row.title,
            explanation=_reckoned(price.description, charged, part),
            site=self.books.site(row.site),
            supplier=self.books.supplier(row.supplier),
            financing=row.financing or "operating",
        )

    def _licensed(self, row: LicenceRow, period: tuple[date, date], on: date) -> Iterator[CostLine]:
        """Return the lines of a licence with its own price that no contract pays."""
        paid = any(price.contract == row.contract for price in self.books.prices)
        if not row.unit_price or (row.contract is not None and paid):
            return
        start = row.start or period[0]
        once = row.type == "perpetual"
        months = charged_months(start, row.end, row.end or on, period[1])
        if once:
            months = months._replace(end=months.first + 1, committed=months.first + 1)
        if (once and row.start is None) or not _touches(months.first, months.end, period):
            return
        quantity = self._seats(row, period[0])
        if quantity is None:
            return
        charged = Charged(row.unit_price, quantity, row.period_months or 12, once)
        system = self.books.systems.get(row.system) if row.system is not None else None
        for part in parts(months, charged.upto, period, on):
            yield CostLine(
                amount=part.amount,
                first=part.first,
                last=part.last,
                cost_row=row.cost_row or (system.cost_row if system else None),
                pillar=None,
                kind="operating",
                nature=part.nature,
                record="licence",
                record_id=row.id,
                title=row.name,
                explanation=_reckoned("", charged, part),
                supplier=self.books.supplier(row.supplier or (system.supplier if system else None)),
            )

    def _seats(self, row: LicenceRow, on: date) -> int | None:
        if row.seats is not None:
            return row.seats * HUNDREDTHS
        found = self.counts.quantity(LICENCE_BASES.get(row.type, "fixed"), on, None)
        if found is None:
            text = _("Licence {licence}: the number of seats is not known.").format(licence=row.name)
            self.flags.append(Flag("unknown_quantity", text, "licence", row.id))
        return found


def _reckoned(what: str, charged: Charged, part: Part) -> str:
    """Return how a part was reckoned, with its span of days."""
    text = _("{how}, {first} until {last}").format(
        how=charged.explained(), first=day(part.first), last=day(part.last)
    )
    return f"{what}: {text}" if what else text


def _touches(first: int, end: int, period: tuple[date, date]) -> bool:
    return first < end and first <= month_index(period[1]) and end > month_index(period[0])


def _earliest(*days: date | None) -> date | None:
    return min((one for one in days if one is not None), default=None)


def _superseded(prices: Iterable[PriceRow]) -> dict[int, date]:
    """Return the last day of prices that a later price of the same contract and description takes the place of."""
    together: dict[tuple[int, str], list[PriceRow]] = {}
    for price in prices:
        together.setdefault((price.contract, price.description), []).append(price)
    found = {}
    for group in together.values():
        ordered = sorted(group, key=lambda one: one.start.toordinal() if one.start else 0)
        for earlier, later in itertools.pairwise(ordered):
            if later.start is not None and earlier.end is None and earlier.start != later.start:
                found[earlier.id] = later.start - DAY
    return found
