"""A course cut where it becomes less sure: past, committed, expected.

What is bound is committed at the price that is certain; what a rise adds that is an assumption only is expected.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from inventory.language import _
from inventory.records.values import day

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from inventory.finance.contract_course import Course, Leg
    from inventory.finance.lines import Nature


class Seen(NamedTuple):
    """From where a course is looked at.

    Attributes:
        first, last: The period.
        on: The day from which it is seen: what began by then is actual.
        committed: The last day that the board is bound to; None: all of it.
    """

    first: date
    last: date
    on: date
    committed: date | None


class Part(NamedTuple):
    """A part of a period with one nature; amount in cents."""

    amount: int
    first: date
    last: date
    nature: Nature
    explanation: str


def parts(course: Course, seen: Seen) -> list[Part]:
    """Return the parts of a course in a period, those that follow each other at the same price as one."""
    found: list[Part] = []
    for part in _all(course, seen):
        same = [
            number
            for number, one in enumerate(found)
            if one[3:] == part[3:] and one.last.toordinal() + 1 == part.first.toordinal()
        ]
        if same:
            before = found[same[-1]]
            found[same[-1]] = before._replace(amount=before.amount + part.amount, last=part.last)
        else:
            found.append(part)
    return [
        one._replace(
            explanation=_("{how}, {first} until {last}").format(
                how=one.explanation, first=day(one.first), last=day(one.last)
            )
        )
        for one in found
    ]


def _all(course: Course, seen: Seen) -> Iterator[Part]:
    clock = course.clock
    begin, end = clock.begin(seen.first), clock.after(seen.last)
    last, now = course.end(end), clock.after(seen.on)
    bound = end if seen.committed is None else clock.until(course.start, seen.committed)
    for leg in course.legs(begin, end):
        low, high = max(begin, leg.begin), min(last, leg.end)
        past = min(max(now, low), high)
        sure = min(max(bound, past), high)
        spans: tuple[tuple[int, int, Nature], ...] = (
            (low, past, "actual"),
            (past, sure, "committed"),
            (sure, high, "expected"),
        )
        for first, after, nature in spans:
            if after > first:
                yield from _of_leg(leg, first, after, nature)


def _of_leg(leg: Leg, first: int, after: int, nature: Nature) -> Iterator[Part]:
    whole = leg.upto(after) - leg.upto(first)
    days = leg.clock.first_day(first), leg.clock.last_day(after - 1)
    certain = leg.sure()
    amount = certain.upto(after) - certain.upto(first) if nature == "committed" else whole
    if abs(amount) > abs(whole):  # a cent of rounding, in amounts of cents
        amount = whole
    text = explained(certain if amount != whole else leg)
    yield Part(amount, *days, nature, text)
    if amount != whole:
        text = _("{how}: what that adds").format(how=explained(leg))
        yield Part(whole - amount, *days, "expected", text)


def explained(leg: Leg) -> str:
    """Return how a leg is reckoned, with the last rise of its price when it has one."""
    text = leg.charged.explained()
    if leg.step is None or leg.step.price != leg.charged.unit_price:
        return text
    return f"{text}, {leg.step.explained()}"
