"""Lists while a person types give what the database gives, in the same order, whatever is written in between."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from inventory.records.assets import Device, Product
from inventory.records.organisation import Site
from inventory.store import texts
from inventory.store.orders import Orders
from inventory.store.views import View, keys
from inventory.store.work import work

if TYPE_CHECKING:
    from inventory.store.database import Database

ON = dt.date(2026, 11, 22)
FILTERS = (
    "",
    "wilgenhof",
    "wilgenhof chromebook",
    "WÍLG lp-1",
    '"de wilgenhof"',
    "lp-1*",
    "geen",
    "-wilgenhof",
    "-wilgenhof chromebook -ipad",
    '-""',
    "wilgenhof or horizon",
    "status:voorraad chromebook",
    "of de",
    "archived:yes lp",
    "hof chrome",
)


@pytest.fixture
def devices(database: Database) -> Database:
    with work(database, "Anna") as unit:
        sites = [unit.add(Site, {"name": name}) for name in ("De Wilgenhof", "SBO De Horizon")]
        products = [unit.add(Product, {"name": name}) for name in ("Acer Chromebook 311", "iPad 9")]
        for number in range(24):
            values = {
                "tag": f"LP-{number}",
                "site": sites[number % 2] if number % 5 else None,
                "product": products[number % 3 // 2] if number % 7 else None,
                "status": "in_stock" if number % 4 == 0 else "in_use",
                "user": "zoë@wilgenhof.nl" if number == 3 else None,
            }
            device = unit.add(Device, values)
            if number % 11 == 10:
                unit.archive(Device, device)
    return database


@pytest.mark.parametrize("held", [texts.MOST, 0])
def test_the_same_as_the_database(devices: Database, held: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("inventory.store.orders.MOST", held)
    orders = Orders()
    with devices.read() as connection:
        for sort in ((), ("-tag",), ("site", "tag")):
            for text in FILTERS:
                view = View("device", text, sort)
                assert list(orders.keys(connection, view, ON)) == list(keys(connection, view, ON)), text


def test_what_is_written_is_seen(devices: Database) -> None:
    orders, view = Orders(), View("device", "bibliotheek")
    with devices.read() as connection:
        assert not orders.keys(connection, view, ON)
    with work(devices, "Anna") as unit:
        unit.change(Site, 1, {"name": "Bibliotheek"})
    with devices.read() as connection:
        found = orders.keys(connection, view, ON)
        assert list(found) == list(keys(connection, view, ON))
        assert found
