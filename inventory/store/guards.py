"""Changes of one record that would silently change figures of others: refused by hand, told about by an import."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from inventory.errors import InputError
from inventory.language import _, ngettext
from inventory.records.assets import Category, CategoryPolicy, Lot

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

    from inventory.records import Record


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
        InputError: The term of a category would change for lots that were bought under the old one.
    """
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
