"""The methods: what has been charged after a part of a term, exactly, in one closed form with one rounding.

All take and give whole cents and units (see `conventions`). `value` is the book value at the beginning, `floor` the
residual value, `done` the units passed (0..whole), `whole` the units of the term, `year` the units of a year.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from inventory.finance.lot import Method
from inventory.finance.money import rounded

if TYPE_CHECKING:
    from inventory.finance.lot import Plan


def charged(plan: Plan, year: int, amounts: tuple[int, int], done: int, whole: int) -> int:
    """Return the cents charged after `done` of `whole` units.

    Args:
        plan: Gives the method and the rate.
        year: Units in a year.
        amounts: Book value at the beginning and residual value, in cents.
        done: Units passed, 0..whole.
        whole: Units of the term.
    """
    value, floor = amounts
    if value <= floor or done <= 0:
        return 0
    match plan.method:
        case Method.LINEAR:
            return rounded((value - floor) * done, whole)
        case Method.SUM_OF_DIGITS:
            return sum_of_digits(value - floor, year, done, whole)
        case Method.DECLINING:
            return value - _half_up(declining(amounts, plan.yearly_rate, year, done))
        case Method.DECLINING_TO_LINEAR:
            return value - _half_up(declining_to_linear(amounts, plan.yearly_rate, year, (done, whole)))
        case Method.MANUAL:
            return _half_up((value - floor) * manual(plan.parts, year, done, whole))


def exactly(plan: Plan, year: int, amounts: tuple[int, int], done: int, whole: int) -> Fraction:
    """Return the same as `charged` without rounding: what carries a curve on when a lot is cut in two."""
    value, floor = amounts
    if value <= floor or done <= 0:
        return Fraction(0)
    match plan.method:
        case Method.LINEAR:
            return Fraction((value - floor) * done, whole)
        case Method.SUM_OF_DIGITS:
            return (value - floor) * digits(year, done, whole)
        case Method.DECLINING:
            return value - declining(amounts, plan.yearly_rate, year, done)
        case Method.DECLINING_TO_LINEAR:
            return value - declining_to_linear(amounts, plan.yearly_rate, year, (done, whole))
        case Method.MANUAL:
            return (value - floor) * manual(plan.parts, year, done, whole)


def manual(parts: tuple[int, ...], year: int, done: int, whole: int) -> Fraction:
    """Return which part of the amount is charged by a schedule of a part for each year of the term, even within a year.

    A last year that is not whole carries its whole part in the months that it has.
    """
    years, rest = divmod(min(done, whole), year)
    passed = Fraction(sum(parts[:years]))
    if rest and years < len(parts):
        passed += parts[years] * Fraction(rest, min(year, whole - years * year))
    return passed / sum(parts)


def _half_up(amount: Fraction) -> int:
    return rounded(amount.numerator, amount.denominator)


def sum_of_digits(base: int, year: int, done: int, whole: int) -> int:
    """Return the cents charged by sum of the years' digits: with n years the first carries n parts, the last one part.

    Within a year of the term the charge is even. A last year that is not whole carries its part of the last digit.
    """
    return _half_up(base * digits(year, done, whole))


def digits(year: int, done: int, whole: int) -> Fraction:
    """Return which part of the amount is charged by the sum of the years' digits."""
    most = -(-whole // year)

    def parts(units: int) -> int:
        years, rest = divmod(units, year)
        return year * (years * most - years * (years - 1) // 2) + rest * (most - years)

    return Fraction(parts(done), parts(whole))


def declining(amounts: tuple[int, int], rate: Fraction, year: int, done: int) -> Fraction:
    """Return the exact book value when each year of the term takes `rate` of it, never below the residual value.

    Within a year of the term the charge is even, so that any twelve months charge `rate` of the book value at their
    beginning: the answer does not depend on how book years are cut.
    """
    value, floor = amounts
    years, rest = divmod(done, year)
    begin = value * (1 - rate) ** years
    return max(Fraction(floor), begin - begin * rate * Fraction(rest, year))


def declining_to_linear(
    amounts: tuple[int, int], rate: Fraction, year: int, passed: tuple[int, int]
) -> Fraction:
    """Return the exact book value when declining gives way to linear.

    The switch is in the first year of the term in which an even charge over what is left is not below the declining one.

    Args:
        amounts: Book value at the beginning and residual value, in cents.
        rate: Part of the book value that a year takes.
        year: Units in a year.
        passed: Units passed and units of the term.
    """
    value, floor = amounts
    done, whole = passed
    begin, switch = Fraction(value), 0
    while (
        switch + year <= done and begin > floor and (begin - floor) * year < rate * begin * (whole - switch)
    ):
        begin *= 1 - rate
        switch += year
    if begin > floor and (begin - floor) * year >= rate * begin * (whole - switch):
        return begin - (begin - floor) * Fraction(done - switch, whole - switch)
    return max(Fraction(floor), begin - begin * rate * Fraction(done - switch, year))
