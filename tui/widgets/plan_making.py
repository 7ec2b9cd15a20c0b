"""What is made and chosen from the page of the plan: documents, template, years, profile, another plan, a new one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from inventory.errors import InputError
from inventory.language import N_, _
from inventory.records.plan import PLAN_STATES, PROFILES
from inventory.text import clean, fold
from tui import plan_writing as writing
from tui.background import Stopped
from tui.board import board
from tui.messages import GoTo
from tui.plan_reading import Chosen
from tui.writes import Progress

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.plan_reading import Look
    from tui.plan_reading import Outline as Known
    from tui.plan_writing import Grounds

ORDER = ("po-raad", "go-vier-in-balans", "digisprong", "ikc", "year-report", "summary")
"""Templates in the order in which they are offered; others come last."""
FILE = N_("ict-plan")
"""Name of a document whose plan has no name."""
HOLDS = {True: "✓", False: "✗", None: "?"}
"""Whether a ground holds."""


class PlanMaking:
    """What is made and chosen; mixed in before Textual's class."""

    chosen: Chosen
    known: Known | None
    found: Look | None
    plan: Any
    load: Callable[[], None]

    def action_write(self) -> None:
        """Ask what document is made, then its file."""
        from tui.dialogs.pick import Pick  # noqa: PLC0415  only then
        from tui.plan_documents import FORMATS  # noqa: PLC0415

        page: Any = self
        choices = [(suffix, f"{suffix} · {_(text)}") for suffix, text in FORMATS.items()]
        page.app.push_screen(Pick(_("Which document?"), choices), self._file)

    def _file(self, suffix: str | None) -> None:
        """Ask for the file of a document."""
        from tui.dialogs.prompt import Prompt  # noqa: PLC0415  only then
        from tui.dialogs.replacing import when_free  # noqa: PLC0415
        from tui.plan_documents import FORMATS  # noqa: PLC0415

        if suffix is None:
            return
        page: Any = self
        name = self.plan["name"] if self.plan else _(FILE)
        if self.plan and self.known and self.known.settings.template != self.plan["template"]:
            name = f"{name} {self.known.title}"
        words = "-".join("".join(c if c.isalnum() else " " for c in fold(name)).split()) or _(FILE)
        place = str(Path.cwd() / f"{words}{suffix}")
        page.app.push_screen(
            Prompt(_("To which file?"), place, _(FORMATS[suffix]), _("Write")),
            lambda path: when_free(page, path, self._document),
        )

    def _document(self, place: str) -> None:
        """Write a document in a thread; how far it is is shown when it takes long."""
        from inventory import settings  # noqa: PLC0415  the command line has read them already
        from tui.dialogs.progress import PATIENCE, ProgressDialog  # noqa: PLC0415
        from tui.plan_documents import Wanted, write  # noqa: PLC0415

        page: Any = self
        app, progress = board(page), Progress()
        if self.known is None:
            return
        style = settings.load(app.config).plan.style
        wanted = Wanted(self.known.settings, app.today, Path(place).expanduser(), style)
        dialog = ProgressDialog(_("Making the document"), progress)
        timer = page.set_timer(PATIENCE, lambda: page.app.push_screen(dialog))

        def close() -> None:
            timer.stop()
            if dialog.is_attached:
                dialog.dismiss(None)

        def done(path: Path) -> None:
            close()
            app.say(_("Written: {path}").format(path=path))

        def failed(error: Exception) -> bool:
            close()
            if isinstance(error, Stopped):
                app.say(_("Stopped; nothing was written."))
            return isinstance(error, Stopped)

        database = app.database
        page.background(lambda: write(database, wanted, progress), done, group="document", failed=failed)

    def action_refresh(self) -> None:
        """Bring a document up to date."""
        from tui.screens.plan_refresh import RefreshScreen  # noqa: PLC0415  only then

        page: Any = self
        page.app.push_screen(RefreshScreen(self.plan["id"] if self.plan else None))

    def action_versions(self) -> None:
        """Show the versions of the plan."""
        from tui.screens.plan_versions import VersionsScreen  # noqa: PLC0415  only then

        page: Any = self
        page.app.push_screen(VersionsScreen(self.plan["id"]))

    def action_indicators(self) -> None:
        """Go to the indicators of the plan."""
        page: Any = self
        page.post_message(GoTo("indicators"))

    def action_template(self) -> None:
        """Choose the template."""
        from inventory.plan.template import load, names  # noqa: PLC0415
        from tui.dialogs.pick import Pick  # noqa: PLC0415  only then

        page: Any = self
        every = sorted(names(), key=lambda one: (ORDER.index(one) if one in ORDER else len(ORDER), one))
        choices = [(one, f"{load(one).title}: {load(one).about}") for one in every]

        def taken(name: str | None) -> None:
            if name is not None:
                shown = self.chosen._replace(template=name, span=None)
                self._settle(load(name).title, {"template": name}, shown)

        page.app.push_screen(Pick(_("Which template?"), choices), taken)

    def action_years(self) -> None:
        """Choose the years."""
        from tui.dialogs.prompt import Prompt  # noqa: PLC0415  only then
        from tui.failures import tell  # noqa: PLC0415

        page: Any = self
        if self.known is None:
            return
        now = f"{self.known.settings.first_year}-{self.known.settings.last_year}"

        def taken(text: str | None) -> None:
            if not text:
                return
            try:
                first, last = writing.years(text)
            except InputError as problem:
                tell(page.app, problem)
                return
            values = {"first_year": first, "last_year": last}
            self._settle(text, values, self.chosen._replace(span=f"{first}-{last}"))

        page.app.push_screen(
            Prompt(_("Which years?"), now, _("First and last year, such as 2027-2030")), taken
        )

    def _settle(self, title: str, values: dict[str, Any], shown: Chosen) -> None:
        """Ask whether something is only looked at or kept in the plan that is recorded."""
        from tui.dialogs.base import Choice  # noqa: PLC0415  only then

        page: Any = self
        row = self.plan
        if row is None or board(page).read_only or all(row[name] == value for name, value in values.items()):
            self._look_at(shown)
            return
        choices = [("look", _("Only look"), "primary"), ("keep", _("Keep in the plan"), "default")]
        text = _("Only look at it, or keep it in the plan “{name}”?").format(name=row["name"])

        def answered(answer: str | None) -> None:
            if answer == "look":
                self._look_at(shown)
            elif answer == "keep":
                self.chosen = Chosen(row["name"])
                self._keep(values)

        page.app.push_screen(Choice(title, text, choices), answered)

    def _look_at(self, shown: Chosen) -> None:
        """Show the plan otherwise, without writing anything."""
        self.chosen = shown
        self.load()

    def _keep(self, values: dict[str, Any]) -> None:
        """Change the plan that is recorded."""
        page: Any = self
        app, row = board(page), self.plan
        database, who = app.database, app.who
        page.background(
            lambda: writing.change_plan(database, who, row["id"], values, row["version"]),
            lambda changed: page._done(changed, _("Saved. u undoes it.")),  # noqa: SLF001  of this same widget
            group="write",
        )

    def action_plan(self) -> None:
        """Choose the plan that is shown."""
        from tui.dialogs.pick import Pick  # noqa: PLC0415  only then

        page: Any = self
        rows = self.known.plans.rows if self.known is not None else []
        if not rows:
            board(page).say(_("No plan is recorded yet: n makes one."))
            return
        choices = [
            (
                row["name"],
                f"{row['name']} · {row['first_year']}-{row['last_year']} · {_(PLAN_STATES[row['status']])}",
            )
            for row in rows
        ]
        page.app.push_screen(Pick(_("Which plan?"), choices), self.choose_plan)

    def choose_plan(self, name: str | None) -> None:
        """Show another plan."""
        if name is not None:
            self._look_at(Chosen(name))

    def action_new(self) -> None:
        """Ask name, template and years of a new plan, and record it."""
        from inventory.plan.template import load, names  # noqa: PLC0415
        from tui.dialogs.pick import Pick  # noqa: PLC0415  only then
        from tui.dialogs.prompt import Prompt  # noqa: PLC0415

        page: Any = self
        today = board(page).today
        every = [one for one in ORDER if one in names()]

        def named(name: str | None) -> None:
            if name:
                choices = [(one, f"{load(one).title}: {load(one).about}") for one in every]
                page.app.push_screen(Pick(_("Which template?"), choices), lambda one: templated(name, one))

        def templated(name: str, template: str | None) -> None:
            if template is not None:
                first = today.year if load(template).years == 1 else today.year + 1
                span = f"{first}-{first + load(template).years - 1}"
                title = _("Which years?")
                page.app.push_screen(Prompt(title, span), lambda text: self._record(name, template, text))

        hint = _("Such as: ict plan {first}-{last}").format(first=today.year + 1, last=today.year + 4)
        page.app.push_screen(Prompt(_("What is the plan called?"), "", hint), named)

    def _record(self, name: str, template: str, span: str | None) -> None:
        """Record a plan, and show it."""
        page: Any = self
        app = board(page)
        database, who = app.database, app.who
        if not span:
            return

        def recorded(_number: int) -> None:
            self.chosen = Chosen(name)
            app.say(_("The plan “{name}” is recorded. u undoes it.").format(name=clean(name)))
            app.reread()

        page.background(
            lambda: writing.new_plan(database, who, name, template, writing.years(span)),
            recorded,
            group="write",
        )

    def action_profile(self) -> None:
        """Show which profile is proposed and why."""
        page: Any = self
        if self.known is not None:
            database, settings, today = board(page).database, self.known.settings, board(page).today
            page.background(
                lambda: writing.grounds(database, settings, today), self._profiles, group="profile"
            )

    def _profiles(self, found: Grounds) -> None:
        """Show the grounds, and let a person choose."""
        from inventory.plan.profile import LABELS  # noqa: PLC0415
        from tui.dialogs.base import Choice  # noqa: PLC0415  only then

        page: Any = self
        lines = [
            f"{HOLDS[one.holds]} {_(LABELS[one.name])}: {one.text} ({one.threshold})"
            for one in found.proposal.grounds
        ]
        text = "\n".join(filter(None, [found.sentence, *lines, found.chosen]))
        choices = [("back", _("Close"), "primary")]
        if self.plan is not None and not board(page).read_only:
            choices += [(name, _(label), "default") for name, label in PROFILES.items()]
            choices += [("away", _("No choice"), "warning")] if self.plan["profile"] else []
        dialog = Choice(_("Profile of the infrastructure"), text, choices)
        dialog.add_class("plan-choice")
        page.app.push_screen(dialog, lambda one: self._profiled(found, one))

    def _profiled(self, found: Grounds, answer: str | None) -> None:
        """Keep a profile with its reason, which is needed when it is not the proposed one."""
        from tui.dialogs.prompt import Prompt  # noqa: PLC0415  only then

        page: Any = self
        if answer == "away":
            self._keep({"profile": None, "profile_reason": None})
        if answer not in PROFILES:
            return
        same = answer == found.proposal.profile
        hint = (
            _("It stands in the plan.")
            if same
            else _("The inventory does not point to it: a reason is needed.")
        )
        title = _("Why the profile {profile}?").format(profile=_(PROFILES[answer]))

        def keep(reason: str | None) -> None:
            if reason is not None and (reason or same):
                self._keep({"profile": answer, "profile_reason": reason or None})

        page.app.push_screen(Prompt(title, "", hint, _("Save"), empty=same), keep)
