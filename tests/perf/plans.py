"""A plan as a Word document for a board of 20,000 devices and 300 contracts within 5 s: reading, drawing and writing."""

from __future__ import annotations

import datetime as dt
import sqlite3
import subprocess
from statistics import median
from typing import TYPE_CHECKING

from inventory.language import choose
from inventory.plan.assemble import assemble
from inventory.plan.facts import Settings
from inventory.publish.figures import drawn
from inventory.publish.word import plan_document
from inventory.store.database import open_database
from tests.perf.measure import Line
from tests.perf.money import taken
from tests.perf.starts import program

if TYPE_CHECKING:
    from pathlib import Path

    from tests.perf.ground import Ground
    from tests.perf.measure import Cost

ON = dt.date(2026, 11, 23)
ALLOWED = 5.0
"""Seconds of CPU for the whole document."""
TIMES = {"device": 10, "lot": 40, "contract": 10}
"""How often what the demo board has is taken again."""
UNIQUE = {
    "device": ("tag", "serial", "name", "mac_wifi", "mac_lan"),
    "lot": ("code",),
    "contract": ("number",),
}
"""What no two records of a kind share: without it every device was found to be recorded ten times."""


def board(folder: Path) -> Path:
    """Return the demo board with ten times its devices and contracts and forty times its lots, made when it is not there."""
    path = folder / "plan" / "inventaris.db"
    if not path.is_file():
        command = program("demo", "--no-screens", str(path.parent))
        subprocess.run(command, check=True, capture_output=True)
        with sqlite3.connect(path) as raw:
            for kind, times in TIMES.items():
                for turn in range(1, times):
                    again(raw, kind, turn)
        raw.close()
    return path


def again(raw: sqlite3.Connection, kind: str, turn: int) -> None:
    """Add the first records of a kind once more, with numbers and codes of their own; contracts with their prices."""
    first = raw.execute(f"SELECT max(id) FROM {kind}").fetchone()[0] if turn == 1 else None
    step = first or raw.execute(f"SELECT max(id) / ? FROM {kind}", (turn,)).fetchone()[0]
    copied(raw, kind, step, turn, UNIQUE[kind])
    if kind == "contract":
        copied(raw, "contract_price", step, turn, (), link="contract")


def copied(
    raw: sqlite3.Connection, table: str, step: int, turn: int, unique: tuple[str, ...], link: str = ""
) -> None:
    """Copy the rows up to `step`, their numbers and what they link to raised by as many times as the turn."""
    names = [row[1] for row in raw.execute(f"PRAGMA table_info({table})")]
    shown = {"id": f"id + {step * turn}", link: f"{link} + {step * turn}"}
    shown |= {
        name: f"'{turn:02X}' || substr({name}, 3)" if name.startswith("mac") else f"{name} || '-{turn}'"
        for name in unique
    }
    columns = ", ".join(f'"{name}"' for name in names)
    values = ", ".join(shown.get(name, f'"{name}"') for name in names)
    raw.execute(f"INSERT INTO {table} ({columns}) SELECT {values} FROM {table} WHERE id <= {step}")


def document(path: Path) -> int:
    """Return the size of the document of the plan, made from the database as the command does."""
    choose("nl")
    database = open_database(path)
    with database.read() as connection:
        blocks = assemble(connection, Settings(2027, 2030, plan=1), ON)
        plates = drawn(connection, blocks, ON)
    database.close()
    return len(plan_document(blocks, ON, plates))


def plans(ground: Ground) -> list[Line]:
    """The plan as a Word document, from the database to its bytes."""
    path = board(ground.folder)
    costs: list[Cost] = [taken(lambda: document(path)) for _turn in range(ground.repeats)]
    with sqlite3.connect(path) as raw:
        counted = {kind: raw.execute(f"SELECT count(*) FROM {kind}").fetchone()[0] for kind in TIMES}
    raw.close()
    what = (
        f"plan in Word: {counted['device']} devices, {counted['contract']} contracts, {counted['lot']} lots"
    )
    return [Line("plan", what, median(one.cpu for one in costs), ALLOWED)]
