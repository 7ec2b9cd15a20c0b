"""Budgets as a workbook that a controller can go on with: every figure of the first sheets is a live sum of the lines."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from inventory.finance.budget import Budget
from inventory.language import _
from inventory.publish.budget_sheets import budget_sheet
from inventory.publish.finance_material import Material
from inventory.publish.workbook_basis import basis_sheet
from inventory.publish.workbook_contracts import contract_sheet, licence_sheet
from inventory.publish.workbook_file import workbook
from inventory.publish.workbook_lines import line_sheet
from inventory.publish.workbook_lots import LotSheet
from inventory.publish.workbook_replacement import replacement_sheets
from inventory.publish.workbook_years import Years
from inventory.whole_file import write_whole

if TYPE_CHECKING:
    from inventory.publish.workbook_cells import Sheet


def write_budget(found: Budget | Material, path: str | Path) -> None:
    """Write budgets as a workbook.

    Args:
        found: What `finance_material.gather` returns; or one budget, which gives the sheets of one year.
        path: The file to make; an existing one is replaced.

    Raises:
        InputError: The file cannot be written.
    """
    write_whole(Path(path), budget_workbook(found))


def budget_workbook(found: Budget | Material) -> bytes:
    """Return budgets as the bytes of a workbook."""
    material = Material((found,)) if isinstance(found, Budget) else found
    return workbook(sheets(material), _("ICT budget {year}").format(year=material.span), material.on)


def sheets(material: Material) -> list[Sheet]:
    """Return the sheets of a workbook: the chosen year, all years, and what is behind them."""
    lots = LotSheet(material)
    years = Years(material, lots.totals(worth=False), lots.totals(worth=True))
    return [
        budget_sheet(material, years),
        years.sheet,
        line_sheet(material),
        lots.sheet,
        contract_sheet(material),
        licence_sheet(material),
        *replacement_sheets(material),
        basis_sheet(material),
    ]
