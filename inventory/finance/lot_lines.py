"""Purchase lots in the budget: capitalised and depreciated, or below the threshold an expense of the month of delivery.

The one door to lots: whoever wants a charge, a book value, a quantity or an explanation of a lot asks `Lots`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from inventory.errors import InputError
from inventory.finance import course_report, depreciation, lot_corrections, lot_cost_lines
from inventory.finance.calendar import CALENDAR, month_index
from inventory.finance.depreciation import linear_charge
from inventory.finance.explanation import explain
from inventory.finance.lines import Flag
from inventory.finance.lot_families import Families
from inventory.finance.lot_rules import LEASE, Rules, board_year, year_of
from inventory.finance.money import euro
from inventory.language import _

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from inventory.finance.calendar import BookYear
    from inventory.finance.course import Course
    from inventory.finance.course_piece import Happening, Jump, Result
    from inventory.finance.depreciation import Row
    from inventory.finance.lines import CostKind, CostLine
    from inventory.finance.lot import Lot
    from inventory.finance.lot_corrections import Correction
    from inventory.finance.lot_rules import Terms
    from inventory.finance.reading import Books, LotRow

__all__ = ["Charge", "Lots", "board_year", "cost", "year_of"]
FAST = {"month-of-use": 0, "next-month": 1}
"""Conventions whose linear charge is a closed form in months, with the months that they begin later."""


class Release(NamedTuple):
    """A charge is a contribution of others that is released with the depreciation."""


class Charge(NamedTuple):
    """What a lot costs in a period.

    Attributes:
        lot: The lot, with the site where it is charged.
        kind: Depreciation, an expense ("operating"), or "other": the result of a disposal, a released contribution.
        amount: In cents; a gain and a release are negative.
        source: Where it comes from when it is not the regular charge.
    """

    lot: LotRow
    kind: CostKind
    amount: int
    source: Jump | Result | Release | Correction | None = None


class Fast(NamedTuple):
    """A lot that a closed form in months fits: linear, and nothing ever happened to it; amounts in cents."""

    cost: int
    residual: int
    start: int
    months: int


class Lots:
    """Reckons with the lots of a board.

    Args:
        books: What was read.
    """

    def __init__(self, books: Books) -> None:
        self.books = books
        self.flags: list[Flag] = []
        self.rules = Rules(books)
        self.families = Families(books)
        self._courses: dict[LotRow, Course | InputError | None] = {}
        self._told: dict[LotRow, str] = {}

    @cached_property
    def rows(self) -> dict[int, LotRow]:
        """The lots by their number."""
        return {row.id: row for row in self.books.lots}

    def months(self, row: LotRow) -> int | None:
        """Return the term of a lot in months: its own, else that of its category, else None."""
        return self.rules.months(row)

    def term(self, row: LotRow) -> int | None:
        """Return the term after the last event that changed it; what was split off has its own, or that of its origin."""
        events = self.books.of_lots.events
        for number in (row.id, self.families.root(row).id):
            changed = [one for one in events.get(number, ()) if one.kind == "term" and one.months]
            if changed:
                return max(changed, key=lambda one: (one.on, one.number)).months
        return self.months(row)

    def cost_row(self, row: LotRow) -> str | None:
        """Return the row of the budget that a lot belongs to, by its category."""
        category = self.books.categories.get(row.category)
        return category.cost_row if category else None

    def capitalised(self, row: LotRow) -> bool:
        """Return whether a lot is depreciated; what was split off is treated as the lot that it came from."""
        return self.rules.capitalised(self.families.root(row))

    def family(self, row: LotRow) -> list[LotRow]:
        """Return a lot that was bought, and what was split off from it as far as it is recorded."""
        return [row, *(self.rows[lot] for lot in self.families.members(row) if lot in self.rows)]

    def convention(self, row: LotRow) -> str:
        """Return the lot's own convention, or the one in force on the day of first use."""
        return self.rules.convention(row)

    def cost(self, row: LotRow) -> int:
        """Return what is capitalised of a lot, in cents, without what was split off; additions are not in it."""
        if not self.families.special(row):
            return self.rules.cost(row)
        course = self._known(row)
        return course.cost(row.id) if course else 0 if row.split_from else self.rules.cost(row)

    def asset(self, row: LotRow) -> Lot | None:
        """Return what a lot was bought as, or None when its term is not recorded; what happened to it is in `course`.

        Raises:
            InputError: What is recorded contradicts itself.
        """
        found = self.rules.asset(row, self.rules.terms(row))
        if found is None or row.disposed is None or self.families.special(row):
            return found
        return self.families.disposed(row, found)

    def course(self, row: LotRow) -> Course | None:
        """Return the course of a lot's family, or None when its term is not recorded.

        Raises:
            InputError: What is recorded, or what happened, contradicts itself.
        """
        root = self.families.root(row)
        if root not in self._courses:
            try:
                self._courses[root] = self._made(root)
            except InputError as problem:
                self._courses[root] = problem
        found = self._courses[root]
        if isinstance(found, InputError):
            raise found
        return found

    def _made(self, root: LotRow) -> Course | None:
        if root.split_from is not None:
            raise InputError(
                _("it was split off, and the lot that it came from or the split is not there any more."),
                _("Archive this lot, or take the split back."),
            )
        terms = self.rules.terms(root)
        asset = self.rules.asset(root, terms)
        return None if asset is None else self.families.course(root, asset, terms.grant)

    def tried(self, root: LotRow, happenings: tuple[Happening, ...]) -> Course | None:
        """Return the course that a lot's family would have with other happenings than are recorded.

        Raises:
            InputError: They cannot be.
        """
        terms = self.rules.terms(root)
        asset = self.rules.asset(root, terms)
        return None if asset is None else self.families.course(root, asset, terms.grant, happenings)

    def charges(self, first: date, last: date) -> Iterator[Charge]:
        """Return what every lot costs in a period, without those that cost nothing; what cannot be reckoned is flagged."""
        begin, end = month_index(first), month_index(last)
        for row in self.books.lots:
            if row.acquisition == LEASE or self.families.child(row):
                continue
            if row.contribution:
                self._check_contribution(row, row.contribution)
            if not self.rules.capitalised(row):
                if first <= (row.delivered or row.in_use) <= last and not row.split_from:
                    yield Charge(row, "operating", self.rules.cost(row))
                continue
            fast = self.fast(row)
            if fast is None:
                yield from self.slowly(row, first, last)
            else:
                amount = linear_charge(fast.cost, fast.residual, fast.start, fast.months, begin, end)
                if amount:
                    yield Charge(row, "depreciation", amount)
        yield from self.corrections(first, last)

    def _check_contribution(self, row: LotRow, given: int) -> None:
        """Flag a contribution above the cost: no more than the cost is deducted or released."""
        if given > self.rules.price(row):
            text = _("the contribution of {amount} is above the cost; no more than the cost counts.")
            self.flag("contribution_above_cost", row, text.format(amount=euro(given)))

    def fast(self, row: LotRow) -> Fast | None:
        """Return a lot as the closed form reckons it, or None for one that it does not fit."""
        if row.disposed is not None or row.opening or self.families.special(row):
            return None
        later = FAST.get(self.rules.convention(row))
        terms: Terms = self.rules.terms(row)
        if later is None or terms.method != "linear" or terms.grant or not terms.months:
            return None
        if not 0 <= terms.residual <= terms.cost or terms.months < 1:
            return None
        return Fast(terms.cost, terms.residual, month_index(row.in_use) + later, terms.months)

    def first_month(self, row: LotRow) -> int | None:
        """Return the first month that the closed form charges (linear by months); None for a lot that it does not fit.

        Given only for lots whose cost and residual value are as recorded, so that whoever asks can use `cost(row)`.
        """
        fast = self.fast(row)
        plain = fast and (fast.cost, fast.residual) == (cost(row), row.residual or 0)
        return fast.start if fast and plain else None

    def slowly(self, row: LotRow, first: date, last: date) -> Iterator[Charge]:
        """Return what a family costs in a period that the closed form does not fit; flagged when it cannot be reckoned."""
        course = self._known(row)
        if course is None:
            return
        for lot, site, amount in course.charges(first, last):
            yield Charge(self.at_site(lot, site, row), "depreciation", amount)
        for jump in course.value_changes(first, last):
            if jump.kind == "value":
                yield Charge(self.at_site(jump.lot, jump.site, row), "depreciation", -jump.amount, jump)
        for one in course.results(first, last):
            if one.result:
                yield Charge(self.at_site(one.lot, one.site, row), "other", -one.result, one)
        for lot, site in dict.fromkeys((one.lot, one.site) for one in course.pieces):
            released = course.released(first, last, lot, site)
            if released:
                yield Charge(self.at_site(lot, site, row), "other", -released, Release())

    def _known(self, row: LotRow) -> Course | None:
        """Return the course of a lot, or None with a flag when it cannot be reckoned with."""
        try:
            found = self.course(row)
        except InputError as problem:
            self.flag("lot_contradicts", row, str(problem))
            return None
        if found is None and self.rules.cost(row):
            self.flag("lot_without_term", row, _("no depreciation term is recorded"))
        return found

    def at_site(self, lot: int, site: int | None, root: LotRow) -> LotRow:
        """Return a lot of a family as it is at a site."""
        row = root if lot == root.id else self.rows.get(lot, root)
        return row if row.site == site else row._replace(site=site)

    def charge(self, row: LotRow, first: date, last: date) -> int:
        """Return the depreciation of a lot in a span of days, in cents; 0 for one that is not or cannot be depreciated."""
        if not self.capitalised(row):
            return 0
        fast = self.fast(row)
        if fast is not None:
            span = (month_index(first), month_index(last))
            return linear_charge(fast.cost, fast.residual, fast.start, fast.months, *span)
        course = self._known(row)
        return course.charge(first, last, row.id) if course else 0

    def book_value(self, row: LotRow, on: date) -> int:
        """Return what a lot is worth in the books at the end of a day, in cents; 0 for one that is not depreciated."""
        return sum(self.book_values(row, on).values())

    def book_values(self, row: LotRow, on: date) -> dict[int | None, int]:
        """Return what a lot is worth in the books at the end of a day, in cents, by number of the site."""
        if on < row.in_use or not self.capitalised(row):
            return {}
        fast = self.fast(row)
        if fast is not None:
            base = fast.cost - fast.residual
            done = linear_charge(base, 0, fast.start, fast.months, fast.start, month_index(on))
            return {row.site: fast.cost - done}
        course = self._known(row)
        if course is None:
            return {}
        sites = dict.fromkeys(one.site for one in course.mine(row.id))
        return {site: course.at(on, row.id, site)[1] for site in sites}

    def quantity(self, row: LotRow, on: date) -> int:
        """Return how many of a lot are there at the end of a day, by what happened to it."""
        return sum(self.quantities(row, on).values())

    def quantities(self, row: LotRow, on: date) -> dict[int | None, int]:
        """Return how many of a lot are there at the end of a day, by number of the site."""
        if on < row.in_use or (row.disposed is not None and on >= row.disposed):
            return {}
        if not self.families.special(row):
            return {row.site: row.quantity}
        course = self.families.counted(row, self.rules.cost(self.families.root(row)))
        sites = dict.fromkeys(one.site for one in course.mine(row.id))
        found = {site: course.quantity(on, row.id, site) for site in sites}
        return {site: number for site, number in found.items() if number}

    def charged_out(self, row: LotRow, on: date) -> bool | None:
        """Return whether nothing is charged any more after a day; None for a lot that is not or cannot be depreciated."""
        if not self.capitalised(row):
            return None
        fast = self.fast(row)
        if fast is not None:
            return month_index(on) - fast.start + 1 >= fast.months
        course = self._known(row)
        return course.charged_out(on, row.id) if course else None

    def explain(self, row: LotRow, on: date | None = None) -> str:
        """Return which rule and which segment produced a lot's figure on a day.

        Raises:
            InputError: What is recorded contradicts itself.
        """
        if self.families.special(row):
            course = self.course(row)
            return course_report.explain(course, row.id, on) if course else ""
        if row not in self._told:
            asset = self.asset(row)
            self._told[row] = explain(asset) if asset else ""
        return self._told[row]

    def schedule(self, row: LotRow, book_year: BookYear = CALENDAR) -> list[Row]:
        """Return one row a book year, with what was disposed of and split off.

        Raises:
            InputError: What is recorded contradicts itself.
        """
        if self.families.special(row):
            course = self.course(row)
            return course_report.schedule(course, book_year, row.id) if course else []
        asset = self.asset(row)
        return depreciation.schedule(asset, book_year) if asset else []

    def results(self, first: date, last: date) -> list[tuple[LotRow, Result]]:
        """Return what disposals and losses brought in a span of days."""
        found: list[tuple[LotRow, Result]] = []
        for row in self.books.lots:
            if (row.disposed or self.families.special(row)) and not self.families.child(row):
                course = self._known(row) if self.capitalised(row) else None
                brought = course.results(first, last) if course else []
                found += [(self.at_site(one.lot, one.site, row), one) for one in brought]
        return found

    def corrections(self, first: date, last: date) -> list[Charge]:
        """Return what a period makes good of closed years: only the one that begins right after the last of them.

        Together with what was frozen this gives what would be reckoned now.
        """
        closed = self.books.of_lots.closed
        if not closed or last < first or not lot_corrections.opens(closed[-1].end, first):
            return []
        return [
            Charge(row, kind, amount, why)
            for row, kind, amount, why in lot_corrections.found(self, closed[-1])
        ]

    def flag(self, code: str, row: LotRow, problem: str) -> None:
        """Note, once, that a lot cannot be reckoned with."""
        text = _("Purchase lot {lot}: {problem}").format(lot=row.code, problem=problem)
        flag = Flag(code, text, "lot", row.id)
        if flag not in self.flags:
            self.flags.append(flag)

    def lines(self, charges: list[Charge], period: tuple[date, date], on: date) -> Iterator[CostLine]:
        """Return the cost lines of charges: what is charged by a day is actual, the rest committed."""
        return lot_cost_lines.lines(self, charges, period, on)


def cost(row: LotRow) -> int:
    """Return what a lot cost the board as it is recorded, in cents: without what others paid.

    `Lots.cost` also knows the policies on VAT and contributions, and what was split off.
    """
    return max(0, row.quantity * row.unit_price - (row.contribution or 0))
