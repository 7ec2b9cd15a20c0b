"""What a workbook of money is made of: the budgets of consecutive years, and everything that stands behind them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from inventory.finance.budget import budget
from inventory.finance.lines import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from sqlalchemy import Connection

    from inventory.finance.budget import Budget
    from inventory.finance.calendar import BookYear
    from inventory.finance.lines import CostLine, Flag
    from inventory.finance.lot_lines import Lots
    from inventory.finance.reading import Books


class Booked(NamedTuple):
    """A cost line with what its book year is called."""

    year: str
    line: CostLine

    @property
    def counted(self) -> bool:
        """Whether it is in the table of the seven rows or that of the pillars."""
        return self.line.kind in KINDS and bool(self.line.cost_row or self.line.pillar)


@dataclass(frozen=True)
class Material:
    """Budgets of consecutive book years, at least one, seen from one day.

    Attributes:
        budgets: One a year, the earliest first.
        state: Which state of the database they come from, a sentence for people; "" when nobody knows.
    """

    budgets: tuple[Budget, ...]
    state: str = ""

    @property
    def on(self) -> date:
        """The day from which everything is seen."""
        return self.budgets[0].on

    @property
    def labels(self) -> tuple[str, ...]:
        """What the years are called."""
        return tuple(one.label for one in self.budgets)

    @property
    def span(self) -> str:
        """The years together: "2027", or "2027-2030"."""
        first, last = self.budgets[0], self.budgets[-1]
        if len(self.budgets) == 1:
            return first.label
        return f"{first.year}-{last.last.year}"

    @property
    def lots(self) -> Lots:
        """What reckons with the lots: of the last year, which knows the most lots."""
        return self.budgets[-1].lots

    @property
    def books(self) -> Books:
        """Everything that was read for the last year."""
        return self.lots.books

    @cached_property
    def lines(self) -> tuple[Booked, ...]:
        """Every cost line of every year."""
        return tuple(Booked(one.label, line) for one in self.budgets for line in one.lines())

    @cached_property
    def records(self) -> Mapping[tuple[str, str], int]:
        """Cents by year and record, as `reference` names it."""
        found: dict[tuple[str, str], int] = {}
        for year, line in self.lines:
            key = (year, reference(line.record, line.record_id))
            found[key] = found.get(key, 0) + line.amount
        return found

    def total(self, year: str, wanted: Callable[[Booked], bool]) -> int:
        """Return the cents of the lines of a year that are wanted."""
        return sum(one.line.amount for one in self.lines if one.year == year and wanted(one))

    @cached_property
    def flags(self) -> tuple[Flag, ...]:
        """What the figures leave out or cannot know, each once."""
        found = {flag.text: flag for one in self.budgets for flag in one.flags}
        return tuple(found.values())


def reference(record: str, number: int) -> str:
    """Return by which text the sheets find the lines of a record."""
    return f"{record} {number}"


def gather(connection: Connection, book_year: BookYear, first: int, last: int, on: date) -> Material:
    """Return what a workbook is made of.

    Args:
        connection: One that reads.
        book_year: How years are cut.
        first: The calendar year in which the first book year begins.
        last: The same of the last one.
        on: The day from which it is seen.
    """
    from inventory.publish.finance_state import state  # noqa: PLC0415  only for who writes a workbook

    budgets = tuple(budget(connection, book_year, year, on) for year in range(first, max(first, last) + 1))
    return Material(budgets, state(connection))
