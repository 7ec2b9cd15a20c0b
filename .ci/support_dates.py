"""Makes inventory/signals/end_of_support.json from pages of endoflife.date: `.ci/support_dates.py FOLDER YYYY-MM-DD`.

The folder holds pages (`windows.md`, …) of one day, which is the date. Only what schools own is taken (`FAMILIES`); of each
release the facts: name, first day, last day of updates, and by what exports know it. Not needed to run the program.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from importers.formats.endoflife import KINDS, called, numbers  # noqa: E402  the path must be set first
from importers.formats.endoflife_reading import read  # noqa: E402

if TYPE_CHECKING:
    from importers.formats.endoflife_reading import Release

TARGET = ROOT / "inventory" / "signals" / "end_of_support.json"
FAMILIES = (
    "windows",
    "windows-server",
    "macos",
    "ipados",
    "android",
    "ubuntu",
    "debian",
    "fortios",
    "vmware-esxi",
    "ipad",
    "iphone",
    "pixel",
    "samsung-galaxy-tab",
    "surface",
    "office",
    "libreoffice",
    "msexchange",
    "mssqlserver",
    "veeam-backup-and-replication",
)
"""Names of the pages."""


def fact(family: str, one: Release) -> dict[str, Any]:
    """Return a release as the data file has it."""
    found: dict[str, Any] = {"release": one.cycle, "name": called(family, one)}
    if one.released:
        found["from"] = one.released.isoformat()
    if one.end is not False:
        found["end"] = one.end.isoformat() if isinstance(one.end, date) else True
    if one.extended:
        found["extended"] = one.extended.isoformat()
    if match := numbers(family, one):
        found["match"] = match
    return found


def unmistakable(facts: list[dict[str, Any]], family: str) -> list[dict[str, Any]]:
    """Return facts without the model numbers that several have, since one of their links must be wrong."""
    if not family.startswith("samsung"):
        return facts
    told = Counter(number for one in facts for number in one.get("match", ()))
    for one in facts:
        sure = [number for number in dict.fromkeys(one.pop("match", ())) if told[number] == 1]
        if sure:
            one["match"] = sure
    return facts


def main(folder: Path, dated: str) -> None:
    """Write the data file."""
    date.fromisoformat(dated)
    families = []
    for name in FAMILIES:
        path = folder / f"{name}.md"
        page = read(path.read_text(encoding="utf-8"), path.name)
        if page.wrong:
            raise SystemExit(f"{path.name}: {page.wrong}")
        facts = unmistakable([fact(page.family, one) for one in page.releases], page.family)
        lines = ",\n".join(json.dumps(one, ensure_ascii=False) for one in facts)
        head = json.dumps(
            {"family": page.family, "title": page.title, "kind": KINDS[page.family]}, ensure_ascii=False
        )
        families.append(f'{head[:-1]}, "releases": [\n{lines}\n]}}')
    about = {
        "source": "endoflife.date",
        "licence": "Facts from github.com/endoflife-date/endoflife.date, MIT licence, © endoflife.date contributors",
        "dated": dated,
    }
    body = ",\n".join(families)
    TARGET.write_text(
        f'{json.dumps(about, ensure_ascii=False)[:-1]}, "families": [\n{body}\n]}}\n', encoding="utf-8"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
