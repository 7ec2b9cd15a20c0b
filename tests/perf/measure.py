"""What all measurements share: samples of processes, medians, and the line of the table that a target becomes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Cost:
    """Seconds of wall clock and of CPU, and the peak of memory in MB where it was taken."""

    wall: float
    cpu: float
    peak: float = 0.0


@dataclass(frozen=True)
class Line:
    """One target.

    Args:
        target: Its number in the list of targets, or "grid".
        what: What was measured.
        measured: In `unit`; None when it could not be.
        allowed: The most that is allowed: of the ratio when there is a floor, else of `measured`.
        floor: What the floor took, None for an absolute target.
        unit: "s", "ms" or "MB".
        wall: Ratio by the wall clock, when `measured` is CPU.
        remark: What a reader must know.
    """

    target: str
    what: str
    measured: float | None
    allowed: float
    floor: float | None = None
    unit: str = "s"
    wall: float | None = None
    remark: str = ""

    @property
    def value(self) -> float | None:
        """Return what is held against `allowed`."""
        if self.measured is None or self.floor is None:
            return self.measured
        return self.measured / self.floor

    @property
    def verdict(self) -> str:
        """Return ok, NOT, or nothing when it was not measured."""
        if self.value is None:
            return "not measured"
        return "ok" if self.value <= self.allowed else "NOT"

    def cells(self) -> list[str]:
        """Return the line's cells."""
        ratio = self.floor is not None
        limit = f"{self.allowed:g}x" if ratio else f"{self.allowed:g} {self.unit}"
        return [
            self.target,
            self.what,
            "-" if self.measured is None else f"{figure(self.measured)} {self.unit}",
            f"{figure(self.floor)} {self.unit}" if self.floor is not None else "",
            f"{self.value:.2f}x" if ratio and self.value is not None else "",
            f"{self.wall:.2f}x" if self.wall is not None else "",
            limit,
            self.verdict,
            self.remark,
        ]


HEADINGS = ["#", "what", "measured", "floor", "ratio", "by wall", "allowed", "", "remark"]


def figure(value: float) -> str:
    """Return a number with three digits that count."""
    return f"{value:.3g}" if value < 1000 else f"{value:.0f}"  # noqa: RUF100


def compared(
    target: str, what: str, costs: Sequence[Cost], floors: Sequence[Cost], allowed: float, unit: str = "s"
) -> Line:
    """Return the line of a measurement against a floor that was taken in turn with it: medians of CPU, and of wall."""
    scale = 1000 if unit == "ms" else 1
    ours, floor = median(c.cpu for c in costs) * scale, median(c.cpu for c in floors) * scale
    wall = median(c.wall for c in costs) / median(c.wall for c in floors)
    return Line(target, what, ours, allowed, floor, unit, wall)


def job(name: str, *arguments: Path) -> Cost:
    """Run one job in a process of its own."""
    found = json.loads(output("-m", "tests.perf.jobs", name, *map(str, arguments)))
    return Cost(found["wall"], found["cpu"], found["peak"])


def output(*arguments: str, environment: Mapping[str, str] | None = None) -> str:
    """Return what a Python process in the project's folder prints.

    Raises:
        CalledProcessError: It failed; what it said is on stderr.
    """
    return subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True
    ).stdout


def started(command: Sequence[str], environment: Mapping[str, str] | None = None) -> Cost:
    """Return what a whole process costs from start to end."""
    import resource  # noqa: PLC0415  not on Windows

    before, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, cwd=ROOT, env=compiled(environment), check=True, stdout=subprocess.DEVNULL)
    wall, after = time.perf_counter() - wall, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return Cost(wall, cpu)


def compiled(environment: Mapping[str, str] | None) -> dict[str, str]:
    """Return an environment in which modules are compiled once, as they are wherever the program is installed."""
    there = dict(os.environ if environment is None else environment)
    there.pop("PYTHONDONTWRITEBYTECODE", None)
    return there


def in_turn(times: int, **measures: Callable[[], Any]) -> dict[str, list[Any]]:
    """Take several measurements in turn, so that a busy moment hits all of them alike; return them by name."""
    found: dict[str, list[Any]] = {name: [] for name in measures}
    for _round in range(times):
        for name, measure in measures.items():
            found[name].append(measure())
    return found


def clocked(action: Callable[[], Any]) -> Cost:
    """Return what a call in this process costs."""
    wall, cpu = time.perf_counter(), time.process_time()
    action()
    return Cost(time.perf_counter() - wall, time.process_time() - cpu)
