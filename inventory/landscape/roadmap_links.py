"""What the roadmap does to interfaces: connected, disconnected, or gone with a system."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from inventory.landscape.roadmap import LINKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inventory.landscape.model import Life
    from inventory.landscape.roadmap import Change
    from inventory.landscape.roadmap_ends import Ends


class Link(NamedTuple):
    """An interface as the roadmap looks at it: keys of the systems and the party, and what is exchanged."""

    source: str
    target: str
    party: str | None = None
    name: str = ""


def life(link: Link, now: Life, changes: Iterable[Change], ends: Ends, *, undated: bool = True) -> Life:
    """Return the life of an interface as the roadmap changes it.

    Args:
        link: The interface.
        now: Its life as it is recorded, within those of its systems.
        changes: The changes of the roadmap.
        ends: When systems leave.
        undated: Whether a change without a day counts.
    """
    for change in changes:
        if not about(change, link):
            continue
        if change.change == "connect" and now.status == "planned" and now.start is None:
            now = replace(now, start=change.day)
        elif change.change == "disconnect" and change.last is not None:
            now = replace(now, end=min(change.last, now.end or change.last))
        elif change.change == "disconnect" and undated:
            now = replace(now, status="ended")
    return ends.within(ends.within(now, link.source, link.party), link.target, link.party)


def about(change: Change, link: Link) -> bool:
    """Return whether a change connects or disconnects an interface; between two systems, whichever way data go."""
    everyone = change.change == "connect" and link.party is None
    if change.change not in LINKING or not (everyone or change.party in {None, link.party}):
        return False
    if change.function is not None and change.function != link.name:
        return False
    ways = {link.source, link.target}
    return change.system in ways if change.target is None else ways == {change.system, change.target}


def added(changes: Iterable[Change], links: Iterable[Link], *, undated: bool = True) -> list[Change]:
    """Return the changes that connect systems between which no such interface is recorded.

    Args:
        changes: The changes of the roadmap.
        links: The interfaces that are recorded and not ended.
        undated: Whether a change without a day counts.
    """
    known = list(links)
    return [
        change
        for change in changes
        if change.change == "connect"
        and change.target is not None
        and (undated or change.day is not None)
        and not any(about(change, link) for link in known)
    ]
