"""The budget of one book year: its table, its pillars, other ways to put it together, and the lines of every figure."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from inventory.finance import budget_flags
from inventory.finance.budget_names import ALL, find_column, find_dimension, find_row, in_order
from inventory.finance.budget_scope import EVERYTHING
from inventory.finance.counts import Counts
from inventory.finance.lines import KINDS, CostLine, total
from inventory.finance.money import rounded
from inventory.records.choices import COST_ROWS, PILLARS
from inventory.records.finance import NATURES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from inventory.finance.budget_scope import Scope, Scopes
    from inventory.finance.calendar import BookYear
    from inventory.finance.closing_facts import Facts
    from inventory.finance.lines import Flag
    from inventory.finance.lot_lines import Charge, Lots


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
        only: What is counted; everything unless it says otherwise.
        other: Results of disposals and releases of contributions: in no column and no total.
        scopes: What not every figure per pupil counts, by record.
        closed: The year is closed: the lines are those of when it was.
        facts: What stood fast when it was closed.
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
    only: Scope = EVERYTHING
    other: tuple[CostLine, ...] = ()
    scopes: Scopes | None = field(default=None, repr=False)
    closed: bool = False
    facts: Facts | None = field(default=None, repr=False)

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

    @property
    def staff_unknown(self) -> bool:
        """Return whether no staff costs are counted at all: what staff cost is unknown then, not nothing."""
        return not self.amount(column="staff")

    def lines(self) -> Iterator[CostLine]:
        """Return every line, with the pillar of its row."""
        for line in self.direct:
            yield self._placed(line)
        for line in self._lot_lines(None):
            yield self._placed(line)

    def _placed(self, line: CostLine) -> CostLine:
        """Return a line with the pillar of its row, and with its scope."""
        pillar = self.pillar_of.get(line.cost_row) if line.cost_row else line.pillar
        line = line._replace(pillar=pillar)
        return self.scopes.of(line) if self.scopes and not self.closed else line

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
        known = self.__dict__.get("all_lines")
        for line in known or map(self._placed, (*self.direct, *self._lot_lines(code))):
            mine = code in {line.cost_row, line.pillar} or (code == ALL and line.cost_row is not None)
            if mine and kind in {ALL, line.kind}:
                found.append(line)
        return found

    def by(self, dimension: str) -> dict[str, dict[str, int]]:
        """Return the table put together by something else than its rows; the groups add up to its total.

        Groups of pillars hold what was entered for a pillar without a row as well.

        Args:
            dimension: A key of `DIMENSIONS`.

        Returns:
            Cents by column, by code (row, pillar, financing, nature, scope) or name (site, supplier, sub-project); ""
            is the board as a whole, no supplier or sub-project, or what every figure counts.

        Raises:
            InputError: It cannot be put together so.
        """
        find_dimension(dimension)
        if dimension == "row":
            return {row: {kind: self.amount(row, kind) for kind in KINDS} for row in COST_ROWS}
        sums: dict[str, dict[str, int]] = {}
        if dimension == "pillar":
            sums = {pillar: dict.fromkeys(KINDS, 0) for pillar in PILLARS}
        for line in self.all_lines if dimension == "nature" else self.brief:
            if line.cost_row is not None or (dimension == "pillar" and line.pillar):
                group = sums.setdefault(getattr(line, dimension) or "", dict.fromkeys(KINDS, 0))
                group[line.kind] += line.amount
        return in_order(dimension, sums)

    def natures(self, row: str = ALL, column: str = ALL) -> dict[str, int]:
        """Return a cell, or a total, of the table of rows by how sure it is, in cents; without natures of nothing."""
        found = dict.fromkeys(NATURES, 0)
        for (place, kind, nature), amount in self._natures.items():
            if row in {ALL, place} and column in {ALL, kind}:
                found[nature] += amount
        return {nature: amount for nature, amount in found.items() if amount}

    def narrowed(self, only: Scope) -> Budget:
        """Return the same year with only what a scope counts; the pupils are those of the site that is asked."""
        if only.everything:
            return self
        holds = self._then(only).holds
        lines = self.all_lines if only.natures else map(self._placed, self.direct)
        charges = () if only.natures else self.charges
        found = replace(
            self,
            direct=tuple(line for line in lines if holds(line)),
            charges=tuple(one for one in charges if holds(self._stub(one))),
            other=tuple(line for line in self.other if holds(line)),
            only=only,
            pupils=self.pupils_at(only.site or ""),
        )
        return replace(found, flags=(*budget_flags.noted(self.flags), *budget_flags.narrowed(self, found)))

    def _then(self, only: Scope) -> Scope:
        """Return a scope with the names that its site and supplier had when the year was closed."""
        names = self.facts.names if self.facts else {}
        site, supplier = names.get(only.site or ""), names.get(only.supplier or "")
        return replace(only, site=site or only.site, supplier=supplier or only.supplier)

    def pupils_at(self, site: str) -> int | None:
        """Return the pupils of a site by its name, those of the board for "", or None when they were never counted."""
        if not site:
            return self.pupils
        books = self.lots.books
        number = next((one.id for one in books.sites.values() if one.name == site), None)
        if number is None:
            return None
        return self.facts.of_sites.get(number) if self.facts else Counts(books).pupils(self.first, number)

    @cached_property
    def brief(self) -> tuple[CostLine, ...]:
        """Return every line, those of lots uncut and without their explanation: a tenth of the time of `all_lines`."""
        return (*map(self._placed, self.direct), *map(self._stub, self.charges))

    def _stub(self, one: Charge) -> CostLine:
        """Return what a lot costs as one line."""
        row, books = one.lot, self.lots.books
        return self._placed(
            CostLine(
                one.amount,
                self.first,
                self.last,
                self.lots.cost_row(row),
                None,
                one.kind,
                "committed",
                "lot",
                row.id,
                row.code,
                site=books.site(row.site),
                supplier=books.supplier(row.supplier),
                financing=row.financing or "operating",
            )
        )

    @cached_property
    def all_lines(self) -> tuple[CostLine, ...]:
        """Return every line, made once."""
        return tuple(self.lines())

    @cached_property
    def _natures(self) -> dict[tuple[str, str, str], int]:
        """Return the amounts in cents by row, column and nature."""
        found: dict[tuple[str, str, str], int] = {}
        for line in self.all_lines:
            if line.cost_row is not None:
                key = (line.cost_row, line.kind, line.nature)
                found[key] = found.get(key, 0) + line.amount
        return found

    def _lot_lines(self, code: str | None) -> Iterator[CostLine]:
        """Return the lines of lots, only of one row when it is one."""
        wanted = [one for one in self.charges if code not in COST_ROWS or self.lots.cost_row(one.lot) == code]
        return self.lots.lines(wanted, (self.first, self.last), self.on)
