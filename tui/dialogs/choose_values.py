"""Some values that belong together, what they would change shown before they are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from rich.text import Text
from textual import on
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Button, Input, Static

from inventory.errors import InputError, RefusedError
from inventory.language import _
from inventory.records import Kind
from inventory.text import clean
from tui.background import Background
from tui.board import board
from tui.dialogs.base import Dialog, buttons, heading, line
from tui.saving import Filled, Unfitting, values_of
from tui.widgets.editor import Editor, MakeNew, Typed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.timer import Timer

    from inventory.records import Field

Values = dict[str, Any]
WAIT = 0.2
"""Seconds without a key before it is reckoned what would change."""


class ValuesDialog(Background, Dialog[Any]):
    """Fields, and below them what they would change; the answer is what `act` returns.

    Args:
        title: What is done.
        fields: What is asked.
        act: Does it with the stored values by name, in a thread; what it refuses is shown and the dialog stays.
        preview: Says what would change, in a thread; None when there is nothing to say beforehand.
        texts: What stands in the fields already, by name.
        links: Title and number of what stands in link fields, by name.
        do: Text of the button.
        about: A sentence under the title.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s,f2", "do", show=False, priority=True),
        Binding("ctrl+n", "app.focus_next", show=False),
        Binding("ctrl+b", "app.focus_previous", show=False),
    ]
    AUTO_FOCUS = None

    def __init__(
        self,
        title: str,
        fields: Sequence[Field],
        act: Callable[[Values], Any],
        preview: Callable[[Values], str] | None = None,
        *,
        texts: Mapping[str, str] | None = None,
        links: Mapping[str, tuple[str, int]] | None = None,
        do: str = "",
        about: str = "",
    ) -> None:
        super().__init__(classes="values")
        self._title, self._fields, self._about = title, fields, about
        self._act, self._preview = act, preview
        self._texts, self._links = dict(texts or {}), dict(links or {})
        self._button = do or _("OK")
        self._timer: Timer | None = None
        self._busy = False

    def compose(self) -> ComposeResult:
        """Make the dialog."""
        with Vertical(classes="dialog"):
            yield heading(self._title)
            if self._about:
                yield line(self._about, "about")
            with VerticalScroll(classes="fields", can_focus=False):
                for field in self._fields:
                    with Horizontal(classes="row"):
                        yield Static(_label(field), classes="label", markup=False)
                        title = self._links.get(field.name, ("", 0))[0]
                        yield Editor(field, self._texts.get(field.name, title))
            yield Static("", classes="preview", markup=False)
            yield Static("", classes="wrong", markup=False)
            yield line(_("Enter goes on · ctrl+s does it · Esc leaves"), "keys")
            yield buttons([("no", _("Cancel"), "default"), ("yes", self._button, "primary")])

    def on_mount(self) -> None:
        """Begin at the first field that is empty."""
        editors = list(self.query(Editor))
        for one in editors:
            if one.field.name in self._links:
                title, number = self._links[one.field.name]
                one.known[title] = number
        first = next((one for one in editors if not one.text), editors[0])
        first.focus_line()
        self._look()

    def _filled(self, *, whole: bool = True) -> list[Filled]:
        """Return what is typed; unless it must be whole, a text that is still to be typed is no hindrance."""
        return [
            Filled(
                one.field if whole or one.field.kind is not Kind.TEXT else one.field.but(required=False),
                one.text,
                one.number,
            )
            for one in self.query(Editor)
        ]

    def _values(self, filled: Sequence[Filled]) -> Values:
        """Return the stored values; a thread calls this.

        Raises:
            InputError: One cannot be read, or is missing; the sentence names the field.
        """
        database = board(self).database
        with database.read() as connection:
            try:
                values = values_of(connection, filled)
            except Unfitting as problem:
                labels = {one.field.name: _(one.field.label) for one in filled}
                name, text = next(iter(problem.problems.items()))
                raise InputError(f"{labels[name]}: {text}") from problem
        for one in filled:
            if one.field.required and values[one.field.name] is None:
                raise InputError(_("{label}: fill this in.").format(label=_(one.field.label)))
        return values

    @on(Typed)
    def typed(self, event: Typed) -> None:
        """Reckon anew when the keys rest."""
        event.stop()
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(WAIT, self._look)

    def _look(self) -> None:
        """Show what would change, in a thread."""
        preview = self._preview
        if preview is None:
            return
        filled = self._filled(whole=False)
        self.background(
            lambda: preview(self._values(filled)), self._shown, group="preview", failed=self._not_yet
        )

    def _shown(self, text: str) -> None:
        """Show what would change."""
        self.query_one(".preview", Static).update(Text(clean(text, lines=True)))
        self._wrong("")

    def _not_yet(self, error: Exception) -> bool:
        """Show what is missing or wrong so far."""
        self.query_one(".preview", Static).update(Text(""))
        return self._refused(error)

    def _refused(self, error: Exception) -> bool:
        """Show what is wrong in the dialog."""
        self._busy = False
        if not isinstance(error, InputError | RefusedError):
            return False
        self._wrong(f"✗ {error.message} {error.hint}".strip())
        return True

    def _wrong(self, text: str) -> None:
        said = self.query_one(".wrong", Static)
        said.update(Text(clean(text, lines=True)))
        said.display = bool(text)

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        """Go to the next field, and from the last one to the button."""
        event.stop()
        self.focus_next()

    @on(MakeNew)
    def make_new(self, event: MakeNew) -> None:
        """Say that new records are made elsewhere."""
        event.stop()
        self._wrong("✗ " + _("Choose one that is there; a new one is made in its own list."))

    @on(Button.Pressed)
    def pressed(self, event: Button.Pressed) -> None:
        """Do it, or leave."""
        event.stop()
        if event.button.id == "yes":
            self.action_do()
        else:
            self.dismiss(None)

    def action_do(self) -> None:
        """Do it in a thread, once."""
        if self._busy:
            return
        self._busy = True
        filled, act = self._filled(), self._act
        self.forget_work("preview")
        self.background(lambda: act(self._values(filled)), self._done, group="act", failed=self._refused)

    def _done(self, answer: Any) -> None:
        """Close with what was done."""
        self.dismiss(answer)


def _label(field: Field) -> Text:
    """Return the label of a field; what must be filled in has a star."""
    said = Text(_(field.label), no_wrap=True, overflow="ellipsis")
    return said.append(" *", "bold") if field.required else said
