"""Landscapes with a roadmap: the vectors of landscape.md D8, and any that hypothesis makes."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from inventory.landscape.model import Landscape, Party, Process, Support, System
from inventory.landscape.roadmap import Change

if TYPE_CHECKING:
    from inventory.landscape.model import LandscapeView, Participation
    from inventory.landscape.roadmap import ChangeKind

VECTORS: dict[str, Any] = json.loads((Path(__file__).parent / "data" / "roadmap.json").read_text("utf-8"))
DAY = dt.date(2026, 11, 22)
END = dt.date(2030, 1, 1)
PARRO = dt.date.fromisoformat(VECTORS["parro_from"])
PARTIES, CODES, SYSTEMS = ("S", "K"), ("P1", "P2", "P3", "P4"), ("A", "B", "C", "D")


def landscape(support: list[Support], systems: tuple[str, ...] = ()) -> Landscape:
    """Return a landscape of two parties that run every process."""
    runs: dict[tuple[str, str], Participation] = {(k, c): "yes" for k in PARTIES for c in CODES}
    return Landscape(
        parties=tuple(Party(key, key, place) for place, key in enumerate(PARTIES)),
        processes=tuple(Process(code, f"Process {code}") for code in CODES),
        participation=runs,
        support=tuple(support),
        systems=tuple(System(name) for name in systems),
    )


def d8(last: dt.date | None = None) -> tuple[Landscape, list[Change]]:
    """Return the vector: Social Schools makes place for Parro, OSO comes; the old one goes until a day."""
    now = [Support(*spot) for spot in VECTORS["now"]]
    changes = [
        Change("1", "replace", "Social Schools", "Parro", day=PARRO, until=last),
        Change("2", "introduce", "OSO", party="S", processes=("P4",), day=PARRO),
    ]
    return landscape(now, ("Social Schools", "ParnasSys", "Parro", "OSO")), changes


def triples(view: LandscapeView) -> set[tuple[str, str, str]]:
    """Return what supports what, as (party, process, system)."""
    return {(row.party, row.process, row.system) for row in view.support}


days = st.dates(dt.date(2027, 1, 1), dt.date(2029, 12, 31))
supports = st.builds(
    Support,
    st.sampled_from(PARTIES),
    st.sampled_from(CODES),
    st.sampled_from(SYSTEMS),
    st.sampled_from([None, "f", "g"]),
    st.sampled_from([1, 2]),
    st.sampled_from(["in_use", "planned", "ended"]),
    st.none() | days,
)
landscapes = st.lists(supports, max_size=12).map(lambda rows: landscape(rows, SYSTEMS))


@st.composite
def changes(draw: st.DrawFn, *, dated: bool = True) -> Change:
    """Return any change of a system."""
    kinds: list[ChangeKind] = ["introduce", "roll_out", "replace", "merge", "phase_out"]
    kind = draw(st.sampled_from(kinds))
    day = draw(days) if dated else draw(st.none() | days)
    overlap = draw(st.none() | st.integers(-60, 60))
    return Change(
        project=draw(st.sampled_from(["1", "2", "3"])),
        change=kind,
        system=draw(st.sampled_from(SYSTEMS)),
        target=draw(st.sampled_from(SYSTEMS)) if kind in {"replace", "merge"} else None,
        party=draw(st.none() | st.sampled_from(PARTIES)),
        processes=draw(st.none() | st.sampled_from([(code,) for code in CODES])),
        day=day,
        until=day + dt.timedelta(overlap) if overlap is not None and day else None,
    )
