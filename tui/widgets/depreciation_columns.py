"""The columns of lots with their figures, and what their cells say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.cells import cell_len

from inventory.language import _
from inventory.records.values import day, decimals, show
from tui.depreciating import FIELDS, STATES
from tui.widgets.grid import GridColumn, status, toned

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from rich.text import Text

    from inventory.records import Field
    from tui.depreciating import LotLine
    from tui.widgets.grid.cells import Tone

WIDEST = 40
"""Cells of a fitted column at most."""
SIGNS: dict[str, tuple[str, Tone]] = {
    "planned": ("○", "accent"),
    "running": ("✓", "success"),
    "finished": ("–", "muted"),  # noqa: RUF001  the sign itself
    "disposed": ("✗", "muted"),
    "expense": ("·", "muted"),
    "lease": ("○", "muted"),
    "unknown": ("?", "warning"),
    "archived": ("✗", "muted"),
}
"""Sign and tone of each state."""


def state(value: Any) -> Text:
    """Return a state as sign and word."""
    sign, tone = SIGNS.get(str(value), ("?", "warning"))
    return status(sign, _(STATES.get(str(value), str(value))), tone)


def euros(value: Any) -> str | Text:
    """Return an amount of cents; unknown says so, nothing is dimmed."""
    if value is None:
        return toned("?", "warning")
    return toned("-", "muted") if value == 0 else decimals(value, 2)


def months(value: Any) -> str | Text:
    """Return a term; an unknown one says so."""
    return toned("?", "warning") if value is None else str(value)


def columns(label: str) -> list[GridColumn]:
    """Return the columns of the table of lots.

    Args:
        label: What people call the book year.
    """
    return [
        GridColumn("code", _("Lot"), max_width=14, fixed=True),
        GridColumn("description", _("Description"), max_width=18),
        GridColumn(
            "charged", _("Charged {year}").format(year=label), min_width=12, kind="amount", format=euros
        ),
        GridColumn("book_value", _("Book value"), min_width=12, kind="amount", format=euros),
        GridColumn("state", _("State"), min_width=12, format=state),
        GridColumn("quantity", _("Number"), min_width=6, kind="number"),
        GridColumn("category", _("Category"), max_width=20),
        GridColumn("site", _("Site"), max_width=20),
        GridColumn("first_use", _("First use"), kind="date", format=day),
        GridColumn("term", _("Months"), kind="months", format=months),
        GridColumn("cost", _("Cost"), min_width=12, kind="amount", format=euros),
    ]


def fitted(field: Field, values: Iterable[Any]) -> GridColumn:
    """Return a column as wide as its label and all its values need: a grid fits to the first ones that it shows only.

    Args:
        field: What the values are.
        values: All values of the column, few enough to be looked at.
    """
    written = euros if field.kind == "amount" else _written(field)
    texts = [written(value) for value in values]
    wide = max([cell_len(_(field.label)), *(cell_len(str(text)) for text in texts)])
    return GridColumn(field.name, _(field.label), min(wide, WIDEST), kind=str(field.kind), format=written)


def _written(field: Field) -> Callable[[Any], str]:
    """Return what writes the values of a field; nothing is written as nothing."""
    return lambda value: "" if value is None else show(field, value)


def text_of(name: str, value: Any) -> str:
    """Return the text of a cell, for the clipboard."""
    field = next(one for one in FIELDS if one.name == name)
    return "" if value is None else show(field, value)


def summed(lines: Iterable[LotLine]) -> tuple[int, int]:
    """Return what lots are charged together in the year, and what they are worth, in cents."""
    charged = book_value = 0
    for line in lines:
        charged += line.charged or 0
        book_value += line.book_value or 0
    return charged, book_value
