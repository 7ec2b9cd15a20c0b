"""What the books show: ledger entries, what kind of cost each is, and what they are linked to."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from inventory.finance.reading import rows
from inventory.records.ledger import LedgerEntry
from inventory.text import fold

if TYPE_CHECKING:
    from datetime import date

    import sqlalchemy as sa
    from sqlalchemy import Connection

    from inventory.finance.lot_lines import Lots

SHIPPED = Path(__file__).with_name("realised_words.toml")
_SIGNS = re.compile(r"[^0-9a-z]+")
EntryKind = Literal["operating", "staff", "depreciation", "investment"]


class EntryRow(NamedTuple):
    """A ledger entry as it is recorded; the amount in cents."""

    id: int
    reference: str
    date: date
    account: str | None
    description: str | None
    relation: str | None
    amount: int
    cost_row: str | None
    pillar: str | None
    contract: int | None
    lot: int | None
    staff: int | None
    site: int | None
    state: str

    @property
    def title(self) -> str:
        """What people call it."""
        return " · ".join(part for part in (self.reference, self.description) if part)

    @property
    def words(self) -> str:
        """Its texts as plain words between blanks, for `Phrases`."""
        return f" {words(' '.join(one or '' for one in (self.relation, self.description, self.account, self.reference)))} "


def entries(
    connection: Connection, first: date | None = None, last: date | None = None
) -> tuple[EntryRow, ...]:
    """Return the living ledger entries of a span of days, by date.

    Args:
        connection: One that reads.
        first: The first day; without it from the beginning.
        last: The last day; without it to the end.
    """
    column = LedgerEntry.table.c.date
    where: list[sa.ColumnElement[bool]] = []
    if first is not None:
        where.append(column >= first)
    if last is not None:
        where.append(column <= last)
    found = rows(connection, LedgerEntry, EntryRow, *where)
    return tuple(sorted(found, key=lambda one: (one.date, one.reference)))


@cache
def told(kind: str) -> tuple[str, ...]:
    """Return the words of a kind in `realised_words.toml`."""
    return tuple(tomllib.loads(SHIPPED.read_text(encoding="utf-8"))[kind])


def words(text: str) -> str:
    """Return a text as words of plain letters and digits with a blank between them."""
    return _SIGNS.sub(" ", fold(text)).strip()


def company(name: str) -> str:
    """Return the name of a company as plain words, without what kind of company it is."""
    plain = f" {words(name)} "
    for kind in told("company"):
        plain = plain.replace(f" {kind} ", " ")
    return plain.strip() or words(name)


def says(entry: EntryRow, kind: str) -> bool:
    """Return whether the texts of an entry tell that it is of a kind: "depreciation" or "staff"."""
    text = entry.words
    return any(f" {word}" in text for word in told(kind))


def kind_of(entry: EntryRow, lots: Lots) -> EntryKind:
    """Return what kind of cost an entry is, by its link, else by its words."""
    if says(entry, "depreciation"):
        return "depreciation"
    lot = lots.rows.get(entry.lot) if entry.lot is not None else None
    if lot is not None and lots.capitalised(lot):
        return "investment"
    if entry.staff is not None or (entry.contract is None and entry.lot is None and says(entry, "staff")):
        return "staff"
    return "operating"
