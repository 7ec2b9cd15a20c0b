"""A table that leaves the house: declared columns and rows of stored values, written as CSV, workbook, JSON or text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Any

from inventory.language import _
from inventory.records.field import Kind
from inventory.records.values import machine, show
from inventory.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from inventory.records import Field

PART = 2_000
"""Rows that are worked on at once."""


@dataclass(frozen=True)
class Table:
    """Rows and what their cells mean.

    Args:
        fields: One declaration a column; its kind says how a value is kept (amounts in cents, dates as `date`).
        rows: Stored values, links as titles; read once.
        name: What the table shows, for people: the name of a sheet.
        parts: The same rows for the writers that want many at once: lists of columns, as `bulk.columns` gives them;
            None makes them of the rows.
    """

    fields: Sequence[Field]
    rows: Iterable[Sequence[Any]]
    name: str = ""
    parts: Iterable[Sequence[Sequence[Any]]] | None = None

    def but(self, **changes: Any) -> Table:
        """Return the same table with other settings."""
        return replace(self, **changes)

    @property
    def headers(self) -> list[str]:
        """Return the columns' names for people, each once: a second one of the same name gets the column's own."""
        found: list[str] = []
        for field in self.fields:
            label = clean(_(field.label))
            found.append(label if label not in found else f"{label} ({field.name})")
        return found


def parts(table: Table) -> Iterator[Sequence[Sequence[Any]]]:
    """Yield the rows of a table, `PART` at a time, each part as a list of columns."""
    if table.parts is not None:
        yield from table.parts
        return
    rows = iter(table.rows)
    while part := list(islice(rows, PART)):
        yield list(zip(*part, strict=True))


def objects(table: Table) -> Iterator[dict[str, Any]]:
    """Yield the rows as scripts read them: amounts as text with their decimals, dates in ISO form, by column name."""
    names = [field.name for field in table.fields]
    for row in table.rows:
        yield dict(zip(names, map(machine, table.fields, row), strict=True))


def texts(table: Table) -> Iterator[list[str]]:
    """Yield the rows as people read them, a cell a line: links as their titles."""
    plain = [field.but(kind=Kind.TEXT) if field.kind is Kind.LINK else field for field in table.fields]
    for row in table.rows:
        yield [clean(show(field, value)) for field, value in zip(plain, row, strict=True)]
