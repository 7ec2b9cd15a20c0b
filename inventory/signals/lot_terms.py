"""Until when a purchase lot is depreciated, and whether anything of it is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.errors import InputError
from inventory.finance.calendar import month_index, month_last

if TYPE_CHECKING:
    from datetime import date

    from inventory.finance.course import Course
    from inventory.finance.reading import LotRow
    from inventory.signals.board import Board


def depreciated_on(board: Board, lot: LotRow) -> date | None:
    """Return the last day of a lot's term, or None when it is unknown or the lot is no asset."""
    months = board.lots.months(lot)
    if months is None or not board.lots.capitalised(lot):
        return None
    return month_last(month_index(lot.in_use) + (_changed_term(board, lot) or months) - 1)


def _changed_term(board: Board, lot: LotRow) -> int | None:
    """Return the term in all that the last event on a lot gave it, or None when none did."""
    course = _course(board, lot)
    pieces = [one for one in course.mine(lot.id) if one.closes is None] if course else []
    terms = [what.months for one in pieces for what in one.story if what.months is not None]
    return terms[-1] if terms else None


def _course(board: Board, lot: LotRow) -> Course | None:
    """Return the course of a lot to which something happened, None for others and for what contradicts itself."""
    if not board.lots.families.special(lot):
        return None
    try:
        return board.lots.course(lot)
    except InputError:  # AST-013 says what contradicts itself
        return None


def gone(board: Board, lot: LotRow) -> bool:
    """Return whether all of a lot has left by the day; what contradicts itself counts as there."""
    try:
        return board.lots.quantity(lot, board.on) == 0
    except InputError:
        return False
