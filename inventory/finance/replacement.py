"""The replacement plan: what has to be bought again in which year, at which price, as far as the horizon reaches.

A lot is replaced in the book year in which its term ends, or in which updates end, whichever comes first (or the one of
the two that is asked). What should have been replaced before the plan begins is replaced in its first year. What is
bought is replaced again after the same term. Prices rise by an index each book year, from the year of first use to
that of the replacement, and are rounded once, at the end: rounding a year at a time gives 2 cents more on the demo
board, a price a piece at a time up to 2.43 euro more. All of it is pure: rows in, lines out.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from inventory.errors import InputError
from inventory.finance import smoothing
from inventory.finance.calendar import DAY, add_months
from inventory.finance.lines import Flag
from inventory.finance.money import euro, share
from inventory.finance.replacement_terms import (
    Due,
    Horizon,
    Line,
    Move,
    Need,
    Result,
    Rules,
)
from inventory.language import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

__all__ = ["Due", "Horizon", "Line", "Move", "Need", "Result", "Rules", "plan", "refuse_moves"]


def plan(needs: Iterable[Need], horizon: Horizon, rules: Rules, moves: Iterable[Move] = ()) -> Result:
    """Return what is bought in each book year of the horizon; the order of the needs does not matter.

    Args:
        needs: What there is, a row a lot.
        horizon: The first and last book year.
        rules: Index, ceiling and what decides the year.
        moves: What the user decided otherwise.
    """
    rows = sorted(needs, key=lambda need: (need.code, need.lot))
    chain = _Chain(horizon, rules, moves)
    todo: dict[int, list[Due]] = defaultdict(list)
    for need in rows:
        if not need.excluded:
            chain.put(todo, chain.first(need))
    lines: list[Line] = []
    for year in range(horizon.first, horizon.last + 1):
        lines += _year(chain, todo, year)
    late = [
        due for year, dues in todo.items() if year > horizon.last for due in dues if due.year <= horizon.last
    ]
    excluded = tuple(need for need in rows if need.excluded and need.quantity > 0)
    return Result(
        tuple(lines), tuple(sorted(late, key=smoothing.order)), excluded, tuple(_flags(lines, late, horizon))
    )


def _year(chain: _Chain, todo: dict[int, list[Due]], year: int) -> Iterator[Line]:
    """Buy what a year can bear, put the rest in the next one, and what replaces it in its own."""
    room = smoothing.Room(year, chain.rules, chain.horizon)
    while fresh := todo.pop(year, []):
        bought, held = room.fill(fresh)
        for line in bought:
            yield line
            chain.put(todo, chain.following(line))
        todo[year + 1] += held
    for line in room.advance(todo):
        yield line
        chain.put(todo, chain.following(line))


class _Chain:
    """When something is due, and when what replaces it is due: one generation after another."""

    def __init__(self, horizon: Horizon, rules: Rules, moves: Iterable[Move]) -> None:
        self.horizon = horizon
        self.rules = rules
        self._moves = {(move.lot, move.generation): move for move in moves}

    def put(self, todo: dict[int, list[Due]], due: Due | None) -> None:
        """Put what is due in its year; what is due later than the horizon needs nobody's attention."""
        if due is not None and due.year <= self.horizon.last:
            todo[due.year].append(due)

    def first(self, need: Need) -> Due | None:
        """Return when a lot is due for the first time, or None when nothing is needed or the user wants it not replaced."""
        day, reason = self._day(need)
        natural = self.horizon.book.year(day)
        due = Due(
            need=need,
            generation=1,
            quantity=need.quantity,
            day=day,
            natural=natural,
            year=max(natural, self.horizon.first),
            reason=reason if natural >= self.horizon.first else "overdue",
            price=need.unit_price,
            price_year=self.horizon.book.year(need.in_use),
            support=need.end_of_support,
            whole=need.quantity,
        )
        return self._moved(due, self.horizon.first)

    def _day(self, need: Need) -> tuple[date, str]:
        """Return the first day after the term or after the end of support, and which of the two it is."""
        term = add_months(need.in_use, need.term or need.plan.months)
        if need.end_of_support is None or self.rules.until == "term":
            return term, "term"
        support = max(need.end_of_support + DAY, need.in_use)
        if self.rules.until == "support" or support < term:
            return support, "support"
        return term, "term"

    def following(self, line: Line) -> Due | None:
        """Return when what was bought is due again."""
        due = line.due
        day = add_months(line.in_use, due.need.plan.months)
        natural = self.horizon.book.year(day)
        again = replace(
            due,
            generation=due.generation + 1,
            quantity=line.quantity,
            day=day,
            natural=natural,
            year=natural,
            reason="term",
            support=None,
            why="",
            moved=False,
        )
        return self._moved(again, min(natural, line.year + 1))

    def _moved(self, due: Due, earliest: int) -> Due | None:
        """Return what is due as the user moved it, not before a year; None when the user skips it."""
        move = self._moves.get((due.need.lot, due.generation)) if self._moves else None
        if move is None or move.skip:
            return due if move is None and due.quantity > 0 else None
        moved = replace(due, why=move.reason)
        if move.shift:
            moved = replace(moved, year=max(due.year + move.shift, earliest), reason="moved", moved=True)
        if move.unit_price is not None:
            moved = replace(moved, price=move.unit_price, price_year=self.horizon.first)
        if move.quantity is None:
            return moved if moved.quantity > 0 else None
        return _first(moved, move.quantity) if due.generation == 1 else _resized(moved, move.quantity)


def _first(due: Due, quantity: int) -> Due | None:
    """Return the first replacement of a lot by another quantity, less what was bought for it already."""
    left = quantity - due.need.replaced
    return replace(due, quantity=left, offset=0, whole=left) if left > 0 else None


def _resized(due: Due, quantity: int) -> Due | None:
    """Return the part of another quantity that this part of a generation stands for; the parts add up to it."""
    begin = share(quantity, due.offset, due.whole)
    end = share(quantity, due.offset + due.quantity, due.whole)
    return replace(due, quantity=end - begin, offset=begin, whole=quantity) if end > begin else None


def _flags(lines: Sequence[Line], late: Sequence[Due], horizon: Horizon) -> Iterator[Flag]:
    for line in lines:
        if line.over:
            text = _(
                "{year}: one piece of {lot} costs {price}, more than the ceiling; it is bought all the same."
            )
            yield Flag(
                "above_ceiling",
                text.format(
                    year=horizon.book.label(line.year), lot=line.due.need.code, price=euro(line.unit_price)
                ),
                "lot",
                line.due.need.lot,
            )
    if late:
        text = _("{count} pieces do not fit under the ceiling by {year}: {lots}.")
        codes = sorted({due.need.code for due in late})
        yield Flag(
            "beyond_horizon",
            text.format(
                count=sum(due.quantity for due in late),
                year=horizon.book.label(horizon.last),
                lots=", ".join(codes[:SHOWN]) + (" …" if len(codes) > SHOWN else ""),
            ),
        )


SHOWN = 8
"""Most lots that one sentence names."""


def refuse_moves(needs: Iterable[Need], horizon: Horizon, rules: Rules, moves: Iterable[Move]) -> None:
    """Refuse moves that cannot be: of a lot that is not there, or to a year that the plan does not have.

    Only the first generation can be checked: when a later one is due depends on the moves before it.

    Raises:
        InputError: A move cannot be.
    """
    known = {need.lot: need for need in needs}
    chain = _Chain(horizon, rules, ())
    for move in moves:
        need = known.get(move.lot)
        if need is None or (need.quantity <= 0 and move.quantity is None):
            raise InputError(
                _("A move is about a purchase lot that is not there any more, or of which nothing is left.")
            )
        due = chain.first(need)
        if move.generation != 1 or due is None or not move.shift:
            continue
        year = due.year + move.shift
        if not horizon.first <= year <= horizon.last:
            raise InputError(
                _(
                    "{lot}: {shift} years from {year} is {moved}, outside the plan of {first} to {last}."
                ).format(
                    lot=need.code,
                    shift=f"{move.shift:+d}",
                    year=horizon.book.label(due.year),
                    moved=horizon.book.label(year),
                    first=horizon.book.label(horizon.first),
                    last=horizon.book.label(horizon.last),
                ),
                _("Move it by fewer years, or let the plan reach further."),
            )
