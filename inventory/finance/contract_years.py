"""What the prices of a contract are in each year: unit price, quantity, the rise that led to it, and the cost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from inventory.finance.calendar import CALENDAR, DAY
from inventory.finance.money import amount_text, unit_price_text
from inventory.records.values import decimals

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from inventory.finance.contract_lines import Contracts
    from inventory.finance.contract_prices import Vat
    from inventory.finance.index_steps import Step
    from inventory.finance.reading_contracts import ContractRow


class PriceYear(NamedTuple):
    """One price in (a part of) one calendar year.

    Attributes:
        year: The year.
        description: Of the price.
        first, last: The days.
        quantity: In 1/100.
        unit_price: In 1/10000 euro.
        rise: The last rise before it in 1/100 %, or None.
        source: Where the rise comes from, "" when there was none.
        assumed: The rise is an assumption.
        cost: In cents.
    """

    year: int
    description: str
    first: date
    last: date
    quantity: int
    unit_price: int
    rise: int | None
    source: str
    assumed: bool
    cost: int


def price_years(
    contracts: Contracts, row: ContractRow, years: range, on: date, vat: Vat = "cost"
) -> list[PriceYear]:
    """Return the prices of a contract in some calendar years, each stretch with one price and quantity apart.

    Args:
        contracts: What was read.
        row: The contract.
        years: Which years.
        on: The day whose decisions count.
        vat: What of VAT is reckoned.
    """
    found: list[PriceYear] = []
    for one in (one for year in years for one in _year(contracts, row, year, on, vat)):
        if found and _follows(found[-1], one):
            found[-1] = found[-1]._replace(last=one.last, cost=found[-1].cost + one.cost)
        else:
            found.append(one)
    return sorted(found, key=lambda one: (one.year, one.description, one.first))


def _follows(before: PriceYear, one: PriceYear) -> bool:
    """Return whether a stretch goes on at the same price and quantity in the same year."""
    same = (before.year, before.description, *before[4:9]) == (one.year, one.description, *one[4:9])
    return same and before.last + DAY == one.first


def _year(contracts: Contracts, row: ContractRow, year: int, on: date, vat: Vat) -> Iterator[PriceYear]:
    for price, course in contracts.courses(row, on, vat):
        clock = course.clock
        begin, end = clock.begin(CALENDAR.first(year)), clock.after(CALENDAR.last(year))
        last = course.end(end)
        for leg in course.legs(begin, end):
            low, high = max(begin, leg.begin), min(last, leg.end)
            if low < high:
                rise, source, assumed = _risen(leg.step)
                yield PriceYear(
                    year,
                    price.description,
                    clock.first_day(low),
                    clock.last_day(high - 1),
                    leg.charged.quantity,
                    leg.charged.unit_price,
                    rise,
                    source,
                    assumed,
                    leg.upto(high) - leg.upto(low),
                )


def _risen(step: Step | None) -> tuple[int | None, str, bool]:
    return (None, "", False) if step is None else (step.percent, step.source, step.assumed)


def json_of(one: PriceYear) -> dict[str, Any]:
    """Return a row as `contract prices --format json` prints it."""
    return {
        "year": one.year,
        "description": one.description,
        "from": one.first.isoformat(),
        "to": one.last.isoformat(),
        "quantity": f"{one.quantity // 100}.{one.quantity % 100:02d}"
        if one.quantity % 100
        else one.quantity // 100,
        "unit_price": unit_price_text(one.unit_price),
        "rise": None if one.rise is None else amount_text(one.rise),
        "source": one.source,
        "assumed": one.assumed,
        "cost": amount_text(one.cost),
    }


def quantity_text(quantity: int) -> str:
    """Return a quantity in 1/100 for people, without decimals when it is whole."""
    return decimals(quantity, 2) if quantity % 100 else decimals(quantity, 2)[:-3]
