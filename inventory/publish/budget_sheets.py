"""The budget of one year, which the reader chooses: seven rows by kind of cost, pillars, natures, per pupil."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.finance.lines import KINDS
from inventory.language import _
from inventory.publish.finance_material import vat_note
from inventory.publish.workbook_cells import Choice, Sheet, Sum, Year
from inventory.publish.workbook_charts import Plot, Span, Strip
from inventory.publish.workbook_lines import (
    KIND,
    PART,
    YEAR,
    kind_label,
    part_label,
    sumifs,
)
from inventory.publish.workbook_years import CHOSEN, of_nature
from inventory.records.choices import COST_ROWS, PILLARS, SCOPES
from inventory.records.finance import NATURES

if TYPE_CHECKING:
    from inventory.finance.budget import Budget
    from inventory.publish.finance_material import Material
    from inventory.publish.workbook_cells import Cell
    from inventory.publish.workbook_years import Years

TABLE = 6
"""The row of the first part of the budget; the header stands above it."""


def budget_sheet(material: Material, years: Years) -> Sheet:
    """Return the seven rows by kind of cost of the chosen year, the pillars, and the cost per pupil."""
    found = material.budgets[0]
    sheet = Sheet(_("Budget"), (50, 18, 18, 18, 18), head=TABLE - 1, filtered=False, tall=True)
    sheet.add(_("ICT budget {year}").format(year=material.span), look="title")
    seen = _("Seen on {day}; {vat}; every amount is the sum of rows of the sheet {sheet}.")
    vat = vat_note(material.books.policies, found.first)
    sheet.add(seen.format(day=f"{material.on:%d-%m-%Y}", vat=vat, sheet=_("Lines")), look="note")
    sheet.add(_("Book year"), Year(found.label), _("Choose another year here: everything follows."))
    sheet.choices.append(Choice("B3", years.listed))
    sheet.add(*([_("Counted: {scope}").format(scope=material.scope)] if material.scope else []), look="note")
    sheet.add(_("Part"), *(kind_label(kind) for kind in KINDS), _("Total"), look="head")
    for row in COST_ROWS:
        _row(sheet, found, row)
    _totals(sheet, found)
    if any(flag.code == "no_staff" for flag in found.flags):
        sheet.add(_("No staff costs are recorded: what staff cost is unknown, not nothing."), look="note")
    _others(sheet, found, years)
    _plot(sheet)
    return sheet


def _row(sheet: Sheet, found: Budget, row: str) -> None:
    """Add one part: a sum of lines for each kind of cost, and their total."""
    number = sheet.next
    sums: list[Cell] = [
        Sum(
            sumifs((YEAR, CHOSEN), (PART, f"$A{number}"), (KIND, f"{place}${TABLE - 1}")),
            found.amount(row, kind),
        )
        for place, kind in zip("BCD", KINDS, strict=True)
    ]
    sheet.add(part_label(row), *sums, Sum(f"SUM(B{number}:D{number})", found.amount(row)))


def _totals(sheet: Sheet, found: Budget) -> None:
    last = sheet.next - 1
    sums = [
        Sum(f"SUM({c}{TABLE}:{c}{last})", found.amount(column=k)) for c, k in zip("BCD", KINDS, strict=True)
    ]
    sheet.add(_("Total"), *sums, Sum(f"SUM(E{TABLE}:E{last})", found.amount()), look="total")


def _others(sheet: Sheet, found: Budget, years: Years) -> None:
    """Add pillars, natures and the cost per pupil, which the sheet of all years works out."""
    values = {
        **found.pillars,
        "pillars": sum(found.pillars.values()),
        **{nature: of_nature(years.material)(nature)(found) for nature in NATURES},
    }
    for title, codes, total in ((_("Pillar"), PILLARS, "pillars"), (_("Nature"), NATURES, "")):
        sheet.add()
        sheet.add(title, _("Total"), look="head")
        for code, label in codes.items():
            sheet.add(_(label).capitalize(), Sum(years.chosen(code), values[code]))
        if total:
            sheet.add(_("Total"), Sum(years.chosen(total), values[total]), look="total")
    sheet.add()
    sheet.add(_("Per pupil"), "", look="head")
    unknown = _("unknown")
    sheet.add(
        _("Pupils"),
        Sum(years.chosen("pupils"), unknown if found.pupils is None else found.pupils, money=False),
    )
    sheet.add(_("Count date"), Sum(years.chosen("count_date"), found.count_date or unknown))
    cost = unknown if found.per_pupil is None else found.per_pupil
    sheet.add(_("Costs per pupil"), Sum(years.chosen("per_pupil"), cost), look="total")
    without = ", ".join(_(label) for label in SCOPES.values())
    sheet.add(_("Costs per pupil, without:"), Sum(years.chosen("bare"), years.bare(found)), without)


def _plot(sheet: Sheet) -> None:
    rows = len(COST_ROWS)
    strips = tuple(
        Strip(Span(sheet.name, TABLE - 1, place), Span(sheet.name, TABLE, place, rows=rows))
        for place in (2, 3, 4)
    )
    title = _("By part and kind of cost")
    labels = Span(sheet.name, TABLE, 1, rows=rows)
    sheet.plots.append(Plot("stacked", title, f"A{sheet.next + 1}", labels, strips, size=(22.0, 10.5)))
