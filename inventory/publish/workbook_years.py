"""The budgets of all years beside each other: parts, kinds of cost, pillars, natures, per pupil, and the proof of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.finance.lines import KINDS
from inventory.finance.money import rounded
from inventory.language import _
from inventory.publish.workbook_cells import Sheet, Sum, Year, column, quoted, text_in
from inventory.publish.workbook_charts import Plot, Span, Strip
from inventory.publish.workbook_lines import (
    KIND,
    NATURE,
    PART,
    PILLAR,
    RECORD,
    SCOPE,
    YEAR,
    kind_label,
    part_label,
    pillar_label,
    record_label,
    sumifs,
    unlike,
)
from inventory.records.choices import COST_ROWS, PILLARS, SCOPES
from inventory.records.finance import NATURES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from inventory.finance.budget import Budget
    from inventory.publish.finance_material import Booked, Material
    from inventory.publish.workbook_cells import Cell

HEAD = 3
CHOSEN = "$B$3"
WIDE = 6
"""As many years need paper on its side."""


def years_name() -> str:
    """Return the name of the sheet with all years."""
    return _("Several years")


class Years:
    """The sheet of all years, filled row by row; other sheets ask it where a figure stands.

    Args:
        material: The budgets.
        charges: The depreciation of each year on the sheet of lots: a formula and its cents.
        values: The book values at the end of each year there, likewise.
    """

    def __init__(
        self, material: Material, charges: Iterable[tuple[str, int]], values: Iterable[tuple[str, int]]
    ) -> None:
        self.material = material
        self.sheet = Sheet(
            years_name(),
            (50, *(17 for _one in material.budgets)),
            head=HEAD,
            filtered=False,
            fixed=1,
            tall=len(material.budgets) < WIDE,
        )
        self.rows: dict[str, int] = {}
        self._charges, self._values = tuple(charges), tuple(values)
        self._fill()

    def cells(self, formula: str, value: Callable[[Budget], int | str]) -> list[Cell]:
        """Return a formula for each year, in which `{c}` is the column of the year, with its values."""
        return [
            Sum(formula.format(c=column(place)), value(one))
            for place, one in enumerate(self.material.budgets, start=2)
        ]

    def _fill(self) -> None:
        add, found = self.sheet.add, self.material
        add(_("ICT budgets {years}").format(years=found.span), look="title")
        add(_("Every amount is the sum of rows of the sheet {sheet}.").format(sheet=_("Lines")), look="note")
        add(_("Part"), *(Year(label) for label in found.labels), look="head")
        self._parts()
        self._group(_("Kind of cost"), ((kind, kind_label(kind)) for kind in KINDS), KIND, _of_kind)
        self._group(
            _("Pillar"), ((one, pillar_label(one)) for one in PILLARS), PILLAR, _of_pillar, total="pillars"
        )
        self._group(
            _("Nature"),
            ((one, _(NATURES[one]).capitalize()) for one in NATURES),
            NATURE,
            of_nature(self.material),
        )
        self._per_pupil()
        self._check()
        self._lots()
        self._plots()

    def _parts(self) -> None:
        first = self.sheet.next
        inside = (KIND, unlike(kind_label("other")))
        for row in COST_ROWS:
            formula = sumifs((YEAR, f"{{c}}${HEAD}"), (PART, f"$A{self.sheet.next}"), inside)
            self.rows[row] = self.sheet.add(part_label(row), *self.cells(formula, _of_row(row)))
        formula = f"SUM({{c}}{first}:{{c}}{self.sheet.next - 1})"
        self.rows["total"] = self.sheet.add(
            _("Total"), *self.cells(formula, lambda one: one.amount()), look="total"
        )

    def _group(
        self,
        title: str,
        labels: Iterable[tuple[str, str]],
        where: str,
        value: Callable[[str], Callable[[Budget], int]],
        *,
        total: str = "",
    ) -> None:
        """Add what is in the tables by something else: kind of cost, pillar, or nature."""
        self._head(title)
        first = self.sheet.next
        placed = (PART, unlike(_("none"))) if where == KIND else (PILLAR, unlike(_("none")))
        codes = []
        for code, label in labels:
            criteria = ((YEAR, f"{{c}}${HEAD}"), (where, f"$A{self.sheet.next}"), placed)
            self.rows[code] = self.sheet.add(label, *self.cells(sumifs(*criteria), value(code)))
            codes.append(code)
        if total:
            formula = f"SUM({{c}}{first}:{{c}}{self.sheet.next - 1})"
            whole = self.cells(formula, lambda one: sum(one.pillars.values()))
            self.rows[total] = self.sheet.add(_("Total"), *whole, look="total")

    def _head(self, title: str) -> None:
        self.sheet.add()
        self.sheet.add(title, *("" for _one in self.material.budgets), look="head")

    def _per_pupil(self) -> None:
        self._head(_("Per pupil"))
        unknown = _("unknown")
        budgets, add = self.material.budgets, self.sheet.add
        pupils = add(_("Pupils"), *(unknown if one.pupils is None else one.pupils for one in budgets))
        counted = add(_("Count date"), *(one.count_date or unknown for one in budgets))
        formula = (
            f"IF(ISNUMBER({{c}}{pupils}),ROUND({{c}}{self.rows['total']}/{{c}}{pupils},2),{text_in(unknown)})"
        )
        cost = add(
            _("Costs per pupil"),
            *self.cells(formula, lambda one: unknown if one.per_pupil is None else one.per_pupil),
            look="total",
        )
        first = self.sheet.next
        for scope, label in SCOPES.items():
            criteria = ((YEAR, f"{{c}}${HEAD}"), (SCOPE, text_in(_(label))), (PART, unlike(_("none"))))
            inside = sumifs(*criteria, (KIND, unlike(kind_label("other"))))
            text = _("of which {scope}").format(scope=_(label))
            add(text, *self.cells(inside, self._scoped(scope)))
        rest = f"{{c}}{self.rows['total']}-SUM({{c}}{first}:{{c}}{self.sheet.next - 1})"
        formula = f"IF(ISNUMBER({{c}}{pupils}),ROUND(({rest})/{{c}}{pupils},2),{text_in(unknown)})"
        bare = add(_("Costs per pupil without these"), *self.cells(formula, self.bare), look="total")
        self.rows |= {"pupils": pupils, "count_date": counted, "per_pupil": cost, "bare": bare}

    def _scoped(self, scope: str) -> Callable[[Budget], int]:
        return lambda one: self.material.total(
            one.label, lambda b: b.counted and b.line.cost_row is not None and b.line.scope == scope
        )

    def bare(self, one: Budget) -> int | str:
        """Return the cost per pupil without what other figures leave out, in cents; a word when it is unknown."""
        rest = one.amount() - sum(self._scoped(scope)(one) for scope in SCOPES)
        return rounded(rest, one.pupils) if one.pupils else _("unknown")

    def _check(self) -> None:
        """Add what is in no total, and the proof that nothing else is."""
        self._head(_("Check"))
        year, none = (YEAR, f"{{c}}${HEAD}"), text_in(_("none"))
        beside = kind_label("other")
        total, add = self.material.total, self.sheet.add
        whole = add(_("All lines"), *self.cells(sumifs(year), lambda one: total(one.label, lambda _b: True)))
        add(
            _("Only in a pillar (vision)"),
            *self.cells(
                sumifs(year, (PART, none), (PILLAR, unlike(_("none")))),
                lambda one: total(one.label, lambda b: b.counted and b.line.cost_row is None),
            ),
        )
        add(
            _("In no part and no pillar, and in no total"),
            *self.cells(sumifs(year, (PART, none), (PILLAR, none), (KIND, unlike(beside))), self._unplaced),
        )
        add(
            _("Beside the table: disposals, released contributions"),
            *self.cells(
                sumifs(year, (KIND, text_in(beside))),
                lambda one: total(one.label, lambda b: b.line.kind == "other"),
            ),
        )
        rest = f"{{c}}{whole}-{{c}}{self.rows['total']}-SUM({{c}}{whole + 1}:{{c}}{self.sheet.next - 1})"
        self.rows["difference"] = add(
            _("Difference"), *self.cells(f"ROUND({rest},2)", lambda _one: 0), look="total"
        )

    def _lots(self) -> None:
        """Add what the sheet of lots says, and that it agrees with the lines."""
        self._head(_("Purchase lots"))
        add, name = self.sheet.add, _("Lots")
        charges = add(
            _("Depreciation on the sheet {sheet}").format(sheet=name), *(Sum(*one) for one in self._charges)
        )
        values = add(_("Book value at the end of the year"), *(Sum(*one) for one in self._values))
        kind, year = (KIND, text_in(kind_label("depreciation"))), (YEAR, f"{{c}}${HEAD}")
        known = sumifs(year, kind, (RECORD, text_in(record_label("lot"))))
        planned = sumifs(year, kind, (RECORD, text_in(record_label("planned_lot"))))
        add(
            _("Depreciation of planned lots"),
            *self.cells(planned, lambda one: self._depreciated(one, "planned_lot")),
        )
        listed = dict(zip(self.material.labels, (cents for _f, cents in self._charges), strict=True))
        differ = self.cells(
            f"ROUND({{c}}{charges}-{known},2)", lambda one: listed[one.label] - self._depreciated(one, "lot")
        )
        add(_("Difference with the lines"), *differ, look="total")
        self.rows |= {"charges": charges, "values": values}

    def _depreciated(self, one: Budget, record: str) -> int:
        return self.material.total(
            one.label, lambda b: b.line.kind == "depreciation" and b.line.record == record
        )

    def _unplaced(self, one: Budget) -> int:
        return self.material.total(one.label, lambda b: b.line.kind in KINDS and not b.counted)

    def _plots(self) -> None:
        """Put both charts under the figures."""
        count, name, start = len(self.material.budgets), self.sheet.name, self.sheet.next + 1

        def strip(key: str, colour: int = -1) -> Strip:
            row = self.rows[key]
            return Strip(Span(name, row, 1), Span(name, row, 2, columns=count), colour)

        labels = Span(name, HEAD, 2, columns=count)
        rows = tuple(strip(row, place) for place, row in reversed(list(enumerate(COST_ROWS))))
        self.sheet.breaks.append(start - 1)
        self.sheet.plots += [
            Plot("stacked", _("ICT costs a year"), f"A{start}", labels, rows),
            Plot(
                "combined", _("Depreciation and book value"), f"A{start + 21}", labels, (strip("charges"),),
                strip("values"),
            ),
        ]  # fmt: skip

    def chosen(self, key: str) -> str:
        """Return the formula of a figure of the year that the reader chose."""
        last, sheet = column(len(self.material.budgets) + 1), quoted(self.sheet.name)
        row = self.rows[key]
        return f"INDEX({sheet}!$B${row}:${last}${row},MATCH({CHOSEN},{sheet}!$B${HEAD}:${last}${HEAD},0))"

    @property
    def listed(self) -> str:
        """The cells in which the years stand."""
        return f"{quoted(self.sheet.name)}!$B${HEAD}:${column(len(self.material.budgets) + 1)}${HEAD}"


def _of_row(row: str) -> Callable[[Budget], int]:
    return lambda one: one.amount(row)


def _of_kind(kind: str) -> Callable[[Budget], int]:
    return lambda one: one.amount(column=kind)


def _of_pillar(pillar: str) -> Callable[[Budget], int]:
    return lambda one: one.pillars[pillar]


def of_nature(material: Material) -> Callable[[str], Callable[[Budget], int]]:
    """Return what gives, for a nature, its cents of a budget."""

    def wanted(nature: str) -> Callable[[Budget], int]:
        def counted(one: Booked) -> bool:
            return one.counted and one.line.nature == nature

        return lambda one: material.total(one.label, counted)

    return wanted
