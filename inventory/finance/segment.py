"""Stretches of a lot's life in which nothing changes, and what is charged in them.

An event closes a segment and opens the next: its book value less residual value is spread over what is left of the term.
Sum of digits and the declining methods begin anew in that segment; a manual schedule goes on with the parts that are
left, until the term itself changes: then what is left is spread evenly. Cutting a lot in two bends no curve: both parts
carry it on, each with its own cents.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from inventory.errors import InputError
from inventory.finance.calendar import DAY
from inventory.finance.lot import Method
from inventory.finance.methods import charged, exactly
from inventory.finance.money import euro, rounded, share
from inventory.language import _, written

if TYPE_CHECKING:
    from datetime import date
    from fractions import Fraction

    from inventory.finance.conventions import Clock
    from inventory.finance.lot import Lot


class Curve(NamedTuple):
    """Where the curve began that a segment carries on.

    Attributes:
        begin: Units passed when it began.
        value: Book value then, in cents.
        residual: Residual value that it ends at, in cents.
    """

    begin: int
    value: int
    residual: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a lot's life in which nothing changes.

    Attributes:
        opens: Its first day.
        begin: Units passed when it opens.
        end: Units at the end of the term.
        months: The total term in months.
        charged: Depreciation before it, in cents.
        value: Book value when it opens, in cents.
        residual: Residual value, in cents.
        jump: What the change added to the book value (negative: impairment), in cents.
        curve: The curve that it carries on; None when its curve begins with it.
        even: Whether a manual schedule gave way to an even charge.
    """

    opens: date
    begin: int
    end: int
    months: int
    charged: int
    value: int
    residual: int
    jump: int = 0
    curve: Curve | None = None
    even: bool = False


@dataclass(frozen=True, slots=True)
class Track:
    """The segments of a lot, or of a part of one, in the order of time.

    Args:
        clock: Counts the units since the start.
        segments: At least one.
    """

    clock: Clock
    segments: tuple[Segment, ...]

    def charged(self, segment: Segment, units: int) -> int:
        """Return what a segment has charged when so many units have passed since the start, in cents."""
        whole = max(segment.end - segment.begin, 1)
        done = min(max(units - segment.begin, 0), whole) if segment.end > segment.begin else 0
        plan, amounts = self.clock.plan, (segment.value, segment.residual)
        if plan.method is Method.LINEAR or segment.even:
            return rounded(max(0, amounts[0] - amounts[1]) * done, whole)
        curve = segment.curve
        if curve is None or curve.begin == segment.begin:
            return charged(plan, self.clock.year, amounts, done, whole)
        return self._carried(segment, curve, done)

    def _carried(self, segment: Segment, curve: Curve, done: int) -> int:
        """Return what is charged on a curve that began before the segment: its part of what was still to come."""
        if done <= 0 or segment.value <= segment.residual:
            return 0

        def passed(units: int) -> Fraction:
            amounts = (curve.value, curve.residual)
            return exactly(
                self.clock.plan, self.clock.year, amounts, units - curve.begin, segment.end - curve.begin
            )

        before = passed(segment.begin)
        left = curve.value - curve.residual - before
        base = segment.value - segment.residual
        if left <= 0:  # the schedule has no parts left: evenly over the rest of the term
            return rounded(base * done, segment.end - segment.begin)
        part = base * (passed(segment.begin + done) - before) / left
        return rounded(part.numerator, part.denominator)

    def segment(self, on: date) -> Segment:
        """Return the segment of a day; the first one for a day before it."""
        return next((one for one in reversed(self.segments) if one.opens <= on), self.segments[0])

    def at(self, on: date, limit: date) -> tuple[int, int]:
        """Return depreciation and book value, in cents, at the end of a day.

        Args:
            on: The day.
            limit: The last day that is charged.
        """
        segment = self.segment(on)
        if on < segment.opens:
            return segment.charged, segment.value
        units = self.clock.elapsed(limit) if limit >= self.clock.start else 0
        done = self.charged(segment, units)
        return segment.charged + done, segment.value - done

    def carried(self, opens: date) -> Segment:
        """Return the segment that goes on from a day as if nothing happened: the state when that day begins."""
        last = self.segments[-1]
        units = max(self.clock.before(opens), last.begin)
        done = self.charged(last, units)
        if units == last.begin:
            return replace(last, opens=max(opens, last.opens))
        curve = last.curve or Curve(last.begin, last.value, last.residual)
        return replace(
            last,
            opens=max(opens, last.opens),
            begin=units,
            charged=last.charged + done,
            value=last.value - done,
            jump=0,
            curve=curve,
        )

    def changed(
        self, opens: date, months: int | None, value: int, residual: int, *, term: bool = False
    ) -> Track:
        """Return this track with what changes from a day on; amounts in cents.

        Args:
            opens: The day from which it counts; a second change from that day joins the first.
            months: The new total term, None when it stays.
            value: The new book value.
            residual: The new residual value.
            term: Whether a manual schedule gives way to an even charge.
        """
        now = self.carried(opens)
        segment = replace(
            now,
            months=months or now.months,
            end=self.clock.term(months) if months else now.end,
            value=value,
            residual=residual,
            jump=now.jump + value - now.value,
            curve=self._anew(now, value, residual),
            even=now.even or (term and self.clock.plan.method is Method.MANUAL),
        )
        kept = self.segments if segment.opens > self.segments[-1].opens else self.segments[:-1]
        return Track(self.clock, (*kept, segment))

    def _anew(self, now: Segment, value: int, residual: int) -> Curve | None:
        """Return the curve after a change: a manual schedule goes on, every other method begins anew."""
        if self.clock.plan.method is not Method.MANUAL:
            return None
        return Curve(now.curve.begin if now.curve else now.begin, value, residual)

    def cut(self, opens: date, part: int, whole: int) -> tuple[Track, Track]:
        """Return `part` of `whole` from a day on, and the rest; all amounts add up to the cent."""
        now = self.carried(opens)
        cost = now.charged + now.value
        mine, residual = share(cost, part, whole), share(now.residual, part, whole)
        least = now.charged - (cost - mine - now.residual + residual)
        done = min(max(share(now.charged, part, whole), least, 0), mine - residual)
        first = replace(now, charged=done, value=mine - done, residual=residual, jump=0)
        rest = replace(
            now,
            charged=now.charged - done,
            value=now.value - first.value,
            residual=now.residual - residual,
            jump=0,
        )
        return Track(self.clock, (first,)), Track(self.clock, (rest,))

    def check(self) -> None:
        """Refuse segments whose amounts and term cannot be.

        Raises:
            InputError: A residual value is above the book value, or a term is over before all is charged.
        """
        for segment in self.segments:
            checked(segment)


def opening(lot: Lot, clock: Clock) -> Segment:
    """Return the first segment of a lot: from the start, or from a balance that was booked elsewhere."""
    opens = lot.start
    if lot.opening_on and lot.opening_on >= lot.start:
        after = lot.opening_on + DAY
        opens = max(opens, after if after.day == 1 else clock.opens(lot.opening_on))
    begin, months = clock.before(opens), lot.plan.months
    curve = Curve(0, lot.cost, lot.residual) if lot.plan.method is Method.MANUAL else None
    return Segment(
        opens, begin, clock.term(months), months, lot.opening, lot.cost - lot.opening, lot.residual,
        curve=curve,
    )  # fmt: skip


def checked(segment: Segment) -> Segment:
    """Return a segment whose amounts and term can be; a cent is left to the rounding of a split lot.

    Raises:
        InputError: The residual value is above the book value, or the term is over before all is charged.
    """
    if segment.residual > segment.value + 1:
        raise InputError(
            _("From {on} the residual value {residual} is above the book value {value}.").format(
                on=written(segment.opens), residual=euro(segment.residual), value=euro(segment.value)
            ),
            _("Lower the residual value too."),
        )
    if segment.end <= segment.begin and segment.value > segment.residual:
        raise InputError(
            _("On {on} the term of {months} months is over, and {left} is left to depreciate.").format(
                on=written(segment.opens),
                months=segment.months,
                left=euro(segment.value - segment.residual),
            ),
            _("Give a longer total term, or a book value equal to the residual value."),
        )
    return segment
