"""Targets 1, 3, 4, 6 and 7, and the import's memory of 15: files in and out."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from tests.perf.measure import Cost, Line, compared, in_turn, job

if TYPE_CHECKING:
    from tests.perf.ground import Ground

SMALL = 1_000


def new(ground: Ground) -> list[Line]:
    """Measure the import of new rows, its memory, and the same rows out of a workbook."""
    found = in_turn(
        ground.repeats,
        floor=lambda: job("floor-import", ground.copy(ground.empty), ground.stored()),
        ours=lambda: job("import", ground.copy(ground.empty), ground.csv()),
    )
    most = max(cost.peak for cost in found["ours"])
    return [
        compared("1", f"import {ground.rows} new rows", found["ours"], found["floor"], 5),
        Line("1, 15", "  peak memory at import", most, 350, unit="MB"),
    ]


def again(ground: Ground) -> list[Line]:
    """Measure the import of rows that are there already, 2 % of them changed, and its preview."""
    full, changed, stored = ground.full(), ground.csv(changed=True), ground.stored(changed=True)
    found = in_turn(
        ground.repeats,
        floor=lambda: job("floor-reimport", ground.copy(full), stored),
        ours=lambda: job("import", ground.copy(full), changed),
        preview_floor=lambda: job("floor-preview", ground.copy(full), stored),
        preview=lambda: job("preview", ground.copy(full), changed),
    )
    return [
        compared("3", f"re-import {ground.rows} rows, 2 % changed", found["ours"], found["floor"], 3),
        compared("3", "  its preview", found["preview"], found["preview_floor"], 3),
    ]


def growth(ground: Ground) -> list[Line]:
    """Measure whether a row costs more when there are many: all against 1,000 rows."""
    many, few = ground.full(), ground.full(SMALL)
    found = in_turn(
        ground.repeats,
        few=lambda: _each(job("import", ground.copy(few), ground.csv(SMALL, changed=True)), SMALL),
        many=lambda: _each(job("import", ground.copy(many), ground.csv(changed=True)), ground.rows),
    )
    what = f"re-import, a row of {ground.rows} against one of {SMALL}"
    return [compared("4", what, found["many"], found["few"], 1.5, "ms")]


def _each(cost: Cost, rows: int) -> Cost:
    return Cost(cost.wall / rows, cost.cpu / rows, cost.peak)


def workbook(ground: Ground) -> list[Line]:
    """Measure the import of a workbook against that of the same rows as CSV."""
    found = in_turn(
        ground.repeats,
        csv=lambda: job("import", ground.copy(ground.empty), ground.csv()),
        xlsx=lambda: job("import", ground.copy(ground.empty), ground.xlsx),
    )
    line = compared("6", f"import {ground.rows} rows from XLSX, floor CSV", found["xlsx"], found["csv"], 1.5)
    memory = median(cost.peak for cost in found["xlsx"])
    return [line, Line("15", "  peak memory at import from XLSX", memory, 350, unit="MB")]


def out(ground: Ground) -> list[Line]:
    """Measure the export of all columns of all devices."""
    full, file = ground.full(), ground.folder / "out.csv"
    found = in_turn(
        ground.repeats,
        floor=lambda: job("floor-export", full, file),
        ours=lambda: job("export", full, file),
    )
    return [compared("7", f"export {ground.rows} rows as CSV", found["ours"], found["floor"], 2.5)]
