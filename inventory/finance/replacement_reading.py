"""What a replacement plan reads from the database: the lots with what is still needed of them, and until when they last.

Still needed is what is left of a lot after disposals, losses and what was split off, less what planned purchases have
replaced already: what left before the first of those needed no replacement, what leaves after it is what was replaced. The end of support of a lot is the day that most of its devices have (of their own, else of their
product; the earlier one when two are as common); a lot without devices has that of its product.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

import sqlalchemy as sa

from inventory.errors import InputError
from inventory.finance.calendar import DAY, LATEST
from inventory.finance.lot_lines import Lots
from inventory.finance.lot_rules import LEASE
from inventory.finance.money import BASIS, rounded
from inventory.finance.reading import GONE, read, rows
from inventory.finance.replacement_terms import Need
from inventory.language import N_, _
from inventory.records.assets import Category, Device, Product
from inventory.records.lots import Lot
from inventory.records.replacement import PlannedLot

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy import Connection

    from inventory.finance.reading import LotRow
    from inventory.store.policy import Policies

CABLING = "cabling"
EXCLUDED = {
    CABLING: N_("cabling lasts as long as the building"),
    "lease": N_("leased devices go back"),
}
"""Why a plan leaves a lot out: value → label."""


class Source(NamedTuple):
    """What a replacement plan is made of.

    Attributes:
        needs: A row a lot of which something is left, or that was replaced: a scenario may want more than there were.
        lots: Reckons with the lots; its flags name those that cannot be reckoned with.
    """

    needs: tuple[Need, ...]
    lots: Lots


class _Extra(NamedTuple):
    """What a plan asks of a lot beside what the budget does."""

    id: int
    product: int | None


class _Group(NamedTuple):
    """The group of a category."""

    id: int
    group: str | None


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
    bought = _bought(connection)
    left = _still_needed(lots, bought)
    support = ends_of_support(connection)
    products = _product_ends(connection)
    piece, group = _thresholds(lots.books.policies, on)
    needs = []
    for row in lots.books.lots:
        product = extra[row.id].product
        why = "lease" if row.acquisition == LEASE else ""
        if row.category in cabling and not with_cabling:
            why = CABLING
        replaced = sum(count for _day, count in bought.get(row.id, ()))
        found = _need(lots, row, left[row.id]) if left[row.id] > 0 or replaced else None
        if found is not None:
            ends = support.get(row.id) or products.get(product or 0)
            found = found._replace(excluded=why, end_of_support=ends, product=product, replaced=replaced)
            needs.append(found._replace(threshold=piece, group_threshold=group))
    return Source(tuple(needs), lots)


def _need(lots: Lots, row: LotRow, quantity: int) -> Need | None:
    """Return a lot as a need, or None (with a flag) when it cannot be reckoned with."""
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
        term=lots.term(row) or asset.plan.months,
    )


def _thresholds(policies: Policies, on: date) -> tuple[int, int]:
    """Return from which price of a piece, and of all together, a purchase is capitalised on a day."""
    piece = policies.whole("capitalisation_threshold", on)
    group = "capitalisation_threshold_group"
    return piece, policies.whole(group, on) if policies.own(group, on) else piece


def still_needed(connection: Connection, lots: Lots) -> dict[int, int]:
    """Return how many pieces of each lot have to be replaced one day, by its number.

    A lot whose events contradict each other is flagged, and counts whole.
    """
    return _still_needed(lots, _bought(connection))


def _still_needed(lots: Lots, bought: Mapping[int, Sequence[tuple[date, int]]]) -> dict[int, int]:
    found = {}
    for row in lots.books.lots:
        try:
            found[row.id] = _left(lots, row, bought.get(row.id, ()))
        except InputError as problem:
            lots.flag("lot_contradicts", row, str(problem))
            found[row.id] = row.quantity
    return found


def _left(lots: Lots, row: LotRow, bought: Sequence[tuple[date, int]]) -> int:
    """Return what is left of a lot, less what replaced it already."""
    left = lots.quantity(row, LATEST)
    if not bought:
        return left
    first = min(day for day, _count in bought)
    before = lots.quantity(row, first - DAY) if first > row.in_use else row.quantity
    return max(0, min(left, before - sum(count for _day, count in bought)))


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
