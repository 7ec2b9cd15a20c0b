"""Older and rarer spreadsheet formats, read in a process of their own.

The library that reads them ends the whole process on some damaged XLS files (seen with 3,000 mutated ones: 45 panics
and an abort) and prints to the terminal while it does. A process of its own costs a tenth of a second, and then a
damaged file is no more than a damaged file. What passes between the two is made by this module on both sides.
"""

from __future__ import annotations

import contextlib
import io
import pickle
import subprocess
import sys
from typing import TYPE_CHECKING, Any

from importers.reading.kinds import damaged, protected
from importers.reading.workbook import Loaded, load
from inventory.errors import InputError

if TYPE_CHECKING:
    from importers.reading.limits import Limits
    from importers.reading.source import Source

MEMORY = 2 << 30


def load_isolated(source: Source, limits: Limits) -> list[Loaded]:
    """Return the sheets of a workbook, read by another process.

    Raises:
        InputError: It is damaged or protected, or took too long.
    """
    command = [sys.executable, "-P", "-c", "from importers.reading.isolated import main; main()"]
    try:
        done = subprocess.run(  # noqa: S603  our own interpreter with a fixed program
            command, input=source.whole(), capture_output=True, timeout=limits.seconds, check=False
        )
    except (subprocess.TimeoutExpired, OSError) as error:
        raise damaged(source.name) from error
    if done.returncode:
        raise damaged(source.name)
    answer: list[tuple[str, list[list[Any]], bool, int]] | str = pickle.loads(done.stdout)  # noqa: S301  written by `main` below
    if isinstance(answer, str):
        raise protected(source.name) if answer == "protected" else damaged(source.name)
    return [Loaded(*sheet) for sheet in answer]


def main() -> None:
    """Read a workbook from standard input and write its sheets to standard output."""
    bound_memory()
    try:
        sheets = load("-", io.BytesIO(sys.stdin.buffer.read()))
    except InputError as error:
        answer: Any = "protected" if error.message == protected("-").message else "damaged"
    else:
        answer = [(sheet.name, list(sheet.rows), sheet.hidden, sheet.left) for sheet in sheets]
    pickle.dump(answer, sys.stdout.buffer, pickle.HIGHEST_PROTOCOL)


def bound_memory() -> None:
    """Give this process at most two gigabytes, where the system can."""
    with contextlib.suppress(ImportError):
        import resource  # noqa: PLC0415  not on Windows

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
