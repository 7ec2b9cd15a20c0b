"""What is read once for as long as one piece of work lasts: a plan asks for the same records from twenty places."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator

    from sqlalchemy import Connection

Made = TypeVar("Made")
PLACE = "inventory.kept"
"""Where a connection keeps it."""


@contextmanager
def keeping(connection: Connection) -> Iterator[None]:
    """Keep what `kept` makes until this ends; within it nobody writes, so that what was read stays so.

    Args:
        connection: One that reads.
    """
    within = PLACE in connection.info
    connection.info.setdefault(PLACE, {})
    try:
        yield
    finally:
        if not within:
            del connection.info[PLACE]


def keeps(connection: Connection) -> bool:
    """Return whether what is read is kept."""
    return PLACE in connection.info


def kept(connection: Connection, name: Hashable, make: Callable[[], Made]) -> Made:
    """Return what a function makes, made once within `keeping`, and anew every time outside it.

    Args:
        connection: One that reads.
        name: Under which it is kept; what is made may not be changed by who gets it.
        make: What reads it.
    """
    found: dict[Hashable, Made] | None = connection.info.get(PLACE)
    if found is None:
        return make()
    if name not in found:
        found[name] = make()
    return found[name]
