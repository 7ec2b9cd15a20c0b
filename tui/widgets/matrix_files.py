"""What leaves the matrix as a file, and what is done with its parties and processes as a whole."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from inventory.language import _, ngettext
from inventory.records.organisation import PARTIES
from tui.board import board
from tui.widgets.matrix_copying import Copying

if TYPE_CHECKING:
    from collections.abc import Callable

    from inventory.landscape.parties import Told
    from tui.landscape_parties import Act


class Files(Copying):
    """The matrix with its files, parties and template."""

    def action_save(self) -> None:
        """Choose a picture and write it to a file; the suffix of its name decides how."""
        from tui.dialogs.pick import Pick  # noqa: PLC0415  only then
        from tui.landscape_files import PICTURES  # noqa: PLC0415

        kinds = [(kind, _(label)) for kind, label in PICTURES.items()]
        if self.shown_party is not None:
            kinds.sort(key=lambda one: one[0] != "matrix")
        self.app.push_screen(Pick(_("Which map?"), kinds), self._save)

    def _save(self, kind: str | None) -> None:
        """Ask for the name of the file."""
        if kind:
            from tui.landscape_files import write_map  # noqa: PLC0415  only then

            hint = _(".pdf .svg .png .html .xlsx, or .xml .csv .graphml .dot .d2 .mmd for other programs")
            moment, party = self.when, self.shown_party
            database, today = board(self).database, board(self).today
            self._file(
                _("Save map"),
                f"{_('map')}.pdf",
                hint,
                lambda path: write_map(database, moment, path, kind, party, today),
            )

    def action_sheet(self) -> None:
        """Write the workbook that a partner fills in."""
        from tui.dialogs.pick import Pick  # noqa: PLC0415  only then

        found = self.found.parties if self.found is not None else {}
        choices = [("", _("All parties")), *((str(number), name) for number, name in found.items())]
        self.app.push_screen(Pick(_("A sheet for which partner?"), choices), self._sheet)

    def _sheet(self, party: str | None) -> None:
        """Ask for the name of the sheet."""
        if party is not None:
            from tui.landscape_files import write_sheet  # noqa: PLC0415  only then

            hint = _("The partner fills in the cells; i reads it in again, and only what changed arrives.")
            database, moment, number = board(self).database, self.when, int(party) if party else None
            self._file(
                _("Sheet for a partner"),
                f"{_('sheet')}.xlsx",
                hint,
                lambda path: write_sheet(database, moment, path, number),
            )

    def _file(self, title: str, name: str, hint: str, write: Callable[[Path], list[Path]]) -> None:
        """Ask for the name of a file, and write it in a thread."""
        from tui.dialogs.prompt import Prompt  # noqa: PLC0415  only then

        def named(text: str | None) -> None:
            if text:
                path = Path(text).expanduser()
                self.background(lambda: write(path), self._told_written, group="file")

        self.app.push_screen(Prompt(title, str(Path.cwd() / name), hint, _("Write")), named)

    def _told_written(self, paths: list[Path]) -> None:
        """Say what was written."""
        names = ", ".join(str(path) for path in paths)
        board(self).say(_("Written: {file}").format(file=names))

    def action_template(self) -> None:
        """Take processes and questions of the template over."""
        from tui.widgets.matrix_template import take_over  # noqa: PLC0415  only then

        take_over(self, ("processes", "questions"))

    def action_new_party(self) -> None:
        """Fill in a new party of a type that runs processes, so that it becomes a column."""
        from tui.screens.form import open_form  # noqa: PLC0415  only then

        none = self.found is None or not self.found.parties
        open_form(self, "party", begin={"type": _(PARTIES["board" if none else "childcare"])})

    def _pick_party(self, title: str, then: Callable[[int], None], without: int | None = None) -> None:
        """Let a party be chosen."""
        from tui.dialogs.pick import Pick  # noqa: PLC0415  only then

        found = self.found.parties if self.found is not None else {}
        choices = [(str(number), name) for number, name in found.items() if number != without]
        if choices:
            self.app.push_screen(Pick(title, choices), lambda one: then(int(one)) if one else None)
        else:
            board(self).say(_("There is no party for this."), severity="warning")

    def _of_parties(self, title: str, then: Callable[[int], None]) -> None:
        """Let a party be chosen, among the parties only."""
        if self.shown_party is None:
            self._pick_party(title, then)
        else:
            board(self).say(_("This is done among the parties: m goes there."), severity="warning")

    def action_merge(self) -> None:
        """Make one party of two."""

        def stays(goes: int) -> None:
            title = _("Into which party does {party} go?").format(party=self._called(goes))
            self._pick_party(title, lambda into: self._merge(goes, into), without=goes)

        self._of_parties(_("Which party goes into another one?"), stays)

    def _merge(self, goes: int, into: int) -> None:
        """Show what merging does, and do it when that is wanted."""
        from tui.landscape_parties import MERGED, merging  # noqa: PLC0415  only then

        title = _("{party} goes into {other}").format(party=self._called(goes), other=self._called(into))
        reason = f"{_(MERGED)}: {self._called(goes)} → {self._called(into)}"
        self._rehearse(title, merging(goes, into), reason)

    def action_split(self) -> None:
        """Make a new party with a part of the processes of another: the marked ones, or all."""
        from tui.dialogs.prompt import Prompt  # noqa: PLC0415  only then

        marked = self.grid.marked_keys(hidden=False)

        def name(party: int) -> None:
            title = _("Name of the party that parts from {party}").format(party=self._called(party))
            hint = _("It gets all processes, since no rows are marked: space marks some first.")
            if marked:
                hint = ngettext(
                    "It gets the marked process, with its systems.",
                    "It gets the {count} marked processes, with their systems.",
                    len(marked),
                ).format(count=len(marked))
            self.app.push_screen(
                Prompt(title, "", hint, _("Go on")), lambda text: self._split(party, text, marked)
            )

        self._of_parties(_("Which party is split?"), name)

    def _split(self, party: int, name: str | None, processes: list[int]) -> None:
        """Show what splitting does, and do it when that is wanted."""
        from tui.landscape_parties import SPLIT, splitting  # noqa: PLC0415  only then

        if name:
            title = _("{party} parts from {other}").format(party=name, other=self._called(party))
            self._rehearse(title, splitting(party, name, processes), f"{_(SPLIT)}: {name}")

    def _called(self, party: int) -> str:
        """Return the name of a party."""
        return self.found.parties.get(party, "") if self.found is not None else ""

    def _rehearse(self, title: str, act: Act, reason: str) -> None:
        """Show what would happen, then do it."""
        from tui.dialogs.preview import Preview  # noqa: PLC0415  only then
        from tui.landscape_parties import done, lines, rehearsed  # noqa: PLC0415  only then

        app = board(self)
        database, who = app.database, app.who

        def do(yes: bool | None) -> None:  # noqa: FBT001  the answer of a dialog
            if yes:
                self.background(
                    lambda: done(database, who, act, reason),
                    lambda _told: self._parted(title),
                    group="parties",
                )

        def show(found: Told) -> None:
            app.push_screen(Preview(title, lines(found), (), _("Do it")), do)

        self.background(lambda: rehearsed(database, who, act), show, group="parties")

    def _parted(self, title: str) -> None:
        """Say what was done, and read anew."""
        board(self).say(_("{done}. u undoes it.").format(done=title))
        self.marked_party = None
        board(self).reread()
