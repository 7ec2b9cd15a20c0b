"""How a list looks: its columns, saved views, counts of values, export of what it shows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inventory.language import _, ngettext
from inventory.records import Kind
from tui.board import board
from tui.reads import frequencies, saved_views
from tui.widgets.filter_bar import thousands
from tui.widgets.list_base import ListBase
from tui.writes import save_view

if TYPE_CHECKING:
    from tui.reads import Frequency

NEW = "new"


class ListLooks(ListBase):
    """A list whose columns, order and filter are chosen, saved and exported."""

    def action_show_archive(self) -> None:
        """Show what was archived, or what is there."""
        self.load(keep=False, view=self.view.but(archived=not self.view.archived))

    def action_columns(self) -> None:
        """Choose the columns and their order."""
        from tui.dialogs.columns import ColumnsDialog  # noqa: PLC0415
        from tui.reads import fields_of  # noqa: PLC0415

        database, listed = board(self).database, self.listed
        if listed is None:
            return
        now = [name for name in self.grid.shown_columns if any(f.name == name for f in listed.fields)]

        def ask(fields: Any) -> None:
            labels = {
                n: f.label if f.custom else _(f.label) for n, f in fields.items() if f.kind is not Kind.JSON
            }
            usual = [n for n, f in fields.items() if f.listed or f.custom]
            self.app.push_screen(ColumnsDialog(labels, now, usual), self._columns)

        self.background(lambda: fields_of(database, self.kind), ask, group="columns")

    def _columns(self, names: list[str] | None) -> None:
        """Show these columns."""
        if names:
            self.load(view=self.view.but(columns=tuple(names)))

    def action_frequencies(self) -> None:
        """Count the values of the column under the cursor."""
        from tui.dialogs.frequency import FrequencyDialog  # noqa: PLC0415

        app, view, name = board(self), self.view, self.grid.current_column
        database, today = app.database, app.today
        label = self.grid.column_labels().get(name, name)
        total = len(self.listed.keys) if self.listed is not None else 0

        def show(found: list[Frequency]) -> None:
            self.app.push_screen(FrequencyDialog(label, found, total), self._add_filter)

        self.background(
            lambda: frequencies(database, view, name, today),
            show,
            group="frequencies",
        )

    def _add_filter(self, asked: str | None) -> None:
        """Narrow the list to one value."""
        if asked:
            text = f"{self.view.filter} {asked}".strip()
            self.bar.set_text(text)
            self.load(view=self.view.but(filter=text))

    def action_views(self) -> None:
        """Choose a saved view, or save this one."""
        from tui.dialogs.pick import Pick  # noqa: PLC0415

        database, kind = board(self).database, self.kind

        def ask(found: list[dict[str, Any]]) -> None:
            there = {str(one["id"]): one for one in found}
            choices = [] if board(self).read_only else [(NEW, _("+ save what is shown now under a name"))]
            choices += [(name, f"{one['name']}  {one['filter'] or ''}") for name, one in there.items()]
            hint = _("Enter opens a view. They are records too: {page}").format(page=_("saved views"))

            def chosen(name: str | None) -> None:
                if name == NEW:
                    self._name_view()
                elif name is not None:
                    self.open_view(there[name])

            self.app.push_screen(Pick(_("Saved views"), choices, hint), chosen)

        self.background(lambda: saved_views(database, kind), ask, group="views")

    def _name_view(self) -> None:
        """Ask for a name, and save the view under it."""
        from tui.dialogs.prompt import Prompt  # noqa: PLC0415

        self.app.push_screen(
            Prompt(_("Save this view as"), hint=_("A view of the same name is replaced."), do=_("Save")),
            self._save_view,
        )

    def _save_view(self, name: str | None) -> None:
        """Save the view under a name."""
        if name is None or self.listed is None:
            return
        app, view = board(self), self.view
        shown = list(self.grid.shown_columns)
        database, who = app.database, app.who
        self.background(
            lambda: save_view(database, who, name, view, shown),
            lambda _number: board(self).say(_("View saved: {name}").format(name=name)),
            group="save-view",
        )

    def open_view(self, saved: dict[str, Any]) -> None:
        """Show a saved view."""
        sort = tuple(part.strip() for part in (saved["sort"] or "").split(",") if part.strip())
        try:
            found = json.loads(saved["columns"] or "[]")
        except ValueError:  # typed by hand: the usual columns then
            found = []
        names = tuple(n for n in found if isinstance(n, str)) if isinstance(found, list) else ()
        text = saved["filter"] or ""
        self.bar.set_text(text)
        self.load(keep=False, view=self.view.but(filter=text, sort=sort, columns=names, archived=False))

    def action_document(self) -> None:
        """Write the Word document of the plan."""
        from tui.dialogs.prompt import Prompt  # noqa: PLC0415

        place = Path.cwd() / _("ict-plan-{date}.docx").format(date=board(self).today.isoformat())
        hint = _("All chapters of the template, filled from the inventory; what is missing is marked in it.")
        self.app.push_screen(Prompt(_("Write the plan"), str(place), hint, _("Write")), self._document)

    def _document(self, place: str | None) -> None:
        """Write the document in a thread."""
        if place is None:
            return
        from tui.planning import write_document  # noqa: PLC0415  docx is heavy

        app = board(self)
        database, today = app.database, app.today
        app.say(_("Writing the plan…"))
        self.background(
            lambda: write_document(database, today, Path(place).expanduser()),
            lambda path: board(self).say(_("Written: {path}").format(path=path)),
            group="document",
        )

    def action_export(self) -> None:
        """Write what is shown to a file."""
        from tui.dialogs.prompt import Prompt  # noqa: PLC0415

        if self.listed is None:
            return
        name = f"{_(self.record.plural).replace(' ', '-')}-{board(self).today.isoformat()}.xlsx"
        count = len(self.listed.keys)
        hint = ngettext(
            "{count} row, as shown. The suffix decides: .xlsx or .csv",
            "{count} rows, as shown. The suffix decides: .xlsx or .csv",
            count,
        ).format(count=thousands(count))
        self.app.push_screen(
            Prompt(_("Export to file"), str(Path.cwd() / name), hint, _("Export")), self._export
        )

    def _export(self, place: str | None) -> None:
        """Write the file in a thread."""
        if place is None:
            return
        from tui.exporting import export  # noqa: PLC0415  the writers are heavy

        app, shown = board(self), tuple(self.grid.shown_columns)
        view, title = self.view.but(columns=shown), _(self.record.plural).capitalize()
        database, today = app.database, app.today
        self.background(
            lambda: export(database, view, today, Path(place).expanduser(), title),
            lambda path: board(self).say(_("Written: {path}").format(path=path)),
            group="export",
        )
