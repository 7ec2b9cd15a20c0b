"""The cost lines of what lots cost: one for each charge, cut where the past ends, with a sentence that explains it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.finance.calendar import DAY, month_index
from inventory.finance.course_piece import Jump, Result
from inventory.finance.depreciation import linear_charge
from inventory.finance.lines import CostLine
from inventory.finance.lot_corrections import Correction
from inventory.finance.money import euro
from inventory.language import _, ngettext, written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from inventory.finance.lines import Nature
    from inventory.finance.lot_lines import Charge, Lots


def lines(lots: Lots, charges: Iterable[Charge], period: tuple[date, date], on: date) -> Iterator[CostLine]:
    """Return the cost lines of charges; amounts in cents.

    Args:
        lots: Reckons with the lots.
        charges: What lots cost in the period.
        period: Its first and last day.
        on: The day from which it is seen: what is charged by it is actual, the rest committed.
    """
    for one in charges:
        match one.source:
            case Jump():
                yield _dated(lots, one, one.source.on, on, _impaired(one.source))
            case Result():
                yield _dated(lots, one, one.source.disposed, on, _gone(one.source))
            case Correction():
                yield _corrected(lots, one, one.source)
            case None if one.kind == "operating":
                yield _expense(lots, one, on)
            case _:
                yield from _spread(lots, one, period, on)


def _spread(lots: Lots, one: Charge, period: tuple[date, date], on: date) -> Iterator[CostLine]:
    """Return the lines of what goes on through a period: depreciation, and what is released with it."""
    spans: tuple[tuple[date, date, Nature], ...] = (
        (period[0], min(on, period[1]), "actual"),
        (max(on + DAY, period[0]), period[1], "committed"),
    )
    for first, last, nature in spans:
        amount = _amount(lots, one, first, last) if last >= first else 0
        if amount:
            text = lots.explain(one.lot, last)
            if one.kind == "other":
                text = _("{text}; contribution released with the depreciation").format(text=text)
            yield _line(lots, one, amount, (first, last), nature, text)


def _amount(lots: Lots, one: Charge, first: date, last: date) -> int:
    fast = lots.fast(one.lot)
    if fast is not None:
        span = (month_index(first), month_index(last))
        # A month counts from its first day: what begins within one leaves that month to the span before.
        begin = span[0] if first.day == 1 else span[0] + 1
        return linear_charge(fast.cost, fast.residual, fast.start, fast.months, begin, span[1])
    course = lots.course(one.lot)
    assert course is not None  # a lot without a term has no charge
    if one.kind == "other":
        return -course.released(first, last, one.lot.id, one.lot.site)
    return course.charge(first, last, one.lot.id, one.lot.site)


def _expense(lots: Lots, one: Charge, on: date) -> CostLine:
    day = one.lot.delivered or one.lot.in_use
    text = _("{quantity} × {price}, below the capitalisation threshold").format(  # noqa: RUF001  the sign itself
        quantity=one.lot.quantity, price=euro(one.lot.unit_price)
    )
    return _line(lots, one, one.amount, (day, day), "actual" if day <= on else "committed", text)


def _dated(lots: Lots, one: Charge, day: date, on: date, text: str) -> CostLine:
    return _line(lots, one, one.amount, (day, day), "actual" if day <= on else "planned", text)


def _impaired(jump: Jump) -> str:
    text = _("impairment of the book value from {on}: {reason}")
    if jump.amount > 0:
        text = _("the book value was raised from {on}: {reason}")
    return text.format(on=written(jump.on), reason=jump.reason or "–")  # noqa: RUF001  a dash


def _gone(result: Result) -> str:
    text = ngettext(
        "{quantity} piece disposed of on {on}: proceeds {proceeds}, book value {book}",
        "{quantity} pieces disposed of on {on}: proceeds {proceeds}, book value {book}",
        result.quantity,
    )
    if result.kind == "loss":
        text = ngettext(
            "{quantity} piece lost on {on}: received {proceeds}, book value {book}",
            "{quantity} pieces lost on {on}: received {proceeds}, book value {book}",
            result.quantity,
        )
    return text.format(
        quantity=result.quantity,
        on=written(result.disposed),
        proceeds=euro(result.proceeds),
        book=euro(result.proceeds - result.result),
    )


def _corrected(lots: Lots, one: Charge, why: Correction) -> CostLine:
    text = _("correction of closed years up to {end}: {booked} was booked, {now} it should have been")
    told = text.format(end=written(why.end), booked=euro(why.booked), now=euro(why.now))
    return _line(lots, one, one.amount, (why.first, why.last), "actual", told)


def _line(
    lots: Lots, one: Charge, amount: int, span: tuple[date, date], nature: Nature, explanation: str
) -> CostLine:
    row = one.lot
    return CostLine(
        amount=amount,
        first=span[0],
        last=span[1],
        cost_row=lots.cost_row(row),
        pillar=None,
        kind=one.kind,
        nature=nature,
        record="lot",
        record_id=row.id,
        title=f"{row.code} · {row.description}",
        explanation=explanation,
        site=lots.books.site(row.site),
        supplier=lots.books.supplier(row.supplier),
        financing=row.financing or "operating",
    )
