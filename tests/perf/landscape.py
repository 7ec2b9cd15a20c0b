"""All analyses of a large landscape with the reading of it: 300 processes, 500 systems, 2,500 supports, 4 parties."""

from __future__ import annotations

import datetime as dt
import itertools
from collections import Counter
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from inventory.landscape import analysis, chains, lifecycle, portfolio, reading, security, suppliers
from inventory.landscape.clusters import clusters
from inventory.landscape.devices import Devices
from inventory.landscape.difference import difference
from inventory.landscape.exchange import exchanges
from inventory.landscape.flows import reach
from inventory.landscape.impact import impact as impact_of
from inventory.records import get
from inventory.signals.check import check
from inventory.store.database import open_database
from tests.perf.measure import Line, clocked

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sqlalchemy import Connection

    from inventory.landscape.exchange import Exchange
    from inventory.landscape.model import LandscapeView
    from tests.perf.ground import Ground
    from tests.perf.measure import Cost

    Analysis = Callable[[Connection, LandscapeView, list[Exchange]], object]

ON = dt.date(2026, 11, 22)
PARTIES = 4
ALLOWED = 1.0
"""Seconds for all analyses together, reading included."""
TYPES = ("student_information", "pupil_tracking", "office", "parent_communication", "other")
FUNCTIONS = ("registreren", "berichten", "observeren", None)
LEVELS = ("low", "medium", "high", None)


@dataclass(frozen=True)
class Size:
    """How large a landscape is.

    Args:
        processes, systems, supports: How many of each.
    """

    processes: int = 300
    systems: int = 500
    supports: int = 2500


def spun(number: int, salt: int = 0) -> int:
    """Return a number that looks like chance and is the same each time."""
    return (number * 2_654_435_761 + salt * 40_503 + 977) % 2**32 >> 7


def rows(size: Size) -> dict[str, list[dict[str, Any]]]:
    """Return the records of a landscape by kind: a tenth of the cells has two systems, a third of the rest has none."""
    domains = max(size.processes // 18, 1)
    leaves = range(domains + 1, domains + size.processes + 1)
    systems = range(1, size.systems + 1)
    cells = list(itertools.product(range(1, PARTIES + 1), leaves))
    supports = {(*cells[spun(n) % len(cells)], spun(n, 1) % size.systems + 1, FUNCTIONS[spun(n, 2) % 4]): n for n in range(size.supports)}  # fmt: skip
    links = {(spun(n, 3) % size.systems + 1, spun(n, 4) % size.systems + 1): n for n in range(size.systems * 3 // 2)}  # fmt: skip
    return {
        "supplier": [{"id": n, "name": f"Leverancier {n}"} for n in range(1, size.systems // 4 + 1)],
        "party": [{"id": n, "name": f"Partij {n}", "type": "board", "own": n == 1} for n in range(1, PARTIES + 1)],
        "process": [
            *({"id": n, "code": str(n), "name": f"Domein {n}", "in_scope": True, "parent": None, "confidentiality": LEVELS[n % 4]} for n in range(1, domains + 1)),
            *({"id": n, "code": f"{n % domains + 1}.{n}", "name": f"Proces {n}", "in_scope": True, "parent": n % domains + 1, "confidentiality": LEVELS[spun(n) % 4]} for n in leaves),
        ],
        "system": [
            {"id": n, "name": f"Systeem {n:03d}", "status": "in_use", "type": TYPES[n % 5], "supplier": n % (size.systems // 4) + 1, "technical_fit": n % 4 + 1, "confidentiality": "low"}
            for n in systems
        ],
        "participation": [{"id": n, "party": k, "process": p, "runs": ("yes", "yes", "yes", "no", "unknown")[spun(n) % 5]} for n, (k, p) in enumerate(cells, 1)],
        "support": [
            {"id": n, "party": k, "process": p, "system": s, "function": f, "status": "in_use", "level": "full", "fit": spun(n) % 4 + 1}
            for n, (k, p, s, f) in enumerate(supports, 1)
        ],
        "interface": [
            {"id": n, "source": a, "target": b, "name": "leerlingen", "status": "in_use", "pupil_data": "yes" if n % 3 else "no", "agreed": "yes" if n % 5 else "no", "dependent": n % 4 == 0}
            for n, (a, b) in enumerate(links, 1)
            if a != b
        ],
    }  # fmt: skip


def board(path: Path, size: Size = Size()) -> Path:
    """Return a database with a landscape, made when it is not there yet."""
    if path.is_file():
        return path
    database = open_database(path)
    with database.write() as connection:
        for kind, values in rows(size).items():
            connection.execute(sa.insert(get(kind).table), values)
    database.close()
    return path


def _hub(found: list[Exchange]) -> str:
    """Return the system that most interfaces begin at."""
    return Counter(one.flow.source for one in sorted(found, key=lambda one: one.flow.source)).most_common(1)[
        0
    ][0]


def _edges(found: list[Exchange]) -> list[tuple[str, str]]:
    return [(one.flow.source, one.flow.target) for one in found]


ANALYSES: dict[str, Analysis] = {
    "coverage": lambda _c, view, _e: analysis.coverage(view),
    "gaps": lambda _c, view, _e: analysis.gaps(view),
    "overlaps": lambda _c, view, _e: analysis.overlaps(view),
    "harmonisation": lambda _c, view, _e: analysis.harmonisations(view),
    "orphans": lambda _c, view, _e: analysis.orphans(view),
    "difference": lambda _c, view, _e: difference(view),
    "impact": lambda c, view, _e: impact_of(view, "Systeem 001", Devices(c)),
    "risk": lambda _c, view, _e: suppliers.risks(view),
    "dependence": lambda _c, view, _e: suppliers.dependences(view),
    "connecting": lambda _c, view, links: chains.ranked(view, _edges(links)),
    "bottlenecks": lambda _c, _v, links: chains.passed(_edges(links), _hub(links)),
    "flows": lambda _c, _v, links: reach([one.flow for one in links], _hub(links)),
    "clusters": lambda _c, view, _e: clusters(view),
    "security": lambda c, view, _e: security.needs(view, security.classified(c)),
    "portfolio": lambda c, view, _e: portfolio.read(c, view, lifecycle.stages(c, view.date)),
    "consistency": lambda c, view, _e: check(c, view.date, "LND-*"),
}
"""Every analysis of a landscape that was read once, as a screen does; `consistency` reads for itself."""


def all_of(connection: Connection) -> dict[str, Cost]:
    """Return what reading and each analysis cost, in turn."""
    costs: dict[str, Cost] = {}
    read: list[Any] = []
    costs["reading"] = clocked(lambda: read.extend((reading.view(connection, ON), exchanges(connection, ON))))
    view, links = read
    for name, work in ANALYSES.items():
        costs[name] = clocked(lambda work=work: work(connection, view, links))  # type: ignore[misc]
    return costs


def analyses(ground: Ground) -> list[Line]:
    """All analyses of a landscape of 300 processes, 500 systems and 2,500 supports, with the reading of it."""
    lines = []
    sums: list[float] = []
    for size in (Size(150, 250, 1250), Size()):
        database = open_database(board(ground.folder / f"landscape-{size.supports}.db", size))
        with database.read() as connection:
            all_of(connection)  # networkx is imported once a program
            runs = [all_of(connection) for _turn in range(ground.repeats)]
        database.close()
        sums.append(median(sum(cost.cpu for cost in run.values()) for run in runs))
        slow = sorted(((median(run[name].cpu for run in runs), name) for name in runs[0]), reverse=True)
        remark = ", ".join(f"{name} {cost * 1000:.0f}" for cost, name in slow[:4]) + " ms"
        lines.append(
            Line("landscape", f"all analyses, {size.supports} supports", sums[-1], ALLOWED, remark=remark)
        )
    lines.append(Line("landscape", "  twice the landscape, floor the half", sums[1], 3, sums[0]))
    return lines
