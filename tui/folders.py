"""Files and folders as the file picker shows them, and paths as people type or paste them."""

from __future__ import annotations

import os
import shlex
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from inventory.text import fold

if TYPE_CHECKING:
    from collections.abc import Collection

TABLES = frozenset(
    {".csv", ".tsv", ".txt", ".tab", ".xlsx", ".xlsm", ".xls", ".ods", ".zip", ".json", ".xml", ".archimate"}
)
"""Suffixes of files that can be imported."""
MOST = 300
"""Entries of a folder that are shown."""


@dataclass(frozen=True)
class Entry:
    """A folder or file to choose.

    Args:
        path: Where it is.
        folder: It is a folder.
        size: Bytes, 0 for a folder.
        changed: When it was changed, seconds since 1970.
    """

    path: Path
    folder: bool
    size: int = 0
    changed: float = 0.0


def split(text: str) -> tuple[Path, str]:
    """Return the folder of a typed path, and the beginning of the name in it that is typed."""
    typed = text.strip().strip("\"'")
    if not typed:
        return Path.cwd(), ""
    path = expanded(typed)
    if typed.endswith((os.sep, "/")) or typed in {"~", "."}:
        return path, ""
    return path.parent, path.name


def expanded(typed: str) -> Path:
    """Return a typed path; a home folder that nobody has stays as it is typed."""
    try:
        return Path(typed).expanduser()
    except RuntimeError:
        return Path(typed)


def entries(folder: Path, typed: str, suffixes: Collection[str] = TABLES) -> list[Entry]:
    """Return the folders (by name) and the files that can be chosen (the newest first) that fit what is typed.

    Args:
        folder: Where.
        typed: The beginning of a name, or "".
        suffixes: What the files end in, in small letters; those that can be imported.

    Raises:
        OSError: The folder cannot be read.
    """
    wanted = fold(typed)
    found: list[Entry] = []
    with os.scandir(folder) as scan:
        for one in scan:
            hidden = one.name.startswith(".") and not typed.startswith(".")
            if hidden or wanted not in fold(one.name):
                continue
            entry = _entry(one, suffixes)
            if entry is not None:
                found.append(entry)
    folders = sorted((e for e in found if e.folder), key=lambda e: fold(e.path.name))
    files = sorted((e for e in found if not e.folder), key=lambda e: (-e.changed, e.path.name))
    return [*folders, *files] if not wanted else [*files, *folders]


def _entry(one: os.DirEntry[str], suffixes: Collection[str]) -> Entry | None:
    """Return an entry of a folder, None when it cannot be chosen or looked at."""
    try:
        if one.is_dir():
            return Entry(Path(one.path), folder=True)
        if Path(one.name).suffix.lower() not in suffixes:
            return None
        facts = one.stat()
    except OSError:  # gone meanwhile, or of somebody else
        return None
    return Entry(Path(one.path), folder=False, size=facts.st_size, changed=facts.st_mtime)


def files_in(text: str) -> list[Path]:
    """Return the files that a typed or pasted text names: one path, several in quotes, lines, or file addresses."""
    typed = text.strip()
    for parts in ([typed], typed.splitlines(), _words(typed)):
        paths = [_path(part) for part in parts if part.strip()]
        if paths and all(_is_file(path) for path in paths):
            return paths
    return []


def _words(typed: str) -> list[str]:
    """Return what a shell would take for words."""
    try:
        return shlex.split(typed)
    except ValueError:  # a quote that is not closed
        return []


def _path(part: str) -> Path:
    """Return a path from a word or a file address."""
    plain = part.strip().strip("\"'")
    if plain.startswith("file://"):
        plain = unquote(urlsplit(plain).path)
    return expanded(plain)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # too long, or a zero byte
        return False


def size_text(size: int) -> str:
    """Return a size for people."""
    return f"{max(1, round(size / 1000))} kB" if size < 1_000_000 else f"{size / 1_000_000:.1f} MB"  # noqa: PLR2004  a megabyte
