"""What was bought from one supplier for one row of the budget in 48 months, without a procedure that is recorded."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

import sqlalchemy as sa

from inventory.finance import procurement
from inventory.finance.calendar import DAY, add_months
from inventory.finance.money import BASIS, rounded
from inventory.finance.procurement import MONTHS
from inventory.records.assets import Category, Lot

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from sqlalchemy import Connection

    from inventory.finance.contract_lines import Contracts
    from inventory.finance.procurement import Threshold
    from inventory.finance.reading_contracts import ContractRow


class Bought(NamedTuple):
    """A purchase lot without VAT, in cents, on the day of delivery or of first use."""

    id: int
    code: str
    supplier: int
    cost_row: str | None
    on: date
    amount: int


class Group(NamedTuple):
    """What was bought together.

    Attributes:
        supplier: Number of the supplier.
        cost_row: Row of the budget, or None.
        first, last: The 48 months with the highest sum.
        value: In cents, without VAT.
        lots: Codes of the purchase lots in them.
        contracts: Numbers of the contracts that cost something in them.
        threshold: The highest that the value reaches, or None.
    """

    supplier: int
    cost_row: str | None
    first: date
    last: date
    value: int
    lots: tuple[str, ...]
    contracts: tuple[str, ...]
    threshold: Threshold | None


def bought(connection: Connection, contracts: Contracts) -> list[Bought]:
    """Return the lots that were bought from a known supplier; those of a contract with its own procedure are left out.

    Args:
        connection: One that reads.
        contracts: What was read of contracts.
    """
    lot, category = Lot.table, Category.table
    day = sa.func.coalesce(lot.c.delivered, lot.c.in_use)
    columns = (
        lot.c.id,
        lot.c.code,
        lot.c.supplier,
        category.c.cost_row,
        day,
        lot.c.quantity * lot.c.unit_price,
    )
    query = (
        sa.select(*columns, lot.c.vat)
        .select_from(lot.join(category, lot.c.category == category.c.id))
        .where(lot.c.archived.is_(None), lot.c.supplier.is_not(None))
        .where(sa.func.coalesce(lot.c.acquisition, "purchase") != "operational_lease")
        .order_by(day, lot.c.id)
    )
    ordered = {
        one.lot for one in contracts.books.covers if one.contract in contracts.books.contracts and one.lot
        and _referred(contracts.books.contracts[one.contract])
    }  # fmt: skip
    policies = contracts.books.policies
    return [
        Bought(
            *row[:5], _without(row[5], policies.whole("default_vat", row[4]) if row[6] is None else row[6])
        )
        for row in connection.execute(query)
        if row[0] not in ordered
    ]


def _without(amount: int, vat: int) -> int:
    return rounded(amount * BASIS, BASIS + vat)


def _referred(row: ContractRow) -> bool:
    return bool(row.procurement) or (row.route or "none") != "none"


def groups(contracts: Contracts, lots: Iterable[Bought], on: date) -> list[Group]:
    """Return for each supplier and row the 48 months with the highest sum that touch the last 48, dearest first."""
    by_key: dict[tuple[int, str | None], tuple[list[Bought], list[ContractRow]]] = {}
    for lot in lots:
        by_key.setdefault((lot.supplier, lot.cost_row), ([], []))[0].append(lot)
    for row in contracts.books.contracts.values():
        if row.supplier is not None and not _referred(row) and not contracts.bought(row):
            by_key.setdefault((row.supplier, row.cost_row), ([], []))[1].append(row)
    found = [
        group
        for (supplier, cost_row), (of_lots, of_contracts) in by_key.items()
        if (group := _highest(contracts, (supplier, cost_row), of_lots, of_contracts, on)) is not None
    ]
    return sorted(found, key=lambda one: (-one.value, one.supplier, one.cost_row or ""))


def _highest(
    contracts: Contracts,
    key: tuple[int, str | None],
    lots: list[Bought],
    rows: list[ContractRow],
    on: date,
) -> Group | None:
    """Return the dearest 48 months of a group; None when nothing was bought in the last 48."""
    oldest = add_months(on, -MONTHS)
    lots = sorted(lots, key=lambda lot: lot.on)
    days = [lot.on for lot in lots]
    sums = [0, *accumulate(lot.amount for lot in lots)]
    priced = {row.number: contracts.courses(row, on, "out") for row in rows}
    best: Group | None = None
    for first in sorted({*days, *(row.start for row in rows), oldest + DAY}):
        last = add_months(first, MONTHS) - DAY
        if first > on or last < oldest:
            continue
        low, high = bisect_left(days, first), bisect_right(days, last)
        paid = {
            number: sum(one.course.cost(first, last) for one in listed) for number, listed in priced.items()
        }
        value = sums[high] - sums[low] + sum(paid.values())
        if value and (best is None or value > best.value):
            numbers = tuple(number for number, amount in paid.items() if amount)
            codes = tuple(lot.code for lot in lots[low:high])
            best = Group(*key, first, last, value, codes, numbers, None)
    if best is None:
        return None
    day = min(best.last, on)
    return best._replace(threshold=procurement.reached(best.value, contracts.books.policies, day))
