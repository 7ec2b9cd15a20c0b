"""What a closed year had booked of each lot, and what later knowledge makes good in the first open month.

A closed year never moves. When a lot, its term or a policy is changed afterwards, the difference between what would be
reckoned now up to the end of the closed years and what was booked by then is one line a lot in the first open month.
"""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from inventory.finance.calendar import DAY, EARLIEST, month_index, month_last
from inventory.finance.depreciation import linear_charge
from inventory.finance.lot_rules import LEASE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inventory.finance.lines import CostKind
    from inventory.finance.lot_lines import Lots
    from inventory.finance.reading import LotRow
    from inventory.finance.reading_lots import Closed

BOOKED: tuple[CostKind, ...] = ("depreciation", "operating", "other")


class Correction(NamedTuple):
    """Why a charge makes good what closed years had wrong; amounts in cents.

    Attributes:
        end: Last day of the closed years.
        first, last: First open month.
        booked: What was booked up to the end.
        now: What it should have been as is known now.
    """

    end: date
    first: date
    last: date
    booked: int
    now: int


class Balance(NamedTuple):
    """What a lot had come to at the end of a closed year; amounts in cents.

    Attributes:
        row: The lot as it was.
        booked: What was ever booked, by kind.
        sites: What it was worth in the books, by name of the site.
        counted: How many were there, by name of the site.
        category: Name of its category.
        cost_row: Its row of the budget.
    """

    row: LotRow
    booked: dict[str, int]
    sites: dict[str, int]
    counted: dict[str, int]
    category: str
    cost_row: str | None


def opens(end: date, first: date) -> bool:
    """Tell whether a period begins on the day after closed years end."""
    return first == end + DAY


def booked(lots: Lots, end: date) -> dict[tuple[int, CostKind], int]:
    """Return what is reckoned of each lot from its beginning up to a day, by kind, in cents; without what is nothing."""
    found: dict[tuple[int, CostKind], int] = {}
    for row in lots.books.lots:
        if row.acquisition == LEASE or lots.families.child(row):
            continue
        for lot, kind, amount in _ever(lots, row, end):
            if amount:
                found[lot, kind] = found.get((lot, kind), 0) + amount
    return found


def _ever(lots: Lots, row: LotRow, end: date) -> Iterator[tuple[int, CostKind, int]]:
    if not lots.capitalised(row):
        if (row.delivered or row.in_use) <= end and not row.split_from:
            yield row.id, "operating", lots.cost(row)
        return
    fast = lots.fast(row)
    if fast is not None:
        upto = month_index(end)
        yield (
            row.id,
            "depreciation",
            linear_charge(fast.cost, fast.residual, fast.start, fast.months, fast.start, upto),
        )
        return
    for one in lots.slowly(row, EARLIEST, end):
        yield one.lot.id, one.kind, one.amount


def found(lots: Lots, closed: Closed) -> Iterator[tuple[LotRow, CostKind, int, Correction]]:
    """Return the corrections of closed years: the lot, the kind of cost and the cents, with the reason."""
    balances = {one.row.id: one for one in map(balance, lots.books.of_lots.balances)}
    now = booked(lots, closed.end)
    first = closed.end + DAY
    for lot in dict.fromkeys((*balances, *(number for number, _kind in now))):
        then = balances.get(lot)
        row = lots.rows.get(lot) or (then.row if then else None)
        for kind in BOOKED:
            before, after = then.booked.get(kind, 0) if then else 0, now.get((lot, kind), 0)
            if row is not None and before != after:
                why = Correction(closed.end, first, month_last(month_index(first)), before, after)
                yield row, kind, after - before, why


def balance(line: str) -> Balance:
    """Return what a frozen line tells of a lot."""
    from inventory.finance.reading import LotRow  # noqa: PLC0415  reading is not needed to reckon

    told: dict[str, Any] = json.loads(line)["balance"]
    values = {
        name: date.fromisoformat(value) if name in DATES and value else value
        for name, value in told["row"].items()
    }
    row = LotRow._make(values.get(name) for name in LotRow._fields)
    return Balance(row, told["booked"], told["sites"], told["counted"], told["category"], told["cost_row"])


DATES = ("delivered", "in_use", "disposed", "opening_on")
