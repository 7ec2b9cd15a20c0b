"""What a replacement plan comes to: investment (cash) beside depreciation and book value, by book year and by group."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from inventory.errors import InputError
from inventory.finance.calendar import month_index
from inventory.finance.depreciation import Life, add_linear
from inventory.finance.lot import Convention, Lot, Method
from inventory.finance.money import amount_text
from inventory.language import N_, _
from inventory.records.choices import COST_ROWS, FINANCING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inventory.finance.replacement_terms import Horizon, Line, Result

GROUPS = {
    "year": N_("Year"),
    "category": N_("Category"),
    "lot": N_("Purchase lot"),
    "site": N_("Site"),
    "financing": N_("Financing"),
    "row": N_("Cost row"),
}
"""By what a plan can be put together: value → label."""
LATER = {Convention.MONTH_OF_USE: 0, Convention.NEXT_MONTH: 1}
"""Conventions whose linear charge is a closed form in months, with the months that they begin later."""


class Year(NamedTuple):
    """What a book year comes to; amounts in cents.

    Attributes:
        year: The calendar year in which it begins.
        label: What people call it.
        investment: What is bought, capitalised or not.
        expense: The part of it below the threshold: no depreciation, an expense of the year.
        depreciation: Of what the plan buys.
        existing: Depreciation of the lots that are there.
        book_value: Of both, at the end of the year.
        lines: How many purchases.
        pieces: How many things.
    """

    year: int
    label: str
    investment: int
    expense: int
    depreciation: int
    existing: int
    book_value: int
    lines: int
    pieces: int

    @property
    def total_depreciation(self) -> int:
        """Depreciation of what is there and of what the plan buys."""
        return self.depreciation + self.existing


class Group(NamedTuple):
    """What some lots come to by book year; amounts in cents.

    Attributes:
        name: What they have in common, "" when that is not recorded.
        investment: What is bought, one a book year.
        depreciation: Of what the plan buys, one a book year.
    """

    name: str
    investment: tuple[int, ...]
    depreciation: tuple[int, ...]


def asset(line: Line) -> Lot:
    """Return what a planned purchase is depreciated as."""
    return Lot(line.cost, line.in_use, line.due.need.plan, line.residual)


def charges(line: Line, horizon: Horizon) -> list[int]:
    """Return the depreciation of a planned purchase by book year of the horizon, in cents."""
    totals = [0] * (horizon.last - horizon.first + 1)
    if not line.capitalised:
        return totals
    plan = line.due.need.plan
    later = LATER.get(plan.convention)
    if plan.method is Method.LINEAR and later is not None:
        start, first = month_index(line.in_use) + later, month_index(horizon.book.first(horizon.first))
        add_linear(totals, line.cost - line.residual, start, plan.months, first)
        return totals
    life, before = Life(asset(line)), 0
    for index in range(line.year - horizon.first, len(totals)):
        done = life.at(horizon.book.last(horizon.first + index))[0]
        totals[index] = done - before
        before = done
    return totals


def by_year(result: Result, horizon: Horizon, existing: Sequence[tuple[int, int]] = ()) -> list[Year]:
    """Return what each book year comes to.

    Args:
        result: The plan.
        horizon: Its book years.
        existing: Of the lots that are there the depreciation and the book value at the end, one a book year;
            nothing when only the plan is asked.
    """
    count = horizon.last - horizon.first + 1
    known = list(existing) or [(0, 0)] * count
    sums = [[0] * count for _each in range(5)]
    invested, spent, charged, numbers, pieces = sums
    for line in result.lines:
        index = line.year - horizon.first
        invested[index] += line.cost
        spent[index] += 0 if line.capitalised else line.cost
        numbers[index] += 1
        pieces[index] += line.quantity
        for place, amount in enumerate(charges(line, horizon)):
            charged[place] += amount
    years, book = [], 0
    for index in range(count):
        year = horizon.first + index
        book += invested[index] - spent[index] - charged[index]
        years.append(
            Year(
                year,
                horizon.book.label(year),
                invested[index],
                spent[index],
                charged[index],
                known[index][0],
                known[index][1] + book,
                numbers[index],
                pieces[index],
            )
        )
    return years


def by_group(result: Result, horizon: Horizon, by: str) -> list[Group]:
    """Return what each group of lots comes to, in the order of their names.

    Args:
        result: The plan.
        horizon: Its book years.
        by: A key of `GROUPS` other than "year".

    Raises:
        InputError: It cannot be put together so.
    """
    if by not in GROUPS or by == "year":
        raise InputError(
            _("A replacement plan cannot be put together by “{by}”.").format(by=by), ", ".join(GROUPS)
        )
    count = horizon.last - horizon.first + 1
    sums: dict[str, tuple[list[int], list[int]]] = {}
    for line in result.lines:
        invested, charged = sums.setdefault(_name(line, by), ([0] * count, [0] * count))
        invested[line.year - horizon.first] += line.cost
        for place, amount in enumerate(charges(line, horizon)):
            charged[place] += amount
    return [Group(name, tuple(one), tuple(other)) for name, (one, other) in sorted(sums.items())]


def _name(line: Line, by: str) -> str:
    need = line.due.need
    match by:
        case "lot":
            return f"{need.code} · {need.description}"
        case "site":
            return need.site
        case "financing":
            return _(FINANCING.get(need.financing, ""))
        case "row":
            return _(COST_ROWS.get(need.cost_row or "", ""))
        case _:
            return need.category


def years_json(years: Sequence[Year]) -> list[dict[str, Any]]:
    """Return years as `replacement --format json` prints them: amounts as text with two decimals."""
    return [
        {
            "year": one.year,
            "label": one.label,
            "investment": amount_text(one.investment),
            "expense": amount_text(one.expense),
            "depreciation": amount_text(one.depreciation),
            "existing_depreciation": amount_text(one.existing),
            "total_depreciation": amount_text(one.total_depreciation),
            "book_value": amount_text(one.book_value),
            "lines": one.lines,
            "pieces": one.pieces,
        }
        for one in years
    ]


def groups_json(groups: Sequence[Group], horizon: Horizon, by: str) -> list[dict[str, Any]]:
    """Return groups as `replacement --by … --format json` prints them."""
    labels = [horizon.book.label(year) for year in range(horizon.first, horizon.last + 1)]

    def named(amounts: Sequence[int]) -> dict[str, str]:
        return {label: amount_text(amount) for label, amount in zip(labels, amounts, strict=True)}

    return [
        {
            by: one.name,
            "years": named(one.investment),
            "total": amount_text(sum(one.investment)),
            "depreciation": named(one.depreciation),
        }
        for one in groups
    ]


def line_json(line: Line) -> dict[str, Any]:
    """Return a planned purchase as `replacement --lines --format json` prints it."""
    need = line.due.need
    return {
        "year": line.year,
        "lot": need.code,
        "description": need.description,
        "category": need.category,
        "site": need.site,
        "generation": line.due.generation,
        "due": line.due.day.isoformat(),
        "natural_year": line.due.natural,
        "in_use": line.in_use.isoformat(),
        "reason": line.reason,
        "why": line.due.why,
        "quantity": line.quantity,
        "unit_price": amount_text(line.unit_price),
        "cost": amount_text(line.cost),
        "above_ceiling": line.over,
    }
