"""Choosing the Word document of a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inventory.language import _
from tui.dialogs.files import FilesDialog
from tui.folders import entries

if TYPE_CHECKING:
    from pathlib import Path

    from tui.folders import Entry

LOCK = "~$"
"""Beginning of the name of the file that a word processor leaves beside an open document."""


class DocumentDialog(FilesDialog):
    """One Word document; its answer is a list of one."""

    def asked(self) -> str:
        """Return what is asked."""
        return _("Which document is to be brought up to date?")

    def hint(self) -> str:
        """Return what can be done."""
        return _("Enter opens the folder or takes the document · type or paste a path · Esc leaves")

    def find(self, folder: Path, typed: str) -> list[Entry]:
        """Return the folders and the Word documents of a folder; a thread calls this."""
        found = entries(folder, typed, {".docx"})
        return [one for one in found if one.folder or not one.path.name.startswith(LOCK)]

    def action_take(self) -> None:
        """Go into the folder under the cursor, or take the document."""
        one = self.current
        if one is not None and not one.folder:
            self.dismiss([one.path])
        else:
            super().action_take()
