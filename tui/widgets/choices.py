"""Choices (step 2B): the questions, what each party answers beside each other, and what they conclude together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.text import Text
from textual import on
from textual.containers import Vertical
from textual.widgets import Static

from inventory.language import _, ngettext
from inventory.records.values import day
from inventory.text import clean
from tui.actions import Acting, State, bindings
from tui.background import Background
from tui.board import board
from tui.choosing import CONCLUSION, choices_of, write_asked, write_text
from tui.messages import GoTo, SituationChanged
from tui.widgets.fresh import Fresh
from tui.widgets.grid import GridColumn, toned
from tui.widgets.grid import messages as told
from tui.widgets.matrix_columns import number_of, shared_out
from tui.widgets.matrix_grid import MatrixGrid
from tui.widgets.rows import Keyed

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from tui.choosing import Asked, Choices
    from tui.choosing import Text as Written
    from tui.widgets.grid import Row


class ChoicesPane(Fresh, Acting, Background, Vertical):
    """Questions by parties, with the conclusion of all."""

    CONTEXT = "choices"
    BINDINGS = bindings("choices")

    def __init__(self) -> None:
        super().__init__(id="page-choices", classes="choices")
        self.found: Choices | None = None

    def compose(self) -> ComposeResult:
        """Make heading, table and the text under the cursor."""
        yield Static("", classes="heading", markup=False)
        yield MatrixGrid(classes="table")
        yield Static("", classes="about", markup=False)

    def on_mount(self) -> None:
        """Read."""
        self.grid.set_empty(
            _("No questions yet: T takes those of the template over\nor Tab goes to the list of questions")
        )
        self.load()

    @property
    def grid(self) -> MatrixGrid:
        """Return the table."""
        return self.query_one(MatrixGrid)

    def situation(self) -> State:
        """Return what can be done now."""
        return State(
            board(self).read_only,
            rows=self.grid.row_count,
            row=self.question is not None,
            column=self.grid.current_column,
            pages=2,
        )

    @property
    def question(self) -> Asked | None:
        """Return the question under the cursor, None on the name of a process."""
        key, found = self.grid.current_key, self.found
        if found is None or key is None:
            return None
        return next((one for one in found.questions if one.number == key), None)

    @property
    def place(self) -> int | None:
        """Return the party under the cursor (0 on the conclusion), None on the question itself."""
        return number_of(self.grid.current_column)

    @property
    def written(self) -> Written | None:
        """Return the text under the cursor, None when there is none."""
        one, place = self.question, self.place
        return (
            None
            if self.found is None or one is None or place is None
            else self.found.texts.get((one.number, place))
        )

    def load(self) -> None:
        """Read anew in a thread."""
        database = board(self).database
        self.grid.fetching = True
        self.background(lambda: choices_of(database), self._loaded, group="choices", failed=self._failed)

    def _failed(self, _error: Exception) -> bool:
        """Take the sign of work away, and let the error be told."""
        self.grid.fetching = False
        return False

    def _loaded(self, found: Choices) -> None:
        """Show what was read."""
        fresh = self.found is None
        self.found = found
        self.grid.fetching = False
        self.lay_out()
        if fresh and len(found.questions) and self.place is None:
            self.grid.move_to(found.questions[0].number, _first(found))
        total = len(found.questions) * len(found.parties)
        count = ngettext("{count} question", "{count} questions", len(found.questions))
        done = ngettext("{count} conclusion", "{count} conclusions", found.concluded)
        said = _("Choices (2B) · {questions} · {answers} of {total} answers · {concluded}").format(
            questions=count.format(count=len(found.questions)),
            answers=found.answered,
            total=total,
            concluded=done.format(count=found.concluded),
        )
        self.query_one(".heading", Static).update(Text(said))
        self._tell()
        self.post_message(SituationChanged())

    def lay_out(self) -> None:
        """Give the columns their share of the screen."""
        found = self.found
        if found is None:
            return
        first, other = shared_out(self.size.width, len(found.parties) + 1)
        columns = [GridColumn("question", _("Question"), first, fixed=True, format=_asked)]
        columns += [
            GridColumn(f"c{number}", clean(party.name), other, format=_short)
            for number, party in found.parties.items()
        ]
        columns.append(GridColumn(f"c{CONCLUSION}", _("Conclusion"), other, format=_short))
        self.grid.set_source(Keyed(_rows(found)), columns)

    def on_resize(self) -> None:
        """Share the columns out anew."""
        if self.found is not None:
            self.lay_out()

    def _tell(self) -> None:
        """Write the text under the cursor whole, with whose it is."""
        one, place, found = self.question, self.place, self.found
        text = Text()
        if one is not None and found is not None:
            text.append(clean(f"{one.code} {one.text}"), "bold")
            if not one.asked:
                text.append(f" · {_('not asked')}", "dim")
            if place is None:
                text.append(f"\n{clean(one.explanation, lines=True)}")
            else:
                text.append(f"\n{self._whose(place)}: ", "dim")
                written = self.written
                text.append(
                    clean(written.text, lines=True) if written else f"□ {_('nothing yet: e writes it')}"
                )
                if place == CONCLUSION and one.concluded:
                    text.append(f" ({day(one.concluded)})", "dim")
        self.query_one(".about", Static).update(text)

    def _whose(self, place: int) -> str:
        """Return the name of a party, or that it is the conclusion."""
        assert self.found is not None  # there is a cell of it
        return _("Conclusion") if place == CONCLUSION else clean(self.found.parties[place].name)

    @on(told.CursorMoved)
    def moved(self, event: told.CursorMoved) -> None:
        """Show the text under the cursor."""
        event.stop()
        self._tell()
        self.post_message(SituationChanged())

    @on(told.Activated)
    def activated(self, event: told.Activated) -> None:
        """Open the text."""
        event.stop()
        self.action_edit()

    @on(told.SortRequested)
    @on(told.MarksChanged)
    @on(told.EditRequested)
    def unused(self, event: Any) -> None:
        """Keep what the table tells to itself."""
        event.stop()

    def action_edit(self) -> None:
        """Write the answer or the conclusion in a dialog of several lines."""
        from tui.dialogs.note import Note  # noqa: PLC0415  only then

        one, place, app = self.question, self.place, board(self)
        if one is None:
            return
        if place is None:
            self.action_record()
            return
        before = self.written
        title = f"{self._whose(place)}: {one.code} {one.text}"
        dialog = Note(title, before.text if before else "", one.explanation, read_only=app.read_only)
        app.push_screen(dialog, lambda text: self._write(one, place, before, text))

    def _write(self, one: Asked, place: int, before: Written | None, text: str | None) -> None:
        """Write a text down, in a thread."""
        if text is None or text == (before.text if before else ""):
            return
        app = board(self)
        database, who, today = app.database, app.who, app.today
        self._do(lambda: write_text(database, who, one, place, before, text, today))

    def _do(self, act: Callable[[], None]) -> None:
        """Write in a thread, and read anew."""
        self.background(act, lambda _done: board(self).reread(), group="write")

    def action_take(self) -> None:
        """Take the text under the cursor away."""
        one, place, before = self.question, self.place, self.written
        if one is not None and place is not None and before is not None:
            self._write(one, place, before, "")
            board(self).say(_("Taken away. u undoes it."))

    def action_asked(self) -> None:
        """Leave the question out of the report, or take it back in."""
        one, app = self.question, board(self)
        if one is not None:
            database, who = app.database, app.who
            self._do(lambda: write_asked(database, who, one))

    def action_record(self) -> None:
        """Go to the question in its list."""
        if self.question is not None:
            self.post_message(GoTo("question", number=self.question.number))

    def action_next(self, by: int) -> None:
        """Go to the next place without a text."""
        found, grid = self.found, self.grid
        if found is None:
            return
        places = [(q.number, p) for q in found.questions for p in (*found.parties, CONCLUSION)]
        here = (grid.current_key or 0, -1 if self.place is None else self.place)
        start = places.index(here) if here in places else -1
        ring = places[start + 1 :] + places[: start + 1]
        for question, place in ring[::by]:
            if (question, place) not in found.texts:
                grid.move_to(question, f"c{place}")
                return
        board(self).say(_("Every question has all answers and a conclusion."))

    def action_copy(self) -> None:
        """Put the text under the cursor on the clipboard."""
        written, one = self.written, self.question
        text = written.text if written else one.text if one and self.place is None else ""
        if text:
            self.app.copy_to_clipboard(clean(text, lines=True))
            board(self).say(_("Copied: {text}").format(text=clean(text)[:60]))

    def action_template(self) -> None:
        """Take the questions of the template over."""
        from tui.widgets.matrix_template import take_over  # noqa: PLC0415  only then

        take_over(self, ("questions",))


def _first(found: Choices) -> str:
    """Return the column of the first party, or of the conclusion."""
    return f"c{next(iter(found.parties), CONCLUSION)}"


def _rows(found: Choices) -> dict[int, Row]:
    """Return a row a question, below the name of its process; by number, negative for a process."""
    rows: dict[int, Row] = {}
    places = (*found.parties, CONCLUSION)
    for one in found.questions:
        if -one.process not in rows:
            code, name = found.processes.get(one.process, ("", "?"))
            rows[-one.process] = ((f"{code} {name}", True, True), *(None for _place in places))
        texts = (found.texts.get((one.number, place)) for place in places)
        rows[one.number] = (
            (f"{one.code} {one.text}", False, one.asked),
            *("" if text is None else text.text for text in texts),
        )
    return rows


def _asked(value: tuple[str, bool, bool]) -> str | Text:
    """Return the first cell: the question, or the process above its questions."""
    text, heading, asked = value
    if heading:
        return Text(clean(text), style="bold", end="")
    return f" {text}" if asked else toned(f" ✗ {text}", "muted")


def _short(text: str | None) -> str | Text:
    """Return a text as far as the cell has room; an empty place has a sign."""
    if text is None:
        return ""
    return text or toned("□", "warning")
