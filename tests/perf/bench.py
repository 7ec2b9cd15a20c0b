"""`make bench`: the targets for speed and memory, as ratios to floors that are measured in the same run.

    python -m tests.perf.bench [--rows 10000] [--only 3,9] [--repeats 3] [--million] [--strict]

A ratio is that of CPU seconds, which a busy machine disturbs least; that of the wall clock stands beside it. Medians;
measurement and floor are taken in turn. The exit code is 0 whatever the figures, unless `--strict` is given.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tests.perf import (
    edits,
    grids,
    landscape,
    lists,
    matrix,
    money,
    pictures,
    plans,
    signals,
    starts,
    tables,
)
from tests.perf.ground import Ground
from tests.perf.measure import HEADINGS, Line

if TYPE_CHECKING:
    from collections.abc import Callable

CHECKS: list[tuple[str, Callable[[Ground], list[Line]]]] = [
    ("1,15", tables.new),
    ("3", tables.again),
    ("4", tables.growth),
    ("6,15", tables.workbook),
    ("7", tables.out),
    ("9", lists.typed),
    ("10", lists.pages),
    ("11", edits.edits),
    ("12", starts.quick),
    ("13", starts.listed),
    ("14,15", starts.screens),
    ("grid", grids.grid),
    ("money", money.depreciation),
    ("matrix", matrix.matrix),
    ("pictures", pictures.pictures),
    ("landscape", landscape.analyses),
    ("signals", signals.signals),
    ("plan", plans.plans),
]
"""Targets → what measures them."""


def measured(targets: str, check: Callable[[Ground], list[Line]], ground: Ground) -> list[Line]:
    """Return the lines of a check; one that says so when a part of the program that it starts is not there yet."""
    try:
        return check(ground)
    except subprocess.CalledProcessError as problem:
        command = " ".join(str(word) for word in problem.cmd[:4])[-60:]
        remark = f"exit code {problem.returncode}: {command}"
        return [Line(targets, check.__doc__ or "", None, 0, remark=remark)]


def printed(lines: list[Line]) -> str:
    """Return the lines as a table in Markdown that can be read as it is."""
    cells = [HEADINGS, *[line.cells() for line in lines]]
    widths = [max(len(row[place]) for row in cells) for place in range(len(HEADINGS))]
    made = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
        for row in cells
    ]
    rule = "| " + " | ".join("-" * width for width in widths) + " |"
    return "\n".join([made[0], rule, *made[1:]])


def asked() -> argparse.Namespace:
    """Return the options of the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rows", type=int, default=100_000, help="devices (default 100000)")
    parser.add_argument("--only", default="", help="targets, as 3,9,grid")
    parser.add_argument("--repeats", type=int, default=3, help="of the longer measurements (default 3)")
    parser.add_argument("--million", action="store_true", help="lists of a million devices too (minutes)")
    parser.add_argument("--strict", action="store_true", help="exit code 1 when a target is missed")
    return parser.parse_args()


def main() -> int:
    """Measure, print the table, and return the exit code."""
    given = asked()
    only = {target.strip() for target in given.only.split(",") if target.strip()}
    lines: list[Line] = []
    with tempfile.TemporaryDirectory(prefix="inventaris-bench-") as folder:
        ground = Ground(Path(folder), given.rows, given.repeats, million=given.million)
        for targets, check in CHECKS:
            if not only or only & set(targets.split(",")):
                print(f"{targets}: {(check.__doc__ or '').splitlines()[0]}", file=sys.stderr)  # noqa: T201
                lines += measured(targets, check, ground)
    print(printed(lines))  # noqa: T201
    missed = [line for line in lines if line.verdict != "ok"]
    print(f"{len(lines) - len(missed)} of {len(lines)} within what is allowed")  # noqa: T201
    return 1 if given.strict and missed else 0


if __name__ == "__main__":
    sys.exit(main())
