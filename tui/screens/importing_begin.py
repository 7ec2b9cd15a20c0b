"""The way into an import and out of it: which files, and where they went."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from inventory.language import _, ngettext
from tui.board import board
from tui.messages import GoTo
from tui.screens.importing import ImportScreen
from tui.widgets.filter_bar import thousands

if TYPE_CHECKING:
    from tui.screens.importing import Imported


def begin(screen: Any) -> None:
    """Ask for files, show what importing them would do, and go where they went.

    Args:
        screen: The frame from which the import is started.
    """
    from tui.dialogs.files import FilesDialog  # noqa: PLC0415  only when it is asked for

    memory = board(screen).memory

    def chosen(paths: list[Path] | None) -> None:
        if paths:
            memory.data["import_folder"] = str(paths[0].absolute().parent)
            screen.app.push_screen(ImportScreen(paths), lambda done: finished(screen, done))

    screen.app.push_screen(FilesDialog(_folder(memory.text("import_folder"))), chosen)


def _folder(kept: str) -> Path:
    """Return where the file picker begins: the folder of the last time, else that of downloads, else home."""
    home = Path.home()
    for folder in (Path(kept) if kept else None, home / "Downloads", home):
        if folder is not None and folder.is_dir():
            return folder
    return Path.cwd()


def page_after(page: str, record: str) -> str:
    """Return the page that shows what was imported: its list, or the matrix when that was open and shows it too."""
    return page if page == "matrix" and record in {"process", "participation", "support"} else record


def finished(screen: Any, done: Imported | None) -> None:
    """Say what was imported and where rejected rows are, and show the records."""
    if done is None:
        return
    app, report = board(screen), done.report
    text = _("Imported: {new} new, {changed} changed. u undoes it.")
    app.say(text.format(new=thousands(report.new), changed=thousands(report.changed)))
    app.reread()
    first = next((t for t in report.tables if t.new or t.changed), None)
    if first is not None:
        screen.post_message(GoTo(page_after(getattr(screen, "page", ""), first.record)))
    if done.rejected or done.problem:
        from tui.dialogs.error import ErrorDialog  # noqa: PLC0415  only when rows were rejected

        count = ngettext("{count} row was rejected", "{count} rows were rejected", report.rejected)
        where = "\n".join(str(path) for path in done.rejected)
        hint = _("Mend them there and import that file.") if done.rejected else ""
        screen.app.push_screen(
            ErrorDialog(
                count.format(count=thousands(report.rejected)),
                "\n".join(filter(None, [where, done.problem])),
                hint,
            )
        )
