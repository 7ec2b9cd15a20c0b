"""Backups of a SQLite database: whole, checked, named by day and reason, and put back in one step."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
from contextlib import closing, suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from inventory.errors import InputError, RefusedError, StorageError
from inventory.language import _
from inventory.store.database import HEAD

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
    except (OSError, sqlite3.DatabaseError) as problem:
        with suppress(OSError):  # where it could not be made, it cannot be removed either
            part.unlink(missing_ok=True)
        if isinstance(problem, sqlite3.DatabaseError) and not isinstance(problem, sqlite3.OperationalError):
            raise _damaged(database.path, str(problem)) from problem
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
        raise _damaged(source, "; ".join(faults[:3]))


def _damaged(source: Path, faults: str) -> StorageError:
    """Return what to say when a database cannot be copied as a sound one."""
    return StorageError(
        _("The copy of {name} is damaged: {faults}.").format(name=source, faults=faults),
        _("`inventaris restore` puts a backup back."),
    )


def check_file(connection: sqlite3.Connection) -> list[str]:
    """Return what SQLite itself finds wrong: damaged pages, broken links; an empty list when all is well."""
    damaged = [str(row[0]) for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
    broken = [f"{row[0]} {row[1]} → {row[2]}" for row in connection.execute("PRAGMA foreign_key_check")]
    return damaged + broken


def _forget(place: Path, stem: str) -> None:
    """Remove the oldest automatic backups beyond those that are kept."""
    for old in _automatic(place, stem)[KEPT:]:
        old.unlink()


def _automatic(place: Path, stem: str) -> list[Path]:
    """Return the backups that the program named itself, newest first; not those of `board-2` when asked for `board`."""
    named = re.compile(re.escape(stem) + r"-\d{8}-\d{6}-\d{6}(-.*)?\.db")
    return sorted((path for path in place.glob("*.db") if named.fullmatch(path.name)), reverse=True)


def backups(database: Database) -> list[Path]:
    """Return the automatic backups of a database, newest first."""
    if database.path is None:
        return []
    return _automatic(folder(database), database.path.stem)


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
    kept = _set_aside(database) if database.path.is_file() else None
    database.path.parent.mkdir(parents=True, exist_ok=True)
    part = database.path.with_name(database.path.name + ".part")
    _copy(source, part)
    # The old log belongs to the old file: with the new one beside it, SQLite would mix the two.
    for rest in ("-wal", "-shm"):
        database.path.with_name(database.path.name + rest).unlink(missing_ok=True)
    part.replace(database.path)
    return kept


def _set_aside(database: Database) -> Path | None:
    """Back up what a restore replaces; a damaged database as the file that it is."""
    assert database.path is not None
    try:
        return back_up(database, label="before-restore")
    except StorageError:
        stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
        kept = folder(database) / f"{database.path.stem}-{stamp}-damaged.bak"
        kept.parent.mkdir(parents=True, exist_ok=True)
        for rest in ("", "-wal"):
            there = database.path.with_name(database.path.name + rest)
            if there.is_file():
                shutil.copyfile(there, kept.with_name(kept.name + rest))
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
            shape = (
                connection.execute("SELECT max(version_num) FROM alembic_version").fetchone()[0]
                if "alembic_version" in tables
                else None
            )
    except sqlite3.DatabaseError as problem:
        raise InputError(
            _("{name} is not a database: {reason}.").format(name=source, reason=problem), hint
        ) from problem
    if shape is None or faults:
        raise InputError(_("{name} is no sound database of inventaris.").format(name=source), hint)
    if shape > HEAD:
        raise StorageError(
            _("{name} was made by a newer version of inventaris.").format(name=source),
            _("Install the newest version and open it again; nothing was changed."),
        )
