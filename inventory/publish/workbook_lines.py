"""The sheet of all cost lines, and the formulas that add them up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.finance.lines import KINDS
from inventory.language import _
from inventory.publish.finance_material import reference
from inventory.publish.workbook_cells import Money, Sheet, Sum, Year, quoted, text_in
from inventory.records import get
from inventory.records.choices import COST_ROWS, FINANCING, PILLARS, SCOPES
from inventory.records.finance import NATURES

if TYPE_CHECKING:
    from inventory.publish.finance_material import Booked, Material
    from inventory.publish.workbook_cells import Cell

YEAR, PART, PILLAR, KIND, AMOUNT, NATURE, SCOPE, RECORD, REFERENCE = (
    "A", "B", "C", "D", "E", "H", "N", "O", "P",
)  # fmt: skip
WIDTHS = (11, 27, 24, 17, 16, 12, 12, 13, 36, 62, 22, 26, 20, 16, 16, 16)
PRINTED = 10
"""Columns that go on paper: up to the calculation."""
HEAD = 3


def name() -> str:
    """Return the name of the sheet of lines."""
    return _("Lines")


def kind_label(kind: str) -> str:
    """Return what people call a kind of cost."""
    labels = {
        "operating": _("Operating costs"),
        "staff": _("Staff costs"),
        "depreciation": _("Depreciation"),
        "other": _("Beside the table"),
    }
    return labels[kind]


def part_label(row: str | None) -> str:
    """Return what people call a row of the budget."""
    return _(COST_ROWS[row]).capitalize() if row else _("none")


def pillar_label(pillar: str | None) -> str:
    """Return what people call a pillar."""
    return _(PILLARS[pillar]).capitalize() if pillar else _("none")


def record_label(record: str) -> str:
    """Return what people call a kind of record."""
    return _(get(record).label)


def sumifs(*criteria: tuple[str, str], values: str = AMOUNT) -> str:
    """Return a formula that adds up lines.

    Args:
        criteria: Columns of the sheet of lines, each with what must stand in it: a cell, or a text in quotes.
        values: The column that is added up.
    """
    sheet = quoted(name())
    asked = ",".join(f"{sheet}!${one}:${one},{what}" for one, what in criteria)
    return f"SUMIFS({sheet}!${values}:${values},{asked})"


def unlike(text: str) -> str:
    """Return the criterion of what differs from a text of ours."""
    return text_in(f"<>{text}")


def cost(material: Material, year: str, key: str, *, year_cell: str, key_cell: str) -> Sum:
    """Return what a record costs in a year, as a live sum.

    Args:
        material: Where the lines are.
        year: What the year is called.
        key: The record, as `reference` names it.
        year_cell: The cell in which the year stands.
        key_cell: The cell in which the record stands.
    """
    return Sum(sumifs((YEAR, year_cell), (REFERENCE, key_cell)), material.records.get((year, key), 0))


def line_sheet(material: Material) -> Sheet:
    """Return every cost line of every year with its record and how it was reckoned."""
    sheet = Sheet(name(), WIDTHS, head=HEAD, fixed=2, printed=PRINTED, wrapped=(9, 10))
    sheet.add(_("All cost lines {years}").format(years=material.span), look="title")
    found = [_cells(one) for one in material.lines]
    last = HEAD + max(len(found), 1)
    total = sum(one.line.amount for one in material.lines)
    sheet.add(
        _("Total of what is in sight"), "", "", "", Sum(f"SUBTOTAL(109,{AMOUNT}{HEAD + 1}:{AMOUNT}{last})", total),
        look="total",
    )  # fmt: skip
    sheet.add(
        _("Year"), _("Part"), _("Pillar"), _("Kind of cost"), _("Amount"), _("From"), _("Until"), _("Nature"),
        _("Description"), _("Calculation"), _("Site"), _("Supplier"), _("Financing"), _("Scope"), _("Kind of record"),
        _("Reference"),
        look="head",
    )  # fmt: skip
    for cells in found:
        sheet.add(*cells)
    return sheet


def _cells(one: Booked) -> tuple[Cell, ...]:
    line = one.line
    return (
        Year(one.year),
        part_label(line.cost_row),
        pillar_label(line.pillar if line.kind in KINDS else None),
        kind_label(line.kind),
        Money(line.amount),
        line.first,
        line.last,
        _(NATURES[line.nature]).capitalize(),
        line.title,
        line.explanation,
        line.site,
        line.supplier,
        _(FINANCING.get(line.financing, "")),
        _(SCOPES.get(line.scope, "")),
        record_label(line.record),
        reference(line.record, line.record_id),
    )
