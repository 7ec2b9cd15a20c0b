"""Rules that are data: a field that is missing (`missing.toml`, which tells how an entry is written)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from inventory.language import N_, _
from inventory.records import get
from inventory.signals.annex_words import says_nothing, words_for_nothing
from inventory.signals.finding import RULES, Found, rule
from inventory.signals.subjects import subjects
from inventory.store import views

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from inventory.records import Field, Record
    from inventory.signals.board import Board
    from inventory.signals.finding import Status

LISTED = Path(__file__).with_name("missing.toml")
UNKNOWN = "unknown"
"""The choice that says nothing, in fields that have it."""


@dataclass(frozen=True)
class Missing:
    """What an entry asks.

    Attributes:
        record: Kind of record.
        fields: Names that must be filled in; each a tuple of which one is enough.
        when: Filter that tells which records are asked, "" for all.
        running: Only records that are there on the day.
        status: What a gap is: a finding, or something not known.
        message: English sentence with {fields} in it, "" for the usual one.
    """

    record: type[Record]
    fields: tuple[tuple[str, ...], ...]
    when: str = ""
    running: bool = False
    status: Status = "finding"
    message: str = ""

    def finds(self, board: Board) -> Iterator[Found]:
        """Yield a finding for each record with a gap, which names its gaps; by number."""
        table, record = self.record.table, self.record
        flat = [record.fields[name] for names in self.fields for name in names]
        view = views.View(record.kind, self.when)
        query = sa.select(table.c.id, *(table.c[field.name] for field in flat)).where(
            views.where(board.connection, view, board.on),
            sa.or_(*(sa.and_(*(_gap(record, name) for name in names)) for names in self.fields)),
        )
        if self.running:
            query = query.add_columns(table.c.status, table.c.start, table.c.end)
        rows = board.connection.execute(query.order_by(table.c.id)).all()
        rows = [row for row in rows if board.there(row)] if self.running else rows
        called = subjects(board.connection, record, [row[0] for row in rows])
        for row in rows:
            filled = {field.name for field, value in zip(flat, row[1:], strict=False) if _says(field, value)}
            yield Found(called[row[0]], self._said(filled), status=self.status)

    def _said(self, filled: set[str]) -> str:
        """Return the sentence that names the gaps."""
        gaps = [names for names in self.fields if not filled.intersection(names)]
        either = f" {_('or')} "
        labels = [either.join(_(self.record.fields[name].label) for name in names) for names in gaps]
        text = self.message or N_("Missing: {fields}.")
        return _(text).format(fields=", ".join(labels))


def _gap(record: type[Record], name: str) -> sa.ColumnElement[bool]:
    """Return the condition that a field says nothing: it is empty, or has a word for "unknown"."""
    column, field = record.table.c[name], record.fields[name]
    none: list[sa.ColumnElement[bool]] = [column.is_(None)]
    if field.kind.textual:
        none.append(sa.func.lower(sa.func.trim(column)).in_(["", *sorted(words_for_nothing())]))
    if UNKNOWN in (field.choices or {}):
        none.append(column == UNKNOWN)
    return sa.or_(*none)


def _says(field: Field, value: Any) -> bool:
    """Return whether a value says something."""
    if field.kind.textual:
        return not says_nothing(value)
    return value is not None and not (value == UNKNOWN and UNKNOWN in (field.choices or {}))


def declare(entries: Iterable[dict[str, Any]]) -> None:
    """Declare entries as rules; one whose code a function has already is left to the function."""
    for entry in entries:
        if entry["id"] in RULES:
            continue
        asked = Missing(
            get(entry["kind"]),
            tuple(tuple(names.split("|")) for names in entry["fields"]),
            entry.get("when", ""),
            entry.get("running", False),
            entry.get("status", "finding"),
            entry.get("message", ""),
        )
        texts = {name: entry[name] for name in ("title", "explanation", "action", "basis")}
        countries = tuple(entry.get("countries", ()))
        rule(entry["id"], entry["severity"], countries=countries, **texts)(asked.finds)


def entries() -> list[dict[str, Any]]:
    """Return the entries as they are written."""
    return list(tomllib.loads(LISTED.read_text(encoding="utf-8"))["rule"])


declare(entries())
