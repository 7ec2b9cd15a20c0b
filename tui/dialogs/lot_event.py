"""What happened to a lot: a few fields, and beneath them the figures before and after with every key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual import on
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from inventory.errors import InventoryError
from inventory.language import _
from inventory.records.values import day
from inventory.text import clean
from tui.actions import Acting, State, bindings
from tui.background import Background
from tui.board import board
from tui.depreciating_event import FIELDS, Missing, Tried, read_event, tried
from tui.depreciating_lot import title_of
from tui.saving import Filled, Unfitting
from tui.widgets.depreciation_columns import fitted
from tui.widgets.editor import Editor, MakeNew, Typed
from tui.widgets.footer import Keys
from tui.widgets.grid import Grid
from tui.widgets.grid import messages as told
from tui.widgets.lot_actions import EVENTS
from tui.widgets.rows import Rows
from tui.writes import record_event

if TYPE_CHECKING:
    from typing import Any

    from textual.app import ComposeResult
    from textual.timer import Timer

WAIT = 0.2
"""Seconds without a key before the figures are reckoned anew."""


class LotEvent(Acting, Background, ModalScreen[int]):
    """Something that happened to a lot; its answer is the number of the event's record, None when nothing was written.

    Args:
        number: Number of the lot.
        kind: What happened, a choice of `lot_event.type`.
    """

    CONTEXT = "event"
    BINDINGS = bindings("event")
    CSS_PATH = "lot.tcss"
    AUTO_FOCUS = None

    def __init__(self, number: int, kind: str) -> None:
        super().__init__()
        self._number, self._kind = number, kind
        self._timer: Timer | None = None
        self._saving = False
        self.tried: Tried | None = None

    def compose(self) -> ComposeResult:
        """Make the fields and the figures, still empty."""
        with Vertical(classes="whole"):
            yield Static(Text(_(EVENTS[self._kind])), classes="heading", markup=False)
            with Vertical(classes="fields"):
                for field in FIELDS[self._kind]:
                    with Horizontal(classes="row"):
                        label = Text(_(field.label), no_wrap=True, overflow="ellipsis")
                        yield Static(
                            label.append(" *", "bold") if field.required else label,
                            classes="label",
                            markup=False,
                        )
                        yield Editor(field, day(board(self).today) if field.name == "date" else "")
            yield Static("", classes="about", markup=False)
            yield Static("", classes="wrong", markup=False)
            yield Static("", classes="lines", markup=False)
            yield Grid(classes="table")
        yield Keys()

    def on_mount(self) -> None:
        """Begin at the field after the date."""
        self.grid.set_empty("")
        editors = list(self.query(Editor))
        editors[1].focus_line()
        database, number = board(self).database, self._number
        self.background(lambda: title_of(database, number), self._named, group="title")
        self.preview()

    def _named(self, title: str) -> None:
        """Write which lot it is."""
        heading = Text(_(EVENTS[self._kind])).append(f" · {clean(title)}", "not bold")
        heading.overflow, heading.no_wrap = "ellipsis", True
        self.query_one(".heading", Static).update(heading)

    @property
    def grid(self) -> Grid:
        """Return the table of figures."""
        return self.query_one(Grid)

    def situation(self) -> State:
        """Return what can be done now."""
        return State(board(self).read_only, "lot", row=True)

    def filled(self) -> list[Filled]:
        """Return what is typed."""
        return [Filled(one.field.but(required=False), one.text, one.number) for one in self.query(Editor)]

    @on(Typed)
    def typed(self, event: Typed) -> None:
        """Reckon anew when the keys rest."""
        event.stop()
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(WAIT, self.preview)

    def preview(self) -> None:
        """Show the figures before and after, in a thread."""
        database, number, kind, filled = board(self).database, self._number, self._kind, self.filled()
        self.background(
            lambda: tried(database, number, kind, filled), self._shown, group="preview", failed=self._refused
        )

    def _shown(self, found: Tried) -> None:
        """Show the figures."""
        self.tried = found
        self._wrong("")
        self._fill(found)

    def _fill(self, found: Tried) -> None:
        """Fill the table and what is said above it."""
        self.query_one(".lines", Static).update(Text(clean("\n".join(found.lines), lines=True)))
        columns = [fitted(one, [row[place] for row in found.rows]) for place, one in enumerate(found.fields)]
        self.grid.set_source(Rows(found.rows), columns, keep_cursor=False)

    def _refused(self, error: Exception) -> bool:
        """Show what is wrong; nothing was written."""
        saving, self._saving = self._saving, False
        if not isinstance(error, InventoryError):
            return False
        self.tried = None
        self._fill(Tried((), (), ()))
        if isinstance(error, Unfitting):
            name, problem = next(iter(error.problems.items()))
            label = next(_(one.field.label) for one in self.query(Editor) if one.field.name == name)
            self._wrong(f"✗ {label}: {problem}")
        else:
            self._wrong(str(error) if isinstance(error, Missing) and not saving else f"✗ {error}")
        if saving and isinstance(error, Missing):
            next(one for one in self.query(Editor) if one.field.name == error.name).focus_line()
        return True

    def _wrong(self, text: str) -> None:
        """Show what is wrong, or nothing."""
        self.query_one(".wrong", Static).update(Text(clean(text, lines=True)))

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        """Write it down."""
        event.stop()
        self.action_save()

    @on(MakeNew)
    def make_new(self, event: MakeNew) -> None:
        """Say that new records are made in their list."""
        event.stop()
        self._wrong(_("Choose one that is there; a new one is made in its own list."))

    @on(told.Activated)
    @on(told.CursorMoved)
    @on(told.MarksChanged)
    @on(told.EditRequested)
    @on(told.SortRequested)
    def unused(self, event: Any) -> None:
        """Keep what the table tells to itself."""
        event.stop()

    def on_descendant_focus(self) -> None:
        """Tell what the field is for."""
        here = next((one for one in self.query(Editor) if one.has_focus_within), None)
        self.query_one(".about", Static).update(Text(_(here.field.help) if here and here.field.help else ""))

    def action_save(self) -> None:
        """Write down what happened, in a thread."""
        if self._saving:
            return
        self._saving = True
        app, number, kind, filled = board(self), self._number, self._kind, self.filled()
        database, who = app.database, app.who

        def write() -> int:
            what, code, document = read_event(database, number, kind, filled)
            return record_event(database, who, number, what, code, document)

        self.background(write, self._saved, group="save", failed=self._refused)

    def _saved(self, number: int) -> None:
        """Close, and let every page reckon anew."""
        app = board(self)
        app.say(_("Recorded. u undoes it."))
        self.dismiss(number)
        app.reread()

    def action_next(self) -> None:
        """Go to the next field."""
        self.focus_next()

    def action_previous(self) -> None:
        """Go to the field before."""
        self.focus_previous()

    def action_leave(self) -> None:
        """Close without writing anything."""
        self.dismiss(None)
