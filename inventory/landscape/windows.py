"""Days on which what goes and what comes are both there, or neither is: overlap and gap windows (landscape.md D8)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from inventory.landscape.model import natural
from inventory.landscape.roadmap import HANDING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from inventory.landscape.analysis import Json
    from inventory.landscape.model import Landscape, Support
    from inventory.landscape.roadmap import Effect

DAY = dt.timedelta(1)
SIDE_BY_SIDE = dt.timedelta(366)
"""What came longer before the day that is looked from than this is no change of systems, but two side by side."""


class Stay(NamedTuple):
    """A system that does something in a process of a party without interruption; None leaves a side open."""

    system: str
    function: str | None
    start: dt.date | None
    end: dt.date | None

    def on(self, day: dt.date) -> bool:
        """Return whether it is there on a day."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Window:
    """Days between what goes and what comes.

    Attributes:
        party: Key of the party.
        process: Code of the process.
        function: The function, None for the process as a whole.
        leaves: Key of the system that goes.
        arrives: Key of the system that comes.
        kind: "overlap" when both are there, "gap" when neither is.
        first: First day.
        last: Last day, which still counts.
        cost: What the system that goes costs in an overlap, in cents; None when that is not known.
    """

    party: str
    process: str
    function: str | None
    leaves: str
    arrives: str
    kind: Literal["overlap", "gap"]
    first: dt.date
    last: dt.date
    cost: int | None = None

    @property
    def days(self) -> int:
        """Number of days."""
        return (self.last - self.first).days + 1

    def json(self) -> Json:
        """Return party, process, function, leaves, arrives, kind, days, from, to and cost."""
        return {
            "party": self.party,
            "process": self.process,
            "function": self.function,
            "leaves": self.leaves,
            "arrives": self.arrives,
            "kind": self.kind,
            "days": self.days,
            "from": self.first.isoformat(),
            "to": self.last.isoformat(),
            "cost": None if self.cost is None else f"{self.cost // 100}.{self.cost % 100:02d}",
        }


def windows(
    landscape: Landscape, since: dt.date | None = None, effects: Iterable[Effect] = ()
) -> list[Window]:
    """Return the overlap and gap windows, by first day, party and process.

    Two systems that were side by side for more than a year are no window, but an overlap of the landscape; the one
    that is then merged into the other has a window from the day of the merge.

    Args:
        landscape: The landscape of all dates, with the roadmap applied for the days to come.
        since: Only windows that are not over before this day; None for all.
        effects: What the changes of the roadmap do.
    """
    spots: dict[tuple[str, str], list[Support]] = {}
    shown = {process.code for process in landscape.processes}
    for row in landscape.support:
        if row.process in shown and row.status != "ended" and not _empty(row):
            spots.setdefault((row.party, row.process), []).append(row)
    known = {spot: stays(rows) for spot, rows in spots.items()}
    found = {
        _key(window): window
        for (party, process), here in known.items()
        for window in _at(party, process, here)
        if since is None or (window.last >= since and since - window.first <= SIDE_BY_SIDE)
    }
    for window in _merged(known, effects):
        if since is None or window.last >= since:
            found.setdefault(_key(window), window)
    return sorted(
        found.values(),
        key=lambda w: (w.first, w.party, natural(w.process), w.function or "", w.leaves, w.arrives),
    )


def _key(window: Window) -> tuple[str, ...]:
    return (
        window.party, window.process, window.function or "", window.leaves, window.arrives, window.kind,
    )  # fmt: skip


def _merged(known: dict[tuple[str, str], list[Stay]], effects: Iterable[Effect]) -> Iterator[Window]:
    """Yield the overlaps of what is merged into a system that was there already."""
    for effect in effects:
        change = effect.change
        if change.change not in HANDING or change.day is None:
            continue
        for row in effect.leaves:
            gone = Stay(row.system, row.function, row.start, row.end)
            for one in known.get((row.party, row.process), ()):
                there = one.system == change.target and _meets(one, gone) and one.on(change.day)
                if there and row.end is not None and row.end >= change.day:
                    yield _window(row.party, row.process, gone, one, change.day, row.end)


def stays(rows: Iterable[Support]) -> list[Stay]:
    """Return how long systems stay; rows of the same system and function that join are one stay."""
    found: list[Stay] = []
    for row in sorted(rows, key=lambda r: (r.system, r.function or "", r.start or dt.date.min)):
        last = found[-1] if found else None
        same = last is not None and (last.system, last.function) == (row.system, row.function)
        if last is not None and same and (last.end is None or (row.start or dt.date.min) <= last.end + DAY):
            end = None if last.end is None or row.end is None else max(last.end, row.end)
            found[-1] = last._replace(end=end)
        else:
            found.append(Stay(row.system, row.function, row.start, row.end))
    return found


def _empty(row: Support) -> bool:
    return row.start is not None and row.end is not None and row.end < row.start


def _at(party: str, process: str, known: list[Stay]) -> Iterator[Window]:
    """Yield the windows at one process of one party."""
    for gone in known:
        if gone.end is None:
            continue
        others = [one for one in known if one.system != gone.system and _meets(one, gone)]
        coming = [one for one in others if one.start is not None and (one.end is None or one.end > gone.end)]
        for one in coming:
            assert one.start is not None
            if (gone.start or dt.date.min) < one.start <= gone.end:
                yield _window(party, process, gone, one, one.start, gone.end)
        after = [one.start for one in coming if one.start is not None and one.start > gone.end + DAY]
        if after and not any(one.on(gone.end + DAY) for one in known if _meets(one, gone)):
            first = min(after)
            for one in coming:
                if one.start == first:
                    yield _window(party, process, gone, one, gone.end + DAY, first - DAY)


def _window(party: str, process: str, gone: Stay, come: Stay, first: dt.date, last: dt.date) -> Window:
    kind: Literal["overlap", "gap"] = "overlap" if gone.on(first) else "gap"
    return Window(party, process, gone.function or come.function, gone.system, come.system, kind, first, last)


def _meets(one: Stay, other: Stay) -> bool:
    """Return whether two stays may do the same; a function that is not recorded may be any."""
    return one.function == other.function or None in {one.function, other.function}
