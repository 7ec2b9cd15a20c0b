"""One value for a column of many records: which column, which value, and how many would change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.text import Text
from textual import on
from textual.containers import Vertical
from textual.widgets import Button, Input, Static

from inventory.errors import InputError
from inventory.language import _
from inventory.records import Kind
from inventory.text import clean
from tui.background import Background
from tui.board import board
from tui.dialogs.base import Dialog, buttons, heading
from tui.dialogs.pick import Pick
from tui.saving import Filled, value_of
from tui.widgets.editor import Editor, MakeNew, Typed
from tui.widgets.filter_bar import thousands
from tui.writes import differing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult

    from inventory.records import Field

Answer = tuple[str, Any, list[int]]
WAIT = 0.2
"""Seconds without a key before it is counted what would change."""


class BulkDialog(Background, Dialog[Answer]):
    """One value for a column of many records. The answer is column, stored value and numbers.

    Args:
        kind: Kind of the records.
        numbers: Which.
        fields: Their fields.
        first: The column that is proposed.
    """

    def __init__(self, kind: str, numbers: list[int], fields: Mapping[str, Field], first: str) -> None:
        super().__init__()
        self._kind, self._numbers = kind, numbers
        self._fields = {n: f for n, f in fields.items() if f.kind not in {Kind.JSON, Kind.MOMENT}}
        self._field = self._fields.get(first) or next(iter(self._fields.values()))
        self._answer: Answer | None = None
        self._timer: Any = None

    def compose(self) -> ComposeResult:
        """Make the dialog."""
        with Vertical(classes="dialog"):
            yield heading(_("Same value for {count} records").format(count=thousands(len(self._numbers))))
            yield Button("", id="column", compact=True)
            yield Editor(self._field)
            yield Static("", classes="hint", markup=False)
            yield buttons([("no", _("Cancel"), "default"), ("yes", _("Change them"), "primary")])

    def on_mount(self) -> None:
        """Propose the column under the cursor."""
        self._show_column()
        self.query_one(Editor).focus_line()
        self._count()

    def _show_column(self) -> None:
        field = self._field
        label = field.label if field.custom else _(field.label)
        from textual.content import Content  # noqa: PLC0415

        self.query_one("#column", Button).label = Content(_("Column: {column}").format(column=label) + "  ▾")

    @on(Button.Pressed)
    def pressed(self, event: Button.Pressed) -> None:
        """Choose the column, do it, or leave."""
        event.stop()
        if event.button.id == "column":
            choices = [(n, f.label if f.custom else _(f.label)) for n, f in self._fields.items()]
            self.app.push_screen(Pick(_("Which column?"), choices), self._picked)
        elif event.button.id == "yes":
            self._do()
        else:
            self.dismiss(None)

    async def _picked(self, name: str | None) -> None:
        """Take another column."""
        if name is None:
            return
        self._field = self._fields[name]
        self._show_column()
        old = self.query_one(Editor)
        await self.query_one(".dialog").mount(Editor(self._field), after=old)
        await old.remove()
        self.query_one(Editor).focus_line()
        self._count()

    @on(Typed)
    def typed(self, event: Typed) -> None:
        """Count anew when the user stops typing."""
        event.stop()
        self._answer = None
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(WAIT, self._count)

    @on(MakeNew)
    def make_new(self, event: MakeNew) -> None:
        """Say that new records are made in the form."""
        event.stop()
        self._say(_("A new record is made in the form: E"), wrong=True)

    def _count(self) -> None:
        """Read the value and count what would change, in a thread."""
        editor, database = self.query_one(Editor), board(self).database
        filled = Filled(self._field, editor.text, editor.number)
        kind, numbers = self._kind, self._numbers

        def read() -> tuple[Any, int]:
            with database.read() as connection:
                value = value_of(connection, filled)
            return value, differing(database, kind, numbers, filled.field.name, value)

        def show(found: tuple[Any, int]) -> None:
            value, count = found
            self._answer = (filled.field.name, value, numbers)
            same = len(numbers) - count
            said = (
                _("Nothing is filled in: {count} will become empty; {same} are empty already.")
                if value is None
                else _("{count} will change; {same} have this value already.")
            )
            self._say(said.format(count=thousands(count), same=thousands(same)))

        self.background(read, show, group="count", failed=self._refused)

    def _refused(self, error: Exception) -> bool:
        """Show what is wrong with the value."""
        if isinstance(error, InputError):
            self._say(str(error), wrong=True)
            return True
        return False

    def _say(self, text: str, *, wrong: bool = False) -> None:
        self.query_one(".hint", Static).update(Text(("✗ " if wrong else "") + clean(text)))

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        """Do it."""
        event.stop()
        self._do()

    def _do(self) -> None:
        """Give the answer, once it was counted."""
        if self._answer is not None:
            self.dismiss(self._answer)
