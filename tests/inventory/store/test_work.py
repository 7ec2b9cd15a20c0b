from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from inventory.errors import InputError, RefusedError, StaleError
from inventory.language import _
from inventory.records.assets import Category, Device, Lot, Supplier
from inventory.records.organisation import Person, Role
from inventory.records.own import CustomField, PolicyValue
from inventory.store import history
from inventory.store.database import connect
from inventory.store.schema import BATCH, CHANGE, COUNTER, SEARCH
from inventory.store.work import Work, work

if TYPE_CHECKING:
    from inventory.store.database import Database


def rows(database: Database, table: sa.Table) -> int:
    with database.read() as connection:
        return int(connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one())


def test_a_new_record_has_defaults_history_and_a_search_text(database: Database) -> None:
    with work(database, "Anna", "kast 3") as unit:
        number = unit.add(Device, {"tag": "L-1", "serial": "Ä9", "warranty_end": dt.date(2027, 1, 31)})
    with database.read() as connection:
        row = connection.execute(sa.select(Device.table)).mappings().one()
        text = connection.execute(sa.select(SEARCH.c.text)).scalar_one()
        [change] = history.changes_of(connection, Device, number)
    assert (row["status"], row["ownership"], row["version"], row["archived"]) == ("in_use", "owned", 1, None)
    assert "a9" in text
    assert change.action == "new"
    assert change.after == {
        "tag": "L-1",
        "serial": "Ä9",
        "status": "in_use",
        "ownership": "owned",
        "warranty_end": "2027-01-31",
    }
    assert (change.batch.who, change.batch.reason, change.batch.changes) == ("Anna", "kast 3", 1)


def test_a_message_names_every_field_that_does_not_fit(database: Database) -> None:
    values = {"code": "", "description": "x" * 401, "quantity": 0, "in_use": "gisteren", "metod": 1}
    with pytest.raises(InputError) as error, work(database, "Anna") as unit:
        unit.add(Lot, values)
    said = error.value.message
    names = ("code", "description", "quantity", "unit_price", "category", "in_use")
    for word in (*(_(Lot.fields[name].label) for name in names), "metod"):
        assert word in said
    assert "401" in said
    assert "gisteren" in said
    assert rows(database, BATCH) == 0


def test_a_natural_key_is_unique_among_the_living_only(database: Database) -> None:
    with work(database, "Anna") as unit:
        first = unit.add(Supplier, {"name": "Heutink"})
        with pytest.raises(InputError, match="Heutink"):
            unit.add(Supplier, {"name": "Heutink"})
        unit.archive(Supplier, first)
        second = unit.add(Supplier, {"name": "Heutink"})
        with pytest.raises(InputError, match="Heutink"):
            unit.revive(Supplier, first)
        unit.change(Supplier, second, {"name": "Rolf"})
        assert unit.revive(Supplier, first)
        with pytest.raises(InputError, match="Heutink"):
            unit.change(Supplier, second, {"name": "Heutink"})


def test_an_empty_part_of_a_key_is_a_value_and_an_empty_key_is_none(database: Database) -> None:
    with work(database, "Anna") as unit:
        unit.add(PolicyValue, {"name": "capitalisation", "value": "500"})
        with pytest.raises(InputError, match="capitalisation"):
            unit.add(PolicyValue, {"name": "capitalisation", "value": "600"})
        person = unit.add(Person, {"name": "Jan"})
        unit.add(Role, {"person": person, "role": "i_coach"})
        with pytest.raises(InputError, match="Jan"):
            unit.add(Role, {"person": person, "role": "i_coach"})
        assert unit.add(Device, {"name": "zonder"}) != unit.add(Device, {"name": "zonder"})


def test_a_change_writes_what_differs_and_nothing_else(database: Database) -> None:
    with work(database, "Anna") as unit:
        number = unit.add(Device, {"tag": "L-1", "encrypted": True})
    with work(database, "Bas") as unit:
        assert not unit.change(Device, number, {"tag": " L-1 ", "encrypted": True})
        assert unit.started is None
    with work(database, "Bas") as unit:
        assert unit.change(Device, number, {"tag": "L-1", "encrypted": False, "serial": "S1"}, version=1)
    with database.read() as connection:
        newest = history.changes_of(connection, Device, number)[0]
    assert dict(newest.before) == {"encrypted": True, "serial": None}
    assert dict(newest.after) == {"encrypted": False, "serial": "S1"}
    assert rows(database, BATCH) == 2


def test_a_stale_save_is_refused_with_both_sides(database: Database) -> None:
    with work(database, "Anna") as unit:
        number = unit.add(Device, {"tag": "L-1", "user": "jan"})
    with work(database, "Bas") as unit:
        unit.change(Device, number, {"user": "piet"}, version=1)
    for attempt in ("change", "archive"):
        mine = [Device, number, {"user": "klaas"}] if attempt == "change" else [Device, number]
        with pytest.raises(StaleError, match="Bas") as error, work(database, "Anna") as unit:
            getattr(unit, attempt)(*mine, version=1)
        assert error.value.exit_code == 3
        if attempt == "change":
            assert (error.value.theirs, error.value.mine) == ({"user": "piet"}, {"user": "klaas"})
    with database.read() as connection:
        assert connection.execute(sa.select(Device.table.c.user)).scalar() == "piet"


def test_a_block_that_raises_leaves_nothing_behind(database: Database) -> None:
    tables = (BATCH, CHANGE, COUNTER, SEARCH, Device.table, Supplier.table)
    before = [rows(database, table) for table in tables]

    def half() -> None:
        with work(database, "Anna") as unit:
            unit.add(Supplier, {"name": "Rolf"})
            unit.add(Device, {"tag": "1"})
            raise KeyError

    with pytest.raises(KeyError):
        half()
    assert [rows(database, table) for table in tables] == before
    with work(database, "Anna") as unit:
        assert unit.add(Supplier, {"name": "Rolf"}) == 1
        assert unit.batch == 1


def test_a_link_to_nothing_is_a_sentence(database: Database) -> None:
    with pytest.raises(InputError), work(database, "Anna") as unit:
        unit.add(Device, {"tag": "1", "product": 99})
    with pytest.raises(InputError, match="99"), work(database, "Anna") as unit:
        unit.change(Device, 99, {"tag": "2"})


def test_who_is_needed_and_reading_only_is_refused(database: Database) -> None:
    with pytest.raises(RefusedError), work(database, ""):
        pass
    reader = connect(database.path or database.engine.url.render_as_string(False), read_only=True)
    with (
        pytest.raises(RefusedError, match=r"."),
        work(reader, "Anna") as unit,
    ):
        unit.add(Supplier, {"name": "x"})
    reader.close()


def test_foreign_text_is_cleaned_on_the_way_in(database: Database) -> None:
    with work(database, "An\x1bna", "om\u202edat") as unit:
        number = unit.add(Supplier, {"name": " A\x1b[31m  B\u202e ", "notes": "een\r\ntwee\x07"})
        row = unit.row(Supplier, number)
    assert (row["name"], row["notes"]) == ("A[31m B", "een\ntwee")
    with database.read() as connection:
        batch = history.batches(connection)[0]
    assert (batch.who, batch.reason) == ("Anna", "omdat")


def test_an_address_is_kept_as_an_import_would_keep_it(database: Database) -> None:
    with work(database, "Anna") as unit:
        number = unit.add(Supplier, {"name": "a", "email": "Info@EXAMPLE.NL"})
        assert unit.row(Supplier, number)["email"] == "Info@example.nl"
        for wrong in ("a@b", "mailto:a@b.nl", "a b@c.nl", "<a@b.nl>", "a,b@c.nl"):
            with pytest.raises(InputError, match="e-mail"):
                unit.change(Supplier, number, {"email": wrong})


class TestOwnFields:
    @pytest.fixture
    def unit_database(self, database: Database) -> Database:
        with work(database, "Anna") as unit:
            for name, kind in (("kleur", "text"), ("aantal_poorten", "integer"), ("keuring", "date")):
                unit.add(CustomField, {"record": "device", "name": name, "caption": name, "type": kind})
            unit.add(
                CustomField,
                {
                    "record": "device",
                    "name": "hoes",
                    "caption": "Hoes",
                    "type": "choice",
                    "choices": "rood; blauw",
                },
            )
        return database

    def test_values_are_checked_and_kept_with_their_history(self, unit_database: Database) -> None:
        with work(unit_database, "Anna") as unit:
            given = {"tag": "1", "kleur": " =rood ", "keuring": dt.date(2026, 1, 2), "hoes": "rood"}
            number = unit.add(Device, given)
            assert not unit.change(Device, number, {"kleur": "=rood"})
            assert unit.change(Device, number, {"kleur": None, "aantal_poorten": 3})
            assert unit.row(Device, number)["custom"] == (
                '{"aantal_poorten": 3, "hoes": "rood", "keuring": "2026-01-02"}'
            )
            with pytest.raises(InputError, match=r"Hoes.*groen"):
                unit.change(Device, number, {"hoes": "groen"})
            with pytest.raises(InputError, match="keuring"):
                unit.change(Device, number, {"keuring": "morgen"})
        with unit_database.read() as connection:
            newest = history.changes_of(connection, Device, number)[0]
            lines = {line.label: (line.before, line.after) for line in history.lines(connection, newest)}
        assert lines == {"kleur": ("=rood", ""), "aantal_poorten": ("", "3")}

    def test_a_needed_one_is_asked_of_new_records(self, unit_database: Database) -> None:
        with work(unit_database, "Anna") as unit:
            old = unit.add(Device, {"tag": "oud"})
            values = {"record": "device", "name": "pand", "caption": "Pand", "type": "text", "required": True}
            unit.add(CustomField, values)
            with pytest.raises(InputError, match="Pand"):
                unit.add(Device, {"tag": "1"})
            unit.add(Device, {"tag": "1", "pand": "A"})
            assert unit.change(Device, old, {"user": "jan"})

    @pytest.mark.parametrize(
        "values",
        [
            {"record": "devise"},
            {"name": "Kleur"},
            {"name": "1e"},
            {"name": "serial"},
            {"name": "archived"},
            {"type": "choice"},
            {"type": "choice", "choices": " ; "},
        ],
    )
    def test_what_could_not_be_kept_is_refused(self, unit_database: Database, values: dict[str, str]) -> None:
        good = {"record": "device", "name": "nieuw", "caption": "Nieuw", "type": "text"}
        with pytest.raises(InputError), work(unit_database, "Anna") as unit:
            unit.add(CustomField, {**good, **values})

    def test_its_kind_stays_once_it_is_used(self, unit_database: Database) -> None:
        with work(unit_database, "Anna") as unit:
            assert unit.change(CustomField, 1, {"type": "note"})
            unit.add(Device, {"tag": "1", "kleur": "rood"})
            with pytest.raises(InputError, match="kleur"):
                unit.change(CustomField, 1, {"type": "date"})
            assert unit.change(CustomField, 1, {"caption": "Tint"})


def test_writing_is_a_unit_of_work_of_its_own_connection(database: Database) -> None:
    with database.write() as connection:
        unit = Work(connection, "Anna")
        unit.add(Category, {"name": "x"})
        unit.close()
    assert rows(database, Category.table) == 1
