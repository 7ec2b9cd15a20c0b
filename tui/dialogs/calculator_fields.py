"""Fields that belong to no record: what is typed in a calculator, read as its kind says, without a database."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from inventory.errors import InputError
from inventory.language import N_, _
from inventory.records import field as f
from tui import typed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

    from inventory.records import Field

DAY = f.date(N_("Date")).but(name="day")


def read(field: Field, text: str) -> Any:
    """Return the value of what a person typed; None for nothing.

    Args:
        field: Its declaration; no link, since there is no database to look in.
        text: What is typed.

    Raises:
        InputError: It does not fit the field.
    """
    return typed.read(cast("Connection", None), field, text)


def read_all(fields: Mapping[str, Field], texts: Mapping[str, str]) -> dict[str, Any]:
    """Return the values of several fields by name.

    Raises:
        InputError: One cannot be read, or one that must be filled in is empty; the sentence begins with its label.
    """
    found: dict[str, Any] = {}
    for name, field in fields.items():
        try:
            found[name] = read(field, texts.get(name, ""))
        except InputError as problem:
            raise InputError(f"{_(field.label)}: {problem.message}", problem.hint) from None
        if found[name] is None and field.required:
            raise InputError(_("{label}: fill this in.").format(label=_(field.label)))
    return found
