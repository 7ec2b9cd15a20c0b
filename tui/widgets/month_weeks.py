"""The weeks of a month on the screen: a day under the cursor, a click chooses one."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.style import Style
from rich.text import Text
from textual.message import Message
from textual.widget import Widget

from tui.widgets.month_cells import TONES, drawn, frame, spot

if TYPE_CHECKING:
    from textual import events
    from textual.app import RenderResult

    from inventory.signals.month import Month
    from tui.widgets.month_cells import Frame

LOOKS = ("error", "warning", "accent", "success", "muted", "outside", "today", "cursor")


@dataclass
class DayChosen(Message):
    """A day was clicked.

    Args:
        date: Which.
        again: It was clicked twice: it is to be opened.
    """

    date: dt.date
    again: bool = False


class Weeks(Widget, can_focus=True):
    """A month; the pane moves its cursor."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"weeks--{one}" for one in LOOKS}

    def __init__(self) -> None:
        super().__init__()
        self._month: Month | None = None
        self._on = (dt.date.min, dt.date.min)

    def show(self, month: Month, chosen: dt.date, today: dt.date) -> None:
        """Show a month with a day under the cursor."""
        self._month, self._on = month, (chosen, today)
        self.refresh()

    @property
    def _frame(self) -> Frame:
        weeks = len(self._month.weeks) if self._month is not None else 1
        return frame(self.size.width, self.size.height, weeks)

    def _styled(self, name: str) -> Style:
        return self.get_component_rich_style(f"weeks--{name}", partial=True) if name else Style.null()

    def tone(self, state: str) -> Style:
        """Return the style of a state of `tui.dating.STATES`."""
        return self._styled(TONES[state])

    def render(self) -> RenderResult:
        """Draw the month."""
        if self._month is None:
            return Text()
        return Text("\n", no_wrap=True).join(drawn(self._month, self._frame, self._on, self._styled))

    def on_click(self, event: events.Click) -> None:
        """Choose the day that was clicked; clicked twice it is opened."""
        found = spot(event.x, event.y, self._frame, self._month) if self._month is not None else None
        if found is not None:
            event.stop()
            self.post_message(DayChosen(found, event.chain > 1))
