"""The charts of a board, from its database: costs a year, depreciation with book value, replacement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.errors import InputError
from inventory.finance.budget import budget
from inventory.finance.overview import overview
from inventory.language import _
from inventory.publish.chart import Chart, Series, Trace
from inventory.records.choices import COST_ROWS
from inventory.records.values import day

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy import Connection

    from inventory.finance.budget import Budget
    from inventory.finance.calendar import BookYear

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
    return cost_chart([budget(connection, book_year, year, on) for year in span(first, last)])


def cost_chart(budgets: Sequence[Budget]) -> Chart:
    """Return the chart of budgets of consecutive years, at least one."""
    parts = tuple(
        Series(_(label).capitalize(), tuple(one.amount(row) for one in budgets))
        for row, label in COST_ROWS.items()
    )
    notes = [_("Source: inventaris, seen on {day}; amounts include VAT.").format(day=day(budgets[0].on))]
    if any(flag.code == "no_staff" for one in budgets for flag in one.flags):
        notes.append(_("Staff costs are not recorded for every year: unknown, not nothing."))
    if any(one.unplaced for one in budgets):
        notes.append(_("What has no row in the budget yet is left out."))
    return Chart(
        "stacked",
        _("ICT costs a year"),
        tuple(one.label for one in budgets),
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


def replacement_chart(
    labels: tuple[str, ...], needed: tuple[int, ...], planned: tuple[int, ...], ceiling: int | None, note: str
) -> Chart:
    """Return what replacement asks a year, before and after smoothing.

    Args:
        labels: What the book years are called.
        needed: Cents a year when everything is replaced when it is due.
        planned: Cents a year under the ceiling and as the user moved it; the same as `needed` for one column a year.
        ceiling: Cents a year that may be spent, or None for no limit.
        note: Index, scenario and source.
    """
    before = Series(_("When it is due"), needed)
    after = Series(_("As planned"), planned)
    limit = None if ceiling is None else Trace(_("Ceiling a year"), (ceiling,) * len(labels))
    changed = needed != planned or ceiling is not None
    return Chart(
        "paired",
        _("Replacement: investments a year"),
        labels,
        (before, after) if changed else (before,),
        limit,
        _("Before and after smoothing") if changed else "",
        note,
    )
