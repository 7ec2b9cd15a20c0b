"""The sheet of purchase lots: what they cost, and their depreciation and book value in each book year as live formulas.

The formula is the program's own rule in whole cents: what is charged up to a month is cost less residual value times
the months passed over the term, rounded once, and a year is the difference of two of those. A lot that something bends
(another method, a disposal, a change) has the program's figures instead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.finance.calendar import DAY
from inventory.language import _
from inventory.publish.finance_lots import figures, key
from inventory.publish.workbook_cells import Money, Sheet, Sum, column, quoted
from inventory.records.values import day

if TYPE_CHECKING:
    from inventory.publish.finance_lots import LotFigures
    from inventory.publish.finance_material import Material
    from inventory.publish.workbook_cells import Cell

HEAD, DATES = 5, 3
QUANTITY, PRICE, GIVEN, COST, RESIDUAL, TERM, USED, BEFORE = "E", "G", "H", "I", "J", "K", "L", "O"
FIRST = 16
"""The column of the first year's depreciation; those of the book values follow the last year's."""
WIDTHS = (14, 30, 20, 18, 9, 10, 13, 13, 15, 13, 9, 13, 12, 27, 15)


class LotSheet:
    """The sheet of lots, and where its totals stand.

    Args:
        material: The budgets.
    """

    def __init__(self, material: Material) -> None:
        self.material = material
        self.years = [(one.first, one.last) for one in material.budgets]
        count = len(self.years)
        self.sheet = Sheet(
            _("Lots"),
            (*WIDTHS, *(15 for _n in range(2 * count)), 60, 12),
            head=HEAD,
            fixed=2,
            printed=len(WIDTHS) + 2 * count,
            wrapped=(2,),
        )
        self.found = figures(material)
        self._fill()

    @property
    def last(self) -> int:
        """The row of the last lot."""
        return HEAD + max(len(self.found), 1)

    def totals(self, *, worth: bool) -> list[tuple[str, int]]:
        """Return the depreciation (or the book value at the end) of each year: a formula and its cents."""
        count, listed = len(self.years), []
        for place in range(count):
            letter = column(FIRST + place + (count if worth else 0))
            known = [(one.values if worth else one.charges) or (0,) * count for one in self.found]
            formula = f"SUM({quoted(self.sheet.name)}!{letter}{HEAD + 1}:{letter}{self.last})"
            listed.append((formula, sum(one[place] for one in known)))
        return listed

    def _fill(self) -> None:
        add, count = self.sheet.add, len(self.years)
        add(_("Purchase lots {years}").format(years=self.material.span), look="title")
        add(
            _(
                "Straight-line lots without events are live formulas; what something bends has the program's figures."
            ),
            look="note",
        )
        before = self.years[0][0] - DAY
        gap: list[Cell] = [None] * (FIRST - 2)
        dates: list[Cell] = [*(first for first, _last in self.years), *(last for _first, last in self.years)]
        add(*gap, before, *dates, look="small")
        self._totals()
        head = [_("Depreciation {year}").format(year=label) for label in self.material.labels]
        head += [_("Book value {date}").format(date=day(last)) for _first, last in self.years]
        add(
            _("Lot code"), _("Description"), _("Category"), _("Site"), _("Quantity"), _("Still there"),
            _("Unit price"),
            _("Contribution"), _("Cost"), _("Residual value"), _("Term"), _("First use"), _("Method"),
            _("Begins"), _("Book value {date}").format(date=day(before)), *head, _("Rule"), _("Reference"),
            look="head",
        )  # fmt: skip
        for one in self.found:
            self._lot(one, count)

    def _totals(self) -> None:
        """Add the totals of what is in sight, over the header."""

        def total(letter: str, cents: int) -> Sum:
            return Sum(f"SUBTOTAL(109,{letter}{HEAD + 1}:{letter}{self.last})", cents)

        years = [
            total(column(FIRST + place), cents)
            for place, (_f, cents) in enumerate([*self.totals(worth=False), *self.totals(worth=True)])
        ]
        gap = ("",) * 5
        self.sheet.add(
            _("Total of what is in sight"), "", "", *gap, total(COST, sum(one.cost for one in self.found)),
            *gap, total(BEFORE, sum(one.before or 0 for one in self.found)), *years, "", "",
            look="total",
        )  # fmt: skip

    def _lot(self, one: LotFigures, count: int) -> None:
        row, books, number = one.row, self.material.books, self.sheet.next
        category = books.categories.get(row.category)
        price = f"{QUANTITY}{number}*{PRICE}{number}-{GIVEN}{number}"
        charges: tuple[Cell, ...] = (
            tuple(map(Money, one.charges)) if one.charges is not None else ("",) * count
        )
        values: tuple[Cell, ...] = tuple(map(Money, one.values)) if one.values is not None else ("",) * count
        before: Cell = "" if one.before is None else Money(one.before)
        if one.shift is not None and one.charges is not None and one.values is not None:
            charges, values = self._live(one, number)
            before = Sum(_worth(BEFORE, number, one.shift), one.before or 0)
        self.sheet.add(
            row.code,
            row.description,
            category.name if category else _("unknown"),
            books.site(row.site),
            row.quantity,
            "" if one.left is None else one.left,
            Money(row.unit_price),
            Money(row.contribution or 0),
            Sum(f"MAX(0,ROUND({price},2))", one.cost) if one.plain else Money(one.cost),
            Money(row.residual or 0),
            self.material.lots.months(row) or _("unknown"),
            row.in_use,
            *_rule(one, self.material),
            before,
            *charges,
            *values,
            one.told,
            key(row),
        )

    def _live(self, one: LotFigures, number: int) -> tuple[tuple[Cell, ...], tuple[Cell, ...]]:
        """Return the depreciation and the book values of a straight-line lot as formulas with their values."""
        assert one.charges is not None and one.values is not None and one.shift is not None  # noqa: PT018  one thought
        count = len(self.years)
        charges = tuple(
            Sum(_charge(column(FIRST + place), number, one.shift), cents)
            for place, cents in enumerate(one.charges)
        )
        values = tuple(
            Sum(_worth(column(FIRST + count + place), number, one.shift), cents)
            for place, cents in enumerate(one.values)
        )
        return charges, values


def _rule(one: LotFigures, material: Material) -> tuple[str, str]:
    """Return the method and the moment at which depreciation begins, as people call them."""
    from inventory.records.methods import CONVENTIONS, METHODS  # noqa: PLC0415

    method = METHODS.get(one.row.method or "linear", "")
    return _(method), _(CONVENTIONS.get(material.lots.convention(one.row), ""))


def _months(letter: str, number: int, more: int) -> str:
    """Return how many months of the term have passed, by the date over a column."""
    at, used = f"{letter}${DATES}", f"${USED}{number}"
    passed = f"(YEAR({at})-YEAR({used}))*12+MONTH({at})-MONTH({used})"
    return f"{passed}{more:+d}" if more else passed


def _charged(letter: str, number: int, more: int) -> str:
    """Return the cents charged since first use: the closed form of the program."""
    base = f"ROUND((${COST}{number}-${RESIDUAL}{number})*100,0)"
    term = f"${TERM}{number}"
    return f"ROUND({base}*MIN(MAX({_months(letter, number, more)},0),{term})/{term},0)"


def _charge(letter: str, number: int, shift: int) -> str:
    """Return the depreciation of the year that begins on the date over a column."""
    return f"({_charged(letter, number, 12 - shift)}-{_charged(letter, number, -shift)})/100"


def _worth(letter: str, number: int, shift: int) -> str:
    """Return the book value on the date over a column."""
    rest = f"ROUND(${COST}{number}-{_charged(letter, number, 1 - shift)}/100,2)"
    return f"IF(${USED}{number}>{letter}${DATES},0,{rest})"
