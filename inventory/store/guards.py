"""Changes of one record that would silently change figures of others: refused by hand, told about by an import.

What happened to a lot is only added to, and never in a year that is closed; undo takes a whole batch back all the same,
since it restores what was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from inventory.errors import InputError
from inventory.language import _, ngettext, written
from inventory.records.assets import Category, CategoryPolicy, Lot, LotEvent
from inventory.records.ledger import ClosedYear
from inventory.store import guards_plans

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy import Connection

    from inventory.records import Record

REMARKS = frozenset({"reason", "document"})
"""Columns of a lot event that say why, and change no figure."""


def refuse_made(record: type[Record], by: str) -> None:
    """Refuse to make by hand what only a command makes.

    Raises:
        InputError: The kind is made by another command.
    """
    if record.made_by and by != record.made_by:
        raise InputError(
            _("A {record} is not made by hand.").format(record=_(record.label)),
            _("`inventaris {command}` makes it.").format(command=record.made_by),
        )


def refuse_dated(connection: Connection, record: type[Record], values: Mapping[str, Any]) -> None:
    """Refuse to make, archive or revive what happened to a lot in a year that is closed, and to reopen years out of order.

    Args:
        connection: One that reads.
        record: Kind of the record.
        values: It as it is stored, or as it would be (without its number).

    Raises:
        InputError: Its date lies in a closed year, or before one; it is a split, and something happened later to the part;
            a closed year is not the last one, or is revived; a version of the plan was adopted.
    """
    guards_plans.refuse_archived(record, values)
    if record is ClosedYear and "id" in values:
        _refuse_year(connection, values)
    if record is LotEvent:
        _refuse_needed(connection, values)
        for reason in in_closed_years(connection, record, [values.get("date")]).values():
            raise InputError(reason)


def _refuse_needed(connection: Connection, event: Mapping[str, Any]) -> None:
    """Refuse to archive a split as long as something that happened later to the lot that it made stands."""
    if "id" not in event or event["archived"] is not None or event["into"] is None:
        return
    table = LotEvent.table
    later = sa.select(table.c.id).where(table.c.archived.is_(None), table.c.lot == event["into"])
    if connection.execute(later.limit(1)).first() is not None:
        raise InputError(
            _("Something happened later to the lot that was split off."), _("Take that back first.")
        )


def _refuse_year(connection: Connection, year: Mapping[str, Any]) -> None:
    """Refuse to archive a closed year that is not the last, and to revive one."""
    if year["archived"] is not None:
        raise InputError(
            _("{year} was opened again; its frozen figures do not come back.").format(year=year["name"]),
            _("Close it again: inventaris close {year}").format(year=year["start"].year),
        )
    table = ClosedYear.table
    later = sa.select(table.c.name).where(table.c.archived.is_(None), table.c.end > year["end"])
    last = connection.execute(later.order_by(table.c.end.desc()).limit(1)).scalar()
    if last is not None:
        raise InputError(
            _("{year} cannot be opened before {last}.").format(year=year["name"], last=last),
            _("Open the last closed year first: inventaris close --reopen"),
        )


def in_closed_years(
    connection: Connection, record: type[Record], days: Sequence[date | None]
) -> dict[int, str]:
    """Return which of the dates of new records lie in a closed year: place → a sentence with the first open day."""
    if record is not LotEvent:
        return {}
    table = ClosedYear.table
    query = (
        sa.select(table.c.name, table.c.end).where(table.c.archived.is_(None)).order_by(table.c.end.desc())
    )
    last = connection.execute(query.limit(1)).first()
    if last is None:
        return {}
    text = _("{day} cannot be, {year} is closed: date it after {end}.")
    return {
        place: text.format(day=written(day), year=last.name, end=written(last.end))
        for place, day in enumerate(days)
        if day is not None and day <= last.end
    }


def refuse(
    connection: Connection, record: type[Record], old: Mapping[str, Any], changed: Mapping[str, Any]
) -> None:
    """Refuse a change of a record by hand when figures of the past would move with it.

    Args:
        connection: One that reads.
        record: Kind of the record.
        old: It as it is stored.
        changed: New values by column name, of those that differ.

    Raises:
        InputError: The term of a category would change for lots that were bought under the old one; what happened to a
            lot, or what was frozen of a closed year or a version of the plan, would be rewritten.
    """
    guards_plans.refuse(record, old, changed)
    if record is LotEvent and not REMARKS.issuperset(changed):
        raise InputError(
            _("What happened to a lot is not rewritten."),
            _("Archive this event and record another one; its reason and document can be changed."),
        )
    if record is ClosedYear and set(changed) != {"notes"}:
        raise InputError(
            _("What was frozen of {year} is not changed by hand.").format(year=old["name"]),
            _("Open the last closed year again: inventaris close --reopen"),
        )
    if record is not Category or not _another_term(old, changed):
        return
    count = following(connection, old["id"])
    if count:
        text = ngettext(
            "{category}: {count} purchase lot without a term of its own would change with it, past years too.",
            "{category}: {count} purchase lots without a term of their own would change with it, past years too.",
            count,
        )
        raise InputError(text.format(category=old["name"], count=count), _hint(old, changed))


def remark(record: type[Record], before: Mapping[str, Any], after: Mapping[str, Any]) -> str | None:
    """Return what an import tells of such a change, or None when there is nothing to tell."""
    if record is not Category or not _another_term(before, after):
        return None
    return _(
        "the term goes from {old} to {new} months, also for purchase lots that were bought before; "
        "`inventaris policy term` changes it from a day on"
    ).format(old=before["term_months"], new=after["term_months"] or "–")  # noqa: RUF001  a dash for none


def following(connection: Connection, category: int) -> int:
    """Return how many lots have their term from the category itself: neither their own nor that of a dated policy."""
    lot, rule = Lot.table, CategoryPolicy.table
    dated = (
        sa.exists()
        .where(rule.c.category == lot.c.category, rule.c.archived.is_(None))
        .where(rule.c.term_months.is_not(None), rule.c.start <= lot.c.in_use)
    )
    query = sa.select(sa.func.count()).select_from(lot)
    query = query.where(lot.c.category == category, lot.c.archived.is_(None), lot.c.term_months.is_(None))
    return connection.execute(query.where(~dated)).scalar_one()


def _another_term(old: Mapping[str, Any], changed: Mapping[str, Any]) -> bool:
    """Return whether a term that was recorded is replaced; recording one that was missing changes no figure."""
    return "term_months" in changed and old.get("term_months") not in {None, changed["term_months"]}


def _hint(old: Mapping[str, Any], changed: Mapping[str, Any]) -> str:
    """Return which command changes the term for new lots only."""
    return _("For new lots only: inventaris policy term '{category}' {months} --from DATE").format(
        category=old["name"], months=changed["term_months"] or old["term_months"]
    )
