"""Overlap and gap windows of the roadmap with what an overlap costs: the contracts of what goes are still paid."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from inventory.finance.contract_lines import Contracts
from inventory.landscape import roadmap
from inventory.landscape.windows import windows

if TYPE_CHECKING:
    from datetime import date

    from inventory.finance.reading_contracts import ContractRow
    from inventory.landscape.windows import Window
    from inventory.signals.board import Board


def with_costs(board: Board) -> list[Window]:
    """Return the windows that are not over on the day of the board, with the cost of an overlap where it is known."""
    known = board.landscape
    dated = roadmap.applied(known.landscape, known.changes, undated=False)
    found = windows(dated.landscape, board.on, dated.effects)
    if not any(window.kind == "overlap" for window in found):
        return found
    costs = Costs(board)
    return [
        replace(one, cost=costs.of(board.system_keys[one.leaves], one.first, one.last))
        if one.kind == "overlap" and one.leaves in board.system_keys
        else one
        for one in found
    ]


class Costs:
    """Reckons what systems cost by their contracts.

    Args:
        board: The board on the day from which it is seen.
    """

    def __init__(self, board: Board) -> None:
        self.board = board
        self.contracts = Contracts(board.books, board.counts)
        self._known: dict[tuple[int, date, date], int | None] = {}

    def covering(self, system: int) -> list[ContractRow]:
        """Return the contracts that cover a system."""
        numbers = {one.contract for one in self.board.books.covers if one.system == system}
        return [row for row in self.board.contracts if row.id in numbers]

    def of(self, system: int, first: date, last: date) -> int | None:
        """Return what the contracts of a system ask in a span of days, in cents.

        None when that is not known: it has no contract with prices, a contract is about other things as well, or a
        quantity is not known.
        """
        key = (system, first, last)
        if key not in self._known:
            self._known[key] = self._reckon(system, first, last)
        return self._known[key]

    def _reckon(self, system: int, first: date, last: date) -> int | None:
        rows = self.covering(system)
        shared = {
            one.contract
            for one in self.board.books.covers
            if one.system != system or one.lot is not None or one.category is not None
        }
        priced = [row for row in rows if self.contracts.prices.of(row)]
        if not priced or any(row.id in shared for row in rows):
            return None
        cost = sum(self.contracts.cost(row, first, last, self.board.on) for row in priced)
        numbers = {row.id for row in priced}
        told = any(flag.record == "contract" and flag.record_id in numbers for flag in self.contracts.flags)
        return None if told else cost
