"""Licences with a price of their own in the budget: those that no contract pays."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from inventory.finance.contract_course import Charged, Course
from inventory.finance.contract_parts import Seen, parts
from inventory.finance.counts import HUNDREDTHS
from inventory.finance.lines import CostLine, Flag
from inventory.language import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inventory.finance.counts import Counts
    from inventory.finance.reading import Books, LicenceRow

BASES = {"pupil": "pupil", "fte": "fte", "site": "site", "device": "device"}
ALWAYS = date(1900, 1, 1)
"""Where the years of a licence without a start are counted from, so that every cut of its cost is the same."""


class Licences:
    """Reckons with the licences of a board.

    Args:
        books: What was read.
        counts: Pupils, staff and devices by date.
        flags: Where to note what is not known.
    """

    def __init__(self, books: Books, counts: Counts, flags: list[Flag]) -> None:
        self._books = books
        self._counts = counts
        self._flags = flags
        self._paid = {price.contract for price in books.prices}

    def lines(self, period: tuple[date, date], on: date) -> Iterator[CostLine]:
        """Return what licences cost in a period, as seen on a day."""
        for row in self._books.licences:
            once = row.type == "perpetual"
            if not row.unit_price or row.contract in self._paid or (once and row.start is None):
                continue
            yield from self._of(row, period, on)

    def _of(self, row: LicenceRow, period: tuple[date, date], on: date) -> Iterator[CostLine]:
        once = row.type == "perpetual"
        charged = Charged(row.unit_price or 0, HUNDREDTHS, row.period_months or 12, once)
        course = Course(charged, row.start or ALWAYS, row.end, partial(self._seats, row))
        system = self._books.systems.get(row.system) if row.system is not None else None
        for part in parts(course, Seen(*period, on, row.start if once else row.end or on)):
            yield CostLine(
                amount=part.amount,
                first=part.first,
                last=part.last,
                cost_row=row.cost_row or (system.cost_row if system else None),
                pillar=None,
                kind="operating",
                nature=part.nature,
                record="licence",
                record_id=row.id,
                title=row.name,
                explanation=part.explanation,
                supplier=self._books.supplier(row.supplier or (system.supplier if system else None)),
            )

    def _seats(self, row: LicenceRow, on: date) -> int | None:
        """Return the seats of a year that begins on a day, in 1/100: as last counted, else as bought, else by the basis."""
        counted = [
            one.seats
            for one in self._books.seat_counts.get(row.id, ())
            if one.date <= on and one.seats is not None
        ]
        seats = counted[-1] if counted else row.seats
        if seats is not None:
            return seats * HUNDREDTHS
        found = self._counts.quantity(BASES.get(row.type, "fixed"), on, None)
        if found is None:
            text = _("Licence {licence}: the number of seats is not known.").format(licence=row.name)
            flag = Flag("unknown_quantity", text, "licence", row.id)
            if flag not in self._flags:
                self._flags.append(flag)
        return found
