"""Realised amounts: what ledger entries are probably about, and what a person confirms, ignores or opens again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from inventory.errors import InputError
from inventory.finance.budget_names import find_row
from inventory.finance.contract_lines import Contracts
from inventory.finance.counts import Counts
from inventory.finance.lot_lines import Lots
from inventory.finance.reading import read
from inventory.finance.realised_entries import EntryRow, entries
from inventory.finance.realised_matching import Matcher, Proposal, Target
from inventory.language import _
from inventory.records.assets import Supplier
from inventory.records.choices import COST_ROWS, PILLARS
from inventory.records.contracts import Contract
from inventory.records.finance import Staff
from inventory.records.ledger import LedgerEntry
from inventory.records.lots import Lot
from inventory.store.detail import candidates, locate
from inventory.store.titles import title_of
from inventory.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from sqlalchemy import Connection

    from inventory.finance.reading import Books
    from inventory.store.work import Work

__all__ = ["EntryRow", "Proposal", "Target", "entries"]
UNLINKED = dict.fromkeys(("contract", "lot", "staff", "cost_row", "pillar"))
"""What says what an entry was for, empty."""
SURE = 60
"""Score from which a proposal counts as proposed; below it the entry is open."""


def propose(
    connection: Connection, first: date | None = None, last: date | None = None, least: int = 0
) -> list[Proposal]:
    """Return what the open ledger entries of a span of days are probably about, the most likely first.

    Args:
        connection: One that reads.
        first: The first day; without it from the beginning.
        last: The last day; without it to the end.
        least: The lowest score that is wanted.
    """
    found = [one for one in entries(connection, first, last) if one.state == "open"]
    if not found:
        return []
    matching = matcher(connection, read(connection), found)
    proposals = (matching.proposal(one) for one in found)
    likely = [one for one in proposals if one is not None and one.score >= least]
    return sorted(likely, key=lambda one: (-one.score, one.entry.date, one.entry.reference))


def matcher(connection: Connection, books: Books, found: Sequence[EntryRow]) -> Matcher:
    """Return what finds what entries are about, with the names of suppliers and the invoice numbers of lots."""
    supplier, lot = Supplier.table, Lot.table
    names = {
        number: [name, *(other_names or "").split(";")]
        for number, name, other_names in connection.execute(
            sa.select(supplier.c.id, supplier.c.name, supplier.c.other_names)
        )
    }
    query = sa.select(lot.c.id, lot.c.invoice).where(lot.c.invoice.is_not(None))
    invoice_numbers = {int(row[0]): str(row[1]) for row in connection.execute(query)}
    span = (min(one.date for one in found), max(one.date for one in found))
    contracts = Contracts(books, Counts(books))
    return Matcher(contracts, Lots(books), names, invoice_numbers, span)


def find_entry(connection: Connection, key: str) -> int:
    """Return the number of the ledger entry that a person means, by its own number, how that begins, or by #12.

    Raises:
        InputError: There is none, or more than one.
    """
    if wanted := clean(key).lower():
        table = LedgerEntry.table
        begins = sa.func.lower(table.c.reference).startswith(wanted, autoescape=True)
        query = sa.select(table.c.id).where(table.c.archived.is_(None), begins)
        found = connection.execute(query.limit(2)).scalars().all()
        if len(found) == 1:
            return int(found[0])
    return locate(connection, LedgerEntry, key)


def find_target(connection: Connection, key: str) -> Target:
    """Return what a person says an entry is about: a contract, a lot, a post, or a row or pillar of the budget.

    Raises:
        InputError: There is none, or more than one.
    """
    for record in (Contract, Lot, Staff):
        if candidates(connection, record, key):
            number = locate(connection, record, key)
            return Target(record.kind, number, title_of(connection, record, number))
    try:
        code = find_row(key)
    except InputError:
        code = ""
    if code in COST_ROWS:
        return Target("row", 0, _(COST_ROWS[code]), code)
    if code in PILLARS:
        return Target("pillar", 0, _(PILLARS[code]), code)
    raise InputError(
        _("There is no contract, purchase lot, staff post, row or pillar “{key}”.").format(key=clean(key)),
        _("Write a contract number, a lot code, or a row such as devices."),
    )


def confirm(unit: Work, entry: int, target: Target) -> bool:
    """Write down what a ledger entry was for; return whether anything changed.

    Args:
        unit: The unit of work.
        entry: Number of the entry.
        target: What it was for.
    """
    values: dict[str, object] = {**UNLINKED, "state": "confirmed"}
    if target.kind in {"contract", "lot", "staff"}:
        values[target.kind] = target.id
    else:
        values["cost_row" if target.kind == "row" else "pillar"] = target.code
    return unit.change(LedgerEntry, entry, values)


def confirm_all(unit: Work, proposals: Iterable[Proposal]) -> int:
    """Write down that proposals are right, and return how many there were."""
    done = 0
    for one in proposals:
        confirm(unit, one.entry.id, one.target)
        done += 1
    return done


def ignore(unit: Work, entry: int, reason: str) -> bool:
    """Write down that a ledger entry is no ICT cost; return whether anything changed.

    Raises:
        InputError: There is no reason.
    """
    why = clean(reason)
    if not why:
        raise InputError(_("Say why the entry is no ICT cost."), _("For example: --reason 'furniture'."))
    values = {**UNLINKED, "state": "ignored", "notes": why}
    return unit.change(LedgerEntry, entry, values)


def reopen(unit: Work, entry: int) -> bool:
    """Open a ledger entry again that was confirmed or ignored; return whether anything changed."""
    values = {**UNLINKED, "state": "open"}
    return unit.change(LedgerEntry, entry, values)
