"""Pictures of the landscape: 40 processes by 4 parties each within 0.2 s, and 300 by 4 in proportion; reading included."""

from __future__ import annotations

import datetime as dt
from statistics import median
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from inventory.publish.map_kinds import KINDS, Asked, plate
from inventory.records import get
from inventory.store.database import open_database
from tests.perf import landscape
from tests.perf.measure import Line, clocked

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection

    from tests.perf.ground import Ground

SMALL, LARGE = landscape.Size(40, 60, 200), landscape.Size(300, 500, 2500)
SUPPORTS = 20
"""Supports for each sub-project on the road."""
ALLOWED = 0.2
"""Seconds for a picture of the small landscape, all its sheets."""
GROWTH = 2
"""How much more the large picture may take for each of its processes, systems and supports together."""
ASKED = Asked(landscape.ON)


def board(path: Path, size: landscape.Size) -> Path:
    """Return a database with a landscape and a road, made when it is not there yet."""
    if path.is_file():
        return path
    landscape.board(path, size)
    database = open_database(path)
    with database.write() as connection:
        connection.execute(sa.insert(get("project").table), projects(size.supports // SUPPORTS))
        connection.execute(sa.insert(get("project_dependency").table), waits(size.supports // SUPPORTS))
    database.close()
    return path


def projects(count: int) -> list[dict[str, Any]]:
    """Return sub-projects over six years."""
    day = dt.date(2026, 1, 5)
    return [
        {
            "id": n,
            "code": str(n),
            "name": f"Deelproject {n}",
            "status": ("approved", "running", "proposed")[n % 3],
            "working": "anders",
            "start": day + dt.timedelta(landscape.spun(n) % 1900),
            "end": day + dt.timedelta(landscape.spun(n) % 1900 + 60 + n % 200),
        }
        for n in range(1, count + 1)
    ]


def waits(count: int) -> list[dict[str, Any]]:
    """Return what sub-projects wait for: each for an earlier one, every third for two."""
    pairs = [
        (n, landscape.spun(n, salt) % (n - 1) + 1)
        for n in range(2, count + 1)
        for salt in (1, 2)[: 1 + (n % 3 == 0)]
    ]
    return [
        {"id": number, "project": n, "needs": needed, "type": "requires"}
        for number, (n, needed) in enumerate(sorted(set(pairs)), 1)
    ]


def taken(path: Path, repeats: int) -> dict[str, float]:
    """Return the CPU seconds of each kind of picture, medians."""
    database = open_database(path)
    with database.read() as connection:
        for kind in KINDS:
            plate(connection, kind, ASKED)  # modules are imported and the font is read once a program
        found = {kind: median(_once(connection, kind) for _turn in range(repeats)) for kind in KINDS}
    database.close()
    return found


def _once(connection: Connection, kind: str) -> float:
    return clocked(lambda: plate(connection, kind, ASKED)).cpu


def pictures(ground: Ground) -> list[Line]:
    """Pictures of a small and a large landscape, each kind."""
    small, large = (
        taken(board(ground.folder / f"pictures-{size.supports}.db", size), ground.repeats)
        for size in (SMALL, LARGE)
    )
    times = LARGE.supports / SMALL.supports
    lines = []
    for kind in KINDS:
        lines.append(
            Line("pictures", f"map {kind}, {SMALL.processes} x {landscape.PARTIES}", small[kind], ALLOWED)
        )
        what = f"  {LARGE.processes} x {landscape.PARTIES}, floor {times:g} times the small"
        lines.append(Line("pictures", what, large[kind], GROWTH, small[kind] * times))
    return lines
