"""The lines behind what was realised: cost records behind what was budgeted, entries of the ledger behind what was booked."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from inventory.finance.realised_compare import SINGLE
from inventory.plan.blocks import Line
from inventory.plan.proofs import lines_of, merged

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inventory.finance.lines import CostLine
    from inventory.finance.realised_compare import Compared, Comparison


class Behind:
    """The lines behind the cells of a comparison.

    Args:
        comparison: The books beside a budget.
    """

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self._entries = {one.id: one for one in comparison.entries}
        self._costs: dict[tuple[str, str], list[CostLine]] = defaultdict(list)
        for line in comparison.budget.all_lines:
            if line.kind != "operating" or line.record not in SINGLE:
                self._costs[line.kind, line.cost_row or line.pillar or ""].append(line)

    def budget(self, rows: Iterable[Compared]) -> tuple[Line, ...]:
        """Return the records whose costs were budgeted; their amounts are the budget of these rows."""
        found: list[Line] = []
        for one in rows:
            if one.key.record:
                found.append(Line(one.key.record, one.key.record_id, one.title, one.budget, one.gap.text))
            else:
                found += lines_of(self._costs[one.key.kind, one.key.place], self.comparison.budget)
        return merged(found)

    def realised(self, rows: Iterable[Compared]) -> tuple[Line, ...]:
        """Return the confirmed entries; their amounts are what was realised on these rows."""
        return merged(line for one in rows for line in self._booked(one.entries, one.realised, one.title))

    def proposed(self, rows: Iterable[Compared]) -> tuple[Line, ...]:
        """Return the proposed entries; their amounts are what is proposed for these rows."""
        return merged(line for one in rows for line in self._booked(one.proposals, one.proposed, one.title))

    def _booked(self, numbers: tuple[int, ...], amount: int, title: str) -> list[Line]:
        """Return entries as lines; what is shared out over rows stands as its part, with the first entry."""
        found = [self._entries[number] for number in numbers]
        if sum(one.amount for one in found) == amount:
            return [Line("ledger_entry", one.id, one.title, one.amount, one.relation or "") for one in found]
        return [Line("ledger_entry", found[0].id, title, amount)] if found else []
