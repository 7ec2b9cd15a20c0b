from __future__ import annotations

import multiprocessing
from typing import TYPE_CHECKING

import sqlalchemy as sa

from inventory.records.assets import Device, Supplier
from inventory.store.database import open_database
from inventory.store.doctor import examine
from inventory.store.schema import BATCH, CHANGE
from inventory.store.work import work

if TYPE_CHECKING:
    from pathlib import Path

WRITERS, WRITES = 8, 20


def write(path: str, who: int) -> None:
    """Make devices, and count in the notes of one supplier that all change."""
    database = open_database(path)
    for count in range(WRITES):
        with work(database, f"w{who}") as unit:
            unit.add(Device, {"tag": f"{who}-{count}"})
            old = int(unit.row(Supplier, 1)["notes"])
            unit.change(Supplier, 1, {"notes": str(old + 1)})
    database.close()


def test_eight_processes_writing_at_once_lose_nothing(tmp_path: Path) -> None:
    database = open_database(tmp_path / "x.db")
    with work(database, "Anna") as unit:
        unit.add(Supplier, {"name": "teller", "notes": "0"})
    context = multiprocessing.get_context("spawn")
    started = [context.Process(target=write, args=(str(database.path), n)) for n in range(WRITERS)]
    for one in started:
        one.start()
    for one in started:
        one.join(120)
    assert [one.exitcode for one in started] == [0] * WRITERS
    with database.read() as connection:
        tags = connection.scalars(sa.select(Device.table.c.tag)).all()
        notes = connection.execute(sa.select(Supplier.table.c.notes)).scalar_one()
        batches = connection.execute(sa.select(sa.func.count()).select_from(BATCH)).scalar()
        changes = connection.scalars(sa.select(CHANGE.c.id).order_by(CHANGE.c.id)).all()
    assert set(tags) == {f"{who}-{count}" for who in range(WRITERS) for count in range(WRITES)}
    assert notes == str(WRITERS * WRITES)
    assert batches == WRITERS * WRITES + 1
    assert list(changes) == list(range(1, 2 * WRITERS * WRITES + 2))
    assert examine(database) == []
    database.close()
