"""What a licence costs: by its own price, else by the price lines of the contract that pays for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from inventory.finance.contract_prices import Prices
from inventory.finance.counts import Counts
from inventory.finance.money import CENT, UNIT, rounded, share
from inventory.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from inventory.finance.contract_course import Course
    from inventory.finance.contract_prices import Priced
    from inventory.finance.reading import Books
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
        rows: The licences in force, since those of one contract share its prices.
        bought: Their seats by number of the licence, as far as they are known.
        on: The day.
    """

    def __init__(
        self, books: Books, rows: Iterable[SeatRow], bought: Mapping[int, int | None], on: date
    ) -> None:
        self.books = books
        self.on = on
        self._bought = bought
        self._prices = Prices(books, Counts(books))
        self._courses: dict[int, list[Priced]] = {}
        self._sharing: dict[int, list[SeatRow]] = {}
        for row in rows:
            if row.contract is not None:
                self._sharing.setdefault(row.contract, []).append(row)

    def of(self, row: SeatRow, quantity: int | None, system: str = "") -> Cost:
        """Return what a licence in force costs.

        Args:
            row: The licence.
            quantity: The seats that are paid for, or None when the number is not limited.
            system: Name of its system, by which a price line may be called.
        """
        if row.unit_price:
            return _own(row, 1 if quantity is None else quantity)
        if row.contract is None:
            return NO_COST
        return self._contracted(row, self._running(row.contract), system)

    def _contracted(self, row: SeatRow, prices: list[Priced], system: str) -> Cost:
        """Return what a contract asks for one of its licences.

        The only licence carries all lines, others the lines of their own name. A line of the name of the system, or the
        only line, is shared by seats when it is for the seats of these licences together; else the cost is not known.
        """
        sharing = self._sharing[row.contract or 0]
        named = [one for one in prices if fold(one.price.description) == fold(row.name)]
        if named or len(sharing) == 1:
            return self._total(named or prices)
        lines = [one for one in prices if fold(one.price.description) == fold(system)]
        among = [one for one in sharing if one.system == row.system]
        if not lines and len(prices) == 1:
            lines, among = prices, sharing
        if len(among) == 1:
            return self._total(lines)
        seats = [self._bought.get(one.id) for one in among]
        whole = sum(number or 0 for number in seats)
        if not whole or None in seats or any(one.price.quantity != whole for one in lines):
            return NO_COST
        return _part(self._total(lines), self._bought.get(row.id) or 0, whole)

    def _total(self, prices: list[Priced]) -> Cost:
        """Return what price lines ask together."""
        found = [_asked(one.course, self.on) for one in prices]
        costs = [one for one in found if one is not None]
        if not found or len(costs) < len(found):
            return NO_COST
        year = sum(cost.year or 0 for cost in costs)
        if len({cost.months for cost in costs}) > 1:
            return Cost(year, YEAR, year, "contract")
        return Cost(sum(cost.cycle or 0 for cost in costs), costs[0].months, year, "contract")

    def _running(self, number: int) -> list[Priced]:
        """Return the prices of a contract that hold on the day; what is paid once is no price of a year."""
        row = self.books.contracts.get(number)
        if row is None:
            return []
        if number not in self._courses:
            self._courses[number] = [
                one
                for one in self._prices.courses(row, None)
                if not one.price.one_off and _holds(one.course, self.on)
            ]
        return self._courses[number]


def _holds(course: Course, on: date) -> bool:
    """Return whether a price is asked on a day."""
    unit = course.clock.begin(on)
    return course.begin <= unit < course.end(unit + 1)


def _asked(course: Course, on: date) -> Cost | None:
    """Return what a price asks on a day, as far as it rose by then; None when its quantity is not known."""
    unit = course.clock.begin(on)
    for leg in course.legs(unit, unit + 1):
        months = leg.charged.months
        return Cost(leg.charged.part(1, 1), months, leg.charged.part(YEAR, months), "contract")
    return None


def _part(cost: Cost, seats: int, whole: int) -> Cost:
    """Return the part of a cost that some of the seats carry."""
    if cost.cycle is None or cost.year is None:
        return cost
    return cost._replace(cycle=share(cost.cycle, seats, whole), year=share(cost.year, seats, whole))


def _own(row: SeatRow, quantity: int) -> Cost:
    """Return what a licence with its own price costs; a perpetual one is paid once and costs nothing a year."""
    months = row.period_months or YEAR
    asked = (row.unit_price or 0) * quantity * CENT
    cycle = rounded(asked, UNIT)
    if row.type == "perpetual":
        return Cost(cycle, 0, 0, "licence")
    return Cost(cycle, months, rounded(asked * YEAR, UNIT * months), "licence")
