"""What the screens that follow a plan share: a heading with how far the work is, a table, what is said of the row, keys."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from rich.text import Text
from textual import on
from textual.screen import Screen
from textual.widgets import Static

from inventory.language import _
from inventory.text import clean
from tui.actions import Acting
from tui.background import Background
from tui.board import board
from tui.messages import GoTo
from tui.widgets.grid import messages as told
from tui.widgets.signals_grid import SignalsGrid

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TICK = 0.2
"""Seconds between two looks at how long the work takes."""


class PlanPage(Acting, Background, Screen[None]):
    """A screen over the plan with one table; what takes long is told in its heading."""

    AUTO_FOCUS = "SignalsGrid"
    CSS_PATH = "plan_page.tcss"
    busy = ""
    _since = 0.0
    _lasting = False
    _stale = False

    def on_mount(self) -> None:
        """Tell how long the work takes, and read."""
        self.set_interval(TICK, self._tick)
        self.head()
        self.call_after_refresh(self.begin)

    def begin(self) -> None:
        """Read what is shown."""
        raise NotImplementedError

    def again(self) -> None:
        """Read anew what was written meanwhile."""
        self.begin()

    def reread(self) -> None:
        """Read anew after records were written: now, or when this screen is on top again."""
        if self.app.screen is not self:
            self._stale = True
        elif not self.busy:
            self.again()

    def on_screen_resume(self) -> None:
        """Read anew what was written while another screen lay over this one."""
        if self._stale and not self.busy:
            self._stale = False
            self.again()

    def title_text(self) -> str:
        """Return what the heading says when nothing is being done."""
        raise NotImplementedError

    def tell(self) -> None:
        """Write what is said of the row under the cursor."""
        raise NotImplementedError

    @property
    def grid(self) -> SignalsGrid:
        """Return the table."""
        return self.query_one(SignalsGrid)

    def work(
        self,
        doing: str,
        act: Callable[[], Any],
        done: Callable[[Any], None],
        *,
        lasting: bool = False,
        failed: Callable[[Exception], bool] | None = None,
    ) -> None:
        """Have something done in a thread and say so in the heading; nothing else is begun meanwhile.

        Args:
            doing: What is done, for people.
            act: Does it; touches no widget.
            done: What to do with what comes out.
            lasting: It writes, so that it is not left halfway.
            failed: What to do with an error first.
        """
        if self.busy:
            board(self).say(_("Something is being done already: {what}").format(what=self.busy))
            return
        self.busy, self._since, self._lasting = doing, time.monotonic(), lasting
        self.grid.fetching = True
        self.head()

        def over(result: Any) -> None:
            self._over()
            done(result)

        def wrong(error: Exception) -> bool:
            self._over()
            return failed is not None and failed(error)

        self.background(act, over, group="work", failed=wrong)

    def _over(self) -> None:
        """Note that the work is over."""
        self.busy = ""
        self.grid.fetching = False
        self.head()

    def stopped(self) -> bool:
        """Stop what is being read, or say that what writes is not stopped; return whether there was anything."""
        if not self.busy:
            return False
        if self._lasting:
            board(self).say(_("This is not stopped halfway: {what}").format(what=self.busy))
        else:
            self.forget_work("work")
            self._over()
            board(self).say(_("Stopped; nothing was written."))
        return True

    def _tick(self) -> None:
        if self.busy:
            self.head()

    def head(self) -> None:
        """Write the heading."""
        text = Text(clean(self.title_text()), no_wrap=True, overflow="ellipsis")
        if self.busy:
            seconds = int(time.monotonic() - self._since)
            said = f"  {self.busy} …" + (f" {seconds} s" if seconds else "")
            text.append(said if self._lasting else said + " · " + _("Esc stops"), "italic")
        self.query_one(".heading", Static).update(text)

    @on(told.CursorMoved)
    def moved(self, event: told.CursorMoved) -> None:
        """Let what is said follow the cursor."""
        event.stop()
        self.tell()
        self.refresh_bindings()

    @on(told.MarksChanged)
    @on(told.SortRequested)
    @on(told.EditRequested)
    def unused(self, event: Any) -> None:
        """Keep what the table tells to itself."""
        event.stop()

    def go(self, order: GoTo | None) -> None:
        """Leave for where a record or a line leads."""
        if order is None:
            return
        frame = self.app.screen_stack[0]
        while self.app.screen_stack[-1] is not frame and isinstance(self.app.screen_stack[-1], PlanPage):
            self.app.pop_screen()
        frame.post_message(GoTo(order.page, order.filter, order.number, order.opened))

    def ask_file(self, title: str, path: Path, suffixes: tuple[str, ...], act: Callable[[str], None]) -> None:
        """Ask for a file, and again before one that is there is written over.

        Args:
            title: What is written.
            path: What is proposed.
            suffixes: What it can end in.
            act: Writes it.
        """
        from tui.dialogs.prompt import Prompt  # noqa: PLC0415  only when a file is written
        from tui.dialogs.replacing import when_free  # noqa: PLC0415

        hint = _("The suffix decides: {suffixes}").format(suffixes=_(" or ").join(suffixes))
        self.app.push_screen(
            Prompt(title, str(path), hint, _("Write")), lambda place: when_free(self, place, act)
        )

    def written(self, path: Path) -> None:
        """Say that a file was written."""
        board(self).say(_("Written: {path}").format(path=path))
