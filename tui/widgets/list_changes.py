"""What a list changes: new records, cells, whole records, many at once, archive."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual import on

from inventory.language import _, ngettext
from inventory.records import Kind
from inventory.store.titles import titles
from tui.board import board
from tui.widgets.filter_bar import thousands
from tui.widgets.grid import messages as told
from tui.widgets.list_base import ListBase
from tui.writes import Progress, archive_all, change_all

if TYPE_CHECKING:
    from collections.abc import Callable

NAMED = 5
"""Records that a question names; the count says how many there are."""


class ListChanges(ListBase):
    """A list in which records are made, changed and put away."""

    def action_new(self) -> None:
        """Fill in a new record."""
        from tui.screens.form import open_form  # noqa: PLC0415  only when a form is opened

        open_form(self, self.kind, done=self._made)

    def _made(self, number: int | None) -> None:
        """Put the cursor on a record that was made."""
        if number is not None:
            self._goal = number
            self.load()

    def action_duplicate(self) -> None:
        """Fill in a new record that begins with the values of this one."""
        from tui.screens.form import open_form  # noqa: PLC0415

        open_form(self, self.kind, self.grid.current_key, duplicate=True, done=self._made)

    def action_edit_form(self) -> None:
        """Change all fields of the record."""
        from tui.screens.form import open_form  # noqa: PLC0415

        open_form(self, self.kind, self.grid.current_key)

    def action_edit(self) -> None:
        """Change the cell under the cursor."""
        self.grid.action_edit()

    @on(told.EditRequested)
    def edit_requested(self, event: told.EditRequested) -> None:
        """Lay an editor over the cell, after the record was read for its version."""
        event.stop()
        region = self.grid.cell_region(event.key, event.column)
        if region is None or not region:
            return
        from tui.dialogs.cell import CellEdit  # noqa: PLC0415  only when a cell is edited
        from tui.reads import one  # noqa: PLC0415

        database, key, name = board(self).database, event.key, event.column

        def edit(found: Any) -> None:
            if found.fields[name].kind is Kind.NOTE:
                self.action_edit_form()
                return
            self.app.push_screen(CellEdit(found, name, region), self._edited)

        self.background(lambda: one(database, self.kind, key), edit, group="cell")

    def _edited(self, number: int | None) -> None:
        """Show the new value, in its new place."""
        if number is not None:
            self.load()

    def action_edit_marked(self) -> None:
        """Give one column of the marked records the same value: choose the column, the value, see how many."""
        if self.listed is None:
            return
        from tui.dialogs.bulk import BulkDialog  # noqa: PLC0415
        from tui.reads import fields_of  # noqa: PLC0415

        database, numbers = board(self).database, self.grid.target_keys()
        first = self.grid.current_column

        def ask(fields: Any) -> None:
            self.app.push_screen(BulkDialog(self.kind, numbers, fields, first), self._bulk)

        self.background(lambda: fields_of(database, self.kind), ask, group="bulk")

    def _bulk(self, answer: tuple[str, Any, list[int]] | None) -> None:
        """Change the records in one batch."""
        if answer is None:
            return
        name, value, numbers = answer
        app, progress = board(self), Progress(len(answer[2]))
        database, who = app.database, app.who
        self._long(
            _("Changing records"),
            progress,
            lambda: change_all(database, who, self.kind, numbers, {name: value}, progress),
            lambda count: ngettext(
                "{count} record changed. u undoes it.", "{count} records changed. u undoes it.", count
            ),
        )

    def action_archive(self) -> None:
        """Put records away, after saying which and how many."""
        numbers = self.grid.target_keys()
        self._ask(numbers, _("Archive"), lambda: self._put(numbers, back=False))

    def action_revive(self) -> None:
        """Take records back from the archive."""
        self._put(self.grid.target_keys(), back=True)

    def _ask(self, numbers: list[int], verb: str, act: Callable[[], None]) -> None:
        """Ask before something is done to records, by name and number."""
        database, record = board(self).database, self.record

        def read() -> list[str]:
            with database.read() as connection:
                return list(titles(connection, record, numbers[:NAMED]).values())

        def show(names: list[str]) -> None:
            from tui.dialogs.base import Choice  # noqa: PLC0415

            count = len(numbers)
            what = _(record.label if count == 1 else record.plural)
            title = f"{verb}: {thousands(count)} {what}?"
            more = "\n…" if count > len(names) else ""
            hidden = self.grid.hidden_mark_count if self.grid.mark_count else 0
            said = "\n".join(f"· {name}" for name in names) + more
            if hidden:
                said += "\n" + _("{count} of them are not shown by the filter.").format(
                    count=thousands(hidden)
                )
            choices = [("no", _("Cancel"), "primary"), ("yes", verb, "warning")]
            self.app.push_screen(
                Choice(title, said, choices), lambda answer: act() if answer == "yes" else None
            )

        self.background(read, show, group="ask")

    def _put(self, numbers: list[int], *, back: bool) -> None:
        """Put records away or take them back, in one batch."""
        app, progress = board(self), Progress(len(numbers))
        database, who = app.database, app.who

        def said(count: int) -> str:
            if back:
                return ngettext("{count} record taken back.", "{count} records taken back.", count)
            return ngettext(
                "{count} record archived. u undoes it.", "{count} records archived. u undoes it.", count
            )

        self._long(
            _("Taking back") if back else _("Archiving"),
            progress,
            lambda: archive_all(database, who, self.kind, numbers, progress, back=back),
            said,
        )
        self.grid.action_mark_none()

    def _long(
        self, title: str, progress: Progress, work: Callable[[], int], said: Callable[[int], str]
    ) -> None:
        """Do work in a thread, shown with its progress when it takes long."""
        from tui.dialogs.progress import PATIENCE, ProgressDialog  # noqa: PLC0415

        dialog = ProgressDialog(title, progress)
        timer = self.set_timer(PATIENCE, lambda: self.app.push_screen(dialog))

        def close() -> None:
            timer.stop()
            if dialog.is_attached:
                dialog.dismiss(None)

        def done(count: int) -> None:
            close()
            board(self).say(said(count).format(count=thousands(count)))
            app: Any = self.app
            app.reread()

        def failed(error: Exception) -> bool:
            close()
            return type(error).__name__ == "Stopped"

        self.background(work, done, group="long", failed=failed)
