"""The history: every action of a person, what it changed, and taking it back or doing it again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.text import Text
from textual import on
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from inventory.language import _
from inventory.text import clean
from tui.actions import Acting, State, bindings
from tui.background import Background
from tui.board import board
from tui.messages import SituationChanged
from tui.past import action, batches, described, done, fitting, kind_label, take_back, when
from tui.widgets.filter_bar import thousands
from tui.widgets.grid import Grid, GridColumn, toned
from tui.widgets.grid import messages as told
from tui.widgets.rows import Keyed, Rows

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from inventory.store.history import Batch
    from tui.past import Done
    from tui.widgets.grid import Tone


class HistoryPane(Acting, Background, Vertical):
    """Batches, newest first; behind one its changes."""

    CONTEXT = "history"
    BINDINGS = bindings("history")

    def __init__(self) -> None:
        super().__init__(id="page-history")
        self.found: list[Batch] = []
        self.shown: list[Batch] = []
        self.done: Done | None = None
        self._goal: int | None = None
        self._stale = False

    def compose(self) -> ComposeResult:
        """Make the filter, both lists and the sentence."""
        with Horizontal(classes="bar"):
            yield Static("/ ", classes="sign", markup=False)
            yield Input(placeholder=_("filter by word: who, what, why, date"), compact=True)
            yield Static("", classes="count", markup=False)
        yield Static("", classes="heading", markup=False)
        yield Grid(classes="batches")
        yield Grid(classes="changes")
        yield Static("", classes="about", markup=False)

    def on_mount(self) -> None:
        """Read."""
        self.changes.display = False
        self.query_one(".heading").display = False
        self.batches.set_source(Rows([]), _batch_columns())
        self.load()

    @property
    def batches(self) -> Grid:
        """Return the list of batches."""
        return self.query_one(".batches", Grid)

    @property
    def changes(self) -> Grid:
        """Return the list of the changes of a batch."""
        return self.query_one(".changes", Grid)

    @property
    def current(self) -> Batch | None:
        """Return the batch that is meant: the one whose changes are shown, or the one under the cursor."""
        if self.changes.display:
            return self.done.batch if self.done is not None else None
        key = self.batches.current_key
        return next((one for one in self.shown if one.id == key), None)

    def situation(self) -> State:
        """Return what can be done now."""
        one = self.current
        return State(
            board(self).read_only,
            rows=len(self.shown),
            row=one is not None,
            archived=one is not None and one.undone_by is not None,
            filtered=bool(self.query_one(Input).value),
            pages=2,
        )

    def load(self) -> None:
        """Read the batches in a thread, and the changes that are shown."""
        database = board(self).database
        self._stale = False
        self.batches.fetching = True
        self.background(lambda: batches(database), self._loaded, group="batches")
        if self.changes.display and self.done is not None:
            self._read(self.done.batch.id)

    def _loaded(self, found: list[Batch]) -> None:
        """Show the batches."""
        self.found = found
        self.batches.fetching = False
        self._narrow()
        if self._goal is not None:
            self.batches.move_to(self._goal)
            self._goal = None

    def _narrow(self) -> None:
        """Show the batches that fit the words."""
        self.shown = fitting(self.found, self.query_one(Input).value)
        rows = {
            one.id: (when(one.at), one.who, one, one.reason, one.changes, one.undone_by) for one in self.shown
        }
        self.batches.set_empty(
            _("Nothing was changed yet") if not self.found else _("No change fits these words: Esc")
        )
        self.batches.set_source(Keyed(rows), _batch_columns())
        every = len(self.found)
        count = (
            thousands(every)
            if len(self.shown) == every
            else _("{shown} of {all}").format(shown=thousands(len(self.shown)), all=thousands(every))
        )
        self.query_one(".count", Static).update(Text(count))
        self._about()
        self.post_message(SituationChanged())

    def show(self, filter_: str | None, number: int | None) -> None:
        """Show a filter, or the changes of a batch."""
        if filter_ is not None:
            self.query_one(Input).value = filter_
        if number is not None:
            self._goal = number
            self.query_one(Input).value = ""
            self.batches.move_to(number)
            self._read(number)

    def changed(self, *, visible: bool) -> None:
        """Read anew now, or when the page is shown again."""
        if visible:
            self.load()
        else:
            self._stale = True

    def shown_again(self) -> None:
        """Read anew what was written meanwhile, and take the keys."""
        if self._stale:
            self.load()
        (self.changes if self.changes.display else self.batches).focus()

    @on(Input.Changed)
    def typed(self, event: Input.Changed) -> None:
        """Show what fits the words."""
        event.stop()
        self._narrow()

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        """Go from the filter to the list."""
        event.stop()
        self.batches.focus()

    def action_filter(self) -> None:
        """Go to the filter."""
        self._close()
        self.query_one(Input).focus()

    def action_leave(self) -> None:
        """Go from the changes to the batches, from the filter to the list, and clear the filter."""
        line = self.query_one(Input)
        if self.changes.display:
            self._close()
        elif line.value:
            line.value = ""
        self.batches.focus()

    @on(told.Activated)
    def activated(self, event: told.Activated) -> None:
        """Open a batch or a record."""
        event.stop()
        self.action_open()

    def action_open(self) -> None:
        """Show what the batch changed; from there the record."""
        if self.changes.display:
            self._open_record()
        elif self.current is not None:
            self._read(self.current.id)

    def _read(self, number: int) -> None:
        """Read what a batch changed, in a thread."""
        database = board(self).database
        self.background(lambda: done(database, number), self._show_changes, group="changes")

    def _show_changes(self, found: Done | None) -> None:
        """Show what a batch changed."""
        if found is None:
            board(self).say(_("This change is not in the history any more."), severity="warning")
            return
        self.done = found
        rows = [
            (
                one.action,
                one.title,
                one.label,
                one.before if one.label else None,
                one.after if one.label else None,
                kind_label(one.kind),
            )
            for one in found.told
        ]
        self.changes.set_empty(_("Nothing was changed in this batch"))
        self.changes.set_source(Rows(rows), _change_columns())
        said = Text(f"#{found.batch.id} {clean(described(found.batch))}", no_wrap=True, overflow="ellipsis")
        if found.batch.undone_by is not None:
            said.append(" · ↶ " + _("taken back"), "italic")
        if found.left:
            said.append(" · " + _("{count} more changes").format(count=thousands(found.left)), "dim")
        self.query_one(".heading", Static).update(said)
        self._switch(changes=True)

    def _switch(self, *, changes: bool) -> None:
        """Show the changes of a batch, or the batches."""
        self.changes.display = self.query_one(".heading").display = changes
        self.batches.display = self.query_one(".bar").display = not changes
        if self.is_on_screen:
            (self.changes if changes else self.batches).focus()
        self._about()
        self.post_message(SituationChanged())

    def _close(self) -> None:
        """Go back to the batches."""
        if self.changes.display:
            self._switch(changes=False)

    def _open_record(self) -> None:
        """Show the record of the change under the cursor, if it is still there."""
        key = self.changes.current_key
        if self.done is None or key is None or key >= len(self.done.told):
            return
        one = self.done.told[key]
        database = board(self).database

        def there() -> bool:
            from inventory.records import get  # noqa: PLC0415
            from inventory.store.titles import titles  # noqa: PLC0415

            with database.read() as connection:
                return bool(titles(connection, get(one.kind), [one.number]))

        def show(found: bool) -> None:  # noqa: FBT001  what the thread gives
            from tui.screens.record import RecordScreen  # noqa: PLC0415

            if found:
                self.app.push_screen(RecordScreen(one.kind, one.number), self._left)
            else:
                board(self).say(_("This record is not there any more."), severity="warning")

        self.background(there, show, group="record")

    def _left(self, order: Any) -> None:
        """Go where the record's screen leads."""
        if order is not None:
            self.post_message(order)

    def _about(self) -> None:
        """Write the whole of what the cursor stands on."""
        said = ""
        if self.changes.display and self.done is not None:
            key = self.changes.current_key
            one = self.done.told[key] if key is not None and key < len(self.done.told) else None
            if one is not None:
                said = f"{kind_label(one.kind)} {one.title}: {one.action}"
                if one.label:
                    said += f" · {one.label}: {one.before or '∅'} → {one.after or '∅'}"
        elif self.current is not None:
            said = described(self.current)
        self.query_one(".about", Static).update(Text(clean(said)))

    @on(told.CursorMoved)
    def moved(self, event: told.CursorMoved) -> None:
        """Let the sentence follow the cursor."""
        event.stop()
        self._about()
        self.post_message(SituationChanged())

    @on(told.MarksChanged)
    @on(told.SortRequested)
    @on(told.EditRequested)
    def unused(self, event: Any) -> None:
        """Keep what the lists tell to themselves."""
        event.stop()

    def action_undo(self) -> None:
        """Take the batch back, after asking."""
        one = self.current
        if one is not None:
            self._ask(one.id, _("Undo: batch {number}?").format(number=one.id), one, _("Undo"))

    def action_redo(self) -> None:
        """Do again what was taken back, after asking."""
        one = self.current
        if one is not None and one.undone_by is not None:
            self._ask(one.undone_by, _("Redo: batch {number}?").format(number=one.id), one, _("Redo"))

    def _ask(self, number: int, title: str, one: Batch, verb: str) -> None:
        """Ask before a batch is taken back."""
        from tui.dialogs.base import Choice  # noqa: PLC0415

        choices = [("no", _("Cancel"), "primary"), ("yes", verb, "warning")]
        self.app.push_screen(
            Choice(title, described(one), choices),
            lambda answer: self._take_back(number) if answer == "yes" else None,
        )

    def _take_back(self, number: int) -> None:
        """Take a batch back in a thread; a refusal is told with its reason."""
        app: Any = self.app
        database, who = app.database, app.who
        self.batches.fetching = True

        def taken(batch: Batch) -> None:
            app.say(_("Done: {what}").format(what=described(batch)))
            app.reread()

        def failed(_error: Exception) -> bool:
            self.batches.fetching = False
            return False

        self.background(lambda: take_back(database, who, number), taken, group="undo", failed=failed)


def _batch_columns() -> list[GridColumn]:
    return [
        GridColumn("at", _("When"), width=16, fixed=True),
        GridColumn("who", _("Who"), width=9, format=clean),
        GridColumn("action", _("What"), width=13, format=_action),
        GridColumn("reason", _("Why"), width=20, format=clean, stretch=True),
        GridColumn("changes", _("Records"), width=8, kind="number", format=thousands),
        GridColumn("undone", _("Taken back?"), width=16, format=_undone),
    ]


def _action(one: Batch) -> Any:
    """Return which kind of action a batch was; one that was taken back has a sign."""
    return toned(f"↶ {action(one)}", "muted") if one.undone_by is not None else action(one)


def _undone(number: int | None) -> Any:
    if number is None:
        return ""
    by = _("by #{number}").format(number=number)
    return toned(f"↶ {by}", "warning")


def _change_columns() -> list[GridColumn]:
    return [
        GridColumn("action", _("What"), width=9),
        GridColumn("title", _("Name"), width=18, format=clean),
        GridColumn("label", _("Column"), width=14, format=clean),
        GridColumn("before", _("Before"), width=12, format=lambda value: _side(value, "muted")),
        GridColumn("after", _("After"), width=13, stretch=True, format=lambda value: _side(value, "success")),
        GridColumn("record", _("Kind"), width=16),
    ]


def _side(value: str | None, tone: Tone) -> Any:
    """Return a value before or after; None when the line stands for the whole record."""
    return "" if value is None else toned(clean(value) or "∅", tone)
