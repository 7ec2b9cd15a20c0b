"""What is typed into a cell or a form, as a stored value, and a stored value as it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inventory.errors import InputError
from inventory.records import Kind
from inventory.records.values import decimals, show
from tui.cli.typed import value

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from inventory.records import Field


def read(connection: Connection, field: Field, text: str) -> Any:
    """Return the stored value of what a person typed; None for nothing.

    Raises:
        InputError: It does not fit the field; the message is a sentence without the field's label.
    """
    try:
        return value(connection, field, text)
    except InputError as problem:
        raise (problem.__cause__ or problem) from None


def written(field: Field, stored: Any, title: str = "") -> str:
    """Return a stored value as a person would type it: a link as its title, a secret as nothing."""
    if stored is None or field.secret:
        return ""
    if field.kind is Kind.LINK:
        return title or f"#{stored}"
    if field.kind in {Kind.PERCENT, Kind.FTE, Kind.DECIMAL} and isinstance(stored, int):
        return decimals(stored, 2)
    return show(field, stored)
