"""Editing a cell where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from inventory.errors import InputError, StaleError
from inventory.language import _
from inventory.records import Kind
from inventory.text import clean
from tui import typed
from tui.background import Background
from tui.board import board
from tui.saving import Filled, Unfitting, save_filled
from tui.widgets.editor import Editor, MakeNew, Typed

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.geometry import Region

    from inventory.records import Field
    from inventory.store.detail import Detail

NARROWEST = 20
"""Cells that an editor needs at least, however narrow its column is."""


class CellEdit(Background, ModalScreen[int]):
    """One value, laid over its cell. Enter saves, Esc leaves it as it was.

    Args:
        found: The record.
        name: The column.
        region: Where the cell is on the screen.
    """

    BINDINGS: ClassVar[list[BindingType]] = [("escape", "leave", "")]
    AUTO_FOCUS = None

    def __init__(self, found: Detail, name: str, region: Region) -> None:
        super().__init__()
        self._found, self._column, self._region = found, name, region

    def compose(self) -> ComposeResult:
        """Make the line and what stands below it."""
        field = self._found.fields[self._column]
        text = typed.written(field, self._found.values[self._column], self._found.links.get(self._column, ""))
        with Vertical(classes="over"):
            yield Editor(field, text)
            yield Static("", classes="wrong", markup=False)
        keys = Text(no_wrap=True)
        for key, label in (("enter", _("Save")), ("esc", _("Cancel")), *self._choosing(field)):
            keys.append(f" {key}", "bold").append(f" {label} ")
        yield Static(keys, classes="keys", markup=False)

    def _choosing(self, field: Field) -> tuple[tuple[str, str], ...]:
        """Return the keys that belong to the kind of the value."""
        if field.kind is Kind.DATE:
            return (("+ -", _("Day later, earlier")),)
        return (("↓", _("Choose")),) if field.choices or field.kind in {Kind.LINK, Kind.FLAG} else ()

    def on_mount(self) -> None:
        """Lay the line over the cell."""
        width = min(max(self._region.width, NARROWEST), self.app.size.width - 2)
        over = self.query_one(".over")
        x = min(self._region.x, self.app.size.width - width)
        over.styles.width = width
        over.styles.offset = (x, self._region.y)
        editor = self.query_one(Editor)
        if self._column in self._found.links:
            editor.known[self._found.links[self._column]] = self._found.values[self._column]
        editor.focus_line()

    @on(Typed)
    def typed(self, event: Typed) -> None:
        """Take away what was wrong."""
        event.stop()
        self._wrong("")

    def _wrong(self, text: str) -> None:
        said = self.query_one(".wrong", Static)
        said.update(Text(f"✗ {clean(text)}" if text else ""))
        said.display = bool(text)

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        """Save the value."""
        event.stop()
        self._save(self._found.version)

    def _save(self, version: int | None) -> None:
        app, found, editor = board(self), self._found, self.query_one(Editor)
        filled = [Filled(editor.field, editor.text, editor.number)]
        database, who = app.database, app.who
        self.background(
            lambda: save_filled(database, who, found.record.kind, found.id, filled, version),
            self._saved,
            group="save",
            failed=self._refused,
        )

    def _saved(self, number: int) -> None:
        """Close, and tell how to take it back."""
        self.dismiss(number)

    def _refused(self, error: Exception) -> bool:
        """Show what is wrong below the cell; a stale value asks."""
        if isinstance(error, Unfitting):
            self._wrong(next(iter(error.problems.values())))
        elif isinstance(error, StaleError):
            self.dismiss(None)
            from tui.screens.form import open_form  # noqa: PLC0415  the form can show both versions

            said = _("Its present values are shown.")
            board(self).say(f"{error.message} {said}", severity="warning")
            open_form(self.app, self._found.record.kind, self._found.id)  # type: ignore[arg-type]
        elif isinstance(error, InputError):
            self._wrong(str(error))
        else:
            return False
        return True

    @on(MakeNew)
    def make_new(self, event: MakeNew) -> None:
        """Say that new records are made in the form."""
        event.stop()
        self._wrong(_("A new record is made in the form: E"))

    def action_leave(self) -> None:
        """Leave the value as it was."""
        self.dismiss(None)
