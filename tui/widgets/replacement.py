"""The replacement plan: what is bought in which year, what that comes to, and scenarios of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text

from inventory.errors import InputError
from inventory.finance.money import euro
from inventory.finance.replacement_reading import EXCLUDED
from inventory.finance.replacement_results import GROUPS, by_group
from inventory.finance.scenario_plan import Wish
from inventory.language import N_, _, ngettext
from inventory.publish.chart_data import replacement_chart
from inventory.text import clean
from tui.actions import bindings
from tui.board import board
from tui.replacing import plan_of
from tui.widgets.budget_asking import KINDS
from tui.widgets.budget_cells import whole_euros
from tui.widgets.budget_drawn import Drawn
from tui.widgets.grid import GridColumn
from tui.widgets.replacement_lines import bought, name_of, ruled, settings
from tui.widgets.replacement_scenarios import Scenarios

if TYPE_CHECKING:
    from pathlib import Path

    from inventory.finance.replacement_results import Year
    from inventory.finance.replacement_terms import Line
    from inventory.publish.chart import Chart
    from tui.actions import State
    from tui.replacing import Plan
    from tui.widgets.grid import Row

EARLIEST, LATEST = 1990, 2090
FIGURES = {
    "investment": N_("Investment"),
    "depreciation": N_("Depr. plan"),
    "existing": N_("Depr. present"),
    "total_depreciation": N_("Depr. in all"),
    "book_value": N_("Book value"),
}
"""What a year comes to: figure → label."""


class ReplacementPane(Scenarios, Drawn):
    """Years by what they come to; behind a year what is bought."""

    CONTEXT = "replacement"
    BINDINGS = bindings("replacement")
    TABLE_FILE: ClassVar[str] = N_("replacement-{years}.xlsx")
    CHART_FILE: ClassVar[str] = N_("replacement-{years}.svg")

    def __init__(self) -> None:
        super().__init__(id="page-replacement")
        self.found: Plan | None = None
        self.wish = Wish()
        self.by = "year"
        self.shown_lines: list[Line] = []
        self._goal = ""
        self._group: str | None = None
        self._names: dict[int, str] = {}

    def restore(self) -> None:
        """Take over scenario, kind of year and dimension of the last time."""
        super().restore()
        kept = board(self).memory.part("replacement")
        scenario, kind, by = kept.get("scenario"), kept.get("kind"), kept.get("by")
        self.wish = Wish(
            scenario=scenario if isinstance(scenario, str) and scenario else None,
            year_kind=kind if kind in KINDS else "calendar",
        )
        self.by = by if isinstance(by, str) and by in GROUPS else "year"

    def keep(self) -> None:
        """Keep scenario, kind of year and dimension for the next time."""
        board(self).memory.data["replacement"] = {
            "scenario": self.wish.scenario,
            "kind": self.wish.year_kind,
            "by": self.by,
        }

    def situation(self) -> State:
        """Return what can be done now; `kind` says whether a scenario is chosen, and whether it is adopted."""
        state = super().situation()
        scenario = self.found.made.scenario if self.found else None
        kind = "" if scenario is None else scenario.status
        return replace(state, kind=kind, marked=len(self.shown_lines) if self.lines.display else 0)

    def load(self) -> None:
        """Reckon the plan in a thread."""
        app = board(self)
        database, wish, today = app.database, self.wish, app.today
        self.began()
        self.background(
            lambda: plan_of(database, wish, today), self._loaded, group="figures", failed=self._not_there
        )

    def _not_there(self, error: Exception) -> bool:
        """Go back to the plan without a scenario when that one is gone or cannot be."""
        self.failed(error)
        if isinstance(error, InputError) and self.wish.scenario is not None:
            board(self).say(str(error), severity="warning")
            self.wish = replace(self.wish, scenario=None)
            self.load()
            return True
        return False

    def _loaded(self, found: Plan) -> None:
        """Show the plan; lines that were open are opened again."""
        self.found = found
        self._names = {}
        if self.by == "year":
            self._show_years()
        else:
            self._show_groups()
        self.redraw()
        if self.lines.display and self._goal:
            self._open_year(self._goal)

    def _show_years(self) -> None:
        """Show a row a year."""
        assert self.found is not None  # it was just read
        made = self.found.made
        columns = [GridColumn("year", _("Year"), min_width=6, fixed=True)]
        columns += [
            GridColumn(name, _(label), min_width=9, kind="amount", format=whole_euros)
            for name, label in FIGURES.items()
        ]
        columns.append(GridColumn("lines", _("Purchases"), kind="number"))
        rows = [(one.label, *_amounts(one), one.lines) for one in made.years]
        sums = [sum(column) for column in zip(*(_amounts(one) for one in made.years), strict=True)]
        rows.append((_("Total"), *sums[:4], None, sum(one.lines for one in made.years)))
        self.show_table(columns, rows, (*made.flags, *ruled(made)))

    def _show_groups(self) -> None:
        """Show a row a category, lot, site or source, and a column a year."""
        assert self.found is not None  # it was just read
        made = self.found.made
        groups = by_group(made.result, made.horizon, self.by)
        columns = [
            GridColumn("group", _(GROUPS[self.by]), min_width=18, max_width=24, fixed=True, format=clean)
        ]
        columns += [
            GridColumn(str(one.year), one.label, min_width=8, kind="amount", format=whole_euros)
            for one in made.years
        ]
        rows: list[Row] = [(one.name or _("(none)"), *one.investment) for one in groups]
        rows.append((_("Total"), *(one.investment for one in made.years)))
        self.show_table(columns, rows, (*made.flags, *ruled(made)))

    def head(self) -> str:
        """Return the plan, its years, their kind, and by what it is made."""
        if self.found is None:
            return _("Replacement")
        made = self.found.made
        kind = _("school year") if self.wish.year_kind == "school" else _("calendar year")
        return _("Replacement {years} · {kind} · {name} · {settings}").format(
            years=self.span(), kind=kind, name=name_of(made), settings=settings(made)
        )

    def context(self) -> str:
        """Return the kind of year and the name of the plan."""
        kind = _("school year") if self.wish.year_kind == "school" else _("calendar year")
        return f"{kind} · {name_of(self.found.made)}" if self.found else kind

    def facts(self) -> Text:
        """Return how a ceiling is kept, what is adopted, and what is left out."""
        if self.found is None:
            return Text("")
        made = self.found.made
        lines = []
        if made.scenario is not None and made.scenario.status == "adopted":
            lines.append(_("✓ Adopted: its purchases stand in the budget as planned; B buys one of them."))
        if made.rules.ceiling is not None:
            lines.append(_("Kept under the ceiling by a fixed rule: m shows it."))
        for code, label in EXCLUDED.items():
            count = sum(need.excluded == code for need in made.result.excluded)
            if count:
                text = ngettext("{count} lot is left out: {why}", "{count} lots are left out: {why}", count)
                lines.append(text.format(count=count, why=_(label)))
        if not self.wish.scenario:
            lines.append(_("w chooses a scenario, n makes one: there replacements can be moved."))
        return Text("\n".join(clean(line) for line in lines))

    def _year(self) -> Year | None:
        """Return the year that the cursor is on, None on the total."""
        found, key = self.found, self.table.current_key
        if found is None or key is None:
            return None
        years = found.made.years
        if self.by == "year":
            return years[key] if key < len(years) else None
        column = self.table.current_column
        return next((one for one in years if str(one.year) == column), None)

    def said(self) -> str:
        """Return what the year under the cursor comes to."""
        found, year = self.found, self._year()
        if found is None:
            return ""
        if year is None:
            return _("Together {total} in {years}").format(
                total=euro(sum(one.investment for one in found.made.years)), years=self.span()
            )
        needed = found.needed[year.year - found.made.horizon.first]
        text = ngettext(
            "{year}: {count} piece in {lines} purchases for {amount}",
            "{year}: {count} pieces in {lines} purchases for {amount}",
            year.pieces,
        ).format(year=year.label, count=year.pieces, lines=year.lines, amount=euro(year.investment))
        if needed != year.investment:
            text += " · " + _("when it is due: {amount}").format(amount=euro(needed))
        key = self.table.current_column
        if self.by == "year" and key in FIGURES:
            text = f"{_(FIGURES[key])} {year.label}: {euro(_figure(year, key))} · {text}"
        if year.expense:
            text += " · " + _("below the threshold: {amount}").format(amount=euro(year.expense))
        return text

    def open_cell(self) -> None:
        """Show what is bought in the year under the cursor, or in all years."""
        year = self._year()
        self._group = self._group_here()
        self._open_year(year.label if year else self.span())

    def _open_year(self, label: str) -> None:
        """Show what is bought in a year, of one group when one was opened."""
        if self.found is None:
            return
        made = self.found.made
        year = next((one.year for one in made.years if one.label == label), None)
        self._goal = label
        self.shown_lines = [one for one in made.result.lines if year is None or one.year == year]
        if self._group is not None:
            self.shown_lines = [one for one in self.shown_lines if self._group_of(one) == self._group]
        self.show_behind(bought(label, self.shown_lines))

    def _group_here(self) -> str | None:
        """Return the name of the group under the cursor, None for the total and for years."""
        found, key = self.found, self.table.current_key
        if found is None or key is None or self.by == "year":
            return None
        groups = by_group(found.made.result, found.made.horizon, self.by)
        return groups[key].name if key < len(groups) else None

    def _group_of(self, line: Line) -> str:
        """Return the name of the group of a purchase; one lot is in one group."""
        assert self.found is not None  # it is a line of the plan that is shown
        made, need = self.found.made, line.due.need.lot
        if need not in self._names:
            alone = by_group(made.result._replace(lines=(line,)), made.horizon, self.by)
            self._names[need] = alone[0].name
        return self._names[need]

    def span(self) -> str:
        """Return the years of the plan."""
        years = self.found.made.years if self.found else ()
        return f"{years[0].label}-{years[-1].label}" if years else ""

    def drawn(self) -> Chart | None:
        """Return what is invested a year, before and after smoothing."""
        if self.found is None:
            return None
        made = self.found.made
        return replacement_chart(
            tuple(one.label for one in made.years),
            self.found.needed,
            tuple(one.investment for one in made.years),
            made.rules.ceiling,
            f"{name_of(made)} · {settings(made)}",
        )

    def write_table(self, path: Path) -> Path:
        """Write the years of the plan as a workbook."""
        from tui.money_files import write_rows  # noqa: PLC0415  the writers are heavy

        if self.found is None:
            raise InputError(_("There are no figures yet."))
        labels = [_(label) for label in FIGURES.values()]
        return write_rows(
            _("Year"),
            labels,
            [(one.label, _amounts(one)) for one in self.found.made.years],
            path,
            self.span(),
        )

    def again(self, wish: Wish) -> None:
        """Reckon another plan."""
        self.action_leave()
        self.wish = wish
        self.load()

    def action_year(self, by: int) -> None:
        """Let the plan begin in another year, as long as it was."""
        if self.found is not None:
            span = self.found.made.horizon
            first = max(EARLIEST, min(LATEST, span.first + by))
            self.again(replace(self.wish, first=first, last=first + span.last - span.first))

    def action_kind(self) -> None:
        """Change between calendar and school years."""
        kind = "calendar" if self.wish.year_kind == "school" else "school"
        self.again(replace(self.wish, year_kind=kind))

    def action_dimension(self) -> None:
        """Put the purchases together by the next dimension."""
        names = list(GROUPS)
        self.action_leave()
        self.by = names[(names.index(self.by) + 1) % len(names)]
        self.load()


def _figure(one: Year, name: str) -> int:
    """Return a figure of a year in cents."""
    found: int = getattr(one, name)
    return found


def _amounts(one: Year) -> tuple[int, ...]:
    """Return the amounts of a year in the order of the columns."""
    return tuple(_figure(one, name) for name in FIGURES)
