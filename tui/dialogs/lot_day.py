"""A day that is asked for; + and - go a day on or back, page keys a month."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from textual import on
from textual.containers import Vertical
from textual.widgets import Button, Input, Static

from inventory.errors import InputError
from inventory.finance.calendar import checked
from inventory.language import _
from inventory.records.values import day
from tui.dialogs.base import Dialog, buttons, heading, line
from tui.dialogs.calculator_fields import DAY, read
from tui.widgets.editor import DateInput

if TYPE_CHECKING:
    from textual.app import ComposeResult


class DayDialog(Dialog[dt.date]):
    """A day.

    Args:
        title: What is asked.
        value: The day that stands there already.
    """

    def __init__(self, title: str, value: dt.date | None = None) -> None:
        super().__init__()
        self._title, self._value = title, value

    def compose(self) -> ComposeResult:
        """Make the dialog."""
        with Vertical(classes="dialog"):
            yield heading(self._title)
            yield DateInput("" if self._value is None else day(self._value), compact=True)
            yield Static("", classes="error", markup=False)
            yield line(_("+ and - go a day, PgUp and PgDn a month · such as 31-12-2027"), "hint")
            yield buttons([("no", _("Cancel"), "default"), ("do", _("OK"), "primary")])

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        """Give the day."""
        event.stop()
        self._done()

    @on(Button.Pressed)
    def pressed(self, event: Button.Pressed) -> None:
        """Give the day, or leave."""
        event.stop()
        if event.button.id == "do":
            self._done()
        else:
            self.dismiss(None)

    def _done(self) -> None:
        """Give the day when it is one; say what is wrong otherwise."""
        try:
            found = read(DAY, self.query_one(DateInput).value)
            if found is None:
                raise InputError(_("Give a day, such as 31-12-2027."))  # noqa: TRY301  one place shows it
            self.dismiss(checked(found, _("Date")))
        except InputError as problem:
            self.query_one(".error", Static).update(f"✗ {problem}")
