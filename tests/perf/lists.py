"""Targets 9 and 10: what a list costs while a person types and turns pages."""

from __future__ import annotations

import datetime as dt
import time
from statistics import median, quantiles
from typing import TYPE_CHECKING

from inventory.errors import InputError
from inventory.records.assets import Device
from inventory.store import views
from inventory.store.database import open_database
from inventory.store.orders import Orders
from tests.perf.ground import MILLION
from tests.perf.measure import Line, clocked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inventory.records import Field
    from inventory.store.database import Database
    from tests.perf.ground import Ground
    from tests.perf.measure import Cost

TODAY = dt.date(2026, 11, 22)
PAGE = 50
TIMES = 3
TYPED = (
    "cb-0012345",
    "dell",
    "leerling123@",
    "eik-07",
    "windows linde",
    "status:in reparatie",
    "school:linde",
    "garantie<2025-06-01",
    "-status:afgevoerd chromeos",
    "zzz",
    "scharnier",
)
"""What a person types, letter by letter; halfway a filter may not be understood, which is an answer too."""


def typed(ground: Ground) -> list[Line]:
    """Measure every keystroke: which records match, how many, and their first page."""
    sizes = {ground.rows: 50.0, **({MILLION: 250.0} if ground.million else {})}
    lines = []
    for rows, allowed in sizes.items():
        database = open_database(ground.full(rows))
        orders = Orders()
        _keystroke(database, orders, "")
        texts = [text[:end] for text in TYPED for end in range(1, len(text) + 1)]
        costs = [[_keystroke(database, orders, text) for _n in range(TIMES)] for text in texts]
        database.close()
        cpu = [median(c.cpu for c in each) * 1000 for each in costs]
        wall = [median(c.wall for c in each) * 1000 for each in costs]
        slowest = texts[cpu.index(max(cpu))]
        remark = f"median {median(cpu):.0f}, most {max(cpu):.0f} ({slowest}); wall p95 {_p95(wall):.0f} ms"
        what = f"keystroke to page and count, {rows} rows, p95"
        lines.append(Line("9", what, _p95(cpu), allowed, unit="ms", remark=remark))
    return lines


def _p95(values: list[float]) -> float:
    return quantiles(values, n=20)[-1]


def _keystroke(database: Database, orders: Orders, text: str) -> Cost:
    """Return what it costs until the page and the count are there."""
    return clocked(lambda: _answer(database, orders, text))


def _answer(database: Database, orders: Orders, text: str) -> int:
    """Return the count of a filter after its first page was read; 0 when it is not understood."""
    view = views.View("device", text)
    with database.read() as connection:
        fields = views.shown(connection, view)
        try:
            keys = orders.keys(connection, view, TODAY)
        except InputError:
            return 0
        views.page(connection, Device, fields, keys[:PAGE])
    return len(keys)


def pages(ground: Ground) -> list[Line]:
    """Measure pages of 50 rows anywhere in a list, and the last against the first."""
    lines = []
    for rows in [ground.rows, *([MILLION] if ground.million else [])]:
        database = open_database(ground.full(rows))
        with database.read() as connection:
            view = views.View("device")
            fields = views.shown(connection, view)
            keys = views.keys(connection, view, TODAY)
        last = len(keys) - PAGE
        starts = [last * place // 20 for place in range(21)]
        every = {start: median(_page(database, fields, keys[start : start + PAGE]) for _n in range(9)) for start in starts}  # fmt: skip
        database.close()
        lines += [
            Line("10", f"slowest page of {PAGE} rows, {rows} rows", max(every.values()), 5, unit="ms"),
            Line("10", "  last page, floor the first", every[last], 1.5, every[0], "ms"),
        ]
    return lines


def _page(database: Database, fields: list[Field], keys: Sequence[int]) -> float:
    """Return the milliseconds of one page."""
    start = time.perf_counter()
    with database.read() as connection:
        found = views.page(connection, Device, fields, keys)
    assert len(found) == len(keys)
    return (time.perf_counter() - start) * 1000
