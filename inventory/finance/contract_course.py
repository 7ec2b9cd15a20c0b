"""The course of one price of a contract: what it costs in any span of days, by quantity, indexation, discount and VAT.

A price runs in years from its first day (or in longer periods, when it covers more than a year). In each of them the
quantity is that of its first day, and a rise begins a new leg. Within a leg the amount is one rounded cumulative sum, so that
the parts of any cut add up to the whole, to the cent.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from inventory.finance import index_steps
from inventory.finance.calendar import DAY, YEAR, add_months
from inventory.finance.contract_clock import Clock, DayClock
from inventory.finance.counts import HUNDREDTHS
from inventory.finance.money import BASIS, CENT, UNIT, rounded
from inventory.language import _, ngettext
from inventory.records.values import decimals

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from inventory.finance.index_steps import Indexation, Step


class Charged(NamedTuple):
    """What a price is for.

    Attributes:
        unit_price: In 1/10000 euro for one period.
        quantity: In 1/100.
        months: Months that the price covers.
        one_off: Paid once, in the month of the start.
        discount: Taken off, in 1/100 %.
        without: Rate of the VAT that is taken out, in 1/100 %; 0 when VAT stays in.
    """

    unit_price: int
    quantity: int
    months: int
    one_off: bool = False
    discount: int = 0
    without: int = 0

    def part(self, number: int, whole: int) -> int:
        """Return the cents of a part of the period that the price covers, rounded once."""
        amount = self.unit_price * self.quantity * CENT * (BASIS - self.discount)
        return rounded(amount * number, UNIT * HUNDREDTHS * (BASIS + self.without) * whole)

    def explained(self) -> str:
        """Return how it is reckoned: quantity, price, the months that the price covers, discount and VAT."""
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
        said = [text.format(quantity=shown, price=f"€ {decimals(self.unit_price, 4)}", months=self.months)]
        if self.discount:
            said.append(_("less {percent} % discount").format(percent=decimals(self.discount, 2)))
        if self.without:
            said.append(_("without {percent} % VAT").format(percent=decimals(self.without, 2)))
        return ", ".join(said)


class Leg(NamedTuple):
    """A stretch with one price and one quantity.

    Attributes:
        begin, end: Its units; the end is not included.
        charged: What is paid in it.
        certain: The unit price before the first rise that is an assumption; the same price when there was none.
        step: The last rise before it, or None.
        anchor: The first day of the price, from which its periods are counted.
        clock: How time is counted.
    """

    begin: int
    end: int
    charged: Charged
    certain: int
    step: Step | None
    anchor: date
    clock: Clock

    def upto(self, unit: int) -> int:
        """Return the cents from the begin of the leg up to a unit, which is not included."""
        if unit <= self.begin:
            return 0
        if self.charged.one_off:
            return self.charged.part(1, 1)
        unit = min(unit, self.end)
        if not isinstance(self.clock, DayClock):
            return self.charged.part(unit - self.begin, self.charged.months)
        return sum(self.charged.part(taken, whole) for taken, whole in self._periods(unit))

    def _periods(self, unit: int) -> Iterator[tuple[int, int]]:
        """Return for each period of the price up to a day the days taken, and the days it has."""
        number = max((self.begin - self.anchor.toordinal()) // (31 * self.charged.months), 0)
        begin = add_months(self.anchor, number * self.charged.months).toordinal()
        while begin < unit:
            number += 1
            end = add_months(self.anchor, number * self.charged.months).toordinal()
            taken = min(end, unit) - max(begin, self.begin)
            if taken > 0:
                yield taken, end - begin
            begin = end

    def sure(self) -> Leg:
        """Return the same leg at the price that is certain, when that is lower."""
        price = min(self.certain, self.charged.unit_price)
        return self._replace(charged=self.charged._replace(unit_price=price))


@dataclass(frozen=True, slots=True)
class Course:
    """The course of one price.

    Args:
        charged: What is paid at first; its quantity is replaced by that of each year.
        start: The first day.
        last: The last day; None when it goes on.
        quantity: Gives the quantity on a day in 1/100; None: not known.
        indexation: How the price rises, or None.
        vat: Gives the rate of VAT to take out on a day, in 1/100 %.
        by_days: Spread by days instead of by months.
        before: The first day of the price that takes its place; what is paid for that month or day is paid there.
    """

    charged: Charged
    start: date
    last: date | None
    quantity: Callable[[date], int | None]
    indexation: Indexation | None = None
    vat: Callable[[date], int] | None = None
    by_days: bool = False
    before: date | None = None

    @property
    def clock(self) -> Clock:
        """How time is counted."""
        return DayClock() if self.by_days else Clock()

    @property
    def begin(self) -> int:
        """The first unit."""
        return self.clock.begin(self.start)

    def end(self, horizon: int) -> int:
        """Return the unit after the last one, at most the horizon."""
        ends = [horizon]
        if self.last is not None:
            ends.append(self.clock.until(self.start, self.last))
        if self.before is not None:
            ends.append(self.clock.begin(self.before))
        if self.charged.one_off:
            ends.append(self.begin + 1)
        return max(min(ends), self.begin)

    def legs(self, begin: int, end: int) -> Iterator[Leg]:
        """Return the legs that touch a span of units, in order; those of unknown quantity are left out."""
        last = self.end(end)
        if max(begin, self.begin) >= last:
            return
        rises = self._rises(self.clock.last_day(last - 1))
        for first, after, on in self._years(begin, last):
            quantity = self.quantity(on)
            if quantity is None:
                continue
            without = self.vat(on) if self.vat else 0
            cuts = sorted({first, *(at for at, _step in rises if first < at < after), after})
            for number, cut in enumerate(cuts[:-1]):
                yield self._leg((cut, cuts[number + 1]), quantity, without, rises)

    def _rises(self, until: date) -> list[tuple[int, Step]]:
        if self.indexation is None or self.charged.one_off:
            return []
        listed = index_steps.steps(self.indexation, self.charged.unit_price, self.start, until)
        return [(self.clock.begin(step.on), step) for step in listed]

    def _years(self, begin: int, end: int) -> Iterator[tuple[int, int, date]]:
        """Return the years of the price that touch a span: first unit, unit after the last, first day.

        The unit after the last is that of the whole year, also when the price ends before it.
        """
        months = self.charged.months * -(-YEAR // self.charged.months)
        number = 0
        on = self.start
        while self.clock.begin(on) < end:
            number += 1
            after = add_months(self.start, number * months)
            if self.clock.begin(after) > begin:
                yield self.clock.begin(on), self.clock.begin(after), on
            on = after

    def _leg(self, span: tuple[int, int], quantity: int, without: int, rises: list[tuple[int, Step]]) -> Leg:
        passed = [step for at, step in rises if at <= span[0]]
        price = passed[-1].price if passed else self.charged.unit_price
        sure = next((number for number, step in enumerate(passed) if step.assumed), len(passed))
        certain = passed[sure - 1].price if sure else self.charged.unit_price
        charged = self.charged._replace(unit_price=price, quantity=quantity, without=without)
        return Leg(*span, charged, certain, passed[-1] if passed else None, self.start, self.clock)

    def between(self, begin: int, end: int) -> int:
        """Return the cents of a span of units."""
        last = self.end(end)
        return sum(
            leg.upto(min(last, leg.end)) - leg.upto(max(begin, leg.begin))
            for leg in self.legs(begin, end)
            if max(begin, leg.begin) < min(last, leg.end)
        )

    def cost(self, first: date, last: date) -> int:
        """Return the cents of a span of days."""
        return self.between(self.clock.begin(first), self.clock.begin(last + DAY))
