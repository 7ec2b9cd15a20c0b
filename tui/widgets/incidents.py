"""When something fails at a school: the five answers for each thing, what is missing, and whether its lines are enough."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.text import Text
from textual import on
from textual.containers import Vertical
from textual.widgets import Input, Static

from inventory.language import _, ngettext
from tui import readying
from tui.actions import Acting, State, bindings
from tui.background import Background
from tui.board import board
from tui.messages import FilterLeft, SituationChanged
from tui.readying import ALL, FIRST
from tui.widgets import incident_cells as cells
from tui.widgets.filter_bar import FilterInput, filter_line, thousands
from tui.widgets.fresh import Fresh
from tui.widgets.grid import Grid
from tui.widgets.grid import messages as told
from tui.widgets.incidents_doing import IncidentsDoing
from tui.widgets.rows import Rows

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

    from inventory.signals.readiness import Answers
    from tui.readying import Ready, Wire


class IncidentsPane(IncidentsDoing, Fresh, Acting, Background, Vertical):
    """Answers and lines of a school."""

    CONTEXT = "incidents"
    BINDINGS = bindings("incidents")
    KEPT = "incidents"

    def __init__(self) -> None:
        super().__init__(id="page-incidents", classes="incidents")
        self.found: Ready | None = None
        self.site = FIRST
        self.missing = False
        self._shown: list[Answers] = []

    def compose(self) -> ComposeResult:
        """Make heading, filter, answers, words, and lines."""
        yield Static("", classes="heading", markup=False)
        yield from filter_line()
        yield Grid(classes="table")
        yield Static("", classes="about", markup=False)
        yield Grid(classes="below")

    def on_mount(self) -> None:
        """Take over which school was shown the last time, and read."""
        kept = board(self).memory.part(self.KEPT).get("site")
        self.site = kept if isinstance(kept, int) and not isinstance(kept, bool) and kept >= ALL else FIRST
        self.load()

    def keep(self) -> None:
        """Keep which school is shown for the next time."""
        board(self).memory.part(self.KEPT)["site"] = self.site

    @property
    def table(self) -> Grid:
        """Return the answers."""
        return self.query_one(".table", Grid)

    @property
    def below(self) -> Grid:
        """Return the lines."""
        return self.query_one(".below", Grid)

    @property
    def main_part(self) -> Widget:
        """Return the answers."""
        return self.table

    @property
    def current(self) -> Answers | None:
        """Return the answers under the cursor, None for none, or when the keys are at the lines."""
        key = self.table.current_key
        if self.below.has_focus or key is None or key >= len(self._shown):
            return None
        return self._shown[key]

    @property
    def current_line(self) -> Wire | None:
        """Return the line under the cursor when the keys are there."""
        key, found = self.below.current_key, self.found
        if not self.below.has_focus or found is None or key is None or key >= len(found.lines):
            return None
        return found.lines[key]

    def situation(self) -> State:
        """Return what can be done now; `marked` is how many sites there are."""
        return State(
            board(self).read_only,
            kind="incident_plan" if self.current is not None else "",
            rows=self.table.row_count,
            row=self.current is not None or self.current_line is not None,
            marked=len(self.found.sites) if self.found is not None else 0,
            filtered=bool(self.query_one(FilterInput).value),
            pages=2,
        )

    def load(self) -> None:
        """Read the school in a thread; what is shown stays until then."""
        app, site = board(self), self.site
        database, today = app.database, app.today
        self.table.fetching = True
        self.background(
            lambda: readying.read(database, today, site), self._loaded, group="ready", failed=self._failed
        )

    def _failed(self, _error: Exception) -> bool:
        """Take the sign of work away, and let the error be told."""
        self.table.fetching = False
        return False

    def _loaded(self, found: Ready) -> None:
        """Show it."""
        self.table.fetching = False
        self.found, self.site = found, found.site
        self._fill()

    def on_resize(self) -> None:
        """Share the columns out anew."""
        self.call_after_refresh(self._fill)

    def _fill(self) -> None:
        """Show the answers that the filter lets through, and the lines."""
        found = self.found
        if found is None:
            return
        every = found.site == ALL
        self._shown = cells.sifted(found, self.query_one(FilterInput).value, missing=self.missing)
        columns = cells.columns_of(self.size.width, every=every)
        self.table.set_empty(self._nothing(found))
        self.table.set_source(Rows([cells.row_of(one, found, columns) for one in self._shown]), columns)
        lines = cells.line_columns(self.size.width, every=every)
        self.below.set_empty(_("No internet connection is recorded: Enter records one."))
        self.below.set_source(Rows([cells.line_row(one, lines) for one in found.lines]), lines)
        self._head(found)
        self._tell()
        self.post_message(SituationChanged())

    def _nothing(self, found: Ready) -> str:
        """Return why there are no answers."""
        if found.answers:
            return _("Nothing has these words: Esc shows all") if not self.missing else _("Nothing is missing here: m shows all")  # fmt: skip
        return _("Nothing here supports a primary process, and no devices are in use.")

    def _head(self, found: Ready) -> None:
        """Write which school it is, and how much is missing."""
        site = found.shown
        parts = [_("When something fails"), site.name if site is not None else _("all sites")]
        missing = sum(bool(one.missing) for one in found.answers)
        text = ngettext("{missing} of {count} misses an answer", "{missing} of {count} miss an answer", missing)  # fmt: skip
        parts.append(text.format(missing=missing, count=len(found.answers)))
        self.query_one(".heading", Static).update(Text(" · ".join(parts)))
        self.query_one(".count", Static).update(Text(f"{thousands(len(self._shown))} / {thousands(len(found.answers))}"))  # fmt: skip

    def _tell(self) -> None:
        """Write what the cursor is on in words."""
        one, line, said = self.current, self.current_line, Text()
        if line is not None:
            said = cells.line_about(line)
        elif one is not None and self.found is not None:
            said = cells.about(one, self.found)
        self.query_one(".about", Static).update(said)

    @on(told.CursorMoved)
    def moved(self, event: told.CursorMoved) -> None:
        """Say what the cursor is on."""
        event.stop()
        self._tell()
        self.post_message(SituationChanged())

    def on_descendant_focus(self) -> None:
        """Say what the cursor of the other table is on."""
        self._tell()

    @on(told.Activated)
    def activated(self, event: told.Activated) -> None:
        """Open the plan, or the line."""
        event.stop()
        self.action_open()

    @on(told.MarksChanged)
    @on(told.EditRequested)
    @on(told.SortRequested)
    def unused(self, event: Any) -> None:
        """Keep what the tables tell to themselves."""
        event.stop()

    @on(Input.Changed)
    def filter_typed(self, event: Input.Changed) -> None:
        """Show what fits the words."""
        event.stop()
        self._fill()

    @on(FilterLeft)
    def filter_left(self, event: FilterLeft) -> None:
        """Go from the filter to the answers."""
        event.stop()
        self.table.focus()

    def show(self, filter_: str | None, number: int | None) -> None:
        """Show words in the filter, or a school by its number."""
        if filter_ is not None:
            self.query_one(FilterInput).value = filter_
        if number is not None:
            self.take(number)

    def take(self, site: int) -> None:
        """Show another school, or `ALL`."""
        self.site = site
        self.load()

    def action_missing(self) -> None:
        """Show only what misses an answer, or everything."""
        self.missing = not self.missing
        self._fill()

    def action_below(self) -> None:
        """Go to the lines, or back."""
        (self.table if self.below.has_focus else self.below).focus()

    def action_filter(self) -> None:
        """Go to the filter."""
        self.query_one(FilterInput).focus()

    def action_clear(self) -> None:
        """Go back: from the lines to the answers, then show everything again."""
        if self.below.has_focus:
            self.table.focus()
        else:
            self.missing = False
            self.query_one(FilterInput).value = ""
            self._fill()

    def action_copy(self) -> None:
        """Put what is said of the row on the clipboard."""
        one, line = self.current, self.current_line
        if one is not None and self.found is not None:
            text = cells.about(one, self.found).plain
        else:
            text = cells.line_about(line).plain if line is not None else ""
        if text:
            self.app.copy_to_clipboard(text)
            board(self).say(_("Copied: {text}").format(text=text[:60]))
