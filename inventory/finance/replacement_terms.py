"""What a replacement plan speaks of: needs, moves, rules, what is due and what is bought. Amounts in cents."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from inventory.errors import InputError
from inventory.finance.calendar import CALENDAR, YEAR, add_months
from inventory.finance.money import BASIS, rounded
from inventory.language import N_, _

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from inventory.finance.calendar import BookYear
    from inventory.finance.lines import Flag
    from inventory.finance.lot import Plan

Until = Literal["earliest", "term", "support"]
UNTIL = {
    "earliest": N_("end of term or end of support, whichever comes first"),
    "term": N_("end of term"),
    "support": N_("end of support, where it is known"),
}
"""What decides the year of replacement: value → label."""
REASONS = {
    "term": N_("end of term"),
    "support": N_("end of support"),
    "overdue": N_("overdue"),
    "moved": N_("moved"),
    "smoothed": N_("later, for the ceiling"),
    "advanced": N_("earlier, for the ceiling"),
}
"""Why something is replaced in its year: value → label."""
MOST_YEARS = 60
"""Longest horizon in book years."""
MOST_INDEX = 10_000
"""Largest rise of prices a year, in basis points."""


class Need(NamedTuple):
    """A lot with what is still needed of it.

    Attributes:
        lot: Its number.
        code: Its code.
        description: What it is.
        category: Name of its category.
        cost_row: Row of the budget, or None.
        site: Name of its site, "" for the whole board.
        supplier: Name of its supplier, "" for none.
        financing: A choice of `records.choices.FINANCING`.
        quantity: Pieces still needed.
        unit_price: What a piece cost.
        in_use: Day of first use.
        plan: How it is depreciated, and so its term.
        residual: Residual value as a share of the cost, in basis points.
        end_of_support: Last day of updates, or None when it is not known.
        excluded: Why it is not replaced by this plan ("cabling", "lease"), "" when it is.
        threshold: From which price of a piece a purchase is capitalised.
        group_threshold: From which price of all pieces together it is.
        category_id: Number of the category.
        product: Number of the product, or None.
        site_id: Number of the site, or None.
        term: Term of the lot itself in months when events changed it, 0 when it is that of the plan.
        replaced: Pieces that were bought already to replace it.
    """

    lot: int
    code: str
    description: str
    category: str
    cost_row: str | None
    site: str
    supplier: str
    financing: str
    quantity: int
    unit_price: int
    in_use: date
    plan: Plan
    residual: int = 0
    end_of_support: date | None = None
    excluded: str = ""
    threshold: int = 0
    group_threshold: int = 0
    category_id: int = 0
    product: int | None = None
    site_id: int | None = None
    term: int = 0
    replaced: int = 0


@dataclass(frozen=True, slots=True)
class Move:
    """What a user decides otherwise about one replacement of a lot.

    Args:
        lot: Number of the lot.
        generation: 1 for the replacement of the lot itself, 2 for that of its replacement, and so on.
        shift: Years later (positive) or earlier (negative) than the plan would have it.
        quantity: How many are needed from then on, what was bought to replace the lot already included; None as many as
            there are.
        unit_price: Price of a piece in the first year of the plan, None what a piece of the lot cost in its own.
        skip: It is not replaced at all.
        reason: Why.

    Raises:
        InputError: A number cannot be.
    """

    lot: int
    generation: int = 1
    shift: int = 0
    quantity: int | None = None
    unit_price: int | None = None
    skip: bool = False
    reason: str = ""

    def __post_init__(self) -> None:
        if self.generation < 1:
            raise InputError(_("Replacements are counted from 1."))
        if self.quantity is not None and self.quantity < 1:
            raise InputError(
                _("A quantity of {quantity} cannot be replaced.").format(quantity=self.quantity),
                _("Give 1 or more, or skip the replacement."),
            )
        if self.unit_price is not None and self.unit_price < 0:
            raise InputError(_("The price of a piece cannot be negative."))


class Horizon(NamedTuple):
    """The book years of a plan.

    Attributes:
        first: Calendar year in which the first begins.
        last: Calendar year in which the last begins.
        book: How years are cut.
        seen: The day from which the plan is seen: in its book year nothing is bought on a day before it. None for any.
    """

    first: int
    last: int
    book: BookYear = CALENDAR
    seen: date | None = None


def horizon(first: int, last: int, book: BookYear = CALENDAR) -> Horizon:
    """Return the horizon of a plan.

    Raises:
        InputError: The years are the wrong way round, or too many.
    """
    if last < first:
        raise InputError(
            _("The last year {last} comes before the first one {first}.").format(last=last, first=first)
        )
    if last - first >= MOST_YEARS:
        raise InputError(
            _("A replacement plan of more than {most} years cannot be made.").format(most=MOST_YEARS)
        )
    return Horizon(first, last, book)


@dataclass(frozen=True)
class Index:
    """How prices rise.

    Args:
        yearly: Basis points a book year (300 is 3 %).
        dated: Other basis points for some book years: the rise from the year before to that year.

    Raises:
        InputError: A percentage cannot be.
    """

    yearly: int = 0
    dated: Mapping[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for percent in (self.yearly, *self.dated.values()):
            if not -BASIS < percent <= MOST_INDEX:
                raise InputError(
                    _("Prices cannot rise by {percent} % a year.").format(percent=percent / 100),
                    _("Give a percentage above -100 and at most 100."),
                )

    @cached_property
    def _known(self) -> dict[tuple[int, int], tuple[int, int]]:
        return {}

    def factor(self, first: int, last: int) -> tuple[int, int]:
        """Return the exact rise from one book year to another as numerator and denominator; none backwards."""
        found = self._known.get((first, last))
        if found is None:
            top, bottom = 1, 1
            for year in range(first + 1, last + 1):
                top *= BASIS + self.dated.get(year, self.yearly)
                bottom *= BASIS
            found = self._known[first, last] = (top, bottom)
        return found

    def priced(self, amount: int, first: int, last: int) -> int:
        """Return what cost an amount in one book year in another one, rounded once."""
        top, bottom = self.factor(first, last)
        return rounded(amount * top, bottom)


@dataclass(frozen=True)
class Rules:
    """How a plan is made.

    Args:
        index: How prices rise.
        ceiling: Most that a book year may cost, or None.
        advance: Years that something may be bought earlier so that a later year keeps under the ceiling.
        until: What decides the year.

    Raises:
        InputError: The ceiling or the years cannot be.
    """

    index: Index = field(default_factory=Index)
    ceiling: int | None = None
    advance: int = 0
    until: Until = "earliest"

    def __post_init__(self) -> None:
        if self.ceiling is not None and self.ceiling <= 0:
            raise InputError(
                _("The ceiling must be above 0."), _("Leave it out for a plan without a ceiling.")
            )
        if not 0 <= self.advance <= YEAR:
            raise InputError(_("Something can be bought 0 to {most} years earlier.").format(most=YEAR))


@dataclass(frozen=True, slots=True)
class Due:
    """Something that has to be bought.

    Attributes:
        need: The lot with which it began.
        generation: 1 for the replacement of that lot, and so on.
        quantity: Pieces.
        day: The day on which it is due.
        natural: The book year of that day.
        year: The book year in which the plan wants it: as natural, unless overdue or moved.
        reason: A key of `REASONS`.
        price: Price of a piece in `price_year`.
        price_year: The book year of that price.
        support: Last day of updates of what it replaces, or None.
        whole: Pieces of the whole generation, of which this may be a part.
        offset: Pieces of the generation before this part.
        why: The user's reason.
        moved: Whether the user chose the year.
    """

    need: Need
    generation: int
    quantity: int
    day: date
    natural: int
    year: int
    reason: str
    price: int
    price_year: int
    support: date | None
    whole: int
    offset: int = 0
    why: str = ""
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """Something that is bought in a year.

    Attributes:
        due: What was due.
        year: The book year in which it is bought.
        quantity: Pieces.
        unit_price: Price of a piece by then.
        cost: What all pieces cost by then.
        reason: A key of `REASONS`.
        over: A single piece above the ceiling.
        earliest: The first day on which it can be bought, None for any.
    """

    due: Due
    year: int
    quantity: int
    unit_price: int
    cost: int
    reason: str
    over: bool = False
    earliest: date | None = None

    @property
    def in_use(self) -> date:
        """The first day of use: the day and month on which it was due, in the year in which it is bought.

        In the book year in which the plan is seen, not before that day.
        """
        day = add_months(self.due.day, YEAR * (self.year - self.due.natural))
        return day if self.earliest is None else max(day, self.earliest)

    @property
    def residual(self) -> int:
        """What it will still be worth at the end of its term."""
        return rounded(self.cost * self.due.need.residual, BASIS)

    @property
    def capitalised(self) -> bool:
        """Whether it is depreciated; else it is an expense of its year."""
        need = self.due.need
        return self.unit_price >= need.threshold or self.cost >= need.group_threshold

    @property
    def why(self) -> str:
        """Why it is bought in its year, in the user's language."""
        text = _(REASONS[self.reason])
        return f"{text}: {self.due.why}" if self.due.why else text


class Result(NamedTuple):
    """A replacement plan.

    Attributes:
        lines: What is bought, year after year.
        late: What was due within the horizon and does not fit in it under the ceiling.
        excluded: Lots that the plan leaves out.
        flags: What calls for attention.
    """

    lines: tuple[Line, ...]
    late: tuple[Due, ...]
    excluded: tuple[Need, ...]
    flags: tuple[Flag, ...]
