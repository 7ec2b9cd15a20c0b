"""A board that is made once for a module of tests, and written anew with a memory of the page for each."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from inventory.store.database import open_database

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from inventory.store.database import Database


def kept(folder: Path, fill: Callable[[Database], Any], template: Path | None = None) -> bytes:
    """Return the file of a board.

    Args:
        folder: Where it is made.
        fill: Fills it.
        template: A file to begin with instead of an empty board.
    """
    path = folder / "board.db"
    if template is not None:
        path.write_bytes(template.read_bytes())
    opened = open_database(path)
    fill(opened)
    opened.close()
    return path.read_bytes()


def written(folder: Path, board: bytes, page: str, **more: Any) -> tuple[Path, Path]:
    """Write the board, and a memory that opens a page; return their paths."""
    path, memory = folder / "board.db", folder / "memory.json"
    path.write_bytes(board)
    memory.write_text(json.dumps({"page": page, **more}), encoding="utf-8")
    return path, memory
