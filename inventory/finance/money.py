"""Money in whole cents, unit prices in 1/10000 euro, and the one rounding rule of the house."""

from __future__ import annotations

import re

from inventory.errors import InputError
from inventory.language import _, current

CENT = 100
UNIT = 10_000
BASIS = 10_000
MACHINE = re.compile(r"(-?)([0-9]{1,15})(?:\.([0-9]{1,4}))?")


def rounded(numerator: int, denominator: int) -> int:
    """Return numerator / denominator as a whole number, halves away from zero.

    Args:
        numerator: Any integer.
        denominator: A positive integer.
    """
    if numerator < 0:
        return -rounded(-numerator, denominator)
    return (2 * numerator + denominator) // (2 * denominator)


def _scaled(text: str, decimals: int) -> int:
    match = MACHINE.fullmatch(text.strip())
    if match is None or len(match[3] or "") > decimals:
        raise InputError(
            _("“{text}” is not an amount.").format(text=text),
            _("Write digits with a point and at most {decimals} decimals, such as 1234.50.").format(
                decimals=decimals
            ),
        )
    value = int(match[2] + (match[3] or "").ljust(decimals, "0"))
    return -value if match[1] else value


def cents(text: str) -> int:
    """Return the cents of an amount written for machines ("333.33", "-12", "0.5").

    Raises:
        InputError: The text is not digits with at most two decimals after a point.
    """
    return _scaled(text, 2)


def amount_text(amount: int) -> str:
    """Return cents as text for machines, always with two decimals: 33333 → "333.33"."""
    whole, rest = divmod(abs(amount), CENT)
    return f"{'-' if amount < 0 else ''}{whole}.{rest:02d}"


def number_text(amount: int) -> str:
    """Return cents as people write them: "1.234,50" in Dutch, "1,234.50" in English."""
    whole, rest = divmod(abs(amount), CENT)
    sign = "-" if amount < 0 else ""
    if current() == "nl":
        return f"{sign}{whole:,}".replace(",", ".") + f",{rest:02d}"
    return f"{sign}{whole:,}.{rest:02d}"


def euro(amount: int) -> str:
    """Return cents as people write euros: "€ 1.234,50"; the minus stands behind the sign, as is usual in Dutch."""
    return f"€ {number_text(amount)}"


def unit_price(text: str) -> int:
    """Return the 1/10000 euros of a price written for machines ("0.1025").

    Raises:
        InputError: The text is not digits with at most four decimals after a point.
    """
    return _scaled(text, 4)


def unit_price_text(price: int) -> str:
    """Return a unit price as text for machines, with two to four decimals: 1025 → "0.1025", 195000 → "19.50"."""
    whole, rest = divmod(abs(price), UNIT)
    digits = f"{rest:04d}"
    decimals = digits[:2] + digits[2:].rstrip("0")
    return f"{'-' if price < 0 else ''}{whole}.{decimals}"


def priced(price: int, quantity: int, months: int = 1, period: int = 1) -> int:
    """Return the cents for a quantity during some months, rounded once.

    Args:
        price: Unit price in 1/10000 euro for one period.
        quantity: Number of units.
        months: Months that are charged.
        period: Months that the price covers (12 for a price a year).
    """
    return rounded(price * quantity * months * CENT, UNIT * period)


def share(amount: int, part: int, whole: int) -> int:
    """Return what `part` pieces of a `whole` carry of an amount; the others carry the amount less this."""
    return rounded(amount * part, whole)


def indexed(amount: int, basis_points: int) -> int:
    """Return an amount raised by an index of so many basis points (350 is 3.50 %), rounded to the cent.

    Steps are compounded by calling it on its own answer: 1000.00 → 1035.00 → 1055.70.
    """
    return rounded(amount * (BASIS + basis_points), BASIS)
