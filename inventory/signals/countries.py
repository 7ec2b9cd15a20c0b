"""Which countries are in the European Economic Area, by code and by name in Dutch and English."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from inventory.text import fold


@cache
def _known() -> dict[str, bool]:
    """Return for each known code or name whether it is in the EEA."""
    listed = json.loads(Path(__file__).with_name("countries.json").read_text(encoding="utf-8"))
    return {fold(name): inside for inside, key in ((True, "eea"), (False, "outside")) for name in listed[key]}


def in_eea(country: str | None) -> bool | None:
    """Return whether a country is in the EEA; None when it is not recorded or not known."""
    return _known().get(fold(country)) if country else None
