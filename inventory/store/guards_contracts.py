"""What may not be written about a contract and its prices: dates and terms that contradict each other, prices that overlap.

An import keeps such rows as they are; the check tells of them (CON-001, CON-012).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from inventory.errors import InputError
from inventory.language import _, written
from inventory.records.contracts import Contract, ContractPrice

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from sqlalchemy import Connection

    from inventory.records import Record

TERMS = frozenset(
    {
        "start",
        "explicit_end",
        "explicit_notice",
        "renewal",
        "renewal_months",
        "options",
        "option_months",
        "ended",
    }
)
PRICE = frozenset({"contract", "description", "start", "end", "one_off"})
"""Columns that are looked at; a change of others is not held against what was there already."""


def refuse(
    connection: Connection,
    record: type[Record],
    values: Mapping[str, Any],
    changed: Mapping[str, Any],
    number: int | None = None,
) -> None:
    """Refuse a contract or a price that contradicts itself or another price.

    Args:
        connection: One that reads.
        record: Kind of the record.
        values: It as it would be.
        changed: What is new of that.
        number: Its number, None for a new one.

    Raises:
        InputError: It contradicts itself, or two prices would hold on the same day.
    """
    if record is Contract and not TERMS.isdisjoint(changed):
        _terms(values)
    if record is ContractPrice and not PRICE.isdisjoint(changed):
        _price(connection, values, number)


def _terms(values: Mapping[str, Any]) -> None:
    start, end, notice = values.get("start"), values.get("explicit_end"), values.get("explicit_notice")
    for last in (end, values.get("ended")):
        if start and last and last < start:
            raise InputError(
                _("The last day {last} comes before the first day {first}.").format(
                    last=written(last), first=written(start)
                ),
                _("Correct one of both dates."),
            )
    if end and notice and notice > end:
        raise InputError(
            _("The last day of notice {notice} comes after the end {last}.").format(
                notice=written(notice), last=written(end)
            ),
            _("Correct one of both dates, or leave one out to have it reckoned."),
        )
    if values.get("renewal") == "tacit" and values.get("renewal_months") == 0:
        raise InputError(
            _("A contract that renews itself cannot do so for 0 months."),
            _("Give the months of a renewal, or leave them empty when they are those of the first term."),
        )
    if values.get("options") and not values.get("option_months"):
        raise InputError(
            _("There are extension options, but not how many months each takes."),
            _("Record the months of an option."),
        )


def _price(connection: Connection, values: Mapping[str, Any], number: int | None) -> None:
    contract, table = Contract.table, ContractPrice.table
    first = connection.execute(
        sa.select(contract.c.start).where(contract.c.id == values.get("contract"))
    ).scalar()
    if first is None:
        return
    begin, end = max(values.get("start") or first, first), values.get("end")
    if end is not None and end < begin:
        raise InputError(
            _("The last day {last} comes before the first day {first}.").format(
                last=written(end), first=written(begin)
            ),
            _("Correct one of both dates."),
        )
    if values.get("one_off"):
        return
    query = sa.select(table.c.start, table.c.end).where(
        table.c.archived.is_(None),
        table.c.contract == values["contract"],
        table.c.description == values.get("description"),
        table.c.one_off.is_not(True),
    )
    if number is not None:
        query = query.where(table.c.id != number)
    for start, last in connection.execute(query):
        _apart((begin, end), (max(start or first, first), last))


def _apart(one: tuple[date, date | None], other: tuple[date, date | None]) -> None:
    """Refuse two prices that hold on the same day; a later one takes the place of one without an end."""
    (begin, end), (start, _last) = sorted((one, other), key=lambda price: price[0])
    if begin == start or (end is not None and end >= start):
        raise InputError(
            _("Two prices of the same description would hold on {day}.").format(day=written(start)),
            _(
                "Give the earlier price an end before that day, or leave its end empty: the later one takes its place."
            ),
        )
