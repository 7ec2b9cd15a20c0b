"""What a licence costs: by its own price, else by the price lines of the contract that pays for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from inventory.finance.counts import HUNDREDTHS, Counts
from inventory.finance.money import BASIS, CENT, UNIT, rounded
from inventory.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from inventory.finance.reading import Books
    from inventory.finance.reading_contracts import PriceRow
    from inventory.finance.reading_licences import SeatRow

YEAR = 12


class Cost(NamedTuple):
    """What a licence costs, in cents.

    Attributes:
        cycle: For one period, None when it is not known.
        months: Months of that period; 0 when it is paid once.
        year: A year; 0 when it was paid once, None when it is not known.
        source: Where the price comes from, "" when there is none.
    """

    cycle: int | None
    months: int
    year: int | None
    source: Literal["licence", "contract", ""] = ""


NO_COST = Cost(None, 0, None)


class Costs:
    """Prices licences on a day.

    Args:
        books: What was read.
        rows: Every licence, since those of one contract share its prices.
        on: The day.
    """

    def __init__(self, books: Books, rows: Iterable[SeatRow], on: date) -> None:
        self.books = books
        self.on = on
        self.counts = Counts(books)
        self._prices = running_prices(books.prices, on)
        self._sharing: dict[int, int] = {}
        for row in rows:
            if row.contract is not None:
                self._sharing[row.contract] = self._sharing.get(row.contract, 0) + 1

    def of(self, row: SeatRow, quantity: int | None, system: str = "") -> Cost:
        """Return what a licence costs.

        Args:
            row: The licence.
            quantity: The seats that are paid for, or None when the number is not limited.
            system: Name of its system, by which a price line may be called.
        """
        if row.unit_price:
            return _own(row, 1 if quantity is None else quantity)
        if row.contract is None:
            return NO_COST
        return self._contracted(row.contract, {fold(row.name), fold(system)})

    def _contracted(self, contract: int, names: set[str]) -> Cost:
        """Return what a contract asks: by the lines that are called after the licence, or by all when it is the only one."""
        prices = self._prices.get(contract, [])
        called = [one for one in prices if fold(one.description) in names]
        if called or self._sharing[contract] > 1:
            prices = called
        found = [self._priced(one) for one in prices]
        if not found or any(one is None for one in found):
            return NO_COST
        costs = [one for one in found if one is not None]
        year = sum(cost.year or 0 for cost in costs)
        if len({cost.months for cost in costs}) > 1:
            return Cost(year, YEAR, year, "contract")
        return Cost(sum(cost.cycle or 0 for cost in costs), costs[0].months, year, "contract")

    def _priced(self, price: PriceRow) -> Cost | None:
        """Return what one price line asks, or None when its quantity is not known."""
        contract = self.books.contracts[price.contract]
        units = (
            price.quantity * HUNDREDTHS
            if price.quantity is not None
            else self.counts.quantity(price.basis, self.on, contract.site, contract.id)
        )
        if units is None:
            return None
        asked = price.unit_price * units * (BASIS - (price.discount or 0))
        cycle = rounded(asked * CENT, UNIT * HUNDREDTHS * BASIS)
        year = rounded(asked * YEAR * CENT, UNIT * HUNDREDTHS * BASIS * price.period_months)
        return Cost(cycle, price.period_months, year, "contract")


def _own(row: SeatRow, quantity: int) -> Cost:
    """Return what a licence with its own price costs; a perpetual one is paid once and costs nothing a year."""
    months = row.period_months or YEAR
    asked = (row.unit_price or 0) * quantity * CENT
    cycle = rounded(asked, UNIT)
    if row.type == "perpetual":
        return Cost(cycle, 0, 0, "licence")
    return Cost(cycle, months, rounded(asked * YEAR, UNIT * months), "licence")


def running_prices(prices: Iterable[PriceRow], on: date) -> dict[int, list[PriceRow]]:
    """Return the price lines of each contract that hold on a day: of those of one description the one that began last.

    What is paid once is no price of a year and left out.
    """
    latest: dict[tuple[int, str], PriceRow] = {}
    for one in sorted(prices, key=lambda row: row.start.toordinal() if row.start else 0):
        if not one.one_off and (one.start is None or one.start <= on) and (one.end is None or one.end >= on):
            latest[one.contract, one.description] = one
    found: dict[int, list[PriceRow]] = {}
    for one in latest.values():
        found.setdefault(one.contract, []).append(one)
    return found
