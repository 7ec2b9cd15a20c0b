"""What-if calculators: fields at the left, the result beside them anew with every key; pure functions, no database."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar

from rich.text import Text
from textual import on
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from inventory.errors import InputError
from inventory.language import _
from inventory.records.values import show
from inventory.text import clean
from tui.actions import Acting, State, bindings
from tui.board import board
from tui.dialogs.calculator_fields import read_all
from tui.widgets.depreciation_columns import fitted
from tui.widgets.editor import Editor, Typed
from tui.widgets.footer import Keys
from tui.widgets.grid import Grid
from tui.widgets.grid import messages as told
from tui.widgets.rows import Rows

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping

    from textual.app import ComposeResult
    from textual.timer import Timer

    from inventory.records import Field

WAIT = 0.12
"""Seconds without a key before the result is reckoned anew."""
CALCULATORS = {
    "depreciation": "tui.dialogs.calculator_depreciation:DepreciationCalculator",
    "contract": "tui.dialogs.calculator_contract:ContractCalculator",
    "lease": "tui.dialogs.calculator_lease:LeaseCalculator",
}
"""Where each calculator is."""


@dataclass(frozen=True)
class Outcome:
    """What came out.

    Args:
        fields: One declaration a column.
        rows: Stored values.
        lines: What else there is to say, the most important first.
        here: Place of the row that matters now.
    """

    fields: tuple[Field, ...]
    rows: tuple[tuple[Any, ...], ...]
    lines: tuple[str, ...] = ()
    here: int = 0


class Calculator(Acting, ModalScreen[None]):
    """A calculator.

    Args:
        texts: What stands in the fields, by name; others begin with their default.
        about: What the values come from, "" for nothing.
    """

    CONTEXT = "calculator"
    BINDINGS = bindings("calculator")
    CSS_PATH = "calculator.tcss"
    AUTO_FOCUS = None
    FIELDS: ClassVar[tuple[Field, ...]] = ()

    def __init__(self, texts: Mapping[str, str] | None = None, about: str = "") -> None:
        super().__init__()
        self._begin, self._about = texts, about
        self._timer: Timer | None = None
        self.outcome: Outcome | None = None

    @property
    def name_of(self) -> str:
        """Return what the calculator is called."""
        raise NotImplementedError

    def defaults(self, today: dt.date) -> dict[str, str]:
        """Return what stands in the fields of an empty calculator."""
        raise NotImplementedError

    def reckon(self, values: Mapping[str, Any], today: dt.date) -> Outcome:
        """Return the result of what is filled in.

        Raises:
            InputError: It cannot be; the sentence says what to mend.
        """
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Make the fields and the result, still empty."""
        texts = self.defaults(board(self).today) if self._begin is None else self._begin
        with Vertical(classes="whole"):
            about = f" · {clean(self._about)}" if self._about else ""
            yield Static(Text(self.name_of).append(about), classes="heading", markup=False)
            with Horizontal(classes="both"):
                with VerticalScroll(classes="fields", can_focus=False):
                    for field in self.FIELDS:
                        with Horizontal(classes="row"):
                            yield Static(_label(field), classes="label", markup=False)
                            yield Editor(field, clean(texts.get(field.name, "")))
                with Vertical(classes="result"):
                    yield Grid(classes="table")
                    yield Static("", classes="lines", markup=False)
                    yield Static("", classes="wrong", markup=False)
            yield Static("", classes="about", markup=False)
        yield Keys()

    def on_mount(self) -> None:
        """Begin at the first field that is empty."""
        self.grid.set_empty("")
        editors = list(self.query(Editor))
        first = next((one for one in editors if one.field.required and not one.text), editors[0])
        first.focus_line()
        self.reckon_now()

    @property
    def grid(self) -> Grid:
        """Return the table of the result."""
        return self.query_one(Grid)

    def situation(self) -> State:
        """Return what can be done now."""
        return State(rows=self.grid.row_count, row=True)

    def texts(self) -> dict[str, str]:
        """Return what is typed, by name of field."""
        return {one.field.name: one.text for one in self.query(Editor)}

    @on(Typed)
    def typed(self, event: Typed) -> None:
        """Reckon anew when the keys rest."""
        event.stop()
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(WAIT, self.reckon_now)

    def reckon_now(self) -> None:
        """Show the result of what stands in the fields, or what is wrong with it."""
        try:
            values = read_all({field.name: field for field in self.FIELDS}, self.texts())
            self.outcome = self.reckon(values, board(self).today)
        except InputError as problem:
            self.outcome = None
            self._show(Outcome((), ()), f"✗ {problem}")
        else:
            self._show(self.outcome, "")

    def _show(self, found: Outcome, wrong: str) -> None:
        """Show a result."""
        self.query_one(".wrong", Static).update(Text(clean(wrong, lines=True)))
        self.query_one(".lines", Static).update(Text(clean("\n".join(found.lines), lines=True)))
        columns = [fitted(one, [row[place] for row in found.rows]) for place, one in enumerate(found.fields)]
        self.grid.set_source(Rows(found.rows), columns, keep_cursor=False)
        if found.here:
            self.grid.move_to(found.here)

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        """Go to the next field."""
        event.stop()
        self.focus_next()

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

    def action_copy(self) -> None:
        """Put the result on the clipboard."""
        found = self.outcome
        if found is None:
            board(self).say(_("There is no result yet."), severity="warning")
            return
        lines = ["\t".join(_(field.label) for field in found.fields)]
        lines += [
            "\t".join(
                "" if value is None else show(field, value)
                for field, value in zip(found.fields, row, strict=True)
            )
            for row in found.rows
        ]
        self.app.copy_to_clipboard("\n".join([*lines, *found.lines]))
        board(self).say(_("Result copied"))

    def action_clear(self) -> None:
        """Begin anew."""
        texts = self.defaults(board(self).today)
        editors = list(self.query(Editor))
        for one in editors:
            one.set_text(texts.get(one.field.name, ""))
        editors[0].focus_line()

    def action_leave(self) -> None:
        """Close the calculator."""
        self.dismiss(None)


def _label(field: Field) -> Text:
    """Return the label of a field; what must be filled in has a star."""
    said = Text(_(field.label), no_wrap=True, overflow="ellipsis")
    return said.append(" *", "bold") if field.required else said


def meant(page: Any, what: str) -> int | None:
    """Return the number of the record under the cursor of a page, when it is what a calculator can begin with."""
    kind = {"depreciation": "lot", "contract": "contract"}.get(what)
    if kind == "lot" and hasattr(page, "current_lot"):
        found: int | None = page.current_lot
        return found
    return page.grid.current_key if kind and getattr(page, "kind", "") == kind else None


def open_calculator(node: Any, what: str, number: int | None = None) -> None:
    """Show a calculator, filled in with a lot or contract when one is meant.

    Args:
        node: The widget that asks.
        what: A key of `CALCULATORS`.
        number: Number of the lot or contract, None for an empty calculator.
    """
    module, _colon, name = CALCULATORS[what].partition(":")
    made: Callable[..., Calculator] = getattr(import_module(module), name)
    app: Any = node.app
    if number is None:
        app.push_screen(made())
        return
    from tui.dialogs.calculator_begin import texts_of  # noqa: PLC0415  only when there is something to read

    database = board(node).database
    app.background(
        lambda: texts_of(database, what, number),
        lambda found: app.push_screen(made(*found)),
        group="calculator",
    )
