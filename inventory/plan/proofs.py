"""The lines behind the figures of a table: records with what each adds, which together are the figure to the cent."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from inventory.finance.lines import KINDS
from inventory.finance.money import rounded
from inventory.plan.blocks import TOTALS, Line, Proof
from inventory.records.choices import COST_ROWS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from inventory.finance.budget import Budget
    from inventory.finance.lines import CostLine

TOTAL = "total"
"""Column of `Sorted` with all columns together."""


def lines_of(found: Iterable[CostLine], budget: Budget) -> tuple[Line, ...]:
    """Return cost lines as lines of a proof, one for each record, the largest first; what adds nothing is left out.

    Args:
        found: The cost lines of one figure.
        budget: What they come from, which knows what lots are called.
    """
    return merged(
        Line(one.record, one.record_id, _name(one, budget), one.amount, one.explanation) for one in found
    )


def _name(one: CostLine, budget: Budget) -> str:
    """Return what a record is called; lines that are made in haste know only the code of a lot."""
    lot = budget.lots.rows.get(one.record_id) if one.record == "lot" else None
    return f"{lot.code} · {lot.description}" if lot else one.title


def merged(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Return lines with those of one record put together, the largest first; what adds nothing is left out."""
    found: dict[tuple[str, int], list[Line]] = defaultdict(list)
    for line in lines:
        found[line.kind, line.id].append(line)
    whole = [together(mine) for mine in found.values()]
    kept = (line for line in whole if line.amount)
    return tuple(sorted(kept, key=lambda line: (-abs(line.amount or 0), line.name, line.kind, line.id)))


def together(mine: Sequence[Line]) -> Line:
    """Return lines of one record as one, with what is told of each."""
    if len(mine) == 1 and mine[0].amount is not None:
        return mine[0]
    notes = dict.fromkeys(line.note for line in mine if line.note)
    amount = sum(line.amount or 0 for line in mine)
    return Line(mine[0].kind, mine[0].id, mine[0].name, amount, "; ".join(notes))


def shared(lines: Iterable[Line], heads: int) -> tuple[Line, ...]:
    """Return what each line adds to a figure per head; the parts add up to the whole divided and rounded once.

    Args:
        lines: The lines of the whole.
        heads: By how many it is divided.
    """
    found, before = [], 0
    for line in lines:
        after = before + (line.amount or 0)
        part = rounded(after, heads) - rounded(before, heads)
        found.append(Line(line.kind, line.id, line.name, part, line.note))
        before = after
    return tuple(found)


def proofs(row: int, cells: Sequence[tuple[int, tuple[Line, ...]]]) -> list[Proof]:
    """Return the proofs of a row, of the columns that have lines.

    Args:
        row: Place of the row, or `TOTALS`.
        cells: Place of the column with the lines of its cell.
    """
    return [Proof(row, column, lines) for column, lines in cells if lines]


def totalled(found: Iterable[Proof]) -> list[Proof]:
    """Return proofs of rows with those of the totals: the lines of all rows of a column together."""
    kept = list(found)
    columns: dict[int, list[Line]] = defaultdict(list)
    for proof in kept:
        columns[proof.column] += proof.lines
    return [*kept, *(Proof(TOTALS, column, merged(lines)) for column, lines in sorted(columns.items()))]


class Sorted:
    """The cost lines of a budget by row or pillar and column, sorted once.

    Args:
        budget: The budget.
        brief: Whether lots need no explanation, which takes a tenth of the time.
    """

    def __init__(self, budget: Budget, *, brief: bool = False) -> None:
        self.budget = budget
        self._cells: dict[tuple[str | None, str], list[CostLine]] = defaultdict(list)
        for line in budget.brief if brief else budget.all_lines:
            self._cells[line.cost_row, line.kind].append(line)

    def cell(self, row: str, column: str) -> tuple[Line, ...]:
        """Return the lines of a cell of the seven rows; `TOTAL` for all rows or all columns."""
        rows = COST_ROWS if row == TOTAL else (row,)
        columns = KINDS if column == TOTAL else (column,)
        return lines_of(self._found(rows, columns), self.budget)

    def pillar(self, pillar: str) -> tuple[Line, ...]:
        """Return the lines of a pillar: those of its rows, and what was entered for the pillar itself."""
        rows = [row for row in COST_ROWS if self.budget.pillar_of[row] == pillar]
        own = (line for line in self._found((None,), KINDS) if line.pillar == pillar)
        return lines_of((*self._found(rows, KINDS), *own), self.budget)

    def _found(self, rows: Iterable[str | None], columns: Iterable[str]) -> Iterator[CostLine]:
        wanted = list(columns)
        for row in rows:
            for column in wanted:
                yield from self._cells.get((row, column), ())
