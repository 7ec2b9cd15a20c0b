"""The ICT budget of a year: seven rows by operating, staff and depreciation, by pillar, and per pupil.

Every cell is a sum of cost lines, which `Budget.explain` gives. The layout is that of the PO-Raad format, chapter 5.
Invariant: the rows together, plus what was entered for a pillar without a row (vision), are the pillars together.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from inventory.errors import InputError
from inventory.finance import budget_flags, closing
from inventory.finance.budget_names import ALL, DIMENSIONS
from inventory.finance.budget_scope import EVERYTHING, Scope, Scopes
from inventory.finance.budget_year import Budget
from inventory.finance.contract_lines import Contracts
from inventory.finance.counts import Counts
from inventory.finance.lines import KINDS, total
from inventory.finance.lot_lines import Lots
from inventory.finance.money import amount_text
from inventory.finance.other_lines import manual_lines, staff_lines
from inventory.finance.planned import lines_of, listing
from inventory.finance.reading import read
from inventory.language import _
from inventory.records.choices import COST_ROWS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from sqlalchemy import Connection

    from inventory.finance.calendar import BookYear
    from inventory.finance.closing_facts import Facts
    from inventory.finance.lines import CostLine, Flag
    from inventory.finance.planned import PlannedRow
    from inventory.finance.reading import Books

__all__ = [
    "ALL",
    "DIMENSIONS",
    "Budget",
    "Reckoner",
    "Scope",
    "budget",
    "budgets",
    "json_of",
]


class Reckoner:
    """Reckons budgets of any year from books that are read once.

    Args:
        books: What was read, with the lots in use by the last day that will be asked.
        planned: Lots that are planned and not bought yet.
        frozen: Gives the lines of a closed year by its first and last day.
        facts: Gives what stood fast when it was closed, likewise.
    """

    def __init__(
        self,
        books: Books,
        planned: Sequence[PlannedRow] = (),
        frozen: Callable[[date, date], list[CostLine] | None] | None = None,
        facts: Callable[[date, date], Facts | None] | None = None,
    ) -> None:
        self.books = books
        self.planned = planned
        self.frozen, self.facts = frozen, facts
        self.counts = Counts(books)
        self.scopes = Scopes(books, planned)
        self.lots = Lots(books)

    def budget(self, book_year: BookYear, year: int, on: date | None = None) -> Budget:
        """Return the budget of a book year, with everything; see `budget`."""
        books, period = self.books, (book_year.first(year), book_year.last(year))
        found = Budget(
            book_year=book_year,
            year=year,
            on=on or period[0],
            direct=(),
            charges=(),
            lots=self.lots,
            pillar_of={row: books.policies.word(f"pillar_{row}", period[0]) for row in COST_ROWS},
            pupils=self.counts.pupils(period[0]),
            count_date=self.counts.counted(period[0]),
            flags=(),
            scopes=self.scopes,
        )
        settled = any(period == (one.start, one.end) for one in books.of_lots.closed)
        lines = self.frozen(*period) if self.frozen and settled else None
        facts = self.facts(*period) if self.facts and lines is not None else None
        found = self._open(found, period) if lines is None else _closed(found, lines, facts)
        return replace(found, flags=(*found.flags, *budget_flags.called_for(found)))

    def _open(self, found: Budget, period: tuple[date, date]) -> Budget:
        """Return a budget with what everything costs in a year that is not closed."""
        books, contracts = self.books, Contracts(self.books, self.counts)
        flags: list[Flag] = []
        charges = tuple(self.lots.charges(*period))
        other = [one for one in charges if one.kind not in KINDS]
        direct = (
            *contracts.lines(period, found.on),
            *staff_lines(books, period, found.on, flags),
            *manual_lines(books, period),
            *(lines_of(self.planned, books, period) if self.planned else ()),
        )
        later = {
            ("lot", row.id) for row in books.lots if min(row.in_use, row.delivered or row.in_use) > period[1]
        }
        of_lots = [flag for flag in self.lots.flags if (flag.record, flag.record_id) not in later]
        return replace(
            found,
            direct=direct,
            charges=tuple(one for one in charges if one.kind in KINDS) if other else charges,
            other=tuple(self.lots.lines(other, period, found.on)),
            flags=(*of_lots, *contracts.flags, *flags),
        )


def _closed(found: Budget, lines: Sequence[CostLine], facts: Facts | None) -> Budget:
    """Return a budget of the lines that were frozen when its year was closed, with the pillars and pupils of then."""
    if facts is not None:
        found = replace(found, pupils=facts.pupils, count_date=facts.counted, facts=facts)
    pillars = {line.cost_row: line.pillar for line in lines if line.cost_row and line.pillar}
    return replace(
        found,
        direct=tuple(line for line in lines if line.kind in KINDS),
        other=tuple(line for line in lines if line.kind not in KINDS),
        pillar_of={**found.pillar_of, **pillars},
        closed=True,
    )


def reckoner(connection: Connection, until: date) -> Reckoner:
    """Return what reckons budgets up to a day, with everything read that it needs."""
    planned = listing(connection, open_only=True)
    books = read(connection, until)
    return Reckoner(
        books, planned, partial(closing.frozen, connection), partial(closing.facts, connection, books)
    )


def budget(
    connection: Connection,
    book_year: BookYear,
    year: int,
    on: date | None = None,
    only: Scope = EVERYTHING,
) -> Budget:
    """Return the budget of a book year.

    Args:
        connection: One that reads.
        book_year: How years are cut.
        year: The calendar year in which the book year begins.
        on: The day from which it is seen; without it, the first day of the year.
        only: What is counted.
    """
    return reckoner(connection, book_year.last(year)).budget(book_year, year, on).narrowed(only)


def budgets(
    connection: Connection,
    book_year: BookYear,
    first: int,
    last: int,
    on: date | None = None,
    only: Scope = EVERYTHING,
) -> list[Budget]:
    """Return the budgets of book years from one up to and including another; what costs money is read once.

    Args:
        connection: One that reads.
        book_year: How years are cut.
        first: The calendar year in which the first book year begins.
        last: The same of the last one.
        on: The day from which all are seen; without it, each from its first day.
        only: What is counted.

    Raises:
        InputError: The years are the wrong way round.
    """
    if last < first:
        raise InputError(
            _("The last year {last} comes before the first one {first}.").format(last=last, first=first)
        )
    books = reckoner(connection, book_year.last(last))
    return [books.budget(book_year, year, on).narrowed(only) for year in range(first, last + 1)]


def json_of(found: Budget) -> dict[str, Any]:
    """Return a budget as `budget --format json` prints it: amounts as text with two decimals, unknown ones null."""
    unknown = found.staff_unknown
    rows = []
    for row in COST_ROWS:
        amounts: dict[str, str | None] = {kind: amount_text(found.amount(row, kind)) for kind in KINDS}
        if unknown:
            amounts["staff"] = None
        rows.append({"row": row, **amounts, "total": amount_text(found.amount(row))})
    per_pupil = found.per_pupil
    return {
        "rows": rows,
        "total": amount_text(found.amount()),
        "pillars": {pillar: amount_text(amount) for pillar, amount in found.pillars.items()},
        "pupils": found.pupils,
        "per_pupil": None if per_pupil is None else amount_text(per_pupil),
        "year": found.label,
        "first": found.first.isoformat(),
        "last": found.last.isoformat(),
        "closed": found.closed,
        "count_date": found.count_date.isoformat() if found.count_date else None,
        "other": amount_text(total(found.other)),
        "scope": found.only.as_json(),
        "flags": [
            {"code": one.code, "text": one.text, "record": one.record or None, "id": one.record_id or None}
            for one in found.flags
        ],
    }
