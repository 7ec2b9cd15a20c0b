"""The import: what each table is taken for, what would happen, and doing it as one batch."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rich.text import Text
from textual import on
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widgets import Static

from importers.options import Cancelled
from inventory.errors import InventoryError
from inventory.language import _, ngettext
from inventory.text import clean
from tui.actions import Acting, State, bindings
from tui.board import board
from tui.importing import Differs, apply, examine
from tui.screens.importing_choices import Choosing
from tui.widgets.filter_bar import thousands
from tui.widgets.footer import Keys
from tui.widgets.grid import Grid
from tui.widgets.grid import messages as told
from tui.widgets.import_parts import LABELS, PARTS, SIGNS, counted, grid_columns, part_count, part_rows, whole
from tui.widgets.rows import Rows
from tui.writes import Progress

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from textual.app import ComposeResult

    from importers.report import ImportReport
    from tui.importing import Examined

TICK = 0.1
"""Seconds between two looks at how far the work is."""
COLOURS = {"success": "text-success", "warning": "text-warning", "error": "text-error", "muted": "text-muted"}


@dataclass(frozen=True)
class Imported:
    """What was imported.

    Args:
        report: What became of the tables.
        rejected: Files with the rejected rows.
        problem: Why such a file could not be written, "" when all were.
    """

    report: ImportReport
    rejected: list[Path]
    problem: str


class PartTab(Static):
    """The name of a part; a click goes there."""

    def __init__(self, part: str) -> None:
        super().__init__("", markup=False, classes="tab")
        self.part = part

    def on_click(self) -> None:
        """Go to this part."""
        screen = self.screen
        if isinstance(screen, ImportScreen):
            screen.go_to_part(self.part)


class ImportScreen(Acting, Choosing, Screen[Imported]):
    """An import of files.

    Args:
        paths: The files.
    """

    CONTEXT = "import"
    BINDINGS = bindings("import")
    CSS_PATH = "importing.tcss"
    AUTO_FOCUS = None

    def __init__(self, paths: Sequence[Path]) -> None:
        super().__init__()
        self.paths = list(paths)
        self.part = PARTS[0]
        self._busy = ""
        self._progress = Progress()
        self._since = 0.0
        self._notice = ""

    def compose(self) -> ComposeResult:
        """Make heading, settings, counts, parts and list."""
        yield Static("", classes="heading", markup=False)
        yield Static("", classes="settings", markup=False)
        yield Static("", classes="status", markup=False)
        with Horizontal(classes="tabs"):
            for part in PARTS:
                yield PartTab(part)
        yield Grid(classes="part")
        yield Static("", classes="about", markup=False)
        yield Keys()

    def on_mount(self) -> None:
        """Look at the files."""
        self.set_interval(TICK, self._tick)
        self.grid.focus()
        self._write()
        self.call_after_refresh(self.examine)

    @property
    def grid(self) -> Grid:
        """Return the list."""
        return self.query_one(Grid)

    def situation(self) -> State:
        """Return what can be done now."""
        table, report = self.table, self.examined.report if self.examined else None
        on_column = self.part == "columns" and table is not None and bool(table.columns)
        return State(
            board(self).read_only,
            row=table is not None,
            marked=report.new + report.changed if report is not None and not self._busy else 0,
            column="header" if on_column else "",
            pages=len(self.tables),
        )

    def examine(self) -> None:
        """Look what the import would do, in a thread; it is all taken back."""
        app = board(self)
        database, paths, choices, own, who = app.database, self.paths, dict(self.choices), self.own, app.who
        self._progress.stop.set()
        self._progress = progress = Progress()
        self._start("preview")
        self.background(
            lambda: examine(database, paths, choices, own, who, progress),
            self._examined,
            group="import",
            failed=self._failed,
        )

    def _start(self, what: str) -> None:
        """Note that work began."""
        self._busy, self._since, self._notice = what, time.monotonic(), ""
        self.grid.fetching = True
        self._write()

    def _stopped(self, notice: str = "") -> None:
        """Note that work ended."""
        self._busy, self._notice = "", notice
        self.grid.fetching = False
        self._write()

    def _examined(self, found: Examined) -> None:
        """Show what the import would do."""
        first = self.examined is None
        self.examined = found
        self.place = min(self.place, max(0, len(found.tables) - 1))
        error = found.error
        self._stopped(f"✗ {error.message} {error.hint}".strip() if error is not None else "")
        if first and error is None and found.report is not None:
            self.part = self._first_part()
        self._show(keep=not first)

    def _first_part(self) -> str:
        """Return the part to begin with: the columns when something about them is asked, else what comes in."""
        asked = any(
            column.how in {"suggested", "unknown"} for one in self.tables for column in one.columns
        ) or any(one.seen.record is None for one in self.tables)
        if asked or self.table is None:
            return "columns"
        return next(
            (part for part in ("rejected", "changed", "new") if part_count(part, self.table)), "columns"
        )

    def _failed(self, error: Exception) -> bool:
        """Show why there is no preview; a stopped one leaves no traces."""
        if isinstance(error, Cancelled):
            self._stopped(_("Stopped; nothing was written. F5 looks again."))
            return True
        if isinstance(error, Differs):
            self._stopped()
            board(self).say(
                _("Something changed since the preview; nothing was written. This is the new one."),
                severity="warning",
            )
            self.examine()
            return True
        if isinstance(error, InventoryError):
            self._stopped(f"✗ {error.message} {error.hint}".strip())
            return True
        self._stopped()
        return False

    def _tick(self) -> None:
        """Show how far the work is."""
        if self._busy:
            self._write_status()

    def _show(self, *, keep: bool = False) -> None:
        """Show the table and the part."""
        table = self.table
        rows = part_rows(self.part, table) if table is not None else []
        self.grid.set_empty(self._emptiness())
        self.grid.set_source(Rows(rows), grid_columns(self.part), keep_cursor=keep)
        self._write()
        self.refresh_bindings()

    def _emptiness(self) -> str:
        """Return what is said where there are no rows."""
        table = self.table
        if table is None:
            return _("Looking at the files …") if self._busy else ""
        if table.omitted:
            return _("This table is left out: r takes it back in")
        if table.seen.record is None:
            return _("It is not clear what this table is: r says so")
        return _("Nothing here")

    def _write(self) -> None:
        """Write heading, settings, counts and parts."""
        names = clean(", ".join(path.name for path in self.paths))
        self.query_one(".heading", Static).update(
            Text(
                _("Import: {files}").format(files=clean(names)),
                style="bold",
                no_wrap=True,
                overflow="ellipsis",
            )
        )
        self.query_one(".settings", Static).update(self.settings_text())
        self._write_status()
        for tab in self.query(PartTab):
            count = part_count(tab.part, self.table) if self.table is not None else None
            text = Text(_(LABELS[tab.part]), no_wrap=True)
            if count is not None:
                colour = self._colour(SIGNS[tab.part][1]) if tab.part in SIGNS and count else ""
                text.append(f" {thousands(count)}", colour)
            tab.update(text)
            tab.set_class(tab.part == self.part, "-active")
        self._about()

    def _colour(self, tone: str) -> str:
        """Return the colour of a tone, "" when the theme leaves that to the terminal."""
        colour = self.app.theme_variables.get(COLOURS.get(tone, ""), "")
        return colour if colour.startswith("#") else ""

    def _write_status(self) -> None:
        """Write the counts, how far the work is, or what is wrong."""
        said = Text()
        if self._busy:
            doing = _("Looking what happens") if self._busy == "preview" else _("Importing")
            if self._progress.stop.is_set():
                doing = _("Stopping")
            rows = ngettext("{count} row", "{count} rows", self._progress.done)
            seconds = int(time.monotonic() - self._since)
            said.append(
                f"{doing} … {rows.format(count=thousands(self._progress.done))}, {seconds} s · "
                + _("Esc stops"),
                "italic",
            )
        elif self._notice:
            said.append(clean(self._notice), self._colour("error"))
        elif self.table is not None and self.table.report is not None:
            for text, tone in counted(self.table.report):
                said.append(text + "   ", self._colour(tone))
        self.query_one(".status", Static).update(said)

    def _about(self) -> None:
        """Write the whole row under the cursor."""
        row = self.grid.current_row if self.table is not None else None
        self.query_one(".about", Static).update(Text(clean(whole(self.part, row))))

    @on(told.CursorMoved)
    def moved(self, event: told.CursorMoved) -> None:
        """Let the sentence follow the cursor."""
        event.stop()
        self._about()

    @on(told.Activated)
    def activated(self, event: told.Activated) -> None:
        """Choose the field of a column."""
        event.stop()
        if self.part == "columns":
            self.action_field()

    @on(told.MarksChanged)
    @on(told.SortRequested)
    @on(told.EditRequested)
    def unused(self, event: Any) -> None:
        """Keep what the list tells to itself."""
        event.stop()

    def go_to_part(self, part: str) -> None:
        """Show a part."""
        self.part = part
        self._show()

    def action_part(self, by: int) -> None:
        """Show a part further on or back."""
        self.go_to_part(PARTS[(PARTS.index(self.part) + by) % len(PARTS)])

    def action_table(self, by: int) -> None:
        """Show a table further on or back."""
        if self.tables:
            self.place = (self.place + by) % len(self.tables)
            self._show()

    def action_preview(self) -> None:
        """Look again."""
        if self._busy != "apply":
            self.examine()

    def reread(self) -> None:
        """Look again after something was written."""
        self.action_preview()

    def action_leave(self) -> None:
        """Stop what runs; when nothing runs, leave."""
        if not self._busy:
            self.dismiss(None)
            return
        self._progress.stop.set()
        if self._busy == "preview":
            self.forget_work("import")
            self._stopped(_("Stopped; nothing was written. F5 looks again."))

    def action_apply(self) -> None:
        """Write what the preview shows, as one batch."""
        examined = self.examined
        if examined is None or self._busy:
            return
        app = board(self)
        database, paths, choices, own, who = app.database, self.paths, dict(self.choices), self.own, app.who
        self._progress = progress = Progress()
        self._start("apply")
        self.background(
            lambda: apply(database, paths, examined, choices, own, who, progress),
            self._applied,
            group="import",
            failed=self._failed,
        )

    def _applied(self, done: tuple[ImportReport, list[Path], str]) -> None:
        """Leave with what was imported."""
        self.dismiss(Imported(*done))
