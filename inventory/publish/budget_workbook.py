"""The budget of a year as a workbook: every figure of the first sheet is a live sum of the lines on the second."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from inventory.errors import InputError
from inventory.finance.lines import KINDS
from inventory.language import _
from inventory.publish.budget_sheets import contract_sheet, explanation_sheet, line_sheet, lot_sheet
from inventory.publish.workbook_cells import Sheet, Sum, workbook
from inventory.records.choices import COST_ROWS, PILLARS

if TYPE_CHECKING:
    from inventory.finance.budget import Budget
    from inventory.finance.lines import CostLine
    from inventory.publish.workbook_cells import Cell

FIRST = 5
"""The row of the first part of the budget; the header stands above it."""


def write_budget(found: Budget, path: str | Path) -> None:
    """Write the budget of a year as a workbook.

    Args:
        found: The budget.
        path: The file to make; an existing one is replaced.

    Raises:
        InputError: The file cannot be written.
    """
    content = budget_workbook(found)
    try:
        Path(path).write_bytes(content)
    except OSError as problem:
        raise InputError(
            _("{path} cannot be written: {reason}.").format(path=path, reason=problem.strerror),
            _("Close the document if it is open elsewhere, or name another file."),
        ) from problem


def budget_workbook(found: Budget) -> bytes:
    """Return the budget of a year as the bytes of a workbook: Budget, Lines, Contracts, Depreciation, Explanation."""
    lines = list(found.lines())
    sheets = [
        budget_sheet(found, lines),
        line_sheet(lines),
        contract_sheet(found),
        lot_sheet(found),
        explanation_sheet(found),
    ]
    return workbook(sheets, _("ICT budget {year}").format(year=found.label), found.on)


def budget_sheet(found: Budget, lines: list[CostLine]) -> Sheet:
    """Return the seven rows by kind of cost, the pillars, and the cost per pupil."""
    sheet = Sheet(_("Budget"), (34, 18, 18, 18, 18), head=FIRST - 1, filtered=False)
    sheet.add(_("ICT budget {year}").format(year=found.label), look="title")
    seen = _("Seen on {day}; amounts include VAT; every amount is the sum of rows of the sheet {sheet}.")
    sheet.add(seen.format(day=f"{found.on:%d-%m-%Y}", sheet=_("Lines")), look="note")
    sheet.add()
    sheet.add(_("Part"), *(kind_label(kind) for kind in KINDS), _("Total"), look="head")
    for row, label in COST_ROWS.items():
        _row(sheet, found, row, label)
    last = FIRST + len(COST_ROWS) - 1
    totals = [
        Sum(f"SUM({c}{FIRST}:{c}{last})", found.amount(column=kind))
        for c, kind in zip("BCD", KINDS, strict=True)
    ]
    total = sheet.add(_("Total"), *totals, Sum(f"SUM(E{FIRST}:E{last})", found.amount()), look="total")
    if any(flag.code == "no_staff" for flag in found.flags):
        sheet.add(_("No staff costs are recorded: what staff cost is unknown, not nothing."), look="note")
    sheet.add()
    _pillars(sheet, found)
    sheet.add()
    _per_pupil(sheet, found, total)
    _unplaced(sheet, lines)
    return sheet


def kind_label(kind: str) -> str:
    """Return what people call a column of the budget."""
    labels = {
        "operating": _("Operating costs"),
        "staff": _("Staff costs"),
        "depreciation": _("Depreciation"),
    }
    return labels[kind]


def _row(sheet: Sheet, found: Budget, row: str, label: str) -> None:
    """Add one part: a sum of lines for each kind of cost, and their total."""
    number = len(sheet.rows) + 1
    name = f"'{_('Lines')}'"
    sums: list[Cell] = [
        Sum(
            f"SUMIFS({name}!$D:$D,{name}!$A:$A,$A{number},{name}!$C:$C,{column}${FIRST - 1})",
            found.amount(row, kind),
        )
        for column, kind in zip("BCD", KINDS, strict=True)
    ]
    sheet.add(_(label).capitalize(), *sums, Sum(f"SUM(B{number}:D{number})", found.amount(row)))


def _pillars(sheet: Sheet, found: Budget) -> None:
    sheet.add(_("Pillar"), _("Total"), look="head")
    name, first, pillars = f"'{_('Lines')}'", len(sheet.rows) + 1, found.pillars
    for pillar, label in PILLARS.items():
        number = len(sheet.rows) + 1
        formula = f"SUMIFS({name}!$D:$D,{name}!$B:$B,$A{number})"
        sheet.add(_(label).capitalize(), Sum(formula, pillars[pillar]))
    sheet.add(_("Total"), Sum(f"SUM(B{first}:B{len(sheet.rows)})", sum(pillars.values())), look="total")


def _per_pupil(sheet: Sheet, found: Budget, total: int) -> None:
    sheet.add(_("Per pupil"), look="head")
    pupils = sheet.add(_("Pupils"), found.pupils if found.pupils is not None else _("unknown"))
    sheet.add(_("Count date"), found.count_date or _("unknown"))
    cost = found.per_pupil
    amount: Cell = _("unknown") if cost is None else Sum(f"ROUND(E{total}/B{pupils},2)", cost)
    sheet.add(_("Costs per pupil"), amount, look="total")


def _unplaced(sheet: Sheet, lines: list[CostLine]) -> None:
    """Add what belongs to no part and no pillar, when there is any: it is in no total."""
    amount = sum(line.amount for line in lines if line.cost_row is None and line.pillar is None)
    if not amount:
        return
    name = f"'{_('Lines')}'"
    sheet.add()
    formula = f'SUMIFS({name}!$D:$D,{name}!$B:$B,"{_("none")}")'
    sheet.add(_("In no part and no pillar, and in no total"), Sum(formula, amount), look="note")
