"""How figures and the lines behind them are shown: amounts with their marks, cost lines as a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from inventory.language import _, ngettext
from inventory.records.values import day, decimals
from inventory.text import clean
from tui.widgets.filter_bar import thousands
from tui.widgets.grid import GridColumn, toned

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inventory.finance.lines import CostLine
    from tui.widgets.grid import Row

PLANNED = "~"
"""Stands behind an amount that holds something that is only planned."""


class Behind(NamedTuple):
    """The lines behind a cell.

    Args:
        heading: What they are, with their count and sum.
        columns: Columns of the list.
        rows: Its rows.
        records: Kind and number of the record behind each row; "" for none.
        about: What is said of each row while the cursor is on it.
    """

    heading: str
    columns: Sequence[GridColumn]
    rows: Sequence[Row]
    records: Sequence[tuple[str, int]]
    about: Sequence[str]


def euros(value: Any) -> Any:
    """Return an amount for a cell; nothing is dimmed, what is planned is marked, what is not known is asked."""
    amount = getattr(value, "amount", value)
    planned, unknown = getattr(value, "planned", 0), getattr(value, "unknown", False)
    if unknown:
        return toned("?", "warning")
    if amount is None or amount == 0:
        return toned("-", "muted")
    return decimals(amount, 2) + (PLANNED if planned else "")


def whole_euros(value: Any) -> Any:
    """Return an amount in whole euros, for tables with many columns; the exact one is said below the table."""
    from inventory.finance.money import CENT, rounded  # noqa: PLC0415

    amount = getattr(value, "amount", value)
    if not amount:
        return euros(value)
    return thousands(rounded(amount, CENT)) + (PLANNED if getattr(value, "planned", 0) else "")


def shown_day(value: Any) -> str:
    """Return a day for a cell."""
    return "" if value is None else day(value)


def _line_columns() -> list[GridColumn]:
    """Return the columns of cost lines."""
    return [
        GridColumn("title", _("What"), width=26, fixed=True, format=clean),
        GridColumn("amount", _("Amount"), width=12, kind="amount", format=euros),
        GridColumn("nature", _("How sure"), width=10, format=_nature),
        GridColumn("first", _("From"), kind="date", format=shown_day),
        GridColumn("last", _("Up to and with"), kind="date", format=shown_day),
        GridColumn("record", _("Comes from"), width=16),
        GridColumn("site", _("Site"), width=16, format=clean),
        GridColumn("supplier", _("Supplier"), width=18, format=clean),
        GridColumn("financing", _("Financing"), width=16),
    ]


def cost_lines(label: str, lines: Sequence[CostLine]) -> Behind:
    """Return cost lines as they are shown.

    Args:
        label: What their sum is.
        lines: The lines.
    """
    from inventory.records import REGISTRY  # noqa: PLC0415
    from inventory.records.choices import FINANCING  # noqa: PLC0415
    from inventory.records.finance import NATURES  # noqa: PLC0415

    columns = _line_columns()
    rows = [
        (
            one.title,
            one.amount,
            (one.nature, _(NATURES[one.nature])),
            one.first,
            one.last,
            _(REGISTRY[one.record].label) if one.record in REGISTRY else one.record,
            one.site,
            one.supplier,
            _(FINANCING.get(one.financing, one.financing)),
        )
        for one in lines
    ]
    heading = ngettext(
        "{row}: {count} line, € {total}",
        "{row}: {count} lines, together € {total}",
        len(lines),
    ).format(row=label, count=len(lines), total=decimals(sum(one.amount for one in lines), 2))
    records = [(one.record if one.record in REGISTRY else "", one.record_id) for one in lines]
    about = [f"{one.title}: {one.explanation}" if one.explanation else one.title for one in lines]
    return Behind(heading, columns, rows, records, about)


def _nature(value: Any) -> Any:
    """Return how sure a line is; what is only planned is marked."""
    code, word = value
    return toned(f"{PLANNED} {word}", "accent") if code == "planned" else word
