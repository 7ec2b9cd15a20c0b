"""Rows of a list for the grid: numbers that were read in a thread, pages by number, and columns made of fields."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len

from inventory.language import _
from inventory.records import Kind, get
from inventory.records.values import show
from inventory.store import views
from tui.widgets.grid import GridColumn, status

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable, Sequence

    from rich.text import Text

    from inventory.records import Field
    from inventory.store.database import Database
    from tui.reads import Listed
    from tui.widgets.grid import Row, Tone

KINDS = {
    Kind.AMOUNT: "amount",
    Kind.PRICE: "unit-price",
    Kind.PERCENT: "percentage",
    Kind.FTE: "decimal",
    Kind.DECIMAL: "decimal",
    Kind.INTEGER: "number",
    Kind.MONTHS: "months",
    Kind.DATE: "date",
    Kind.FLAG: "flag",
}
"""What the grid calls kinds whose side or width differs from that of a text."""


class RecordSource:
    """Rows of a list that was read.

    Args:
        database: Where pages are read.
        found: The list.
    """

    def __init__(self, database: Database, found: Listed) -> None:
        self._database = database
        self._keys = found.keys
        self._record = get(found.view.record)
        self._fields = found.fields

    def keys(self) -> array[int]:
        """Return the numbers in the order shown."""
        return self._keys

    def rows(self, keys: Sequence[int]) -> dict[int, Row]:
        """Read the rows of some numbers."""
        with self._database.read() as connection:
            return views.page(connection, self._record, self._fields, keys)


def columns(fields: Sequence[Field]) -> list[GridColumn]:
    """Return the grid's columns for fields; the first one stays when the others scroll."""
    return [
        GridColumn(
            field.name,
            field.label if field.custom else _(field.label),
            width=_whole(field),
            max_width=max(8, field.width + 6),
            kind=KINDS.get(field.kind, "text"),
            fixed=index == 0,
            format=_format(field),
        )
        for index, field in enumerate(fields)
    ]


def _whole(field: Field) -> int | None:
    """Return the width that shows every status whole, also those further down; None to fit what is on screen."""
    known = _tones(field)
    if field.kind is not Kind.CHOICE or not known:
        return None
    label = field.label if field.custom else _(field.label)
    texts = [f"{known.get(value, (' ',))[0]} {show(field, value)}" for value in field.choices]
    return min(max(8, field.width + 6), max(cell_len(one) for one in [*texts, label]))


def _tones(field: Field) -> dict[str, tuple[str, Tone]]:
    """Return sign and tone of the choices of a field."""
    return tones(f"{field.owner}.{field.name}") or tones(f"*.{field.name}")


def _format(field: Field) -> Callable[[Any], str | Text]:
    """Return what makes the text of a cell: a status as sign, word and tone, a link as its title."""
    plain = field.but(kind=Kind.TEXT) if field.kind in {Kind.LINK, Kind.NOTE} else field
    known = _tones(field)
    if field.kind is not Kind.CHOICE or not known:
        return lambda value: show(plain, value)
    return lambda value: (
        status(known[value][0], show(field, value), known[value][1]) if value in known else show(field, value)
    )


@cache
def _all_tones() -> dict[str, dict[str, tuple[str, Tone]]]:
    found = json.loads(Path(__file__).with_name("tones.json").read_text(encoding="utf-8"))
    return {name: {value: (sign, tone) for value, (sign, tone) in one.items()} for name, one in found.items()}


def tones(name: str) -> dict[str, tuple[str, Tone]]:
    """Return sign and tone of the choices of a field (`device.status`), by value."""
    return _all_tones().get(name, {})
