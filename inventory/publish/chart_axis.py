"""Round steps for an axis of money, and amounts as a chart writes them; whole cents only."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from inventory.finance.money import CENT, number_text, rounded
from inventory.language import current

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

STEPS = (10, 20, 25, 50)
MOST = 6
"""Most steps on an axis."""
THOUSAND = 1000 * CENT


class Axis(NamedTuple):
    """An axis from `below` steps under zero to `above` steps over it.

    Attributes:
        step: Cents between two lines.
        below: Steps under zero.
        above: Steps over zero; together at least one.
    """

    step: int
    below: int
    above: int

    @property
    def ticks(self) -> list[int]:
        """The cents of its lines, the lowest first."""
        return [self.step * place for place in range(-self.below, self.above + 1)]

    def place(self, amount: int) -> float:
        """Return where an amount stands: 0 at the lowest line, 1 at the highest."""
        return (amount / self.step + self.below) / (self.below + self.above)


def _steps() -> Iterator[int]:
    """Yield round steps in cents without end: 1, 2, 5, 10, 20, 25, 50, 100 and so on."""
    yield from (1, 2, 5)
    power = 1
    while True:
        yield from (step * power for step in STEPS)
        power *= 10


def _needed(amount: int, step: int) -> int:
    """Return how many steps reach an amount of cents, 0 or more."""
    return -(-amount // step)


def axis(low: int, high: int, most: int = MOST) -> Axis:
    """Return the axis with the smallest round steps that reaches from one amount to the other.

    Args:
        low: Lowest amount in cents, at most 0.
        high: Highest amount in cents, at least 0.
        most: Most steps.
    """
    if low == high == 0:
        return Axis(CENT, 0, 1)
    for step in _steps():
        below, above = _needed(-low, step), _needed(high, step)
        if below + above <= max(most, 2):
            return Axis(step, below, above)
    raise AssertionError  # steps grow without end


def beside(other: Axis, low: int, high: int) -> tuple[Axis, Axis]:
    """Return an axis and a second one whose lines fall on the same heights, zero on zero.

    Args:
        other: The first axis; it grows when it has no room under or over zero.
        low: Lowest amount of the second one in cents, at most 0.
        high: Highest amount in cents, at least 0.
    """
    below, above = max(other.below, int(low < 0)), max(other.above, int(high > 0))
    first = Axis(other.step, below, above)
    if low == high == 0:
        return first, Axis(CENT, below, above)
    for step in _steps():
        if _needed(-low, step) <= below and _needed(high, step) <= above:
            return first, Axis(step, below, above)
    raise AssertionError  # steps grow without end


def grouped(number: int) -> str:
    """Return a whole number with its thousands apart: "1.250" in Dutch, "1,250" in English."""
    text = f"{number:,}"
    return text.replace(",", ".") if current() == "nl" else text


def euros(amount: int) -> str:
    """Return cents as whole euros: 25000000 → "250.000"."""
    return grouped(rounded(amount, CENT))


def thousands(amount: int) -> str:
    """Return cents as thousands of euros: 25000000 → "250"."""
    return grouped(rounded(amount, THOUSAND))


def tick(found: Axis) -> Callable[[int], str]:
    """Return what writes the amounts of an axis: whole euros, or cents too when its steps need them."""
    if found.step % CENT:
        return lambda amount: f"€ {number_text(amount)}"
    return lambda amount: f"€ {euros(amount)}"


def writers(amounts: Sequence[int]) -> list[tuple[Callable[[int], str], bool]]:
    """Return ways to write amounts, the most exact first, and whether each is in thousands.

    Cents are shown only when nothing reaches 1.000 euros, thousands only when something does.
    """
    largest = max((abs(amount) for amount in amounts), default=0)
    if largest < THOUSAND:
        return [(number_text, False), (euros, False)]
    return [(euros, False), (thousands, True)]
