"""Documents from the privacy board: which, as what file, and what is to be looked at in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from inventory.language import _, ngettext
from inventory.text import clean, fold
from tui import privacy_files
from tui.board import board
from tui.privacy_files import DOCUMENTS

if TYPE_CHECKING:
    from inventory.signals.privacy_board import BoardRow

OWN = "0"
"""Id of the own board among the parties."""


class PrivacyWriting:
    """What is written from the board; mixed in before Textual's class."""

    @property
    def current_row(self) -> BoardRow | None:
        """Return the system under the cursor, None for none."""
        raise NotImplementedError

    def action_register(self) -> None:
        """Write the register of the own board, or of another party when there are several."""
        page: Any = self
        database = board(page).database

        def ask(found: list[tuple[str, str]]) -> None:
            if not found:
                self._ask("register", None, "")
                return
            from tui.dialogs.pick import Pick  # noqa: PLC0415

            choices = [(OWN, _("The own board")), *found]
            page.app.push_screen(Pick(_("The register of whom?"), choices), chosen)

        def chosen(number: str | None) -> None:
            if number is not None:
                self._ask("register", int(number) or None, "")

        page.background(lambda: privacy_files.others(database), ask, group="parties")

    def action_lists(self) -> None:
        """Write the list of agreements, or that of suppliers."""
        from tui.dialogs.pick import Pick  # noqa: PLC0415  only then

        page: Any = self
        choices = [(name, _(DOCUMENTS[name].label)) for name in ("agreements", "suppliers")]
        page.app.push_screen(Pick(_("Which list?"), choices), self._listed)

    def _listed(self, name: str | None) -> None:
        """Ask for the file of a list."""
        if name is not None:
            self._ask(name, None, "")

    def action_page(self) -> None:
        """Write the page of the system."""
        row = self.current_row
        if row is not None:
            self._ask("page", row.system.subject.id, row.system.subject.name)

    def _ask(self, name: str, number: int | None, of: str) -> None:
        """Ask for the file, whose suffix decides what it is."""
        from tui.dialogs.prompt import Prompt  # noqa: PLC0415  only then
        from tui.dialogs.replacing import when_free  # noqa: PLC0415

        page: Any = self
        one = DOCUMENTS[name]
        words = "-".join("".join(c if c.isalnum() else " " for c in fold(of)).split())
        file = "-".join(filter(None, (_(one.file), words))) + one.suffixes[0]
        hint = _("The suffix decides: {suffixes}").format(suffixes=_(" or ").join(one.suffixes))
        title = f"{_(one.label)}: {of}" if of else _(one.label)
        page.app.push_screen(
            Prompt(title, str(Path.cwd() / file), hint, _("Write")),
            lambda place: when_free(page, place, lambda free: self._write(name, number, free)),
        )

    def _write(self, name: str, number: int | None, place: str | None) -> None:
        """Write the file in a thread, and say what is to be looked at in it."""
        if not place:
            return
        page: Any = self
        app, path = board(page), Path(place).expanduser()
        database, today = app.database, app.today

        def done(said: list[str]) -> None:
            app.say(_("Written: {path}").format(path=path))
            if said:
                from tui.dialogs.told import Told  # noqa: PLC0415  only then

                count = ngettext("{count} thing to look at", "{count} things to look at", len(said))
                title = f"{clean(path.name)}: {count.format(count=len(said))}"
                page.app.push_screen(Told(title, said))

        page.background(
            lambda: privacy_files.write(database, name, path, today, number), done, group="document"
        )
