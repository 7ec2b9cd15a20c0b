"""What finance reads of licences: how many were bought, counted, assigned and found on devices."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import sqlalchemy as sa

from inventory.records.assets import Device
from inventory.records.software import Assignment, Installation, Licence, LicenceCount, System

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Connection

GONE = ("ordered", "missing", "retired")
"""States in which a device uses no licence."""


class SeatRow(NamedTuple):
    """A licence as it is recorded; the unit price in 1/10000 euro."""

    id: int
    name: str
    system: int | None
    supplier: int | None
    contract: int | None
    type: str
    seats: int | None
    used: int | None
    counted: date | None
    unit_price: int | None
    period_months: int | None
    start: date | None
    end: date | None


class CountRow(NamedTuple):
    """How many seats were bought and used on a count date."""

    licence: int
    date: date
    seats: int | None
    used: int | None


class Found(NamedTuple):
    """On how many living devices a system was found, and at how many sites."""

    devices: int
    sites: int


def licences(connection: Connection) -> tuple[SeatRow, ...]:
    """Return the living licences in the order of their names."""
    table = Licence.table
    query = sa.select(*(table.c[name] for name in SeatRow._fields)).where(table.c.archived.is_(None))
    return tuple(SeatRow(*row) for row in connection.execute(query.order_by(table.c.name, table.c.id)))


def counts(connection: Connection) -> dict[int, tuple[CountRow, ...]]:
    """Return the living counts of each licence, oldest first."""
    table = LicenceCount.table
    query = sa.select(*(table.c[name] for name in CountRow._fields)).where(table.c.archived.is_(None))
    found: dict[int, list[CountRow]] = {}
    for row in connection.execute(query.order_by(table.c.date, table.c.id)):
        found.setdefault(row[0], []).append(CountRow(*row))
    return {number: tuple(rows) for number, rows in found.items()}


def assigned(connection: Connection, on: date) -> dict[int, int]:
    """Return the seats that are assigned on a day, by licence that has an assignment at all."""
    table = Assignment.table
    now = (sa.func.coalesce(table.c.start, on) <= on) & (sa.func.coalesce(table.c.end, on) >= on)
    query = sa.select(table.c.licence, sa.func.sum(sa.case((now, table.c.seats), else_=0)))
    query = query.where(table.c.archived.is_(None)).group_by(table.c.licence)
    return {row[0]: int(row[1]) for row in connection.execute(query)}


def found(connection: Connection) -> dict[int, Found]:
    """Return where each system was found that was found anywhere: on living devices only, so also on none of them."""
    table, device = Installation.table, Device.table
    lives = device.c.archived.is_(None) & device.c.status.not_in(GONE)
    query = (
        sa.select(
            table.c.system,
            sa.func.count(sa.distinct(sa.case((lives, table.c.device)))),
            sa.func.count(sa.distinct(sa.case((lives, device.c.site)))),
        )
        .join(device, table.c.device == device.c.id)
        .where(table.c.archived.is_(None))
        .group_by(table.c.system)
    )
    return {row[0]: Found(row[1], row[2]) for row in connection.execute(query)}


def systems(connection: Connection) -> dict[int, tuple[str, int | None]]:
    """Return the name and supplier of each system."""
    table = System.table
    query = sa.select(table.c.id, table.c.name, table.c.supplier)
    return {row[0]: (row[1], row[2]) for row in connection.execute(query)}
