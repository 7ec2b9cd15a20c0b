"""What a replacement plan reads from the database: the lots with what is still needed of them, and until when they last.

Still needed is what is left of a lot after disposals, losses and what was split off, less what planned purchases have
replaced already. The end of support of a lot is the day that most of its devices have (of their own, else of their
product; the earlier one when two are as common); a lot without devices has that of its product.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import sqlalchemy as sa

from inventory.errors import InputError
from inventory.finance.lot_lines import Lots
from inventory.finance.money import BASIS, rounded
from inventory.finance.reading import GONE, read, rows
from inventory.finance.replacement_terms import Need
from inventory.language import N_, _
from inventory.records.assets import Category, Device, Product
from inventory.records.lots import Lot, LotEvent
from inventory.records.replacement import PlannedLot

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from inventory.finance.reading import LotRow

CABLING = "cabling"
LEASE = "lease"
EXCLUDED = {
    CABLING: N_("cabling lasts as long as the building"),
    LEASE: N_("leased devices go back"),
}
"""Why a plan leaves a lot out: value → label."""
LEAVING = ("disposal", "loss", "split")
"""Events by which pieces leave a lot."""


class Source(NamedTuple):
    """What a replacement plan is made of.

    Attributes:
        needs: A row a lot of which something is left.
        lots: Reckons with the lots; its flags name those that cannot be reckoned with.
    """

    needs: tuple[Need, ...]
    lots: Lots


class _Extra(NamedTuple):
    """What a plan asks of a lot beside what the budget does."""

    id: int
    product: int | None
    acquisition: str | None


class _Group(NamedTuple):
    """The group of a category."""

    id: int
    group: str | None


class _Event(NamedTuple):
    """An event of a lot."""

    lot: int
    type: str
    date: date
    quantity: int | None


def source(connection: Connection, on: date, *, with_cabling: bool = False) -> Source:
    """Read what a replacement plan is made of.

    Args:
        connection: One that reads.
        on: The day from which the plan is seen: its thresholds are those of that day.
        with_cabling: Whether lots of categories in the group "cabling" are replaced too.
    """
    lots = Lots(read(connection))
    extra = {one.id: one for one in rows(connection, Lot, _Extra)}
    cabling = {one.id for one in rows(connection, Category, _Group) if one.group == CABLING}
    left = still_needed(connection, lots.books.lots)
    support = ends_of_support(connection)
    products = _product_ends(connection)
    threshold = lots.books.policies.whole("capitalisation_threshold", on)
    needs = []
    for row in lots.books.lots:
        more = extra[row.id]
        why = LEASE if more.acquisition == "operational_lease" else ""
        if row.category in cabling and not with_cabling:
            why = CABLING
        found = _need(lots, row, left[row.id])
        if found is not None:
            ends = support.get(row.id) or products.get(more.product or 0)
            needs.append(
                found._replace(excluded=why, end_of_support=ends, threshold=threshold, product=more.product)
            )
    return Source(tuple(needs), lots)


def _need(lots: Lots, row: LotRow, quantity: int) -> Need | None:
    """Return a lot as a need, or None (with a flag) when it cannot be reckoned with, or nothing is needed."""
    if quantity <= 0:
        return None
    try:
        asset = lots.asset(row)
    except InputError as problem:
        lots.flag("lot_contradicts", row, str(problem))
        return None
    if asset is None:
        lots.flag("lot_without_term", row, _("no depreciation term is recorded"))
        return None
    books = lots.books
    category = books.categories.get(row.category)
    return Need(
        lot=row.id,
        code=row.code,
        description=row.description,
        category=category.name if category else "",
        cost_row=lots.cost_row(row),
        site=books.site(row.site),
        supplier=books.supplier(row.supplier),
        financing=row.financing or "operating",
        quantity=quantity,
        unit_price=row.unit_price,
        in_use=row.in_use,
        plan=asset.plan,
        residual=rounded(asset.residual * BASIS, asset.cost) if asset.cost else 0,
        category_id=row.category,
        site_id=row.site,
    )


def still_needed(connection: Connection, lots: Iterable[LotRow]) -> dict[int, int]:
    """Return how many pieces of each lot have to be replaced one day, by its number."""
    gone: dict[int, list[_Event]] = defaultdict(list)
    for event in rows(connection, LotEvent, _Event, LotEvent.table.c.type.in_(LEAVING)):
        gone[event.lot].append(event)
    bought = _bought(connection)
    return {
        row.id: 0 if row.disposed else needed(row.quantity, gone[row.id], bought.get(row.id, ()))
        for row in lots
    }


def needed(quantity: int, gone: Iterable[_Event], bought: Iterable[tuple[date, int]]) -> int:
    """Return how many pieces are still needed.

    What left before the first purchase needed no replacement; what leaves after it is what was replaced.

    Args:
        quantity: Pieces of the lot.
        gone: What left it.
        bought: What replaced it already: day and pieces.
    """
    events, purchases = list(gone), list(bought)
    left = _left(quantity, events, date.max)
    if not purchases:
        return left
    before = _left(quantity, events, min(day for day, _count in purchases))
    return max(0, min(left, before - sum(count for _day, count in purchases)))


def _left(quantity: int, gone: Iterable[_Event], until: date) -> int:
    for event in sorted(gone, key=lambda one: one.date):
        if event.date < until:
            quantity = 0 if event.quantity is None else max(0, quantity - event.quantity)
    return quantity


def _bought(connection: Connection) -> dict[int, list[tuple[date, int]]]:
    """Return what replaced lots already: for each the first day of use and the pieces of what was bought."""
    planned, lot = PlannedLot.table, Lot.table
    query = (
        sa.select(planned.c.replaces, lot.c.in_use, lot.c.quantity)
        .join(lot, planned.c.bought_as == lot.c.id)
        .where(planned.c.archived.is_(None), lot.c.archived.is_(None), planned.c.replaces.is_not(None))
    )
    found: dict[int, list[tuple[date, int]]] = defaultdict(list)
    for replaces, in_use, quantity in connection.execute(query):
        found[replaces].append((in_use, quantity))
    return found


def ends_of_support(connection: Connection) -> dict[int, date]:
    """Return the end of support of each lot by its devices: the day that most of them have, by number of the lot."""
    device, product = Device.table, Product.table
    ends = sa.func.coalesce(device.c.end_of_support, product.c.end_of_support)
    query = (
        sa.select(device.c.lot, ends, sa.func.count())
        .select_from(device.outerjoin(product, device.c.product == product.c.id))
        .where(
            device.c.archived.is_(None),
            device.c.lot.is_not(None),
            ends.is_not(None),
            device.c.status.not_in(GONE),
        )
        .group_by(device.c.lot, ends)
    )
    most: dict[int, tuple[int, date]] = {}
    for lot, day, count in connection.execute(query):
        best = most.get(lot)
        if best is None or (count, best[1]) > (best[0], day):
            most[lot] = (count, day)
    return {lot: day for lot, (_count, day) in most.items()}


def _product_ends(connection: Connection) -> dict[int, date]:
    table = Product.table
    query = sa.select(table.c.id, table.c.end_of_support).where(table.c.end_of_support.is_not(None))
    return {row[0]: row[1] for row in connection.execute(query)}
