"""Depreciation: every purchase lot with what it is worth in the books on the day in the heading."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual import on
from textual.containers import Vertical
from textual.widgets import Static

from inventory.language import _, ngettext
from inventory.records.values import day, decimals
from inventory.text import clean, fold
from tui.actions import Acting, State, bindings
from tui.background import Background
from tui.board import board
from tui.depreciating import end_of_year, haystack, lots_at
from tui.messages import GoTo, SituationChanged
from tui.widgets.depreciation_columns import columns, summed, text_of
from tui.widgets.filter_bar import FilterInput, filter_line, thousands
from tui.widgets.fresh import Fresh
from tui.widgets.grid import Grid, Sort
from tui.widgets.grid import messages as told
from tui.widgets.lot_actions import LotActions
from tui.widgets.rows import Keyed
from tui.widgets.sifted import Sifted

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from tui.depreciating import LotLine, Shown

KINDS = ("calendar", "school")
EARLIEST, LATEST = 1950, 2150
PROBLEMS = 2
"""Problems that are written under the table; the rest is counted."""


class DepreciationPane(Fresh, Sifted, Acting, LotActions, Background, Vertical):
    """All lots on a day; a lot opens its schedule."""

    CONTEXT = "depreciation"
    BINDINGS = bindings("depreciation")

    def __init__(self) -> None:
        super().__init__(id="page-depreciation")
        self.kind = KINDS[0]
        self.day: dt.date | None = None
        self.shown: Shown | None = None
        self._lines: dict[int, LotLine] = {}
        self._texts: dict[int, str] = {}
        self._sort = ("", False)
        self._goal: int | None = None

    def compose(self) -> ComposeResult:
        """Make heading, filter, table and remarks."""
        yield Static("", classes="heading", markup=False)
        yield from filter_line()
        yield Grid(classes="lots")
        yield Static("", classes="remarks", markup=False)

    def on_mount(self) -> None:
        """Show what was shown the last time, or the book year around today."""
        self.grid.set_empty(_("No lots yet: they are made in Devices"))
        kept = board(self).memory.part("depreciation")
        self.kind = "school" if kept.get("kind") == "school" else "calendar"
        self.day = _kept_day(kept.get("on"))
        self.load()

    @property
    def grid(self) -> Grid:
        """Return the table."""
        return self.query_one(Grid)

    @property
    def current_lot(self) -> int | None:
        """Return the number of the lot under the cursor."""
        return self.grid.current_key

    def situation(self) -> State:
        """Return what can be done now."""
        return State(
            board(self).read_only,
            "lot",
            rows=self.grid.row_count,
            row=self.current_lot is not None,
            filtered=bool(self.query_one(FilterInput).value),
            column=self.grid.current_column,
        )

    def load(self, *, by: int = 0) -> None:
        """Reckon in a thread; what is shown stays until then.

        Args:
            by: Go so many book years further on first, to the last day of that one.
        """
        app = board(self)
        database, kind, chosen, today = app.database, self.kind, self.day, app.today
        self.grid.fetching = True

        def work() -> Shown:
            on_day = chosen if chosen and not by else end_of_year(database, kind, chosen or today, by)
            return lots_at(database, kind, on_day)

        self.background(work, self._loaded, group="depreciation", failed=self._failed)

    def _failed(self, _error: Exception) -> bool:
        """Take the sign of work away, and let the error be told."""
        self.grid.fetching = False
        return False

    def _loaded(self, found: Shown) -> None:
        """Show the lots."""
        self.shown, self.day = found, found.on
        self._texts = {line.number: haystack(line) for line in found.lines}
        self.grid.fetching = False
        self._fill(columns(found.label))
        if self._goal is not None:
            self.grid.move_to(self._goal)
            self._goal = None

    def _fill(self, shape: Any = None) -> None:
        """Show the lots that the filter lets through, in the chosen order."""
        found = self.shown
        if found is None:
            return
        words = fold(self.query_one(FilterInput).value).split()
        lines = [one for one in found.lines if all(word in self._texts[one.number] for word in words)]
        name, descending = self._sort
        if name:
            lines.sort(key=lambda one: _order(getattr(one, name)), reverse=descending)
        self._lines = {line.number: line for line in lines}
        self.grid.set_source(Keyed({number: line[1:] for number, line in self._lines.items()}), shape)
        self.grid.set_sort([Sort(name, descending)] if name else [])
        self._head()
        self.post_message(SituationChanged())

    def _head(self) -> None:
        """Write heading, count and remarks."""
        found = self.shown
        if found is None:
            return
        charged, book_value = summed(self._lines.values())
        kind = _("calendar year") if found.kind == "calendar" else _("school year")
        said = _("Book value on {day}: € {book_value}, charged in {year}: € {charged}").format(
            day=day(found.on),
            year=found.label,
            book_value=decimals(book_value, 2),
            charged=decimals(charged, 2),
        )
        if found.closed:
            said += " · " + _("closed")
        self.query_one(".heading", Static).update(said)
        count, total = len(self._lines), len(found.lines)
        shown = thousands(count) if count == total else f"{thousands(count)} / {thousands(total)}"
        self.query_one(".count", Static).update(f"{kind} · {shown}")
        said_problems = [f"! {clean(text)}" for text in found.problems[:PROBLEMS]]
        more = len(found.problems) - PROBLEMS
        if more > 0:
            text = ngettext("… and {count} more lot", "… and {count} more lots", more)
            said_problems.append(text.format(count=thousands(more)))
        self.query_one(".remarks", Static).update("\n".join(said_problems))

    @on(told.CursorMoved)
    def moved(self, event: told.CursorMoved) -> None:
        """Keep what the table tells to itself."""
        event.stop()

    def show(self, filter_: str | None, number: int | None) -> None:
        """Show words in the filter, and put the cursor on a lot."""
        if filter_ is not None:
            self.query_one(FilterInput).value = filter_
        self._goal = number
        self.load()

    def action_open(self) -> None:
        """Show the schedule of the lot under the cursor."""
        if self.current_lot is not None:
            from tui.dialogs.lot_schedule import LotSchedule  # noqa: PLC0415  only when one is opened

            self.app.push_screen(LotSchedule(self.current_lot, self.kind, self.day), self._left)

    def _left(self, order: object) -> None:
        """Go where the schedule leads."""
        if isinstance(order, GoTo):
            self.post_message(order)

    def action_record(self) -> None:
        """Go to the record of the lot in its list."""
        if self.current_lot is not None:
            self.post_message(GoTo("lot", number=self.current_lot))

    def action_year(self, by: int) -> None:
        """Go to the end of another book year."""
        if self.day is None or not EARLIEST <= self.day.year + by <= LATEST:
            return
        self.load(by=by)

    def action_kind(self) -> None:
        """Change between calendar and school year: to the end of the one around the day."""
        self.kind = KINDS[1 - KINDS.index(self.kind)]
        self.load(by=0)

    def action_day(self) -> None:
        """Ask for the day on which the lots are shown."""
        from tui.dialogs.lot_day import DayDialog  # noqa: PLC0415  only when it is asked

        self.app.push_screen(DayDialog(_("Book value on which day?"), self.day), self._on_day)

    def _on_day(self, chosen: dt.date | None) -> None:
        """Show the lots on a day."""
        if chosen is not None:
            self.day = chosen
            self.load()

    def action_filter(self) -> None:
        """Go to the filter."""
        self.query_one(FilterInput).focus()

    def action_clear(self) -> None:
        """Show all lots again."""
        self.query_one(FilterInput).value = ""

    def action_sort(self) -> None:
        """Sort by the column under the cursor."""
        self.sort_by(self.grid.current_column)

    def action_copy(self) -> None:
        """Put the cell under the cursor on the clipboard."""
        key = self.grid.current_key
        if key is not None:
            text = text_of(self.grid.current_column, self.grid.value(key, self.grid.current_column))
            self.app.copy_to_clipboard(text)
            board(self).say(_("Copied: {text}").format(text=text[:60] or _("nothing")))

    def action_export(self) -> None:
        """Write the lots that are shown, with their figures, to a file."""
        from tui.dialogs.prompt import Prompt  # noqa: PLC0415

        if self.shown is not None:
            name = _("depreciation-{day}.xlsx").format(day=self.shown.on.isoformat())
            self.app.push_screen(
                Prompt(_("Export to file"), str(Path.cwd() / name), do=_("Export")), self._export
            )

    def _export(self, place: str | None) -> None:
        """Write the file in a thread."""
        shown, lines = self.shown, list(self._lines.values())
        if place is None or shown is None:
            return
        from tui.depreciating import write_lots  # noqa: PLC0415

        self.background(
            lambda: write_lots(shown, lines, Path(place).expanduser()),
            lambda path: board(self).say(_("Written: {path}").format(path=path)),
            group="export",
        )

    def keep(self) -> None:
        """Keep kind of year and day for the next time."""
        kept = board(self).memory.part("depreciation")
        kept.update({"kind": self.kind, "on": self.day.isoformat() if self.day else None})


def _order(value: Any) -> tuple[bool, Any]:
    """Return a key by which values are sorted, what is unknown first."""
    return (value is not None, fold(value) if isinstance(value, str) else value or 0)


def _kept_day(value: Any) -> dt.date | None:
    """Return the day that was kept, or None."""
    try:
        found = dt.date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:  # kept by something else
        return None
    return found if found and EARLIEST <= found.year <= LATEST else None
