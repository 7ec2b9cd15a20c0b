"""The sheets behind a budget: its lines, the contracts, the purchase lots, and what was assumed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.errors import InputError
from inventory.finance.calendar import DAY
from inventory.finance.depreciation import book_value
from inventory.finance.explanation import explain
from inventory.finance.lot_lines import cost
from inventory.finance.money import euro
from inventory.language import _
from inventory.plan.contracts import standing
from inventory.publish.workbook_cells import Money, Sheet, Sum
from inventory.records import get
from inventory.records.choices import COST_ROWS, FINANCING, PILLARS
from inventory.records.contract_choices import CONTRACT_TYPES
from inventory.records.finance import NATURES
from inventory.records.values import day

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inventory.finance.budget import Budget
    from inventory.finance.lines import CostLine
    from inventory.finance.reading import LotRow
    from inventory.finance.reading_contracts import ContractRow
    from inventory.publish.workbook_cells import Cell


def line_sheet(lines: Iterable[CostLine]) -> Sheet:
    """Return every cost line with its record and how it was reckoned."""
    widths = (30, 22, 17, 15, 12, 12, 12, 18, 40, 60, 20, 24, 20, 16)
    sheet = Sheet(_("Lines"), widths)
    sheet.add(
        _("Part"), _("Pillar"), _("Kind of cost"), _("Amount"), _("From"), _("Until"), _("Nature"), _("Kind of record"),
        _("Description"), _("Calculation"), _("Site"), _("Supplier"), _("Financing"), _("Reference"),
        look="head",
    )  # fmt: skip
    kinds = {
        "operating": _("Operating costs"),
        "staff": _("Staff costs"),
        "depreciation": _("Depreciation"),
    }
    for line in lines:
        sheet.add(
            _(COST_ROWS[line.cost_row]).capitalize() if line.cost_row else _("none"),
            _(PILLARS[line.pillar]).capitalize() if line.pillar else _("none"),
            kinds[line.kind],
            Money(line.amount),
            line.first,
            line.last,
            _(NATURES[line.nature]),
            _(get(line.record).label),
            line.title,
            line.explanation,
            line.site,
            line.supplier,
            _(FINANCING.get(line.financing, "")),
            reference(line.record, line.record_id),
        )
    return sheet


def reference(record: str, number: int) -> str:
    """Return by which text the sheets find the lines of a record."""
    return f"{record} {number}"


def _year_cost(found: Budget) -> dict[str, int]:
    """Return what each record costs in the year, by reference."""
    costs: dict[str, int] = {}
    for line in found.lines():
        key = reference(line.record, line.record_id)
        costs[key] = costs.get(key, 0) + line.amount
    return costs


def _cost(costs: dict[str, int], key: str, cell: str) -> Sum:
    """Return the sum of the lines of the record whose reference stands in a cell."""
    name = f"'{_('Lines')}'"
    return Sum(f"SUMIFS({name}!$D:$D,{name}!$N:$N,{cell})", costs.get(key, 0))


def contract_sheet(found: Budget) -> Sheet:
    """Return the contracts with their dates, seen on the day of the budget, and their cost in the year."""
    sheet = Sheet(_("Contracts"), (18, 38, 28, 24, 30, 15, 20, 20, 22, 17, 14))
    sheet.add(
        _("Contract number"), _("Name"), _("Supplier"), _("Type"), _("Part"), _("Start"), _("Term ends"),
        _("Last day of notice"), _("Bound until"), _("Cost in {year}").format(year=found.label), _("Reference"),
        look="head",
    )  # fmt: skip
    costs = _year_cost(found)
    for row in sorted(found.lots.books.contracts.values(), key=lambda one: one.number):
        _contract(sheet, found, row, costs)
    return sheet


def _contract(sheet: Sheet, found: Budget, row: ContractRow, costs: dict[str, int]) -> None:
    stands, number = standing(row, found.on), len(sheet.rows) + 1
    key = reference("contract", row.id)
    sheet.add(
        row.number,
        row.name,
        found.lots.books.supplier(row.supplier) or _("unknown"),
        _(CONTRACT_TYPES.get(row.type or "", "")) or _("unknown"),
        _(COST_ROWS[row.cost_row]).capitalize() if row.cost_row else _("unknown"),
        row.start,
        stands.problem or (_("open-ended") if stands.open_ended else stands.end or _("unknown")),
        stands.notice_by or "",
        stands.bound or _("unknown"),
        _cost(costs, key, f"K{number}"),
        key,
    )


def lot_sheet(found: Budget) -> Sheet:
    """Return the purchase lots with their depreciation and book values of the year."""
    sheet = Sheet(_("Depreciation"), (18, 38, 26, 24, 10, 15, 18, 14, 16, 10, 46, 24, 17, 24, 12))
    sheet.add(
        _("Lot code"), _("Description"), _("Category"), _("Supplier"), _("Quantity"), _("Unit price"), _("Cost"),
        _("Residual value"), _("First use"), _("Term"), _("Rule"), _("Book value {date}").format(date=day(found.first)),
        _("Cost in {year}").format(year=found.label), _("Book value {date}").format(date=day(found.last)),
        _("Reference"),
        look="head",
    )  # fmt: skip
    costs = _year_cost(found)
    for row in found.lots.books.lots:
        _lot(sheet, found, row, costs)
    last = len(sheet.rows)
    if last > 1:
        totals = [_sum(sheet, column, last) for column in (7, 12, 13, 14)]
        sheet.add(
            _("Total"),
            "",
            "",
            "",
            "",
            "",
            totals[0],
            "",
            "",
            "",
            "",
            totals[1],
            totals[2],
            totals[3],
            "",
            look="total",
        )
    return sheet


def _sum(sheet: Sheet, column: int, last: int) -> Sum:
    """Return the sum of a column of amounts."""
    letter = "ABCDEFGHIJKLMNO"[column - 1]
    cells = [row[0][column - 1] for row in sheet.rows[1:last]]
    value = sum(
        cell.cents if isinstance(cell, Money) else cell.value if isinstance(cell, Sum) else 0
        for cell in cells
    )
    return Sum(f"SUM({letter}2:{letter}{last})", value)


def _lot(sheet: Sheet, found: Budget, row: LotRow, costs: dict[str, int]) -> None:
    books, key, number = found.lots.books, reference("lot", row.id), len(sheet.rows) + 1
    category = books.categories.get(row.category)
    before, after, rule = _values(found, row)
    sheet.add(
        row.code,
        row.description,
        category.name if category else _("unknown"),
        books.supplier(row.supplier) or _("unknown"),
        row.quantity,
        Money(row.unit_price),
        Money(cost(row)),
        Money(row.residual or 0),
        row.in_use,
        found.lots.months(row) or _("unknown"),
        rule,
        before,
        _cost(costs, key, f"O{number}"),
        after,
        key,
    )


def _values(found: Budget, row: LotRow) -> tuple[Cell, Cell, str]:
    """Return the book values before and at the end of the year, and the rule that gave them."""
    if not found.lots.capitalised(row):
        return "", "", _("below the capitalisation threshold: an operating cost")
    try:
        asset = found.lots.asset(row)
    except InputError as problem:
        return _("unknown"), _("unknown"), problem.message
    if asset is None:
        return _("unknown"), _("unknown"), _("no depreciation term is recorded")
    before, after = book_value(asset, found.first - DAY), book_value(asset, found.last)
    return Money(before), Money(after), explain(asset)


def explanation_sheet(found: Budget) -> Sheet:
    """Return what was assumed, and what the figures leave out or cannot know."""
    sheet = Sheet(_("Explanation"), (120,), head=0, filtered=False)
    sheet.add(_("Explanation of the budget {year}").format(year=found.label), look="title")
    first, last = day(found.first), day(found.last)
    for text in (
        _("The year runs from {first} to {last}, seen on {on}.").format(
            first=first, last=last, on=day(found.on)
        ),
        _("Amounts include VAT, which a school board cannot reclaim."),
        _(
            "A cost counts in the months that it covers; a year is cut by whole months and rounded once to the cent."
        ),
        _(
            "Actual is past; committed is what the board is bound to; expected goes on unless somebody ends it."
        ),
        _("Depreciation goes by purchase lot; the rule of each lot stands on its sheet."),
        _(
            "A purchase below {amount} a piece and in all is an operating cost in the month of delivery."
        ).format(amount=euro(found.lots.books.policies.whole("capitalisation_threshold", found.first))),
        _("Each part belongs to one pillar, as the board's policy says; vision has no part of its own."),
        _("Per pupil is the total of the seven parts divided by the pupils of the count date."),
    ):
        sheet.add(text)
    sheet.add()
    sheet.add(_("What the figures leave out or cannot know"), look="head")
    for flag in dict.fromkeys(flag.text for flag in found.flags):
        sheet.add(flag)
    if not found.flags:
        sheet.add(_("Nothing found."))
    return sheet
