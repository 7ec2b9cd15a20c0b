"""The course of a purchase lot through everything that happened to it: a family of pieces, and every figure of them.

A lot falls into pieces when a part of it is split off, goes to another site, or leaves. A happening counts from the month
it falls in (by days: from its day). A part is cut off by quantity or by amount: cost, residual value and what was charged
are shared out so that parts add up to the whole to the cent, and every part carries its curve on. A transfer changes no
amount. Nothing is stored: the figures follow from the lot and the happenings, so taking one back gives the old figures.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from inventory.errors import InputError
from inventory.finance.conventions import Clock
from inventory.finance.course_events import Events
from inventory.finance.course_piece import Happening, Jump, Piece, Result
from inventory.finance.money import share
from inventory.finance.segment import Track, opening
from inventory.language import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from inventory.finance.lot import Lot

__all__ = ["ALL", "Course", "Happening", "Jump", "Piece", "Result"]
ALL = -1
"""Stands for every site, where None is the whole board."""


class Course:
    """A lot, what was split off from it, and what happened to them.

    Args:
        root: The lot as it was bought, without changes and disposal.
        quantity: How many were bought.
        site: Number of its site, None for the whole board.
        lot_id: Its number.
        happenings: What happened, in any order; those of one day by their number.
        grant: What others contributed, in cents, when that is released with the depreciation and not deducted.

    Raises:
        InputError: Something that happened cannot be; the sentence says what to mend.
    """

    def __init__(
        self,
        root: Lot,
        quantity: int = 1,
        site: int | None = None,
        lot_id: int = 0,
        happenings: Iterable[Happening] = (),
        grant: int = 0,
    ) -> None:
        if quantity < 1:
            raise InputError(_("A lot of {quantity} pieces cannot be.").format(quantity=quantity))
        self.root = root
        self.lot_id = lot_id
        self.bought = quantity
        self.clock = Clock(root.plan, root.start)
        self.happenings = tuple(_in_order(lot_id, happenings))
        earliest = max(root.start, root.opening_on or root.start)
        events = Events(self._bought(quantity, site, grant), self.clock, earliest)
        for what in self.happenings:
            events.apply(what)
        self.pieces: tuple[Piece, ...] = tuple(events.pieces)
        self.jumps: tuple[Jump, ...] = tuple(events.jumps)
        for one in self.pieces:
            if one.closes is None or one.closes > one.opens:
                one.track.check()

    def _bought(self, quantity: int, site: int | None, grant: int) -> Piece:
        """Return the whole lot as it was bought."""
        track = Track(self.clock, (opening(self.root, self.clock),))
        released = None
        if grant:
            base = self.root.cost - self.root.residual
            done = share(self.root.opening, grant, base) if base else 0
            given = replace(self.root, cost=grant, residual=0, opening=done)
            released = Track(self.clock, (opening(given, self.clock),))
        start = self.root.start
        return Piece(self.lot_id, site, quantity, self.root.cost, start, start, track, released)

    @property
    def lots(self) -> tuple[int, ...]:
        """The numbers of the lots of the family, the one that was bought first."""
        return tuple(dict.fromkeys((self.lot_id, *(one.lot for one in self.pieces))))

    def mine(self, lot_id: int | None = None, site: int | None = ALL) -> Iterator[Piece]:
        """Return the pieces of a lot (None: of all) at a site (`ALL`: anywhere)."""
        for one in self.pieces:
            if lot_id in {None, one.lot} and site in {ALL, one.site}:
                yield one

    def at(self, on: date, lot_id: int | None = None, site: int | None = ALL) -> tuple[int, int]:
        """Return what was charged since the purchase, and the book value of what is still there, at the end of a day.

        What has left keeps its depreciation and is worth nothing. Before first use nothing is worth anything.
        """
        if on < self.root.start:
            return (self.root.opening if lot_id in {None, self.lot_id} and site == ALL else 0), 0
        total = worth = 0
        for one in self.mine(lot_id, site):
            if one.reckoned(on):
                done, value = one.at(on)
                total += done
                worth += 0 if one.disposal and on >= one.disposal.on else value
        return total, worth

    def charge(self, first: date, last: date, lot_id: int | None = None, site: int | None = ALL) -> int:
        """Return the depreciation of a span of days, in cents."""
        return sum(one.charge(first, last) for one in self.mine(lot_id, site))

    def charges(self, first: date, last: date) -> list[tuple[int, int | None, int]]:
        """Return the depreciation of a span of days by lot and site, in cents, without what is nothing."""
        found: dict[tuple[int, int | None], int] = {}
        for one in self.pieces:
            key = (one.lot, one.site)
            found[key] = found.get(key, 0) + one.charge(first, last)
        return [(lot, site, amount) for (lot, site), amount in found.items() if amount]

    def released(self, first: date, last: date, lot_id: int | None = None, site: int | None = ALL) -> int:
        """Return what of the contribution is released in a span of days, with depreciation and by disposals, in cents."""
        found = sum(one.released(first, last) for one in self.mine(lot_id, site))
        return found + sum(
            one.released
            for one in self.results(first, last)
            if lot_id in {None, one.lot} and site in {ALL, one.site}
        )

    def value_changes(self, first: date, last: date) -> list[Jump]:
        """Return what changes added to the book value in a span of days."""
        return [one for one in self.jumps if first <= one.on <= last]

    def results(self, first: date, last: date) -> list[Result]:
        """Return what disposals and losses brought in a span of days."""
        found = []
        for one in self.pieces:
            if one.disposal is not None and one.end is not None and first <= one.disposal.on <= last:
                brought, book = one.disposal.proceeds, one.at(one.disposal.on)[1]
                rest = one.of(one.grant, one.disposal.on)[1] if one.grant else 0
                found.append(
                    Result(
                        one.disposal.on, brought, brought - book, one.quantity, one.lot, one.end.kind,
                        one.site, rest, one.end.reason,
                    )
                )  # fmt: skip
        return found

    def quantity(self, on: date, lot_id: int | None = None, site: int | None = ALL) -> int:
        """Return how many are there at the end of a day."""
        return sum(one.quantity for one in self.mine(lot_id, site) if one.there(on))

    def cost(self, lot_id: int | None = None) -> int:
        """Return what was paid for what belongs to a lot or left from it, without additions, in cents.

        What was split off carries its part; the parts of a family add up to what was paid.
        """
        return sum(one.paid for one in self.mine(lot_id) if one.closes is None)

    def gone(self, on: date, lot_id: int | None = None) -> bool:
        """Tell whether a lot, or the whole family, has left by the end of a day."""
        mine = [one for one in self.mine(lot_id) if one.entered <= on]
        return bool(mine) and not any(one.there(on) for one in mine)

    def charged_out(self, on: date, lot_id: int | None = None) -> bool:
        """Tell whether nothing is charged any more after a day."""
        for one in self.mine(lot_id):
            here = one.closes is None and (one.disposal is None or on < one.disposal.on)
            if here and self.clock.elapsed(on) < one.track.segments[-1].end:
                return False
        return not any(one.on > on for one in self.jumps if lot_id in {None, one.lot})


def _in_order(root: int, happenings: Iterable[Happening]) -> list[Happening]:
    """Return happenings by date; those of a day by number, those of the lot that a split makes after the split."""
    found = list(happenings)
    depth = {root: 0}
    for _round in range(len(found)):
        for one in found:
            if one.into is not None and one.lot in depth:
                depth.setdefault(one.into, depth[one.lot] + 1)
    return sorted(found, key=lambda one: (one.on, depth.get(one.lot, 0), one.number))
