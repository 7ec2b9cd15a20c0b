"""Lots to which something happened, and which lots were split off from which."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from inventory.finance.course import Course
from inventory.finance.course_piece import Happening
from inventory.finance.lot import Disposal, Lot, Plan

if TYPE_CHECKING:
    from datetime import date

    from inventory.finance.reading import Books, LotRow

LAST = 10**9
"""Number of the disposal that is recorded with a lot itself: the last thing of its day."""


class Families:
    """Knows what happened to which lots.

    Args:
        books: What was read.
    """

    def __init__(self, books: Books) -> None:
        self._policies = books.policies
        self._events = books.of_lots.events
        self._rows: dict[int, LotRow] = {}
        self._parents: dict[int, int] = {}
        self._special: frozenset[int] = frozenset()
        splits = {one.into: lot for lot, mine in self._events.items() for one in mine if one.into is not None}
        odd = {row.id for row in books.lots if row.split_from is not None}
        if self._events or odd:
            self._rows = {row.id: row for row in books.lots}
            self._parents = {
                into: lot for into, lot in splits.items() if into in self._rows and lot in self._rows
            }
            self._special = frozenset({*self._events, *self._parents, *odd})
        self._counted: dict[int, Course] = {}
        self._members: dict[int, list[int]] = {}
        for into in self._parents:
            self._members.setdefault(self._top(into), []).append(into)

    def _top(self, lot: int) -> int:
        """Return the lot from which one was split off in the end."""
        seen = {lot}
        while (parent := self._parents.get(lot)) is not None and parent not in seen:
            seen.add(parent)
            lot = parent
        return lot

    def special(self, row: LotRow) -> bool:
        """Return whether something happened to a lot, or it was split off."""
        return row.id in self._special

    def child(self, row: LotRow) -> bool:
        """Return whether a lot was split off from one that is there: its figures are among those of that one."""
        return row.id in self._parents

    def root(self, row: LotRow) -> LotRow:
        """Return the lot from which a lot was split off in the end, itself when it was bought so."""
        return self._rows.get(self._top(row.id), row) if row.id in self._special else row

    def members(self, root: LotRow) -> list[int]:
        """Return the numbers of the lots that were split off from a lot that was bought."""
        return self._members.get(root.id, [])

    def happenings(self, root: LotRow) -> tuple[Happening, ...]:
        """Return what is recorded as events of a lot and of what was split off from it.

        What was split off into a lot that is archived belongs to the lot that it came from again, so that no part of
        what was paid is lost.
        """
        lots = (root.id, *self.members(root))
        return tuple(
            one._replace(charged=self.charged(one.on))
            for lot in lots
            for one in self._events.get(lot, ())
            if one.into is None or one.into in self._rows
        )

    def charged(self, on: date) -> bool:
        """Return whether the month of a disposal is depreciated, by the policy of that day."""
        return self._policies.word("disposal_month", on) != "free"

    def course(
        self, root: LotRow, asset: Lot, grant: int = 0, happenings: tuple[Happening, ...] | None = None
    ) -> Course:
        """Return the course of a family; a disposal that is recorded with a lot counts when it is still there then.

        Args:
            root: The lot that was bought.
            asset: What it is depreciated as.
            grant: What others contributed, in cents, when that is released.
            happenings: What happened, when it is not what is recorded as events.

        Raises:
            InputError: What happened cannot be.
        """
        found = self.happenings(root) if happenings is None else happenings

        def made(more: tuple[Happening, ...]) -> Course:
            return Course(asset, root.quantity, root.site, root.id, (*found, *more), grant)

        rows = [root, *(self._rows[lot] for lot in self.members(root))]
        ends = tuple(
            Happening(
                row.disposed, "disposal", row.id, proceeds=row.proceeds or 0, number=LAST,
                charged=self.charged(row.disposed),
            )
            for row in rows if row.disposed is not None
        )  # fmt: skip
        if not ends or not found:
            return made(ends)
        course = made(())
        return made(tuple(one for one in ends if not course.gone(one.on, one.lot)))

    def disposed(self, row: LotRow, asset: Lot) -> Lot:
        """Return a lot with the disposal that is recorded with it."""
        if row.disposed is None:
            return asset
        end = Disposal(row.disposed, row.proceeds or 0, self.charged(row.disposed))
        return replace(asset, disposal=end)

    def counted(self, row: LotRow, paid: int) -> Course:
        """Return a course that counts pieces only, also of a lot that is not depreciated.

        Args:
            row: The lot.
            paid: What its family cost, in cents, for what was split off by amount.

        Raises:
            InputError: What happened cannot be.
        """
        root = self.root(row)
        if root.id not in self._counted:
            self._counted[root.id] = self.count(root, paid, self.happenings(root))
        return self._counted[root.id]

    def count(self, root: LotRow, paid: int, happenings: tuple[Happening, ...]) -> Course:
        """Return a course of a family that counts pieces only, of any happenings.

        Raises:
            InputError: What happened cannot be.
        """
        kinds = ("split", "transfer", "disposal", "loss")
        plain = tuple(one._replace(residual=None, months=None) for one in happenings if one.kind in kinds)
        return self.course(root, Lot(paid, root.in_use, Plan(1200)), 0, plain)
