from __future__ import annotations

import datetime as dt
import io
import shutil
from typing import TYPE_CHECKING, Any

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inventory.errors import InputError, RefusedError
from inventory.publish import table_csv
from inventory.records.assets import Device, Product, Supplier
from inventory.records.own import CustomField
from inventory.store import history
from inventory.store.database import connect, open_database
from inventory.store.doctor import examine
from inventory.store.undo import next_undo, redo, undo
from inventory.store.work import work
from tests.generated import as_csv, table

if TYPE_CHECKING:
    from pathlib import Path

    from inventory.store.database import Database
    from inventory.store.work import Work


def export(database: Database) -> list[str]:
    """Return the exports of the kinds that are changed here."""
    return [as_csv(database, record) for record in (Device, Product, Supplier)]


def again(database: Database) -> Database:
    """Return the same database, opened anew."""
    url = database.path or database.engine.url.render_as_string(hide_password=False)
    database.close()
    return connect(url)


@pytest.fixture
def filled(database: Database) -> Database:
    with work(database, "Anna") as unit:
        product = unit.add(Product, {"name": "Fortis"})
        unit.add(Device, {"tag": "1", "product": product, "encrypted": True})
        unit.add(Device, {"tag": "2"})
    return database


def edit(unit: Work) -> None:
    unit.change(Device, 1, {"tag": "9", "encrypted": None, "product": None})


def archive(unit: Work) -> None:
    unit.archive(Device, 1)


def new(unit: Work) -> None:
    unit.add(Device, {"tag": "3", "encrypted": False, "product": 1})


def several(unit: Work) -> None:
    unit.change(Device, 1, {"tag": "x"})
    unit.change(Device, 2, {"tag": "1"})
    unit.change(Device, 1, {"tag": "2"})
    number = unit.add(Device, {"tag": "x"})
    unit.change(Device, number, {"user": "jan"})
    unit.archive(Device, number)
    unit.revive(Device, number)
    unit.change(Device, number, {"user": "piet"})


@pytest.mark.parametrize("command", [edit, archive, new, several])
def test_undo_and_redo_after_a_restart(filled: Database, command: Any) -> None:
    before = export(filled)
    with work(filled, "Bas", "vergissing") as unit:
        command(unit)
    after = export(filled)
    assert after != before
    database = again(filled)
    taken = undo(database, "Anna")
    assert export(database) == before
    assert (taken.action, taken.undoes, taken.reason) == ("undo", 2, "vergissing")
    database = again(database)
    assert redo(database, "Anna").action == "redo"
    assert export(database) == after
    with pytest.raises(InputError):
        redo(database, "Anna")
    undo(database, "Anna")
    assert export(database) == before
    assert examine(database) == []
    database.close()


def test_revive_can_be_undone(filled: Database) -> None:
    with work(filled, "Bas") as unit:
        unit.archive(Device, 1)
    with work(filled, "Bas") as unit:
        unit.revive(Device, 1)
    undo(filled, "Anna")
    assert as_csv(filled, Device).count("\n") == 2
    undo(filled, "Anna")
    assert as_csv(filled, Device).count("\n") == 3


def test_a_later_change_stands_in_the_way_and_is_named(filled: Database) -> None:
    with work(filled, "Bas") as unit:
        unit.change(Device, 1, {"tag": "9"})
    with work(filled, "Carla") as unit:
        unit.change(Device, 1, {"tag": "10"})
    before = export(filled)
    with pytest.raises(RefusedError, match=r"10.*Carla.*3"):
        undo(filled, "Anna", 2)
    with pytest.raises(RefusedError, match=r"Bas|Carla"):
        undo(filled, "Anna", 1)
    assert export(filled) == before
    undo(filled, "Anna", 3)
    undo(filled, "Anna", 2)
    with pytest.raises(RefusedError, match="2"):
        undo(filled, "Anna", 2)


def test_what_stands_in_the_way_is_a_change_that_still_holds(filled: Database) -> None:
    undo(filled, "Anna", 1)
    redo(filled, "Bas")
    with work(filled, "Carla") as unit:
        unit.change(Device, 1, {"tag": "9"})
    with pytest.raises(RefusedError, match=r"Carla.*4"):
        undo(filled, "Anna", 1)


def test_another_column_changed_later_does_not_stand_in_the_way(filled: Database) -> None:
    with work(filled, "Bas") as unit:
        unit.change(Device, 1, {"tag": "9"})
    with work(filled, "Carla") as unit:
        unit.change(Device, 1, {"user": "jan"})
    undo(filled, "Anna", 2)
    with filled.read() as connection:
        row = connection.execute(sa.select(Device.table.c.tag, Device.table.c.user).order_by("id")).first()
    assert tuple(row or ()) == ("1", "jan")


def test_a_link_from_a_later_record_blocks(database: Database) -> None:
    with work(database, "Anna") as unit:
        product = unit.add(Product, {"name": "Fortis"})
    with work(database, "Bas") as unit:
        unit.add(Device, {"tag": "1", "product": product})
    with pytest.raises(RefusedError, match="1"):
        undo(database, "Anna", 1)
    undo(database, "Anna", 2)
    undo(database, "Anna", 1)
    assert as_csv(database, Product).count("\n") == 1


def test_a_key_that_was_taken_meanwhile_blocks(filled: Database) -> None:
    with work(filled, "Bas") as unit:
        unit.archive(Device, 1)
    with work(filled, "Carla") as unit:
        unit.add(Device, {"tag": "1"})
    with pytest.raises(RefusedError):
        undo(filled, "Anna", 2)


def test_undoing_a_redo_by_its_number_undoes_the_batch(filled: Database) -> None:
    before = export(filled)
    with work(filled, "Bas") as unit:
        unit.change(Device, 1, {"tag": "9"})
    undo(filled, "Anna")
    again_ = redo(filled, "Anna")
    undo(filled, "Anna", again_.id)
    assert export(filled) == before
    with filled.read() as connection:
        first = next_undo(connection)
    assert first is not None
    assert first.id == 1
    redo(filled, "Anna")


def test_nothing_to_undo_is_said(database: Database) -> None:
    with pytest.raises(InputError):
        undo(database, "Anna")
    with pytest.raises(InputError, match="7"):
        undo(database, "Anna", 7)


def test_own_values_come_back(database: Database) -> None:
    with work(database, "Anna") as unit:
        unit.add(CustomField, {"record": "supplier", "name": "regio", "caption": "Regio", "type": "text"})
        number = unit.add(Supplier, {"name": "Rolf", "regio": "oost"})
    with work(database, "Bas") as unit:
        unit.change(Supplier, number, {"regio": None})
    undo(database, "Anna")
    assert "oost" in as_csv(database, Supplier)


def test_a_key_that_went_to_another_record_goes_back(database: Database) -> None:
    with work(database, "Anna") as unit:
        one, other = unit.add(Device, {"tag": "c"}), unit.add(Device, {"serial": "s1"})
    with work(database, "Bas") as unit:
        unit.change(Device, one, {"tag": None, "notes": "kapot"})
        unit.change(Device, other, {"tag": "c"})
    moved = as_csv(database, Device)
    undo(database, "Anna")
    assert as_csv(database, Device) != moved
    redo(database, "Anna")
    assert as_csv(database, Device) == moved


VALUES = st.fixed_dictionaries(
    {},
    optional={
        "tag": st.sampled_from([None, "a", "b", "c", "=d"]),
        "serial": st.sampled_from([None, "s1", "s2"]),
        "encrypted": st.sampled_from([None, True, False]),
        "notes": st.text(max_size=10),
        "kleur": st.sampled_from([None, "rood", "blauw"]),
        "warranty_end": st.none() | st.dates(dt.date(1990, 1, 1), dt.date(2099, 1, 1)),
    },
)
STEP = st.tuples(st.sampled_from(["add", "change", "archive", "revive", "change"]), st.integers(0, 5), VALUES)


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """Give a database with one own field, to be copied: making one costs a second."""
    database = open_database(tmp_path / "fresh.db")
    with work(database, "Anna") as unit:
        unit.add(CustomField, {"record": "device", "name": "kleur", "caption": "Kleur", "type": "text"})
    database.close()
    return tmp_path / "fresh.db"


def play(unit: Work, steps: list[tuple[str, int, dict[str, Any]]], numbers: list[int]) -> None:
    """Do the steps that the rules allow."""
    for step, place, values in steps:
        try:
            with unit.connection.begin_nested():
                if step == "add":
                    numbers.append(unit.add(Device, values))
                elif numbers:
                    number = numbers[place % len(numbers)]
                    if step == "change":
                        unit.change(Device, number, values)
                    else:
                        getattr(unit, step)(Device, number)
        except InputError:
            continue


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(batches=st.lists(st.lists(STEP, min_size=1, max_size=6), min_size=1, max_size=4))
def test_law_undo_gives_back_every_state_and_redo_returns_it(
    fresh: Path, batches: list[list[tuple[str, int, dict[str, Any]]]]
) -> None:
    copy = fresh.with_name("copy.db")
    shutil.copyfile(fresh, copy)
    database = connect(copy)
    states = [whole(database)]
    numbers: list[int] = []
    for steps in batches:
        with work(database, "Bas") as unit:
            play(unit, steps, numbers)
            if unit.started is None:
                continue
        states.append(whole(database))
        assert replayed(database) == current(database)
    for state in reversed(states[:-1]):
        undo(database, "Anna")
        assert whole(database) == state
    for state in states[1:]:
        redo(database, "Anna")
        assert whole(database) == state
    assert replayed(database) == current(database)
    assert examine(database) == []
    database.close()


def whole(database: Database) -> tuple[str, str]:
    """Return the export of the living and of the archived devices."""
    stream = io.StringIO(newline="")
    table_csv.write(table(database, Device, archived=True), stream)
    return as_csv(database, Device), stream.getvalue()


def current(database: Database) -> dict[int, dict[str, Any]]:
    """Return the devices as the history would hold them: without what is empty, and without the version."""
    with database.read() as connection:
        rows = connection.execute(sa.select(Device.table)).mappings().all()
    return {
        row["id"]: {
            k: v if not hasattr(v, "isoformat") else v.isoformat()
            for k, v in row.items()
            if v is not None and k not in {"id", "version"}
        }
        for row in rows
    }


def replayed(database: Database) -> dict[int, dict[str, Any]]:
    """Return the devices that the history alone tells of."""
    found: dict[int, dict[str, Any]] = {}
    with database.read() as connection:
        for batch in reversed(history.batches(connection, 1000)):
            for change in reversed(history.changes_in(connection, batch.id, 10_000)):
                if change.record != "device":
                    continue
                if change.action == "removed":
                    del found[change.record_id]
                    continue
                row = {**found.get(change.record_id, {}), **change.after}
                found[change.record_id] = {k: v for k, v in row.items() if v is not None}
    return found


def test_the_law_holds_in_a_folder_with_odd_signs(tmp_path: Path) -> None:
    place = tmp_path / "a?b#c%20 d[e]"
    database = open_database(place / "board.db")
    with work(database, "Anna") as unit:
        unit.add(Supplier, {"name": "x"})
    undo(database, "Anna")
    database.close()
    assert (place / "board.db").is_file()
