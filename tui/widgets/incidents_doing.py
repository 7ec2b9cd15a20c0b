"""What is done from the page of incidents: choosing a school, opening or making a plan, writing the card."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from inventory.language import _, ngettext
from tui import readying
from tui.board import board
from tui.messages import GoTo
from tui.readying import ALL

if TYPE_CHECKING:
    from inventory.signals.readiness import Answers
    from tui.readying import Ready, Wire

NEW = "new"
"""Prefix of a choice that makes a plan instead of opening one."""


class IncidentsDoing:
    """What is done from the page; mixed in before Textual's class."""

    found: Ready | None
    site: int

    @property
    def current(self) -> Answers | None:
        """Return the answers under the cursor, None for none."""
        raise NotImplementedError

    @property
    def current_line(self) -> Wire | None:
        """Return the line under the cursor, None for none."""
        raise NotImplementedError

    def take(self, site: int) -> None:
        """Show another school."""
        raise NotImplementedError

    def action_site(self) -> None:
        """Choose the school."""
        from tui.dialogs.pick import Pick  # noqa: PLC0415  only when it is asked

        found = self.found
        if found is not None:
            choices = [(str(one.id), one.name) for one in found.sites]
            page: Any = self
            page.app.push_screen(Pick(_("Which school?"), [(str(ALL), _("all sites")), *choices]), self._take)

    def _take(self, number: str | None) -> None:
        """Show what was chosen."""
        if number is not None:
            self.take(int(number))

    def action_step(self, by: int) -> None:
        """Show the next site, or the one before; after the last one all of them."""
        if self.found is not None:
            numbers = [ALL, *(one.id for one in self.found.sites)]
            self.take(numbers[(numbers.index(self.found.site) + by) % len(numbers)])

    def action_record(self) -> None:
        """Go to the record of what can fail, or of the site of the line."""
        one, line, page = self.current, self.current_line, self
        if one is not None:
            page.post_message(GoTo(one.thing.kind, number=one.thing.id))  # type: ignore[attr-defined]
        elif line is not None:
            page.post_message(GoTo("site", number=line.verdict.site.id))  # type: ignore[attr-defined]

    def action_open(self) -> None:
        """Open the plan or make one; on a line open that, or record one where there is none."""
        one, line = self.current, self.current_line
        if line is not None:
            self._open_line(line)
        elif one is not None:
            self._open_plan(one)

    def _open_line(self, one: Wire) -> None:
        page: Any = self
        if one.line is not None:
            page.post_message(GoTo("connection", number=one.line.id))
        else:
            self._form("connection", None, {"site": one.verdict.site.name})

    def _open_plan(self, one: Answers) -> None:
        """Open the only plan that counts here; where one of a school's own can be made, ask."""
        from tui.dialogs.pick import Pick  # noqa: PLC0415  only when it is asked

        page: Any = self
        shown = self.found.shown if self.found is not None else None
        choices = [(str(plan.id), self._named(plan.site)) for plan in one.plans]
        if not page.app.read_only:
            if all(plan.site is not None for plan in one.plans):
                choices.append((NEW, _("New plan for all sites")))
            if shown is not None and all(plan.site != shown.id for plan in one.plans):
                choices.append((f"{NEW}:{shown.id}", _("New plan only for {site}").format(site=shown.name)))
        if not choices:
            board(page).say(_("The database is opened read-only."), severity="warning")
        elif len(choices) == 1:
            self._chosen(one, choices[0][0])
        else:
            title = _("Plan for when {name} fails").format(name=one.thing.name)
            page.app.push_screen(Pick(title, choices), lambda name: self._chosen(one, name))

    def _named(self, site: int | None) -> str:
        """Return what a plan is called."""
        name = self.found.name(site) if self.found is not None else ""
        return _("Plan of {site}").format(site=name) if name else _("Plan for all sites")

    def _chosen(self, one: Answers, name: str | None) -> None:
        """Open a plan, or the form of a new one."""
        page: Any = self
        if name is None:
            return
        what, _colon, site = name.partition(":")
        if what == NEW:
            begin = {one.thing.kind: one.thing.name}
            if site and self.found is not None:
                begin["site"] = self.found.name(int(site))
            self._form("incident_plan", None, begin)
        elif page.app.read_only:
            page.post_message(GoTo("incident_plan", number=int(name)))
        else:
            self._form("incident_plan", int(name), None)

    def _form(self, kind: str, number: int | None, begin: dict[str, str] | None) -> None:
        """Show a form; a database that is only read refuses."""
        from tui.screens.form import open_form  # noqa: PLC0415  only then

        page: Any = self
        if page.app.read_only:
            board(page).say(_("The database is opened read-only."), severity="warning")
        else:
            open_form(page, kind, number, begin=begin)

    def action_export(self) -> None:
        """Ask for the file of the card."""
        from tui.dialogs.prompt import Prompt  # noqa: PLC0415  only when a file is written
        from tui.dialogs.replacing import when_free  # noqa: PLC0415

        if self.found is None:
            return
        site = self.found.shown
        part = (
            "".join(sign if sign.isalnum() else "-" for sign in site.name).strip("-")
            if site
            else _("all-schools")
        )
        path = str(Path.cwd() / _("incident-card-{site}.docx").format(site=part))
        hint = _("A .docx, .html or .pdf; one page of A4 for each school")
        page: Any = self
        dialog = Prompt(_("Write the card"), path, hint, _("Export"))
        of = site.code or site.name if site else "all"
        page.app.push_screen(
            dialog, lambda place: when_free(page, place, lambda free: self._export(free, of))
        )

    def _export(self, place: str | None, site: str) -> None:
        """Write the card in a thread."""
        if place is None:
            return
        page: Any = self
        app, path = board(page), Path(place).expanduser()
        database, today = app.database, app.today

        def done(made: tuple[int, int, Path]) -> None:
            count, unknown, file = made
            said = ngettext("{count} card in {file}.", "{count} cards in {file}.", count)
            said = said.format(count=count, file=file)
            if unknown:
                text = ngettext("{count} answer is not known.", "{count} answers are not known.", unknown)
                said += " " + text.format(count=unknown)
            app.say(said, severity="warning" if unknown else "information")

        page.background(lambda: readying.write_cards(database, today, site, path), done, group="card")
