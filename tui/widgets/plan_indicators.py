"""The indicators of a plan: value, target, how it stands, the trend in time, and what is behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual import on
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from inventory.language import _, ngettext
from inventory.records.values import day
from inventory.text import clean
from tui.actions import Acting, State, bindings
from tui.background import Background
from tui.board import board
from tui.indicating import look
from tui.messages import SituationChanged
from tui.widgets import plan_indicators_cells as cells
from tui.widgets.filter_bar import FilterInput, filter_line, thousands
from tui.widgets.fresh import Fresh
from tui.widgets.grid import Sort
from tui.widgets.grid import messages as told
from tui.widgets.matrix_grid import MatrixGrid
from tui.widgets.plan_indicators_acts import IndicatorsActs
from tui.widgets.rows import Keyed
from tui.widgets.sifted import Sifted

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from inventory.plan.indicators import Standing
    from tui.indicating import Indicated

BROAD = 120
"""Cells of the screen from which the values in time stand beside what is told."""


class IndicatorsPane(IndicatorsActs, Fresh, Sifted, Acting, Background, Vertical):
    """The indicators of one plan."""

    CONTEXT = "indicators"
    BINDINGS = bindings("indicators")
    KEPT = "indicators"

    def __init__(self) -> None:
        super().__init__(id="page-indicators", classes="indicators")
        self.found: Indicated | None = None
        self.plan: int | None = None
        self._sort = ("", False)

    def compose(self) -> ComposeResult:
        """Make heading, filter, table, and what is told of the indicator."""
        yield Static("", classes="heading", markup=False)
        yield from filter_line()
        yield MatrixGrid(classes="table")
        with Horizontal(classes="below"):
            yield Static("", classes="about", markup=False)
            yield Static("", classes="past", markup=False)

    def on_mount(self) -> None:
        """Take over what is kept, and read."""
        kept = board(self).memory.part(self.KEPT).get("plan")
        self.plan = self.plan or (kept if isinstance(kept, int) else None)
        self.grid.set_empty(_("Measuring …"))
        self.load()

    def keep(self) -> None:
        """Keep which plan is shown for the next time."""
        board(self).memory.part(self.KEPT)["plan"] = self.plan

    @property
    def grid(self) -> MatrixGrid:
        """Return the table."""
        return self.query_one(MatrixGrid)

    @property
    def current(self) -> Standing | None:
        """Return the indicator under the cursor, None for none."""
        key = self.grid.current_key
        found = self.found.standings if self.found is not None else ()
        return next((one for one in found if one.row["id"] == key), None)

    def situation(self) -> State:
        """Return what can be done now; `pages` is how many plans there are."""
        return State(
            board(self).read_only,
            kind="indicator",
            rows=self.grid.row_count,
            row=self.current is not None,
            filtered=bool(self.query_one(FilterInput).value),
            column=self.grid.current_column,
            pages=len(self.found.plans) if self.found is not None else 0,
        )

    def load(self) -> None:
        """Read and measure in a thread; what is shown stays until then."""
        app, plan = board(self), self.plan
        database, today = app.database, app.today
        self.grid.fetching = True
        self.background(
            lambda: look(database, today, plan), self._loaded, group="indicators", failed=self.failed
        )

    def failed(self, _error: Exception) -> bool:
        """Take the sign of work away, and let the error be told."""
        self.grid.fetching = False
        return False

    def _loaded(self, found: Indicated) -> None:
        """Show the indicators."""
        self.found, self.plan = found, found.plan
        self.grid.fetching = False
        self._fill()

    def on_resize(self) -> None:
        """Share the columns out anew."""
        self.call_after_refresh(self._fill)

    def _fill(self) -> None:
        """Show the rows that the filter lets through, in the chosen order."""
        found = self.found
        if found is None:
            return
        column, descending = self._sort
        shown = cells.sifted(found, self.query_one(FilterInput).value)
        shown = cells.sorted_by(shown, column, descending=descending)
        columns = cells.columns_of(self.grid.size.width or self.size.width)
        self.grid.set_empty(self._nothing(found))
        self.grid.set_source(Keyed(cells.rows_of(shown, [one.name for one in columns])), columns)
        self.grid.set_sort([Sort(column, descending)] if column else [])
        self._head(found, shown)
        self._tell()
        self.post_message(SituationChanged())

    def _nothing(self, found: Indicated) -> str:
        """Return why there are no rows."""
        if found.plan is None:
            return _("No plan is recorded yet: the page of the plan makes one.")
        if self.query_one(FilterInput).value:
            return _("No row has these words: Esc shows all")
        return _("The plan has no indicators yet: a makes one.")

    def _head(self, found: Indicated, shown: list[Standing]) -> None:
        """Write which plan, the day, how many stand how, and how many rows are shown."""
        parts = [clean(found.name), cells.counts(shown), day(found.on)]
        heading = Text(" · ".join(filter(None, parts)), no_wrap=True, overflow="ellipsis")
        self.query_one(".heading", Static).update(heading)
        total = len(found.standings)
        count = ngettext("{count} of {total} indicator", "{count} of {total} indicators", total)
        said = count.format(count=thousands(len(shown)), total=thousands(total))
        self.query_one(".count", Static).update(Text(said))

    def _tell(self) -> None:
        """Write what there is to know of the indicator under the cursor, and its values in time beside that."""
        one, found, about, past = self.current, self.found, Text(""), Text("")
        if one is not None and found is not None:
            about = (cells.told if self.app.size.width >= BROAD else cells.brief)(found, one)
            past = cells.past(one)
        self.query_one(".about", Static).update(about)
        self.query_one(".past", Static).update(past)

    @on(told.CursorMoved)
    def moved(self, event: told.CursorMoved) -> None:
        """Let what is told follow the cursor."""
        event.stop()
        self._tell()
        self.post_message(SituationChanged())

    def show(self, filter_: str | None, number: int | None) -> None:
        """Show words in the filter, or the indicators of a plan by its number."""
        if filter_ is not None:
            self.query_one(FilterInput).value = filter_
        if number is not None and number != self.plan:
            self.plan = number
            self.load()

    def action_filter(self) -> None:
        """Go to the filter."""
        self.query_one(FilterInput).focus()

    def action_clear(self) -> None:
        """Show all rows again."""
        self.query_one(FilterInput).value = ""

    def action_sort(self) -> None:
        """Sort by the column under the cursor."""
        self.sort_by(self.grid.current_column)
