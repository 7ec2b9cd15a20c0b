"""What is done from the privacy board: findings behind a cell, mending, the entry of an annex, versions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inventory.language import N_, _, ngettext
from inventory.signals.privacy_board import CHECKS, SIGNS, STATES
from tui import annexing
from tui.board import board
from tui.guarding import ordered, reason, rested
from tui.messages import GoTo
from tui.widgets.mend_actions import MendActions

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from inventory.signals.finding import Finding
    from inventory.signals.privacy_board import BoardRow, Cell
    from tui.annexing import Begun, Version, Way

NOTHING = N_("Both versions say the same.")


class PrivacyDoing(MendActions):
    """What is done from the board; mixed in before Textual's class."""

    _meant: Finding | None = None

    @property
    def current(self) -> Finding | None:
        """Return the finding that is meant: the chosen one, the worst of the cell, or what an unknown cell rests on."""
        cell, row = self.current_cell, self.current_row
        found = ordered(cell.findings) if cell is not None else []
        if cell is not None and row is not None and cell.state == "unknown":
            found = found or ordered(rested(row, self.current_check))
        return self._meant or next(iter(found), None)

    @property
    def current_row(self) -> BoardRow | None:
        """Return the system under the cursor, None for none."""
        raise NotImplementedError

    @property
    def current_cell(self) -> Cell | None:
        """Return the cell under the cursor, None for none."""
        raise NotImplementedError

    @property
    def current_check(self) -> str:
        """Return the check under the cursor."""
        raise NotImplementedError

    def action_open(self) -> None:
        """Show the findings behind the cell."""
        from tui.dialogs.privacy_cell import CellDialog  # noqa: PLC0415  only then

        cell, row, check = self.current_cell, self.current_row, CHECKS[self.current_check]
        if cell is None:
            return
        name = row.system.subject.name if row is not None else _("What concerns no system")
        title = f"{name} · {_(check.label)}: {SIGNS[cell.state]} {_(STATES[cell.state])}"
        said = reason(row, self.current_check) if row is not None and not cell.findings else ""
        page: Any = self
        page.app.push_screen(CellDialog(title, said, ordered(cell.findings), check.rules), self._answered)

    def _answered(self, answer: tuple[str, Finding | None] | None) -> None:
        """Go to the record of a finding, or mend it."""
        if answer is None:
            return
        what, finding = answer
        if what == "wizard" or finding is None:
            self.action_wizard()
        elif what == "go":
            page: Any = self
            page.post_message(GoTo(finding.subject.kind, number=finding.subject.id))
        else:
            self._meant = finding
            self.action_mend()
            self._meant = None

    def action_mend(self) -> None:
        """Do what solves the finding that is meant; of several ways the user chooses one."""
        if not _writable(self):
            return
        if self.current is None:
            board(self.app).say(_("There is nothing to mend here."))
        else:
            super().action_mend()

    def _enter_annex(self, one: Finding, step: str) -> None:
        """Enter the annex of the system of the row, at a step."""
        row = self.current_row
        if row is None:
            super()._enter_annex(one, step)
        elif self._agreements(row):
            self._enter(row, step)
        else:
            self._without(row)

    def _agreements(self, row: BoardRow) -> list[int]:
        """Return the numbers of the agreements on which a system rests."""
        return sorted(number for kind, number in row.system.touches if kind == "agreement")

    def action_wizard(self) -> None:
        """Enter the annex of the system: asks which version, when there are several."""
        page: Any = self
        row = self.current_row
        if row is None or not _writable(page):
            return
        numbers = self._agreements(row)
        if not numbers:
            self._without(row)
            return
        database, system = board(page).database, row.system.subject.id

        def ask(found: list[Way]) -> None:
            if len(found) == 1:
                self._begin(row, found[0].agreement)
                return
            choices = [(str(place), one.name) for place, one in enumerate(found)]
            self._pick(_("Which version?"), choices, lambda place: chosen(found[int(place)]))

        def chosen(one: Way) -> None:
            self._begin(row, one.agreement, on=one.on)

        page.background(lambda: annexing.ways(database, system, numbers), ask, group="annex")

    def _enter(self, row: BoardRow, code: str) -> None:
        """Begin the entry at a step, of the version that holds today; asks under which agreement, when there are several."""
        page: Any = self
        numbers = self._agreements(row)
        if len(numbers) == 1:
            self._begin(row, numbers[0], code)
            return
        database = board(page).database

        def ask(found: list[tuple[int, str]]) -> None:
            choices = [(str(number), title) for number, title in found]
            self._pick(_("Under which agreement?"), choices, lambda one: self._begin(row, int(one), code))

        page.background(lambda: annexing.agreements_of(database, numbers), ask, group="annex")

    def _without(self, row: BoardRow) -> None:
        """Ask whether an agreement is to be recorded first."""
        from tui.dialogs.base import Choice  # noqa: PLC0415  only then
        from tui.screens.form import open_form  # noqa: PLC0415

        page: Any = self

        def answered(answer: str | None) -> None:
            if answer == "yes":
                open_form(page, "agreement", begin=_beginning(row, "agreement"), done=entered)

        def entered(number: int | None) -> None:
            if number is not None:
                self._begin(row, number)

        text = _(
            "An annex belongs to an agreement, and none is recorded on which {system} rests. Record one now?"
        )
        choices = [("no", _("Cancel"), "primary"), ("yes", _("Record an agreement"), "default")]
        said = text.format(system=row.system.subject.name)
        page.app.push_screen(Choice(_("No agreement"), said, choices), answered)

    def _begin(self, row: BoardRow, agreement: int, code: str = "", on: dt.date | None = None) -> None:
        """Read what is recorded, and show the entry of the version that holds on a day, or today."""
        page: Any = self
        app = board(page)
        database, day, system = app.database, on or app.today, row.system.subject.id

        def show(begun: Begun) -> None:
            from tui.screens.annex import AnnexScreen  # noqa: PLC0415  only then

            page.app.push_screen(AnnexScreen(begun, code))

        page.background(lambda: annexing.begin(database, agreement, system, day), show, group="annex")

    def _pick(self, title: str, choices: list[tuple[str, str]], done: Callable[[str], None]) -> None:
        """Ask for one of several things."""
        from tui.dialogs.pick import Pick  # noqa: PLC0415  only then

        page: Any = self
        page.app.push_screen(Pick(title, choices), lambda one: done(one) if one is not None else None)

    def _with_versions(
        self, least: int, too_few: str, done: Callable[[BoardRow, list[Version]], None]
    ) -> None:
        """Read the versions of the annex of the system; say so when there are too few."""
        page: Any = self
        row, app = self.current_row, board(page)
        if row is None:
            return
        database, system = app.database, row.system.subject.id

        def found(versions: list[Version]) -> None:
            if len(versions) < least:
                app.say(too_few, severity="warning")
            else:
                done(row, versions)

        page.background(lambda: annexing.versions(database, system), found, group="versions")

    def action_copy(self) -> None:
        """Make a new version of the annex from an older one."""
        none = _("There is no annex to copy: w enters the first.")
        self._with_versions(1, none, lambda row, versions: self._choose_old(row, versions, self._ask_copy))

    def _choose_old(
        self, row: BoardRow, versions: list[Version], done: Callable[[BoardRow, Version], None]
    ) -> None:
        """Ask which version is copied, the newest first; one alone is meant."""
        if len(versions) == 1:
            done(row, versions[0])
            return
        by_number = {str(one.number): one for one in reversed(versions)}
        choices = [(number, one.name) for number, one in by_number.items()]
        self._pick(_("Copy which version?"), choices, lambda one: done(row, by_number[one]))

    def _ask_copy(self, row: BoardRow, old: Version) -> None:
        """Ask name and date of the new version, make it, and enter what changed."""
        from inventory.records import get  # noqa: PLC0415
        from tui.dialogs.choose_values import ValuesDialog  # noqa: PLC0415

        page: Any = self
        app = board(page)
        database, who, system = app.database, app.who, row.system.subject.name
        fields = get("annex").fields
        dialog = ValuesDialog(
            _("New version of the annex of {system}").format(system=system),
            [fields["edition"].but(required=True), fields["date"].but(required=True)],
            lambda values: (
                annexing.copy(database, who, old.number, values["edition"], values["date"], system),
                values["date"],
            ),
            do=_("Copy"),
            about=_("It begins as {version}, with its data, services and locations.").format(
                version=old.name
            ),
        )

        def made(answer: tuple[int, dt.date] | None) -> None:
            if answer is not None:
                app.say(_("Made: enter what changed. V shows the differences; u takes it back."))
                app.reread()
                self._begin(row, old.agreement, on=answer[1])

        page.app.push_screen(dialog, made)

    def action_compare(self) -> None:
        """Show what differs between two versions of the annex."""
        few = _("There are no two versions of its annex to compare: c makes one.")
        self._with_versions(2, few, self._choose_pair)

    def _choose_pair(self, row: BoardRow, versions: list[Version]) -> None:
        """Ask which two versions, unless there are two."""
        if len(versions) == 2:  # noqa: PLR2004  a pair
            self._differences(row, *versions)
            return
        by_number = {str(one.number): one for one in reversed(versions)}
        choices = [(number, one.name) for number, one in by_number.items()]

        def older(new: str) -> None:
            place = versions.index(by_number[new])
            others = [one for one in reversed(versions) if one is not versions[place]]
            before = [one for one in others if versions.index(one) < place] or others
            rest = [(str(one.number), one.name) for one in before]
            self._pick(
                _("Compare with which older version?"),
                rest,
                lambda old: self._differences(row, by_number[old], by_number[new]),
            )

        self._pick(_("Differences of which version?"), choices, older)

    def _differences(self, row: BoardRow, old: Version, new: Version) -> None:
        """Show the differences in words."""
        from tui.dialogs.told import Told  # noqa: PLC0415  only then

        page: Any = self
        database = board(page).database

        def show(found: list[Any]) -> None:
            count = ngettext("{count} difference", "{count} differences", len(found)).format(count=len(found))
            title = _("{system}: {count} from {old} to {new}").format(
                system=row.system.subject.name, count=count, old=old.name, new=new.name
            )
            page.app.push_screen(Told(title, [one.text for one in found] or [_(NOTHING)]))

        page.background(lambda: annexing.compare(database, old.number, new.number), show, group="versions")


def _writable(page: Any) -> bool:
    """Return whether something may be written; say so when not."""
    app = board(page)
    if app.read_only:
        app.say(_("The database is opened read-only."), severity="warning")
    return not app.read_only


def _beginning(row: BoardRow, kind: str) -> dict[str, str]:
    """Return what is known of a new record, as text by column name."""
    if kind == "dpia":
        return {"system": row.system.subject.name}
    return {"supplier": row.system.supplier} if row.system.supplier else {}
