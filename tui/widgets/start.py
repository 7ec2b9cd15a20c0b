"""The first page: what there is, counted after it is on screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.containers import Vertical
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from inventory.language import _
from tui.actions import State
from tui.background import Background
from tui.board import board
from tui.messages import GoTo
from tui.sections import page_label, sections

if TYPE_CHECKING:
    from textual.app import ComposeResult

SHOWN = ("device", "lot", "system", "licence", "contract", "supplier", "process", "agreement", "goal", "site")
"""Kinds that are counted."""


class Start(Background, Vertical):
    """What the board has, by kind."""

    def __init__(self) -> None:
        super().__init__(id="page-start")

    def compose(self) -> ComposeResult:
        """Make the heading and the list of kinds, without counts yet."""
        yield Static(Text(_("What do you want to see?"), style="bold"), classes="heading", markup=False)
        yield OptionList(*self._options({}), markup=False, compact=True)

    def on_mount(self) -> None:
        """Count after the first paint."""
        self.call_after_refresh(self.changed, visible=True)

    def situation(self) -> State:
        """Return what can be done now."""
        return State(board(self).read_only)

    def changed(self, *, visible: bool) -> None:
        """Count anew."""
        del visible
        from tui.reads import counts  # noqa: PLC0415  after the first paint

        database, today = board(self).database, board(self).today
        self.background(lambda: counts(database, SHOWN, today), self._counted, group="counts")

    def shown_again(self) -> None:
        """Take the keys."""
        self.query_one(OptionList).focus()

    def _counted(self, found: dict[str, int]) -> None:
        lines = self.query_one(OptionList)
        before = lines.highlighted
        lines.clear_options()
        lines.add_options(self._options(found))
        lines.highlighted = before

    def _options(self, found: dict[str, int]) -> list[Option]:
        made = []
        for section in sections():
            for kind in section.pages:
                if kind in SHOWN:
                    line = Text(page_label(kind).ljust(30))
                    line.append(
                        f"{found[kind]:>10,}".replace(",", ".") if kind in found else "…".rjust(10), "bold"
                    )
                    made.append(Option(line, id=kind))
        return made

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go to the kind."""
        event.stop()
        self.post_message(GoTo(str(event.option.id)))
