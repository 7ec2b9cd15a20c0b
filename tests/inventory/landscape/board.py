"""The landscape that the vectors were calculated on (two parties, six processes)."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inventory.landscape.model import Landscape, Party, Process, Support, System

if TYPE_CHECKING:
    from inventory.landscape.model import LandscapeView

VECTORS: dict[str, Any] = json.loads((Path(__file__).parent / "data" / "landscape.json").read_text("utf-8"))
DAY = dt.date(2026, 11, 22)
CODES = ("P1", "P2", "P3", "P4", "P5", "P6")


def landscape() -> Landscape:
    """Return the fixture of landscape.json."""
    runs = VECTORS["participation"]
    return Landscape(
        parties=(Party("S", "De Linde", 1), Party("K", "Zon opvang", 2)),
        processes=tuple(
            Process(c, f"Process {c}", "1", "All", importance=VECTORS["weights"].get(c, 1)) for c in CODES
        ),
        participation={(k, c): "yes" if c in runs[k] else "no" for k in runs for c in CODES},
        support=tuple(Support(k, p, s, f, level) for k, s, p, f, level in VECTORS["support"]),
        systems=tuple(System(name, supplier=supplier) for name, supplier in VECTORS["supplier"].items()),
    )


def view() -> LandscapeView:
    """Return the fixture as it is on the day."""
    return landscape().at(DAY)
