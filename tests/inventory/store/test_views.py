from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from inventory.errors import InputError
from inventory.records import REGISTRY
from inventory.records.assets import Device, Product, Supplier
from inventory.records.own import CustomField
from inventory.store import views
from inventory.store.orders import Orders
from inventory.store.views import View, all_fields, count, keys, page, shown, stream
from inventory.store.work import work
from tests.generated import fill

if TYPE_CHECKING:
    from inventory.store.database import Database

ON = dt.date(2026, 9, 1)


@pytest.fixture
def board(database: Database) -> Database:
    with work(database, "Anna") as unit:
        unit.add(CustomField, {"record": "device", "name": "keuring", "caption": "Keuring", "type": "date"})
        for name in ("zeta", "Alfa", "beta"):
            unit.add(Product, {"name": name})
        rows = [("b", 1, None), ("A", 2, 5), ("c", None, 3), (None, 3, None), ("d", 3, 4)]
        for tag, product, day in rows:
            warranty = None if day is None else dt.date(2026, 1, day)
            number = unit.add(Device, {"tag": tag, "product": product, "warranty_end": warranty})
            if tag == "A":
                unit.change(Device, number, {"keuring": dt.date(2026, 2, 1)})
        unit.archive(Device, 5)
    return database


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ((), [2, 1, 3, 4]),
        (("tag",), [2, 1, 3, 4]),
        (("-tag",), [3, 1, 2, 4]),
        (("warranty_end",), [3, 2, 1, 4]),
        (("-warranty_end",), [2, 3, 1, 4]),
        (("product",), [2, 4, 1, 3]),
        (("-product", "tag"), [1, 4, 2, 3]),
        (("status", "-tag"), [3, 1, 2, 4]),
    ],
)
def test_order_with_the_empty_ones_last(board: Database, sort: tuple[str, ...], order: list[int]) -> None:
    view = View("device", sort=sort)
    with board.read() as connection:
        assert list(keys(connection, view, ON)) == order
        assert [number for number, _cells in stream(connection, view, ON)] == order
        assert count(connection, view, ON) == 4


@pytest.mark.parametrize(
    ("kind", "values", "up", "down"),
    [
        ("integer", [10, 9, None, 100], [2, 1, 4, 3], [4, 1, 2, 3]),
        ("amount", [1000, 999, None, 10_000], [2, 1, 4, 3], [4, 1, 2, 3]),
        ("date", [ON, dt.date(2025, 10, 1), None, dt.date(2025, 9, 30)], [4, 2, 1, 3], [1, 2, 4, 3]),
        ("text", ["beta", "Alfa", None, "gamma"], [2, 1, 4, 3], [4, 1, 2, 3]),
        ("flag", [True, False, None, True], [2, 1, 4, 3], [1, 4, 2, 3]),
    ],
)
def test_order_by_an_own_field(
    database: Database, kind: str, values: list[object], up: list[int], down: list[int]
) -> None:
    with work(database, "Anna") as unit:
        unit.add(CustomField, {"record": "device", "name": "eigen", "caption": "Eigen", "type": kind})
        for value in values:
            unit.add(Device, {"eigen": value})
    orders = Orders()
    with database.read() as connection:
        for sort, wanted in (("eigen", up), ("-eigen", down)):
            view = View("device", sort=(sort,))
            assert list(keys(connection, view, ON)) == wanted
            assert [number for number, _cells in stream(connection, view, ON)] == wanted
            assert list(orders.keys(connection, view, ON)) == wanted
            assert list(orders.keys(connection, view.but(filter="-eigen:empty"), ON)) == wanted[:3]


def test_pages_by_key(board: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "CHUNK", 2)
    view = View("device", columns=("keuring", "tag", "product", "warranty_end"))
    with board.read() as connection:
        fields = shown(connection, view)
        found = page(connection, Device, fields, [3, 2, 1, 99])
        assert found == {
            1: (None, "b", "zeta", None),
            2: (dt.date(2026, 2, 1), "A", "Alfa", dt.date(2026, 1, 5)),
            3: (None, "c", None, dt.date(2026, 1, 3)),
        }
        monkeypatch.setattr(views, "PARTITION", 2)
        assert dict(stream(connection, view, ON)) == {**found, 4: (None, None, "beta", None)}
        assert page(connection, Device, fields, []) == {}


def test_archived_ones_apart(board: Database) -> None:
    with board.read() as connection:
        assert list(keys(connection, View("device", archived=True), ON)) == [5]
        assert count(connection, View("device", "beta", archived=True), ON) in {0, 1}


def test_default_columns_are_those_listed_and_the_boards_own(board: Database) -> None:
    with board.read() as connection:
        names = [f.name for f in shown(connection, View("device"))]
        assert names == [n for n, f in Device.fields.items() if f.listed] + ["keuring"]
        assert "keuring" in all_fields(connection, Device)


def test_a_filter_on_an_own_field(board: Database) -> None:
    with board.read() as connection:
        assert list(keys(connection, View("device", "keuring:2026-02-01"), ON)) == [2]


@pytest.mark.parametrize("view", [View("device", columns=("tag", "nix")), View("device", sort=("nix",))])
def test_a_column_that_is_not_there(board: Database, view: View) -> None:
    with board.read() as connection, pytest.raises(InputError, match="nix"):
        list(stream(connection, view, ON))


def test_every_kind_by_every_column(database: Database) -> None:
    made = fill(database, 3, 3)
    with database.read() as connection:
        for kind, numbers in made.items():
            record = REGISTRY[kind]
            for name in record.fields:
                for sign in ("", "-"):
                    found = keys(connection, View(kind, sort=(sign + name,)), ON)
                    assert sorted(found) == sorted(numbers), (kind, name)
            everything = View(kind, columns=tuple(all_fields(connection, record)))
            fields = shown(connection, everything)
            assert dict(stream(connection, everything, ON)) == page(connection, record, fields, numbers)


def test_a_large_number_of_rows_goes_in_parts(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "PARTITION", 7)
    with work(database, "Anna") as unit:
        for number in range(30):
            unit.add(Supplier, {"name": f"{number:02}"})
    view = View("supplier", columns=("name",))
    with database.read() as connection:
        assert [cells[0] for _n, cells in stream(connection, view, ON)] == [f"{n:02}" for n in range(30)]
