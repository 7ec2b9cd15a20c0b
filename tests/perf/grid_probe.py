"""Measure the grid: `python -m tests.perf.grid_probe [ROWS …]` prints CPU seconds, milliseconds a key, and memory.

The rows live in an SQLite file with 12 text columns, as the program keeps them; making it is not counted. CPU is that
of the whole process (the event loop included); Pilot's own floor is 1.1 ms a key. Memory is the growth of the
resident set between an empty grid and the end of the run.
"""

from __future__ import annotations

import asyncio
import sqlite3
import sys
import tempfile
import time
from array import array
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.tui.grid.samples import GridApp
from tui.widgets.grid import GridColumn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.pilot import Pilot

WIDE = [GridColumn(f"c{i}", f"Column {i}", None if i % 2 else 14, fixed=i == 0) for i in range(12)]
LIMITS = {
    "first paint, s CPU": 0.5,
    "arrow, ms CPU": 10.0,
    "page, ms CPU": 30.0,
    "other order, s CPU": 0.15,
    "filter, s CPU": 0.15,
    "growth, MB": 40.0,
}


class SqliteRows:
    """Rows of a table in a file, by key."""

    def __init__(self, path: Path, order: str = "id", where: str = "1") -> None:
        self._connection = sqlite3.connect(path)
        self._query = f"SELECT id FROM asset WHERE {where} ORDER BY {order}"
        self.spent = 0.0

    def keys(self) -> array[int]:
        """Return the key vector, and note the CPU seconds that reading it took."""
        start = time.process_time()
        found = array("q", chain.from_iterable(self._connection.execute(self._query)))
        self.spent += time.process_time() - start
        return found

    def rows(self, keys: Sequence[int]) -> dict[int, tuple[Any, ...]]:
        places = ",".join("?" * len(keys))
        found = self._connection.execute(f"SELECT * FROM asset WHERE id IN ({places})", list(keys))
        return {row[0]: row[1:] for row in found}

    def close(self) -> None:
        self._connection.close()


def make(path: Path, count: int) -> None:
    """Write a table of so many rows."""
    connection = sqlite3.connect(path)
    names = ", ".join(f"c{i} TEXT" for i in range(12))
    connection.execute(f"CREATE TABLE asset (id INTEGER PRIMARY KEY, {names})")
    places = ",".join("?" * 13)
    rows = ((n, *(f"value {n * 7919 % 10_007} {i}" for i in range(12))) for n in range(1, count + 1))
    connection.executemany(f"INSERT INTO asset VALUES ({places})", rows)
    connection.commit()
    connection.close()


def resident() -> float:
    """Return the resident memory of this process in MB (Linux)."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0


async def per_key(pilot: Pilot[None], key: str, times: int) -> float:
    """Return the CPU milliseconds that one press of a key costs."""
    start = time.process_time()
    for _ in range(times):
        await pilot.press(key)
    return (time.process_time() - start) / times * 1000


async def shown(app: GridApp, pilot: Pilot[None], source: SqliteRows) -> tuple[float, float]:
    """Return the CPU seconds until a source is on the screen, and those of them that its key vector took."""
    start = time.process_time()
    app.grid.set_source(source, WIDE)
    await pilot.pause()
    return time.process_time() - start, source.spent


async def probe(path: Path) -> dict[str, float]:
    """Return what the grid costs on the rows of a file."""
    app = GridApp(columns=WIDE)
    async with app.run_test(size=(160, 50)) as pilot:
        await pilot.pause()
        memory, found = resident(), {}
        sources = {
            "first paint": SqliteRows(path),
            "other order": SqliteRows(path, "c3, id"),
            "filter": SqliteRows(path, where="c3 LIKE '%7%'"),
        }
        for name, source in sources.items():
            found[f"{name}, s CPU"], found[f"{name}: keys, s CPU"] = await shown(app, pilot, source)
            if name == "first paint":
                found["arrow, ms CPU"] = await per_key(pilot, "down", 100)
                found["page, ms CPU"] = await per_key(pilot, "pagedown", 40)
                found["sideways, ms CPU"] = await per_key(pilot, "right", 11)
                found["last row, ms CPU"] = await per_key(pilot, "G", 1)
        found["growth, MB"] = resident() - memory
        for source in sources.values():
            source.close()
    return found


def main(arguments: list[str]) -> None:
    """Measure for each number of rows and print a line a figure, with its limit where it has one."""
    for count in [int(argument) for argument in arguments] or [100_000]:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "rows.db"
            make(path, count)
            print(f"{count} rows")  # noqa: T201  its output is its purpose
            for name, value in asyncio.run(probe(path)).items():
                limit = f"  (at most {LIMITS[name]:g})" if name in LIMITS else ""
                print(f"  {name:24} {value:8.2f}{limit}")  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1:])
