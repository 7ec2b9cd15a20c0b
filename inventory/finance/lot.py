"""What is depreciated and how: a plan, a purchase lot, and the events in its life.

A lot is a line of an order (380 Chromebooks bought at once), not one device: boards capitalise the order, and rounding
a device at a time drifts from the lot.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from inventory.errors import InputError
from inventory.finance.calendar import CALENDAR, MOST_MONTHS, checked
from inventory.finance.money import cents, euro, share
from inventory.language import _, written
from inventory.records.schedule import parts, refuse_other_term

if TYPE_CHECKING:
    from inventory.finance.calendar import BookYear

__all__ = [
    "Change",
    "Convention",
    "Disposal",
    "Lot",
    "Method",
    "Plan",
    "change",
    "checked_term",
    "parts",
    "rate",
    "split",
]
RATE = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,8})?)(%?)")
CHANGE = re.compile(r"(months|value|residual|add)=(\S+)")


class Method(StrEnum):
    """How the amount is spread over the term."""

    LINEAR = "linear"
    SUM_OF_DIGITS = "sum-of-digits"
    DECLINING = "declining"
    DECLINING_TO_LINEAR = "declining-to-linear"
    MANUAL = "manual"


class Convention(StrEnum):
    """When depreciation begins and what the first period carries.

    `month-of-use`: the month of first use counts whole. `next-month`: from the month after. `half-month`: half of the
    month of first use. `full-year`, `half-year`: a whole or half year's charge in the first book year, spread over
    its months in use. `days`: exact days, from the day of first use. `days-360`: days of a year of twelve months of 30
    days, as bookkeeping packages and spreadsheets count them.
    """

    MONTH_OF_USE = "month-of-use"
    NEXT_MONTH = "next-month"
    HALF_MONTH = "half-month"
    FULL_YEAR = "full-year"
    HALF_YEAR = "half-year"
    DAYS = "days"
    DAYS_360 = "days-360"


def rate(text: str) -> Fraction:
    """Return a yearly rate, exactly: "0.40" and "40%" are both 2/5.

    Raises:
        InputError: It is not a number above 0 and at most 1 (100 %).
    """
    match = RATE.fullmatch(text.strip())
    value = Fraction(match[1]) / (100 if match[2] else 1) if match else Fraction(0)
    return _checked_rate(value, text)


def _checked_rate(value: Fraction, text: str) -> Fraction:
    if not 0 < value <= 1:
        raise InputError(
            _("“{text}” is not a rate of depreciation.").format(text=text),
            _("Give a part of the book value a year, above 0 and at most 1, such as 0.40."),
        )
    return value


@dataclass(frozen=True, slots=True)
class Plan:
    """How a lot is depreciated.

    Args:
        months: The term, 1 to 1200 months.
        method: How the amount is spread.
        convention: When it begins.
        rate: For the declining methods: the part of the book value that a year takes. Without it twice the linear
            rate (double declining).
        book: The book year that `full-year` and `half-year` look at.
        parts: For the manual method: the part that each year of the term carries, in any unit.

    Raises:
        InputError: The term or the rate cannot be, or the parts do not fit the term.
    """

    months: int
    method: Method = Method.LINEAR
    convention: Convention = Convention.MONTH_OF_USE
    rate: Fraction | None = None
    book: BookYear = CALENDAR
    parts: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        checked_term(self.months)
        if self.rate is not None:
            _checked_rate(self.rate, str(self.rate))
        if self.method is Method.MANUAL:
            refuse_other_term(self.parts, self.months)

    @property
    def yearly_rate(self) -> Fraction:
        """The rate of a declining method: the one given, or twice the linear one, at most 1."""
        return self.rate or min(Fraction(1), Fraction(24, self.months))


def checked_term(months: int) -> None:
    """Refuse a term that cannot be.

    Raises:
        InputError: It is not 1 to 1200 months.
    """
    if not 1 <= months <= MOST_MONTHS:
        raise InputError(
            _("A depreciation term of {months} months cannot be.").format(months=months),
            _("Give a term of 1 to {most} months.").format(most=MOST_MONTHS),
        )


@dataclass(frozen=True, slots=True)
class Change:
    """Something that changes a lot during its life; counts from the month it falls in (by days: from that day).

    Args:
        on: The date.
        months: The new total term, counted from the start.
        value: The new book value (impairment or revaluation), in cents.
        residual: The new residual value, in cents.
        add: What was added to the lot, in cents.

    Raises:
        InputError: A term or amount cannot be, or nothing changes.
    """

    on: date
    months: int | None = None
    value: int | None = None
    residual: int | None = None
    add: int = 0

    def __post_init__(self) -> None:
        if self.months is not None:
            checked_term(self.months)
        _not_negative(self.value or 0, _("New book value"))
        _not_negative(self.residual or 0, _("New residual value"))
        _not_negative(self.add, _("Addition"))


@dataclass(frozen=True, slots=True)
class Disposal:
    """The end of a lot: sold, given away, broken.

    Args:
        on: The date.
        proceeds: What it brought, in cents.
        month_charged: Whether the month of disposal is depreciated (by days: the day itself).

    Raises:
        InputError: The proceeds are negative.
    """

    on: date
    proceeds: int = 0
    month_charged: bool = True

    def __post_init__(self) -> None:
        _not_negative(self.proceeds, _("Proceeds"))


@dataclass(frozen=True, slots=True)
class Lot:
    """What was bought together and is depreciated together.

    Args:
        cost: What was paid, in cents.
        start: The day of first use.
        plan: How it is depreciated.
        residual: What it will still be worth at the end, in cents.
        opening: Depreciation already booked elsewhere at `opening_on`, in cents.
        opening_on: The date of that balance: on the last day of a month it holds after that month, on any other day
            before its own month (by days: before that day). Without it, the start.
        changes: What happened since, in any order.
        disposal: How it ended, if it did.

    Raises:
        InputError: Amounts or dates contradict each other.
    """

    cost: int
    start: date
    plan: Plan
    residual: int = 0
    opening: int = 0
    opening_on: date | None = None
    changes: tuple[Change, ...] = field(default=())
    disposal: Disposal | None = None

    def __post_init__(self) -> None:
        checked(self.start, _("Day of first use"))
        _not_negative(self.cost, _("Cost"))
        _not_negative(self.residual, _("Residual value"))
        _not_negative(self.opening, _("Depreciation already booked"))
        if self.residual > self.cost:
            raise InputError(
                _("The residual value {residual} is above the cost {cost}.").format(
                    residual=euro(self.residual), cost=euro(self.cost)
                )
            )
        if self.opening > self.cost - self.residual:
            raise InputError(
                _(
                    "The depreciation already booked, {opening}, is more than cost less residual value."
                ).format(opening=euro(self.opening))
            )
        self._check_dates()

    def _check_dates(self) -> None:
        """Refuse events before the start or after the disposal."""
        if self.opening_on is not None:
            checked(self.opening_on, _("Date of the depreciation already booked"))
        end = checked(self.disposal.on, _("Disposal")) if self.disposal else None
        if end and end < max(self.start, self.opening_on or self.start):
            raise InputError(
                _("The disposal on {on} comes before the start on {start}.").format(
                    on=written(end), start=written(max(self.start, self.opening_on or self.start))
                )
            )
        for change in self.changes:
            if checked(change.on, _("Change")) < max(self.start, self.opening_on or self.start):
                raise InputError(
                    _("The change on {on} comes before the start on {start}.").format(
                        on=written(change.on),
                        start=written(max(self.start, self.opening_on or self.start)),
                    )
                )
            if end and change.on > end:
                raise InputError(
                    _("The change on {on} comes after the disposal on {end}.").format(
                        on=written(change.on), end=written(end)
                    )
                )


def _not_negative(amount: int, what: str) -> None:
    if amount < 0:
        raise InputError(
            _("{what}: {amount} is negative.").format(what=what, amount=euro(amount)),
            _("Give an amount of 0 or more."),
        )


def change(text: str) -> Change:
    """Return a change written as "2026-01-01 months=60", with one or more of months, value, residual and add.

    Raises:
        InputError: The text cannot be read so.
    """
    day, *parts = text.split() or [""]
    found = [CHANGE.fullmatch(part) for part in parts]
    try:
        on = date.fromisoformat(day)
        given = {match[1]: match[2] for match in found if match}
        if not found or len(given) != len(found):
            raise ValueError  # noqa: TRY301  one message for all that cannot be read
        months = int(given.pop("months")) if "months" in given else None
    except ValueError:
        raise InputError(
            _("“{text}” is not a change that can be read.").format(text=text),
            _(
                "Write a date and what changes, such as: 2026-01-01 months=60, or value=500, residual=0, add=100."
            ),
        ) from None
    amounts = {name: cents(value) for name, value in given.items()}
    return Change(on, months, amounts.get("value"), amounts.get("residual"), amounts.get("add", 0))


def split(lot: Lot, part: int, whole: int) -> tuple[Lot, Lot]:
    """Split a lot by quantity (or by any ratio): `part` of `whole`, and the rest; all amounts add up to the cent.

    Raises:
        InputError: The part is not between 0 and the whole.
    """
    if not 0 < part < whole:
        raise InputError(
            _("{part} of {whole} cannot be split off.").format(part=part, whole=whole),
            _("Split off at least one and leave at least one."),
        )
    mine = _shared(lot, part, whole)
    rest = replace(
        lot,
        cost=lot.cost - mine.cost,
        residual=lot.residual - mine.residual,
        opening=lot.opening - mine.opening,
        changes=tuple(_less(a, b) for a, b in zip(lot.changes, mine.changes, strict=True)),
        disposal=lot.disposal
        and mine.disposal
        and replace(lot.disposal, proceeds=lot.disposal.proceeds - mine.disposal.proceeds),
    )
    return mine, rest


def _shared(lot: Lot, part: int, whole: int) -> Lot:
    """Return a lot with every amount cut to its share; the opening may give way a cent so that both parts hold."""
    cost, residual = share(lot.cost, part, whole), share(lot.residual, part, whole)
    least = lot.opening - (lot.cost - cost - lot.residual + residual)
    opening = min(max(share(lot.opening, part, whole), least), cost - residual)
    return replace(
        lot,
        cost=cost,
        residual=residual,
        opening=opening,
        changes=tuple(
            replace(
                one,
                value=None if one.value is None else share(one.value, part, whole),
                residual=None if one.residual is None else share(one.residual, part, whole),
                add=share(one.add, part, whole),
            )
            for one in lot.changes
        ),
        disposal=lot.disposal and replace(lot.disposal, proceeds=share(lot.disposal.proceeds, part, whole)),
    )


def _less(one: Change, other: Change) -> Change:
    return replace(
        one,
        value=None if one.value is None or other.value is None else one.value - other.value,
        residual=None if one.residual is None or other.residual is None else one.residual - other.residual,
        add=one.add - other.add,
    )
