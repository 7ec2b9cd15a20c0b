from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from inventory.errors import InputError
from inventory.records import REGISTRY
from inventory.records.assets import Device, Lot, Product, Supplier
from inventory.records.organisation import Headcount, Room, Site
from inventory.records.own import CustomField
from inventory.store import detail as details
from inventory.store import history
from inventory.store.detail import detail, locate, relations
from inventory.store.titles import title_of, titles
from inventory.store.work import work
from tests.generated import fill

if TYPE_CHECKING:
    from inventory.store.database import Database


@pytest.fixture
def board(database: Database) -> Database:
    with work(database, "Anna") as unit:
        unit.add(CustomField, {"record": "device", "name": "keuring", "caption": "Keuring", "type": "date"})
        for code, name in (("01AA00", "École Zuid"), ("02AA00", "Noord")):
            unit.add(
                Site,
                {"code": code, "name": name, "other_names": "Zuidschool; ZS" if code[1] == "1" else None},
            )
        for site in (1, 2):
            unit.add(Room, {"site": site, "name": "101"})
        product = unit.add(Product, {"name": "Fortis"})
        unit.add(Headcount, {"site": 1, "date": dt.date(2026, 10, 1), "pupils": 3})
        for tag in ("L-1", "L-2", "12"):
            unit.add(Device, {"tag": tag, "product": product, "site": 1, "home_site": 2,
                              "keuring": dt.date(2026, 1, 2)})  # fmt: skip
        unit.archive(Device, 2)
    return database


def test_a_record_whole(board: Database) -> None:
    with board.read() as connection:
        found = detail(connection, Device, 1)
        assert (found.title, found.version, found.archived) == ("L-1", 1, None)
        assert found.links == {"product": "Fortis", "site": "École Zuid", "home_site": "Noord"}
        assert found.values["keuring"] == dt.date(2026, 1, 2)
        assert found.fields["keuring"].custom
        with pytest.raises(InputError, match="99"):
            detail(connection, Device, 99)


def test_what_points_to_a_record(board: Database) -> None:
    with board.read() as connection:
        found = {
            (r.record.kind, r.field.name): (r.count, dict(r.titles)) for r in relations(connection, Site, 1)
        }
    assert found == {
        ("room", "site"): (1, {1: "École Zuid · 101"}),
        ("headcount", "site"): (1, {1: "École Zuid · 01-10-2026"}),
        ("device", "site"): (2, {1: "L-1", 3: "12"}),
    }


@pytest.mark.parametrize(
    ("kind", "key", "number"),
    [
        ("device", "l-1", 1),
        ("device", "#1", 1),
        ("device", "1", 1),
        ("device", " 12 ", 3),
        ("device", "#2", 2),
        ("site", "ecole zuid", 1),
        ("site", "ÉCOLE ZUID", 1),
        ("site", "zs", 1),
        ("site", "02aa00", 2),
        ("room", "noord · 101", 2),
        ("headcount", "École Zuid · 01-10-2026", 1),
    ],
)
def test_a_person_names_a_record(board: Database, kind: str, key: str, number: int) -> None:
    with board.read() as connection:
        assert locate(connection, REGISTRY[kind], key) == number


@pytest.mark.parametrize(
    ("kind", "key", "said"),
    [
        ("device", "l-2", "l-2"),
        ("device", "#99", "99"),
        ("device", "9" * 30, "999"),
        ("device", "", "apparaat"),
        ("device", "²", "²"),
        ("room", "101", "École Zuid · 101.*Noord · 101"),
    ],
)
def test_what_nobody_can_mean(board: Database, kind: str, key: str, said: str) -> None:
    with board.read() as connection, pytest.raises(InputError, match=said):
        locate(connection, REGISTRY[kind], key)


def test_titles_of_every_kind(database: Database) -> None:
    made = fill(database, 7, 3)
    with database.read() as connection:
        for kind, numbers in made.items():
            found = titles(connection, REGISTRY[kind], [*numbers, 999_999])
            assert set(found) == set(numbers)
            assert all(found.values())
            for number in numbers:
                assert detail(connection, REGISTRY[kind], number).title == found[number]
                relations(connection, REGISTRY[kind], number)
        assert title_of(connection, Lot, 999) == "#999"


def test_many_titles_at_once(board: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("inventory.store.titles.CHUNK", 2)
    with board.read() as connection:
        assert titles(connection, Device, range(10)) == {1: "L-1", 2: "L-2", 3: "12"}


def test_history_lines_are_for_people(board: Database) -> None:
    with work(board, "Bas", "verhuisd") as unit:
        unit.change(Device, 1, {"site": 2, "encrypted": False, "warranty_end": dt.date(2027, 1, 2)})
        unit.archive(Device, 1)
    with board.read() as connection:
        archived, changed, *_ = history.changes_of(connection, Device, 1)
        lines = {line.label: (line.before, line.after) for line in history.lines(connection, changed)}
        assert ("École Zuid", "Noord") in lines.values()
        assert ("", "nee") in lines.values()
        assert ("", "02-01-2027") in lines.values()
        names = history.names_of(connection, [archived, changed])
        assert history.sentence(archived, names) == "apparaat L-1: gearchiveerd"
        newest = history.batches(connection, 1)[0]
        assert (newest.who, newest.reason, newest.changes) == ("Bas", "verhuisd", 2)
        assert [one.id for one in history.batches(connection, 1, before=newest.id)] == [newest.id - 1]
        assert history.batch(connection, 99) is None
        assert history.last_change(connection, Device, [1])[1][1] == "Bas"


def test_a_sample_of_relations_says_how_many_there_are(
    board: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(details, "SAMPLE", 1)
    with board.read() as connection:
        found = {
            (r.record.kind, r.field.name): (r.count, len(r.titles)) for r in relations(connection, Product, 1)
        }
    assert found == {("device", "product"): (2, 1)}


def test_an_archived_supplier_is_not_named(board: Database) -> None:
    with work(board, "Anna") as unit:
        unit.archive(Supplier, unit.add(Supplier, {"name": "Weg"}))
    with board.read() as connection, pytest.raises(InputError, match="Weg"):
        locate(connection, Supplier, "Weg")


@pytest.mark.parametrize(
    ("kind", "key", "number"),
    [
        ("room", "01AA00 · 101", 1),
        ("room", "noord·101", 2),
        ("headcount", "ZS · 2026-10-01", 1),
        ("headcount", "école zuid · 1-10-2026", 1),
        ("lot_event", "IO-1 · 2", 2),
        ("lot_event", "IO-1 · Laptops · 1", 1),
        ("closed_year", "2024-12-31", 1),
        ("closed_year", "31-12-2024", 1),
        ("closed_year", "schooljaar 2024", 1),
    ],
)
def test_a_natural_key_of_links_numbers_and_dates_is_found(
    board: Database, kind: str, key: str, number: int
) -> None:
    with work(board, "Anna") as unit:
        category = unit.add(REGISTRY["category"], {"name": "Laptop"})
        lot = unit.add(Lot, {"code": "IO-1", "description": "Laptops", "category": category, "quantity": 9,
                             "unit_price": 1, "in_use": dt.date(2024, 1, 1)})  # fmt: skip
        for place in (1, 2):
            unit.add(REGISTRY["lot_event"], {"lot": lot, "number": place, "type": "loss", "quantity": 1,
                                             "date": dt.date(2025, 1, 1), "reason": "x"})  # fmt: skip
        unit.connection.execute(
            REGISTRY["closed_year"].table.insert().values(
                id=1, version=1, name="Schooljaar 2024", start=dt.date(2024, 1, 1), end=dt.date(2024, 12, 31), digest="x"
            )
        )  # fmt: skip
    with board.read() as connection:
        assert locate(connection, REGISTRY[kind], key) == number
        for wrong in ("IO-1 · 7", "01AA00 · 999", "2023-12-31", "31-31-2024", "·", " · ", "ZS · ooit"):
            with pytest.raises(InputError):
                locate(connection, REGISTRY[kind], wrong)
