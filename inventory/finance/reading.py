"""What finance reads from the database: one query a kind of record, as plain rows; everything after it is pure."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import sqlalchemy as sa

from inventory.finance import reading_contracts, reading_licences, reading_lots
from inventory.records.assets import Category, Device, Lot, Product, Supplier
from inventory.records.contracts import Coverage
from inventory.records.finance import Allocation, CostLine, Staff
from inventory.records.organisation import Headcount, Site
from inventory.records.roadmap import Project
from inventory.records.software import Licence, System
from inventory.store import policy
from inventory.store.kept import keeps, kept

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from sqlalchemy import Connection

    from inventory.finance.reading_contracts import ContractRow, PriceRow, Series
    from inventory.finance.reading_licences import CountRow
    from inventory.records import Record
    from inventory.store.policy import Policies

Row = TypeVar("Row", bound=NamedTuple)
GONE = ("ordered", "missing", "retired")
"""States in which a device is not there to be paid for."""


class CategoryRow(NamedTuple):
    """A category: its row of the budget, its term in months, and what not every figure per pupil counts."""

    id: int
    name: str
    cost_row: str | None
    term_months: int | None
    scope: str | None = None


class LotRow(NamedTuple):
    """A purchase lot as it is recorded; amounts in cents."""

    id: int
    code: str
    description: str
    category: int
    supplier: int | None
    site: int | None
    quantity: int
    unit_price: int
    contribution: int | None
    residual: int | None
    delivered: date | None
    in_use: date
    term_months: int | None
    method: str | None
    convention: str | None
    financing: str | None
    disposed: date | None
    proceeds: int | None
    acquisition: str | None = None
    bought_together: str | None = None
    vat: int | None = None
    rate: int | None = None
    schedule: str | None = None
    opening: int | None = None
    opening_on: date | None = None
    split_from: int | None = None


class LicenceRow(NamedTuple):
    """A licence with what it costs; the unit price in 1/10000 euro."""

    id: int
    name: str
    system: int | None
    supplier: int | None
    contract: int | None
    type: str
    seats: int | None
    unit_price: int | None
    period_months: int | None
    cost_row: str | None
    start: date | None
    end: date | None


class SystemRow(NamedTuple):
    """A system, for its row of the budget and its supplier."""

    id: int
    cost_row: str | None
    supplier: int | None


class CoverRow(NamedTuple):
    """What a contract is about."""

    contract: int
    system: int | None
    lot: int | None
    category: int | None


class StaffRow(NamedTuple):
    """A post; the yearly cost in cents."""

    id: int
    name: str
    site: int | None
    yearly_cost: int
    start: date | None
    end: date | None
    financing: str | None


class AllocationRow(NamedTuple):
    """Which part of a post belongs to a row; the share in 1/100 %."""

    staff: int
    cost_row: str
    share: int


class ManualRow(NamedTuple):
    """An amount entered by hand, in cents."""

    id: int
    description: str
    cost_row: str | None
    pillar: str | None
    type: str
    nature: str
    amount: int
    start: date
    end: date
    site: int | None
    supplier: int | None
    financing: str | None
    scope: str | None = None
    project: int | None = None


class HeadcountRow(NamedTuple):
    """Pupils and staff of a site on a day; fte in 1/100."""

    site: int
    date: date
    pupils: int | None
    staff: int | None
    fte: int | None


class SiteRow(NamedTuple):
    """A site and what kind of place it is."""

    id: int
    name: str
    type: str | None


class DeviceCount(NamedTuple):
    """How many devices there are of a category, from a lot, at a site."""

    category: int | None
    lot: int | None
    site: int | None
    number: int


@dataclass(frozen=True)
class Books:
    """Everything that costs money, read once."""

    policies: Policies
    categories: Mapping[int, CategoryRow]
    sites: Mapping[int, SiteRow]
    suppliers: Mapping[int, str]
    systems: Mapping[int, SystemRow]
    lots: tuple[LotRow, ...]
    contracts: Mapping[int, ContractRow]
    prices: tuple[PriceRow, ...]
    covers: tuple[CoverRow, ...]
    licences: tuple[LicenceRow, ...]
    staff: tuple[StaffRow, ...]
    allocations: tuple[AllocationRow, ...]
    manual: tuple[ManualRow, ...]
    headcounts: tuple[HeadcountRow, ...]
    devices: tuple[DeviceCount, ...]
    series: Mapping[int, Series] = field(default_factory=dict)
    seat_counts: Mapping[int, tuple[CountRow, ...]] = field(default_factory=dict)
    of_lots: reading_lots.LotBooks = field(default_factory=reading_lots.LotBooks)
    projects: Mapping[int, str] = field(default_factory=dict)

    def site(self, number: int | None) -> str:
        """Return the name of a site, "" for none."""
        return self.sites[number].name if number is not None and number in self.sites else ""

    def supplier(self, number: int | None) -> str:
        """Return the name of a supplier, "" for none."""
        return self.suppliers.get(number, "") if number is not None else ""


def rows(
    connection: Connection, record: type[Record], shape: type[Row], *where: sa.ColumnElement[bool]
) -> tuple[Row, ...]:
    """Return the living records of a kind as rows of a shape, in the order in which they were made.

    Args:
        connection: One that reads.
        record: Of which kind.
        shape: A NamedTuple whose fields are columns of the record.
        where: Further conditions.
    """
    table = record.table
    query = sa.select(*(table.c[name] for name in shape._fields)).where(table.c.archived.is_(None), *where)
    return tuple(map(shape._make, connection.execute(query.order_by(table.c.id)).all()))


def lots(connection: Connection, until: date | None = None) -> tuple[LotRow, ...]:
    """Return the purchase lots, without those first used or delivered after a day."""
    table = Lot.table
    if until is None:
        return rows(connection, Lot, LotRow)
    return rows(connection, Lot, LotRow, (table.c.in_use <= until) | (table.c.delivered <= until))


def read(connection: Connection, until: date | None = None) -> Books:
    """Read what costs money; lots only as far as they are in use by a day."""
    if not keeps(connection):
        return _read(connection, until)
    books = kept(connection, "books", lambda: _read(connection, None))
    if until is None:
        return books
    there = (r for r in books.lots if r.in_use <= until or (r.delivered and r.delivered <= until))
    return replace(books, lots=tuple(there))


def _read(connection: Connection, until: date | None) -> Books:
    policies = policy.read(connection)
    prices = reading_contracts.prices(connection)
    licences = rows(connection, Licence, LicenceRow)
    manual = rows(connection, CostLine, ManualRow)
    by_device = any(p.basis == "device" and p.quantity is None for p in prices) or any(
        one.type == "device" and one.seats is None and one.unit_price for one in licences
    )
    return Books(
        policies=policies,
        categories={one.id: one for one in rows(connection, Category, CategoryRow)},
        sites={one.id: one for one in rows(connection, Site, SiteRow)},
        suppliers=_names(connection, Supplier),
        systems={one.id: one for one in rows(connection, System, SystemRow)},
        lots=lots(connection, until),
        contracts=reading_contracts.contracts(connection, policies),
        prices=prices,
        covers=rows(connection, Coverage, CoverRow),
        licences=licences,
        staff=rows(connection, Staff, StaffRow),
        allocations=rows(connection, Allocation, AllocationRow),
        manual=manual,
        headcounts=rows(connection, Headcount, HeadcountRow),
        devices=device_counts(connection) if by_device else (),
        series=reading_contracts.series(connection),
        seat_counts=reading_licences.counts(connection),
        of_lots=reading_lots.read(connection),
        projects=projects(connection) if any(one.project is not None for one in manual) else {},
    )


def projects(connection: Connection) -> dict[int, str]:
    """Return what people call the sub-projects of the roadmap, by number."""
    table = Project.table
    query = sa.select(table.c.id, table.c.code, table.c.name)
    return {row.id: f"{row.code} · {row.name}" for row in connection.execute(query)}


def _names(connection: Connection, record: type[Record]) -> dict[int, str]:
    table = record.table
    return {row[0]: row[1] for row in connection.execute(sa.select(table.c.id, table.c.name))}


def device_counts(connection: Connection) -> tuple[DeviceCount, ...]:
    """Return how many devices are there, by category (of the product, else of the lot), lot and site."""
    device, product, lot = Device.table, Product.table, Lot.table
    columns: tuple[sa.ColumnElement[Any], ...] = (
        sa.func.coalesce(product.c.category, lot.c.category),
        device.c.lot,
        device.c.site,
    )
    joined = device.outerjoin(product, device.c.product == product.c.id).outerjoin(
        lot, device.c.lot == lot.c.id
    )
    query = (
        sa.select(*columns, sa.func.count())
        .select_from(joined)
        .where(device.c.archived.is_(None), device.c.status.not_in(GONE))
        .group_by(*columns)
    )
    return tuple(map(DeviceCount._make, connection.execute(query)))
