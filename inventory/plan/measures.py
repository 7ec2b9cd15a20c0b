"""What the program measures itself: functions of the records on a day, each with what it comes from.

Nothing is reckoned twice: devices, agreements, budget, books, landscape, connections and findings come from the rooms that
have them. A measure is unknown when the records do not tell, and a share of which less than half is known is unknown too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from inventory.finance.money import rounded
from inventory.language import _
from inventory.plan.wording import unknown, whole
from inventory.records.values import decimals
from inventory.signals.board import Board

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from inventory.plan.blocks import Evidence, Line
    from inventory.plan.facts import Facts

HUNDRED = 100
PER_CENT = 100 * HUNDRED
"""A whole, in 1/100 %."""
MOST_LINES = 500
"""Records that are named behind a measure; more are told by their filter."""
UNITS = {
    "pupils_per_device": "number",
    "within_term": "percent",
    "supported": "percent",
    "managed": "percent",
    "agreements": "percent",
    "coverage": "percent",
    "cost_per_pupil": "euro",
    "service_terms": "percent",
    "bandwidth": "percent",
    "surveyed": "percent",
    "realised": "percent",
    "findings": "number",
}
"""The unit of each measure, a choice of `records.plan_cycle.UNITS`."""
UNDATED = frozenset({"pupils_per_device", "within_term", "supported", "managed", "bandwidth", "findings"})
"""Measures that rest on devices, of which the inventory knows where they are now and not where they were."""


class Measured(NamedTuple):
    """What was measured.

    Attributes:
        value: In 1/100 of the unit; None when the records do not tell.
        words: How it comes to that, or what is missing, a sentence.
        evidence: The records that it rests on.
        lines: The records that it counts, when they are few enough to name.
    """

    value: int | None
    words: str
    evidence: tuple[Evidence, ...] = ()
    lines: tuple[Line, ...] = ()


class Share(NamedTuple):
    """A part of a whole: how many are so, of how many it is known, and how many there are."""

    part: int
    known: int
    all: int

    @property
    def value(self) -> int | None:
        """Return the part of what is known, in 1/100 %; None when that is less than half of all."""
        return (
            rounded(self.part * PER_CENT, self.known) if self.known and self.known * 2 >= self.all else None
        )


def measure(facts: Facts, name: str) -> Measured:
    """Return what a measure comes to on the day of the facts; reckoned once an assembly.

    Args:
        facts: What is known.
        name: A choice of `records.plan_cycle.MEASURES`.

    Raises:
        KeyError: There is no such measure.
    """
    function = measuring()[name]
    return facts.once(f"measure {name}", function)


def measuring() -> dict[str, Callable[[Facts], Measured]]:
    """Return the functions that measure, by name."""
    from inventory.plan import measures_assets, measures_board  # noqa: PLC0415  they use what stands here

    return {**measures_assets.MEASURING, **measures_board.MEASURING}


def board(facts: Facts) -> Board:
    """Return the board as the rules see it, made once an assembly."""
    return facts.once("board", lambda one: Board(one.connection, one.on))


def shared(
    share: Share, text: str, evidence: Sequence[Evidence] = (), lines: Sequence[Line] = ()
) -> Measured:
    """Return a share as it is measured.

    Args:
        share: The share.
        text: What it is, with the places `part` and `known`, such as "{part} of {known} sites have enough".
        evidence: The records that it rests on.
        lines: The records that it counts.
    """
    told = text.format(part=whole(share.part), known=whole(share.known))
    rest = share.all - share.known
    if rest:
        told = _("{told}; of {rest} it is not known").format(told=told, rest=whole(rest))
    if share.value is None and share.known:
        told = _("{told}, which is too little to go by").format(told=told)
    named = tuple(lines) if len(lines) <= MOST_LINES else ()
    return Measured(share.value, told, tuple(evidence), named)


def nothing(text: str) -> Measured:
    """Return that something cannot be measured, with the reason."""
    return Measured(None, text)


def shown(value: int | None, unit: str) -> str:
    """Return a value as people read it: "91,5%", "1,36", "€ 346,49", "8 hours"; unknown when it is not known.

    Args:
        value: In 1/100 of the unit.
        unit: A choice of `records.plan_cycle.UNITS`.
    """
    if value is None:
        return unknown()
    full = decimals(value, 2)
    if unit == "euro":
        return f"€ {full}"
    short = full[:-3] if full.endswith("00") else full.removesuffix("0")
    if unit == "percent":
        return f"{short}%"
    return _("{number} hours").format(number=short) if unit == "hours" else short
