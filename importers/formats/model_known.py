"""What a model brings meets what is there already: it keeps its own name, code and notes, and gets the model's identifier."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from importers.formats.model_sheet import tell
from importers.formats.several import few
from inventory.language import _
from inventory.records import get
from inventory.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection

    from importers.reading.sheet import Report

Cells = dict[str, Any]


class There:
    """The living records of a kind.

    Args:
        connection: Where they are.
        kind: The kind.
        key: Column that names one.
    """

    def __init__(self, connection: Connection, kind: str, key: str) -> None:
        table = get(kind).table
        query = sa.select(table).where(table.c.archived.is_(None)).order_by(table.c.id)
        self.rows: dict[int, Any] = {row.id: row for row in connection.execute(query)}
        self.keys = {fold(getattr(row, key) or ""): row for row in self.rows.values()}
        self.found: dict[str, Any] = {}
        self.doubled: set[str] = set()
        self.names: dict[str, list[Any]] = {}
        self.references: dict[str, list[Any]] = {}
        self.taken: set[int] = set()
        for row in self.rows.values():
            identifier = getattr(row, "identifier", None)
            if identifier and self.found.setdefault(identifier, row) is not row:
                self.doubled.add(identifier)
            self.names.setdefault(fold(row.name or ""), []).append(row)
            if getattr(row, "reference", None):
                self.references.setdefault(fold(row.reference), []).append(row)

    def known(self, identifier: str) -> Any | None:
        """Return the one record that has an identifier."""
        return self.found.get(identifier) if identifier and identifier not in self.doubled else None

    def referring(self, name: str) -> Any | None:
        """Return the one record of which the board said that a reference model calls it so; once, without an identifier."""
        return self._one(self.references.get(fold(name), ()))

    def named(self, name: str) -> Any | None:
        """Return the one record that has a name; once, without an identifier."""
        return self._one(self.names.get(fold(name), ()))

    def _one(self, found: Sequence[Any]) -> Any | None:
        """Return the only one of some records, unless it has an identifier or was returned before."""
        if len(found) != 1 or found[0].identifier or found[0].id in self.taken:
            return None
        self.taken.add(found[0].id)
        return found[0]


def settled_systems(there: There, rows: Sequence[Cells], report: Report) -> dict[str, str]:
    """Give systems of a model the names that they have here, and leave an identifier of another model as it is.

    Args:
        there: The systems that are there.
        rows: Cells by column, among them name, notes, identifier and reference; changed in place but for the name.
        report: Where it is told.

    Returns:
        Name in the model → name here.
    """
    names: dict[str, str] = {}
    adopted: list[str] = []
    others: list[str] = []
    for row in rows:
        draft = row["name"]
        known = there.known(row["identifier"])
        if known is None:
            known = there.referring(draft) or there.keys.get(fold(draft))
            if known is not None and known.identifier:
                row |= {"identifier": "", "reference": ""}
                others.append(draft)
            elif known is not None:
                adopted.append(draft)
        if known is not None:
            row["notes"] = known.notes or ""
        names[draft] = draft if known is None else known.name
    tell(report, *adopted_by_name(adopted, "system"))
    if others:
        text = _("Systems that are known by another identifier, which they keep: {list}.")
        tell(report, text.format(list=few(others)))
    return names


def adopted_by_name(names: Sequence[str], kind: str) -> Iterator[str]:
    """Yield what to say of records that were found by their names."""
    if names:
        text = _("{kind} found by name, which keep their own name and code: {list}.")
        yield text.format(kind=_(get(kind).plural).capitalize(), list=few(names))
