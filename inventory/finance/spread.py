"""An amount in the months of a period, cut where it becomes less sure: past, committed, expected.

Months are running numbers (`calendar.month_index`); every span is first..end, the end not included. Amounts are
differences of one rounded cumulative amount, so that parts of a span add up to the cent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from inventory.finance.calendar import month_first, month_index, month_last, months_between

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from inventory.finance.lines import Nature


class Part(NamedTuple):
    """A part of a period with one nature; amount in cents."""

    amount: int
    first: date
    last: date
    nature: Nature


class Months(NamedTuple):
    """The months in which something costs money.

    Attributes:
        first: Its first month.
        end: The month after its last one.
        committed: The month after the last one that the board is bound to.
    """

    first: int
    end: int
    committed: int


def charged_months(start: date, last: date | None, committed: date | None, horizon: date) -> Months:
    """Return the months of something that runs from a day to a day; each month counts in the month it begins.

    Args:
        start: Its first day.
        last: Its last day; None when it goes on.
        committed: The last day that the board is bound to; None: all of it.
        horizon: The last day that is asked; what goes on is cut there.
    """
    first = month_index(start)
    if horizon < start or (last is not None and last < start):
        return Months(first, first, first)
    end = first + months_between(start, last) if last is not None else month_index(horizon) + 1
    if committed is None:
        return Months(first, end, end)
    return Months(first, end, first + months_between(start, committed) if committed >= start else first)


def parts(
    months: Months,
    upto: Callable[[int], int],
    period: tuple[date, date],
    on: date,
    certain: Nature = "committed",
) -> Iterator[Part]:
    """Return the parts of an amount in a period, by nature, without empty ones.

    Args:
        months: When it is charged.
        upto: The amount in cents that so many months from the first one cost together.
        period: First and last day that are asked.
        on: The day from which it is seen: months begun by then are actual.
        certain: Nature of what is bound.
    """
    begin = max(months.first, month_index(period[0]))
    end = min(months.end, month_index(period[1]) + 1)
    now = min(max(month_index(on) + 1, begin), end)
    bound = min(max(months.committed, now), end)
    spans: tuple[tuple[int, int, Nature], ...] = (
        (begin, now, "actual"),
        (now, bound, certain),
        (bound, end, "expected"),
    )
    for first, last, nature in spans:
        if last > first:
            amount = upto(last - months.first) - upto(first - months.first)
            yield Part(amount, month_first(first), month_last(last - 1), nature)
