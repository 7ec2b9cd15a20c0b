"""Entry of a privacy annex step by step: sections A to I, security and register; all is saved in one go."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from rich.text import Text
from textual import on
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import ContentSwitcher, Input, OptionList, Static
from textual.widgets.option_list import Option

from inventory.errors import InputError, StaleError
from inventory.language import _
from inventory.records import get
from inventory.signals.annex_entry import asked, filled, problems
from inventory.signals.annex_steps import STEPS
from inventory.text import clean
from tui import annexing
from tui.actions import Acting, State, bindings
from tui.background import Background
from tui.board import board
from tui.widgets.annex_step import AnnexField, RowChosen, StepPage
from tui.widgets.editor import MakeNew, Typed
from tui.widgets.footer import Keys
from tui.widgets.grid.cells import fit

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from inventory.signals.annex_entry import Problem, Row
    from inventory.signals.annex_steps import Step
    from tui.annexing import Begun


NAME = 22
"""Cells of the name of a step in the list."""


class StepList(OptionList, can_focus=False):
    """The steps, the one that is shown marked; a click goes there."""


class AnnexScreen(Acting, Background, ModalScreen[int]):
    """The entry of one product under one agreement; its answer is the number of the annex.

    Args:
        begun: What it begins with.
        code: Step that is shown first.
    """

    CONTEXT = "annex"
    BINDINGS = bindings("annex")
    CSS_PATH = ["form.tcss", "annex.tcss"]  # noqa: RUF012  Textual declares its type
    AUTO_FOCUS = ""

    def __init__(self, begun: Begun, code: str = "") -> None:
        super().__init__()
        self.begun, self.draft = begun, begun.draft
        self._first = deepcopy(begun.draft)
        self._at = next((place for place, step in enumerate(STEPS) if step.code == code), 0)
        self._wrong: dict[tuple[str, str], str] = {}
        self._saving = False

    @property
    def step(self) -> Step:
        """Return the step that is shown."""
        return STEPS[self._at]

    @property
    def page(self) -> StepPage:
        """Return the widget of the step that is shown."""
        return self.query_one(f"#step-{self.step.code}", StepPage)

    def compose(self) -> ComposeResult:
        """Make the frame with the first step."""
        title = _("Privacy annex of {system}").format(system=self.begun.system)
        edition = self.draft.values["annex"]["edition"] or ""
        said = " · ".join(filter(None, (title, edition, self.begun.agreement)))
        with Vertical(classes="sheet"):
            yield Static(
                Text(clean(said), no_wrap=True, overflow="ellipsis"), classes="heading", markup=False
            )
            with Horizontal(classes="body"):
                yield StepList(markup=False, compact=True, classes="steps")
                with Vertical(classes="step"):
                    yield Static("", classes="title", markup=False)
                    yield Static("", classes="explanation", markup=False)
                    with ContentSwitcher(initial=f"step-{self.step.code}"):
                        yield StepPage(self.step, self.draft, self.begun.links)
                    yield Static("", classes="about", markup=False)
            yield Keys()

    async def on_mount(self) -> None:
        """Begin at the first field."""
        await self._show(self._at)

    def situation(self) -> State:
        """Return what can be done now; `kind` is that of the rows of the step."""
        rows = self.page.rows if self.is_mounted and self.query(f"#step-{self.step.code}") else None
        inside = rows is not None and rows.has_focus and rows.place is not None
        return State(board(self).read_only, kind=self.step.rows, row=inside)

    @property
    def changed(self) -> bool:
        """Return whether something is entered that is not saved."""
        return bool(self._wrong) or self.draft != self._first

    async def _show(self, place: int, kind: str = "", column: str = "") -> None:
        """Show a step, made now if it was not there yet."""
        self._at = place
        switcher, name = self.query_one(ContentSwitcher), f"step-{self.step.code}"
        if not switcher.query(f"#{name}"):
            await switcher.mount(StepPage(self.step, self.draft, self.begun.links))
        switcher.current = name
        if self.page.rows is not None:
            self.page.rows.refill()
        number = f"{place + 1}/{len(STEPS)}"
        title = _("{step}. {title} ({number})") if len(self.step.code) == 1 else _("{title} ({number})")
        said = title.format(step=self.step.code, title=_(self.step.title), number=number)
        self.query_one(".title", Static).update(Text(said))
        self.query_one(".explanation", Static).update(Text(_(self.step.explanation)))
        self._count()
        self.call_after_refresh(self._begin_page, kind, column)  # the step before lets the keys go first

    def _begin_page(self, kind: str, column: str) -> None:
        """Give the keys to the step that is shown."""
        self.page.begin(kind, column)
        self.refresh_bindings()

    def _count(self) -> None:
        """Write the steps with how much of each is filled in, and how much is unknown in all."""
        steps = self.query_one(StepList)
        steps.clear_options()
        unknown = 0
        for place, step in enumerate(STEPS):
            known, asked = filled(self.draft, step)
            unknown += asked - known
            bad = any((kind, name) in self._wrong for kind, name in step.asked)
            sign = ("▸" if place == self._at else " ") + ("✗" if bad else "✓" if known == asked else " ")
            letter = f"{step.code} " if len(step.code) == 1 else ""
            text = Text(no_wrap=True, overflow="ellipsis")
            count = f"{known}/{asked}"
            text.append(fit(f"{sign} {letter}{_(step.title)}", NAME))
            text.append(f" {count:>5}", "dim")
            steps.add_option(Option(text, id=step.code))
        steps.highlighted = self._at
        steps.border_subtitle = _("{count} unknown").format(count=unknown)

    @on(OptionList.OptionSelected, ".steps")
    async def step_clicked(self, event: OptionList.OptionSelected) -> None:
        """Go to the step that was clicked."""
        event.stop()
        await self._show(event.option_index)

    @on(Typed)
    def typed(self, event: Typed) -> None:
        """Take over what is typed, as far as it can be read."""
        event.stop()
        row = next((one for one in self.query(AnnexField) if one.editor is event.editor), None)
        if row is None:
            return
        key = (row.kind, row.declared.name)
        row.wrong("")
        self._wrong.pop(key, None)
        if not row.changed:
            self.draft.set(*key, self._first.values[key[0]][key[1]])
        else:
            try:
                self.draft.set(*key, row.value())
            except InputError as problem:
                self._wrong[key] = f"{problem.message} {problem.hint}".strip()
        self._count()

    def on_descendant_blur(self) -> None:
        """Show what is wrong with a field that is left."""
        for row in self.query(AnnexField):
            problem = self._wrong.get((row.kind, row.declared.name), "")
            if problem and not row.has_focus_within:
                row.wrong(problem)

    def on_descendant_focus(self) -> None:
        """Tell what the field is for."""
        row = next((one for one in self.query(AnnexField) if one.has_focus_within), None)
        said = _(row.declared.help) if row is not None and row.declared.help else ""
        self.query_one(".about", Static).update(Text(clean(said)))
        self.refresh_bindings()

    @on(Input.Submitted)
    async def submitted(self, event: Input.Submitted) -> None:
        """Go to the next field, from the last one to the rows or the next step."""
        event.stop()
        fields = list(self.page.query(AnnexField))
        if self.page.rows is not None or not fields or not fields[-1].has_focus_within:
            self.focus_next()
        else:
            await self.action_step(1)

    @on(MakeNew)
    def make_new(self, event: MakeNew) -> None:
        """Say that new records are made elsewhere."""
        event.stop()
        board(self).say(_("Choose one that is there; a new one is made in its own list."))

    async def action_step(self, by: int) -> None:
        """Go to a step further on or back."""
        await self._show((self._at + by) % len(STEPS))

    @on(RowChosen)
    def row_chosen(self, event: RowChosen) -> None:
        """Change a row, or make one."""
        event.stop()
        self._edit(event.place)

    def action_add(self) -> None:
        """Make a new row."""
        if self.step.rows:
            self._edit(None)

    def action_remove(self) -> None:
        """Take the row under the cursor out."""
        rows = self.page.rows
        if rows is not None and rows.place is not None:
            self.draft.remove(self.step.rows, rows.place)
            rows.refill()
            self._count()

    def _edit(self, place: int | None) -> None:
        """Ask the columns of a row."""
        from tui import typed as typing  # noqa: PLC0415  beside the method of that name
        from tui.dialogs.choose_values import ValuesDialog  # noqa: PLC0415  only then

        kind, step = self.step.rows, self.step
        record = get(kind)
        new = {name: one.default for name, one in record.fields.items()}
        row: Row = self.draft.rows[kind][place] if place is not None else new
        needed = [name for name in asked(kind) if record.fields[name].required]
        names = tuple(dict.fromkeys((*step.columns, *(needed if place is None else ()))))
        texts = {name: typing.written(record.fields[name], row.get(name)) for name in names}
        label = _(record.label)
        dialog = ValuesDialog(
            label[:1].upper() + label[1:],
            [record.fields[name] for name in names],
            lambda values: values,
            texts=texts,
            do=_("Take over"),
            about=_("It is kept here until ctrl+s saves the whole annex."),
        )
        self.app.push_screen(dialog, lambda values: self._edited(kind, place, values))

    def _edited(self, kind: str, place: int | None, values: dict[str, Any] | None) -> None:
        """Take over what was asked."""
        if values is None:
            return
        if place is None:
            self.draft.add(kind, **values)
            place = len(self.draft.rows[kind]) - 1
        else:
            self.draft.rows[kind][place].update(values)
        rows = self.page.rows
        if rows is not None:
            rows.refill()
            rows.highlighted = place
            rows.focus()
        self._count()

    async def action_save(self) -> None:
        """Save all in one go, in a thread; what is wrong is shown where it stands."""
        if self._saving:
            return
        if not self.changed:
            self.dismiss(None)
            return
        if await self._stopped():
            return
        self._saving = True
        app, draft, name = board(self), deepcopy(self.draft), self.begun.system
        database, who = app.database, app.who
        self.background(
            lambda: annexing.save(database, who, draft, name), self._saved, group="save", failed=self._refused
        )

    async def _stopped(self) -> bool:
        """Go to the first thing that is wrong, and return whether there is one."""
        for place, step in enumerate(STEPS):
            bad = next((pair for pair in step.asked if pair in self._wrong), None)
            if bad is not None:
                await self._show(place, *bad)
                self._mark(*bad, self._wrong[bad])
                return True
        found = problems(self.draft)
        if found:
            await self._point(found[0])
        return bool(found)

    async def _point(self, problem: Problem) -> None:
        """Show a problem where it stands."""
        place = next(number for number, step in enumerate(STEPS) if step.code == problem.step)
        await self._show(place, problem.kind, problem.column)
        if problem.place is None:
            self._mark(problem.kind, problem.column, problem.text)
            return
        if self.page.rows is not None:
            self.page.rows.highlighted = problem.place
        label = _(get(problem.kind).fields[problem.column].label)
        board(self).say(f"{label}: {problem.text}", severity="warning")

    def _mark(self, kind: str, column: str, text: str) -> None:
        """Show what is wrong beside a field."""
        for row in self.page.query(AnnexField):
            if (row.kind, row.declared.name) == (kind, column):
                row.wrong(text)

    def _saved(self, number: int) -> None:
        """Close, and let the pages read anew."""
        app = board(self)
        app.say(_("Saved. u undoes it."))
        app.reread()
        self.dismiss(number)

    def _refused(self, error: Exception) -> bool:
        """Stay when it is not saved, with what is entered."""
        self._saving = False
        if isinstance(error, StaleError | InputError):
            board(self).say(f"{error.message} {error.hint}".strip(), severity="error")
            return True
        return False

    def action_leave(self) -> None:
        """Close; what was entered is asked about."""
        if not self.changed:
            self.dismiss(None)
            return
        from tui.dialogs.base import Choice  # noqa: PLC0415  only then

        choices = [
            ("stay", _("Go on"), "primary"),
            ("save", _("Save"), "default"),
            ("drop", _("Throw away"), "error"),
        ]
        self.app.push_screen(
            Choice(_("Not saved"), _("What was filled in is not saved yet."), choices), self._left
        )

    async def _left(self, answer: str | None) -> None:
        """Do what was answered."""
        if answer == "drop":
            self.dismiss(None)
        elif answer == "save":
            await self.action_save()
