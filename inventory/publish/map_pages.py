"""Rows on pages: a domain stays whole, unless that would leave a good part of a page empty."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

EMPTY = 0.3
"""Share of a page that may stay empty to keep a domain whole."""


class Tall(Protocol):
    """What has a height."""

    @property
    def height(self) -> float:
        """Height in the unit of the room."""


R = TypeVar("R", bound=Tall)


def pages(groups: Sequence[Sequence[R]], room: float, again: Callable[[R], R | None]) -> list[list[R]]:
    """Return the rows of each page, at least one page.

    Args:
        groups: Rows that belong together; the first may be their heading.
        room: Height of a page.
        again: Makes, of the first row of a group, the heading under which it goes on; None when it has none.
    """
    found: list[list[R]] = [[]]
    used = 0.0
    for group in groups:
        whole = used + sum(row.height for row in group) <= room
        if found[-1] and not whole and room - used < EMPTY * room:
            found.append([])
            used = 0.0
        for row in group:
            if found[-1] and used + row.height > room:
                heading = again(group[0])
                found.append([heading] if heading is not None else [])
                used = sum(kept.height for kept in found[-1])
            found[-1].append(row)
            used += row.height
    return found
