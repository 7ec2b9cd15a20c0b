"""Backups of a SQLite database: whole, checked, named by day and reason, and put back in one step."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from inventory.errors import InputError, RefusedError, StorageError
from inventory.language import _

if TYPE_CHECKING:
    from pathlib import Path

    from inventory.store.database import Database

KEPT = 20
"""Automatic backups that are kept; those that a person names are never removed."""


def folder(database: Database) -> Path:
    """Return where the automatic backups of a database are: in a folder beside it."""
    assert database.path is not None
    return database.path.parent / "backups"


def back_up(database: Database, to: Path | None = None, *, label: str = "") -> Path | None:
    """Copy the database while it is in use, and check the copy.

    Args:
        database: Which; PostgreSQL has its own tools, so for it nothing is done and None is returned.
        to: The copy's path; None makes a dated file in the folder beside the database.
        label: Part of the dated name that says why it was made.

    Raises:
        InputError: The path is there already, or cannot be written.
        StorageError: The copy is not sound, so the database itself may be damaged.
    """
    if database.path is None:
        return None
    automatic = to is None
    if to is None:
        stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
        to = folder(database) / f"{database.path.stem}-{stamp}{'-' + label if label else ''}.db"
    if to.exists():
        raise InputError(
            _("{name} is there already.").format(name=to), _("Name another file for the backup.")
        )
    part = to.with_name(to.name + ".part")
    try:
        to.parent.mkdir(parents=True, exist_ok=True)
        _copy(database.path, part)
        os.replace(part, to)  # noqa: PTH105  the atomic step deserves its own name
    except (OSError, sqlite3.OperationalError) as problem:
        part.unlink(missing_ok=True)
        raise InputError(
            _("The backup {name} cannot be written: {reason}.").format(name=to, reason=problem)
        ) from problem
    if automatic:
        _forget(folder(database), database.path.stem)
    return to


def _copy(source: Path, target: Path) -> None:
    """Copy a database file page by page through SQLite, which sees one state even while others write."""
    target.unlink(missing_ok=True)
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)
        new.execute("PRAGMA journal_mode=DELETE")
        faults = check_file(new)
    if faults:
        target.unlink(missing_ok=True)
        raise StorageError(
            _("The copy of {name} is damaged: {faults}.").format(name=source, faults="; ".join(faults[:3]))
        )


def check_file(connection: sqlite3.Connection) -> list[str]:
    """Return what SQLite itself finds wrong: damaged pages, broken links; an empty list when all is well."""
    damaged = [str(row[0]) for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
    broken = [f"{row[0]} {row[1]} → {row[2]}" for row in connection.execute("PRAGMA foreign_key_check")]
    return damaged + broken


def _forget(place: Path, stem: str) -> None:
    """Remove the oldest automatic backups beyond those that are kept."""
    for old in sorted(place.glob(f"{stem}-*.db"), reverse=True)[KEPT:]:
        old.unlink()


def backups(database: Database) -> list[Path]:
    """Return the automatic backups of a database, newest first."""
    if database.path is None:
        return []
    return sorted(folder(database).glob(f"{database.path.stem}-*.db"), reverse=True)


def restore(database: Database, source: Path) -> Path | None:
    """Put a backup in the place of the database; what was there is backed up first.

    Returns:
        The backup of what was there, or None when there was nothing.

    Raises:
        InputError: The backup is not there or is no database of this program.
        RefusedError: The database is not a file, or is opened read-only.
    """
    if database.path is None or database.read_only:
        raise RefusedError(
            _("Only a database in a file can be restored."), _("For PostgreSQL, use pg_restore.")
        )
    _examine(source)
    database.close()
    kept = back_up(database, label="before-restore") if database.path.is_file() else None
    database.path.parent.mkdir(parents=True, exist_ok=True)
    part = database.path.with_name(database.path.name + ".part")
    _copy(source, part)
    # The old log belongs to the old file: with the new one beside it, SQLite would mix the two.
    for rest in ("-wal", "-shm"):
        database.path.with_name(database.path.name + rest).unlink(missing_ok=True)
    part.replace(database.path)
    return kept


def _examine(source: Path) -> None:
    """Refuse a file that is not a sound database of this program."""
    hint = _("Name a file that `inventaris backup` made.")
    if not source.is_file():
        raise InputError(_("There is no file {name}.").format(name=source), hint)
    try:
        with closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            tables = {
                row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            }
            faults = check_file(connection)
    except sqlite3.DatabaseError as problem:
        raise InputError(
            _("{name} is not a database: {reason}.").format(name=source, reason=problem), hint
        ) from problem
    if "alembic_version" not in tables or faults:
        raise InputError(_("{name} is no sound database of inventaris.").format(name=source), hint)
