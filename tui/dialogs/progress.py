"""Long work: how far it is, and Esc to stop it; nothing of stopped work is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.containers import Vertical
from textual.widgets import ProgressBar, Static

from inventory.language import _
from tui.dialogs.base import Dialog, heading, line
from tui.widgets.filter_bar import thousands

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from tui.writes import Progress

PATIENCE = 0.3
"""Seconds of work before it is shown."""


class ProgressDialog(Dialog[None]):
    """How far work is.

    Args:
        title: What is done.
        progress: What the thread counts.
    """

    def __init__(self, title: str, progress: Progress) -> None:
        super().__init__()
        self._title, self._progress = title, progress

    def compose(self) -> ComposeResult:
        """Make the dialog."""
        with Vertical(classes="dialog"):
            yield heading(self._title)
            yield ProgressBar(show_eta=False)
            yield Static("", classes="count", markup=False)
            yield line(_("Esc stops; nothing is changed then."), "hint")

    def on_mount(self) -> None:
        """Look ten times a second."""
        self.set_interval(0.1, self._look)

    def _look(self) -> None:
        now = self._progress
        self.query_one(ProgressBar).update(total=now.total or None, progress=now.done)
        self.query_one(".count", Static).update(Text(f"{thousands(now.done)} / {thousands(now.total)}"))

    def action_leave(self) -> None:
        """Stop the work."""
        self._progress.stop.set()
