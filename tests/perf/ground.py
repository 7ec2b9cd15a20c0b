"""Where the bench stands: a folder that goes away, its files made when first asked for, databases to spoil."""

from __future__ import annotations

import shutil
import sys
from functools import cached_property
from typing import TYPE_CHECKING

from tests.perf import data
from tests.perf.measure import job

if TYPE_CHECKING:
    from pathlib import Path

MILLION = 1_000_000


class Ground:
    """Files and databases of one run.

    Args:
        folder: Where they are.
        rows: Devices.
        repeats: How often each of the longer measurements is taken.
        million: Measure lists of a million devices too.
    """

    def __init__(self, folder: Path, rows: int, repeats: int, *, million: bool = False) -> None:
        self.folder = folder
        self.rows = rows
        self.repeats = repeats
        self.million = million
        self._copies = 0

    def csv(self, rows: int = 0, *, changed: bool = False) -> Path:
        """Return the file that a person imports."""
        rows = rows or self.rows
        path = self.folder / f"devices-{rows}{'-changed' if changed else ''}.csv"
        if not path.is_file():
            data.write_csv(path, rows, changed=changed)
        return path

    def stored(self, *, changed: bool = False) -> Path:
        """Return the floors' file."""
        path = self.folder / f"stored{'-changed' if changed else ''}.csv"
        if not path.is_file():
            data.write_stored(path, self.rows, changed=changed)
        return path

    @cached_property
    def xlsx(self) -> Path:
        """Return the workbook."""
        path = self.folder / "devices.xlsx"
        data.write_xlsx(path, self.rows)
        return path

    @cached_property
    def empty(self) -> Path:
        """Return a database with everything but devices; not to be written to."""
        path = self.folder / "empty.db"
        data.make_database(path)
        return path

    def full(self, rows: int = 0) -> Path:
        """Return a database with the devices, brought in by the import itself; not to be written to."""
        rows = rows or self.rows
        path = self.folder / f"full-{rows}.db"
        if not path.is_file():
            print(f"making a board with {rows} devices …", file=sys.stderr)  # noqa: T201
            made = self.copy(self.empty)
            job("import", made, self.csv(rows))
            made.rename(path)
        return path

    def copy(self, of: Path) -> Path:
        """Return a copy of a database, which may be spoilt; the one before it is gone."""
        (self.folder / f"copy-{self._copies}.db").unlink(missing_ok=True)
        self._copies += 1
        path = self.folder / f"copy-{self._copies}.db"
        shutil.copyfile(of, path)
        return path
