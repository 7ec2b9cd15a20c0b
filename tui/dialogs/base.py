"""What dialogs share: a heading, buttons in a row, Esc to leave."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeVar

from rich.text import Text
from textual import on
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from inventory.text import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

T = TypeVar("T")


class Dialog(ModalScreen[T]):
    """A dialog; Esc leaves it without an answer, arrows go along its buttons."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("left", "app.focus_previous", show=False),
        Binding("right", "app.focus_next", show=False),
    ]

    def action_leave(self) -> None:
        """Close the dialog without an answer."""
        self.dismiss(None)


def heading(text: str) -> Static:
    """Return the heading of a dialog; never read as markup."""
    return Static(Text(clean(text)), classes="heading", markup=False)


def line(text: str, classes: str = "") -> Static:
    """Return a text of a dialog; never read as markup."""
    return Static(Text(clean(text, lines=True)), classes=classes, markup=False)


def buttons(choices: Sequence[tuple[str, str, str]]) -> Horizontal:
    """Return a row of buttons: id, text, and variant ("default", "primary", "warning", "error") of each."""
    return Horizontal(
        *(Button(Content(text), id=name, variant=variant, compact=True) for name, text, variant in choices),  # type: ignore[arg-type]
        classes="buttons",
    )


class Choice(Dialog[str]):
    """A question with some answers; the first one is safe and has the focus. Its first letter is a key too.

    Args:
        title: The question.
        text: What goes with it.
        choices: Id, text and variant of each answer.
    """

    def __init__(self, title: str, text: str, choices: Sequence[tuple[str, str, str]]) -> None:
        super().__init__()
        self._title, self._text, self._choices = title, text, choices

    def compose(self) -> ComposeResult:
        """Make the dialog."""
        yield Vertical(heading(self._title), line(self._text), buttons(self._choices), classes="dialog")

    @on(Button.Pressed)
    def answered(self, event: Button.Pressed) -> None:
        """Give the answer."""
        event.stop()
        self.dismiss(event.button.id)

    def key_y(self) -> None:
        """Say yes: the last answer that is not the safe one."""
        self._say("yes")

    def key_j(self) -> None:
        """Say yes in Dutch."""
        self._say("yes")

    def key_n(self) -> None:
        """Say no."""
        self._say("no")

    def _say(self, name: str) -> None:
        """Give an answer by its id, when there is such a one."""
        if any(one[0] == name for one in self._choices):
            self.dismiss(name)
