"""How the replacement plan is shown: what is bought in a year, scenarios side by side, and what a plan is made by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.finance.lines import Flag
from inventory.finance.money import euro
from inventory.finance.smoothing import rule
from inventory.language import _, ngettext
from inventory.records.values import decimals
from inventory.text import clean
from tui.replacing import why
from tui.widgets.budget_cells import Behind, euros, shown_day
from tui.widgets.filter_bar import thousands
from tui.widgets.grid import GridColumn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inventory.finance.replacement_terms import Line
    from inventory.finance.scenario_plan import Compared, Made

PLAN = ""
"""Stands for the plan without a scenario."""


def name_of(made: Made) -> str:
    """Return what a plan is called."""
    return made.name or _("plan without a scenario")


def bought(label: str, lines: Sequence[Line]) -> Behind:
    """Return what is bought, a line each.

    Args:
        label: The year, or what the lines have in common.
        lines: What is bought.
    """
    columns = [
        GridColumn("lot", _("Purchase lot"), width=26, fixed=True, format=clean),
        GridColumn("quantity", _("Qty"), kind="number", min_width=5, format=thousands),
        GridColumn("price", _("Price by then"), min_width=10, kind="amount", format=euros),
        GridColumn("cost", _("Cost"), min_width=11, kind="amount", format=euros),
        GridColumn("why", _("Why then"), width=24, format=clean),
        GridColumn("due", _("Due"), kind="date", format=shown_day),
        GridColumn("site", _("Site"), width=16, format=clean),
        GridColumn("category", _("Category"), width=16, format=clean),
        GridColumn("generation", _("Which time"), kind="number"),
    ]
    rows = [
        (
            f"{one.due.need.code} · {one.due.need.description}",
            one.quantity,
            one.unit_price,
            one.cost,
            one.why,
            one.due.day,
            one.due.need.site,
            one.due.need.category,
            one.due.generation,
        )
        for one in lines
    ]
    heading = ngettext(
        "{year}: {count} purchase, € {total}", "{year}: {count} purchases, together € {total}", len(lines)
    ).format(year=label, count=len(lines), total=decimals(sum(one.cost for one in lines), 2))
    records = [("lot", one.due.need.lot) for one in lines]
    return Behind(heading, columns, rows, records, [why(one) for one in lines])


def _beside_columns() -> list[GridColumn]:
    """Return the columns of two scenarios."""
    return [
        GridColumn("year", _("Year"), min_width=6, fixed=True),
        GridColumn("first", _("Invested: 1"), min_width=11, kind="amount", format=euros),
        GridColumn("second", _("Invested: 2"), min_width=11, kind="amount", format=euros),
        GridColumn("difference", _("Difference"), min_width=11, kind="amount", format=euros),
        GridColumn("written", _("Written off: 1"), min_width=11, kind="amount", format=euros),
        GridColumn("written2", _("Written off: 2"), min_width=11, kind="amount", format=euros),
        GridColumn("book", _("Book value: 1"), min_width=12, kind="amount", format=euros),
        GridColumn("book2", _("Book value: 2"), min_width=12, kind="amount", format=euros),
    ]


def beside(found: Compared) -> Behind:
    """Return two scenarios side by side, the differences with the first one."""
    first, second = found.plans[0], found.plans[1]
    one, other = name_of(first), name_of(second)
    columns = _beside_columns()
    rows: list[tuple[object, ...]] = []
    about = []
    for mine, theirs in zip(first.years, second.years, strict=True):
        difference = theirs.investment - mine.investment
        rows.append(
            (
                mine.label,
                mine.investment,
                theirs.investment,
                difference,
                mine.total_depreciation,
                theirs.total_depreciation,
                mine.book_value,
                theirs.book_value,
            )
        )
        about.append(
            _("{year}: {one} {before}, {other} {after}").format(
                year=mine.label,
                one=one,
                before=euro(mine.investment),
                other=other,
                after=euro(theirs.investment),
            )
        )
    totals = [sum(year.investment for year in made.years) for made in (first, second)]
    written = [sum(year.total_depreciation for year in made.years) for made in (first, second)]
    rows.append((_("Total"), *totals, totals[1] - totals[0], *written, None, None))
    about.append(_("1 is {one}, 2 is {other}").format(one=one, other=other))
    heading = _("1 {one} beside 2 {other}").format(one=one, other=other)
    return Behind(heading, columns, rows, [("", 0)] * len(rows), about)


def settings(made: Made) -> str:
    """Return by which index, ceiling and years ahead a plan is made, in a sentence."""
    rules = made.rules
    parts = [_("index {percent} % a year").format(percent=decimals(rules.index.yearly, 2))]
    parts.append(
        _("ceiling {amount} a year").format(amount=euro(rules.ceiling)) if rules.ceiling else _("no ceiling")
    )
    if rules.advance:
        parts.append(
            ngettext("{count} year in advance", "{count} years in advance", rules.advance).format(
                count=rules.advance
            )
        )
    if made.moves:
        parts.append(
            ngettext("{count} moved", "{count} moved", len(made.moves)).format(count=len(made.moves))
        )
    return " · ".join(parts)


def ruled(made: Made) -> list[Flag]:
    """Return how a ceiling is kept, a remark each; none without one."""
    return [Flag("rule", text) for text in rule(made.rules)]
