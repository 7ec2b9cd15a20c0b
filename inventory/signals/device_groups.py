"""Devices in groups, so that a rule says something once of a whole lot instead of a thousand times of its devices."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import sqlalchemy as sa

from inventory.records.assets import Category, Device, Lot, Product
from inventory.signals.board import IN_USE
from inventory.signals.finding import Subject

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Connection

    from inventory.signals.board import Board

SUPPORTED = ("device", "network")
"""Groups of categories of which the maker's support matters."""


class Group(NamedTuple):
    """Devices in use that share a lot, a product and a date; one device when it has neither lot nor product.

    Attributes:
        lot, product: Numbers, or None.
        device: Number of the device, when there is neither lot nor product.
        day: The date that they share, or None when it is not recorded.
        number: How many there are.
        supported: Whether the maker's support matters for their category.
    """

    lot: int | None
    product: int | None
    device: int | None
    day: date | None
    number: int
    supported: bool


def by_support(connection: Connection) -> list[Group]:
    """Return devices in use by the day on which their support ends: their own, else that of the product."""
    return _groups(
        connection, sa.func.coalesce(Device.table.c.end_of_support, Product.table.c.end_of_support)
    )


def by_warranty(connection: Connection) -> list[Group]:
    """Return devices in use by the day on which their warranty ends."""
    return _groups(connection, Device.table.c.warranty_end)


def _groups(connection: Connection, day: sa.ColumnElement[date | None]) -> list[Group]:
    device, product, lot, category = Device.table, Product.table, Lot.table, Category.table
    loose = sa.case((device.c.lot.is_(None) & device.c.product.is_(None), device.c.id))
    kind = sa.func.coalesce(product.c.category, lot.c.category)
    columns = (device.c.lot, device.c.product, loose, sa.type_coerce(day, sa.Date), category.c.group)
    joined = (
        device.outerjoin(product, device.c.product == product.c.id)
        .outerjoin(lot, device.c.lot == lot.c.id)
        .outerjoin(category, category.c.id == kind)
    )
    query = (
        sa.select(*columns, sa.func.count())
        .select_from(joined)
        .where(device.c.archived.is_(None), device.c.status.in_(IN_USE))
        .group_by(*columns)
    )
    return [
        Group(row[0], row[1], row[2], row[3], row[5], row[4] in SUPPORTED)
        for row in connection.execute(query).all()
    ]


def subject_of(board: Board, group: Group) -> Subject:
    """Return what a group is called: its lot, else its product, else the device itself."""
    if group.lot is not None and group.lot in board.lot_rows:
        return board.subject("lot", group.lot)
    if group.product is not None:
        return board.subject("product", group.product)
    return device(board.connection, group.device or 0)


def device(connection: Connection, number: int) -> Subject:
    """Return a device as a subject."""
    table = Device.table
    query = sa.select(table.c.tag, table.c.serial, table.c.name).where(table.c.id == number)
    row = connection.execute(query).first()
    return named(number, *row) if row else named(number, None, None, None)


def named(number: int, tag: str | None, serial: str | None, name: str | None) -> Subject:
    """Return a device as a subject, called by its tag, serial number or name, else by its number."""
    shown = " · ".join(part for part in (tag, serial, name) if part) or f"#{number}"
    return Subject("device", tag or serial or f"#{number}", shown, number)
