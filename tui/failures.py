"""Where errors go: what speaks to a person becomes a dialog; a bug is written to a report first."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from inventory.errors import InventoryError
from inventory.language import _

if TYPE_CHECKING:
    from textual.app import App


def tell(app: App[Any], error: Exception) -> None:
    """Show an error in a dialog."""
    from tui.dialogs.error import ErrorDialog  # noqa: PLC0415  only when something went wrong

    if isinstance(error, InventoryError):
        app.push_screen(ErrorDialog(_("That did not work"), error.message, error.hint))
    else:
        app.push_screen(ErrorDialog(_("This is a bug in inventaris"), reported(error), ""))


def reported(bug: BaseException, command: str = "screens") -> str:
    """Write the report of a bug, the same as that of the command line, and return what a person reads."""
    from tui.cli import failure  # noqa: PLC0415  only after a bug

    path = failure.folder() / f"report-{dt.datetime.now(dt.UTC):%Y%m%d-%H%M%S}.txt"
    text = failure.report(bug, command, dt.datetime.now(dt.UTC))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as problem:
        return _("Its report cannot be written: {reason}.").format(reason=problem.strerror)
    return _("Nothing was saved. A report without any of your data is in {path}.").format(path=path)
