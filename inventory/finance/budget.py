"""The ICT budget of a year: seven rows by operating, staff and depreciation, by pillar, and per pupil.

Every cell is a sum of cost lines, which `Budget.explain` gives. The layout is that of the PO-Raad format, chapter 5.
Invariant: the rows together, plus what was entered for a pillar without a row (vision), are the pillars together.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from inventory.errors import InputError
from inventory.finance.contract_lines import Contracts
from inventory.finance.counts import Counts
from inventory.finance.lines import KINDS, Flag, total
from inventory.finance.lot_lines import Lots
from inventory.finance.money import amount_text, euro, rounded
from inventory.finance.other_lines import manual_lines, staff_lines
from inventory.finance.reading import read
from inventory.language import _
from inventory.records.choices import COST_ROWS, PILLARS
from inventory.records.values import day
from inventory.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from sqlalchemy import Connection

    from inventory.finance.calendar import BookYear
    from inventory.finance.lines import CostLine
    from inventory.finance.lot_lines import Charge

ALL = "total"
"""Stands for every row, or every column, in `Budget.amount` and `Budget.explain`."""


@dataclass(frozen=True)
class Budget:
    """The budget of one book year.

    Attributes:
        book_year: How years are cut.
        year: The calendar year in which it begins.
        on: The day from which it is seen, which decides what is actual and what committed.
        direct: Lines of contracts, licences, staff and manual amounts.
        charges: What each lot costs; its lines are made when they are asked for.
        lots: Reckons with the lots.
        pillar_of: The pillar of each row.
        pupils: Pupils of the board, or None when they were never counted.
        count_date: The count date used, or None.
        flags: What the figures leave out or cannot know.
    """

    book_year: BookYear
    year: int
    on: date
    direct: tuple[CostLine, ...]
    charges: tuple[Charge, ...]
    lots: Lots
    pillar_of: Mapping[str, str]
    pupils: int | None
    count_date: date | None
    flags: tuple[Flag, ...]

    @property
    def first(self) -> date:
        """The first day."""
        return self.book_year.first(self.year)

    @property
    def last(self) -> date:
        """The last day."""
        return self.book_year.last(self.year)

    @property
    def label(self) -> str:
        """What people call the year: "2027" or "2026-2027"."""
        return self.book_year.label(self.year)

    @cached_property
    def cells(self) -> dict[tuple[str | None, str], int]:
        """Amounts in cents by row (None: no row recorded) and column."""
        found: dict[tuple[str | None, str], int] = {}
        for line in self.direct:
            key = (line.cost_row, line.kind)
            found[key] = found.get(key, 0) + line.amount
        for one in self.charges:
            charged = (self.lots.cost_row(one.lot), str(one.kind))
            found[charged] = found.get(charged, 0) + one.amount
        return found

    def amount(self, row: str = ALL, column: str = ALL) -> int:
        """Return a cell, or a total, of the table of rows, in cents."""
        rows = COST_ROWS if row == ALL else (row,)
        columns = KINDS if column == ALL else (column,)
        return sum(self.cells.get((one, kind), 0) for one in rows for kind in columns)

    @property
    def pillars(self) -> dict[str, int]:
        """Amounts in cents by pillar: its rows, and what was entered for the pillar itself."""
        found = dict.fromkeys(PILLARS, 0)
        for row in COST_ROWS:
            found[self.pillar_of[row]] += self.amount(row)
        for line in self.direct:
            if line.cost_row is None and line.pillar:
                found[line.pillar] += line.amount
        return found

    @property
    def unplaced(self) -> int:
        """What belongs to no row and no pillar, in cents: in no total until its record gets one."""
        rowless = sum(amount for (row, _kind), amount in self.cells.items() if row is None)
        return rowless - total(line for line in self.direct if line.cost_row is None and line.pillar)

    @property
    def per_pupil(self) -> int | None:
        """The total of the rows per pupil in cents, or None when the pupils are not known."""
        return rounded(self.amount(), self.pupils) if self.pupils else None

    def lines(self) -> Iterator[CostLine]:
        """Return every line, with the pillar of its row."""
        for line in (*self.direct, *self._lot_lines(None)):
            pillar = self.pillar_of.get(line.cost_row) if line.cost_row else line.pillar
            yield line._replace(pillar=pillar)

    def explain(self, row: str = ALL, column: str = ALL) -> list[CostLine]:
        """Return the lines whose sum is a cell, a row, a column, a pillar or the whole.

        Args:
            row: Code or name of a row or a pillar, or "total".
            column: "operating", "staff", "depreciation" or "total".

        Raises:
            InputError: There is no such row or column.
        """
        code, kind = find_row(row), find_column(column)
        found = []
        for line in (*self.direct, *self._lot_lines(code)):
            pillar = self.pillar_of.get(line.cost_row) if line.cost_row else line.pillar
            mine = code in {line.cost_row, pillar} or (code == ALL and line.cost_row is not None)
            if mine and kind in {ALL, line.kind}:
                found.append(line._replace(pillar=pillar))
        return found

    def _lot_lines(self, code: str | None) -> Iterator[CostLine]:
        """Return the lines of lots, only of one row when it is one."""
        wanted = [one for one in self.charges if code not in COST_ROWS or self.lots.cost_row(one.lot) == code]
        return self.lots.lines(wanted, (self.first, self.last), self.on)


def find_row(name: str) -> str:
    """Return the code of the row or pillar that a person means, or "total".

    Raises:
        InputError: There is none.
    """
    return _found(name, {**COST_ROWS, **PILLARS}, _("The budget has no row “{name}”."))


def find_column(name: str) -> str:
    """Return the code of the column that a person means, or "total".

    Raises:
        InputError: There is none.
    """
    labels = {"operating": "operating", "staff": "staff", "depreciation": "depreciation"}
    return _found(name, labels, _("The budget has no column “{name}”."))


def _found(name: str, labels: Mapping[str, str], message: str) -> str:
    wanted = fold(name).replace("-", "_")
    for code, label in {ALL: ALL, **labels}.items():
        if wanted in {code, fold(label).replace("-", "_"), fold(_(label)).replace("-", "_")}:
            return code
    raise InputError(
        message.format(name=name), _("There are: {names}.").format(names=", ".join([*labels, ALL]))
    )


def budget(connection: Connection, book_year: BookYear, year: int, on: date | None = None) -> Budget:
    """Return the budget of a book year.

    Args:
        connection: One that reads.
        book_year: How years are cut.
        year: The calendar year in which the book year begins.
        on: The day from which it is seen; without it, the first day of the year.
    """
    period = (book_year.first(year), book_year.last(year))
    seen = on or period[0]
    books = read(connection, period[1])
    counts, lots = Counts(books), Lots(books)
    contracts = Contracts(books, counts)
    flags: list[Flag] = []
    charges = tuple(lots.charges(*period))
    direct = (
        *contracts.lines(period, seen),
        *staff_lines(books, period, seen, flags),
        *manual_lines(books, period),
    )
    pillar_of = {row: books.policies.word(f"pillar_{row}", period[0]) for row in COST_ROWS}
    found = Budget(
        book_year=book_year,
        year=year,
        on=seen,
        direct=direct,
        charges=charges,
        lots=lots,
        pillar_of=pillar_of,
        pupils=counts.pupils(period[0]),
        count_date=counts.counted(period[0]),
        flags=(*lots.flags, *contracts.flags, *flags),
    )
    return _flagged(found)


def _flagged(found: Budget) -> Budget:
    """Return a budget with the flags that its figures call for."""
    flags = list(found.flags)
    if not found.amount(column="staff"):
        flags.append(
            Flag("no_staff", _("No staff costs are recorded: what staff cost is unknown, not nothing."))
        )
    if not found.pupils:
        flags.append(Flag("no_pupils", _("No pupils are recorded: the amount per pupil is unknown.")))
    elif found.count_date and found.count_date > found.first:
        text = _("There is no count before the year begins; that of {day} is used.")
        flags.append(Flag("late_count", text.format(day=day(found.count_date))))
    if found.unplaced:
        text = _("{amount} has no row in the budget yet and is in no total.")
        flags.append(Flag("unplaced", text.format(amount=euro(found.unplaced))))
    return replace(found, flags=tuple(flags))


def json_of(found: Budget) -> dict[str, Any]:
    """Return a budget as `budget --format json` prints it: amounts as text with two decimals."""
    rows = []
    for row in COST_ROWS:
        amounts: dict[str, str] = {kind: amount_text(found.amount(row, kind)) for kind in KINDS}
        rows.append({"row": row, **amounts, "total": amount_text(found.amount(row))})
    per_pupil = found.per_pupil
    return {
        "rows": rows,
        "total": amount_text(found.amount()),
        "pillars": {pillar: amount_text(amount) for pillar, amount in found.pillars.items()},
        "pupils": found.pupils,
        "per_pupil": None if per_pupil is None else amount_text(per_pupil),
    }
