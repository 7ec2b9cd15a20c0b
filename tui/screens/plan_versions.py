"""The versions of a plan: kept as a draft, adopted, compared with each other or with today, written as they were."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.text import Text
from textual import on
from textual.widgets import Static

from inventory.language import _, ngettext, written
from inventory.records import field as f
from inventory.records.plan_cycle import PlanVersion
from inventory.records.values import day
from inventory.text import clean
from tui import versioning
from tui.actions import State, bindings
from tui.board import board
from tui.screens.plan_page import PlanPage
from tui.widgets.footer import Keys
from tui.widgets.grid import GridColumn, toned
from tui.widgets.grid import messages as told
from tui.widgets.grid.layout import GUTTER, PADDING
from tui.widgets.rows import Keyed
from tui.widgets.signals_grid import SignalsGrid

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from inventory.plan.versions import Version
    from inventory.publish.plan_compared import Compared
    from tui.versioning import Kept

SUFFIXES = (".docx", ".pdf", ".html", ".json", ".xlsx")
NAME = 12
"""Cells of the name of a version, at least."""


class VersionsScreen(PlanPage):
    """The versions of one plan.

    Args:
        plan: Number of the plan.
    """

    CONTEXT = "versions"
    BINDINGS = bindings("versions")

    def __init__(self, plan: int) -> None:
        super().__init__()
        self.plan = plan
        self.found: Kept | None = None

    def compose(self) -> ComposeResult:
        """Make heading, table, what is said of the version, and the keys."""
        yield Static("", classes="heading", markup=False)
        yield SignalsGrid(classes="table")
        yield Static("", classes="about", markup=False)
        yield Keys()

    def begin(self) -> None:
        """Read the versions."""
        database, plan = board(self).database, self.plan
        self.work(_("reading"), lambda: versioning.listed(database, plan), self._loaded)

    @property
    def current(self) -> Version | None:
        """Return the version under the cursor, None for none."""
        key = self.grid.current_key
        mine = self.found.versions if self.found is not None else ()
        return next((one for one in mine if one.id == key), None)

    def situation(self) -> State:
        """Return what can be done now; `kind` is the status of the version under the cursor."""
        one = self.current
        status = "" if one is None else "draft" if one.adoption is None else "adopted"
        count = len(self.found.versions) if self.found is not None else 0
        return State(board(self).read_only, kind=status, rows=count, row=one is not None, pages=count)

    def title_text(self) -> str:
        """Return what the versions are of, and how many there are."""
        if self.found is None:
            return _("Versions of the plan")
        total = len(self.found.versions)
        count = ngettext("{count} version", "{count} versions", total).format(count=total)
        return " · ".join([_("Versions of the plan"), self.found.name, count])

    def _loaded(self, found: Kept) -> None:
        """Show the versions."""
        self.found = found
        self._fill()

    def on_resize(self) -> None:
        """Share the columns out anew."""
        self.call_after_refresh(self._fill)

    def _fill(self) -> None:
        """Fill the table."""
        if self.found is None:
            return
        self.grid.set_empty(_("No version of this plan was kept yet: k keeps it as it is today."))
        rows = {one.id: _row(one) for one in self.found.versions}
        self.grid.set_source(Keyed(rows), _columns(self.size.width))
        self.head()
        self.tell()
        self.refresh_bindings()

    def tell(self) -> None:
        """Write what is said of the version under the cursor."""
        one, text = self.current, Text()
        if one is not None:
            text.append(clean(one.title[:1].upper() + one.title[1:]), "bold")
            text.append("\n" + _("Figures of {date}").format(date=written(one.state)))
            if one.adoption is None:
                text.append("\n" + _("A draft: a writes down that it was adopted."))
            else:
                said = _("Adopted on {date} by {who}; it never changes.")
                text.append("\n" + said.format(date=written(one.adoption.on), who=clean(one.adoption.by)))
            if one.notes:
                text.append(f"\n{clean(one.notes, lines=True)}")
            text.append("\n" + _("Digest") + f": {one.digest[:16]}…", "dim")
        self.query_one(".about", Static).update(text)

    @on(told.Activated)
    def activated(self, event: told.Activated) -> None:
        """Show what differs from today."""
        event.stop()
        self.action_today()

    def action_today(self) -> None:
        """Show what differs between the version and today."""
        if self.current is not None:
            self._compare(self.current, None)

    def action_between(self) -> None:
        """Ask with which other version it is compared."""
        one = self.current
        if one is None or self.found is None:
            return
        from tui.dialogs.pick import Pick  # noqa: PLC0415  only then

        others = {str(other.id): other for other in self.found.versions if other is not one}
        choices = [(number, f"{other.title} · {day(other.state)}") for number, other in others.items()]

        def chosen(number: str | None) -> None:
            if number is not None:
                first, last = sorted((one, others[number]), key=lambda both: both.number)
                self._compare(first, last)

        self.app.push_screen(Pick(_("Compare with which version?"), choices), chosen)

    def _compare(self, before: Version, after: Version | None) -> None:
        """Hold two states against each other in a thread, and show what differs."""
        app = board(self)
        database, today = app.database, app.today

        def show(found: Compared) -> None:
            from tui.screens.plan_differences import DifferencesScreen  # noqa: PLC0415  only then

            self.app.push_screen(DifferencesScreen(found))

        self.work(_("comparing"), lambda: versioning.compare(database, before, after, today), show)

    def action_keep(self) -> None:
        """Ask what the version is called, and keep the plan as it is."""
        from tui.dialogs.choose_values import ValuesDialog  # noqa: PLC0415  only then

        dialog = ValuesDialog(
            _("Keep the plan as it is today"),
            [PlanVersion.fields["name"]],
            lambda values: values["name"] or "",
            about=_("All its texts, figures and pictures are kept, as a draft. The name can stay empty."),
            do=_("Keep it"),
        )
        self.app.push_screen(dialog, self._keep)

    def _keep(self, name: str | None) -> None:
        """Keep the plan, in a thread."""
        if name is None:
            return
        app, plan = board(self), self.plan
        database, who, today = app.database, app.who, app.today

        def kept(version: Version) -> None:
            app.say(_("Kept: {version}. u undoes it.").format(version=version.title))
            app.reread()

        self.work(
            _("keeping the plan"),
            lambda: versioning.keep(database, who, plan, today, name),
            kept,
            lasting=True,
        )

    def action_adopt(self) -> None:
        """Ask when and by whom the draft was adopted, and write that down."""
        from inventory.plan.versions import adoption  # noqa: PLC0415  only then
        from tui.dialogs.choose_values import ValuesDialog  # noqa: PLC0415

        one, app = self.current, board(self)
        if one is None or one.adoption is not None:
            return
        database, who, today, version = app.database, app.who, app.today, one
        fields = [PlanVersion.fields["adopted"].but(required=True)]
        fields.append(f.text(PlanVersion.fields["adopted_by"].label, required=True).but(name="adopted_by"))
        about = _(
            "With its figures of {date}, as it was kept; it never changes after that. The plan is adopted too."
        )

        def act(values: dict[str, Any]) -> Version:
            decided = adoption(values["adopted"], values["adopted_by"], today)
            return versioning.adopt(database, who, version, decided)

        dialog = ValuesDialog(
            _("Adopt {version}").format(version=one.title),
            fields,
            act,
            texts={"adopted": day(app.today)},
            about=about.format(date=written(one.state)),
            do=_("Adopt"),
        )
        self.app.push_screen(dialog, self._adopted)

    def _adopted(self, version: Version | None) -> None:
        """Say that it was adopted, and read anew."""
        if version is not None:
            app = board(self)
            app.say(_("Adopted: {version}. u undoes it.").format(version=version.title))
            app.reread()

    def action_write(self) -> None:
        """Ask for the file, and write the version as it was kept."""
        one, database = self.current, board(self).database
        if one is None:
            return
        version = one

        def act(place: str) -> None:
            path = Path(place).expanduser()
            self.work(
                _("writing"), lambda: versioning.write(database, version, path), self.written, lasting=True
            )

        name = _("plan-version-{number}.docx").format(number=one.number)
        self.ask_file(one.title, Path.cwd() / name, SUFFIXES, act)

    def action_verify(self) -> None:
        """Check all versions in a thread."""
        database, plan = board(self).database, self.plan
        self.work(_("checking"), lambda: versioning.verify(database, plan), self._verified)

    def _verified(self, broken: list[Version]) -> None:
        """Say which versions no longer hold what they held."""
        if not broken:
            board(self).say(_("✓ Every version holds what it held when it was kept."))
            return
        names = ", ".join(one.title for one in broken)
        text = _("Changed outside the program: {names}. Put back a backup.")
        board(self).say(text.format(names=names), severity="error")

    def action_record(self) -> None:
        """Show the record of the version."""
        one = self.current
        if one is not None:
            from tui.screens.record import RecordScreen  # noqa: PLC0415  only when one is opened

            self.app.push_screen(RecordScreen("plan_version", one.id), self.go)

    def action_export(self) -> None:
        """Ask for the file, and write the list."""
        if self.found is None:
            return
        found = self.found.versions

        def act(place: str) -> None:
            path = Path(place).expanduser()
            self.work(
                _("writing"), lambda: versioning.export_versions(found, path), self.written, lasting=True
            )

        path = Path.cwd() / _("versions.xlsx")
        self.ask_file(_("Export to file"), path, (".xlsx", ".csv"), act)

    def action_leave(self) -> None:
        """Stop what is read, or go back."""
        if not self.stopped():
            self.dismiss(None)


def _columns(width: int) -> list[GridColumn]:
    """Return the columns for a screen so many cells wide."""
    rest = [
        GridColumn("state", _("Figures of"), 11),
        GridColumn("status", _("Status"), 13),
        GridColumn("adopted", _("Adopted"), 11),
        GridColumn("by", _("By whom"), 11),
    ]
    room = width - GUTTER - 1 - sum((one.width or 0) + 2 * PADDING for one in rest) - 3 - 4 * PADDING
    name = GridColumn("name", _("Name"), max(NAME, min(48, room)))
    return [GridColumn("number", _("No."), 3, align="right"), name, *rest]


def _row(one: Version) -> tuple[Any, ...]:
    """Return a version as a row of the table."""
    on, by = one.adoption or (None, "")
    status = (
        toned(f"✓ {versioning.status_of(one)}", "success") if on else Text(f"· {versioning.status_of(one)}")
    )
    return one.number, one.name or _("(no name)"), day(one.state), status, day(on) if on else "", by
