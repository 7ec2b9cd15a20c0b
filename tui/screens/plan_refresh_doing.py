"""What is done with a document that is brought up to date: choosing it, deciding on conflicts, writing, telling."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from inventory.errors import InputError, RefusedError
from inventory.language import _, ngettext
from inventory.publish.refresh_preview import TEXT, TICK
from inventory.publish.refresh_run import former_name
from tui import refreshing
from tui.board import board
from tui.refreshing import PARTS
from tui.screens.main import MainScreen
from tui.screens.plan_page import PlanPage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inventory.publish.refresh_preview import Preview
    from inventory.publish.refresh_run import Done
    from tui.refreshing import Looked, Row

Side = Literal["document", "database"]
KEPT = "refresh"


class RefreshDoing(PlanPage):
    """A screen with one document: what is done with it; what is shown comes in the class on top of it."""

    path: Path | None
    found: Looked | None
    decided: dict[str, str]
    restoring: bool
    part: str

    @property
    def current(self) -> Row | None:
        """Return the line under the cursor, None for none."""
        raise NotImplementedError

    def look(self) -> None:
        """Look in a thread what would happen."""
        raise NotImplementedError

    def show(self, *, keep: bool = False) -> None:
        """Show the part that is chosen."""
        raise NotImplementedError

    def action_choose(self) -> None:
        """Ask which document."""
        from tui.dialogs.plan_document import DocumentDialog  # noqa: PLC0415  only then

        kept = board(self).memory.part(KEPT).get("folder")
        folder = Path(kept) if isinstance(kept, str) and Path(kept).is_dir() else Path.cwd()
        self.app.push_screen(DocumentDialog(folder), self._chosen)

    def _chosen(self, paths: list[Path] | None) -> None:
        """Look at the document; leave when none was ever chosen."""
        if not paths:
            if self.path is None:
                self.dismiss(None)
            return
        self.path, self.found, self.decided, self.restoring = paths[0], None, {}, False
        board(self).memory.part(KEPT)["folder"] = str(paths[0].parent)
        self.look()

    def action_prefer(self, side: Side) -> None:
        """Let a side prevail in the conflict; the same once more leaves it undecided."""
        one = self.current
        if one is None or not one.key:
            return
        if self.decided.get(one.key) == side:
            del self.decided[one.key]
        else:
            self.decided[one.key] = side
        self.show(keep=True)
        self.grid.action_cursor_down()

    def action_prefer_all(self, side: Side) -> None:
        """Let a side prevail in all conflicts."""
        if self.found is not None:
            self.decided = {one.key: side for one in self.found.preview.conflicts}
            self.part = "conflicts"
            self.show(keep=True)

    def action_write(self) -> None:
        """Ask whether it is to be done, and write the document in place."""
        if self.found is None or self.path is None:
            return
        from tui.dialogs.base import Choice  # noqa: PLC0415  only then

        path, said = self.path, asked(self.found.preview, self.decided, former_name(self.path).name)
        choices = [("no", _("Cancel"), "default"), ("yes", _("Bring up to date"), "primary")]
        title = _("Bring {file} up to date?").format(file=path.name)
        self.app.push_screen(
            Choice(title, "\n".join(said), choices),
            lambda answer: self._bring(path) if answer == "yes" else None,
        )

    def action_write_as(self) -> None:
        """Ask for another file, and write the document there."""
        if self.path is not None and self.found is not None:
            name = _("{name} (new).docx").format(name=self.path.stem)
            title = _("Write the document brought up to date as")
            self.ask_file(
                title,
                self.path.with_name(name),
                (".docx",),
                lambda place: self._bring(Path(place).expanduser()),
            )

    def _bring(self, output: Path) -> None:
        """Take over and write, in a thread."""
        app, found, decided, restoring = board(self), self.found, dict(self.decided), self.restoring
        database, who, today = app.database, app.who, app.today
        if found is None:
            return
        if output.suffix.lower() != ".docx":
            app.say(_("End the name with {suffix}.").format(suffix=".docx"), severity="warning")
            return
        self.work(
            _("bringing the document up to date"),
            lambda: refreshing.bring(database, found, output, who, today, decided, restore=restoring),
            self._done,
            lasting=True,
            failed=self._not_done,
        )

    def _not_done(self, error: Exception) -> bool:
        """Say why nothing was written; what was decided stays."""
        if not isinstance(error, InputError | RefusedError):
            return False
        board(self).say(f"{error.message} {error.hint}".strip(), severity="error")
        return True

    def _done(self, done: Done) -> None:
        """Tell all that was done, and look at what is left."""
        from tui.dialogs.told import Told  # noqa: PLC0415  only then

        self.path = done.written or self.path
        self.app.push_screen(Told(_("Brought up to date"), told(done)))
        self._tell_frame()
        self.look()

    def _tell_frame(self) -> None:
        """Let the pages read anew what was written; this screen looks again by itself."""
        frame = self.app.screen_stack[0]
        if isinstance(frame, MainScreen):
            frame.reread()

    def action_export(self) -> None:
        """Ask for the file, and write all that is told."""
        found, decided = self.found, dict(self.decided)
        if found is None:
            return

        def act(place: str) -> None:
            path = Path(place).expanduser()
            self.work(
                _("writing"),
                lambda: refreshing.export(found.preview, decided, path),
                self.written,
                lasting=True,
            )

        path = Path.cwd() / _("bringing-up-to-date.xlsx")
        self.ask_file(_("Export to file"), path, (".xlsx", ".csv"), act)


def asked(preview: Preview, decided: Mapping[str, str], former: str) -> list[str]:
    """Return what is said before a document is written: what goes into the database, the former file, what is undecided."""
    conflicts = preview.conflicts
    taken = len(preview.texts) + len(preview.ticks)
    taken += sum(one.kind in {TEXT, TICK} and decided.get(one.key) == "document" for one in conflicts)
    text = ngettext(
        "{count} text or box goes into the database.", "{count} texts and boxes go into the database.", taken
    )
    said = [text.format(count=taken), _("The former document is kept as {file}.").format(file=former)]
    left = sum(one.key not in decided for one in conflicts)
    if left:
        text = ngettext(
            "{count} conflict is undecided: both sides keep their own.",
            "{count} conflicts are undecided: both sides keep their own.",
            left,
        )
        said.append(text.format(count=left))
    return said


def told(done: Done) -> list[str]:
    """Return all that was done, a sentence each."""
    said = []
    if done.batch is not None:
        text = _("Texts and boxes were taken over as batch {batch}; u takes them back out of the database.")
        said.append(text.format(batch=done.batch))
    if done.written is None:
        said.append(_("The document was up to date already."))
    else:
        said.append(_("Written: {path}").format(path=done.written))
    if done.former is not None:
        said.append(_("The former document: {path}").format(path=done.former))
    counts = refreshing.counted(done.preview)
    said += [f"{_(PARTS[part])}: {count}" for part, count in counts.items()]
    count = len(done.preview.open)
    if count:
        text = ngettext(
            "{count} conflict is still undecided.", "{count} conflicts are still undecided.", count
        )
        said.append(text.format(count=count))
    return said
