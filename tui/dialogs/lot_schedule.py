"""The schedule of one lot on a screen of its own: a line a book year, which rule made it, and what happened to the lot."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.text import Text
from textual import on
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from inventory.language import _
from inventory.records.values import day, decimals
from inventory.text import clean
from tui.actions import Acting, State, bindings
from tui.background import Background
from tui.board import board
from tui.depreciating_lot import FIELDS, lot_at
from tui.messages import GoTo
from tui.widgets.depreciation_columns import fitted
from tui.widgets.footer import Keys
from tui.widgets.grid import Grid, GridColumn
from tui.widgets.grid import messages as told
from tui.widgets.lot_actions import LotActions
from tui.widgets.rows import Keyed, Rows

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from tui.depreciating_lot import LotShown

KINDS = ("calendar", "school")
ALWAYS = ("label", "first", "last", "depreciation", "book_value")
"""Columns that are shown also when they hold nothing."""


class LotSchedule(Acting, LotActions, Background, ModalScreen[GoTo]):
    """The schedule of one lot; its answer is where it leads.

    Args:
        number: Number of the lot.
        kind: How years are cut, "calendar" or "school".
        day: The day that the figures are explained for; None for today.
    """

    CONTEXT = "schedule"
    BINDINGS = bindings("schedule")
    CSS_PATH = "lot.tcss"
    AUTO_FOCUS = None

    def __init__(self, number: int, kind: str = KINDS[0], day: dt.date | None = None) -> None:
        super().__init__()
        self._number, self._kind, self._day = number, kind, day
        self.shown: LotShown | None = None

    def compose(self) -> ComposeResult:
        """Make the parts, still empty."""
        with Vertical(classes="whole"):
            yield Static("", classes="heading", markup=False)
            yield Static("", classes="facts", markup=False)
            yield Static("", classes="explanation", markup=False)
            yield Grid(classes="years")
            yield Static(_("What happened to this lot"), classes="part", markup=False)
            yield Grid(classes="events")
        yield Keys()

    def on_mount(self) -> None:
        """Read."""
        self.years.set_empty("…")
        self.events.set_empty(_("Nothing yet"))
        self.years.focus()
        self.reread()

    @property
    def years(self) -> Grid:
        """Return the table of book years."""
        return self.query_one(".years", Grid)

    @property
    def events(self) -> Grid:
        """Return the table of events."""
        return self.query_one(".events", Grid)

    @property
    def current_lot(self) -> int | None:
        """Return the number of the lot."""
        return self._number

    def situation(self) -> State:
        """Return what can be done now."""
        event = self._event_here
        return State(
            board(self).read_only,
            "lot",
            row=True,
            rows=self.years.row_count,
            column="event" if event is not None else "",
        )

    @property
    def _event_here(self) -> int | None:
        """Return the number of the event under the cursor, when the events have the keys."""
        return self.events.current_key if self.events.has_focus else None

    def reread(self) -> None:
        """Reckon the lot in a thread."""
        app = board(self)
        database, number, kind, on_day = app.database, self._number, self._kind, self._day or app.today
        self.background(
            lambda: lot_at(database, number, kind, on_day),
            self._loaded,
            group="schedule",
            failed=self._gone,
        )

    def _gone(self, error: Exception) -> bool:
        """Close when the lot is not there any more."""
        if type(error).__name__ != "InputError":
            return False
        board(self).say(str(error), severity="warning")
        self.dismiss(None)
        return True

    def _loaded(self, found: LotShown) -> None:
        """Show the lot."""
        first = self.shown is None
        self.shown = found
        kind = _("calendar year") if self._kind == "calendar" else _("school year")
        self.query_one(".heading", Static).update(Text(clean(found.title)))
        self.query_one(".facts", Static).update(Text(clean(f"{found.facts} · {kind}")))
        said = f"! {found.problem}" if found.problem else found.explanation
        self.query_one(".explanation", Static).update(Text(clean(said)))
        self.years.set_empty(_("Nothing is depreciated"))
        filled = [
            place
            for place, field in enumerate(FIELDS)
            if field.name in ALWAYS or any(row[place] for row in found.rows)
        ]
        rows = [tuple(row[place] for place in filled) for row in found.rows]
        columns = [fitted(FIELDS[place], [row[place] for row in found.rows]) for place in filled]
        self.years.set_source(Rows(rows), columns)
        if first:
            self.years.move_to(found.here)
        self.events.set_source(Keyed({one.number: one[1:] for one in found.events}), _event_columns())
        self.refresh_bindings()

    @on(told.Activated)
    def activated(self, event: told.Activated) -> None:
        """Open the record behind the line."""
        event.stop()
        self.action_record()

    @on(told.CursorMoved)
    @on(told.MarksChanged)
    @on(told.EditRequested)
    @on(told.SortRequested)
    def unused(self, event: Any) -> None:
        """Keep what the tables tell to themselves."""
        event.stop()

    def action_record(self) -> None:
        """Open the record of the event under the cursor, or of the lot."""
        from tui.screens.record import RecordScreen  # noqa: PLC0415  only when one is opened

        event = self._event_here
        kind, number = ("lot_event", event) if event is not None else ("lot", self._number)
        self.app.push_screen(RecordScreen(kind, number), self._left_record)

    def _left_record(self, order: GoTo | None) -> None:
        """Go where the record leads."""
        if order is not None:
            self.dismiss(GoTo(order.page, order.filter, order.number, order.opened))

    def action_part(self) -> None:
        """Go to the other table."""
        (self.years if self.events.has_focus else self.events).focus()

    def action_take_back(self) -> None:
        """Take the event under the cursor back, after asking."""
        event = self._event_here
        if event is None:
            return
        from tui.dialogs.base import Choice  # noqa: PLC0415  only when it is asked

        row = next(one for one in self.shown.events if one.number == event) if self.shown else None
        said = " · ".join(filter(None, (day(row.on), row.what, row.figures, row.reason))) if row else ""
        choices = [("no", _("Cancel"), "primary"), ("yes", _("Take back"), "warning")]
        self.app.push_screen(
            Choice(_("Take this event back?"), said, choices),
            lambda answer: self._take_back(event) if answer == "yes" else None,
        )

    def _take_back(self, event: int) -> None:
        """Take an event back in a thread."""
        from tui.writes import take_event_back  # noqa: PLC0415

        app = board(self)
        database, who = app.database, app.who

        def done(_nothing: None) -> None:
            app.say(_("Taken back. u undoes it."))
            app.reread()

        self.background(lambda: take_event_back(database, who, event), done, group="take-back")

    def action_kind(self) -> None:
        """Change between calendar and school year."""
        self._kind = KINDS[1 - KINDS.index(self._kind)]
        self.reread()

    def action_copy(self) -> None:
        """Put the schedule on the clipboard, cells separated by tabs."""
        if self.shown is not None:
            lines = [[_(field.label) for field in FIELDS], *(map(_text, row) for row in self.shown.rows)]
            self.app.copy_to_clipboard("\n".join("\t".join(cells) for cells in lines))
            board(self).say(_("Schedule copied"))

    def action_export(self) -> None:
        """Write the schedule to a file."""
        from tui.dialogs.prompt import Prompt  # noqa: PLC0415

        name = _("schedule.xlsx")
        self.app.push_screen(
            Prompt(_("Export to file"), str(Path.cwd() / name), do=_("Export")), self._export
        )

    def _export(self, place: str | None) -> None:
        """Write the file in a thread."""
        shown = self.shown
        if place is None or shown is None:
            return
        from tui.depreciating import write_rows  # noqa: PLC0415

        self.background(
            lambda: write_rows(FIELDS, list(shown.rows), shown.title, Path(place).expanduser()),
            lambda path: board(self).say(_("Written: {path}").format(path=path)),
            group="export",
        )

    async def action_undo(self) -> None:
        """Take the last change back."""
        await self.app.run_action("undo", self.app)

    async def action_help(self) -> None:
        """Search all that can be done here."""
        await self.app.run_action("help", self.app)

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)


def _event_columns() -> list[GridColumn]:
    """Return the columns of the events."""
    return [
        GridColumn("on", _("Date"), kind="date", format=day),
        GridColumn("what", _("What happened"), max_width=20),
        GridColumn("quantity", _("Number"), kind="number"),
        GridColumn("figures", _("Figures"), max_width=34),
        GridColumn("reason", _("Reason"), max_width=40),
    ]


def _text(value: Any) -> str:
    """Return a cell as text for the clipboard."""
    if isinstance(value, dt.date):
        return day(value)
    return decimals(value, 2) if isinstance(value, int) else str(value)
