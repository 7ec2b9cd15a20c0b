"""The floors: what the bare standard library needs for the same work on the same table, without any checking."""

from __future__ import annotations

import csv
import sqlite3
from typing import TYPE_CHECKING

from tests.perf.data import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAMES = ", ".join(COLUMNS)
MARKS = ", ".join("?" * len(COLUMNS))
DIFFERS = " OR ".join(f"d.{name} IS NOT s.{name}" for name in COLUMNS)
JOINED = f"staging s JOIN device d ON d.tag = s.tag AND d.archived IS NULL WHERE {DIFFERS}"


def opened(path: Path) -> sqlite3.Connection:
    """Open a database as the program does, but for the wait for the disk at the end."""
    connection = sqlite3.connect(path)
    for pragma in ("foreign_keys=ON", "synchronous=NORMAL", "temp_store=MEMORY", "journal_mode=WAL"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def rows(file: Path) -> Iterator[list[str | None]]:
    """Yield the rows of a file with stored values, empty cells as None."""
    with file.open(encoding="utf-8", newline="") as stream:
        reader = csv.reader(stream, delimiter=";")
        next(reader)
        for row in reader:
            yield [cell or None for cell in row]


def load(path: Path, file: Path) -> int:
    """Read a file into the device table; return its rows. The table, its indexes and constraints are the program's."""
    connection = opened(path)
    done = connection.executemany(f"INSERT INTO device ({NAMES}) VALUES ({MARKS})", rows(file)).rowcount
    connection.commit()
    connection.close()
    return done


def differences(path: Path, file: Path, *, keep: bool) -> int:
    """Read a file into a staging table, fetch what differs from the device table, and write it with its audit rows."""
    connection = opened(path)
    types = {name: kind for _n, name, kind, *_rest in connection.execute("PRAGMA table_info(device)")}
    made = ", ".join(f"{name} {types[name]}" for name in COLUMNS)
    connection.execute(f"CREATE TEMPORARY TABLE staging ({made})")
    connection.executemany(f"INSERT INTO staging VALUES ({MARKS})", rows(file))
    both = ", ".join(f"d.{name}, s.{name}" for name in COLUMNS)
    found = connection.execute(f"SELECT d.id, {both} FROM {JOINED}").fetchall()
    if keep:
        write(connection)
        connection.commit()
    connection.close()
    return len(found)


def write(connection: sqlite3.Connection) -> None:
    """Write what differs, audit rows first, by one statement each."""
    connection.execute(
        "INSERT INTO batch (id, at, who, reason, action) VALUES (9, '', 'floor', '', 'import')"
    )
    before, after = ("json_object(" + ", ".join(f"'{n}', {t}.{n}" for n in COLUMNS) + ")" for t in "ds")
    connection.execute(
        "INSERT INTO change (batch_id, record, record_id, action, before, after)"
        f" SELECT 9, 'device', d.id, 'change', {before}, {after} FROM {JOINED}"
    )
    given = ", ".join(f"{name} = s.{name}" for name in COLUMNS)
    connection.execute(
        f"UPDATE device AS d SET {given}, version = version + 1"
        f" FROM staging s WHERE d.tag = s.tag AND d.archived IS NULL AND ({DIFFERS})"
    )


def export(path: Path, file: Path) -> int:
    """Write the device table as CSV, as it is stored and in no order."""
    connection = opened(path)
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, delimiter=";")
        writer.writerow(COLUMNS)
        writer.writerows(connection.execute(f"SELECT {NAMES} FROM device"))
    connection.close()
    return file.stat().st_size
