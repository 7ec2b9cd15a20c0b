"""What several rules look at is made once a check."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, TypeVar
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from collections.abc import Callable

    from inventory.signals.board import Board

Made = TypeVar("Made")


def once(make: Callable[[Board], Made]) -> Callable[[Board], Made]:
    """Make something of a board the first time that it is asked for, and keep it as long as the board."""
    kept: WeakKeyDictionary[Board, Made] = WeakKeyDictionary()

    @wraps(make)
    def made(board: Board) -> Made:
        if board not in kept:
            kept[board] = make(board)
        return kept[board]

    return made
