"""Records behind a figure: Enter opens one, and what is too many to name is shown in its list."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.text import Text
from textual import on
from textual.containers import Vertical
from textual.widgets import Button, OptionList
from textual.widgets.option_list import Option

from inventory.language import _
from inventory.text import clean
from tui.dialogs.base import Dialog, buttons, heading, line
from tui.messages import GoTo

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

MOST = 500
"""Lines that are shown; the rest is counted."""


class Found(NamedTuple):
    """One line of what is behind a figure.

    Attributes:
        text: What is said.
        kind: Kind of the record; "" when there is none to go to.
        number: Its number; 0 for the records of a filter.
        filter: The filter that lists the records, when they are not named.
    """

    text: str
    kind: str = ""
    number: int = 0
    filter: str = ""


class RecordsDialog(Dialog[GoTo]):
    """What is behind a figure; the answer is where a line leads, when it leads away.

    Args:
        title: Of which figure.
        found: The lines.
        said: A sentence above them.
    """

    AUTO_FOCUS = "OptionList"

    def __init__(self, title: str, found: Sequence[Found], said: str = "") -> None:
        super().__init__(classes="records")
        self._title, self._found, self._said = title, list(found[:MOST]), said
        self._more = len(found) - len(self._found)

    def compose(self) -> ComposeResult:
        """Make the dialog."""
        with Vertical(classes="dialog"):
            yield heading(self._title)
            if self._said:
                yield line(self._said, "about")
            yield OptionList(*(Option(_line(one)) for one in self._found), markup=False, compact=True)
            if self._more:
                yield line(_("… and {count} more").format(count=self._more))
            yield line(_("Enter opens the record · Esc leaves"), "hint")
            yield buttons([("no", _("Close"), "primary")])

    @on(OptionList.OptionSelected)
    def selected(self, event: OptionList.OptionSelected) -> None:
        """Open the record over the list, or go to the list of several."""
        event.stop()
        one = self._found[event.option_index]
        if not one.kind:
            return
        if not one.number:
            self.dismiss(GoTo(one.kind, filter=one.filter))
            return
        from tui.screens.record import RecordScreen  # noqa: PLC0415  only when one is opened

        self.app.push_screen(RecordScreen(one.kind, one.number), self._left)

    def _left(self, order: GoTo | None) -> None:
        """Go where the record's screen leads."""
        if order is not None:
            self.dismiss(order)

    @on(Button.Pressed)
    def pressed(self, event: Button.Pressed) -> None:
        """Leave."""
        event.stop()
        self.dismiss(None)


def _line(one: Found) -> Text:
    """Return a line; one that leads somewhere has an arrow."""
    return Text(f"{'→' if one.kind else ' '} {clean(one.text)}")
