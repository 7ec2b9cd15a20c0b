"""When which amount of a contract is invoiced: anchored months from the first day, in advance or afterwards.

The invoices of a contract add up to what it costs: each is the part of the course of every price that falls in its period.
Dates are reckoned from the first day of the contract (31 January, 29 February, 31 March), never from the date before.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from inventory.finance.calendar import DAY, add_months

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from inventory.finance.contract_prices import Priced
    from inventory.finance.reading_contracts import ContractRow

USUAL = 12


class Invoice(NamedTuple):
    """An invoice as it is expected.

    Attributes:
        on: Its date.
        first, last: The days that it covers.
        amount: In cents.
    """

    on: date
    first: date
    last: date
    amount: int


def invoices(contract: ContractRow, prices: Iterable[Priced], first: date, last: date) -> list[Invoice]:
    """Return the invoices that are dated in a span of days, in order, without those of nothing.

    Args:
        contract: Its invoice period (else that of the shortest price) and whether it is invoiced afterwards.
        prices: Its prices with their courses, with or without VAT as wanted.
        first: The first day.
        last: The last day.
    """
    listed = list(prices)
    months = period(contract, listed)
    found = []
    for begin, end in _periods(contract.start, months, last):
        on = end + DAY if contract.invoice_arrears else begin
        if not first <= on <= last:
            continue
        amount = sum(one.course.cost(begin, end) for one in listed)
        if amount:
            found.append(Invoice(on, begin, end, amount))
    return found


def period(contract: ContractRow, prices: Iterable[Priced]) -> int:
    """Return the months that an invoice covers: as recorded, else those of the shortest price."""
    lengths = [one.course.charged.months for one in prices if not one.course.charged.one_off]
    return contract.invoice_months or min(lengths, default=USUAL)


def _periods(start: date, months: int, until: date) -> Iterator[tuple[date, date]]:
    for number in count():
        begin = add_months(start, number * months)
        if begin > until:
            return
        yield begin, add_months(start, (number + 1) * months) - DAY
