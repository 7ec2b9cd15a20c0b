"""The matrix as it is looked at: which columns, at which moment, what the cell under the cursor says in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.text import Text
from textual import on
from textual.containers import Vertical
from textual.widgets import Static

from inventory.language import _
from inventory.text import clean
from tui.actions import Acting, State
from tui.background import Background
from tui.board import board
from tui.landscaping import Moment, moments_of, on_day, picture
from tui.messages import GoTo, SituationChanged
from tui.widgets import matrix_told
from tui.widgets.fresh import Fresh
from tui.widgets.grid import messages as told
from tui.widgets.matrix_cells import TO_DO, Seen
from tui.widgets.matrix_columns import columns_of, number_of, row_of, rows_of
from tui.widgets.matrix_fill import FillBox
from tui.widgets.matrix_grid import MatrixGrid
from tui.widgets.rows import Keyed

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from inventory.landscape.editing import Spot
    from tui.landscaping import Picture
    from tui.widgets.grid import Row


class MatrixBase(Fresh, Acting, Background, Vertical):
    """Processes by parties, or by systems for one party."""

    CONTEXT = "matrix"

    def __init__(self) -> None:
        super().__init__(id="page-matrix", classes="matrix")
        self.found: Picture | None = None
        self.moment: Moment | None = None
        self.party: int | None = None
        self.last_party: int | None = None
        self.marked_party: int | None = None
        self._rows: dict[int, Row] = {}
        self._said: dict[str, Text] = {}
        self._goal: tuple[int | None, str] | None = None

    def compose(self) -> ComposeResult:
        """Make heading, totals, grid, the cell in words, and the line to fill in with."""
        yield Static("", classes="heading", markup=False)
        yield Static("", classes="totals", markup=False)
        yield MatrixGrid(classes="table")
        yield Static("", classes="about", markup=False)
        yield FillBox()

    def on_mount(self) -> None:
        """Take over what is kept, and read."""
        empty = _(
            "No processes yet: T takes those of the template over,\ni reads a table in, or Tab goes to the list of processes"
        )
        self.grid.set_empty(empty)
        kept = board(self).memory.part("matrix").get("party")
        self.last_party = kept if isinstance(kept, int) else None
        self.load()

    @property
    def grid(self) -> MatrixGrid:
        """Return the grid."""
        return self.query_one(MatrixGrid)

    @property
    def when(self) -> Moment:
        """Return the moment that is looked at."""
        return self.moment or Moment(board(self).today)

    @property
    def spot(self) -> Spot | None:
        """Return the cell under the cursor, None on the name of a process or the difference."""
        key, column = self.grid.current_key, number_of(self.grid.current_column)
        return None if key is None or column is None else (key, column)

    def situation(self) -> State:
        """Return what can be done now; `archived` says that the moment is for looking only."""
        return State(
            board(self).read_only,
            kind="parties" if self.shown_party is None else "systems",
            rows=self.grid.row_count,
            row=self.spot is not None,
            marked=self.grid.mark_count,
            archived=not self.when.live,
            column=self.grid.current_column,
            pages=2,
        )

    def keep(self) -> None:
        """Keep the party for the next time."""
        board(self).memory.data["matrix"] = {"party": self.last_party}

    def load(self) -> None:
        """Read anew in a thread."""
        database, moment, party = board(self).database, self.when, self.party
        self.grid.fetching = True
        self.background(
            lambda: picture(database, moment, party), self._loaded, group="matrix", failed=self._failed
        )

    def _failed(self, _error: Exception) -> bool:
        """Take the sign of work away, and let the error be told."""
        self.grid.fetching = False
        return False

    def _loaded(self, found: Picture) -> None:
        """Show what was read."""
        fresh = self.found is None
        self.found = found
        self.grid.fetching = False
        self.query_one(FillBox).know(found.suggestions)
        self.show(found)
        if self._goal is not None and self._goal[0] is not None:
            self.grid.move_to(self._goal[0], self._goal[1])
        elif fresh:
            self._first_cell(found)
        self._goal = None
        self.retell()
        self.post_message(SituationChanged())

    def _first_cell(self, found: Picture) -> None:
        """Put the cursor on the first cell that can be filled."""
        row = next((one for one in found.of.rows if not one.domain), None)
        if row is not None and found.of.columns:
            self.grid.move_to(row.number, f"c{found.of.columns[0].number}")

    def show(self, found: Picture) -> None:
        """Give the grid its rows and columns; cursor and marks stay."""
        self._rows = rows_of(found)
        marked = self.marked_party if found.of.party is None else None
        self.grid.set_source(Keyed(self._rows), columns_of(found, self.size.width, marked))

    def redraw(self, processes: set[int]) -> None:
        """Draw the rows of some processes anew after their cells were written."""
        assert self.found is not None  # something was written into it
        for number in processes & self._rows.keys():
            self._rows[number] = row_of(self.found, number)
        self.grid.redraw(processes)
        self.retell()

    def on_resize(self) -> None:
        """Share the columns out anew."""
        if self.found is not None:
            self.show(self.found)

    def retell(self) -> None:
        """Write heading, totals, and the cell under the cursor."""
        found = self.found
        if found is None:
            return
        self._say(".heading", Text(matrix_told.heading(found, self.party_name)))
        self._say(".totals", matrix_told.totals(found))
        self._tell()

    def _say(self, where: str, text: Text) -> None:
        """Write a line of fixed height, when it says something else: without a new layout, which costs 8 ms."""
        if self._said.get(where) != text:
            self._said[where] = text
            self.query_one(where, Static).update(text, layout=False)

    @property
    def party_name(self) -> str:
        """Return the name of the party whose systems are the columns, "" when parties are."""
        party = self.shown_party
        return "" if self.found is None or party is None else clean(self.found.parties.get(party, ""))

    @property
    def shown_party(self) -> int | None:
        """Return the party whose systems are the columns that are shown now; another one may be on its way."""
        return self.found.of.party if self.found is not None else None

    def _tell(self) -> None:
        """Write the cell under the cursor whole."""
        self._say(".about", self.about())

    def about(self) -> Text:
        """Return the cell under the cursor in words."""
        if self.found is None or self.grid.current_key is None:
            return Text("")
        return matrix_told.cell(self.found, self.grid.current_key, self.grid.current_column)

    @on(told.CursorMoved)
    def moved(self, event: told.CursorMoved) -> None:
        """Show the cell under the cursor."""
        event.stop()
        before, now = self._on_cell, self.spot is not None
        self._on_cell = now
        self._tell()
        if before != now:
            self.post_message(SituationChanged())

    _on_cell = False

    @on(told.SortRequested)
    @on(told.EditRequested)
    def unused(self, event: Any) -> None:
        """Keep what the grid tells to itself."""
        event.stop()

    @on(told.MarksChanged)
    def marks_changed(self, event: told.MarksChanged) -> None:
        """Write the keys anew."""
        event.stop()
        self.post_message(SituationChanged())

    def action_other(self) -> None:
        """Change between parties and systems as columns."""
        found, spot = self.found, self.spot
        if found is None:
            return
        if found.of.party is not None:
            self._turn(None, f"c{found.of.party}")
        elif spot is not None:
            self._turn(spot[1], "")
        elif self.last_party in found.parties:
            self._turn(self.last_party, "")
        else:
            self.action_party()

    def _turn(self, party: int | None, column: str) -> None:
        """Show other columns; the cursor stays on its process."""
        key = self.grid.current_key
        self.party = party
        self.last_party = party or self.last_party
        if not column and self.found is not None and party is not None and key is not None:
            held = self.found.of.cell((key, party)).held
            column = f"c{held[0].system}" if held else ""
        self._goal = (key, column)
        self.load()

    def action_party(self) -> None:
        """Choose the party whose systems are the columns."""
        from tui.dialogs.pick import Pick  # noqa: PLC0415  only then

        if self.found is None or not self.found.parties:
            board(self).say(_("There is no party for this."), severity="warning")
            return
        choices = [(str(number), name) for number, name in self.found.parties.items()]
        title = _("Whose systems? A row a process, a column a system")
        self.app.push_screen(Pick(title, choices), lambda one: self._turn(int(one), "") if one else None)

    def action_moment(self) -> None:
        """Choose when the landscape is looked at."""
        database, today = board(self).database, board(self).today
        self.background(lambda: moments_of(database, today), self._pick_moment, group="moments")

    def _pick_moment(self, found: list[Moment]) -> None:
        """Let a moment be chosen."""
        from tui.dialogs.pick import Pick  # noqa: PLC0415  only then

        choices = [(str(place), matrix_told.moment(one)) for place, one in enumerate(found)]
        choices.append(("day", _("Another day …")))
        hint = _(
            "The target, plateaus and days to come hold the changes of the roadmap; all but now is for looking only."
        )
        self.app.push_screen(Pick(_("When?"), choices, hint), lambda one: self._moment_picked(found, one))

    def _moment_picked(self, found: list[Moment], one: str | None) -> None:
        """Take a moment, or ask for a day."""
        if one == "day":
            from tui.dialogs.prompt import Prompt  # noqa: PLC0415  only then

            self.app.push_screen(Prompt(_("Which day? (dd-mm-yyyy)")), self._day)
        elif one is not None:
            self.look(found[int(one)])

    def _day(self, text: str | None) -> None:
        """Look at a day."""
        from tui.widgets.editor import whole_day  # noqa: PLC0415  only then

        day = whole_day(text) if text else None
        if day is not None:
            self.look(on_day(day, board(self).today))
        elif text:
            board(self).say(
                _("“{text}” is no day: write it as 31-12-2027.").format(text=text[:40]), severity="warning"
            )

    def look(self, moment: Moment) -> None:
        """Look at another moment."""
        self.moment = None if moment == Moment(board(self).today) else moment
        self.load()

    def action_find(self) -> None:
        """Go to a process, party or system by its name."""
        from tui.dialogs.pick import Pick  # noqa: PLC0415  only then

        if self.found is None:
            return
        of = self.found.of
        choices = [(f"r{one.number}", f"{one.code} {one.name}") for one in of.rows]
        choices += [(f"c{one.number}", one.name) for one in of.columns]
        self.app.push_screen(Pick(_("Go to"), choices), self._go)

    def _go(self, place: str | None) -> None:
        """Go to a row or a column."""
        grid = self.grid
        if place and place.startswith("r"):
            grid.move_to(int(place[1:]))
        elif place and grid.current_key is not None:
            grid.move_to(grid.current_key, place)

    def action_next(self, by: int) -> None:
        """Go to the next cell that asks for something."""
        found, grid = self.found, self.grid
        if found is None or found.of.party is not None:
            board(self).say(_("This is done among the parties: m goes there."))
            return
        places = [(row.number, column.number) for row in found.of.rows for column in found.of.columns]
        spot = self.spot
        start = places.index(spot) if spot in places else -1
        ring = (places[start + 1 :] + places[: start + 1])[::1]
        if by < 0:
            ring = (places[start:] + places[:start])[::-1]
        nothing = Seen("no")
        for place in ring:
            if place != spot and found.seen.get(place, nothing).state in TO_DO:
                grid.move_to(place[0], f"c{place[1]}")
                return
        board(self).say(_("There are no gaps, overlaps or unknowns."))

    def action_record(self) -> None:
        """Go to the process in its list."""
        if self.grid.current_key is not None:
            self.post_message(GoTo("process", number=self.grid.current_key))
