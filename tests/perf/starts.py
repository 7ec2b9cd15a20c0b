"""Targets 12 to 15: what starting the program costs, and what its screens take of memory."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tests.perf.measure import Line, compared, in_turn, output, started

if TYPE_CHECKING:
    from tests.perf.ground import Ground

TIMES = 11
SCRIPT = Path(sys.executable).with_name("inventaris")
LIST_FLOOR = """
import click, sqlalchemy as sa, sqlalchemy.orm
@click.command()
@click.argument("path")
def main(path):
    engine = sa.create_engine("sqlite:///" + path)
    table = sa.table("device", sa.column("tag"), sa.column("serial"), sa.column("user"))
    with engine.connect() as connection:
        for row in connection.execute(sa.select(table).limit(20)):
            click.echo(" ".join(str(cell) for cell in row))
main()
"""


def program(*arguments: str) -> list[str]:
    """Return the command that starts the program."""
    if SCRIPT.is_file():
        return [str(SCRIPT), *arguments]
    return [sys.executable, "-c", "from tui.cli.entry import main; raise SystemExit(main())", *arguments]


def quick(_ground: Ground) -> list[Line]:
    """Measure what is answered without the database: version, help, completion."""
    completing = {
        **os.environ,
        "_INVENTARIS_COMPLETE": "bash_complete",
        "COMP_WORDS": "inventaris li",
        "COMP_CWORD": "1",
    }
    found = in_turn(
        TIMES,
        floor=lambda: started([sys.executable, "-c", "pass"]),
        version=lambda: started(program("--version")),
        help=lambda: started(program("--help")),
        completion=lambda: started(program(), completing),
    )
    return [
        compared("12", f"start: {name}", found[name], found["floor"], 3, "ms")
        for name in ("version", "help", "completion")
    ]


def listed(ground: Ground) -> list[Line]:
    """Measure a short list on the command line."""
    path = ground.full()
    command = program(f"--database={path}", "list", "device", "--limit=20")
    found = in_turn(
        TIMES,
        floor=lambda: started([sys.executable, "-c", LIST_FLOOR, str(path)]),
        ours=lambda: started(command),
    )
    return [compared("13", "start: list device --limit 20", found["ours"], found["floor"], 1.3, "ms")]


def screens(ground: Ground) -> list[Line]:
    """Measure the screens until they can be used, the start page and the list of devices, and their memory."""
    path = str(ground.full())
    screen = (sys.executable, "-m", "tests.perf.screen")
    found = in_turn(
        TIMES,
        floor=lambda: started([*screen, "floor"]),
        start=lambda: started([*screen, "start", path]),
        device=lambda: started([*screen, "device", path]),
    )
    idle = float(output("-m", "tests.perf.screen", "device", path, "idle"))
    return [
        compared("14", "screens to the start page", found["start"], found["floor"], 1.3, "ms"),
        compared(
            "14", "  to the first rows of the list of devices", found["device"], found["floor"], 1.3, "ms"
        ),
        Line("15", "screens idle on that list, resident", idle, 120, unit="MB"),
    ]
