"""What is kept of the last time, per database: section, filters, order, columns, cursor, theme, drafts of forms."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import Any

LARGEST = 4_000_000
"""Bytes of a file that is read; a larger one is not ours."""


def place(name: str) -> Path:
    """Return the file for a database, by its name (path or URL without password)."""
    base = os.environ.get("XDG_STATE_HOME", "").strip()
    if base:
        folder = Path(base) / "inventaris"
    else:
        from platformdirs import user_state_path  # noqa: PLC0415  20 ms

        folder = user_state_path("inventaris", appauthor=False)
    whole = name if "://" in name else str(Path(name).absolute())
    return folder / f"screens-{hashlib.sha256(whole.encode()).hexdigest()[:16]}.json"


class Memory:
    """What is kept, in one small file that is written whole or not at all.

    Args:
        path: The file; None to keep nothing.
    """

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self.data: dict[str, Any] = self._read()

    def _read(self) -> dict[str, Any]:
        """Return what the file holds; nothing when it is not there or was damaged."""
        if self.path is None:
            return {}
        try:
            if self.path.stat().st_size > LARGEST:
                return {}
            found = json.loads(self.path.read_text(encoding="utf-8"))
        except (OSError, ValueError):  # nothing kept yet, or not by us: the screens begin as new
            return {}
        return found if isinstance(found, dict) else {}

    def part(self, name: str) -> dict[str, Any]:
        """Return one part as a mapping that can be changed."""
        found = self.data.get(name)
        if not isinstance(found, dict):
            found = self.data[name] = {}
        return found

    def text(self, name: str) -> str:
        """Return a text, "" when there is none."""
        found = self.data.get(name)
        return found if isinstance(found, str) else ""

    def write(self) -> bool:
        """Write the file; return whether that worked. A folder that cannot be written costs the memory, no more."""
        if self.path is None:
            return False
        part = self.path.with_name(f"{self.path.name}.{os.getpid()}.part")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
                json.dump(self.data, stream, ensure_ascii=False)
            os.replace(part, self.path)  # noqa: PTH105  the atomic step deserves its own name
        except OSError:
            part.unlink(missing_ok=True)
            return False
        return True
