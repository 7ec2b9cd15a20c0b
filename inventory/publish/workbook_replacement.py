"""The sheets of the replacement plan: what each year asks, and every purchase with its price as a live formula."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from inventory.language import _
from inventory.publish.chart_data import needed
from inventory.publish.workbook_cells import Money, Percent, Sheet, Sum, Year, column, quoted
from inventory.publish.workbook_charts import Plot, Span, Strip
from inventory.publish.workbook_lines import part_label
from inventory.records.choices import FINANCING

if TYPE_CHECKING:
    from inventory.finance.replacement_terms import Line
    from inventory.finance.scenario_plan import Made
    from inventory.publish.finance_material import Material
    from inventory.publish.workbook_cells import Cell

HEAD = 5
INDEX = "$B$3"
"""The cell of the sheet of purchases with the yearly rise of prices."""
YEAR, COST, BELOW = "A", "K", "L"
WIDTHS = (11, 14, 32, 22, 26, 20, 10, 14, 11, 14, 16, 12, 30, 18)
DIGITS = 15
"""Digits that a spreadsheet reckons with."""


def replacement_sheets(material: Material) -> list[Sheet]:
    """Return the sheet of years and that of purchases; nothing when there is no plan."""
    made = material.replacement
    if made is None or isinstance(made, str):
        return []
    return [years_sheet(made), purchases_sheet(made)]


def purchases_name() -> str:
    """Return the name of the sheet of purchases."""
    return _("Purchases")


def years_sheet(made: Made) -> Sheet:
    """Return what each book year asks: when it is due, as planned, and what that does to depreciation."""
    sheet = Sheet(_("Replacement"), (46, *(14 for _one in made.years)), head=4, filtered=False, fixed=1)
    sheet.add(_titled(made), look="title")
    sheet.add(_("Investments are sums of the sheet {sheet}.").format(sheet=purchases_name()), look="note")
    sheet.add()
    sheet.add(_("Book year"), *(Year(one.label) for one in made.years), look="head")
    count, letters = len(made.years), [column(place) for place in range(2, len(made.years) + 2)]
    due = needed(made)
    rows = {"due": sheet.add(_("When it is due"), *map(Money, due))}
    rows["planned"] = sheet.add(
        _("As planned"),
        *(Sum(_sum(f"{c}$4"), one.investment) for c, one in zip(letters, made.years, strict=True)),
        look="total",
    )
    sheet.add(
        _("of which below the threshold: an expense of the year"),
        *(Sum(_sum(f"{c}$4", below=True), one.expense) for c, one in zip(letters, made.years, strict=True)),
    )
    if made.rules.ceiling is not None:
        rows["ceiling"] = sheet.add(_("Ceiling a year"), *(Money(made.rules.ceiling) for _one in made.years))
    first = sheet.next
    sheet.add(_("Depreciation of what is there"), *(Money(one.existing) for one in made.years))
    sheet.add(_("Depreciation of what is bought"), *(Money(one.depreciation) for one in made.years))
    sheet.add(
        _("Depreciation together"),
        *(
            Sum(f"SUM({c}{first}:{c}{first + 1})", one.total_depreciation)
            for c, one in zip(letters, made.years, strict=True)
        ),
        look="total",
    )
    sheet.add(_("Book value at the end of the year"), *(Money(one.book_value) for one in made.years))
    _plot(sheet, rows, count, smoothed=due != tuple(one.investment for one in made.years))
    return sheet


def _titled(made: Made) -> str:
    if not made.name:
        return _("Replacement plan")
    return _("Replacement plan, scenario {name}").format(name=made.name)


def _sum(year: str, *, below: bool = False) -> str:
    """Return the formula of the purchases of a year."""
    sheet = quoted(purchases_name())
    more = f',{sheet}!${BELOW}:${BELOW},"{_("yes")}"' if below else ""
    return f"SUMIFS({sheet}!${COST}:${COST},{sheet}!${YEAR}:${YEAR},{year}{more})"


def _plot(sheet: Sheet, rows: dict[str, int], count: int, *, smoothed: bool) -> None:
    def strip(key: str) -> Strip:
        return Strip(Span(sheet.name, rows[key], 1), Span(sheet.name, rows[key], 2, columns=count))

    limit = strip("ceiling") if "ceiling" in rows else None
    labels = Span(sheet.name, 4, 2, columns=count)
    title = _("Replacement: investments a year")
    columns = (strip("due"), strip("planned")) if smoothed else (strip("planned"),)
    sheet.plots.append(Plot("paired", title, f"A{sheet.next + 1}", labels, columns, limit))


def purchases_sheet(made: Made) -> Sheet:
    """Return every purchase of the plan; its cost is a live formula of quantity, price and index."""
    sheet = Sheet(purchases_name(), WIDTHS, head=HEAD, fixed=2, wrapped=(3, 13))
    sheet.add(_titled(made), look="title")
    sheet.add(
        _("Change the index, and every price follows; the years stay as the program planned them."),
        look="note",
    )
    sheet.add(_("Rise of prices a year"), Percent(made.rules.index.yearly))
    lines = made.result.lines
    last, total = HEAD + max(len(lines), 1), sum(line.cost for line in lines)
    gap = ("",) * 9
    sheet.add(
        _("Total of what is in sight"), *gap, Sum(f"SUBTOTAL(109,{COST}{HEAD + 1}:{COST}{last})", total), "", "", "",
        look="total",
    )  # fmt: skip
    sheet.add(
        _("Year"), _("Replaces lot"), _("Description"), _("Category"), _("Part"), _("Site"), _("Quantity"),
        _("Price"), _("Of the year"), _("Price by then"), _("Cost"), _("Below the threshold"), _("Why then"),
        _("Financing"),
        look="head",
    )  # fmt: skip
    for line in lines:
        sheet.add(*_purchase(made, line, sheet.next))
    return sheet


def _purchase(made: Made, line: Line, number: int) -> tuple[Cell, ...]:
    due, book = line.due, made.horizon.book
    return (
        Year(book.label(line.year)),
        due.need.code,
        due.need.description,
        due.need.category,
        part_label(due.need.cost_row) if due.need.cost_row else _("unknown"),
        due.need.site,
        line.quantity,
        Money(due.price),
        Year(book.label(due.price_year)),
        Money(line.unit_price),
        _cost(made, line, number),
        "" if line.capitalised else _("yes"),
        line.why,
        _(FINANCING.get(due.need.financing, "")),
    )


def _cost(made: Made, line: Line, number: int) -> Cell:
    """Return the cost as a live formula, where a spreadsheet comes to the program's cents; else the cents."""
    index, due = made.rules.index, line.due
    years = max(line.year - due.price_year, 0)
    if index.dated or not str(made.horizon.book.label(line.year)).isdigit():
        return Money(line.cost)
    if spreadsheet(due.price * line.quantity, index.yearly, years) != line.cost:
        return Money(line.cost)
    since = f"MAX(0,A{number}-I{number})"
    return Sum(f"ROUND(G{number}*H{number}*(1+{INDEX}/100)^{since},2)", line.cost)


def spreadsheet(amount: int, percent: int, years: int) -> int:
    """Return what a spreadsheet makes of cents that rise by 1/100 % a year: floats, rounded as it shows them."""
    value = amount / 100 * (1 + percent / 100 / 100) ** years
    shown = Decimal(f"{value:.{DIGITS}g}").scaleb(2)
    return int(shown.quantize(Decimal(1), ROUND_HALF_UP))
