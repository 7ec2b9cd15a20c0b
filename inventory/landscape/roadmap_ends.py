"""When systems leave the landscape by the roadmap: as a whole, or because every support by them ends."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from inventory.landscape.model import Life, Support, System
    from inventory.landscape.roadmap import Effect

Key = tuple[str, str | None]
"""A system, and the party at which it ends; None: everywhere."""


class Ends:
    """The last days of systems that the roadmap takes away, everywhere or at one party.

    A system ends when a change takes it away as a whole, or when changes end support and no support without a last day
    remains.

    Args:
        rows: The support after the changes.
        effects: What the changes do.
    """

    def __init__(self, rows: Iterable[Support], effects: Iterable[Effect]) -> None:
        self.found: dict[Key, date | None] = {}
        of: dict[Key, list[Support]] = {}
        for row in rows:
            if row.status != "ended":
                of.setdefault((row.system, None), []).append(row)
                of.setdefault((row.system, row.party), []).append(row)
        for key, last in _leaving(effects).items():
            open_ended = any(row.end is None for row in of.get(key, ()))
            if not open_ended:
                lasts = [row.end for row in of.get(key, ()) if row.end] + ([last] if last else [])
                self.found[key] = max(lasts, default=None)

    def system(self, system: System) -> System:
        """Return a system as it is with the roadmap."""
        key = (system.key, None)
        if key not in self.found:
            return system
        last = self.found[key]
        if last is None:
            return replace(system, status="ended")
        return replace(system, end=min(last, system.end or last))

    def within(self, life: Life, system: str, party: str | None = None) -> Life:
        """Return a life cut where a system ends, everywhere or at the party that it is about."""
        for key in dict.fromkeys([(system, None), (system, party)]):
            if key in self.found:
                last = self.found[key]
                life = (
                    replace(life, status="ended")
                    if last is None
                    else replace(life, end=min(last, life.end or last))
                )
        return life


def _leaving(effects: Iterable[Effect]) -> dict[Key, date | None]:
    """Return what changes take away, with the last day where a change is about the whole system."""
    found: dict[Key, date | None] = {}
    for effect in effects:
        change = effect.change
        if change.change not in {"replace", "merge", "phase_out"}:
            continue
        if change.whole:
            found[change.system, None] = _later(found.get((change.system, None)), change.last)
        for row in effect.leaves:
            found.setdefault((row.system, None), None)
            found.setdefault((row.system, row.party), None)
    return found


def _later(one: date | None, other: date | None) -> date | None:
    return max((day for day in (one, other) if day), default=None)
