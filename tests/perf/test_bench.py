"""The bench itself: its floors do the same work as the program, and its lines say what they should."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from inventory.landscape import reading
from inventory.landscape.exchange import exchanges
from inventory.store.database import open_database
from tests.perf import data, floors, jobs, landscape, money, signals
from tests.perf.bench import CHECKS, printed
from tests.perf.ground import Ground
from tests.perf.measure import Line

if TYPE_CHECKING:
    from pathlib import Path

ROWS = 150


def devices(path: Path) -> list[tuple[object, ...]]:
    """Return what the device table holds."""
    with sqlite3.connect(path) as connection:
        found = connection.execute(f"SELECT {floors.NAMES} FROM device ORDER BY tag").fetchall()
    connection.close()
    return found


def test_floor_and_import_write_the_same_devices(tmp_path: Path) -> None:
    ground = Ground(tmp_path, ROWS, 1)
    ours, bare, book = (tmp_path / name for name in ("ours.db", "bare.db", "book.db"))
    for path in (ours, bare, book):
        path.write_bytes(ground.empty.read_bytes())
    assert jobs.imported(ours, ground.csv()) == floors.load(bare, ground.stored()) == ROWS
    assert jobs.imported(book, ground.xlsx) == ROWS
    assert devices(ours) == devices(bare) == devices(book)
    few = ROWS // data.FEW
    assert jobs.imported(ours, ground.csv(changed=True), keep=False) == few
    assert floors.differences(ours, ground.stored(changed=True), keep=False) == few
    assert floors.differences(bare, ground.stored(changed=True), keep=True) == few
    assert jobs.imported(ours, ground.csv(changed=True)) == few
    assert devices(ours) == devices(bare)


def test_devices_are_always_the_same_and_have_unique_keys() -> None:
    found = list(data.devices(2_000))
    assert found == list(data.devices(2_000))
    for key in ("tag", "serial"):
        assert len({device[key] for device in found}) == len(found)
    assert tuple(found[0]) == data.COLUMNS


@pytest.mark.parametrize(
    ("measured", "floor", "allowed", "verdict"),
    [
        (4.0, 2.0, 2.0, "ok"),
        (4.1, 2.0, 2.0, "NOT"),
        (6.0, None, 5.0, "NOT"),
        (None, None, 5.0, "not measured"),
    ],
)
def test_verdicts(measured: float | None, floor: float | None, allowed: float, verdict: str) -> None:
    line = Line("1", "what", measured, allowed, floor)
    assert line.verdict == verdict
    assert verdict in printed([line])


def test_every_target_that_needs_no_rival_is_measured() -> None:
    there = {target for targets, _check in CHECKS for target in targets.split(",")}
    assert there >= {*map(str, (1, 3, 4, 6, 7, *range(9, 16))), "grid", "money", "landscape"}


def test_the_program_and_the_bare_loop_depreciate_alike(tmp_path: Path) -> None:
    path = money.board(tmp_path / "lots.db", 3000)
    assert money.compare(path, 1)[2]


def test_every_analysis_of_the_landscape_has_something_to_do(tmp_path: Path) -> None:
    size = landscape.Size(60, 120, 200)
    database = open_database(landscape.board(tmp_path / "landscape.db", size))
    with database.read() as connection:
        view, links = reading.view(connection, landscape.ON), exchanges(connection, landscape.ON)
        found = {name: work(connection, view, links) for name, work in landscape.ANALYSES.items()}
    database.close()
    assert len(view.support) > size.supports * 0.9
    assert [name for name, answer in found.items() if not answer] == []


def test_the_board_of_the_signals_is_whole(tmp_path: Path) -> None:
    small = signals.Size(devices=800, systems=60, agreements=40)
    database = open_database(signals.board(tmp_path / "signals.db", small))
    with database.read() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
        taken = signals.by_rule(connection)
    database.close()
    assert {"AST-001", "CON-001", "LND-001", "PRV-001"} <= set(taken)
