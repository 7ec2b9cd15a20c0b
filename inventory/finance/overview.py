"""Depreciation of all lots by book year, together by category, lot, site or row of the budget."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from inventory.errors import InputError
from inventory.finance import closing, reading_lots
from inventory.finance.calendar import month_index
from inventory.finance.depreciation import add_linear, linear_charge
from inventory.finance.lot_corrections import balance
from inventory.finance.lot_lines import Lots
from inventory.finance.money import amount_text
from inventory.finance.reading import read
from inventory.language import N_, _
from inventory.records.choices import COST_ROWS

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from inventory.finance.calendar import BookYear
    from inventory.finance.lines import Flag
    from inventory.finance.reading import LotRow
    from inventory.finance.reading_lots import Closed

GROUPS = {
    "category": N_("Category"),
    "lot": N_("Purchase lot"),
    "site": N_("Site"),
    "cost_row": N_("Cost row"),
}
"""By what depreciation can be put together: value → label."""
CODE = "cost_row code"
"""By row of the budget as programs name it."""


class Group(NamedTuple):
    """Depreciation of some lots; amounts in cents.

    Attributes:
        name: What they have in common, "" when that is not recorded.
        charges: One a book year.
        book_value: At the end of the last one.
    """

    name: str
    charges: tuple[int, ...]
    book_value: int


class Overview(NamedTuple):
    """Depreciation by group and book year.

    Attributes:
        by: A key of `GROUPS`.
        labels: What the book years are called.
        groups: In the order of their names; lots that charge nothing and are worth nothing are left out.
        flags: Lots that cannot be reckoned with.
    """

    by: str
    labels: tuple[str, ...]
    groups: tuple[Group, ...]
    flags: tuple[Flag, ...]


def overview(
    connection: Connection, book_year: BookYear, first: int, last: int, by: str = "category"
) -> Overview:
    """Return the depreciation of all capitalised lots.

    Args:
        connection: One that reads.
        book_year: How years are cut.
        first: The calendar year in which the first book year begins.
        last: The same of the last one.
        by: A key of `GROUPS`.

    Raises:
        InputError: The years are the wrong way round, or cannot be put together so.
    """
    if last < first:
        raise InputError(
            _("The last year {last} comes before the first one {first}.").format(last=last, first=first)
        )
    if by not in {*GROUPS, CODE}:
        raise InputError(_("Depreciation cannot be put together by “{by}”.").format(by=by), ", ".join(GROUPS))
    lots = Lots(read(connection, book_year.last(last)))
    sums = _Sums(lots, book_year, (first, last), by)
    for row in lots.books.lots:
        if lots.capitalised(row) and not lots.families.child(row):
            sums.add(row)
    sums.correct()
    for year in lots.books.of_lots.closed:
        sums.freeze(connection, year)
    return Overview(by, tuple(book_year.label(year) for year in sums.years), sums.groups(), tuple(lots.flags))


def by_cost_row(
    connection: Connection, book_year: BookYear, first: int, last: int
) -> dict[tuple[str | None, int], int]:
    """Return depreciation in cents by row of the budget and book year, lot by lot, without what is nothing."""
    found = overview(connection, book_year, first, last, CODE)
    return {
        (one.name or None, first + index): amount
        for one in found.groups
        for index, amount in enumerate(one.charges)
        if amount
    }


class _Sums:
    """Charges by group and book year, and book values by group, in cents."""

    def __init__(self, lots: Lots, book_year: BookYear, span: tuple[int, int], by: str) -> None:
        self.years = range(span[0], span[1] + 1)
        self._lots = lots
        self._by = by
        self._book_year = book_year
        self._first = month_index(book_year.first(span[0]))
        self._end = book_year.last(span[1])
        self._charges: dict[str, list[int]] = {}
        self._values: dict[str, int] = {}

    def groups(self) -> tuple[Group, ...]:
        """Return what was put together, without what is nothing."""
        names = sorted({*self._charges, *self._values})
        found = [Group(name, tuple(self._of(name)), self._values.get(name, 0)) for name in names]
        return tuple(one for one in found if any(one.charges) or one.book_value)

    def _of(self, name: str) -> list[int]:
        return self._charges.setdefault(name, [0] * len(self.years))

    def add(self, row: LotRow) -> None:
        """Add a lot with what was split off from it."""
        fast = self._lots.fast(row)
        if fast is None or row.in_use > self._end:
            self._slowly(row)
            return
        base = fast.cost - fast.residual
        name = self._name(row)
        add_linear(self._of(name), base, fast.start, fast.months, self._first)
        done = linear_charge(base, 0, fast.start, fast.months, fast.start, month_index(self._end))
        self._values[name] = self._values.get(name, 0) + fast.cost - done

    def _slowly(self, row: LotRow) -> None:
        lots = self._lots
        for index, year in enumerate(self.years):
            for one in lots.slowly(row, self._book_year.first(year), self._book_year.last(year)):
                if one.kind == "depreciation":
                    self._of(self._name(one.lot))[index] += one.amount
        for member in lots.family(row):
            for site, value in lots.book_values(member, self._end).items():
                name = self._name(lots.at_site(member.id, site, member))
                self._values[name] = self._values.get(name, 0) + value

    def correct(self) -> None:
        """Add what makes good of closed years, in the year that begins right after them."""
        for index, year in enumerate(self.years):
            for one in self._lots.corrections(self._book_year.first(year), self._book_year.last(year)):
                if one.kind == "depreciation":
                    self._of(self._name(one.lot))[index] += one.amount

    def freeze(self, connection: Connection, year: Closed) -> None:
        """Put what was frozen of a closed year in the place of what is reckoned, when it is one of these years."""
        index = self._book_year.year(year.start) - self.years[0]
        period = self._book_year.period(self._book_year.year(year.start))
        if not 0 <= index < len(self.years) or (period.first, period.last) != (year.start, year.end):
            return
        for totals in self._charges.values():
            totals[index] = 0
        balances = [balance(text) for text in reading_lots.lines(connection, year.id, "balance")]
        categories = {one.row.id: one.category for one in balances}
        for line in closing.frozen(connection, year.start, year.end) or ():
            if line.kind == "depreciation":
                told = {"lot": line.title, "site": line.site, **_rows(line.cost_row)}
                name = told.get(self._by, categories.get(line.record_id, ""))
                self._of(name)[index] += line.amount
        if year.end == self._end:
            self._values = {}
            for one in balances:
                for site, value in one.sites.items():
                    title = f"{one.row.code} · {one.row.description}"
                    told = {"lot": title, "site": site, **_rows(one.cost_row)}
                    name = told.get(self._by, one.category)
                    self._values[name] = self._values.get(name, 0) + value

    def _name(self, row: LotRow) -> str:
        books = self._lots.books
        match self._by:
            case "lot":
                return f"{row.code} · {row.description}"
            case "site":
                return books.site(row.site)
            case "cost_row" | "cost_row code":
                return _rows(self._lots.cost_row(row))[self._by]
            case _:
                return books.categories[row.category].name if row.category in books.categories else ""


def _rows(code: str | None) -> dict[str, str]:
    """Return what people and programs call a row of the budget, "" for none."""
    return {"cost_row": _(COST_ROWS.get(code or "", "")), CODE: code or ""}


def json_of(found: Overview) -> list[dict[str, Any]]:
    """Return an overview as `depreciation --format json` prints it: amounts as text with two decimals."""
    return [
        {
            found.by: group.name,
            "years": {
                label: amount_text(charge) for label, charge in zip(found.labels, group.charges, strict=True)
            },
            "total": amount_text(sum(group.charges)),
            "book_value": amount_text(group.book_value),
        }
        for group in found.groups
    ]
