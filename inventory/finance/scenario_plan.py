"""A replacement plan of a board: from its records and policy, by itself or as one of its scenarios, and side by side."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from inventory.errors import InputError
from inventory.finance import scenarios
from inventory.finance.calendar import month_index
from inventory.finance.depreciation import add_linear
from inventory.finance.lot_lines import board_year, year_of
from inventory.finance.replacement import plan, refuse_moves
from inventory.finance.replacement_reading import source
from inventory.finance.replacement_results import by_year
from inventory.finance.replacement_terms import Index, Rules, horizon
from inventory.language import _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy import Connection

    from inventory.finance.lines import Flag
    from inventory.finance.lot_lines import Lots
    from inventory.finance.replacement_reading import Source
    from inventory.finance.replacement_results import Year
    from inventory.finance.replacement_terms import Horizon, Move, Need, Result, Until
    from inventory.finance.scenarios import ScenarioRow
    from inventory.store.policy import Policies

YEARS = 10
"""Book years that a plan covers when nothing else is asked."""


@dataclass(frozen=True)
class Wish:
    """What is asked of a plan; what is None comes from the scenario, else from the policy of the board.

    Args:
        scenario: Name of a scenario, or None for the plan without one.
        first: Calendar year in which the first book year begins.
        last: The same of the last one.
        index: Rise of prices a year, in basis points.
        ceiling: Most that a book year may cost, in cents.
        advance: Years that something may be bought earlier.
        until: What decides the year.
        with_cabling: Whether cabling is replaced too.
        year_kind: "calendar" or "school".
    """

    scenario: str | None = None
    first: int | None = None
    last: int | None = None
    index: int | None = None
    ceiling: int | None = None
    advance: int | None = None
    until: Until = "earliest"
    with_cabling: bool = False
    year_kind: str | None = None


class Made(NamedTuple):
    """A replacement plan as it was made.

    Attributes:
        name: Of the scenario, "" for the plan without one.
        scenario: The scenario, or None.
        horizon: Its book years.
        rules: Index, ceiling and what decides the year.
        needs: What there was to replace.
        moves: What the user decided otherwise.
        result: What is bought.
        years: What each book year comes to.
        flags: What calls for attention, of the lots as well.
    """

    name: str
    scenario: ScenarioRow | None
    horizon: Horizon
    rules: Rules
    needs: tuple[Need, ...]
    moves: tuple[Move, ...]
    result: Result
    years: tuple[Year, ...]
    flags: tuple[Flag, ...]


def make(connection: Connection, wish: Wish, on: date) -> Made:
    """Return the replacement plan that is asked.

    Args:
        connection: One that reads.
        wish: What is asked.
        on: Today: the plan begins in its book year unless another is asked.

    Raises:
        InputError: There is no such scenario, or the years, index or ceiling cannot be.
    """
    found = source(connection, on, with_cabling=wish.with_cabling)
    row = scenarios.find(connection, wish.scenario) if wish.scenario is not None else None
    return _made(connection, found, wish, row, on)


def _made(connection: Connection, found: Source, wish: Wish, row: ScenarioRow | None, on: date) -> Made:
    policies = found.lots.books.policies
    span = span_of(policies, wish, row, on)
    rules = rules_of(policies, wish, row, span)
    moves = scenarios.moves(connection, row.id) if row else ()
    result = plan(found.needs, span, rules, moves)
    years = by_year(result, span, existing(found.lots, span))
    return Made(
        row.name if row else "",
        row,
        span,
        rules,
        found.needs,
        moves,
        result,
        tuple(years),
        (*found.lots.flags, *result.flags),
    )


def span_of(policies: Policies, wish: Wish, row: ScenarioRow | None, on: date) -> Horizon:
    """Return the book years of a plan: those asked, else those of the scenario, else ten from this one.

    Raises:
        InputError: They are the wrong way round, or too many.
    """
    book = year_of(policies, wish.year_kind, on) if wish.year_kind else board_year(policies, on)
    first = wish.first or (row.first_year if row else None)
    last = wish.last or (row.last_year if row else None)
    if first is None:
        first = min(book.year(on), last) if last is not None else book.year(on)
    return horizon(first, last if last is not None else first + YEARS - 1, book)._replace(seen=on)


def rules_of(policies: Policies, wish: Wish, row: ScenarioRow | None, span: Horizon) -> Rules:
    """Return the rules of a plan: what is asked, else what the scenario says, else the policy of the board."""

    def given(name: str) -> int | None:
        asked: int | None = getattr(wish, name)
        return asked if asked is not None or row is None else getattr(row, SCENARIO[name])

    return Rules(
        index_of(policies, given("index"), span), given("ceiling"), given("advance") or 0, wish.until
    )


SCENARIO = {"index": "price_index", "ceiling": "ceiling", "advance": "advance"}


def index_of(policies: Policies, percent: int | None, span: Horizon) -> Index:
    """Return how prices rise: evenly, or by the policy of the board, which may have another value for some years."""
    if percent is not None:
        return Index(percent)
    policy = "price_index"
    yearly = policies.whole(policy, span.book.first(span.first))
    dates = [start for start, _value in policies.decided.get(policy, ()) if start is not None]
    if not dates:
        return Index(yearly)
    years = range(min(day.year for day in dates) - 1, span.last + 1)
    before = policies.whole(policy, span.book.first(years[0])) if years else yearly
    return Index(before, {year: policies.whole(policy, span.book.first(year)) for year in years})


def refuse_move(connection: Connection, row: ScenarioRow, move: Move, on: date) -> None:
    """Refuse a move that cannot be in a scenario.

    Raises:
        InputError: Nothing of the lot is left, or it would be replaced in a year that the scenario does not have.
    """
    found = source(connection, on)
    policies = found.lots.books.policies
    span = span_of(policies, Wish(), row, on)
    refuse_moves(found.needs, span, rules_of(policies, Wish(), row, span), [move])


def existing(lots: Lots, span: Horizon) -> list[tuple[int, int]]:
    """Return depreciation and book value at the end of each book year, in cents, of the lots that are there."""
    periods = span.book.periods(span.first, span.last)
    charged, values = [0] * len(periods), [0] * len(periods)
    begin = month_index(periods[0].first)
    for row in lots.books.lots:
        if not lots.capitalised(row):
            continue
        fast = lots.fast(row)
        if fast is not None:
            add_linear(charged, fast.cost - fast.residual, fast.start, fast.months, begin)
        for index, period in enumerate(periods):
            values[index] += lots.book_value(row, period.last)
            if fast is None and not lots.families.child(row):
                slow = lots.slowly(row, period.first, period.last)
                charged[index] += sum(one.amount for one in slow if one.kind == "depreciation")
    for index, period in enumerate(periods):
        corrected = lots.corrections(period.first, period.last)
        charged[index] += sum(one.amount for one in corrected if one.kind == "depreciation")
    return list(zip(charged, values, strict=True))


class Compared(NamedTuple):
    """Scenarios side by side; each plan covers the same book years.

    Attributes:
        labels: What the book years are called.
        plans: One a scenario, the first is what the others are compared with.
    """

    labels: tuple[str, ...]
    plans: tuple[Made, ...]


def compare(connection: Connection, names: Sequence[str], wish: Wish, on: date) -> Compared:
    """Return several scenarios side by side, over the years that all together cover.

    Args:
        connection: One that reads.
        names: Names of scenarios; "" stands for the plan without one.
        wish: What is asked of all of them.
        on: Today.

    Raises:
        InputError: There are fewer than two, one is named twice, or there is none of that name.
    """
    found = source(connection, on, with_cabling=wish.with_cabling)
    policies = found.lots.books.policies
    known = [scenarios.find(connection, name) if name else None for name in names]
    keys = [row.id if row else None for row in known]
    if len(keys) < 2 or len(set(keys)) < len(keys):  # noqa: PLR2004  there must be something to compare
        raise InputError(_("Name at least two different scenarios to compare."))
    spans = [span_of(policies, wish, row, on) for row in known]
    whole = replace(wish, first=min(one.first for one in spans), last=max(one.last for one in spans))
    plans = [_made(connection, found, whole, row, on) for row in known]
    return Compared(tuple(year.label for year in plans[0].years), tuple(plans))
