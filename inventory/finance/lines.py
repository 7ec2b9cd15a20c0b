"""A cost line: an amount in a span of days, with the record that it comes from. Every figure of a budget is a sum of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

CostKind = Literal["operating", "staff", "depreciation", "other"]
Nature = Literal["actual", "committed", "expected", "planned"]
KINDS: tuple[CostKind, ...] = ("operating", "staff", "depreciation")
"""The columns of the budget, in the order of the PO-Raad format, chapter 5."""
OTHER: CostKind = "other"
"""Results of disposals and releases of contributions: shown beside the columns, in none of them."""


class CostLine(NamedTuple):
    """What something costs in a span of days.

    Attributes:
        amount: In cents.
        first, last: The first and last day that it covers.
        cost_row: Row of the budget, or None for what has none (vision, or not recorded).
        pillar: Pillar, or None when it is not known.
        kind: Column of the budget, or "other".
        nature: How sure it is: actual (past), committed, expected, planned.
        record: Kind of the record that it comes from.
        record_id: Number of that record.
        title: What people call that record.
        explanation: How the amount was reckoned, a sentence.
        site: Name of the site, "" for the whole board.
        supplier: Name of the supplier, "" for none.
        financing: Where the money comes from, a choice of `records.choices.FINANCING`.
        scope: What not every figure per pupil counts, a choice of `records.choices.SCOPES`; "" is always counted.
        project: Code and name of the sub-project of the roadmap that it pays for, "" for none.
    """

    amount: int
    first: date
    last: date
    cost_row: str | None
    pillar: str | None
    kind: CostKind
    nature: Nature
    record: str
    record_id: int
    title: str
    explanation: str = ""
    site: str = ""
    supplier: str = ""
    financing: str = "operating"
    scope: str = ""
    project: str = ""


class Flag(NamedTuple):
    """Something that a figure leaves out or cannot know.

    Attributes:
        code: What kind of thing, for programs.
        text: A sentence for people.
        record: Kind of the record that it is about, "" for none.
        record_id: Its number, 0 for none.
    """

    code: str
    text: str
    record: str = ""
    record_id: int = 0


def total(lines: Iterable[CostLine]) -> int:
    """Return the sum of lines, in cents."""
    return sum(line.amount for line in lines)
