"""Depreciation of a whole board: 18 book years by 7 rows, against a bare loop over integers fed by one grouped query."""

from __future__ import annotations

import datetime as dt
import sqlite3
import time
from dataclasses import replace
from statistics import median
from typing import TYPE_CHECKING

from inventory.finance.calendar import CALENDAR
from inventory.finance.matrix import matrix
from inventory.records.choices import COST_ROWS
from inventory.store.database import open_database
from inventory.store.work import work
from tests.perf.measure import Cost, Line, compared

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    import sqlalchemy as sa

    from tests.perf.ground import Ground

MEAN = 15
"""Devices in a lot, on average."""
FIRST, YEARS = 2018, 18
TERMS = (36, 48, 48, 48, 60, 60, 96, 120)
PRICES = (24_900, 32_900, 34_500, 41_500, 78_900, 116_000, 269_000)
QUERY = (
    "SELECT l.quantity * l.unit_price - coalesce(l.contribution, 0), coalesce(l.residual, 0),"
    " coalesce(l.term_months, c.term_months), l.in_use, c.cost_row, count(*)"
    " FROM lot l JOIN category c ON c.id = l.category WHERE l.archived IS NULL"
    " AND (l.unit_price >= 50000 OR l.quantity * l.unit_price >= 50000) GROUP BY 1, 2, 3, 4, 5"
)


def lots(devices: int) -> Iterator[tuple[object, ...]]:
    """Yield lots as stored values until so many devices are in them: 1 to 29 at a time, bought over eleven years."""
    number = left = 0
    while left < devices:
        number += 1
        spun = number * 2_654_435_761 % 2**32
        quantity = min(spun % (2 * MEAN - 1) + 1, devices - left)
        left += quantity
        month = spun // 31 % 132
        price = PRICES[spun // 7 % len(PRICES)] + spun % 40 * 100
        used = dt.date(2015 + month // 12, month % 12 + 1, spun % 28 + 1)
        term = TERMS[spun // 11 % len(TERMS)] if spun % 3 else None
        code, name = f"L-{number:06d}", f"Partij {number}"
        category = spun // 13 % len(COST_ROWS) + 1
        yield number, code, name, category, quantity, price, 0, used.isoformat(), term


def board(path: Path, devices: int) -> Path:
    """Return a board whose lots hold so many devices, made when it is not there yet."""
    if path.is_file():
        return path
    from inventory.records.assets import Category  # noqa: PLC0415  for this only

    database = open_database(path)
    with work(database, "bench") as unit:
        for row in COST_ROWS:
            unit.add(Category, {"name": row, "cost_row": row, "term_months": 48})
    database.close()
    with sqlite3.connect(path) as raw:
        names = "id, code, description, category, quantity, unit_price, residual, in_use, term_months"
        raw.executemany(f"INSERT INTO lot ({names}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", lots(devices))
    raw.close()
    return path


def bare(raw: sqlite3.Connection) -> dict[tuple[str, int], int]:
    """Return cents by row and year: what the standard library needs, with one threshold and no policy or event."""
    cells: dict[tuple[str, int], int] = {}
    for cost, residual, term, used, row, count in raw.execute(QUERY):
        start, base = int(used[:4]) * 12 + int(used[5:7]) - 1, cost - residual
        before = (2 * base * min(max(FIRST * 12 - start, 0), term) + term) // (2 * term)
        for year in range(FIRST, FIRST + YEARS):
            done = min(max((year + 1) * 12 - start, 0), term)
            upto = (2 * base * done + term) // (2 * term)
            if upto != before:
                cells[row, year] = cells.get((row, year), 0) + count * (upto - before)
            before = upto
    return cells


def ours(connection: sa.Connection) -> dict[tuple[str, int], int]:
    """Return the same by the program."""
    found = matrix(connection, CALENDAR, FIRST, FIRST + YEARS - 1)
    return {(row, year): cents for (row, year), cents in found.items() if row and cents}


def taken(work: Callable[[], object]) -> Cost:
    """Return what a piece of work costs."""
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return Cost(time.perf_counter() - wall, time.process_time() - cpu)


def compare(path: Path, repeats: int) -> tuple[list[Cost], list[Cost], bool]:
    """Return what the program and the floor cost on a board, taken in turn, and whether their figures are the same."""
    database, raw = open_database(path), sqlite3.connect(path)
    with database.read() as connection:
        same = ours(connection) == bare(raw)
        pairs = [(taken(lambda: ours(connection)), taken(lambda: bare(raw))) for _turn in range(repeats)]
    database.close()
    raw.close()
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs], same


def depreciation(ground: Ground) -> list[Line]:
    """Depreciation by row and year, and how it grows with the board."""
    lines, each = [], []
    for devices in (ground.rows, 10 * ground.rows):
        path = board(ground.folder / f"lots-{devices}.db", devices)
        program, floor, same = compare(path, ground.repeats)
        what = f"depreciation {YEARS} years x {len(COST_ROWS)} rows, {devices} devices in lots"
        line = compared("money", what, program, floor, 1.5)
        lines.append(replace(line, remark="" if same else "FIGURES DIFFER"))
        each.append(median(cost.cpu for cost in program) / devices * 1e6)
    lines.append(
        Line("money", "  a device of the larger board, floor one of the smaller", each[1], 1.5, each[0], "µs")
    )
    return lines
