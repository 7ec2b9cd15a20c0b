"""What is recorded: one subject a file, each column declared once.

Importing this package declares every record; `REGISTRY` holds them by kind.
"""

from inventory.records import (
    annex,
    assets,
    connectivity,
    contracts,
    decisions,
    finance,
    landscape,
    ledger,
    organisation,
    own,
    plan,
    privacy,
    processing,
    readiness,
    replacement,
    roadmap,
    signals,
    software,
    vision,
)
from inventory.records.field import Field, Kind
from inventory.records.record import METADATA, REGISTRY, Record, find, get, in_order, metadata, names

__all__ = [
    "METADATA",
    "REGISTRY",
    "Field",
    "Kind",
    "Record",
    "annex",
    "assets",
    "connectivity",
    "contracts",
    "decisions",
    "finance",
    "find",
    "get",
    "in_order",
    "landscape",
    "ledger",
    "metadata",
    "names",
    "organisation",
    "own",
    "plan",
    "privacy",
    "processing",
    "readiness",
    "replacement",
    "roadmap",
    "signals",
    "software",
    "vision",
]
