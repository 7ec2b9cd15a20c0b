"""Values of records as texts of properties, which an import reads back."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from inventory.language import _
from inventory.records import Kind, get
from inventory.records.values import show

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from inventory.records import Field


def value_text(field: Field, value: Any, titles: Callable[[str], Mapping[int, str]]) -> str:
    """Return a stored value as a text: days in ISO form, links by name, the rest as people read it; "" for none.

    Args:
        field: The column.
        value: Its value.
        titles: Returns by what the records of a kind are called, by number.
    """
    if field.kind is Kind.LINK:
        return titles(field.target).get(value, "")
    if isinstance(value, dt.date):
        return value.isoformat()
    return show(field, value)


def properties(
    kind: str, names: tuple[str, ...], row: Any, titles: Callable[[str], Mapping[int, str]]
) -> Iterator[tuple[str, str]]:
    """Yield name and value of each column that is filled, under its label in the language now spoken.

    Args:
        kind: Kind of the record.
        names: The columns.
        row: The record, its columns as attributes.
        titles: Returns by what the records of a kind are called, by number.
    """
    fields = get(kind).fields
    for name in names:
        text = value_text(fields[name], getattr(row, name), titles)
        if text:
            yield _(fields[name].label), text
