"""An import that is killed leaves all or nothing."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from inventory.records.assets import Device, Product
from inventory.store.database import connect, open_database
from inventory.store.doctor import examine
from inventory.store.schema import BATCH, CHANGE
from tests.importers.board import write

if TYPE_CHECKING:
    from pathlib import Path

KILLS = 10
ROWS = 3000
CODE = """
import sys
from pathlib import Path
from importers.importing import run
from importers.options import Options
from inventory.store.database import connect
print("on", flush=True)
run(connect(sys.argv[1]), [Path(sys.argv[2])], Options(create=frozenset({"product"})), "Anna")
print("done", flush=True)
"""


def start(path: Path, file: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", CODE, str(path), str(file)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_killed_at_any_moment_leaves_all_or_nothing(tmp_path: Path) -> None:
    open_database(tmp_path / "fresh.db").close()
    lines = "".join(f"T{n};N{n};Model {n % 50}\n" for n in range(ROWS))
    file = write(tmp_path, "Label;Serienummer;Product\n" + lines)
    whole = tmp_path / "whole.db"
    shutil.copyfile(tmp_path / "fresh.db", whole)
    process = start(whole, file)
    assert process.stdout is not None
    process.stdout.readline()
    begun = time.monotonic()
    assert process.stdout.read() == b"done\n"
    took = time.monotonic() - begun
    process.wait()
    process.stdout.close()
    chance, outcomes = random.Random(1), set()
    for kill in range(KILLS):
        path = tmp_path / "killed.db"
        for rest in ("", "-wal", "-shm"):
            path.with_name(path.name + rest).unlink(missing_ok=True)
        shutil.copyfile(tmp_path / "fresh.db", path)
        process = start(path, file)
        assert process.stdout is not None
        process.stdout.readline()
        # Half of the kills fall near the end, where the writing is.
        time.sleep(took * (chance.uniform(0.7, 1.02) if kill % 2 else chance.random()))
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        outcomes.add(state(path))
    assert outcomes <= {(0, 0, 0, 0), (ROWS, 50, 1, ROWS + 50)}
    assert (0, 0, 0, 0) in outcomes


def state(path: Path) -> tuple[int, ...]:
    """Return what is in a database after a kill, which the doctor must be content with."""
    database = connect(path)
    assert examine(database) == []
    with database.read() as connection:
        found = tuple(
            connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()
            for table in (Device.table, Product.table, BATCH, CHANGE)
        )
    database.close()
    return found
