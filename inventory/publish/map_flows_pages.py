"""Parts of a net of interfaces on sheets: beside and below each other where they fit, and what has no interface at the end."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from inventory.publish.map_flows_parts import SMALLEST, own_scale, scale

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inventory.publish.map_flows_parts import Part

APART = 44.0
"""Between two parts in px."""
ROUNDING = 1e-9
LIST_COLUMNS, LIST_LINE, LIST_HEAD = 6, 14.0, 28.0


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet.

    Attributes:
        parts: Each with its left and top in px before scaling.
        scale: How large they are drawn.
        alone: Names of systems without an interface that are listed here.
        continued: Whether the list began on an earlier sheet.
    """

    parts: tuple[tuple[Part, float, float], ...] = ()
    scale: float = 1
    alone: tuple[str, ...] = field(default=())
    continued: bool = False


def pages(parts: Sequence[Part], alone: Sequence[str], room: tuple[float, float]) -> list[Page]:
    """Return the sheets, at least one.

    Args:
        parts: The parts, in order.
        alone: Names of the systems without an interface, in order.
        room: Width and height of a sheet in px.
    """
    groups: list[list[Part]] = []
    for part in parts:
        group = next((group for group in groups if _fit([*group, part], room)), None)
        if group is None:
            groups.append([part])
        else:
            group.append(part)
    made = [_page(group, room, ()) for group in groups]
    if not alone:
        return made or [Page()]
    if groups:
        last = _page(groups[-1], room, tuple(alone))
        if last.scale >= min(1, made[-1].scale) and last.scale >= SMALLEST:
            return [*made[:-1], last]
    most = int((room[1] - LIST_HEAD) / LIST_LINE) * LIST_COLUMNS
    lists = [tuple(alone[at : at + most]) for at in range(0, len(alone), most)]
    return [*made, *(Page(alone=names, continued=i > 0) for i, names in enumerate(lists))]


def list_height(count: int) -> float:
    """Return the height in px of a list of so many systems."""
    return LIST_HEAD + LIST_LINE * -(-count // LIST_COLUMNS) if count else 0


def _fit(group: Sequence[Part], room: tuple[float, float]) -> bool:
    """Return whether parts fit a sheet together, none of them smaller than the largest must be on its own."""
    least = min(1, own_scale(group, room))
    return scale(group, *_size(_shelves(group, room[0] / least)), room) >= least - ROUNDING


def _page(group: Sequence[Part], room: tuple[float, float], alone: tuple[str, ...]) -> Page:
    placed = _shelves(group, room[0] / min(1, own_scale(group, room)))
    return Page(tuple(placed), scale(group, *_size(placed), room, list_height(len(alone))), alone)


def _shelves(group: Sequence[Part], wide: float) -> list[tuple[Part, float, float]]:
    """Return the parts from left to right, and below when the width is full."""
    placed: list[tuple[Part, float, float]] = []
    x = y = below = 0.0
    for part in group:
        if x and x + part.layout.width > wide + ROUNDING:
            x, y = 0.0, below + APART
        placed.append((part, x, y))
        x += part.layout.width + APART
        below = max(below, y + part.layout.height)
    return placed


def _size(placed: Sequence[tuple[Part, float, float]]) -> tuple[float, float]:
    return (
        max(x + part.layout.width for part, x, _ in placed),
        max(y + part.layout.height for part, _, y in placed),
    )
