"""A large net of interfaces in parts that fit a sheet: by what hangs together, and else by the neighbourhood of a system.

Each arrow is in exactly one part; a system that has arrows in several parts stands in each of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inventory.landscape.model import natural
from inventory.publish.flow_layout import Arrow, Size, layout
from inventory.publish.measure import width

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from inventory.publish.flow_layout import Layout
    from inventory.publish.map_flows_links import Link

BOX, NARROW = 150.0, 84.0
"""Width of a box in px, at most and at least."""
NAME, SMALL = 12.0, 9.5
"""Sizes in px of the name of a system, and of what stands on an arrow."""
LINE = 15.0
MARK = 15.0
"""Room for the sign on an arrow, before its text; kept where there is none, since a sign is higher than its line."""
LONGEST = ((236.0, 1.0), (128.0, 0.8))
"""The longest text on an arrow in px that is tried, and the least scale at which it may be: a longer one goes to the key."""
SMALLEST, LARGEST = 0.8, 1.3
"""How much a part may be drawn smaller or larger."""
KEY_COLUMNS, KEY_LINE, KEY_HEAD = 3, 13.0, 26.0
MOST_LINKS = 100
"""Arrows of a part: more never fit a sheet, so that no layout is tried."""
MOST, SHRINK = 48, 0.75
"""Systems of a neighbourhood that are tried together at first, and how much fewer when it does not fit."""


@dataclass(frozen=True, slots=True)
class Part:
    """Systems and arrows that are drawn together.

    Attributes:
        systems: Keys of the systems, in the order of the boxes.
        links: The arrows, in the order of the routes; those from a system to itself are not drawn.
        layout: Where they stand.
        loops: Arrows of a system to itself.
        keyed: Arrows whose texts stand in the key, by their numbers.
    """

    systems: tuple[str, ...]
    links: tuple[Link, ...]
    layout: Layout
    loops: tuple[Link, ...] = ()
    keyed: tuple[Link, ...] = ()


def parts(
    links: Sequence[Link], lines: Callable[[str], Sequence[str]], room: tuple[float, float]
) -> list[Part]:
    """Return the parts: the largest first, then by name.

    Args:
        links: The arrows.
        lines: The lines of the name of a system.
        room: Width and height of a sheet in px, at its own size.
    """
    found: list[Part] = []
    for together in components(links):
        found += _split(together, lines, room)
    return found


def components(links: Iterable[Link]) -> list[list[Link]]:
    """Return the arrows by what hangs together, the largest first."""
    above: dict[str, str] = {}

    def top(system: str) -> str:
        above.setdefault(system, system)
        while above[system] != system:
            above[system] = above[above[system]]
            system = above[system]
        return system

    known = list(links)
    for link in known:
        one, other = top(link.source), top(link.target)
        above[other] = one
    groups: dict[str, list[Link]] = {}
    for link in known:
        groups.setdefault(top(link.source), []).append(link)
    return sorted(groups.values(), key=lambda group: (-len(group), group[0].number))


def _split(links: list[Link], lines: Callable[[str], Sequence[str]], room: tuple[float, float]) -> list[Part]:
    left, found = links, []
    degrees: dict[str, int] = {}
    for link in links:
        for system in {link.source, link.target}:
            degrees[system] = degrees.get(system, 0) + 1
    while left:
        part, own = _fitting(left, lines, degrees, room)
        found.append(part)
        numbers = {link.number for link in own}
        left = [link for link in left if link.number not in numbers]
    return found


def _fitting(
    links: list[Link],
    lines: Callable[[str], Sequence[str]],
    degrees: dict[str, int],
    room: tuple[float, float],
) -> tuple[Part, list[Link]]:
    """Return the largest part that fits, and its arrows: with texts on them, and else with numbers."""
    count = MOST
    while True:
        own = neighbourhood(links, count)
        size = len({end for link in own for end in (link.source, link.target)})
        if count <= 2 or len(own) <= MOST_LINKS:  # noqa: PLR2004  two systems are as small as they must be
            part = _part(own, lines, degrees, 0)
            if count <= 2 or own_scale([part], room) >= SMALLEST:  # noqa: PLR2004
                tried = ((_part(own, lines, degrees, longest), least) for longest, least in LONGEST)
                return next((p for p, least in tried if own_scale([p], room) >= least), part), own
        count = max(2, int(min(count, size) * SHRINK))


def own_scale(shown: Sequence[Part], room: tuple[float, float]) -> float:
    """Return the least scale of parts that each have a sheet of their own."""
    return min(scale([part], part.layout.width, part.layout.height, room) for part in shown)


def scale(
    shown: Sequence[Part], wide: float, high: float, room: tuple[float, float], more: float = 0
) -> float:
    """Return how large parts can be drawn on a sheet with the key to their numbers; 1 is their own size.

    Args:
        shown: The parts.
        wide: Their width together in px.
        high: Their height together in px.
        room: Width and height of the sheet.
        more: Height in px of what stands below them.
    """
    left = room[1] - key_height(sum(len(part.keyed) for part in shown)) - more
    return min(LARGEST, room[0] / max(wide, 1), left / max(high, 1))


def key_height(count: int) -> float:
    """Return the height in px of the key to so many numbers."""
    return KEY_HEAD + KEY_LINE * -(-count // KEY_COLUMNS) if count else 0


def neighbourhood(links: Sequence[Link], count: int) -> list[Link]:
    """Return the arrows among up to so many systems, around the one that has most of them.

    Each next system is the one with most arrows to those that are in already.
    """
    beside: dict[str, dict[str, int]] = {}
    for link in links:
        beside.setdefault(link.source, {}).setdefault(link.target, 0)
        beside.setdefault(link.target, {}).setdefault(link.source, 0)
        beside[link.source][link.target] += 1
        beside[link.target][link.source] += 1
    if len(beside) <= count:
        return list(links)
    inside: set[str] = set()
    ties: dict[str, int] = {}
    following: str | None = max(beside, key=lambda s: (sum(beside[s].values()), [-ord(c) for c in s]))
    while following is not None and len(inside) < count:
        inside.add(following)
        ties.pop(following, None)
        for other, number in beside[following].items():
            if other not in inside:
                ties[other] = ties.get(other, 0) + number
        following = min(ties, key=lambda s: (-ties[s], len(beside[s]), s), default=None)
    return [link for link in links if link.source in inside and link.target in inside]


def room_of(link: Link, *, told: bool) -> float:
    """Return the width in px of the sign of an arrow and its text, or of its number when the text is told in the key."""
    wide = width(link.text, SMALL) if told else width(str(link.number), SMALL, bold=True)
    return MARK + wide + 6


def _part(
    links: list[Link], lines: Callable[[str], Sequence[str]], degrees: dict[str, int], longest: float
) -> Part:
    drawn = tuple(link for link in links if link.source != link.target)
    loops = tuple(link for link in links if link.source == link.target)
    keyed = loops + tuple(link for link in drawn if width(link.text, SMALL) > longest)
    systems = sorted({end for link in links for end in (link.source, link.target)}, key=_order)
    here: dict[str, int] = dict.fromkeys(systems, 0)
    for link in links:
        for system in {link.source, link.target}:
            here[system] += 1
    noted = {loop.source for loop in loops} | {s for s in systems if here[s] < degrees[s]}
    place = {system: i for i, system in enumerate(systems)}
    sizes = [_size(lines(system), noted=system in noted) for system in systems]
    numbers = {link.number for link in keyed}
    arrows = [
        Arrow(place[a.source], place[a.target], room_of(a, told=a.number not in numbers)) for a in drawn
    ]
    return Part(tuple(systems), drawn, layout(sizes, arrows), loops, keyed)


def _order(name: str) -> tuple[object, str]:
    return (natural(name), name)


def _size(lines: Sequence[str], *, noted: bool) -> Size:
    """Return the size of a box by the lines of its name, with a line for a note if it has one."""
    wide = max(width(text, NAME, bold=True) for text in lines) + 16
    return Size(min(max(wide, NARROW), BOX), LINE * (len(lines) + noted) + 14)
