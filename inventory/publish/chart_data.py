"""The charts of a board, from its database: costs a year, depreciation with book value, replacement."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from inventory.errors import InputError
from inventory.finance.budget import budgets
from inventory.finance.overview import overview
from inventory.finance.replacement import plan
from inventory.finance.replacement_results import by_year
from inventory.finance.scenario_plan import make
from inventory.language import _
from inventory.publish.chart import Chart, Series, Trace
from inventory.publish.finance_material import vat_note
from inventory.records.choices import COST_ROWS
from inventory.records.values import day, decimals

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy import Connection

    from inventory.finance.budget import Budget
    from inventory.finance.calendar import BookYear
    from inventory.finance.scenario_plan import Made, Wish

MOST_YEARS = 30
"""Most years of a chart: more cannot be told apart on A4."""


def span(first: int, last: int) -> range:
    """Return the years of a chart.

    Raises:
        InputError: They are the wrong way round, or too many.
    """
    if last < first:
        raise InputError(
            _("The last year {last} comes before the first one {first}.").format(last=last, first=first)
        )
    if last - first >= MOST_YEARS:
        raise InputError(
            _("A chart of {count} years cannot be read.").format(count=last - first + 1),
            _("Ask for {most} years at most.").format(most=MOST_YEARS),
        )
    return range(first, last + 1)


def costs(connection: Connection, book_year: BookYear, first: int, last: int, on: date) -> Chart:
    """Return what ICT costs a year, by the seven rows of the budget.

    Args:
        connection: One that reads.
        book_year: How years are cut.
        first: The calendar year in which the first book year begins.
        last: The same of the last one.
        on: The day from which it is seen.

    Raises:
        InputError: The years are the wrong way round, or too many.
    """
    years = span(first, last)
    return cost_chart(budgets(connection, book_year, years[0], years[-1], on))


def cost_chart(years: Sequence[Budget]) -> Chart:
    """Return the chart of budgets of consecutive years, at least one."""
    parts = tuple(
        Series(_(label).capitalize(), tuple(one.amount(row) for one in years))
        for row, label in COST_ROWS.items()
    )
    vat = vat_note(years[0].lots.books.policies, years[0].first)
    notes = [_("Source: inventaris, seen on {day}; {vat}.").format(day=day(years[0].on), vat=vat)]
    if any(flag.code == "no_staff" for one in years for flag in one.flags):
        notes.append(_("Staff costs are not recorded for every year: unknown, not nothing."))
    if any(one.unplaced for one in years):
        notes.append(_("What has no row in the budget yet is left out."))
    return Chart(
        "stacked",
        _("ICT costs a year"),
        tuple(one.label for one in years),
        parts,
        subtitle=_("By row of the budget"),
        note=" ".join(notes),
    )


def depreciation(connection: Connection, book_year: BookYear, first: int, last: int, on: date) -> Chart:
    """Return the depreciation of all lots a year, and what they are worth in the books at its end.

    The arguments are those of `costs`.

    Raises:
        InputError: The years are the wrong way round, or too many.
    """
    found = [overview(connection, book_year, year, year, "cost_row") for year in span(first, last)]
    charges = tuple(sum(group.charges[0] for group in one.groups) for one in found)
    values = tuple(sum(group.book_value for group in one.groups) for one in found)
    return Chart(
        "combined",
        _("Depreciation and book value"),
        tuple(one.labels[0] for one in found),
        (Series(_("Depreciation"), charges),),
        Trace(_("Book value at the end"), values),
        _("All capitalised purchase lots"),
        _("Source: inventaris, seen on {day}. Lots that are still to be bought are left out.").format(
            day=day(on)
        ),
    )


def replacement(connection: Connection, wish: Wish, on: date) -> Chart:
    """Return what replacement asks a year: when it is due, and as the plan has it under its ceiling and moves.

    Args:
        connection: One that reads.
        wish: Years, scenario, index and ceiling.
        on: Today.

    Raises:
        InputError: There is no such scenario, or the years cannot be.
    """
    made = make(connection, wish, on)
    span(made.horizon.first, made.horizon.last)
    return replacement_of(made, on)


def replacement_of(made: Made, on: date) -> Chart:
    """Return the chart of a replacement plan that was made."""
    note = _("Source: inventaris, seen on {day}; prices rise by {index} % a year.")
    parts = [note.format(day=day(on), index=decimals(made.rules.index.yearly, 2))]
    if made.result.late:
        parts.append(_("Not everything fits under the ceiling within these years."))
    planned = tuple(one.investment for one in made.years)
    return replacement_chart(
        tuple(one.label for one in made.years),
        needed(made),
        planned,
        made.rules.ceiling,
        " ".join(parts),
        made.name,
    )


def needed(made: Made) -> tuple[int, ...]:
    """Return what each year of a plan would cost when everything is replaced when it is due, in cents."""
    due = plan(made.needs, made.horizon, replace(made.rules, ceiling=None, advance=0))
    return tuple(one.investment for one in by_year(due, made.horizon))


def replacement_chart(
    labels: tuple[str, ...],
    due: tuple[int, ...],
    planned: tuple[int, ...],
    ceiling: int | None,
    note: str,
    scenario: str = "",
) -> Chart:
    """Return what replacement asks a year, before and after smoothing.

    Args:
        labels: What the book years are called.
        due: Cents a year when everything is replaced when it is due.
        planned: Cents a year under the ceiling and as the user moved it; the same as `due` for one column a year.
        ceiling: Cents a year that may be spent, or None for no limit.
        note: Index and source.
        scenario: Name of the scenario, "" for none.
    """
    before = Series(_("When it is due"), due)
    after = Series(_("As planned"), planned)
    limit = None if ceiling is None else Trace(_("Ceiling a year"), (ceiling,) * len(labels))
    changed = due != planned or ceiling is not None
    told = [_("Scenario {name}").format(name=scenario)] if scenario else []
    told += [_("Before and after smoothing")] if changed else []
    return Chart(
        "paired",
        _("Replacement: investments a year"),
        labels,
        (before, after) if changed else (before,),
        limit,
        "; ".join(told),
        note,
    )
