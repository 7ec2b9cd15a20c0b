"""Which systems run on which devices: a category, a product or one device can fail, and what runs on it with it.

A system of which every recorded installation lies in the group fails; one that is installed elsewhere too is hurt. Devices
that are archived, retired, missing, or not there yet carry nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from inventory.landscape.failure import Cause
from inventory.records.assets import Category, Device, Lot, Product
from inventory.records.software import Installation, System
from inventory.text import fold

if TYPE_CHECKING:
    from sqlalchemy import Connection

CARRYING = ("in_stock", "in_use", "on_loan", "repair")
"""States of a device on which something can run."""


class Devices:
    """The groups of devices that can be named.

    Args:
        connection: One that reads.
    """

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def named(self, name: str) -> list[Cause]:
        """Return the groups with a name, each with the systems that fail with it: a category, a product, a device."""
        found = []
        kind = sa.func.coalesce(Product.table.c.category, Lot.table.c.category)
        for record, column in ((Category, kind), (Product, Device.table.c.product)):
            found += [self._group(label, column == number) for number, label in self._called(record, name)]
        found += [self._group(label, Device.table.c.id == number) for number, label in self._devices(name)]
        return found

    def names(self) -> list[str]:
        """Return the names of all categories and products, by name; those of single devices are too many to hint at."""
        return sorted(
            row[1] for record in (Category, Product) for row in self.connection.execute(_names(record))
        )

    def _called(self, record: type[Any], name: str) -> list[tuple[int, str]]:
        wanted = fold(name)
        return [(row[0], row[1]) for row in self.connection.execute(_names(record)) if fold(row[1]) == wanted]

    def _devices(self, name: str) -> list[tuple[int, str]]:
        """Return the devices with a tag, serial number or name, by one query: there may be a hundred thousand."""
        table, wanted = Device.table, name.strip().lower()
        columns = (table.c.tag, table.c.serial, table.c.name)
        same = sa.or_(*(sa.func.lower(column) == wanted for column in columns))
        query = sa.select(table.c.id, *columns).where(table.c.archived.is_(None), same).order_by(table.c.id)
        rows = self.connection.execute(query) if wanted else ()
        return [(row[0], next(part for part in row[1:] if part)) for row in rows]

    def _group(self, name: str, within: sa.ColumnElement[bool]) -> Cause:
        """Return a group with the systems of which all installations, or some, lie in it."""
        device, installation, system = Device.table, Installation.table, System.table
        inside = sa.func.sum(sa.case((within, 1), else_=0))
        joined = (
            installation.join(device, device.c.id == installation.c.device)
            .join(system, system.c.id == installation.c.system)
            .outerjoin(Product.table, Product.table.c.id == device.c.product)
            .outerjoin(Lot.table, Lot.table.c.id == device.c.lot)
        )
        query = (
            sa.select(system.c.name, inside, sa.func.count())
            .select_from(joined)
            .where(
                installation.c.archived.is_(None),
                system.c.archived.is_(None),
                device.c.archived.is_(None),
                device.c.status.in_(CARRYING),
            )
            .group_by(system.c.id, system.c.name)
        )
        rows = self.connection.execute(query).all()
        down = frozenset(row[0] for row in rows if row[1] and row[1] == row[2])
        return Cause(("devices", name), down, frozenset(row[0] for row in rows if row[1]) - down)


def _names(record: type[Any]) -> sa.Select[Any]:
    """Return a query for the number and name of the living records of a kind."""
    table = record.table
    return sa.select(table.c.id, table.c.name).where(table.c.archived.is_(None)).order_by(table.c.id)
