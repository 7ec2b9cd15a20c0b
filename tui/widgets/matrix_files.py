"""What leaves the matrix as a file, and what is done with its parties and processes as a whole."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from inventory.language import _
from tui.board import board
from tui.widgets.matrix_copying import Copying

if TYPE_CHECKING:
    from collections.abc import Callable


class Files(Copying):
    """The matrix with its files, parties and template."""

    def action_save(self) -> None:
        """Write the map to a file; its suffix decides how."""
        self._file(_("Save map"), _("map.pdf"), _(".svg .png .pdf .html .xlsx; the suffix decides"))

    def action_sheet(self) -> None:
        """Write the workbook that a partner fills in."""
        hint = _("The partner fills in his column; i reads it in again, and only what he changed arrives.")
        self._file(_("Sheet for a partner"), _("sheet.xlsx"), hint)

    def _file(self, title: str, name: str, hint: str) -> None:
        """Ask for the name of a file, and write it."""
        from tui.dialogs.prompt import Prompt  # noqa: PLC0415  only then

        self.app.push_screen(Prompt(title, name, hint, _("Write")), self._write_file)

    def _write_file(self, name: str | None) -> None:
        """Write a file in a thread."""
        if not name:
            return
        from tui.landscape_files import write_map  # noqa: PLC0415  the pictures are heavy

        database, moment, path = board(self).database, self.when, Path(name).expanduser()
        self.background(lambda: write_map(database, moment, path), self._told_written, group="file")

    def _told_written(self, paths: list[Path]) -> None:
        """Say what was written."""
        names = ", ".join(str(path) for path in paths)
        board(self).say(_("Written: {file}").format(file=names))

    def action_template(self) -> None:
        """Take processes and questions of the template over."""
        from tui.widgets.matrix_template import take_over  # noqa: PLC0415  only then

        take_over(self, processes=True, questions=True)

    def _parties(self, title: str, then: Callable[[int], None], without: int | None = None) -> None:
        """Let a party be chosen."""
        from tui.dialogs.pick import Pick  # noqa: PLC0415  only then

        if self.found is None:
            return
        choices = [(str(number), name) for number, name in self.found.parties.items() if number != without]
        if choices:
            self.app.push_screen(Pick(title, choices), lambda one: then(int(one)) if one else None)
        else:
            board(self).say(_("There is no party for this."), severity="warning")

    def action_merge(self) -> None:
        """Make one party of two."""

    def action_split(self) -> None:
        """Make a new party with a part of the processes of another."""
