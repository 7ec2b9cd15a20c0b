"""The matrix of the landscape at 300 processes by 500 systems: CPU of a key, in both matrices and while filling in.

python -m tests.perf.matrix DATABASE     print what is found on a board that `board` made, as JSON
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from inventory.records import get
from inventory.store.database import open_database
from inventory.store.work import work
from tests.perf.measure import Line, output

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.perf.ground import Ground
    from tests.tui.driver import Screens

PARTIES, DOMAINS, PROCESSES, SYSTEMS, SUPPORTS = 4, 15, 285, 500, 2_500
"""What the board holds; a domain is a process too, so that there are 300."""
KEY = 20.0
"""Milliseconds of CPU that a key may cost."""
WALK = (("down", 40), ("right", 40), ("left", 30), ("pagedown", 10), ("end", 1), ("home", 1))


def board(path: Path) -> Path:
    """Return a board with the landscape, made when it is not there yet."""
    if path.is_file():
        return path
    database = open_database(path)
    with work(database, "bench") as unit:
        parties = [
            unit.add(get("party"), {"name": f"School {n}", "type": "childcare"}) for n in range(PARTIES)
        ]
        domains = [
            unit.add(get("process"), {"code": f"{n + 1}", "name": f"Domein {n + 1}", "order": n})
            for n in range(DOMAINS)
        ]
        processes = [
            unit.add(
                get("process"),
                {
                    "code": f"{n % DOMAINS + 1}.{n // DOMAINS + 1}",
                    "name": f"Proces nummer {n}",
                    "parent": domains[n % DOMAINS],
                },
            )
            for n in range(PROCESSES)
        ]
        systems = [unit.add(get("system"), {"name": f"Systeem nummer {n}"}) for n in range(SYSTEMS)]
        for n in range(SUPPORTS):
            values = {
                "party": parties[n % PARTIES],
                "process": processes[n * 31 % PROCESSES],
                "system": systems[n * 17 % SYSTEMS],
                "function": f"functie {n // PROCESSES}",
            }
            unit.add(get("support"), values)
    database.close()
    return path


async def per_key(found: Screens, keys: Sequence[str]) -> float:
    """Return the CPU milliseconds that a press costs, all that follows from it within the press included."""
    start = time.process_time()
    for key in keys:
        await found.pilot.press(key)
    return (time.process_time() - start) / len(keys) * 1000


async def probe(path: Path) -> dict[str, float]:
    """Return milliseconds of CPU a key, and seconds until each matrix can be used."""
    from tests.tui.driver import TODAY, Screens  # noqa: PLC0415  Textual, which other targets do without
    from tui.app import InventoryApp  # noqa: PLC0415
    from tui.memory import Memory  # noqa: PLC0415

    database, found, memory = open_database(path), dict[str, float](), Memory(None)
    memory.data["page"] = "matrix"
    app = InventoryApp(database, today=TODAY, memory=memory)
    start = time.process_time()
    async with app.run_test(size=(120, 36)) as pilot:
        shown = Screens(app, pilot)
        for name in ("parties", "systems"):
            if name == "systems":
                start = time.process_time()
                await pilot.press("m")
            await shown.settle()
            found[f"{name}: shown, s"] = time.process_time() - start
            for step, times in WALK:
                found[f"{name}: {step}, ms"] = await per_key(shown, [step] * times)
            await shown.press("home", "right", "right", "right")
            if name == "systems":
                found["systems: space, ms"] = await per_key(shown, ["space", "down"] * 10)
            await shown.settle()
        await shown.press("m", "a")
        found["parties: letter, ms"] = await per_key(shown, list("systeem"))
        found["parties: enter and down, ms"] = await per_key(shown, ["enter", "down", "s", "4"] * 5)
        await shown.settle()
    database.close()
    return found


def matrix(ground: Ground) -> list[Line]:
    """Measure the keys of the matrix."""
    path = board(ground.folder / "landscape.db")
    found: dict[str, float] = json.loads(output("-m", "tests.perf.matrix", str(path)))
    return [
        Line("matrix", f"matrix of {PROCESSES + DOMAINS} processes, {name.split(', ')[0]}", value, 1.0 if name.endswith(", s") else KEY, unit=name.split(", ")[1])
        for name, value in found.items()
    ]  # fmt: skip


def main(path: str) -> None:
    """Print what the probe finds."""
    from inventory.language import choose  # noqa: PLC0415

    choose("nl")
    print(json.dumps(asyncio.run(probe(Path(path)))))  # noqa: T201  its output is its purpose


if __name__ == "__main__":
    main(sys.argv[1])
