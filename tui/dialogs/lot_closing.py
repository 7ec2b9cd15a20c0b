"""Closing a book year from the screens: what is frozen is told first; the last closed year can be opened again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inventory.language import _
from inventory.text import clean
from tui.board import board
from tui.depreciating_closing import close_year, closing_of, reopen_year
from tui.dialogs.base import Choice

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.depreciating_closing import Years


def ask_closing(node: Any) -> None:
    """Show which years are closed, and ask whether the next one is closed or the last one opened."""
    app = board(node)
    database, today, background = app.database, app.today, _background(node)
    background(lambda: closing_of(database, today), lambda found: _ask(node, found), group="closing")


def _background(node: Any) -> Callable[..., None]:
    """Return what has work done in a thread: the app's own way, which outlives a page."""
    found: Callable[..., None] = node.app.background
    return found


def _ask(node: Any, found: Years) -> None:
    """Ask."""
    choices = [("no", _("Cancel"), "primary")]
    if found.closed:
        text = _("Open {year} again")
        choices.append(("reopen", text.format(year=clean(found.closed[-1].name)), "default"))
    if found.next.ready:
        choices.append(("yes", _("Close {year}").format(year=found.next.label), "warning"))
    said = f"{found.next.text}\n\n{found.told}"
    node.app.push_screen(
        Choice(_("Close a book year"), said, choices), lambda answer: _answered(node, found, answer)
    )


def _answered(node: Any, found: Years, answer: str | None) -> None:
    """Do what was answered, in a thread."""
    app = board(node)
    database, who, today, then = app.database, app.who, app.today, found.next

    def done(text: str) -> Callable[[str], None]:
        def tell(name: str) -> None:
            app.say(text.format(year=name))
            app.reread()

        return tell

    if answer == "yes":
        _background(node)(
            lambda: close_year(database, who, then.book, then.year, today),
            done(_("{year} is closed. u opens it again.")),
            group="closing",
        )
    elif answer == "reopen":
        _background(node)(
            lambda: reopen_year(database, who), done(_("{year} is open again.")), group="closing"
        )
