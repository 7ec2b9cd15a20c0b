"""From what is typed in a form or a cell to a saved record; threads call this."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from inventory.errors import InputError
from inventory.records import Kind, get
from inventory.records.values import show
from inventory.store import views
from inventory.store.titles import titles
from tui import typed
from tui.writes import save

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection

    from inventory.records import Field
    from inventory.store.database import Database


@dataclass(frozen=True)
class Filled:
    """What is typed for one field.

    Args:
        field: The field.
        text: What is typed.
        number: For a link that was picked from a list: the number of the record.
    """

    field: Field
    text: str
    number: int | None = None


class Unfitting(InputError):  # noqa: N818  the errors of the house are called by what they are
    """Values that do not fit their fields.

    Args:
        problems: What is wrong, by column name.
    """

    def __init__(self, problems: Mapping[str, str]) -> None:
        super().__init__(". ".join(problems.values()))
        self.problems = dict(problems)


def values_of(connection: Connection, filled: Sequence[Filled]) -> dict[str, Any]:
    """Return stored values by column name.

    Raises:
        Unfitting: At least one cannot be read; it names each.
    """
    found: dict[str, Any] = {}
    problems: dict[str, str] = {}
    for one in filled:
        try:
            found[one.field.name] = value_of(connection, one)
        except InputError as problem:
            problems[one.field.name] = f"{problem.message} {problem.hint}".strip()
    if problems:
        raise Unfitting(problems)
    return found


def value_of(connection: Connection, one: Filled) -> Any:
    """Return the stored value of one field.

    Raises:
        InputError: It cannot be read.
    """
    if one.field.kind is Kind.LINK and one.number is not None:
        return one.number
    return typed.read(connection, one.field, one.text)


def save_filled(
    database: Database, who: str, kind: str, number: int | None, filled: Sequence[Filled], version: int | None
) -> int:
    """Save what is typed, and return the number of the record.

    Raises:
        Unfitting: Values do not fit.
        StaleError: The record is no longer in the version that was shown.
    """
    with database.read() as connection:
        values = values_of(connection, filled)
    return save(database, who, kind, number, values, version)


def spelled(database: Database, kind: str, values: Mapping[str, Any]) -> dict[str, str]:
    """Return stored values as people read them, links as titles, by column name."""
    with database.read() as connection:
        fields = views.all_fields(connection, get(kind))
        return {
            name: _text(connection, fields[name], value) for name, value in values.items() if name in fields
        }


def _text(connection: Connection, field: Field, value: Any) -> str:
    if field.kind is Kind.LINK and isinstance(value, int):
        return titles(connection, get(field.target), [value]).get(value, f"#{value}")
    return show(field, value)
