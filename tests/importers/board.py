"""Small files and a small board to import into."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from importers.importing import run
from importers.options import Options
from inventory.records.assets import Device, Product, Supplier
from inventory.records.organisation import Site
from inventory.records.own import CustomField
from inventory.store.work import work

if TYPE_CHECKING:
    from pathlib import Path

    from importers.report import ImportReport
    from inventory.records import Record
    from inventory.store.database import Database


def board(database: Database) -> Database:
    """Put two sites, two products, a supplier and three devices into a database."""
    with work(database, "Anna") as unit:
        unit.add(CustomField, {"record": "device", "name": "kleur", "caption": "Kleur", "type": "text"})
        unit.add(CustomField, {"record": "device", "name": "keuring", "caption": "Keuring", "type": "date"})
        unit.add(Site, {"code": "01AA00", "name": "Zuid", "other_names": "Zuidschool; /Lindelaar/Zuid"})
        unit.add(Site, {"code": "02AA00", "name": "Noord"})
        unit.add(Product, {"name": "Fortis 11"})
        unit.add(Product, {"name": "Fortis 14"})
        unit.add(Supplier, {"name": "Rolf"})
        unit.add(Device, {"tag": "L-1", "serial": "S1", "site": 1, "product": 1, "kleur": "rood"})
        unit.add(Device, {"tag": "L-2", "serial": "S2", "site": 1})
        unit.add(Device, {"tag": "L-3", "serial": "S3", "user": "jan"})
    return database


def write(folder: Path, text: str, name: str = "apparaten.csv") -> Path:
    """Write a file."""
    path = folder / name
    path.write_text(text, encoding="utf-8", newline="")
    return path


def take(database: Database, path: Path, *, keep: bool = True, **options: Any) -> ImportReport:
    """Import one file."""
    return run(database, [path], Options(**options), "Anna", keep=keep)


def cells(database: Database, record: type[Record], *names: str) -> list[tuple[Any, ...]]:
    """Return some columns of all living records, in the order in which they were made."""
    table = record.table
    query = sa.select(*(table.c[name] for name in names)).where(table.c.archived.is_(None))
    with database.read() as connection:
        return [tuple(row) for row in connection.execute(query.order_by(table.c.id))]
