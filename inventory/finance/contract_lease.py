"""Financial lease: the lot is depreciated as if it was bought; what the instalments cost more is interest, spread over the term."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from inventory.finance.calendar import months_between
from inventory.finance.contract_course import Charged, Course
from inventory.finance.counts import HUNDREDTHS
from inventory.finance.money import CENT, UNIT, euro
from inventory.finance.obligations import terms_of
from inventory.language import _

if TYPE_CHECKING:
    from datetime import date

    from inventory.finance.contract_prices import Priced
    from inventory.finance.reading_contracts import ContractRow


class Interest(NamedTuple):
    """The interest of a lease, in cents.

    Attributes:
        instalments: What is paid over the term.
        capital: Cost of the lots, which are depreciated.
        first, last: The term.
    """

    instalments: int
    capital: int
    first: date
    last: date

    @property
    def amount(self) -> int:
        """What is paid beyond the cost of the lots; negative when the records contradict each other."""
        return self.instalments - self.capital

    def course(self) -> Course:
        """Return the interest spread evenly over the months of the term."""
        months = months_between(self.first, self.last)
        charged = Charged(self.amount * (UNIT // CENT), HUNDREDTHS, months)
        return Course(charged, self.first, self.last, lambda _on: HUNDREDTHS)

    def explained(self) -> str:
        """Return how it is reckoned."""
        text = _("Interest: instalments {instalments} less cost of the lots {capital}")
        return text.format(instalments=euro(self.instalments), capital=euro(self.capital))


def interest(row: ContractRow, courses: list[Priced], capital: int, on: date) -> Interest | None:
    """Return the interest of a financial lease, or None when its term is not known.

    Args:
        row: The contract.
        courses: Its prices.
        capital: Cost in cents of the lots that it covers.
        on: The day whose decisions count.

    Raises:
        InputError: What is recorded contradicts itself.
    """
    contract = terms_of(row, on)
    if contract is None:
        return None
    last = contract.last_day(contract.bound)
    paid = sum(one.course.cost(row.start, last) for one in courses)
    return Interest(paid, capital, row.start, last)
