"""The roadmap: sub-projects in time as lines of text, what they do below; differences, windows and checks as tables."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.text import Text
from textual import on
from textual.containers import Vertical
from textual.widgets import Static

from inventory.errors import InputError
from inventory.language import N_, _, ngettext
from inventory.records.values import day
from inventory.text import clean
from tui.actions import Acting, State, bindings
from tui.background import Background
from tui.board import board
from tui.messages import GoTo, SituationChanged
from tui.widgets.findings_list import grid_columns, said
from tui.widgets.findings_moment import TODAY
from tui.widgets.findings_timed import Timed
from tui.widgets.fresh import Fresh
from tui.widgets.grid import Grid, GridColumn, NoRows
from tui.widgets.grid import messages as told
from tui.widgets.roadmap_doing import Doing
from tui.widgets.roadmap_export import time_table
from tui.widgets.roadmap_lines import lines, others, title
from tui.widgets.roadmap_looking import Looking
from tui.widgets.roadmap_reading import see
from tui.widgets.roadmap_view import below_columns, below_rows, legend, zoomed
from tui.widgets.rows import Rows

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

    from inventory.landscape.road import RoadProject
    from tui.widgets.roadmap_lines import Line
    from tui.widgets.roadmap_reading import Seen

TIME = "time"
VIEWS = {
    TIME: N_("time line"),
    "diff": N_("from today to the target"),
    "windows": N_("overlaps and gaps on the way"),
    "checks": N_("points of attention"),
}
"""What the pane can show."""


class RoadmapPane(Fresh, Timed, Doing, Looking, Acting, Background, Vertical):
    """The time line with what is below it, or one of the tables."""

    CONTEXT = "roadmap"
    BINDINGS = bindings("roadmap")
    KEPT = "roadmap"
    OFFERED_NOT = frozenset({TODAY})  # the differences begin there

    def __init__(self) -> None:
        super().__init__(id="page-roadmap", classes="landscape")
        self.view = TIME
        self.seen: Seen | None = None
        self._lines: list[Line] = []
        self._goal: int | None = None
        self._last: int | None = None
        self._shown = ""

    def compose(self) -> ComposeResult:
        """Make heading, the time line or table, what it says of the cursor, what is below, and the legend."""
        yield Static("", classes="heading", markup=False)
        yield Grid(classes="table")
        yield Static("", classes="about", markup=False)
        yield Grid(classes="below")
        yield Static("", classes="facts", markup=False)

    def on_mount(self) -> None:
        """Take over what is kept, and read."""
        kept = board(self).memory.part(self.KEPT)
        view, zoom = kept.get("view"), kept.get("zoom")
        self.view = view if view in VIEWS else TIME
        self.zoom = zoomed(zoom, 0) if isinstance(zoom, int) else None
        self.restore_moment()
        self.load()

    def keep(self) -> None:
        """Keep view and zoom for the next time."""
        board(self).memory.part(self.KEPT).update({"view": self.view, "zoom": self.zoom})
        self.keep_moment()

    @property
    def table(self) -> Grid:
        """Return the time line or table."""
        return self.query_one(".table", Grid)

    @property
    def below(self) -> Grid:
        """Return the lines of the sub-project under the cursor."""
        return self.query_one(".below", Grid)

    @property
    def current_project(self) -> RoadProject | None:
        """Return the sub-project under the cursor of the time line."""
        key = self.table.current_key
        if self.seen is None or self.seen.told is not None or key is None:
            return None
        return next((one for one in self.seen.road.projects if one.number == key), None)

    @property
    def current_system(self) -> str:
        """Return the system that the row of a table is about, "" for none."""
        key, found = self.table.current_key, self.seen
        if found is None or found.told is None or key is None or key >= len(found.told.systems):
            return ""
        return found.told.systems[key]

    def situation(self) -> State:
        """Return what can be done now; `marked` says whether a sub-project is under the cursor."""
        return State(
            board(self).read_only,
            kind=self.view,
            rows=self.table.row_count,
            row=self.table.current_key is not None,
            marked=self.current_project is not None,
            column=self.current_system,
            pages=len(VIEWS),
        )

    @property
    def main_part(self) -> Widget:
        """Return the table."""
        return self.table

    def load(self) -> None:
        """Read the roadmap in a thread; what is shown stays until then."""
        app = board(self)
        database, view, chosen, today = app.database, self.view, self.chosen, app.today
        self.table.fetching = True
        self.background(
            lambda: see(database, view, chosen, today), self._loaded, group="roadmap", failed=self._failed
        )

    def _failed(self, error: Exception) -> bool:
        """Go back to the target when the plateau is gone; otherwise let the error be told."""
        self.table.fetching = False
        if isinstance(error, InputError) and self.moment_failed():
            board(self).say(str(error), severity="warning")
            return True
        return False

    def _loaded(self, seen: Seen) -> None:
        """Show it; the cursor stays where it was."""
        other = self._shown != self.view
        self.seen, self._shown = seen, self.view
        self.table.fetching = False
        if other:  # widths that were measured for another view do not hold, nor does the place of the cursor
            self.table.set_source(NoRows(), [GridColumn("none", "")], keep_cursor=False)
        self.below.display = seen.told is None and bool(seen.road.projects)
        if seen.told is None:
            self.draw()
        else:
            self.table.set_empty(seen.told.nothing)
            self.table.set_source(Rows(seen.told.rows), grid_columns(seen.told.fields), keep_cursor=not other)
        if self._goal is not None:
            self.table.move_to(self._goal)
            self._goal = None
        self._retell()
        self.call_after_refresh(self.drawn_anew)
        self.post_message(SituationChanged())

    def _retell(self) -> None:
        """Write heading, legend, and what the cursor is on."""
        seen = self.seen
        if seen is None:
            return
        self.query_one(".heading", Static).update(Text(clean(self._head(seen))))
        facts = legend(seen.road) if seen.told is None else "\n".join(seen.told.totals)
        self.query_one(".facts", Static).update(Text(clean(facts, lines=True)))
        self.under()
        self._tell()

    def _head(self, seen: Seen) -> str:
        """Return which view it is, how long the road takes, and what calls for attention."""
        parts = [_("Roadmap"), _(VIEWS[self.view])]
        if self.view == "diff":
            parts = [_("Roadmap"), _("from today to {moment}").format(moment=seen.moment.label)]
        if seen.road.cycle:
            parts.append(_("waiting in a circle: {codes}").format(codes=" → ".join(seen.road.cycle)))
        elif seen.road.length and self.view == TIME:
            text = ngettext("{count} day long: {codes}", "{count} days long: {codes}", seen.road.length)
            parts.append(text.format(count=seen.road.length, codes=" → ".join(seen.road.critical)))
        if self.view == TIME and seen.road.checks:
            text = ngettext(
                "{count} point of attention", "{count} points of attention", len(seen.road.checks)
            )
            parts.append(text.format(count=len(seen.road.checks)))
        return " · ".join(parts)

    def _tell(self) -> None:
        """Write the row under the cursor in words, and the lines of a sub-project."""
        seen, key, project = self.seen, self.table.current_key, self.current_project
        if seen is None:
            return
        text = ""
        if seen.told is not None and key is not None and key < len(seen.told.rows):
            text = said(seen.told.fields, seen.told.rows[key])
        elif project is not None:
            text = self._of_below() or title(project)
        elif others(seen.road):
            text = " ".join(one.message for one in others(seen.road))
        self.query_one(".about", Static).update(Text(clean(text)))

    def _of_below(self) -> str:
        """Return the line below that the cursor is on, whole, while the keys are there."""
        key = self.below.current_key
        if not self.below.has_focus or key is None or key >= len(self._lines):
            return ""
        one = self._lines[key]
        return " · ".join(filter(None, [one.text, one.when]))

    def under(self) -> None:
        """Write the lines of the sub-project under the cursor."""
        seen, project = self.seen, self.current_project
        self._lines = [] if seen is None or project is None else lines(project, seen.road)
        self.below.set_source(
            Rows(below_rows(self._lines)), below_columns(self.table.size.width), keep_cursor=False
        )

    @on(told.Activated)
    def activated(self, event: told.Activated) -> None:
        """Open the record."""
        event.stop()
        self.action_open()

    @on(told.CursorMoved)
    def moved(self, event: told.CursorMoved) -> None:
        """Say what the cursor is on."""
        event.stop()
        if event.grid is self.table:
            self.under()
        self._tell()
        self.post_message(SituationChanged())

    @on(told.MarksChanged)
    @on(told.EditRequested)
    @on(told.SortRequested)
    def unused(self, event: Any) -> None:
        """Keep what the tables tell to themselves."""
        event.stop()

    def show(self, filter_: str | None, number: int | None) -> None:
        """Show a view by its name, or put the cursor on a sub-project."""
        if filter_ in VIEWS:
            self._take(filter_)
        if number is not None:
            self.view, self._goal = TIME, number
            self.load()

    def action_open(self) -> None:
        """Go to the record under the cursor: sub-project, change, or what a row is about."""
        seen, key = self.seen, self.table.current_key
        if seen is None or key is None:
            return
        kind, number = "project", key
        if seen.told is not None:
            kind, number = seen.told.subjects[key]
        elif self.below.has_focus and self.below.current_key is not None:
            line = self._lines[self.below.current_key]
            kind, number = (line.kind, line.number) if line.kind else (kind, number)
        if kind:
            self.post_message(GoTo(kind, number=number))
        else:
            board(self).say(_("There is no record behind this row."))

    def action_below(self) -> None:
        """Go to the lines below the time line, or back."""
        if self.below.display:
            (self.table if self.below.has_focus else self.below).focus()
            self.call_after_refresh(self._tell)

    def action_leave(self) -> None:
        """Go back: from the lines to the time line, from a table to the time line."""
        if self.below.has_focus:
            self.action_below()
        elif self.view != TIME:
            self._take(TIME)

    def action_step(self, by: int) -> None:
        """Show the next view, or the one before."""
        names = list(VIEWS)
        self._take(names[(names.index(self.view) + by) % len(names)])

    def action_choose(self) -> None:
        """Choose what is shown."""
        from tui.dialogs.pick import Pick  # noqa: PLC0415  only when it is asked

        choices = [(name, _(text).capitalize()) for name, text in VIEWS.items()]
        self.app.push_screen(Pick(_("What of the roadmap?"), choices), self._take)

    def _take(self, view: str | None) -> None:
        """Show another view."""
        if view is not None:
            project = self.current_project
            self._last = project.number if project is not None else self._last
            self._goal = self._last if view == TIME else None
            self.view = view
            self.table.focus()
            self.load()

    def action_copy(self) -> None:
        """Put what is said of the row on the clipboard."""
        found, project = self.seen, self.current_project
        text = ""
        if project is not None and found is not None:
            text = "\n".join([title(project), *(one.text for one in lines(project, found.road))])
        elif found is not None and found.told is not None and self.table.current_key is not None:
            text = said(found.told.fields, found.told.rows[self.table.current_key])
        if text:
            self.app.copy_to_clipboard(clean(text, lines=True))
            board(self).say(_("Copied: {text}").format(text=clean(text)[:60]))

    def action_export(self) -> None:
        """Write what is shown as a table to a file."""
        from tui.dialogs.prompt import Prompt  # noqa: PLC0415  only when a file is written

        if self.seen is not None:
            name = _("roadmap-{day}.xlsx").format(day=day(self.seen.road.on))
            self.app.push_screen(
                Prompt(_("Export to file"), str(Path.cwd() / name), _("An .xlsx or a .csv"), _("Export")),
                self._export,
            )

    def _export(self, place: str | None) -> None:
        """Write the file in a thread."""
        seen = self.seen
        if place is None or seen is None:
            return
        from inventory.publish import table_file  # noqa: PLC0415  the writers are heavy
        from inventory.publish.table import Table  # noqa: PLC0415

        fields, rows = time_table(seen.road) if seen.told is None else (seen.told.fields, seen.told.rows)
        table = Table(fields, rows, _("Roadmap"))
        self.background(
            lambda: table_file.write(table, Path(place).expanduser()),
            lambda path: board(self).say(_("Written: {path}").format(path=path)),
            group="export",
        )
