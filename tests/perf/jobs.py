"""One measured piece of work in a process of its own: `python -m tests.perf.jobs JOB DATABASE FILE` prints JSON.

Only the work is timed, not the start of Python; the peak of the resident set is that of the whole process.
"""

from __future__ import annotations

import json
import sys
import time
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from tests.perf import floors

if TYPE_CHECKING:
    from collections.abc import Callable

Job = "Callable[[Path, Path], int]"


def imported(database: Path, file: Path, *, keep: bool = True) -> int:
    """Import a file, or say what importing it would do; return how many rows are new or change."""
    from importers.importing import run  # noqa: PLC0415  floors do without
    from importers.options import Options  # noqa: PLC0415
    from inventory.store.database import open_database  # noqa: PLC0415

    board = open_database(database)
    report = run(board, [file], Options(profile="device"), "bench", keep=keep)
    board.close()
    (table,) = report.tables
    assert not table.rejected, table.rejected[:3]
    return table.new + table.changed


def exported(database: Path, file: Path) -> int:
    """Export all columns of all devices through the command line's own code; return the size of the file."""
    from tui.cli.main import run  # noqa: PLC0415

    given = [f"--database={database}", "list", "device", "--columns=all", f"--output={file}"]
    assert run(given) == 0
    return file.stat().st_size


def loaded(name: str) -> None:
    """Import what a job needs, so that it is not timed."""
    if not name.startswith("floor"):
        for module in (
            "importers.importing",
            "inventory.publish.table_csv",
            "tui.cli.main",
            "tui.cli.reading",
        ):
            import_module(module)


JOBS: dict[str, Callable[[Path, Path], int]] = {
    "import": imported,
    "preview": lambda database, file: imported(database, file, keep=False),
    "export": exported,
    "floor-import": floors.load,
    "floor-reimport": lambda database, file: floors.differences(database, file, keep=True),
    "floor-preview": lambda database, file: floors.differences(database, file, keep=False),
    "floor-export": floors.export,
}


def peak() -> float:
    """Return the highest resident memory of this process in MB (Linux; 0 elsewhere).

    Not by `getrusage`: a process inherits that figure from the one that started it.
    """
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.is_file() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM:")), 0.0)


def main(name: str, database: str, file: str) -> None:
    """Do one job and print what it cost."""
    loaded(name)
    wall, cpu = time.perf_counter(), time.process_time()
    done = JOBS[name](Path(database), Path(file))
    found = {
        "wall": time.perf_counter() - wall,
        "cpu": time.process_time() - cpu,
        "peak": peak(),
        "done": done,
    }
    print(json.dumps(found))  # noqa: T201  its output is its purpose


if __name__ == "__main__":
    main(*sys.argv[1:])
