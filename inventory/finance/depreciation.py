"""Depreciation of a lot at any date, by any period: a pure function of its plan and its events.

Nothing is stored: what has been charged at a date is one closed form with one rounding, and every charge is the
difference of two of those. So months, calendar years and school years of one lot add up to the same cents.
A month counts whole from its first day (by days: every day counts).

A change closes a segment of the lot's life and opens the next (see `segment`). Pure declining never reaches the residual
value by itself: what is left at the end of the term stays in the books until disposal.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from inventory.finance.calendar import CALENDAR, DAY
from inventory.finance.conventions import Clock
from inventory.finance.money import amount_text
from inventory.finance.segment import Track, checked, opening

if TYPE_CHECKING:
    from datetime import date

    from inventory.finance.calendar import BookYear
    from inventory.finance.lot import Change, Lot
    from inventory.finance.segment import Segment


@dataclass(frozen=True, slots=True)
class Row:
    """One book year of a schedule; amounts in cents.

    Attributes:
        first: First day, not before the lot's start.
        last: Last day, not after its disposal.
        depreciation: What is charged.
        book_value: What it is worth at the end of the last day, before disposal.
        value_change: What changes added to the book value (negative: impairment); no part of the depreciation.
        disposed: Book value of the part that left.
        moved: Book value of what was split off into another lot (negative), or came from one.
    """

    first: date
    last: date
    depreciation: int
    book_value: int
    value_change: int = 0
    disposed: int = 0
    moved: int = 0


@dataclass(frozen=True, slots=True)
class Result:
    """What a disposal brought: proceeds less book value; a loss is negative. Amounts in cents."""

    disposed: date
    proceeds: int
    result: int


class Life:
    """A lot with its segments worked out once.

    Raises:
        InputError: Its events contradict each other.
    """

    __slots__ = ("clock", "lot", "track")

    def __init__(self, lot: Lot) -> None:
        self.lot = lot
        self.clock = Clock(lot.plan, lot.start)
        self.track = Track(self.clock, (opening(lot, self.clock),))
        self.track.check()
        events = sorted(lot.changes, key=lambda change: change.on)
        for opens, changes in groupby(events, key=lambda change: self.clock.opens(change.on)):
            self.track = self._next(opens, list(changes))
            checked(self.track.segments[-1])

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The stretches in which nothing changes."""
        return self.track.segments

    def _next(self, opens: date, changes: list[Change]) -> Track:
        """Return the track with the changes that count from one day."""
        now = self.track.carried(opens)
        months, value, residual = None, now.value, now.residual
        for change in changes:
            months = change.months or months
            value = (value if change.value is None else change.value) + change.add
            residual = residual if change.residual is None else change.residual
        return self.track.changed(opens, months, value, residual, term=months is not None)

    def at(self, on: date) -> tuple[int, int]:
        """Return depreciation and book value, in cents, at the end of a day, as if not yet disposed of on it."""
        limit = on
        if disposal := self.lot.disposal:
            on = min(on, disposal.on)
            limit = on if disposal.month_charged else min(on, self.clock.opens(disposal.on) - DAY)
        return self.track.at(on, limit)

    def value_change(self, first: date, last: date) -> int:
        """Return what changes added to the book value in a span of days, in cents."""
        return sum(one.jump for one in self.segments if first <= one.opens <= last)

    def charged_out(self, on: date) -> bool:
        """Tell whether nothing is charged any more after a day."""
        last = self.segments[-1]
        if self.lot.disposal and on >= self.lot.disposal.on:
            return True
        return on >= last.opens and self.clock.elapsed(on) >= last.end


def accumulated(lot: Lot, on: date) -> int:
    """Return the depreciation charged up to and including a day, in cents; before the opening date the opening."""
    return Life(lot).at(on)[0]


def book_value(lot: Lot, on: date) -> int:
    """Return what the lot is worth in the books at the end of a day, in cents: 0 before its start and once disposed."""
    if on < lot.start or (lot.disposal and on >= lot.disposal.on):
        return 0
    return Life(lot).at(on)[1]


def charge(lot: Lot, first: date, last: date) -> int:
    """Return the depreciation of a span of days, in cents; a month falls on its first day (by days: every day)."""
    life = Life(lot)
    return life.at(last)[0] - life.at(first - DAY)[0]


def value_change(lot: Lot, first: date, last: date) -> int:
    """Return what changes (not depreciation) added to the book value in a span of days, in cents."""
    return Life(lot).value_change(first, last)


def schedule(lot: Lot, book_year: BookYear = CALENDAR) -> list[Row]:
    """Return one row a book year, from the start (or the opening) until nothing is left to charge or the disposal."""
    life = Life(lot)
    first = life.segments[0].opens
    if lot.disposal:
        first = min(first, lot.disposal.on)
    before = life.segments[0].charged
    year, rows = book_year.year(first), list[Row]()
    while True:
        last = book_year.last(year)
        if lot.disposal:
            last = min(last, lot.disposal.on)
        total, book = life.at(last)
        rows.append(Row(first, last, total - before, book, life.value_change(first, last)))
        if life.charged_out(last):
            return rows
        before, year, first = total, year + 1, last + DAY


def disposal_result(lot: Lot) -> Result | None:
    """Return what the disposal brought, or None for a lot that is still there."""
    if lot.disposal is None:
        return None
    book = Life(lot).at(lot.disposal.on)[1]
    return Result(lot.disposal.on, lot.disposal.proceeds, lot.disposal.proceeds - book)


def linear_charge(
    cost: int, residual: int, start_month: int, months: int, first_month: int, last_month: int
) -> int:
    """Return the linear charge of the months first..last, all months as running numbers (`calendar.month_index`).

    Args:
        cost: In cents.
        residual: In cents, at most the cost.
        start_month: First month that is charged.
        months: The term.
        first_month: First month asked.
        last_month: Last month asked.
    """
    begin = first_month - start_month
    end = last_month - start_month + 1
    if end <= 0 or begin >= months:
        return 0
    twice, whole = 2 * (cost - residual), 2 * months
    upto = (twice * min(end, months) + months) // whole
    return upto - (twice * begin + months) // whole if begin > 0 else upto


def add_linear(
    totals: list[int], base: int, start_month: int, months: int, first_month: int, count: int = 1
) -> None:
    """Add a lot's linear charges to the totals of consecutive book years; touches only the years it is charged in.

    Args:
        totals: Cents per book year, added to in place.
        base: Cost less residual value, in cents.
        start_month: First month that is charged, as a running number.
        months: The term.
        first_month: First month of the first book year, as a running number.
        count: How many lots there are like it.
    """
    year = max(0, (start_month - first_month) // 12)
    passed = first_month + 12 * year - start_month
    twice, whole, years = 2 * base, 2 * months, len(totals)
    before = (twice * passed + months) // whole if passed > 0 else 0
    while passed < months and year < years:
        passed += 12
        total = base if passed >= months else (twice * passed + months) // whole
        totals[year] += (total - before) * count
        before = total
        year += 1


def json_of(lot: Lot, book_year: BookYear = CALENDAR) -> list[dict[str, str]]:
    """Return the schedule as `depreciation calculate` prints it: amounts with two decimals, dates ISO.

    A row in which the book value was changed otherwise carries `value_change` as well; a disposal comes last.
    """
    rows = []
    for row in schedule(lot, book_year):
        shown = {
            "from": row.first.isoformat(),
            "to": row.last.isoformat(),
            "depreciation": amount_text(row.depreciation),
            "book_value": amount_text(row.book_value),
        }
        if row.value_change:
            shown["value_change"] = amount_text(row.value_change)
        rows.append(shown)
    if result := disposal_result(lot):
        rows.append(
            {
                "disposed": result.disposed.isoformat(),
                "proceeds": amount_text(result.proceeds),
                "result": amount_text(result.result),
            }
        )
    return rows
