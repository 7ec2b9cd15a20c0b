"""Indexation: on which days the prices of a contract rise, by how much, and what of that is an assumption.

A step is rounded before the next one is taken (1000.00 → 1035.00 → 1055.70): to the cent for a price of whole cents from one
euro on, else to 1/10000 euro, so that a fee of € 0,10 a pupil rises too.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from inventory.finance.calendar import YEAR, add_months
from inventory.finance.money import BASIS, CENT, UNIT, rounded
from inventory.language import N_, _
from inventory.records.values import day, decimals

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date


class Rule(StrEnum):
    """When the prices of a contract rise."""

    NONE = "none"
    ANNIVERSARY = "anniversary"
    JANUARY = "january"
    MONTH = "month"


ASSUMED = N_("raised by {percent} % on {day} (assumption: {source})")
PUBLISHED = N_("raised by {percent} % on {day} ({source})")


class Value(NamedTuple):
    """A yearly rise in 1/100 % from a day on, for a year; `assumed` when it is not published yet."""

    start: date
    percent: int
    assumed: bool = False


class Step(NamedTuple):
    """A rise of a price.

    Attributes:
        on: The first day of the new price.
        percent: In 1/100 %.
        price: The price from then on, in 1/10000 euro.
        assumed: No value was published for this year.
        source: Where the percentage comes from, for people.
    """

    on: date
    percent: int
    price: int
    assumed: bool
    source: str

    def explained(self) -> str:
        """Return what was done to the price, and whether it is an assumption."""
        text = _(ASSUMED) if self.assumed else _(PUBLISHED)
        return text.format(percent=decimals(self.percent, 2), day=day(self.on), source=self.source)


@dataclass(frozen=True, slots=True)
class Indexation:
    """How the prices of a contract rise.

    Args:
        rule: When.
        start: First day of the contract, for its anniversary.
        month: For a fixed month: 1-12.
        percent: A fixed rise in 1/100 %, instead of a series.
        values: The values of the series, by date.
        assumption: Gives the rise in 1/100 % for a year without a value, by the policy of the board on that day.
        name: Name of the series.
    """

    rule: Rule
    start: date
    month: int = 1
    percent: int | None = None
    values: tuple[Value, ...] = ()
    assumption: Callable[[date], int] | None = None
    name: str = ""

    def days(self, after: date, until: date) -> Iterator[date]:
        """Return the days on which prices rise, after a day and up to and including another."""
        if self.rule is Rule.NONE:
            return
        first, number = self._first(), 1 if self.rule is Rule.ANNIVERSARY else 0
        number = max(number, after.year - first.year - 1)
        while (on := add_months(first, number * YEAR)) <= until:
            if on > after:
                yield on
            number += 1

    def _first(self) -> date:
        if self.rule is Rule.ANNIVERSARY:
            return self.start
        return self.start.replace(month=self.month if self.rule is Rule.MONTH else 1, day=1)

    def rise(self, on: date) -> tuple[int, bool, str]:
        """Return the rise on a day in 1/100 %, whether it is an assumption, and where it comes from.

        A value holds for a year. Without one for the year of the step, the last assumed value of the series holds, and
        else the policy of the board.
        """
        if self.percent is not None:
            return self.percent, False, _("fixed in the contract")
        past = [value for value in self.values if value.start <= on]
        if past and on < add_months(past[-1].start, YEAR):
            return past[-1].percent, past[-1].assumed, self.name
        guessed = [value for value in past if value.assumed]
        if guessed:
            return guessed[-1].percent, True, self.name
        assumed = self.assumption(on) if self.assumption else 0
        return assumed, True, _("policy of the board")


def raised(price: int, percent: int) -> int:
    """Return a price in 1/10000 euro after one step, rounded as the module says.

    Args:
        price: Before.
        percent: In 1/100 %.
    """
    cent = UNIT // CENT
    unit = cent if price % cent == 0 and abs(price) >= UNIT else 1
    return rounded(price * (BASIS + percent), BASIS * unit) * unit


def steps(indexation: Indexation, price: int, first: date, until: date) -> list[Step]:
    """Return the rises of a price that holds from a day, in order.

    Args:
        indexation: How it rises.
        price: On the first day, in 1/10000 euro.
        first: The first day, on which it does not rise.
        until: The last day that is asked.
    """
    listed = []
    for on in indexation.days(first, until):
        percent, assumed, source = indexation.rise(on)
        price = raised(price, percent)
        listed.append(Step(on, percent, price, assumed, source))
    return listed
