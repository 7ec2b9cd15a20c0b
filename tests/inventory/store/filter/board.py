"""A small board to filter."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from inventory.records import Field, Kind, get
from inventory.store.filter import condition
from inventory.store.search import add

if TYPE_CHECKING:
    from inventory.store.database import Database

ON = dt.date(2026, 8, 31)
ROWS: dict[str, list[dict[str, Any]]] = {
    "supplier": [
        {"id": 1, "name": "Scholten ICT", "other_names": "Scholten Groep; SICT"},
        {"id": 2, "name": "Café Één"},
    ],
    "category": [
        {"id": 1, "name": "Chromebook", "group": "device", "for_pupils": True, "term_months": 48},
        {"id": 2, "name": "Digibord", "group": "device", "for_pupils": False},
        {"id": 3, "name": "Overig", "group": "other"},
    ],
    "product": [{"id": 1, "name": "HP Fortis 11", "manufacturer": "HP", "category": 1}],
    "party": [{"id": 1, "name": "De Linge", "type": "board"}],
    "site": [
        {
            "id": 1,
            "code": "03AB00",
            "name": "De Wilgenhof",
            "type": "primary",
            "party": 1,
            "city": "Elst",
            "other_names": "Wilg",
        },
        {"id": 2, "code": "03AB01", "name": "Het Kofschip", "type": "primary", "party": 1},
    ],
    "lot": [
        {
            "id": 1,
            "code": "PO-1",
            "description": "Chromebooks",
            "category": 1,
            "supplier": 1,
            "quantity": 30,
            "unit_price": 123456,
            "in_use": dt.date(2024, 8, 1),
        },
        {
            "id": 2,
            "code": "PO-2",
            "description": "100% borden_nieuw",
            "category": 2,
            "supplier": 2,
            "quantity": 4,
            "unit_price": 1250,
            "in_use": dt.date(2026, 8, 15),
        },
    ],
    "device": [
        {
            "id": 1,
            "tag": "T1",
            "serial": "5CG100",
            "name": "Zoë's laptop",
            "product": 1,
            "status": "in_use",
            "site": 1,
            "lot": 1,
            "user": "zoe@linge.nl",
            "warranty_end": dt.date(2026, 9, 30),
            "mac_wifi": "aa:bb:cc:00:11:22",
            "encrypted": True,
            "custom": json.dumps({"kleur": "Blåuw", "prijs": 1250, "gekeurd": "2026-05-01", "klaar": True}),
        },
        {
            "id": 2,
            "tag": "T2",
            "serial": "5CG200",
            "name": "Straße Ærø",
            "status": "repair",
            "site": 2,
            "lot": 1,
            "warranty_end": dt.date(2027, 1, 1),
            "encrypted": False,
            "custom": json.dumps({"kleur": "rood", "prijs": "duur", "klaar": False}),
        },
        {
            "id": 3,
            "tag": "T3",
            "name": "BORD",
            "status": "in_stock",
            "lot": 2,
            "notes": "eerste\nregel  twee",
        },
        {
            "id": 4,
            "tag": "T4",
            "status": "retired",
            "site": 1,
            "archived": dt.datetime(2026, 1, 31, 12, 30),  # noqa: DTZ001  the database keeps UTC without a zone
        },
    ],
    "coverage": [{"id": 1, "contract": 1, "lot": 1}],
    "contract": [{"id": 1, "number": "C-1", "name": "Onderhoud", "supplier": 1}],
}
ORDER = ("supplier", "category", "product", "party", "site", "lot", "device")
CUSTOM = (
    Field(Kind.TEXT, "Kleur van de hoes", name="kleur", custom=True),
    Field(Kind.AMOUNT, "Bijdrage ouders", name="prijs", custom=True),
    Field(Kind.DATE, "Gekeurd op", name="gekeurd", custom=True),
    Field(Kind.FLAG, "Klaar", name="klaar", custom=True),
)


def fill(database: Database) -> None:
    """Put the board into an empty database."""
    with database.write() as connection:
        for kind in ORDER:
            record = get(kind)
            for row in ROWS[kind]:
                connection.execute(sa.insert(record.table).values(row))
            add(connection, record, sa.true())


def found(database: Database, text: str, kind: str = "device") -> list[int]:
    """Return the numbers of the rows that a filter finds, archived ones included."""
    record = get(kind)
    asked = condition(text, record, on=ON, custom=CUSTOM if kind == "device" else ())
    query = sa.select(record.table.c.id).order_by(record.table.c.id)
    with database.read() as connection:
        return list(connection.scalars(query if asked is None else query.where(asked)))
