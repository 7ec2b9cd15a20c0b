"""In which order the demo board's files come in, and what each of them fills."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from inventory.language import current


@dataclass(frozen=True)
class Step:
    """One table to import.

    Args:
        file: Name of the file.
        sheet: Name of the sheet in a workbook, None for a CSV.
        record: Kind of the records that it fills.
        profile: Name of the profile or format, None when the headers tell.
        titles: What the step is called, by language.
    """

    file: str
    sheet: str | None
    record: str
    profile: str | None
    titles: dict[str, str]

    @property
    def title(self) -> str:
        """What the step is called, in the language now spoken."""
        return self.titles[current()]


def steps() -> list[Step]:
    """Return the tables of the demo board in the order in which they must be imported."""
    path = Path(__file__).with_name("manifest.toml")
    return [
        Step(s["file"], s.get("sheet"), s["record"], s.get("profile"), s["title"])
        for s in tomllib.loads(path.read_text(encoding="utf-8"))["step"]
    ]
