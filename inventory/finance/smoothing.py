"""Keeping a replacement plan under a yearly ceiling, by a rule that fits in a few sentences (`rule` says them).

1. In each book year what is due is bought in this order: what is without updates by the end of the year, longest first;
   then what is longest past its day; then by lot code.
2. Each lot gets as many whole pieces as still fit; what does not fit waits for the next year and is due there again.
3. One piece that alone costs more than the ceiling is bought all the same, as the only thing of its year.
4. With `advance` N: as much as the N years that follow cannot bear is bought now, as far as there is room; nothing that
   the user moved, and never more than N years early.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from inventory.finance.money import euro
from inventory.finance.replacement_terms import Line
from inventory.language import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, MutableMapping, Sequence

    from inventory.finance.replacement_terms import Due, Horizon, Rules

Order = tuple[date, date, str, int, int, int, int]


def order(due: Due, last: date = date.max) -> Order:
    """Return the sort key by which what is due is bought.

    Args:
        due: What is due.
        last: Last day of the year: an end of support after it does not count yet.
    """
    support = due.support if due.support is not None and due.support <= last else date.max
    need = due.need
    return support, due.day, need.code, need.lot, due.generation, due.offset, due.quantity


def rule(rules: Rules) -> list[str]:
    """Return how the plan keeps under its ceiling, in sentences for people; none without a ceiling."""
    if rules.ceiling is None:
        return []
    said = [
        _(
            "At most {ceiling} a year: first what is without updates, longest first, then what is longest past its "
            "day, then by lot code."
        ).format(ceiling=euro(rules.ceiling)),
        _(
            "What does not fit waits for the next year, by whole pieces. One piece above the ceiling is bought all the "
            "same, as the only thing of its year."
        ),
    ]
    if rules.advance:
        text = ngettext(
            "What the next year cannot bear is bought a year earlier where there is room.",
            "What the next {years} years cannot bear is bought earlier where there is room.",
            rules.advance,
        )
        said.append(text.format(years=rules.advance))
    return said


class Room:
    """What a book year can still bear.

    Args:
        year: The book year.
        rules: Index, ceiling, and years that something may be bought earlier.
        horizon: How years are cut.
    """

    def __init__(self, year: int, rules: Rules, horizon: Horizon) -> None:
        self.year = year
        self.horizon = horizon
        self._rules = rules
        self._last_day = horizon.book.last(year)
        seen = horizon.seen
        self._earliest = seen if seen is not None and horizon.book.year(seen) == year else None
        self._spent = 0

    def fill(self, dues: Iterable[Due]) -> tuple[list[Line], list[Due]]:
        """Buy what fits, in order; return it, and what waits for the next year."""
        queue = sorted(dues, key=lambda due: order(due, self._last_day))
        if self._rules.ceiling is None:
            return [self._line(due, due.quantity) for due in queue], []
        bought, queue = self._oversized(queue)
        held = []
        for due in queue:
            count = self._fitting(due, due.quantity)
            if count:
                bought.append(self._line(due, count))
            if count < due.quantity:
                held.append(_rest(due, count))
        return bought, held

    def _oversized(self, queue: list[Due]) -> tuple[list[Line], list[Due]]:
        """Buy the first piece that alone is above the ceiling, as long as nothing else was bought; the rest is returned too."""
        ceiling = self._rules.ceiling or 0
        for place, due in enumerate(queue):
            if not self._spent and self._cost(due, 1) > ceiling:
                line = replace(self._line(due, 1), over=True)
                return [line], [*queue[:place], _rest(due, 1), *queue[place + 1 :]]
        return [], queue

    def advance(self, todo: MutableMapping[int, list[Due]]) -> list[Line]:
        """Buy now what years to come cannot bear; what is bought is taken out of their lists.

        Args:
            todo: What is due, by year; changed in place.
        """
        years = range(self.year + 1, min(self.year + self._rules.advance, self.horizon.last) + 1)
        excess = self._excess(todo, years)
        bought: list[Line] = []
        for year in years:
            if excess <= 0:
                break
            kept = []
            for due in sorted(todo.get(year, ()), key=order):
                count = 0 if due.moved or due.year < year else self._early(due, year, excess)
                if count:
                    bought.append(self._line(due, count))
                    excess -= self._cost(due, count, year)
                if count < due.quantity:
                    kept.append(_rest(due, count))
            todo[year] = kept
        return bought

    def _early(self, due: Due, year: int, excess: int) -> int:
        """Return how many pieces of what is due in a later year are bought now: no more than that takes the excess away."""
        if excess <= 0:
            return 0
        price = max(1, self._cost(due, 1, year))
        return self._fitting(due, min(due.quantity, -(-excess // price)))

    def _excess(self, todo: Mapping[int, list[Due]], years: Sequence[int]) -> int:
        """Return what must be bought this year so that the years to come, together, keep under their ceilings."""
        ceiling = self._rules.ceiling
        if ceiling is None:
            return 0
        most = needed = 0
        for count, year in enumerate(years, 1):
            needed += sum(self._cost(due, due.quantity, year) for due in todo.get(year, ()))
            most = max(most, needed - count * ceiling)
        return most

    def _cost(self, due: Due, quantity: int, year: int | None = None) -> int:
        """Return what pieces cost in this year, or another one, in cents."""
        return self._rules.index.priced(due.price * quantity, due.price_year, year or self.year)

    def _fitting(self, due: Due, most: int) -> int:
        """Return how many pieces still fit, at most so many."""
        room = (self._rules.ceiling or 0) - self._spent
        if room <= 0:
            return 0
        top, bottom = self._rules.index.factor(due.price_year, self.year)
        if due.price:
            most = min(most, room * bottom // (due.price * top) + 1)
        while most and self._cost(due, most) > room:
            most -= 1
        return most

    def _line(self, due: Due, quantity: int) -> Line:
        """Return what is bought, and count it."""
        cost = self._cost(due, quantity)
        self._spent += cost
        reason = due.reason
        if self.year != due.year:
            reason = "smoothed" if self.year > due.year else "advanced"
        mine = due if quantity == due.quantity else replace(due, quantity=quantity)
        return Line(mine, self.year, quantity, self._cost(due, 1), cost, reason, earliest=self._earliest)


def _rest(due: Due, count: int) -> Due:
    """Return what is left when so many pieces are bought: maybe none."""
    return replace(due, quantity=due.quantity - count, offset=due.offset + count)
