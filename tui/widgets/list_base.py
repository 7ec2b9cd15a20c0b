"""What a list of records shows: it reads, filters and sorts; what is done in it is in `record_list`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual import on
from textual.containers import Horizontal, Vertical

from inventory.errors import InventoryError
from inventory.language import _
from inventory.records import get
from inventory.store.filter import FilterError
from inventory.store.views import View
from tui.actions import Acting, State
from tui.background import Background
from tui.board import board
from tui.messages import FilterLeft, FilterTyped, SituationChanged
from tui.reads import listed
from tui.widgets.detail_pane import DetailPane
from tui.widgets.filter_bar import FilterBar
from tui.widgets.grid import Grid, Sort
from tui.widgets.grid import messages as told
from tui.widgets.record_source import RecordSource, columns

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.timer import Timer

    from tui.reads import Listed

WIDEST = 500
"""Cells of a column that was kept; a wider one is rubbish."""
BEGINNING = 200
"""Records with which a list opens, more than a screen shows."""
FOLLOW = 0.08
"""Seconds that the cursor must rest before the record beside the list follows."""


class ListBase(Acting, Background, Vertical):
    """What a list shows: it reads, filters and sorts.

    Args:
        kind: Kind of the records.
    """

    CONTEXT = "list"

    def __init__(self, kind: str) -> None:
        super().__init__(id=f"page-{kind}", classes="record-list")
        self.kind = kind
        self.record = get(kind)
        self.view = View(kind)
        self.listed: Listed | None = None
        self._goal: int | None = None
        self._follow: Timer | None = None
        self._stale = False
        self._arranged: list[Any] = []

    def compose(self) -> ComposeResult:
        """Make the filter bar, the grid and the detail pane."""
        yield FilterBar(self.kind)
        with Horizontal(classes="body"):
            yield Grid(classes="records")
            yield DetailPane(self.kind, classes="beside")

    @property
    def grid(self) -> Grid:
        """Return the grid."""
        return self.query_one(Grid)

    @property
    def bar(self) -> FilterBar:
        """Return the filter bar."""
        return self.query_one(FilterBar)

    @property
    def pane(self) -> DetailPane:
        """Return the record beside the list."""
        return self.query_one(DetailPane)

    def on_mount(self) -> None:
        """Take over what is kept of the last time, and read."""
        self.grid.set_empty(_("No records yet: n makes one"))
        self._restore()
        self.load(keep=False)

    def situation(self) -> State:
        """Return what can be done now."""
        grid = self.grid
        return State(
            read_only=board(self).read_only,
            kind=self.kind,
            rows=grid.row_count,
            row=grid.current_key is not None,
            marked=grid.mark_count,
            archived=self.view.archived,
            filtered=bool(self.bar.text) or grid.fetching,
            column=grid.current_column,
        )

    def load(self, *, keep: bool = True, view: View | None = None) -> None:
        """Read the list anew in a thread; what is shown stays until it is there.

        Args:
            keep: Keep the cursor on its record.
            view: What to show from now on; None for what is shown.
        """
        wanted = view or self.view
        app = board(self)
        database, orders, today = app.database, app.orders, app.today
        # A list opens with its beginning; all of it follows.
        opens = self.listed is None and self._goal is None and not wanted.filter.strip()
        most = BEGINNING if opens else None
        self.grid.fetching = True
        self._stale = False
        self.background(
            lambda: listed(database, orders, wanted, today, most),
            lambda found: self._loaded(found, keep=keep),
            group="list",
            failed=lambda error: self._refused(error, wanted),
        )

    def _loaded(self, found: Listed, *, keep: bool) -> None:
        """Show what was read."""
        grid, before = self.grid, self.listed
        grid.fetching = False
        self.view, self.listed = found.view, found
        self.bar.error = None
        if found.whole:
            count = len(found.keys)
            self.bar.set_counts(count, found.total, archived=found.view.archived, custom=found.custom)
        grid.set_empty(self._emptiness())
        shape = None if before is not None and before.fields == found.fields else columns(found.fields)
        grid.set_source(RecordSource(board(self).database, found), shape, keep_cursor=keep)
        if self._arranged:
            grid.restore_columns(self._arranged)
            self._arranged = []
        grid.set_sort([Sort(name.removeprefix("-"), name.startswith("-")) for name in found.view.sort])
        if self._goal is not None:
            grid.move_to(self._goal)
            self._goal = None
        self._followed()
        self.post_message(SituationChanged())
        if not found.whole:
            self.load()

    def _emptiness(self) -> str:
        """Return what is said when there are no records."""
        if self.view.archived:
            return _("Nothing is archived here")
        if self.view.filter:
            return _("Nothing fits this filter: Esc clears it")
        return _("No {records} yet: n makes one").format(records=_(self.record.plural))

    def _refused(self, error: Exception, wanted: View) -> bool:
        """Show what is wrong with a filter at its place, and an order that cannot be as a message."""
        self.grid.fetching = False
        if isinstance(error, FilterError):
            self.bar.error = error
            return True
        if isinstance(error, InventoryError) and wanted != self.view:
            board(self).say(f"{error.message} {error.hint}".strip(), severity="warning")
            return True
        return False

    def show(self, filter_: str | None, number: int | None) -> None:
        """Show a filter, and put the cursor on a record."""
        self._goal = number
        if filter_ is not None:
            self.bar.set_text(filter_)
            self.load(keep=False, view=self.view.but(filter=filter_, archived=False))
        elif number is not None and not self.grid.move_to(number):
            self.bar.set_text("")
            self.load(view=self.view.but(filter=""))
        else:
            self._goal = None

    def changed(self, *, visible: bool) -> None:
        """Learn that records were written: read anew now, or when the list is shown again."""
        if visible:
            self.load()
        else:
            self._stale = True

    def shown_again(self) -> None:
        """Read anew what was written meanwhile, and take the keys."""
        if self._stale:
            self.load()
        self.grid.focus()

    @on(FilterTyped)
    def filter_typed(self, event: FilterTyped) -> None:
        """Show what the filter asks for."""
        event.stop()
        if event.text.strip() != self.view.filter.strip() or self.bar.error is not None:
            self.load(view=self.view.but(filter=event.text))

    @on(FilterLeft)
    def filter_left(self, event: FilterLeft) -> None:
        """Go from the filter bar to the list."""
        event.stop()
        self.grid.focus()

    @on(told.SortRequested)
    def sort_requested(self, event: told.SortRequested) -> None:
        """Sort by a column: upwards, then downwards, then as before."""
        event.stop()
        self.sort_by(event.column, add=event.add)

    def sort_by(self, column: str, *, add: bool) -> None:
        """Sort by a column, a second time the other way round, a third time no more."""
        there = {name.removeprefix("-"): name for name in self.view.sort}
        new = {None: column, column: f"-{column}"}.get(there.get(column))
        rest = tuple(name for name in self.view.sort if name.removeprefix("-") != column) if add else ()
        self.load(view=self.view.but(sort=rest + ((new,) if new else ())))

    @on(told.CursorMoved)
    def cursor_moved(self, event: told.CursorMoved) -> None:
        """Let the record beside the list follow when the cursor rests."""
        event.stop()
        if self._follow is not None:
            self._follow.stop()
        self._follow = self.set_timer(FOLLOW, self._followed)

    def _followed(self) -> None:
        """Show the record under the cursor beside the list, if there is room for it."""
        if self.pane.display and self.is_on_screen:
            self.pane.show(self.grid.current_key)
        self.post_message(SituationChanged())

    @on(told.MarksChanged)
    def marks_changed(self, event: told.MarksChanged) -> None:
        """Tell how many are marked."""
        event.stop()
        self.bar.marked = (event.count, event.hidden)
        self.post_message(SituationChanged())

    @on(told.SourceFailed)
    def source_failed(self, event: told.SourceFailed) -> None:
        """Tell why rows are missing."""
        event.stop()
        board(self).say(str(event.error), severity="error")

    def _restore(self) -> None:
        """Take over filter, order, columns and cursor of the last time."""
        kept = board(self).memory.part("lists").get(self.kind)
        if not isinstance(kept, dict):
            return
        fitting = [name for name in _texts(kept.get("sort")) if name.removeprefix("-") in self.record.fields]
        filter_ = kept.get("filter") if isinstance(kept.get("filter"), str) else ""
        shown = tuple(name for name in _texts(kept.get("columns")) if name in self.record.fields)
        self.view = View(self.kind, filter_ or "", tuple(fitting), shown)
        self.bar.set_text(self.view.filter)
        self._goal = kept.get("cursor") if isinstance(kept.get("cursor"), int) else None
        arranged = kept.get("arranged")
        self._arranged = [one for one in arranged if _arranges(one)] if isinstance(arranged, list) else []

    def keep(self) -> None:
        """Keep filter, order, columns and cursor for the next time."""
        board(self).memory.part("lists")[self.kind] = {
            "filter": self.view.filter,
            "sort": list(self.view.sort),
            "columns": list(self.view.columns),
            "cursor": self.grid.current_key,
            "arranged": self.grid.column_state(),
        }


def _arranges(value: Any) -> bool:
    """Return whether what was kept says how one column is arranged."""
    return (
        isinstance(value, dict)
        and set(value) == {"name", "width", "hidden", "fixed"}
        and isinstance(value["name"], str)
        and (value["width"] is None or (isinstance(value["width"], int) and 0 < value["width"] < WIDEST))
    )


def _texts(value: Any) -> list[str]:
    """Return the texts in what was kept as a list."""
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []
