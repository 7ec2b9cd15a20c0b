"""A board without a finding: tables with Dutch headers in `perfect/*.toml`, imported as a user would.

A kind of record is an array of tables (`[[system]]`, one record each, its headers as keys) or, where many are alike, one
table with `header` and `rows` (`[table.device]`). The order does not matter; several files may fill one kind.
"""

from __future__ import annotations

import csv
import datetime as dt
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from importers import importing
from importers.options import Options
from inventory.store.schema import BATCH

if TYPE_CHECKING:
    from importers.report import ImportReport
    from inventory.store.database import Database

HERE = Path(__file__).parent / "perfect"
ON = dt.date(2026, 11, 22)
"""The day on which nothing is the matter."""
IMPORTED = dt.datetime(2026, 11, 1, 12)  # noqa: DTZ001  moments are kept in UTC without a zone
"""When the records count as written: a rule asks how long ago a system was looked at."""

Row = dict[str, Any]


@cache
def tables() -> dict[str, list[Row]]:
    """Return the records by kind: cells by Dutch header."""
    found: dict[str, list[Row]] = {}
    for path in sorted(HERE.glob("*.toml")):
        said = tomllib.loads(path.read_text(encoding="utf-8"))
        for kind, table in said.pop("table", {}).items():
            rows = [dict(zip(table["header"], row, strict=True)) for row in table["rows"]]
            found.setdefault(kind, []).extend(rows)
        for kind, rows in said.items():
            found.setdefault(kind, []).extend(rows)
    return found


def written(folder: Path) -> list[Path]:
    """Write a CSV a kind into a folder and return the files."""
    paths = []
    for kind, rows in tables().items():
        header = list(dict.fromkeys(name for row in rows for name in row))
        path = folder / f"{kind}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            table = csv.writer(file, delimiter=";")
            table.writerow(header)
            table.writerows([[row.get(name, "") for name in header] for row in rows])
        paths.append(path)
    return paths


def imported(database: Database, folder: Path) -> ImportReport:
    """Import the board into a database; the history has it on a fixed day."""
    report = importing.run(database, written(folder), Options(), "test")
    with database.write() as connection:
        connection.execute(sa.update(BATCH).values(at=IMPORTED))
    return report
