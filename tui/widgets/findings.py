"""The findings: what the landscape lacks, has twice, rests on and differs in; one table with a choice of analyses."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text
from textual import on
from textual.containers import Vertical
from textual.widgets import Input, Static

from inventory.errors import InputError
from inventory.language import N_, _
from inventory.text import clean
from tui.actions import Acting, State, bindings
from tui.background import Background
from tui.board import board
from tui.messages import GoTo, SituationChanged
from tui.widgets.filter_bar import FilterInput, filter_line, thousands
from tui.widgets.findings_list import ANALYSES, Asked, find, grid_columns, said, shown, texts
from tui.widgets.findings_timed import Timed
from tui.widgets.fresh import Fresh
from tui.widgets.grid import Grid, GridColumn, NoRows, Sort
from tui.widgets.grid import messages as told
from tui.widgets.rows import Keyed
from tui.widgets.sifted import Sifted

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from inventory.landscape.difference import Compare, Method
    from tui.widgets.findings_list import Found

COMPARES: dict[Compare, str] = {"product": N_("products"), "kind": N_("kinds of systems")}
METHODS: dict[Method, str] = {
    "pairwise": N_("between pairs of parties"),
    "consensus": N_("what all share"),
    "level": N_("by level of support"),
}
LINES = 4
"""Lines of totals under the table; more are counted."""


class FindingsPane(Fresh, Sifted, Timed, Acting, Background, Vertical):
    """One analysis at a time, as a table."""

    CONTEXT = "findings"
    BINDINGS = bindings("findings")
    KEPT = "findings"

    def __init__(self) -> None:
        super().__init__(id="page-findings", classes="landscape")
        self.name_of = next(iter(ANALYSES))
        self.compare: Compare = "product"
        self.method: Method = "pairwise"
        self.found: Found | None = None
        self._places: list[int] = []
        self._sort = ("", False)

    def compose(self) -> ComposeResult:
        """Make heading, filter, table, totals and what is said of the row."""
        yield Static("", classes="heading", markup=False)
        yield from filter_line()
        yield Grid(classes="table")
        yield Static("", classes="facts", markup=False)
        yield Static("", classes="about", markup=False)

    def on_mount(self) -> None:
        """Take over what is kept, and read."""
        part = board(self).memory.part(self.KEPT)
        name, compare, method = part.get("analysis"), part.get("compare"), part.get("method")
        self.name_of = name if isinstance(name, str) and name in ANALYSES else self.name_of
        self.compare = "kind" if compare == "kind" else "product"
        self.method = next((one for one in METHODS if one == method), "pairwise")
        self.restore_moment()
        self.load()

    def keep(self) -> None:
        """Keep what is asked for the next time."""
        board(self).memory.part(self.KEPT).update(
            {"analysis": self.name_of, "compare": self.compare, "method": self.method}
        )
        self.keep_moment()

    @property
    def grid(self) -> Grid:
        """Return the table."""
        return self.query_one(Grid)

    @property
    def current_place(self) -> int | None:
        """Return the place in the analysis of the row under the cursor."""
        key = self.grid.current_key
        return key if self.found is not None and key is not None and key < len(self.found.told.rows) else None

    @property
    def current_system(self) -> str:
        """Return the system or supplier that the row is about, "" for none."""
        place = self.current_place
        return "" if self.found is None or place is None else self.found.told.systems[place]

    def situation(self) -> State:
        """Return what can be done now; `kind` is the analysis, `marked` whether the row has a system."""
        return State(
            board(self).read_only,
            kind="compares" if ANALYSES[self.name_of].compares else self.name_of,
            rows=self.grid.row_count,
            row=self.current_place is not None,
            marked=bool(self.current_system),
            filtered=bool(self.query_one(FilterInput).value),
            column=self.grid.current_column,
            pages=len(ANALYSES),
        )

    def load(self) -> None:
        """Make the analysis in a thread; what is shown stays until then."""
        app = board(self)
        database, today = app.database, app.today
        asked = Asked(self.name_of, self.chosen, self.compare, self.method)
        self.grid.fetching = True
        self.background(
            lambda: find(database, asked, today), self._loaded, group="findings", failed=self._failed
        )

    def _failed(self, error: Exception) -> bool:
        """Go back to today when the plateau is gone; otherwise let the error be told."""
        self.grid.fetching = False
        if isinstance(error, InputError) and self.moment_failed():
            board(self).say(str(error), severity="warning")
            return True
        return False

    def _loaded(self, found: Found) -> None:
        """Show the analysis."""
        other = self.found is None or self.found.asked.name != found.asked.name
        self.found = found
        if other:
            self._sort = ("", False)
        self.grid.fetching = False
        self._fill(fresh=other)

    def _fill(self, *, fresh: bool = False) -> None:
        """Show the rows that the filter lets through, in the chosen order."""
        found = self.found
        if found is None:
            return
        column, descending = self._sort
        typed = self.query_one(FilterInput).value
        self._places = shown(found.told, typed, column, descending=descending)
        rows = {place: found.told.rows[place] for place in self._places}
        self.grid.set_empty(self._nothing(found))
        if fresh:  # widths that were measured for another analysis do not hold
            self.grid.set_source(NoRows(), [GridColumn("none", "")])
        self.grid.set_source(Keyed(rows), grid_columns(found.told.fields), keep_cursor=not fresh)
        self.grid.set_sort([Sort(column, descending)] if column else [])
        self._retell()
        self.post_message(SituationChanged())

    def _nothing(self, found: Found) -> str:
        """Return why there are no rows: nothing is recorded, nothing fits the filter, or nothing is found."""
        if not found.processes:
            return _(
                "No processes are recorded, so nothing can be found. First: i imports the table of systems and "
                "processes, or add them on the page of processes."
            )
        if found.told.rows:
            return _("No row has these words: Esc shows all")
        return found.told.nothing or _("There is nothing to tell.")

    def _retell(self) -> None:
        """Write heading, count, totals, and what is said of the row."""
        found = self.found
        if found is None:
            return
        names = list(ANALYSES)
        number = f"{names.index(found.asked.name) + 1}/{len(names)}"
        heading = f"{_(ANALYSES[found.asked.name].label)} ({number}) · {found.moment.label}"
        if ANALYSES[found.asked.name].compares:
            heading += f" · {_(COMPARES[found.asked.compare])} · {_(METHODS[found.asked.method])}"
        self.query_one(".heading", Static).update(Text(clean(heading)))
        count, total = len(self._places), len(found.told.rows)
        text = thousands(count) if count == total else f"{thousands(count)} / {thousands(total)}"
        self.query_one(".count", Static).update(Text(text))
        lines = list(found.told.totals) if found.processes else []
        if len(lines) > LINES:
            left = len(lines) - LINES + 1
            lines = [*lines[: LINES - 1], _("… and {count} lines more: x writes all").format(count=left)]
        self.query_one(".facts", Static).update(Text("\n".join(map(clean, lines))))
        self._tell()

    def _tell(self) -> None:
        """Write the row under the cursor in words, since a column may be cut."""
        found, place = self.found, self.current_place
        text = "" if found is None or place is None else said(found.told.fields, found.told.rows[place])
        self.query_one(".about", Static).update(Text(clean(text)))

    @on(told.CursorMoved)
    def moved(self, event: told.CursorMoved) -> None:
        """Say what the cursor is on."""
        event.stop()
        self._tell()
        self.post_message(SituationChanged())

    def show(self, filter_: str | None, _number: int | None) -> None:
        """Show an analysis by its name, or words in the filter."""
        if filter_ in ANALYSES:
            self._take(filter_)
        elif filter_ is not None:
            self.query_one(FilterInput).value = filter_

    def action_open(self) -> None:
        """Go to the record of the row."""
        found, place = self.found, self.current_place
        if found is None or place is None:
            return
        kind, number = found.told.subjects[place]
        if kind:
            self.post_message(GoTo(kind, number=number))
        else:
            board(self).say(_("There is no record behind this row."))

    def action_step(self, by: int) -> None:
        """Show the next analysis, or the one before."""
        names = list(ANALYSES)
        self._take(names[(names.index(self.name_of) + by) % len(names)])

    def action_choose(self) -> None:
        """Choose the analysis from a list."""
        from tui.dialogs.pick import Pick  # noqa: PLC0415  only when it is asked

        choices = [(name, _(one.label)) for name, one in ANALYSES.items()]
        self.app.push_screen(Pick(_("Which findings?"), choices), self._take)

    def _take(self, name: str | None) -> None:
        """Show another analysis; words of the filter are of the one before."""
        if name is not None:
            self.name_of = name
            with self.prevent(Input.Changed):
                self.query_one(FilterInput).value = ""
            self.load()

    def action_compare(self) -> None:
        """Compare products, or kinds of systems."""
        self.compare = "product" if self.compare == "kind" else "kind"
        self.load()

    def action_method(self) -> None:
        """Reckon the difference in the next way."""
        names = list(METHODS)
        self.method = names[(names.index(self.method) + 1) % len(names)]
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

    def action_failure(self) -> None:
        """Show what the failure of the system or supplier would do."""
        self.post_message(GoTo("impact", filter=self.current_system))

    def action_copy(self) -> None:
        """Put the cell under the cursor on the clipboard."""
        found, place = self.found, self.current_place
        if found is None or place is None:
            return
        names = [field.name for field in found.told.fields]
        at = names.index(self.grid.current_column)
        text = texts(found.told.fields, found.told.rows[place])[at]
        self.app.copy_to_clipboard(text)
        board(self).say(_("Copied: {text}").format(text=text[:60] or _("nothing")))

    def action_export(self) -> None:
        """Write the rows that are shown to a file."""
        from tui.dialogs.prompt import Prompt  # noqa: PLC0415  only when a file is written

        if self.found is not None:
            name = f"{_(ANALYSES[self.found.asked.name].label).lower().replace(' ', '-')}.xlsx"
            hint = _("An .xlsx or a .csv")
            self.app.push_screen(
                Prompt(_("Export to file"), str(Path.cwd() / name), hint, _("Export")), self._export
            )

    def _export(self, place: str | None) -> None:
        """Write the file in a thread."""
        found, places = self.found, list(self._places)
        if place is None or found is None:
            return
        from inventory.publish import table_file  # noqa: PLC0415  the writers are heavy
        from inventory.publish.table import Table  # noqa: PLC0415

        title = _(ANALYSES[found.asked.name].label)
        table = Table(found.told.fields, [found.told.rows[one] for one in places], title)
        self.background(
            lambda: table_file.write(table, Path(place).expanduser()),
            lambda path: board(self).say(_("Written: {path}").format(path=path)),
            group="export",
        )
