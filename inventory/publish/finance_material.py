"""What a workbook of money is made of: the budgets of consecutive years, and everything that stands behind them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from inventory.errors import InputError
from inventory.finance import benchmarks as others
from inventory.finance import scenarios
from inventory.finance.budget import budgets
from inventory.finance.budget_scope import EVERYTHING
from inventory.finance.licences import statuses
from inventory.finance.lines import KINDS
from inventory.finance.scenario_plan import YEARS, Wish, make
from inventory.language import _

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from sqlalchemy import Connection

    from inventory.finance.benchmarks import Beside
    from inventory.finance.budget import Budget
    from inventory.finance.budget_scope import Scope
    from inventory.finance.calendar import BookYear
    from inventory.finance.licences import LicenceStatus
    from inventory.finance.lines import CostLine, Flag
    from inventory.finance.lot_lines import Lots
    from inventory.finance.reading import Books
    from inventory.finance.scenario_plan import Made
    from inventory.store.policy import Policies

AHEAD = 4
"""Years of a workbook when nobody says how many: those of a plan."""


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
        replacement: The replacement plan: the one that was adopted, else the one without a scenario; None when it
            cannot be made, or a sentence that says why.
        licences: How the licences stand on the day.
        benchmarks: What others spend beside the first year.
    """

    budgets: tuple[Budget, ...]
    state: str = ""
    replacement: Made | str | None = None
    licences: tuple[LicenceStatus, ...] = ()
    benchmarks: tuple[Beside, ...] = ()

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
        return tuple(Booked(one.label, line) for one in self.budgets for line in (*one.all_lines, *one.other))

    @cached_property
    def records(self) -> Mapping[tuple[str, str], int]:
        """Cents by year and record, as `reference` names it."""
        found: dict[tuple[str, str], int] = {}
        for year, line in self.lines:
            key = (year, reference(line.record, line.record_id))
            found[key] = found.get(key, 0) + line.amount
        return found

    @cached_property
    def depreciation(self) -> Mapping[tuple[str, int], int]:
        """Cents of depreciation by year and number of the purchase lot."""
        found: dict[tuple[str, int], int] = {}
        for year, line in self.lines:
            if line.kind == "depreciation" and line.record == "lot":
                key = (year, line.record_id)
                found[key] = found.get(key, 0) + line.amount
        return found

    @property
    def scope(self) -> str:
        """What is counted, for people; "" when everything is."""
        return "; ".join(self.budgets[0].only.told())

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


def vat_note(policies: Policies, on: date) -> str:
    """Return whether amounts include VAT, by the policy of the board on a day, a phrase for people."""
    if policies.word("vat_cost", on) == "excluded":
        return _("amounts are without the VAT that the board reclaims")
    return _("amounts include VAT")


def gather(
    connection: Connection, book_year: BookYear, first: int, last: int, on: date, only: Scope = EVERYTHING
) -> Material:
    """Return what a workbook is made of.

    Args:
        connection: One that reads.
        book_year: How years are cut.
        first: The calendar year in which the first book year begins.
        last: The same of the last one.
        on: The day from which it is seen.
        only: What is counted.

    Raises:
        InputError: The years are the wrong way round.
    """
    from inventory.publish.finance_state import state  # noqa: PLC0415  only for who writes a workbook

    found = tuple(budgets(connection, book_year, first, last, on, only))
    return Material(
        found,
        state(connection),
        _replacement(connection, book_year, first, last, on),
        statuses(connection, found[-1].lots.books, on),
        tuple(others.beside(found[0], others.benchmarks(connection))),
    )


def _replacement(connection: Connection, book_year: BookYear, first: int, last: int, on: date) -> Made | str:
    """Return the replacement plan that was adopted last, else the one without a scenario; or why it cannot be made."""
    adopted = [one.name for one in scenarios.listing(connection) if one.status == "adopted"]
    wish = Wish(
        scenario=adopted[-1] if adopted else None,
        first=first,
        last=max(last, first + YEARS - 1),
        year_kind=book_year.kind,
    )
    try:
        return make(connection, wish, on)
    except InputError as problem:
        return problem.message
