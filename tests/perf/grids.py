"""The grid's targets, at 100,000 rows and at a million, there without the time and memory of the key vector."""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tests.perf.ground import MILLION
from tests.perf.measure import Line, output

if TYPE_CHECKING:
    from tests.perf.ground import Ground

VECTOR = 2**20 / 8
"""Keys in a MB of a vector."""
VECTORS = 2
"""Vectors that are alive while one source takes the place of another."""


def grid(ground: Ground) -> list[Line]:
    """Measure the grid alone, on a table of twelve columns of text."""
    from tests.perf.grid_probe import LIMITS, make  # noqa: PLC0415  Textual, which other targets do without

    lines = []
    for rows in (ground.rows, MILLION):
        path = ground.folder / f"grid-{rows}.db"
        make(path, rows)
        found: dict[str, float] = json.loads(output("-m", "tests.perf.grids", str(path)))
        path.unlink()
        without = rows == MILLION
        for name, allowed in LIMITS.items():
            what, unit = name.split(", ")
            value = found[name]
            if without:
                value -= found.get(f"{what}: keys, s CPU", 0)
                value -= rows / VECTOR * VECTORS if unit == "MB" else 0
            end = ", without its keys" if without and unit != "ms CPU" else ""
            lines.append(Line("grid", f"{what}, {rows} rows{end}", value, allowed, unit=unit.split()[0]))
    return lines


def main(path: str) -> None:
    """Print what the probe finds on one file."""
    from tests.perf.grid_probe import probe  # noqa: PLC0415

    print(json.dumps(asyncio.run(probe(Path(path)))))  # noqa: T201  its output is its purpose


if __name__ == "__main__":
    main(sys.argv[1])
